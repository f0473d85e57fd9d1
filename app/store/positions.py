"""What consumed the contrats, read in few statements: acts added up in SQL, shared ones apart, permanences."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, text

from app.domain.calendrier import mois_apres
from app.domain.contrats.consommation import ActesDuJour
from app.domain.interventions import TOUT, Part, minutes_par_contrat
from app.domain.permanences import EtatPermanence, Initiative, Permanence

EN_PERMANENCE = (
    "(i.permanence_id IS NOT NULL AND EXISTS"
    " (SELECT 1 FROM permanences s WHERE s.id = i.permanence_id AND s.etat = 'tenue'))"
)
# A range of the index per contrat and month: grouping sixty thousand rows by month costs twice as much.
_PAR_MOIS = text(
    "SELECT c.id, m.value ->> 0, (SELECT sum(i.minutes) FROM interventions_parts p"  # noqa: S608 - constants only
    "  CROSS JOIN interventions i ON i.id = p.intervention_id"
    "  WHERE p.contrat_id = c.id AND p.jour BETWEEN m.value ->> 0 AND m.value ->> 1"
    f"  AND p.pour_dix_mille = {TOUT} AND i.facturable = 1)"
    " FROM contrats c CROSS JOIN json_each(:mois) m"
)

# Read as text: the types of the table cost as much again over thousands of rows.
_PERMANENCES = text(
    "SELECT id, contrat_id, site_id, jour, debut, fin, etat, initiative, decidee_le FROM permanences"
    " WHERE contrat_id IN (SELECT value FROM json_each(:contrats)) ORDER BY jour, debut, id"
)
_ETATS = {etat.value: etat for etat in EtatPermanence}
_INITIATIVES = {initiative.value: initiative for initiative in Initiative}


def factures_par_mois(connexion: Connection, du: date, au: date) -> dict[int, list[ActesDuJour]]:
    """Return, by contrat, the billable minutes of each month between two days, dated on its first day."""
    sommes: Counter[tuple[int, str]] = Counter()
    for contrat, mois, minutes in connexion.execute(_PAR_MOIS, {"mois": json.dumps(_mois(du, au))}):
        sommes[contrat, mois] += minutes or 0
    for jour, minutes, parts in _partages_factures(connexion, au):
        for contrat, portees in _repartir(minutes, parts):
            sommes[contrat, f"{jour[:7]}-01"] += portees
    par_contrat: defaultdict[int, list[ActesDuJour]] = defaultdict(list)
    for (contrat, mois), total in sommes.items():
        if total:
            par_contrat[contrat].append(_acte(mois, "", 1, 0, total))
    return dict(par_contrat)


def _partages_factures(connexion: Connection, au: date) -> Iterator[tuple[str, int, tuple[tuple[int, int], ...]]]:
    """Yield the billable acts that several contrats share: day, minutes, parts."""
    requete = text(
        "SELECT i.id, i.jour, i.minutes, p.contrat_id, p.pour_dix_mille"  # noqa: S608 - constants only
        " FROM interventions_parts p CROSS JOIN interventions i ON i.id = p.intervention_id"
        f" WHERE p.pour_dix_mille < {TOUT} AND i.jour <= :au AND i.facturable = 1 ORDER BY i.id"
    )
    for _, groupe in groupby(connexion.execute(requete, {"au": au.isoformat()}).all(), key=itemgetter(0)):
        lignes = list(groupe)
        yield lignes[0][1], lignes[0][2], tuple((ligne[3], ligne[4]) for ligne in lignes)


@lru_cache(maxsize=4_096)
def _repartir(minutes: int, parts: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Return the minutes each contrat bears; acts shared the same way are many."""
    partage = minutes_par_contrat(minutes, [Part(contrat_id=c, pour_dix_mille=p) for c, p in parts])
    return tuple(partage.items())


def _mois(du: date, au: date) -> list[tuple[str, str]]:
    """Return the first and last days of the months, the last one cut at `au`."""
    bornes, mois = [], du.replace(day=1)
    while mois <= au:
        suivant = mois_apres(mois, 1)
        bornes.append((mois.isoformat(), min(au, suivant - timedelta(days=1)).isoformat()))
        mois = suivant
    return bornes


