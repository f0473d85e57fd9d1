"""Permanences that come back, are called off or move; the grid of the evening."""

from datetime import date

import pytest

from app.domain.contrats import Contrat
from app.domain.entreprises import Site
from app.domain.errors import NombreHorsBornes
from app.domain.interventions import Brouillon
from app.domain.permanences import EtatPermanence, Initiative, Permanence, Plan
from app.domain.personnes import Personne
from app.domain.recurrences import Rythme
from app.domain.rendezvous import EtatRendezVous
from app.domain.soiree import Ligne
from app.services.permanences import RienAPlanifier
from app.services.soirees import ActeDuSoir, Retenue
from tests.services.trame import AUJOURD_HUI, etat, pris


def plan(cabinet, **champs):
    base = {"contrat_id": cabinet.contrat.id, "debut": 540, "fin": 720, "rythme": Rythme.SEMAINE}
    base |= {"premier": date(2025, 7, 8), "jusqu_au": date(2025, 8, 31)}
    return Plan(**(base | champs))


def test_planning_skips_holidays_and_days_already_planned(cabinet):
    mardis = plan(cabinet, premier=date(2025, 7, 7), jusqu_au=date(2025, 7, 28))
    cabinet.permanences.save(
        Permanence(contrat_id=cabinet.contrat.id, jour=date(2025, 7, 21), debut=600, fin=660)
    )
    prevision = cabinet.permanences.prevoir(mardis)
    assert prevision.jours == (date(2025, 7, 7), date(2025, 7, 28))
    assert prevision.feries == ((date(2025, 7, 14), "Fête nationale"),)
    assert prevision.deja == (date(2025, 7, 21),)


def test_a_site_of_alsace_has_its_own_holidays(cabinet):
    site, _ = cabinet.entreprises.sites.save(
        Site(entreprise_id=cabinet.entreprise.id, nom="Colmar", code_postal="68000")
    )
    saint_etienne = {"premier": date(2025, 12, 26), "jusqu_au": date(2025, 12, 26)}
    assert cabinet.permanences.prevoir(plan(cabinet, **saint_etienne)).jours
    assert not cabinet.permanences.prevoir(plan(cabinet, site_id=site.id, **saint_etienne)).jours


def test_planning_stays_within_the_contrat(cabinet):
    court, _ = cabinet.contrats.save(
        Contrat(entreprise_id=cabinet.entreprise.id, reference="D", debut=date(2025, 1, 1), fin=date(2025, 7, 20))
    )
    prevision = cabinet.permanences.prevoir(plan(cabinet, contrat_id=court.id))
    assert prevision.jours[-1] <= court.fin
    assert prevision.hors_contrat[0] > court.fin


def test_a_whole_plan_is_one_step(cabinet):
    ecrites, changes = cabinet.permanences.planifier(plan(cabinet))
    assert len(ecrites) == 8
    assert changes.libelle == "Permanences planifiées"
    cabinet.annulations.annuler()
    assert cabinet.permanences.toutes() == []


def test_a_plan_of_nothing_is_refused(cabinet):
    with pytest.raises(RienAPlanifier):
        cabinet.permanences.planifier(plan(cabinet, premier=date(2025, 7, 14), rythme=Rythme.UNE_FOIS))


def test_a_plan_never_goes_further_than_a_year(cabinet):
    prevision = cabinet.permanences.prevoir(plan(cabinet, jusqu_au=date(9999, 12, 31)))
    assert prevision.jours[-1] < date(2026, 6, 30)


def test_a_permanence_called_off_calls_off_what_was_to_come(cabinet, carnet, permanence):
    venue, _ = carnet.prendre(pris(permanence, cabinet.personne("A")))
    attendue, _ = carnet.prendre(pris(permanence, cabinet.personne("B"), 600))
    carnet.honorer(venue.id)
    cabinet.permanences.annuler(permanence.id, "L’entreprise")
    assert [carnet.get(r.id).etat for r in (venue, attendue)] == [EtatRendezVous.VENU, EtatRendezVous.ANNULE]
    cabinet.annulations.annuler()
    assert carnet.get(attendue.id).etat is EtatRendezVous.PREVU
    assert cabinet.permanences.get(permanence.id).etat is EtatPermanence.PLANIFIEE


