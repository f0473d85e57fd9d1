"""What relevés would tell of a part of a month, by the volume of a contract year that begins within one."""

from datetime import date

import pytest

from app.domain.contrats import Assiette, Conditions, Contrat, Mode
from app.domain.interventions import Part
from app.domain.permanences import EtatPermanence, Permanence
from tests.services.releveur import servir

MARS = date(2025, 3, 1), date(2025, 3, 31)
AVRIL = date(2025, 4, 1), date(2025, 4, 30)


@pytest.fixture
def releves(cabinet, tmp_path):
    return servir(cabinet, tmp_path, lambda _: None)


def convenu(cabinet, debut, **champs):
    """A contrat begun that day, with acts every Monday of March and one on the thirty-first."""
    contrat, _ = cabinet.contrats.save(Contrat(entreprise_id=cabinet.entreprise.id, reference="A", debut=debut))
    base = {"contrat_id": contrat.id, "a_partir_du": debut, "mode": Mode.HEURE, "volume": 90000}
    cabinet.contrats.conditions.save(Conditions(**base | champs))
    parts = (Part(contrat_id=contrat.id),)
    for n, jour in enumerate((3, 10, 17, 24, 31)):
        qui = cabinet.personne(f"Nom{n}", "Zoé")
        cabinet.interventions.save(cabinet.acte(qui, jour=date(2025, 3, jour), minutes=40 + n, parts=parts))
    tenue = Permanence(contrat_id=contrat.id, jour=MARS[1], debut=540, fin=720, etat=EtatPermanence.TENUE)
    cabinet.permanences.save(tenue)
    return contrat


@pytest.mark.parametrize("periode", [MARS, AVRIL])
def test_a_contract_year_begun_on_the_last_day_of_a_month_does_not_tell_of_that_day(cabinet, releves, periode):
    contrat = convenu(cabinet, date(2024, 3, 31))
    assert releves.etablir(contrat.id, *periode).contenu.volume is None


@pytest.mark.parametrize(
    ("debut", "champs", "consomme"),
    [
        (date(2024, 3, 1), {}, 210),
        (date(2025, 3, 3), {}, 210),
        (date(2024, 3, 31), {"assiette": Assiette.PERMANENCES}, 180),
    ],
)
def test_the_volume_is_told_when_nothing_of_a_part_of_a_month_follows(cabinet, releves, debut, champs, consomme):
    contrat = convenu(cabinet, debut, **champs)
    assert releves.etablir(contrat.id, *MARS).contenu.volume.consomme == consomme
