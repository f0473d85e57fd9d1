"""Justice, police and care: a bilan never tells that one was approached, merged lines included."""

from datetime import date

import pytest

from app.bilan.instantane import AUTRE, TUS
from app.domain.nomenclatures import Liste
from app.domain.organismes import Organisme
from app.services.instantanes import prendre

ANNEE = date(2024, 1, 1), date(2024, 12, 31)


def figes(cabinet):
    with cabinet.magasin.lire() as connexion:
        return [a.categorie for a in prendre(connexion, cabinet.entreprise.id, *ANNEE, date(2025, 1, 9)).actes]


def demarche(cabinet, categorie):
    organisme = cabinet.organismes.save(Organisme(nom="Quelque part", categorie=categorie))[0]
    acte = {"jour": date(2024, 5, 6), "nature": "DEM", "minutes": 30, "organisme_id": organisme.id}
    cabinet.interventions.save(cabinet.acte(cabinet.personne("Nom", "Zoé"), **acte))


@pytest.mark.parametrize("categorie", sorted(TUS))
def test_it_counts_as_another_organisme(cabinet, categorie):
    demarche(cabinet, categorie)
    assert figes(cabinet) == [AUTRE]


def test_the_others_are_named(cabinet):
    demarche(cabinet, "CAF")
    assert figes(cabinet) == ["CAF"]


def test_a_line_merged_into_one_of_them_is_not_named_either(cabinet):
    csapa = cabinet.nomenclatures.ajouter(Liste.ORGANISMES, "CSAPA")[0]
    demarche(cabinet, csapa.code)
    assert figes(cabinet) == [csapa.code]
    hopital = next(e for e in cabinet.nomenclatures.de(Liste.ORGANISMES) if e.code == "HOP")
    cabinet.nomenclatures.fusionner(csapa.id, hopital.id)
    assert figes(cabinet) == [AUTRE]
