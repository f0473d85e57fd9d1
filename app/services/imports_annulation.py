"""Taking a whole import back, unless later work hangs on it."""

import json
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy.exc import IntegrityError

from app.domain.accompagnements import Accompagnement
from app.domain.contrats import Conditions, Contrat
from app.domain.entreprises import Effectif, Entreprise, Site
from app.domain.imports import ImportFait
from app.domain.interventions import Intervention
from app.domain.organismes import Organisme
from app.domain.personnes import Emploi, Personne
from app.errors import Refus
from app.messages.sortes import denombrer
from app.store import imports as depot
from app.store import imports_actes
from app.store import imports_retrait as retrait
from app.store.accompagnements import ACCOMPAGNEMENTS
from app.store.contrats import CONDITIONS, CONTRATS
from app.store.entreprises import EFFECTIFS, ENTREPRISES, SITES
from app.store.fiches import Fiche
from app.store.imports import Geste, Trace
from app.store.imports_etats import depuis_json, etat
from app.store.interventions import INTERVENTIONS
from app.store.organismes import ORGANISMES
from app.store.personnes import EMPLOIS, PERSONNES
from app.store.unit_of_work import UnitOfWork

_ORDRE: dict[str, tuple[Fiche[Any], type]] = {
    fiche.sorte: (fiche, record)
    for fiche, record in (
        (INTERVENTIONS, Intervention),
        (ACCOMPAGNEMENTS, Accompagnement),
        (EMPLOIS, Emploi),
        (PERSONNES, Personne),
        (ORGANISMES, Organisme),
        (CONDITIONS, Conditions),
        (CONTRATS, Contrat),
        (EFFECTIFS, Effectif),
        (SITES, Site),
        (ENTREPRISES, Entreprise),
    )
}
"""Every kind an import writes, those that refer to others first."""


class ImportInconnu(Refus):
    """No import of that number is left to undo."""

    code: ClassVar[str] = "import_inconnu"


class ImportSuiviDeSaisies(Refus):
    """Something typed, or imported, since then hangs on this import; `raison` says what, `remede` what to do."""

    code: ClassVar[str] = "import_suivi_de_saisies"


def annuler(unite: UnitOfWork, numero: int, instant: str) -> None:
    """Restore what the import changed and remove what it created; raises `ImportSuiviDeSaisies`."""
    for sorte in _ORDRE:
        traces = depot.de(unite.connexion, numero, sorte)
        _verifier(unite, numero, sorte, traces)
        for trace in reversed(traces):
            if trace.geste is Geste.MODIFIE and trace.avant:
                _restaurer(unite, trace)
        _effacer(unite, numero, sorte, [t.objet_id for t in traces if t.geste is Geste.CREE])
    depot.clore(unite, numero, instant)


def _verifier(unite: UnitOfWork, numero: int, sorte: str, traces: list[Trace]) -> None:
    fiche, _ = _ORDRE[sorte]
    changes: list[int] = []
    if sorte == "interventions":
        attendus = {t.objet_id: t.empreinte for t in traces if t.geste is Geste.CREE}
        presents = imports_actes.actes(unite.connexion, attendus)
        changes = [ident for ident, connu in presents.items() if connu.empreinte != attendus[ident]]
        traces = [t for t in traces if t.geste is Geste.MODIFIE]
    suivies = {t.objet_id: json.loads(t.avant)["apres"] for t in traces if t.avant}
    records = fiche.par_ids(unite.connexion, suivies)
    changes += [ident for ident, record in records.items() if etat(record) != suivies[ident]]
    if changes:
        raise _refus(unite, numero, {sorte: changes}, modifies=True)


def _restaurer(unite: UnitOfWork, trace: Trace) -> None:
    fiche, record = _ORDRE[trace.sorte]
    if trace.avant and fiche.lire(unite.connexion, trace.objet_id) is not None:
        fiche.ecrire(unite, depuis_json(record, json.loads(trace.avant)["avant"]))


def _effacer(unite: UnitOfWork, numero: int, sorte: str, ids: list[int]) -> None:
    try:
        if sorte == "interventions":
            retrait.effacer_actes(unite, ids)
        else:
            retrait.effacer_fiches(unite, sorte, ids)
    except IntegrityError:
        raise _refus(unite, numero, retrait.dependants(unite, sorte, ids), modifies=False) from None


def _refus(unite: UnitOfWork, numero: int, gene: dict[str, list[int]], *, modifies: bool) -> ImportSuiviDeSaisies:
    """Say which later import, else what was typed since, stands in the way, and what to do first."""
    imports: set[int] = set()
    saisies: dict[str, int] = {}
    for sorte, ids in gene.items():
        suivants = depot.suivants(unite.connexion, numero, sorte, ids)
        imports |= suivants.keys()
        saisies[sorte] = len(set(ids).difference(*suivants.values()))
    if imports:
        return _refus_d_import(next(f for f in depot.tous(unite.connexion) if f.numero == max(imports)), numero)
    dits = ", ".join(denombrer(sorte, nombre) for sorte, nombre in saisies.items())
    if modifies:
        raison = f"ce qu’il a écrit a été modifié à la main depuis ({dits})"
        remede = "Ces corrections seraient perdues : gardez l’import, et corrigez ou supprimez ses fiches une à une"
    else:
        raison = f"des saisies faites depuis s’appuient sur ce qu’il a créé ({dits})"
        remede = "Supprimez d’abord ces saisies, puis recommencez, ou gardez l’import"
    return ImportSuiviDeSaisies(numero=numero, raison=raison, remede=remede)


def _refus_d_import(suivant: ImportFait, numero: int) -> ImportSuiviDeSaisies:
    jour = datetime.fromisoformat(suivant.instant).astimezone()
    return ImportSuiviDeSaisies(
        numero=numero,
        raison=f"l’import n° {suivant.numero} du {jour:%d/%m/%Y} ({suivant.libelle}) s’appuie sur ce qu’il a écrit",
        remede=f"Annulez d’abord l’import n° {suivant.numero}, puis recommencez, ou gardez les deux",
    )
