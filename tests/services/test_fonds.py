"""Her funds in the vault: offered to the budgets, never rewritten under one that uses them, printed whole."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.domain.budgets import Budget
from app.domain.fonds import LIGNES_MAX, LigneFonds
from app.domain.formules import FormuleRefusee
from app.domain.personnes import Personne
from app.services.errors import DejaPris
from app.services.regles_budget import exemple
from tests.documents.lire_pdf import texte

JOUR = date.today()
QUOTIENT = LigneFonds(libelle="Quotient du fonds", formule="(ressources - aides_logement) / parts")


@pytest.fixture
def fsl(session):
    return session.fonds.save(_nomme(session, "FSL du Rhône"))[0]


@pytest.fixture
def budget(session, fsl):
    zoe = session.personnes.save(Personne(nom="Durand", prenom="Zoé"))[0]
    return session.budgets.save(
        Budget(personne_id=zoe.id, au=JOUR, personnes=4, parts=300, regle=fsl.code, lignes=exemple().lignes)
    )[0]


def _nomme(session, nom, *lignes):
    return replace(session.fonds.neuf(), nom=nom, lignes=lignes or (QUOTIENT,))


def _libelles(session, *codes):
    return [regle.libelle for regle in session.fonds.regles(*codes)]


def test_a_fund_is_offered_beside_those_shipped(session, fsl):
    assert _libelles(session)[-1] == "FSL du Rhône"
    assert len(_libelles(session)) == 4
    session.annulations.annuler()
    assert len(_libelles(session)) == 3


def test_one_that_no_budget_uses_is_changed_in_place(session, fsl):
    change, _ = session.fonds.modifier(fsl.id, dit="Révisé chaque année.")
    assert (change.id, change.version) == (fsl.id, 1)


def test_one_that_a_budget_uses_is_followed_by_another_version(session, fsl, budget):
    nouvelle = (LigneFonds(libelle="Quotient du fonds", formule="ressources / parts"),)
    seconde, _ = session.fonds.modifier(fsl.id, lignes=nouvelle)
    assert (seconde.version, seconde.remplace, seconde.depuis) == (2, fsl.id, JOUR)
    assert [v.id for v in session.fonds.histoire(seconde.id)] == [seconde.id, fsl.id]
    assert "946,67" in texte(session.budgets.document(budget.id))
    assert _libelles(session)[3:] == [seconde.libelle]
    assert _libelles(session, fsl.code)[3:] == [seconde.libelle, "FSL du Rhône"]
    session.budgets.modifier(budget.id, regle=seconde.code)
    assert "1 050,00" in texte(session.budgets.document(budget.id)).replace("\u202f", " ")
    session.annulations.annuler()
    session.annulations.annuler()
    assert session.fonds.get(fsl.id) == fsl
    assert _libelles(session)[3:] == ["FSL du Rhône"]


def test_the_sheet_says_its_name_and_its_formula(session, budget):
    lu = " ".join(texte(session.budgets.document(budget.id)).split())
    assert "FSL du Rhône" in lu
    assert "Quotient du fonds = (Ressources − Aides au logement) ÷ Parts" in lu


def test_a_wrong_formula_or_a_name_already_taken_is_refused(session, fsl):
    with pytest.raises(FormuleRefusee):
        session.fonds.save(_nomme(session, "Autre", LigneFonds(libelle="X", formule="ressources +")))
    for pris in ("fsl du rhone", "Usage général"):
        with pytest.raises(DejaPris):
            session.fonds.save(_nomme(session, pris))
    assert len(session.fonds.actuels()) == 1


def test_put_away_it_is_offered_no_more_and_the_budgets_keep_it(session, fsl, budget):
    session.fonds.delete(fsl.id)
    assert _libelles(session)[3:] == []
    assert "946,67" in texte(session.budgets.document(budget.id))
    session.fonds.save(_nomme(session, "FSL du Rhône"))


def test_one_that_nothing_uses_goes_away(session, fsl):
    session.fonds.delete(fsl.id)
    assert session.fonds.toutes() == []


def test_the_letters_find_what_her_fund_does_not_say(session, budget):
    courrier, _ = session.courriers.preparer("indu", budget.personne_id)
    assert session.courriers.ouvrir(courrier.id).connues["budget.reste"].startswith("1\u202f080,00")


def test_eight_results_and_their_formulas_hold_on_the_page_of_the_budget(session, budget, fsl):
    longue = "(ressources - aides_logement - loyer - charges_locatives - dettes) / parts"
    lignes = tuple(LigneFonds(libelle=f"Résultat numéro {n}", formule=longue) for n in range(1, LIGNES_MAX + 1))
    session.budgets.modifier(budget.id, regle=session.fonds.modifier(fsl.id, lignes=lignes)[0].code)
    assert len(PdfReader(BytesIO(session.budgets.document(budget.id))).pages) == 1
