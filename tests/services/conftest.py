import pytest

from tests.services.trame import Cabinet
from tests.store import socle


@pytest.fixture
def cabinet():
    with socle.magasin() as magasin:
        yield Cabinet(magasin)
