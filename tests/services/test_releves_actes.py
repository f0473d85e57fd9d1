"""What the bilan is checked on is read in part: the part that decides."""

from datetime import date, timedelta
from itertools import product

import pytest

from app.bilan.releves import NON_HONORE
from app.bilan.releves_masses import muet
from app.bilan.releves_restes import dans_le_bilan
from app.domain.contrats import Assiette, Conditions, Mode
from app.domain.interventions import Portee
from app.services.releves_actes import _actes

K = 5
CONVENUES = [
    {},
    {"natures_incluses": ("ENT",)},
    {"assiette": Assiette.LES_DEUX},
    {"assiette": Assiette.PERMANENCES},
]


def decisif(acte):
    offert = not acte.compte and dans_le_bilan(acte)
    return offert or (acte.compte and (acte.nature == NON_HONORE or muet(acte, K)))


@pytest.fixture
def annee(cabinet):
    gens = [cabinet.personne(f"Nom{n}", "Zoé") for n in range(3)]
    jour = date(2024, 1, 8)
    for n, (nature, facturable) in enumerate(product(("ENT", "DEM", NON_HONORE), (True, False))):
        jour += timedelta(days=9)
        champs = {"jour": jour, "nature": nature, "facturable": facturable, "minutes": 20 + n}
        for qui in gens:
            cabinet.interventions.save(cabinet.acte(qui, **champs))
        for participants in (2, 40):
            seance = {"portee": Portee.COLLECTIVE, "participants": participants, "accompagnement_id": None}
            cabinet.interventions.save(cabinet.acte(**champs, **seance))
    return date(2024, 1, 1), date(2024, 12, 31)


@pytest.mark.parametrize("convenu", CONVENUES)
def test_every_act_that_decides_is_read_whatever_was_agreed(cabinet, annee, convenu):
    base = {"contrat_id": cabinet.contrat.id, "a_partir_du": cabinet.contrat.debut, "mode": Mode.HEURE, "volume": 90000}
    cabinet.contrats.conditions.save(Conditions(**base | convenu))
    with cabinet.magasin.lire() as connexion:
        tous, lus = (_actes(connexion, cabinet.entreprise.id, annee, tous=t) for t in (True, False))
    assert [a for a in lus if decisif(a)] == [a for a in tous if decisif(a)]
    assert any(map(decisif, tous))
    assert (len(lus) < len(tous)) is (convenu == {})
