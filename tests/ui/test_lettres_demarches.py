"""A letter and its démarche on screen: written from one another, opened, tied, untied, taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from app.domain.courriers import Envoi
from app.domain.demarches import Demarche
from app.domain.gardes import Danger
from app.domain.organismes import Organisme
from app.store.demarches import DEMARCHES as FICHE
from tests.ui.clavier import Clavier
from ui.personnes.fiche import DEMARCHES


@pytest.fixture
def caf(session):
    return session.organismes.save(Organisme(nom="CAF du Rhône", categorie="CAF"))[0]


@pytest.fixture
def demarche(session, suivie, caf, jour):
    voulue = Demarche(personne_id=suivie.id, organisme_id=caf.id, type="INDU", objet="Indu", ouverte_le=jour)
    return session.demarches.save(voulue)[0]


@pytest.fixture
def volet(fiche, demarche):
    fiche.ouvrir_demarche(demarche.id)
    return fiche.demarches


def _bouton(parent, nom):
    QApplication.processEvents()
    return next(b for b in parent.findChildren(QPushButton) if b.isVisible() and b.accessibleName().startswith(nom))


def test_a_letter_written_from_a_demarche_moves_its_clock(fenetre, bureau, session, volet, demarche, jour):
    volet.lettres.ecrire.click()
    clavier = Clavier(fenetre)
    clavier._ceder()
    clavier.ecrire("indu")
    clavier.presser("Return")
    courrier = bureau.courriers.fiche.ouvert.courrier
    assert (courrier.demarche_id, courrier.organisme_id) == (demarche.id, demarche.organisme_id)
    assert session.demarches.get(demarche.id).envoyee_le is None
    bureau.courriers.fiche.envoyer.click()
    dialogue = next(d for d in bureau.findChildren(QDialog) if d.isVisible())
    dialogue.verbe.click()
    suivi = session.demarches.get(demarche.id)
    assert (suivi.envoyee_le, suivi.attendue_le) == (jour, jour + timedelta(days=60))
    bureau.ouvrir_personne(demarche.personne_id)
    assert volet.formulaire.champs["envoyee_le"].valeur
    assert _bouton(volet.lettres, "Ouvrir la lettre")
    bureau.actions_["annuler"].trigger()
    assert session.demarches.get(demarche.id).envoyee_le is None


def test_each_side_opens_the_other(bureau, session, volet, demarche):
    courrier, _ = session.courriers.preparer("indu", demarche.personne_id, demarche_id=demarche.id)
    volet.relire()
    _bouton(volet.lettres, "Ouvrir la lettre").click()
    assert bureau.ident == "courriers"
    assert bureau.courriers.fiche.ident == courrier.id
    bureau.courriers.fiche.renseignements.depart.ouvrir.click()
    assert bureau.ident == "personnes"
    assert bureau.personnes.fiche.onglets.currentIndex() == DEMARCHES
    assert volet._suivi.demarche.id == demarche.id


def test_a_letter_is_tied_from_the_demarche_then_untied_then_taken_back(bureau, session, volet, demarche, caf):
    courrier, changes = session.courriers.preparer("indu", demarche.personne_id, caf.id)
    bureau.poste.taches.modifie.emit(changes, None)
    volet.lettres.autre.editeur.setCurrentIndex(volet.lettres.autre.editeur.findData(str(courrier.id)))
    volet.lettres.autre.achever()
    assert session.courriers.get(courrier.id).demarche_id == demarche.id
    assert volet.lettres.autre.isHidden()
    _bouton(volet.lettres, "Détacher la lettre").click()
    assert session.courriers.get(courrier.id).demarche_id is None
    bureau.actions_["annuler"].trigger()
    assert session.courriers.get(courrier.id).demarche_id == demarche.id


def test_a_letter_that_went_may_still_change_of_demarche_and_nothing_else(bureau, session, demarche, caf, jour):
    courrier, _ = session.courriers.preparer("indu", demarche.personne_id, caf.id)
    session.courriers.envoyer(courrier.id, Envoi.SIMPLE, le=jour, confirme=True)
    bureau.ouvrir_courrier(courrier.id)
    depart = bureau.courriers.fiche.renseignements.depart
    assert not bureau.courriers.fiche.renseignements.organisme.isEnabled()
    assert not depart.danger.isEnabled()
    depart.demarche.editeur.setCurrentIndex(depart.demarche.editeur.findData(str(demarche.id)))
    depart.demarche.achever()
    assert session.courriers.get(courrier.id).demarche_id == demarche.id
    assert session.demarches.get(demarche.id).envoyee_le == jour


def test_copies_a_danger_and_a_refusal_are_seen_by_the_guards(bureau, session, suivie, caf):
    cpam = session.organismes.save(Organisme(nom="CPAM du Rhône", categorie="CPAM"))[0]
    courrier, _ = session.courriers.preparer("indu", suivie.id, caf.id)
    bureau.ouvrir_courrier(courrier.id)
    fiche = bureau.courriers.fiche
    depart = fiche.renseignements.depart
    depart.copie.editeur.setCurrentIndex(depart.copie.editeur.findData(str(cpam.id)))
    depart.copie.achever()
    assert session.courriers.get(courrier.id).copies == (cpam.id,)
    assert any("Copie" in mots and "CPAM" in mots for mots in fiche.ouvert.lettre.mots())
    assert [p.code for p in fiche.ouvert.points].count("accord_absent") == 2
    depart.danger.montrer(Danger.IMMINENT.value)
    depart.danger.quitte.emit()
    assert "danger_imminent" in {point.code for point in fiche.ouvert.points}
    depart.danger.montrer("")
    depart.danger.quitte.emit()
    depart.refus._case.click()
    assert "refus" in {point.code for point in fiche.ouvert.points}
    depart.copies[cpam.id]._case.click()
    assert session.courriers.get(courrier.id).copies == ()


def test_hundreds_of_demarches_are_chosen_in_a_list(bureau, session, volet, demarche, jour):
    with session._magasin.ecrire("Mesure") as unite:
        FICHE.ecrire_tous(unite, [replace(demarche, id=0, objet=f"Demande {n}") for n in range(300)])
    volet.relire()
    assert volet._selecteur.puces.isHidden()
    assert volet._selecteur.liste.editeur.count() == len(session.demarches.titres(demarche.personne_id))
    premiere = min(session.demarches.titres(demarche.personne_id))
    volet._selecteur.choisi.emit(premiere)
    assert volet._suivi.demarche.id == premiere
