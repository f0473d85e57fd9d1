import pytest

from app.domain.permanences import Permanence
from app.services.rendezvous import Carnet
from app.services.soirees import Soirees
from tests.services.trame import AUJOURD_HUI, Cabinet
from tests.store import socle


@pytest.fixture
def cabinet():
    with socle.magasin() as magasin:
        yield Cabinet(magasin)


@pytest.fixture
def carnet(cabinet):
    return Carnet(cabinet.magasin, cabinet.permanences._horloge, cabinet.personnes, cabinet.interventions)


@pytest.fixture
def soirees(cabinet):
    return Soirees(cabinet.magasin, cabinet.permanences._horloge, cabinet.interventions)


@pytest.fixture
def permanence(cabinet):
    contrat = cabinet.contrat.id
    return cabinet.permanences.save(Permanence(contrat_id=contrat, jour=AUJOURD_HUI, debut=540, fin=720))[0]
