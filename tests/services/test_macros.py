"""The text macros are kept in the coffre, as she wrote them."""

import pytest

from app.domain.errors import MacroDouble
from app.domain.macros import DEPART, Macro


def test_they_are_those_of_a_new_coffre_until_changed(session):
    assert session.macros.toutes() == DEPART
    session.macros.save([Macro(cle="ok", texte="Accord reçu.")])
    assert session.macros.toutes() == (Macro(cle="ok", texte="Accord reçu."),)
    session.annulations.annuler()
    assert session.macros.toutes() == DEPART


def test_none_at_all_is_a_choice_too(session):
    session.macros.save([])
    assert session.macros.toutes() == ()


def test_a_double_is_refused_and_nothing_changes(session):
    with pytest.raises(MacroDouble):
        session.macros.save([Macro(cle="a", texte="x"), Macro(cle="A", texte="y")])
    assert session.macros.toutes() == DEPART
