from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.fr import nir

from app.domain.nir import champs_avec_nir, contient_nir
from app.domain.personnes import Personne


@st.composite
def numeros(draw):
    sexe, annee, mois = draw(st.sampled_from("12")), draw(st.integers(0, 99)), draw(st.integers(1, 12))
    departement = draw(st.one_of(st.integers(1, 19).map("{:02}".format), st.sampled_from(["2A", "2B", "75", "97"])))
    corps = f"{sexe}{annee:02}{mois:02}{departement}{draw(st.integers(1, 990)):03}{draw(st.integers(1, 999)):03}"
    return corps, corps + nir.calc_check_digits(corps)


@given(numeros(), st.sampled_from(["", " ", "\u00a0", ".", "-"]))
def test_a_nir_is_seen_with_or_without_its_key_however_it_is_spaced(numero, sep):
    court, long = numero
    coupes = [0, 1, 3, 5, 7, 10, 13, 15]
    espace = sep.join(long[a:b] for a, b in pairwise(coupes))
    assert contient_nir(f"sécu {espace}, dit-elle")
    assert contient_nir(f"({court})")
    assert contient_nir(long)


@given(numeros())
def test_a_wrong_key_is_not_a_nir(numero):
    _, long = numero
    cle = (int(long[13:]) % 97) + 1
    assert contient_nir(f"{long[:13]}{cle:02}") == (f"{cle:02}" == long[13:])


@pytest.mark.parametrize(
    "texte",
    [
        "06 12 34 56 78",
        "SIRET 732 829 320 00074",
        "FR76 3000 6000 0112 3456 7890 189",
        "dossier 2024-000123",
        "12345678901234567",
    ],
)
def test_other_numbers_are_left_in_peace(texte):
    assert not contient_nir(texte)


def test_the_field_at_fault_is_named():
    assert champs_avec_nir(Personne(nom="X", note="295109912611193", telephone="0612345678")) == ("note",)
