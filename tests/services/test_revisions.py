"""What a second version, or the year that recalls another, may not give back by subtraction (R11)."""

from datetime import date

import pytest

from app.bilan.errors import RevisionRefusee, SeuilFige
from tests.services.test_bilans import Terrain, terrain

__all__ = ["Terrain", "terrain"]

AVANT = date(2024, 3, 4)


def valeurs(arrete):
    return {i.id: i.valeur for i in arrete.bilan.contenu.indicateurs}


def rappels(arrete):
    return {i.id: i.n_1 for i in arrete.bilan.contenu.indicateurs}


def test_a_year_that_did_not_change_is_handed_over_again_as_it_was(terrain):
    terrain.foule(6)
    bilans = terrain.session.bilans
    premier = bilans.arreter(terrain.maison.id, 2025, ["pdf", "json"])
    second = bilans.arreter(terrain.maison.id, 2025, ["pdf", "json"])
    assert second.publication.id == premier.publication.id
    assert second.fichiers == premier.fichiers
    assert bilans.prochaine_version(terrain.maison.id, 2025) == 1
    assert len(bilans.registre()) == 1


def test_acts_added_between_two_versions_leave_the_acts_out(terrain):
    actes = terrain.foule(12)
    bilans = terrain.session.bilans
    assert valeurs(bilans.arreter(terrain.maison.id, 2025))["interventions"] == 12
    terrain.acte(terrain.session.personnes.get(actes[0].personnes[0]), minutes=25)
    second = bilans.arreter(terrain.maison.id, 2025)
    assert second.publication.version == 2
    assert valeurs(second)["interventions"] is None
    assert valeurs(second)["temps_individuel"] is None
    assert not {t.id for t in second.bilan.contenu.tableaux} & {"nature", "canal", "temps", "partenaires"}


def test_every_earlier_version_counts_not_the_last_one_only(terrain):
    actes = terrain.foule(30)
    bilans = terrain.session.bilans
    bilans.arreter(terrain.maison.id, 2025)
    terrain.foule(6)
    bilans.arreter(terrain.maison.id, 2025)
    for acte in actes[:7]:
        terrain.session.interventions.delete(acte.id)
    with pytest.raises(RevisionRefusee):
        bilans.arreter(terrain.maison.id, 2025)


def test_the_difference_of_nested_populations_counts_too(terrain):
    terrain.foule(30)
    for _ in range(6):
        terrain.acte(terrain.personne(), nature="DEM")
    bilans = terrain.session.bilans
    assert valeurs(bilans.arreter(terrain.maison.id, 2025))["personnes_accompagnees"] == 36
    terrain.foule(5)
    terrain.acte(terrain.personne(), nature="DEM")
    with pytest.raises(RevisionRefusee):
        bilans.arreter(terrain.maison.id, 2025)


def test_what_a_year_recalls_of_the_one_before_is_released_with_it(terrain):
    terrain.foule(30, AVANT)
    terrain.foule(30)
    bilans = terrain.session.bilans
    assert rappels(bilans.arreter(terrain.maison.id, 2025))["personnes_recues"] == 30
    terrain.foule(1, AVANT)
    with pytest.raises(RevisionRefusee):
        bilans.arreter(terrain.maison.id, 2024)
    assert rappels(bilans.arreter(terrain.maison.id, 2025))["personnes_recues"] == 30
    assert [p.version for p in bilans.registre()] == [1]


def test_the_year_recalled_keeps_its_threshold(terrain):
    terrain.foule(30, AVANT)
    terrain.foule(30)
    terrain.session.bilans.arreter(terrain.maison.id, 2025, seuil=3)
    with pytest.raises(SeuilFige):
        terrain.session.bilans.arreter(terrain.maison.id, 2024, seuil=11)


def test_the_year_recalled_may_then_be_arretee_as_its_first_version(terrain):
    terrain.foule(30, AVANT)
    terrain.foule(30)
    bilans = terrain.session.bilans
    bilans.arreter(terrain.maison.id, 2025)
    assert bilans.arreter(terrain.maison.id, 2024).publication.version == 1
    assert sorted(p.du.year for p in bilans.registre()) == [2024, 2025]
