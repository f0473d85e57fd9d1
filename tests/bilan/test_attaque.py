"""Random practices: whatever the figures, the public JSON alone gives back nothing to an independent solver."""

import json
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.bilan.parametres import Parametres
from app.bilan.publication import etablir
from app.documents import bilan_json
from tests.bilan.fabrique import instantane
from tests.disclosure.attaque import attaquer

pratiques = st.builds(
    dict,
    personnes=st.one_of(st.integers(5, 80), st.integers(5, 400)),
    graine=st.integers(0, 10**6),
    sites=st.integers(1, 4),
    facteur=st.sampled_from((1.2, 1.6, 3.0, 8.0)),
    effectifs=st.booleans(),
    pente=st.sampled_from((0.0, 0.8, 1.5, 3.0)),
    inconnus=st.sampled_from((0.0, 0.02, 0.1, 0.5)),
    hors=st.sampled_from((0.0, 0.02, 0.2, 0.9)),
    lourd=st.sampled_from((0.0, 0.05, 0.3)),
)


def _exemples(nombre):
    return settings(
        max_examples=nombre,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )


def _verifier(pratique, k, avec_precedent):
    parametres = Parametres(k)
    avant = None
    if avec_precedent:
        autre = pratique | {"graine": pratique["graine"] + 1, "annee": 2024}
        avant = etablir(instantane(**autre), parametres).contenu
    bilan = json.loads(bilan_json.rendre(etablir(instantane(**pratique), parametres, avant)))
    assert attaquer(bilan) == []
    _les_totaux_s_additionnent(bilan)


def _les_totaux_s_additionnent(bilan):
    for tableau in bilan["tableaux"]:
        if not tableau["partition"]:
            continue
        valeurs = {tuple(c["cle"]): c["valeur"] for c in tableau["cellules"]}
        if len(tableau["dimensions"]) == 1:
            assert sum(valeurs.values()) == tableau["base"], tableau["id"]
            continue
        interieur = [v for cle, v in valeurs.items() if "*" not in cle]
        if None not in interieur:
            assert sum(interieur) == tableau["base"]
        assert sum(v for (a, b), v in valeurs.items() if b == "*" and a != "*") == tableau["base"]


@_exemples(60)
@given(pratiques, st.integers(3, 11), st.booleans())
def test_nothing_can_be_worked_out_of_any_practice(pratique, k, avec_precedent):
    _verifier(pratique, k, avec_precedent)


@pytest.mark.longue
@_exemples(int(os.environ.get("VISAVIS_PRATIQUES", "2000")))
@given(pratiques, st.integers(3, 11), st.booleans())
def test_nothing_can_be_worked_out_of_thousands_of_practices(pratique, k, avec_precedent):
    _verifier(pratique, k, avec_precedent)
