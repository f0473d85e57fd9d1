"""A passphrase is judged by what a guesser would try, and seven words are offered."""

import math

import pytest

from app.coffre import phrases
from app.coffre.errors import PhraseFaible


def test_the_list_has_enough_distinct_plain_words():
    mots = phrases.mots()
    assert len(set(mots)) == len(mots)
    assert all(mot.isascii() and mot.islower() and mot.isalpha() for mot in mots)
    assert phrases.MOTS * math.log2(len(mots)) >= phrases.MINIMUM


def test_a_proposal_is_always_strong_enough():
    for _ in range(200):
        phrases.exiger_forte(phrases.proposer())


@pytest.mark.parametrize(
    "faible",
    [
        "",
        "motdepasse",
        "Tr0ub4dor&3",
        "correct horse battery staple",
        "azertyuiop1234567890azertyuiop",
        "abricot " * 12,
        "a" * 60,
        "1234567890" * 5,
        "01/01/1980 01/01/1981",
    ],
)
def test_a_guessable_phrase_is_refused_with_its_bits(faible):
    with pytest.raises(PhraseFaible) as refus:
        phrases.exiger_forte(faible)
    assert refus.value.details["bits"] < 80


@pytest.mark.parametrize(
    "forte",
    [
        "k7#Qz9!mVb2$Xw",
        "velours-cadran-brumeux-pivoine-tracteur-sillage-moufle",
        "Je me souviens du jardin de ma grand-mère à Bordeaux en été",
    ],
)
def test_a_hard_phrase_is_accepted(forte):
    phrases.exiger_forte(forte)
