"""Appointments: taken, kept, missed, called off, taken back."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import ChampManquant, DateHorsBornes, NombreHorsBornes
from app.domain.personnes import Personne
from app.domain.rendezvous import EtatRendezVous, RendezVous
from app.services.errors import ContratIndecis
from app.services.rendezvous import RendezVousAVenir, RendezVousDejaDit, RendezVousSansPersonne
from tests.services.trame import AUJOURD_HUI, etat, pris


def test_an_appointment_of_a_permanence_takes_its_contrat_and_its_day(cabinet, carnet, permanence):
    rdv, _ = carnet.prendre(replace(pris(permanence, cabinet.personne()), jour=date(2020, 1, 1)))
    assert (rdv.contrat_id, rdv.jour) == (cabinet.contrat.id, permanence.jour)


def test_who_came_gets_her_act_in_one_gesture_and_one_step(cabinet, carnet, permanence):
    rdv, _ = carnet.prendre(pris(permanence, cabinet.personne()))
    avant = etat(cabinet)
    acte, _ = carnet.honorer(rdv.id)
    assert (acte.nature, acte.canal, acte.minutes, acte.heure) == ("ENT", "PER", 30, 540)
    assert (acte.permanence_id, acte.a_completer) == (permanence.id, True)
    assert acte.parts[0].contrat_id == cabinet.contrat.id
    assert carnet.get(rdv.id).etat is EtatRendezVous.VENU
    cabinet.annulations.annuler()
    assert (etat(cabinet), carnet.get(rdv.id)) == (avant, rdv)


def test_who_did_not_come_is_a_missed_appointment_of_no_length(cabinet, carnet, permanence):
    rdv, _ = carnet.prendre(pris(permanence, cabinet.personne(), canal="TEL"))
    acte, _ = carnet.manquer(rdv.id)
    assert (acte.nature, acte.minutes, acte.canal, acte.facturable, acte.a_completer) == ("RNH", 0, "TEL", False, False)
    assert carnet.get(rdv.id).etat is EtatRendezVous.ABSENT


def test_a_walk_in_is_a_passage_and_may_be_someone_new(cabinet, carnet, permanence):
    venu = RendezVous(jour=permanence.jour, debut=600, minutes=15, permanence_id=permanence.id)
    acte, _ = carnet.accueillir(venu, Personne(prenom="Aïcha", nom="Bouvier"))
    assert acte.nature == "SPO"
    assert cabinet.personnes.get(acte.personnes[0]).nom == "Bouvier"
    cabinet.annulations.annuler()
    assert cabinet.personnes.toutes() == []


def test_an_appointment_said_once_is_not_said_twice(cabinet, carnet, permanence):
    rdv, _ = carnet.prendre(pris(permanence, cabinet.personne()))
    carnet.honorer(rdv.id)
    for geste in (carnet.honorer, carnet.manquer, carnet.annuler):
        with pytest.raises(RendezVousDejaDit):
            geste(rdv.id)


def test_a_mistake_is_taken_back_until_words_were_written(cabinet, carnet, permanence):
    rdv, _ = carnet.prendre(pris(permanence, cabinet.personne()))
    carnet.manquer(rdv.id)
    carnet.remettre(rdv.id)
    assert cabinet.interventions.toutes() == []
    acte, _ = carnet.honorer(rdv.id)
    cabinet.interventions.save(replace(acte, note="Vue ce matin.", a_completer=False))
    with pytest.raises(RendezVousDejaDit):
        carnet.remettre(rdv.id)
    assert carnet.get(rdv.id).etat is EtatRendezVous.VENU


def test_nobody_came_yet_to_what_is_to_come_nor_to_a_meeting(cabinet, carnet):
    demain = RendezVous(jour=date(2025, 6, 17), debut=540, minutes=30, personne_id=cabinet.personne().id)
    with pytest.raises(RendezVousAVenir):
        carnet.honorer(carnet.prendre(demain)[0].id)
    reunion, _ = carnet.prendre(RendezVous(jour=AUJOURD_HUI, debut=840, minutes=60, titre="Réunion CSE"))
    with pytest.raises(RendezVousSansPersonne):
        carnet.honorer(reunion.id)


def test_without_a_contrat_to_be_sure_of_nothing_is_written(cabinet, carnet):
    cabinet.autre_entreprise()
    rdv, _ = carnet.prendre(RendezVous(jour=AUJOURD_HUI, debut=0, minutes=30, personne_id=cabinet.personne().id))
    with pytest.raises(ContratIndecis):
        carnet.honorer(rdv.id)
    assert carnet.get(rdv.id).etat is EtatRendezVous.PREVU


@pytest.mark.parametrize(
    ("champs", "refus"),
    [
        ({"titre": " "}, ChampManquant),
        ({"debut": 1440}, NombreHorsBornes),
        ({"debut": -1}, NombreHorsBornes),
        ({"minutes": 0}, NombreHorsBornes),
        ({"minutes": 1441}, NombreHorsBornes),
        ({"jour": date(1900, 1, 1)}, DateHorsBornes),
        ({"jour": date(2099, 1, 1)}, DateHorsBornes),
    ],
)
def test_an_impossible_appointment_is_refused(carnet, champs, refus):
    bon = RendezVous(jour=AUJOURD_HUI, debut=540, minutes=30, titre="Réunion")
    with pytest.raises(refus):
        carnet.prendre(replace(bon, **champs))


def test_an_act_removed_leaves_its_appointment_without_one(cabinet, carnet, permanence):
    rdv, _ = carnet.prendre(pris(permanence, cabinet.personne()))
    acte, _ = carnet.honorer(rdv.id)
    cabinet.interventions.delete(acte.id)
    assert carnet.get(rdv.id).intervention_id is None
    cabinet.annulations.annuler()
    assert carnet.get(rdv.id).intervention_id == acte.id


def test_an_erased_person_has_no_appointment_left(cabinet, carnet, permanence):
    elle = cabinet.personne()
    carnet.honorer(carnet.prendre(pris(permanence, elle))[0].id)
    cabinet.personnes.effacer(elle.id)
    assert carnet.toutes() == []
