"""Relevés handed out: kept as they were, added up by the next ones, taken into account by the bilan."""

from collections import Counter
from datetime import date

import pytest

from app.bilan.releves import Axe, Motif
from app.services.errors import Introuvable
from tests.services.releveur import ANNEE, MARS, annee_2024, arreter, convenir, fin_de_mois, minutes, servir


@pytest.fixture
def releves(cabinet, tmp_path):
    return servir(cabinet, tmp_path, lambda _: None)


def test_acts_are_broken_down_before_the_bilan_and_kept_once_handed_out(cabinet, releves):
    convenir(cabinet)
    gens = annee_2024(cabinet)
    r = releves.apercu(cabinet.contrat.id, *MARS).releve
    assert minutes(r, Axe.NATURES).keys() == {"ENT", "DEM"}
    assert sum(minutes(r, Axe.NATURES).values()) == r.total > 0
    assert r.axes[Axe.SITES].motif is Motif.UN_LIEU
    releves.remettre(cabinet.contrat.id, *MARS, ["pdf"])
    cabinet.interventions.save(cabinet.acte(gens[0], jour=date(2024, 3, 5), minutes=45, nature="ENT"))
    assert releves.etablir(cabinet.contrat.id, *MARS).contenu.axes[Axe.NATURES].motif is Motif.MODIFIEE
    assert [(lu.du, lu.au) for lu in releves.remis(cabinet.entreprise.id, *ANNEE)] == [MARS]


def test_a_second_format_of_the_same_releve_is_the_same_hand_over(cabinet, releves):
    convenir(cabinet)
    annee_2024(cabinet)
    _, changes = releves.remettre(cabinet.contrat.id, *MARS, ["pdf"])
    assert changes.touche("releves")
    releves.remettre(cabinet.contrat.id, *MARS, ["xlsx"])
    assert len(releves.remis(cabinet.entreprise.id, *ANNEE)) == 1


def test_what_was_handed_out_is_read_again_byte_for_byte(cabinet, releves):
    convenir(cabinet)
    gens = annee_2024(cabinet)
    fichiers, _ = releves.remettre(cabinet.contrat.id, *MARS, ["pdf"])
    cabinet.interventions.save(cabinet.acte(gens[0], jour=date(2024, 3, 5), minutes=45, nature="ENT"))
    releves.remettre(cabinet.contrat.id, *MARS, ["xlsx"])
    dernier, premier = releves.remis(cabinet.entreprise.id, *ANNEE)
    assert releves.relire(premier.id) == fichiers["pdf"] != releves.relire(dernier.id)
    with pytest.raises(Introuvable):
        releves.relire(99)


def test_looking_at_a_releve_keeps_nothing(cabinet, releves):
    convenir(cabinet)
    annee_2024(cabinet)
    assert releves.apercu(cabinet.contrat.id, *MARS).pdf.startswith(b"%PDF")
    assert releves.remis(cabinet.entreprise.id, *ANNEE) == []
    cabinet.interventions.save(cabinet.acte(cabinet.personne(), jour=date(2024, 3, 5), minutes=45, nature="ENT"))
    assert releves.etablir(cabinet.contrat.id, *MARS).contenu.axes[Axe.NATURES].lignes


def test_a_longer_releve_adds_up_those_that_were_handed_out(cabinet, releves):
    convenir(cabinet)
    annee_2024(cabinet)
    somme = Counter()
    for mois in (1, 2, 3):
        du = date(2024, mois, 1)
        releves.remettre(cabinet.contrat.id, du, fin_de_mois(du), ["pdf"])
        somme.update(minutes(releves.etablir(cabinet.contrat.id, du, fin_de_mois(du)).contenu, Axe.NATURES))
    trimestre = releves.etablir(cabinet.contrat.id, date(2024, 1, 1), date(2024, 3, 31)).contenu
    assert minutes(trimestre, Axe.NATURES) == somme


def test_she_is_told_that_folds_come_from_releves_already_handed_out(cabinet, releves):
    convenir(cabinet)
    gens = annee_2024(cabinet)
    rare = cabinet.acte(gens[0], jour=MARS[0], minutes=30, nature="RAP")
    cabinet.interventions.save(rare)
    seule = releves.apercu(cabinet.contrat.id, *MARS).explications[0].phrases
    releves.remettre(cabinet.contrat.id, *MARS, ["pdf"])
    trimestre = releves.apercu(cabinet.contrat.id, date(2024, 1, 1), MARS[1])
    (pli,) = (li for li in trimestre.releve.axes[Axe.NATURES].lignes if li.code == "ACTES")
    assert {"DEM", "RAP"} <= set(pli.codes)
    assert "déjà remis" in trimestre.explications[0].phrases[-1]
    assert not any("déjà remis" in phrase for phrase in seule)


def test_the_bilan_tells_no_minutes_when_an_act_came_after_the_releve(cabinet, releves, tmp_path):
    convenir(cabinet)
    gens = annee_2024(cabinet)
    for mois in range(1, 13):
        du = date(2024, mois, 1)
        releves.remettre(cabinet.contrat.id, du, fin_de_mois(du), ["pdf"])
    cabinet.interventions.save(cabinet.acte(gens[0], jour=date(2024, 3, 5), minutes=45, nature="ENT"))
    bilan = arreter(cabinet, tmp_path).bilan.contenu
    assert "temps" not in {t.id for t in bilan.tableaux}
    assert {i.id: i.valeur for i in bilan.indicateurs}["temps_individuel"] is None


def test_the_bilan_tells_its_minutes_beside_the_releves_of_every_month(cabinet, releves, tmp_path):
    convenir(cabinet)
    annee_2024(cabinet)
    for mois in range(1, 13):
        du = date(2024, mois, 1)
        releves.remettre(cabinet.contrat.id, du, fin_de_mois(du), ["pdf"])
    assert "temps" in {t.id for t in arreter(cabinet, tmp_path).bilan.contenu.tableaux}
    assert releves.etablir(cabinet.contrat.id, *MARS).contenu.axes[Axe.NATURES].lignes
