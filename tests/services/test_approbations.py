"""What an entreprise answers about the hours beyond its volume: recorded, undone, billed once, exported."""

import json
from dataclasses import replace
from datetime import date

import pytest

from app.domain.contrats import Depassement, Unite
from app.domain.contrats.approbations import Approbation, Reponse
from app.domain.errors import ChampManquant, DateIncoherente, MoisEntame, NombreHorsBornes
from app.domain.interventions import Intervention, Part, Portee
from app.services.errors import ApprobationFacturee, EncoreUtilise, Introuvable
from tests.services.facturier import JOUR, brouillon, ouvrir

FEVRIER = date(2026, 2, 1), date(2026, 2, 28)


@pytest.fixture
def cabinet(scope, tmp_path, phrase):
    """Ten hours a year; 690 minutes on 8 January: 90 beyond."""
    with ouvrir(scope, tmp_path, phrase) as session:
        (termes,) = session.contrats.conditions.toutes()
        session.contrats.conditions.modifier(
            termes.id,
            unite=Unite.HEURES,
            volume=1_000,
            prix=6_000,
            prix_depassement=9_000,
            depassement=Depassement.A_APPROUVER,
        )
        _acte(session, date(2026, 1, 8), 690)
        yield session


@pytest.fixture
def contrat(cabinet):
    return cabinet.contrats.toutes()[0]


@pytest.fixture
def reponse(contrat):
    return Approbation(
        contrat_id=contrat.id,
        reponse=Reponse.APPROUVE,
        du=date(2026, 1, 1),
        au=date(2026, 1, 31),
        minutes=60,
        decide_le=date(2026, 2, 3),
        par="La DRH",
        note="Par courriel.",
    )


def _acte(session, jour, minutes):
    part = Part(contrat_id=session.contrats.toutes()[0].id)
    acte = Intervention(jour=jour, minutes=minutes, nature="REU", portee=Portee.ENTREPRISE, parts=(part,))
    session.interventions.save(acte)


def valeur(cabinet, contrat):
    lue = cabinet.positions.de(contrat.id).position
    return lue.valeur.facture, lue.valeur.a_approuver, lue.valeur.refuse, lue.en_attente


def test_what_is_approved_may_be_billed_the_rest_waits_and_undo_gives_it_back(cabinet, contrat, reponse):
    assert valeur(cabinet, contrat) == (0, 13_500, 0, 90)
    cabinet.approbations.save(reponse)
    assert valeur(cabinet, contrat) == (9_000, 4_500, 0, 30)
    assert [s.position.en_attente for s in cabinet.positions.tableau()] == [30]
    cabinet.annulations.annuler()
    assert valeur(cabinet, contrat) == (0, 13_500, 0, 90)
    assert [s.position.en_attente for s in cabinet.positions.tableau()] == [90]


def test_a_refusal_is_kept_too(cabinet, contrat, reponse):
    refus, _ = cabinet.approbations.save(replace(reponse, reponse=Reponse.REFUSE, minutes=None))
    assert valeur(cabinet, contrat) == (0, 0, 13_500, 0)
    assert cabinet.approbations.de(contrat.id) == [refus]
    cabinet.approbations.delete(refus.id)
    assert valeur(cabinet, contrat) == (0, 13_500, 0, 90)


@pytest.mark.parametrize(
    ("champs", "refus"),
    [
        ({"par": " "}, ChampManquant),
        ({"au": date(2025, 12, 31)}, DateIncoherente),
        ({"du": date(2024, 12, 31)}, DateIncoherente),
        ({"decide_le": date(2026, 6, 17)}, DateIncoherente),
        ({"minutes": 0}, NombreHorsBornes),
        ({"contrat_id": 99}, Introuvable),
        ({"du": date(2026, 1, 8)}, MoisEntame),
        ({"au": date(2026, 1, 8)}, MoisEntame),
    ],
)
def test_an_answer_that_means_nothing_is_refused(cabinet, contrat, reponse, champs, refus):
    with pytest.raises(refus):
        cabinet.approbations.save(replace(reponse, **champs))
    assert cabinet.approbations.de(contrat.id) == []


