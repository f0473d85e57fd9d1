"""The acts of a civil year as the contrats of an entreprise bear them: what relevés and bilan are checked on."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from app.bilan import json as forme
from app.bilan import releves_blocs
from app.bilan.actes import TEMPS
from app.bilan.parametres import Parametres
from app.bilan.releves import NON_HONORE, ActePorte, AnneePortee, Bloc
from app.bilan.releves_restes import dit_des_minutes, reste_tenable, restes_tenables
from app.domain.contrats import Assiette, Conditions
from app.domain.contrats.consommation import compte
from app.domain.contrats.volumes import en_force
from app.domain.interventions import Portee
from app.domain.nomenclatures import Liste
from app.services.instantanes import retenus
from app.store import bilans, codes, publications, releves, tables
from app.store.contrats import CONTRATS, conditions_de
from app.store.entreprises import EFFECTIFS, SITES
from app.store.releves import ActeLu

_AXE_SITE = "site"
_NON_HONORE = (Liste.NATURES.value, NON_HONORE)


def porter(connexion: Connection, entreprise_id: int, periode: tuple[date, date]) -> AnneePortee:
    """Read the bilans registered for the civil year of a period, the relevés handed out of it, and the acts.

    Those of the period, or of the whole year when a bilan tells minutes that they are to be taken from.
    """
    annee = periode[0].year
    du, au = date(annee, 1, 1), date(annee, 12, 31)
    inscrits = publications.versions(connexion, entreprise_id, du, au)
    publies = tuple(forme.lire(p.contenu) for p in inscrits)
    effectifs = retenus(EFFECTIFS.tous(connexion, tables.effectifs.c.entreprise_id == entreprise_id), au)
    return AnneePortee(
        actes=_actes(connexion, entreprise_id, (du, au) if any(map(dit_des_minutes, publies)) else periode),
        natures=bilans.listes(connexion)[Liste.NATURES],
        sites={str(s.id): s.nom for s in SITES.tous(connexion, tables.sites.c.entreprise_id == entreprise_id)},
        effectifs={e.modalite: e.nombre for e in effectifs if e.axe == _AXE_SITE},
        publies=publies,
        blocs=_blocs(connexion, entreprise_id, du, au),
    )


def minutes_tues(
    connexion: Connection, entreprise_id: int, periode: tuple[date, date], parametres: Parametres
) -> frozenset[str]:
    """Return what the bilan of a civil year leaves out: its minutes, when relevés and it would give few away."""
    du, au = periode
    if (du, au) != (date(du.year, 1, 1), date(du.year, 12, 31)):
        return frozenset()
    blocs = _blocs(connexion, entreprise_id, du, au)
    actes = _actes(connexion, entreprise_id, periode, tous=bool(blocs))
    dits = reste_tenable(actes, parametres)
    if dits and blocs:
        dits = restes_tenables(actes, blocs, bilans.listes(connexion)[Liste.NATURES], parametres)
    return frozenset() if dits else frozenset({TEMPS})


def _blocs(connexion: Connection, entreprise_id: int, du: date, au: date) -> tuple[Bloc, ...]:
    remis = releves.remis(connexion, entreprise_id, du, au)
    return tuple(bloc for releve in remis for bloc in releves_blocs.lire(releve.blocs, releve.contrat_id))


def _actes(
    connexion: Connection, entreprise_id: int, periode: tuple[date, date], *, tous: bool = True
) -> tuple[ActePorte, ...]:
    """Return the acts of a period, all of them or those that `reste_tenable` may look at."""
    fusions = codes.fusions(connexion)
    contrats = CONTRATS.tous(connexion, tables.contrats.c.entreprise_id == entreprise_id)
    regles = {contrat.id: conditions_de(connexion, contrat.id) for contrat in contrats}
    ordinaires = () if tous else [contrat for contrat, conditions in regles.items() if all(map(_tout, conditions))]
    absences = (NON_HONORE, *(code for (liste, code), c in fusions.items() if (liste, c) == _NON_HONORE))
    lus = releves.actes(connexion, entreprise_id, periode, ordinaires, absences)
    comptes = _Comptes(regles)
    return tuple(_porte(lu, fusions, compte_=comptes.de(lu)) for lu in lus)


def _tout(conditions: Conditions) -> bool:
    """Tell whether every billable act consumes."""
    return conditions.consomme_par is Assiette.ACTES and not conditions.natures_incluses


class _Comptes:
    """Tells which acts consume, once for all those of a day that are alike."""

    def __init__(self, regles: Mapping[int, Sequence[Conditions]]) -> None:
        self._regles = regles
        self._connus: dict[tuple[object, ...], bool] = {}

    def de(self, lu: ActeLu) -> bool:
        acte = lu.acte
        cle = (lu.contrat, acte.jour, acte.nature, acte.facturable, acte.en_permanence)
        if cle not in self._connus:
            self._connus[cle] = compte(en_force(self._regles[lu.contrat], acte.jour), acte)
        return self._connus[cle]


def _porte(lu: ActeLu, fusions: Mapping[tuple[str, str], str], *, compte_: bool) -> ActePorte:
    acte = lu.acte
    return ActePorte(
        id=lu.id,
        contrat=lu.contrat,
        jour=acte.jour,
        nature=fusions.get((Liste.NATURES.value, acte.nature), acte.nature),
        portee=Portee(lu.portee),
        minutes=acte.minutes,
        compte=compte_,
        personnes=lu.personnes,
        site=lu.site,
        participants=lu.participants,
        partage=lu.partage,
    )
