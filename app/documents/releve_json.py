"""The public form visavis-releve/1 of a relevé: exactly what its page says, in minutes and ISO dates."""

import json

from app.bilan.releves import Ligne, Releve
from app.bilan.releves_audit import ReleveAudite

FORMAT = "visavis-releve/1"


def ecrire(releve: ReleveAudite) -> bytes:
    """Return the UTF-8 JSON of an audited relevé; the same relevé always gives the same bytes."""
    return f"{json.dumps(_objet(releve.contenu), ensure_ascii=False, indent=1)}\n".encode()


def _objet(r: Releve) -> dict[str, object]:
    v = r.volume
    return {
        "format": FORMAT,
        "entreprise": r.entreprise,
        "contrat": r.contrat,
        "exemple": r.exemple,
        "periode": {"du": r.du.isoformat(), "au": r.au.isoformat()},
        "etabli_le": r.etabli_le.isoformat(),
        "parametres": {"k": r.k},
        "minutes": r.total,
        "affiche": r.dire(r.total),
        "origine": [_ligne(ligne) for ligne in r.parts],
        "volume": v
        and {
            "du": v.du.isoformat(),
            "au": v.au.isoformat(),
            "prevu": v.prevu,
            "consomme": v.consomme,
            "reste": v.reste,
        },
        "presence": [
            {"jour": p.jour.isoformat(), "site": p.site, "debut": p.debut, "fin": p.fin, "etat": p.etat}
            for p in r.presence
        ],
        "natures": [_ligne(ligne) | {"codes": list(ligne.codes)} for ligne in r.lignes],
        "motif": r.motif,
    }


def _ligne(ligne: Ligne) -> dict[str, object]:
    return {"code": ligne.code, "libelle": ligne.libelle, "minutes": ligne.minutes}
