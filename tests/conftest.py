"""What every room needs: a cheap key derivation, an open vault that goes away, hypothesis without a clock."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from app.coffre.kdf import Cout
from app.context import AppScope, Session

# Other work may share the machine: time is measured by the bench, not by properties.
settings.register_profile("maison", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("maison")

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
