"""The terms of a contrat in numbers: kept whole, refused when they mean nothing."""

from datetime import date

import pytest

from app.domain.contrats import (
    Assiette,
    Conditions,
    Decompte,
    Exercice,
    Mode,
    Report,
    Signal,
    Sourdine,
    Unite,
)
from app.domain.errors import NombreHorsBornes

DEBUT = date(2024, 1, 1)


def conditions(cabinet, **champs):
    base = {"contrat_id": cabinet.contrat.id, "a_partir_du": DEBUT, "mode": Mode.PERMANENCE}
    return Conditions(**base | {"unite": Unite.DEMI_JOURNEES, "volume": 4000} | champs)


def test_every_rule_of_the_conditions_comes_back_as_it_was_kept(cabinet):
    voulues = conditions(
        cabinet,
        demi_journee=180,
        decompte=Decompte.ENTAMEE,
        assiette=Assiette.LES_DEUX,
        report=Report.POURCENT,
        report_valeur=50,
        report_plafond=500,
        report_duree=6,
        prix_depassement=31_000,
        trajet_compte=True,
        prix_km=529,
        annulation_delai=2,
        annulation_part=50,
        preavis_fin_de_mois=True,
        revision_effectif=1,
        indexation=150,
        indice="Syntec",
        indice_base=31_450,
    )
    gardees, _ = cabinet.contrats.conditions.save(voulues)
    assert cabinet.contrats.conditions.get(gardees.id) == gardees


def test_what_consumes_the_volume_follows_from_the_mode_unless_it_is_said(cabinet):
    assert conditions(cabinet).consomme_par is Assiette.PERMANENCES
    assert conditions(cabinet, mode=Mode.HEURE).consomme_par is Assiette.ACTES
    assert conditions(cabinet, assiette=Assiette.LES_DEUX).consomme_par is Assiette.LES_DEUX


@pytest.mark.parametrize(
    "faute",
    [{"demi_journee": 0}, {"revision_effectif": 13}, {"report": Report.POURCENT, "report_valeur": 101}, {"seuil": 2}],
)
def test_a_number_that_means_nothing_is_refused(cabinet, faute):
    with pytest.raises(NombreHorsBornes):
        cabinet.contrats.conditions.save(conditions(cabinet, **faute))


def test_an_alert_read_stays_with_its_contrat_and_leaves_with_it(cabinet):
    sourdine = Sourdine(signal=Signal.VOLUME_75, repere=DEBUT, jusqu_au=date(2025, 7, 1))
    cabinet.contrats.modifier(cabinet.contrat.id, sourdines=(sourdine,), exercice=Exercice.CIVIL)
    contrat = cabinet.contrats.get(cabinet.contrat.id)
    assert (contrat.sourdines, contrat.exercice) == ((sourdine,), Exercice.CIVIL)
    cabinet.contrats.delete(contrat.id)
    assert cabinet.contrats.toutes() == []