def test_appointments_follow_a_permanence_that_moves(cabinet, carnet, permanence):
    rdv, _ = carnet.prendre(pris(permanence, cabinet.personne(), 570))
    nouvelle, _ = cabinet.permanences.deplacer(permanence.id, date(2025, 6, 18), 840, 1020)
    suivi = carnet.get(rdv.id)
    assert (suivi.permanence_id, suivi.jour, suivi.debut) == (nouvelle.id, date(2025, 6, 18), 870)
    cabinet.annulations.annuler()
    assert carnet.get(rdv.id) == rdv


def soir(cabinet, personne, rendezvous_id=None, **champs):
    base = {"jour": AUJOURD_HUI, "minutes": 30, "nature": "ENT", "personne": personne, "contrat_id": cabinet.contrat.id}
    return ActeDuSoir(Brouillon(**(base | champs)), rendezvous_id)


def test_an_evening_is_one_transaction_and_one_step(cabinet, carnet, soirees, permanence):
    attendue, _ = carnet.prendre(pris(permanence, cabinet.personne()))
    absente, _ = carnet.prendre(pris(permanence, cabinet.personne("B"), 570))
    avant = (etat(cabinet), carnet.toutes())
    lignes = [
        soir(cabinet, attendue.personne_id, attendue.id),
        soir(cabinet, absente.personne_id, absente.id, nature="RNH", minutes=0),
        soir(cabinet, Personne(prenom="Aïcha", nom="Bouvier")),
        soir(cabinet, Personne(prenom="aïcha", nom="BOUVIER"), nature="COU"),
    ]
    actes, changes = soirees.garder(lignes, permanence.id)
    assert len(actes) == 4
    assert changes.libelle == "Grille du soir\u00a0: 4 actes"
    assert actes[2].personnes == actes[3].personnes
    assert [carnet.get(r.id).etat for r in (attendue, absente)] == [EtatRendezVous.VENU, EtatRendezVous.ABSENT]
    assert cabinet.permanences.get(permanence.id).etat is EtatPermanence.TENUE
    cabinet.annulations.annuler()
    assert (etat(cabinet), carnet.toutes()) == avant


def test_one_bad_row_keeps_nothing_and_is_told_by_its_rank(cabinet, soirees):
    with pytest.raises(NombreHorsBornes) as refus:
        soirees.garder([soir(cabinet, Personne(nom="A")), soir(cabinet, Personne(nom="B"), minutes=2000)])
    assert refus.value.details["ligne"] == 1
    assert cabinet.personnes.toutes() == []


@pytest.mark.parametrize(
    ("dit", "champs"),
    [
        ("Zoé Le Gall", ("Le Gall", "Zoé", "")),
        ("LE GALL Zoé", ("LE GALL", "Zoé", "")),
        ("Zoé", ("Zoé", "", "")),
        ("A-0173", ("", "", "A-0173")),
    ],
)
def test_a_new_person_is_named_from_a_few_words(soirees, dit, champs):
    personne = soirees.nommer(dit)
    assert (personne.nom, personne.prenom, personne.code) == champs


def test_words_not_entered_yet_are_kept_and_are_no_step_to_undo(cabinet, soirees):
    elle = cabinet.personne()
    retenue = Retenue("", "2025-06-16", (Ligne(personne="Zoé Martin", minutes="30", personne_id=elle.id),))
    soirees.retenir(retenue)
    assert soirees.retenue() == retenue
    assert "Enregistrement" in cabinet.annulations.prochain
    soirees.retenir(None)
    assert soirees.retenue() is None


def test_who_calls_a_permanence_off_and_when_is_kept_then_forgotten_when_it_is_held(cabinet, permanence):
    annulee, _ = cabinet.permanences.annuler(permanence.id, "grève", Initiative.ENTREPRISE, date(2025, 6, 10))
    assert (annulee.initiative, annulee.decidee_le) == (Initiative.ENTREPRISE, date(2025, 6, 10))
    tenue, _ = cabinet.permanences.tenir(permanence.id)
    assert (tenue.initiative, tenue.decidee_le, tenue.annulee_par) == (None, None, "")


def test_a_moved_permanence_says_who_moved_it_the_new_one_does_not(cabinet, permanence):
    nouvelle, _ = cabinet.permanences.deplacer(permanence.id, date(2025, 6, 18), 540, 720, Initiative.PRATICIENNE)
    ancienne = cabinet.permanences.get(permanence.id)
    assert (ancienne.initiative, ancienne.decidee_le) == (Initiative.PRATICIENNE, AUJOURD_HUI)
    assert (nouvelle.initiative, nouvelle.decidee_le) == (None, None)
