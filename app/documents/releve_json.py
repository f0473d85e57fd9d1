"""The public form visavis-releve/1 of a relevé: exactly what its page says, in minutes and ISO dates."""

import json

from app.bilan.releves import MUETS, NON_HONORE, Axe, Ligne, Releve, Repartition
from app.bilan.releves_audit import ReleveAudite
from app.bilan.releves_presence import Cumul, jour_par_jour, par_mois, par_site

FORMAT = "visavis-releve/1"
_TUS = (NON_HONORE, MUETS)
"""Codes that a fold holds only when they occur: not to be told."""


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
            "depassement": v.depassement,
        },
        "presence": [
            {"jour": p.jour.isoformat(), "site": p.site, "debut": p.debut, "fin": p.fin, "etat": p.etat}
            for p in (r.presence if jour_par_jour(r) else ())
        ],
        "presence_par_mois": [_cumul(c) for c in (() if jour_par_jour(r) else par_mois(r.presence))],
        "presence_par_site": [_cumul(c) for c in (() if jour_par_jour(r) else par_site(r.presence))],
        "repartitions": {axe: _repartition(r.axes[axe]) for axe in Axe if axe in r.axes},
    }


def _cumul(c: Cumul) -> dict[str, object]:
    quoi = {"mois": c.mois.isoformat()[:7]} if c.mois else {"site": c.site}
    return {**quoi, "tenues": c.tenues, "annulees": c.annulees, "minutes": c.minutes}


def _repartition(repartition: Repartition) -> dict[str, object]:
    """Tell the lines; a fold names every code not told alone, whether it occurs or not."""
    lignes = [
        _ligne(li) | {"codes": [c for c in li.codes if c not in _TUS or c == li.code]} for li in repartition.lignes
    ]
    return {"lignes": lignes, "motif": repartition.motif}


def _ligne(ligne: Ligne) -> dict[str, object]:
    return {"code": ligne.code, "libelle": ligne.libelle, "minutes": ligne.minutes}
