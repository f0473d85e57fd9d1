"""A coffre to damage, with the cheapest key derivation."""

from pathlib import Path

import pytest

from app.coffre.kdf import Cout
from tests.coffre.atelier import Atelier, nouveau


@pytest.fixture
def atelier(tmp_path: Path, cout: Cout, phrase: str) -> Atelier:
    return nouveau(tmp_path / "Cabinet.coffre", cout, phrase)


@pytest.fixture
def ouvert(atelier: Atelier):
    coffre = atelier.ouvrir()
    yield coffre
    coffre.fermer()
