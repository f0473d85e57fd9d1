"""The models of the product before the guards: whole, with every clause, none alarms by its own words."""

from datetime import UTC, date, datetime

import pytest

from app.coffre.kdf import Cout
from app.context import AppScope
from app.domain.accords import Accord
from app.domain.budgets import Budget
from app.domain.entreprises import Entreprise
from app.domain.organismes import Organisme
from app.domain.personnes import Emploi, Personne
from app.domain.praticiennes import Praticienne
from app.services.courriers_modeles import modeles
from app.services.gardes import Niveau
from app.services.regles_budget import exemple
from tests.conftest import PHRASE

JOUR = date(2026, 6, 1)
VERS = [(code, categorie) for code, modele in modeles().items() for categorie in modele.destinataires]
ATTENDUS = {
    ("secours_cse", "CSE"): {"cse_sans_numero"},  # the number is hers to give
    ("retraite", "AGIRC"): {"sante"},  # the clause on disability, which she ticks, is looked at again there
}


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    scope = AppScope(Cout(8, 1, 1), lambda: datetime(2026, 6, 1, 9, 0, tzinfo=UTC))
    ouverte, _ = scope.creer(tmp_path_factory.mktemp("modeles") / "essai.coffre", PHRASE)
    with ouverte:
        ouverte.praticiennes.save(Praticienne(nom="Anne Roy", titre="assistante sociale", adresse="1 rue A", ville="X"))
        yield ouverte


@pytest.fixture(scope="module")
def zoe(session):
    zoe, _ = session.personnes.save(
        Personne(
            nom="Durand", prenom="Zoé", sexe="F", naissance=date(1980, 1, 1), telephone="06 12 34 56 78",
            adresse="1 rue du Lac", code_postal="69001", ville="Lyon",
        )
    )  # fmt: skip
    entreprise, _ = session.entreprises.save(Entreprise(nom="Filature du Lac SAS"))
    session.personnes.emplois.save(Emploi(personne_id=zoe.id, entreprise_id=entreprise.id, poste="ouvrière"))
    session.budgets.save(Budget(personne_id=zoe.id, au=JOUR, personnes=4, parts=300, lignes=exemple().lignes))
    return zoe


@pytest.fixture(scope="module")
def organismes(session, zoe):
    """One organisme of each category, with the accord of the person."""
    trouves = {"PERSONNE": None}
    for categorie in {categorie for _, categorie in VERS} - {"PERSONNE"}:
        trouves[categorie] = session.organismes.save(Organisme(nom=f"Org. {categorie}", categorie=categorie))[0].id
        session.accords.save(Accord(personne_id=zoe.id, categorie=categorie, donne_le=JOUR))
    return trouves


@pytest.mark.parametrize(("code", "categorie"), VERS, ids=[f"{code}-{categorie}" for code, categorie in VERS])
def test_no_model_alarms_by_its_own_words(session, zoe, organismes, code, categorie):
    lettre, _ = session.courriers.preparer(code, zoe.id, organismes[categorie])
    options = tuple(option.code for option in modeles()[code].options)
    entiere, _ = session.courriers.modifier(lettre.id, options=options)
    points = session.courriers.points(entiere)
    alarmes = {point.code for point in points if point.niveau in (Niveau.ATTENTION, Niveau.ARRET)}
    assert alarmes == ATTENDUS.get((code, categorie), set())
