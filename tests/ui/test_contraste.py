import pytest

from ui.theme.contraste import paires, rapport
from ui.theme.tokens import PALETTES, NomPalette


def test_black_on_white_is_the_greatest_contrast():
    assert rapport("#000000", "#FFFFFF") == pytest.approx(21)
    assert rapport("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("nom", NomPalette)
def test_every_pair_of_the_window_is_legible(nom):
    palette = PALETTES[nom]
    faibles = {
        paire: round(rapport(getattr(palette, paire[0]), getattr(palette, paire[1])), 2)
        for paire, minimum in paires().items()
        if rapport(getattr(palette, paire[0]), getattr(palette, paire[1])) < minimum
    }
    assert not faibles
