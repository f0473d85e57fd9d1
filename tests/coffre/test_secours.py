"""The recovery key names the group where the pen slipped."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coffre import secours
from app.coffre.errors import SecoursLongueur, SecoursMalTape

cles = st.binary(min_size=20, max_size=20)


def fautes(texte):
    try:
        secours.lire(texte)
    except SecoursMalTape as refus:
        return refus.details["groupes"]
    return ()


@given(cles)
def test_what_is_written_is_read_back(cle):
    texte = secours.ecrire(cle)
    assert secours.lire(texte) == cle
    assert [len(groupe) for groupe in texte.split("-")] == [5] * 8


@given(cles)
def test_case_spaces_dashes_and_lookalikes_do_not_matter(cle):
    texte = secours.ecrire(cle)
    assert secours.lire(texte.lower().replace("-", "  ")) == cle
    assert secours.lire(texte.replace("0", "o").replace("1", "l").replace("-", " – ")) == cle
    assert secours.lire(texte.replace("1", "I").replace("-", "")) == cle


def test_every_single_substitution_names_its_group():
    texte = secours.ecrire(bytes(range(20)))
    for place, signe in enumerate(texte):
        for autre in secours.ALPHABET if signe != "-" else ():
            if autre != signe:
                faux = texte[:place] + autre + texte[place + 1 :]
                assert fautes(faux) == (place // 6 + 1,)


@given(cles)
def test_every_swap_of_two_signs_names_the_groups_it_touches(cle):
    texte = secours.ecrire(cle)
    places = [place for place, signe in enumerate(texte) if signe != "-"]
    for gauche, droite in pairwise(places):
        if texte[gauche] != texte[droite]:
            signes = list(texte)
            signes[gauche], signes[droite] = signes[droite], signes[gauche]
            assert set(fautes("".join(signes))) == {gauche // 6 + 1, droite // 6 + 1}


@given(cles)
def test_two_groups_written_in_the_other_order_are_both_named(cle):
    groupes = secours.ecrire(cle).split("-")
    for gauche in range(8):
        for droite in range(gauche):
            echanges = list(groupes)
            echanges[gauche], echanges[droite] = groupes[droite], groupes[gauche]
            assert fautes("-".join(echanges)) == (droite + 1, gauche + 1)


def test_a_sign_missing_in_a_group_names_it():
    groupes = secours.ecrire(bytes(20)).split("-")
    groupes[2] = groupes[2][:-1]
    assert fautes("-".join(groupes)) == (3,)


def test_a_wrong_length_without_groups_is_told_as_such():
    with pytest.raises(SecoursLongueur):
        secours.lire(secours.ecrire(bytes(20)).replace("-", "")[:-1])


def test_a_letter_outside_the_alphabet_names_its_group():
    texte = secours.ecrire(bytes(20))
    assert fautes("U" + texte[1:]) == (1,)


def _typos(nombre):
    hasard = random.Random(20)
    for _ in range(nombre):
        cle = hasard.randbytes(20)
        signes = list(secours.ecrire(cle).replace("-", ""))
        for place in hasard.sample(range(40), hasard.randint(1, 4)):
            signes[place] = hasard.choice(secours.ALPHABET)
        yield cle, "".join(signes)


def _wrong_keys_accepted(nombre):
    """A typo that changes several signs may give a well-formed key: never the right one."""
    return [faux for cle, faux in _typos(nombre) if faux != secours.ecrire(cle).replace("-", "") and _lu(faux) == cle]


def _lu(texte):
    try:
        return secours.lire(texte)
    except SecoursMalTape:
        return None


def test_no_typo_is_taken_for_the_key():
    assert _wrong_keys_accepted(1_000) == []


@pytest.mark.longue
def test_no_typo_of_a_hundred_thousand_is_taken_for_the_key():
    assert _wrong_keys_accepted(100_000) == []