def par_jour(connexion: Connection, contrat_id: int, au: date) -> list[ActesDuJour]:
    """Return what a contrat bears day by day up to `au`, by nature, billable or not, within a permanence or not."""
    requete = (
        f"SELECT p.jour, i.nature, i.facturable, {EN_PERMANENCE}, sum(i.minutes)"  # noqa: S608 - constants only
        " FROM interventions_parts p CROSS JOIN interventions i ON i.id = p.intervention_id"
        f" WHERE p.contrat_id = :contrat AND p.jour <= :au AND p.pour_dix_mille = {TOUT} GROUP BY 1, 2, 3, 4"
    )
    lues = connexion.execute(text(requete), {"contrat": contrat_id, "au": au.isoformat()})
    return [_acte(*ligne) for ligne in lues] + [a for c, a in _partages(connexion, au) if c == contrat_id]


def permanences(connexion: Connection, contrats: Collection[int]) -> dict[int, list[Permanence]]:
    """Return every permanence of these contrats, by contrat, in order of time, without their words."""
    par_contrat: defaultdict[int, list[Permanence]] = defaultdict(list)
    lues = connexion.execute(_PERMANENCES, {"contrats": json.dumps(list(contrats))})
    for ident, contrat, site, jour, debut, fin, etat, initiative, decidee in lues:
        par_contrat[contrat].append(
            Permanence(
                id=ident,
                contrat_id=contrat,
                site_id=site,
                jour=date.fromisoformat(jour),
                debut=debut,
                fin=fin,
                etat=_ETATS[etat],
                initiative=_INITIATIVES.get(initiative),
                decidee_le=date.fromisoformat(decidee) if decidee else None,
            )
        )
    return dict(par_contrat)


def prochaines_permanences(connexion: Connection, apres: date) -> dict[int, date]:
    """Return, by contrat, the day of the next permanence planned after that day."""
    requete = text(
        "SELECT contrat_id, min(jour) FROM permanences WHERE etat = :etat AND jour > :apres GROUP BY contrat_id"
    )
    lues = connexion.execute(requete, {"etat": EtatPermanence.PLANIFIEE.value, "apres": apres.isoformat()})
    return {contrat: date.fromisoformat(jour) for contrat, jour in lues}


def rendezvous_pris(connexion: Connection, apres: date) -> dict[int, list[tuple[date, int]]]:
    """Return, by contrat, the appointments still to come after that day, with their minutes."""
    requete = text(
        "SELECT coalesce(r.contrat_id, p.contrat_id), r.jour, r.minutes FROM rendezvous r"
        " LEFT JOIN permanences p ON p.id = r.permanence_id WHERE r.etat = 'prevu' AND r.jour > :apres"
    )
    par_contrat: defaultdict[int, list[tuple[date, int]]] = defaultdict(list)
    for contrat, jour, minutes in connexion.execute(requete, {"apres": apres.isoformat()}):
        par_contrat[contrat].append((date.fromisoformat(jour), minutes))
    return dict(par_contrat)


def _partages(connexion: Connection, au: date) -> Iterator[tuple[int, ActesDuJour]]:
    """Yield what each contrat bears of the acts that several share."""
    requete = text(
        f"SELECT i.id, i.jour, i.nature, i.facturable, {EN_PERMANENCE}, i.minutes, p.contrat_id, p.pour_dix_mille"  # noqa: S608
        " FROM interventions_parts p CROSS JOIN interventions i ON i.id = p.intervention_id"
        f" WHERE p.pour_dix_mille < {TOUT} AND i.jour <= :au ORDER BY i.id"
    )
    lues = connexion.execute(requete, {"au": au.isoformat()}).all()
    for _, groupe in groupby(lues, key=itemgetter(0)):
        lignes = list(groupe)
        _, jour, nature, facturable, en_permanence, minutes, _, _ = lignes[0]
        parts = [Part(contrat_id=ligne[6], pour_dix_mille=ligne[7]) for ligne in lignes]
        for contrat, portees in minutes_par_contrat(minutes, parts).items():
            yield contrat, _acte(jour, nature, facturable, en_permanence, portees)


def _acte(jour: str, nature: str, facturable: Any, en_permanence: Any, minutes: int) -> ActesDuJour:  # noqa: ANN401
    return ActesDuJour(date.fromisoformat(jour), nature, bool(facturable), bool(en_permanence), minutes)
