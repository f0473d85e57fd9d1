"""Short words that write a sentence: what calls them, what is refused."""

import pytest

from app.domain.errors import ChampManquant, MacroDouble, MacroIllisible
from app.domain.macros import DEPART, Macro, appelee, verifier

MACROS = tuple(
    Macro(cle=cle, texte=texte) for cle, texte in (("rdv", "Rendez-vous le "), ("rep", "Réponse."), ("Éc", "Écoute."))
)


def test_the_whole_word_before_the_cursor_calls_its_sentence():
    appel = appelee("Vue ce jour ;;rdv", MACROS)
    assert appel.longueur == 5
    assert appel.seule.texte == "Rendez-vous le "


def test_accents_and_capitals_do_not_matter():
    assert appelee(";;EC", MACROS).seule.texte == "Écoute."


def test_a_beginning_gives_the_choice_and_nothing_gives_all():
    assert [macro.cle for macro in appelee(";;r", MACROS).possibles] == ["rdv", "rep"]
    assert len(appelee("note ;;", MACROS).possibles) == 3


@pytest.mark.parametrize("avant", ["", "rdv", ";rdv", ";;rdv ", "a ;; b", "12 ; ; rdv"])
def test_other_words_call_nothing(avant):
    assert appelee(avant, MACROS) is None


def test_an_unknown_word_is_a_call_without_answer():
    assert appelee(";;zzz", MACROS).possibles == ()


def test_what_a_new_coffre_starts_with_is_valid():
    verifier(DEPART)


@pytest.mark.parametrize(
    ("macros", "refus"),
    [
        ((Macro(cle="", texte="x"),), ChampManquant),
        ((Macro(cle="a", texte="  "),), ChampManquant),
        ((Macro(cle="a b", texte="x"),), MacroIllisible),
        ((Macro(cle="a\0", texte="x"),), MacroIllisible),
        ((Macro(cle="a" * 21, texte="x"),), MacroIllisible),
        ((Macro(cle="a", texte="x" * 2_001),), MacroIllisible),
        ((Macro(cle="ec", texte="x"), Macro(cle="Éc", texte="y")), MacroDouble),
    ],
)
def test_what_cannot_be_kept_is_refused(macros, refus):
    with pytest.raises(refus):
        verifier(macros)