def test_the_draft_proposes_what_was_approved_and_nothing_of_what_waits(cabinet, reponse):
    facture = brouillon(cabinet)
    assert cabinet.depassements.proposer(facture.id) == ()
    assert cabinet.depassements.en_attente(facture.id) == 90
    cabinet.approbations.save(reponse)
    (propose,) = cabinet.depassements.proposer(facture.id)
    assert (propose.minutes, propose.ligne.montant) == (60, 9_000)
    assert cabinet.depassements.en_attente(facture.id) == 30
    accepte, _ = cabinet.depassements.accepter(facture.id)
    assert (accepte.lignes[-1].approbation_id, accepte.lignes[-1].approuvees) == (propose.approbation.id, 60)
    assert cabinet.depassements.proposer(facture.id) == ()
    assert cabinet.depassements.proposer(brouillon(cabinet, FEVRIER).id) == ()


def test_an_answer_that_came_late_is_billed_on_the_next_invoice_once(cabinet, contrat, reponse):
    janvier = cabinet.factures.emettre(brouillon(cabinet).id, JOUR)[0]
    cabinet.approbations.save(reponse)
    fevrier = brouillon(cabinet, FEVRIER)
    (propose,) = cabinet.depassements.proposer(fevrier.id)
    assert propose.minutes == 60
    emise = cabinet.factures.emettre(cabinet.depassements.accepter(fevrier.id)[0].id, JOUR)[0]
    mars = brouillon(cabinet, (date(2026, 3, 1), date(2026, 3, 31)))
    assert cabinet.depassements.proposer(mars.id) == ()
    assert janvier.lignes[0].montant == emise.lignes[0].montant == 5_000  # a twelfth of 10 h at 60,00 €
    avoir = cabinet.factures.avoir(emise.id)[0]
    assert cabinet.depassements.proposer(mars.id) == ()
    cabinet.factures.emettre(avoir.id, JOUR)
    assert [p.minutes for p in cabinet.depassements.proposer(mars.id)] == [60]
    _acte(cabinet, date(2026, 1, 9), 15)
    assert cabinet.positions.de(contrat.id).position.en_attente == 45


def test_an_answer_that_a_line_rests_on_does_not_change(cabinet, reponse):
    garde, _ = cabinet.approbations.save(reponse)
    facture = brouillon(cabinet)
    cabinet.depassements.accepter(facture.id)
    with pytest.raises(ApprobationFacturee):
        cabinet.approbations.modifier(garde.id, minutes=30)
    with pytest.raises(ApprobationFacturee):
        cabinet.approbations.delete(garde.id)
    cabinet.factures.delete(facture.id)
    assert cabinet.approbations.modifier(garde.id, minutes=30)[0].minutes == 30


def test_a_contrat_with_an_answer_is_not_removed(cabinet, contrat, reponse):
    cabinet.approbations.save(reponse)
    for termes in cabinet.contrats.conditions.toutes():
        cabinet.contrats.conditions.delete(termes.id)
    for acte in cabinet.interventions.toutes():
        cabinet.interventions.delete(acte.id)
    with pytest.raises(EncoreUtilise):
        cabinet.contrats.delete(contrat.id)


def test_the_answers_are_exported(cabinet, reponse, tmp_path):
    cabinet.approbations.save(reponse)
    resume = cabinet.exports.exporter(tmp_path / "export")
    assert resume.nombres["approbations"] == 1
    (lue,) = json.loads((tmp_path / "export" / "donnees.json").read_text())["approbations"]
    assert (lue["reponse"], lue["minutes"], lue["par"], lue["decide_le"]) == ("approuve", 60, "La DRH", "2026-02-03")


def test_the_hours_to_approve_are_not_billed_as_done(cabinet, contrat, reponse):
    (termes,) = cabinet.contrats.conditions.toutes()
    cabinet.contrats.conditions.modifier(termes.id, mode="heure")
    facture = brouillon(cabinet)
    assert [ligne.quantite for ligne in facture.lignes] == [600]
    cabinet.approbations.save(reponse)
    assert [ligne.quantite for ligne in cabinet.depassements.accepter(facture.id)[0].lignes] == [600, 60]
