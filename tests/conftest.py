"""What every room needs: a cheap key derivation, an open vault that goes away, hypothesis without a clock."""

import importlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from app.coffre.kdf import Cout
from app.context import AppScope, Session

# Other work may share the machine: time is measured by the bench, not by properties.
settings.register_profile("maison", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("maison")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def _qt_manque() -> str:
    """Return what keeps Qt from being loaded (a library of the system, most often), "" when nothing does."""
    try:
        for module in ("PySide6.QtWidgets", "PySide6.QtTest", "PySide6.QtPdf", "PySide6.QtSvg"):
            importlib.import_module(module)
    except ImportError as manque:
        return str(manque)
    return ""


QT_MANQUE = _qt_manque()
# pytest-qt stops everything where Qt cannot be loaded: it is asked for only where it can.
pytest_plugins = [] if QT_MANQUE else ["pytestqt.plugin"]


class _SansQt(pytest.Module):
    """A module of tests of the window where there is no Qt: skipped, with the reason."""

    def collect(self) -> list[pytest.Item]:
        pytest.skip(f"Qt cannot be loaded: {QT_MANQUE}", allow_module_level=True)


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    """Skip the tests of the window, and only them, without Qt."""
    return _SansQt.from_parent(parent, path=module_path) if QT_MANQUE and module_path.parent.name == "ui" else None


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Begin at once, in one process, when files are named; share whole folders between the cores."""
    dossiers = any(Path(argument.split("::")[0]).is_dir() for argument in config.args)
    return None if dossiers else 0


PHRASE = "velours cadran brumeux pivoine tracteur sillage moufle quartz"


@pytest.fixture(scope="session")
def cout() -> Cout:
    """The smallest cost Argon2 accepts: tests are about everything but its price."""
    return Cout(8, 1, 1)


@pytest.fixture
def scope(cout: Cout) -> AppScope:
    """The application, as cheap to unlock as can be."""
    return AppScope(cout)


@pytest.fixture
def phrase() -> str:
    """A phrase that is strong enough."""
    return PHRASE


@pytest.fixture
def session(scope: AppScope, tmp_path: Path) -> Iterator[Session]:
    """A new vault, open."""
    ouverte, _secours = scope.creer(tmp_path / "essai.coffre", PHRASE)
    with ouverte:
        yield ouverte


@pytest.fixture(autouse=True)
def _pannes_ailleurs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep crash reports of tests out of the home of whoever runs them."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "etat"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the long campaigns last as long as they need."""
    for item in items:
        if item.get_closest_marker("longue"):
            item.add_marker(pytest.mark.timeout(0))
