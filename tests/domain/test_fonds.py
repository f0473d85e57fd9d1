"""Her own formulas: read by a closed grammar, refused with the place of the fault, worked out exactly."""

import ast
import operator
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import formules
from app.domain.errors import ChampManquant, NombreHorsBornes
from app.domain.fonds import LIGNES_MAX, Fonds, LigneFonds, ident_de, regle, suivante, verifier
from app.domain.formules import FormuleRefusee
from app.domain.resultats_budget import UniteResultat, dire, resultats
from app.services.regles_budget import essayer, exemple, modele, termes

JOUR = date(2026, 6, 1)
OPERATIONS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


def _fonds(*formules_, **champs):
    lignes = tuple(LigneFonds(libelle=f"R{n}", formule=f) for n, f in enumerate(formules_))
    return Fonds(nom="FSL", depuis=JOUR, lignes=lignes, **champs)


def _autrement(noeud, valeurs):
    """The same formula worked out by another reader: the parser of Python, over its tree."""
    if isinstance(noeud, ast.Expression):
        return _autrement(noeud.body, valeurs)
    if isinstance(noeud, ast.Constant):
        return Fraction(str(noeud.value))
    if isinstance(noeud, ast.Name):
        return valeurs[noeud.id]
    if isinstance(noeud, ast.UnaryOp):
        return -_autrement(noeud.operand, valeurs)
    return OPERATIONS[type(noeud.op)](_autrement(noeud.left, valeurs), _autrement(noeud.right, valeurs))


NOMS = {"ressources": Fraction(315_000), "dettes": Fraction(38_000), "parts": Fraction(3), "vide": Fraction(0)}
ARBRES = st.recursive(
    st.sampled_from([*NOMS, "30", "2.5"]),
    lambda bas: st.builds(lambda a, signe, b: f"({a} {signe} {b})", bas, st.sampled_from("+-*/"), bas),
    max_leaves=8,
)


@given(ARBRES)
def test_a_formula_gives_what_another_reader_finds(texte):
    try:
        attendu = _autrement(ast.parse(texte, mode="eval"), NOMS)
    except ZeroDivisionError:
        attendu = None
    assert formules.evaluer(formules.lire(texte), NOMS) == attendu


@pytest.mark.parametrize(
    ("texte", "place", "mot"),
    [
        ("", 0, "un terme manque"),
        ("ressources /", 12, "un terme manque"),
        ("ressources / / parts", 13, "un terme manque"),
        ("(ressources + loyer", 19, "n’est pas fermée"),
        ("ressources)", 10, "sans avoir été ouverte"),
        ("ressources parts", 11, "un signe manque"),
        ("ressources + salaires", 13, "n’est pas un terme connu"),
        ("ressources ; parts", 11, "n’y a pas de sens"),
        ("ressources.parts", 10, "n’y a pas de sens"),
        ("__import__('os')", 11, "n’y a pas de sens"),
        ("parts ** 2", 7, "un terme manque"),
        ("parts[0]", 5, "n’y a pas de sens"),
        ("1" * 401, 400, "trop longue"),
    ],
)
def test_a_formula_that_is_wrong_says_what_and_where(texte, place, mot):
    with pytest.raises(FormuleRefusee) as refus:
        essayer(texte, UniteResultat.EUROS)
    assert refus.value.details["place"] == place
    assert mot in refus.value.details["raison"]
    assert f"au signe {place + 1}" in refus.value.details["raison"] or "longue" in mot


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("Ressources ÷ Parts", "3\u202f150,00 ÷ 3 = 1\u202f050,00\u00a0€"),
        ("(ressources − aides_logement) / parts", "(3\u202f150,00 − 310,00) ÷ 3 = 946,67\u00a0€"),
        ("ressources_salaire × 0,5", "1\u202f680,00 × 0,5 = 840,00\u00a0€"),
        ("fixes_mutuelle + 10", "0,00 + 10 = 10,00\u00a0€"),
        ("(ressources - logement - fixes - dettes) / personnes / 30", None),
    ],
)
def test_what_is_typed_as_one_writes_it_is_understood(texte, attendu):
    trouve = essayer(texte, UniteResultat.EUROS)
    assert trouve.endswith("= 9,00\u00a0€") if attendu is None else trouve == attendu


def test_every_term_has_its_words_and_every_word_works_on_the_example():
    for terme, dit in termes().items():
        assert dit
        assert essayer(terme, UniteResultat.EUROS)


def test_a_fund_needs_a_name_named_results_and_formulas_that_hold():
    verifier(_fonds("ressources / parts"), termes())
    verifier(modele(JOUR), termes())
    with pytest.raises(ChampManquant):
        verifier(Fonds(nom=" ", depuis=JOUR), termes())
    with pytest.raises(ChampManquant):
        verifier(Fonds(nom="FSL", depuis=JOUR, lignes=(LigneFonds(formule="1"),)), termes())
    with pytest.raises(NombreHorsBornes):
        verifier(_fonds(*["1"] * (LIGNES_MAX + 1)), termes())
    with pytest.raises(FormuleRefusee):
        verifier(_fonds("ressources / zut"), termes())


def test_its_results_are_worked_out_like_those_of_the_others():
    lignes = (
        LigneFonds(libelle="Quotient", formule="(ressources - aides_logement) / parts"),
        LigneFonds(libelle="Part du loyer", formule="loyer / ressources", unite=UniteResultat.POURCENT),
        LigneFonds(libelle="Sans objet", formule="loyer / (parts - parts)"),
    )
    trouves = resultats(exemple(), regle(Fonds(id=7, nom="FSL", depuis=JOUR, lignes=lignes)), termes())
    assert [dire(r.unite, r.valeur) for r in trouves] == ["946,67\u00a0€", "22,2\u00a0%", "sans objet"]
    assert trouves[0].formule == "(Ressources − Aides au logement) ÷ Parts"


def test_a_version_says_its_day_and_the_code_its_id():
    premiere = Fonds(id=3, nom="FSL", depuis=JOUR)
    assert (premiere.libelle, premiere.code, ident_de(premiere.code)) == ("FSL", "FONDS-3", 3)
    seconde = suivante(premiere, premiere, date(2026, 9, 2))
    assert (seconde.version, seconde.remplace, seconde.libelle) == (2, 3, "FSL (version du 02/09/2026)")
    assert [ident_de(code) for code in ("GENERAL", "FONDS-", "FONDS-x", "FONDS-²")] == [None] * 4
