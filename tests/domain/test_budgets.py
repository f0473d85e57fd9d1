import re
import tomllib
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import formules
from app.domain.budgets import Bloc, Budget, Ligne, Periode, avec_echeance, dettes, verifier
from app.domain.errors import NombreHorsBornes
from app.domain.formules import FormuleRefusee
from app.domain.resultats_budget import UniteResultat, comparer, dire, dire_cents, resultats
from app.services.regles_budget import libelle, postes, regle, regles, termes

FEUILLES = tomllib.loads((Path(__file__).parents[1] / "data" / "budgets" / "a_la_main.toml").read_text("utf-8"))
JOUR = date(2026, 6, 1)
CENTS = st.integers(0, 10**8)
LIGNES = st.builds(Ligne, bloc=st.sampled_from(Bloc), montant=CENTS, periode=st.sampled_from(Periode))
BUDGETS = st.builds(
    Budget,
    personne_id=st.just(1),
    au=st.just(JOUR),
    personnes=st.integers(1, 12),
    parts=st.integers(2, 24).map(lambda demies: demies * 50),
    lignes=st.lists(LIGNES, max_size=12).map(tuple),
)


def _ligne(dite):
    bloc, poste, montant, *periode = dite.split()
    cents = int(Decimal(montant) * 100)
    return Ligne(bloc=Bloc(bloc), poste=poste, montant=cents, periode=Periode(periode[0] if periode else "mensuel"))


def _budget(feuille):
    return Budget(
        personne_id=1,
        au=JOUR,
        personnes=feuille.get("personnes", 1),
        parts=int(Decimal(str(feuille.get("parts", 1))) * 100),
        regle=feuille.get("regle", "GENERAL"),
        lignes=tuple(map(_ligne, feuille["lignes"])),
    )


def _valeurs(budget):
    return {r.code: r.valeur for r in resultats(budget, regle(budget.regle), termes())}


def _attendu(dit):
    return None if dit == "sans objet" else int(dit.replace(",", ""))


@pytest.mark.parametrize("feuille", FEUILLES["budget"], ids=lambda f: f["quoi"])
def test_a_budget_worked_out_by_hand_is_found_to_the_cent(feuille):
    trouves = _valeurs(_budget(feuille))
    assert {code: trouves[code] for code in feuille["attendu"]} == {
        code: _attendu(dit) for code, dit in feuille["attendu"].items()
    }


@pytest.mark.parametrize("feuille", FEUILLES["budget"], ids=lambda f: f["quoi"])
def test_the_arithmetic_written_by_hand_is_true(feuille):
    for ligne in feuille["main"]:
        gauche, droite = ligne.split(" = ")
        valeur, *reste = (Fraction(mot) if re.search(r"\d", mot) else mot for mot in gauche.split())
        for signe, terme in zip(reste[::2], reste[1::2], strict=True):
            valeur = {"+": valeur + terme, "-": valeur - terme, "*": valeur * terme, "/": valeur / (terme or 1)}[signe]
        assert abs(valeur - Fraction(droite)) <= Fraction(1, 20_000), ligne


def test_thirty_budgets_and_the_example_stand_in_the_file():
    assert len(FEUILLES["budget"]) >= 31


@given(BUDGETS, BUDGETS)
def test_two_sheets_put_together_add_up(un, autre):
    ensemble = replace(un, lignes=un.lignes + autre.lignes)
    for code in ("charges", "reste_a_vivre", "apres_courante"):
        assert _valeurs(ensemble)[code] == _valeurs(un)[code] + _valeurs(autre)[code]


@given(BUDGETS, st.randoms())
def test_the_order_of_the_lines_changes_nothing(budget, hasard):
    melees = list(budget.lignes)
    hasard.shuffle(melees)
    assert _valeurs(replace(budget, lignes=tuple(melees))) == _valeurs(budget)


@given(CENTS)
def test_the_same_sum_by_quarter_or_by_year_is_the_same_by_month(cents):
    mensuelle = Ligne(bloc=Bloc.FIXES, montant=cents)
    par_mois = {
        replace(mensuelle, montant=cents * mois, periode=periode).par_mois
        for periode, mois in ((Periode.MENSUEL, 1), (Periode.TRIMESTRIEL, 3), (Periode.ANNUEL, 12))
    }
    assert par_mois == {cents}


