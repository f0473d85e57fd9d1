import pytest

from tests.store import socle


@pytest.fixture
def magasin():
    with socle.magasin() as ouvert:
        yield ouvert
