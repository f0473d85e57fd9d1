"""Taking a whole import back, unless later work hangs on it."""

import json
from typing import Any, ClassVar

from sqlalchemy.exc import IntegrityError

from app.domain.accompagnements import Accompagnement
from app.domain.contrats import Conditions, Contrat
from app.domain.entreprises import Effectif, Entreprise, Site
from app.domain.interventions import Intervention
from app.domain.organismes import Organisme
from app.domain.personnes import Emploi, Personne
from app.errors import Refus
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
    """Something typed, or imported, since then hangs on this import; `details["raison"]` says what."""

    code: ClassVar[str] = "import_suivi_de_saisies"


def annuler(unite: UnitOfWork, numero: int, instant: str) -> None:
    """Restore what the import changed and remove what it created; raises `ImportSuiviDeSaisies`."""
    for sorte in _ORDRE:
        traces = depot.de(unite.connexion, numero, sorte)
        _verifier(unite, sorte, traces)
        for trace in reversed(traces):
            if trace.geste is Geste.MODIFIE and trace.avant:
                _restaurer(unite, trace)
        _effacer(unite, sorte, [t.objet_id for t in traces if t.geste is Geste.CREE])
    depot.clore(unite, numero, instant)


def _verifier(unite: UnitOfWork, sorte: str, traces: list[Trace]) -> None:
    fiche, _ = _ORDRE[sorte]
    if sorte == "interventions":
        attendus = {t.objet_id: t.empreinte for t in traces if t.geste is Geste.CREE}
        presents = imports_actes.actes(unite.connexion, attendus)
        changes = sum(connu.empreinte != attendus[ident] for ident, connu in presents.items())
        traces = [t for t in traces if t.geste is Geste.MODIFIE]
    else:
        changes = 0
    suivies = {t.objet_id: json.loads(t.avant)["apres"] for t in traces if t.avant}
    records = fiche.par_ids(unite.connexion, suivies)
    changes += sum(etat(record) != suivies[ident] for ident, record in records.items())
    if changes:
        raison = f"{changes} de ses enregistrements ({sorte}) ont été modifiés depuis, à la main ou par un autre import"
        raise ImportSuiviDeSaisies(raison=raison)


def _restaurer(unite: UnitOfWork, trace: Trace) -> None:
    fiche, record = _ORDRE[trace.sorte]
    if trace.avant and fiche.lire(unite.connexion, trace.objet_id) is not None:
        fiche.ecrire(unite, depuis_json(record, json.loads(trace.avant)["avant"]))


def _effacer(unite: UnitOfWork, sorte: str, ids: list[int]) -> None:
    try:
        if sorte == "interventions":
            retrait.effacer_actes(unite, ids)
        else:
            retrait.effacer_fiches(unite, sorte, ids)
    except IntegrityError:
        raison = f"d'autres saisies s'appuient sur ce qu'il a créé ({sorte})"
        raise ImportSuiviDeSaisies(raison=raison) from None