@given(LIGNES)
def test_a_line_brought_to_the_month_is_never_half_a_cent_away(ligne):
    mois = {Periode.MENSUEL: 1, Periode.TRIMESTRIEL: 3, Periode.ANNUEL: 12}[ligne.periode]
    assert -Fraction(1, 2) < ligne.par_mois - Fraction(ligne.montant, mois) <= Fraction(1, 2)


def test_what_if_the_instalment_came_to_120_euros():
    budget = _budget(FEUILLES["budget"][0])
    rang = next(rang for rang, ligne in enumerate(budget.lignes) if ligne.bloc is Bloc.DETTES)
    avant_apres = comparer(budget, avec_echeance(budget, rang, 12_000), regle("GENERAL"), termes())
    ecarts = {c.avant.code: c.ecart for c in avant_apres}
    assert (ecarts["reste_a_vivre"], ecarts["par_personne"], ecarts["quotient"]) == (26_000, 6_500, 0)
    assert budget.lignes[rang].montant == 38_000


def test_each_result_shows_how_it_was_found():
    reste = resultats(_budget(FEUILLES["budget"][0]), regle("GENERAL"), termes())[1]
    assert reste.formule == "Ressources − (Charges de logement + Autres charges fixes + Mensualités des dettes)"
    assert reste.calcul == "3\u202f150,00 − (1\u202f000,00 + 690,00 + 380,00) = 1\u202f080,00\u00a0€"


def test_debts_stand_the_largest_first():
    lignes = [Ligne(bloc=Bloc.DETTES, libelle=nom, solde=solde) for nom, solde in (("a", 5), ("b", None), ("c", 9))]
    assert [li.libelle for li in dettes(Budget(personne_id=1, au=JOUR, lignes=tuple(lignes)))] == ["c", "a", "b"]


def test_a_sheet_needs_somebody_and_sums_within_bounds():
    verifier(Budget(personne_id=1, au=JOUR), JOUR)
    for faute in ({"personnes": 0}, {"parts": 0}, {"lignes": (Ligne(bloc=Bloc.FIXES, montant=-1),)}):
        with pytest.raises(NombreHorsBornes):
            verifier(replace(Budget(personne_id=1, au=JOUR), **faute), JOUR)


def test_every_formula_uses_known_terms_and_every_line_has_its_words():
    utilises = {nom for r in regles() for f in r.formules for nom in formules.noms(f.jetons)}
    assert utilises <= set(termes())
    assert {poste.bloc for poste in postes()} == set(Bloc)
    assert (libelle(Bloc.LOGEMENT, "LOYER"), libelle(Bloc.LOGEMENT, "PERDU")) == ("Loyer, ou prêt immobilier", "Autre")
    assert regle("PERDU") == regles()[0]


@pytest.mark.parametrize(
    "texte",
    ["", "1 +", "(1", "1 2", ")", "a ** 2", "__import__", "a.b", "a[0]", "1; 2", "'x'", "lambda", "a b", "1" * 401],
)
def test_what_is_not_a_formula_is_refused(texte):
    with pytest.raises(FormuleRefusee):
        formules.evaluer(formules.lire(texte), {"a": Fraction(1)})


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [("1 + 2 * 3", 7), ("(1 + 2) * 3", 9), ("-2 - -3", 1), ("8 / 2 / 2", 2), ("1,5 * 2", 3), ("1 / 0 + 5", None)],
)
def test_a_formula_reads_as_one_was_taught(texte, attendu):
    assert formules.evaluer(formules.lire(texte), {}) == attendu


@given(st.text(alphabet="()+-*/ 0123456789ab.", max_size=30))
def test_no_text_breaks_the_reader(texte):
    with suppress(FormuleRefusee):
        valeur = formules.evaluer(formules.lire(texte), {"a": Fraction(2), "b": Fraction(0), "ab": Fraction(1)})
        assert valeur is None or isinstance(valeur, Fraction)


def test_amounts_are_said_with_their_sign():
    assert [dire_cents(-1250), dire_cents(123456789)] == ["−12,50", "1\u202f234\u202f567,89"]
    assert [dire(UniteResultat.POURCENT, -62), dire(UniteResultat.EUROS, None)] == ["−6,2\u00a0%", "sans objet"]
