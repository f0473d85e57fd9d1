import re
from dataclasses import replace

import pytest

from app.paths import resources
from ui.theme.contraste import paires, rapport
from ui.theme.tokens import PALETTES, NomPalette


def test_black_on_white_is_the_greatest_contrast():
    assert rapport("#000000", "#FFFFFF") == pytest.approx(21)
    assert rapport("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("nom", NomPalette)
def test_every_pair_of_the_window_is_legible(nom):
    assert not faibles(PALETTES[nom])


def test_a_pale_ink_is_noticed():
    """The control."""
    assert faibles(replace(PALETTES[NomPalette.CLAIR], secondaire="#AAAAAA")).keys() == {
        ("secondaire", fond) for fond in ("base", "fenetre", "rail", "teinte")
    }


def test_the_style_sheet_names_no_colour_of_its_own():
    feuille = (resources() / "app.qss").read_text(encoding="utf-8")
    assert not re.findall(r"#[0-9A-Fa-f]{6}|\brgba?\(", feuille)


def faibles(palette):
    return {
        paire: round(rapport(getattr(palette, paire[0]), getattr(palette, paire[1])), 2)
        for paire, minimum in paires().items()
        if rapport(getattr(palette, paire[0]), getattr(palette, paire[1])) < minimum
    }
