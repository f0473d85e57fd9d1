"""The acts of a civil year as the contrats of an entreprise bear them: what relevés and bilan are checked on."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from app.bilan import json as forme
from app.bilan.actes import TEMPS
from app.bilan.parametres import Parametres
from app.bilan.releves import ActePorte, AnneePortee, reste_tenable
from app.domain.contrats import Conditions
from app.domain.contrats.consommation import compte
from app.domain.contrats.volumes import en_force
from app.domain.interventions import Portee
from app.domain.nomenclatures import Liste
from app.store import bilans, publications, releves
from app.store.contrats import conditions_de
from app.store.releves import ActeLu


def porter(connexion: Connection, entreprise_id: int, annee: int) -> AnneePortee:
    """Read a civil year of an entreprise, with the bilans registered for it."""
    inscrits = publications.versions(connexion, entreprise_id, date(annee, 1, 1), date(annee, 12, 31))
    return AnneePortee(
        actes=_actes(connexion, entreprise_id, annee),
        natures=bilans.listes(connexion)[Liste.NATURES],
        publies=tuple(forme.lire(p.contenu) for p in inscrits),
    )


def minutes_tues(
    connexion: Connection, entreprise_id: int, periode: tuple[date, date], parametres: Parametres
) -> frozenset[str]:
    """Return what the bilan of a civil year leaves out, its minutes less the billable totals leaning on few."""
    du, au = periode
    if (du, au) != (date(du.year, 1, 1), date(du.year, 12, 31)):
        return frozenset()
    actes = _actes(connexion, entreprise_id, du.year)
    return frozenset() if reste_tenable(actes, parametres) else frozenset({TEMPS})


def _actes(connexion: Connection, entreprise_id: int, annee: int) -> tuple[ActePorte, ...]:
    fusions = bilans.fusions(connexion)
    lus = releves.actes(connexion, entreprise_id, annee)
    regles = {contrat: conditions_de(connexion, contrat) for contrat in {lu.contrat for lu in lus}}
    return tuple(_porte(lu, regles[lu.contrat], fusions) for lu in lus)


def _porte(lu: ActeLu, regles: Sequence[Conditions], fusions: Mapping[tuple[str, str], str]) -> ActePorte:
    acte = lu.acte
    return ActePorte(
        lu.contrat,
        acte.jour.month,
        fusions.get((Liste.NATURES.value, acte.nature), acte.nature),
        Portee(lu.portee),
        acte.minutes,
        compte(en_force(regles, acte.jour), acte),
        lu.partage,
        lu.personnes,
        lu.participants,
    )
