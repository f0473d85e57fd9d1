"""A letter written for a démarche moves its clock, in one step that one undo takes back."""

from datetime import date, timedelta

import pytest

from app.domain.courriers import Envoi
from app.domain.demarches import Demarche
from app.domain.organismes import Organisme
from app.domain.personnes import Personne
from app.services.errors import DemarcheAutre

AUJOURD_HUI = date.today()
HIER, AVANT = AUJOURD_HUI - timedelta(days=1), AUJOURD_HUI - timedelta(days=70)


@pytest.fixture
def zoe(session):
    return session.personnes.save(Personne(nom="Durand", prenom="Zoé"))[0]


@pytest.fixture
def demarche(session, zoe):
    caf = session.organismes.save(Organisme(nom="CAF du Rhône", categorie="CAF"))[0]
    return session.demarches.save(
        Demarche(personne_id=zoe.id, organisme_id=caf.id, type="INDU", objet="Indu", ouverte_le=AVANT)
    )[0]


def _lettre(session, demarche, code="indu"):
    return session.courriers.preparer(code, demarche.personne_id, demarche_id=demarche.id)[0]


def _partie(session, demarche, code="indu", le=AVANT, envoi=Envoi.RECOMMANDE, **champs):
    lettre = _lettre(session, demarche, code)
    return session.courriers.envoyer(lettre.id, envoi, le=le, confirme=True, **champs)[0]


def test_a_letter_goes_to_the_organisme_of_its_demarche_and_is_listed_with_it(session, demarche):
    lettre = _lettre(session, demarche)
    assert (lettre.organisme_id, lettre.destinataire) == (demarche.organisme_id, "CAF du Rhône")
    assert [lu.id for lu in session.courriers.de_demarche(demarche.id)] == [lettre.id]


def test_sending_it_sets_when_and_how_the_demarche_was_sent_and_until_when_one_waits(session, demarche):
    lettre = _partie(session, demarche)
    suivi = session.demarches.get(demarche.id)
    assert (suivi.envoyee_le, suivi.canal, suivi.etat) == (AVANT, "ECR", "INS")
    assert suivi.attendue_le == lettre.reponse_avant == AVANT + timedelta(days=60)
    session.annulations.annuler()
    assert session.demarches.get(demarche.id) == demarche
    assert session.courriers.get(lettre.id).envoye_le is None


def test_a_second_letter_chases(session, demarche):
    premiere = _partie(session, demarche)
    relance, _ = session.courriers.relancer(premiere.id)
    assert relance.demarche_id == demarche.id
    session.courriers.envoyer(relance.id, Envoi.COURRIEL, le=HIER, confirme=True, reponse_avant=AUJOURD_HUI)
    suivi = session.demarches.get(demarche.id)
    assert (suivi.envoyee_le, suivi.relancee_le, suivi.attendue_le, suivi.canal) == (AVANT, HIER, AUJOURD_HUI, "ECR")


def test_an_appeal_is_dated_on_a_decision_and_nothing_else_of_it_moves(session, demarche):
    session.demarches.envoyer(demarche.id, AVANT, "ECR")
    session.demarches.decider(demarche.id, "REF", HIER)
    refusee = session.demarches.get(demarche.id)
    _partie(session, demarche, le=HIER)
    assert session.demarches.get(demarche.id) == refusee
    _partie(session, demarche, "recours_cra", le=AUJOURD_HUI)
    assert session.demarches.get(demarche.id).recours_le == AUJOURD_HUI


def test_what_she_noted_by_hand_stays(session, demarche):
    session.demarches.envoyer(demarche.id, HIER, "POR")
    _partie(session, demarche, le=AVANT)
    suivi = session.demarches.get(demarche.id)
    assert (suivi.envoyee_le, suivi.canal, suivi.relancee_le) == (HIER, "POR", None)


def test_a_letter_that_went_is_tied_afterwards_and_untied(session, demarche, zoe):
    seule, _ = session.courriers.preparer("indu", zoe.id)
    seule, _ = session.courriers.envoyer(seule.id, Envoi.SIMPLE, le=AVANT, confirme=True)
    session.courriers.rattacher(seule.id, demarche.id)
    assert session.demarches.get(demarche.id).envoyee_le == AVANT
    session.annulations.annuler()
    assert session.courriers.get(seule.id).demarche_id is None
    assert session.demarches.get(demarche.id).envoyee_le is None
    session.courriers.rattacher(seule.id, demarche.id)
    session.courriers.rattacher(seule.id, None)
    assert session.courriers.de_demarche(demarche.id) == []


def test_an_answer_stops_the_clock_of_its_letter_and_no_other(session, demarche):
    lettre = _partie(session, demarche)
    session.courriers.repondre(lettre.id, AUJOURD_HUI, "Dossier à l’étude")
    suivi = session.demarches.get(demarche.id)
    assert (suivi.attendue_le, suivi.etat, suivi.envoyee_le) == (None, "INS", AVANT)
    session.annulations.annuler()
    assert session.demarches.get(demarche.id).attendue_le == lettre.reponse_avant
    session.demarches.modifier(demarche.id, attendue_le=HIER)
    session.courriers.repondre(lettre.id, AUJOURD_HUI)
    assert session.demarches.get(demarche.id).attendue_le == HIER


def test_the_demarche_of_somebody_else_is_refused(session, demarche):
    autre = session.personnes.save(Personne(nom="Voisin"))[0]
    with pytest.raises(DemarcheAutre):
        session.courriers.preparer("indu", autre.id, demarche_id=demarche.id)
    lettre, _ = session.courriers.preparer("indu", autre.id)
    with pytest.raises(DemarcheAutre):
        session.courriers.rattacher(lettre.id, demarche.id)


def test_the_letters_of_a_demarche_taken_away_stay(session, demarche):
    lettre = _partie(session, demarche)
    session.demarches.delete(demarche.id)
    assert session.courriers.get(lettre.id).demarche_id is None
    session.annulations.annuler()
    assert session.courriers.get(lettre.id).demarche_id == demarche.id
