"""The data folders are found in the sources, and again once installed."""

from importlib.metadata import distributions
from pathlib import Path

import pytest

from app.paths import migrations, resources

RACINE = Path(__file__).parents[2]


def test_the_sources_find_their_data():
    assert (resources() / "nomenclatures" / "themes.csv").is_file()
    assert list((migrations() / "versions").glob("0001_*.py"))


def test_an_installed_copy_holds_every_data_file():
    copies = [copie for copie in distributions(name="visavis") if copie.read_text("RECORD")]
    installes = {f.as_posix() for copie in copies for f in copie.files or ()}
    if "app/__init__.py" not in installes:
        pytest.skip("no copy is installed here: the sources are read")
    voulus = {
        f"app/{f.relative_to(RACINE).as_posix()}"
        for dossier in (resources(), migrations())
        for f in (RACINE / dossier.name).rglob("*")
        if f.is_file() and "__pycache__" not in f.parts
    }
    assert voulus - installes == set()
