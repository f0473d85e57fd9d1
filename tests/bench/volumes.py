"""A practice as large as wanted: persons, follow-ups, acts with notes, over five years and five entreprises."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from random import Random
from typing import Any

from app.demo import annuaire
from app.demo.fiction import Fiction
from app.demo.noms import NOMS, PRENOMS
from app.demo.themes import NOTES
from app.domain.accompagnements import Accompagnement
from app.domain.contrats import Conditions, Contrat, Mode
from app.domain.entreprises import Effectif, Entreprise, Site
from app.domain.interventions import Intervention, Part
from app.domain.personnes import Emploi, Personne

DERNIERE = 2025
_ANNEES = 5
_POIDS = (45, 25, 15, 10, 5)
_NATURES = ("ENT", "ENT", "ENT", "DEM", "ECH", "COU", "DOS", "LIG")
_LOT = 20_000
_SYLLABES = "ba cé di lo mu ra sè ti vo pan ger lin mor tur val cha pre ton bri fou".split()


def lots(actes: int, personnes: int) -> Iterator[list[Any]]:
    """Yield the records in batches of one kind, ids following one another."""
    hasard = Random(actes)
    yield from _cadre(hasard, personnes)
    yield from _par_lots(_personnes(hasard, personnes))
    yield from _par_lots(_emplois(hasard, personnes))
    yield from _par_lots(_accompagnements(hasard, personnes))
    yield from _par_lots(_interventions(hasard, actes, personnes))


def entreprise(personne: int) -> int:
    """Return the entreprise of a person, 1 to 5, the first one the largest."""
    place, rang = personne * 37 % 100, 0
    while place >= sum(_POIDS[: rang + 1]):
        rang += 1
    return rang + 1


def _par_lots(records: Iterator[Any]) -> Iterator[list[Any]]:
    while lot := list(islice(records, _LOT)):
        yield lot


def _cadre(hasard: Random, personnes: int) -> Iterator[list[Any]]:
    rangs = range(1, len(_POIDS) + 1)
    fiction = Fiction(annee=DERNIERE, hasard=hasard)
    annuaire.ecrire(fiction)
    yield [Entreprise(id=n, nom=f"Entreprise {n}") for n in rangs]
    yield [Site(id=n, entreprise_id=n, nom="Siège") for n in rangs]
    yield list(_effectifs(personnes))
    yield [Contrat(id=n, entreprise_id=n, reference=f"B-{n}", debut=date(DERNIERE - _ANNEES, 1, 1)) for n in rangs]
    yield [
        Conditions(id=n, contrat_id=n, a_partir_du=date(DERNIERE - _ANNEES, 1, 1), mode=Mode.HEURE, volume=40000)
        for n in rangs
    ]
    yield fiction.organismes


def _effectifs(personnes: int) -> Iterator[Effectif]:
    groupes = {"total": {"": 12}, "sexe": {"F": 6, "H": 6}, "csp": {"OUV": 4, "EMP": 4, "TAM": 4}}
    ident = 0
    for n, poids in enumerate(_POIDS, start=1):
        for axe, modalites in groupes.items():
            for modalite, parts in modalites.items():
                ident += 1
                nombre = parts * personnes * poids // 200
                au = date(DERNIERE, 12, 31)
                yield Effectif(id=ident, entreprise_id=n, au=au, axe=axe, modalite=modalite, nombre=nombre, source="RH")


def _personnes(hasard: Random, nombre: int) -> Iterator[Personne]:
    for n in range(1, nombre + 1):
        sexe = hasard.choice("FH")
        nom = f"{hasard.choice(NOMS)}-{_mot(hasard)}".title()
        prenom = hasard.choice(PRENOMS[sexe])
        yield Personne(id=n, nom=nom, prenom=prenom, sexe=sexe, naissance_annee=hasard.randint(1962, 2004))


def _emplois(hasard: Random, nombre: int) -> Iterator[Emploi]:
    for n in range(1, nombre + 1):
        yield Emploi(
            id=n,
            personne_id=n,
            entreprise_id=entreprise(n),
            site_id=entreprise(n),
            csp=hasard.choice(("OUV", "EMP", "TAM")),
            statut_emploi="CDI",
            entree=date(hasard.randint(1995, DERNIERE - _ANNEES), 3, 1),
        )


def _accompagnements(hasard: Random, nombre: int) -> Iterator[Accompagnement]:
    for n in range(1, nombre + 1):
        theme = hasard.choice(list(NOTES))
        ouvert = date(DERNIERE - _ANNEES + 1, 1, 2) + timedelta(days=hasard.randrange(30))
        yield Accompagnement(
            id=n, personne_id=n, contrat_id=entreprise(n), ouvert_le=ouvert, theme=theme, origine="LUI"
        )


def _interventions(hasard: Random, actes: int, personnes: int) -> Iterator[Intervention]:
    premier = date(DERNIERE - _ANNEES + 1, 1, 2)
    for n in range(1, actes + 1):
        personne = n % personnes + 1
        theme = hasard.choice(list(NOTES))
        yield Intervention(
            id=n,
            jour=premier + timedelta(days=n * (_ANNEES * 365 - 5) // actes),
            minutes=hasard.choice((15, 30, 45, 60)),
            nature=hasard.choice(_NATURES),
            canal="TEL",
            parts=(Part(contrat_id=entreprise(personne)),),
            personnes=(personne,),
            accompagnement_id=personne,
            theme=theme,
            note=f"{hasard.choice(NOTES[theme])} {' '.join(_mot(hasard) for _ in range(18))}.",
        )


def _mot(hasard: Random) -> str:
    """Return a word: some thousands of them, the short ones frequent, as in a language."""
    return "".join(hasard.choices(_SYLLABES, k=hasard.choice((1, 2, 2, 2, 3))))
