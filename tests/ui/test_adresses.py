"""Labels and envelopes in the window: chosen in the register, seen before they are printed, noted when they go."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.organismes import Organisme
from tests.documents.lire_pdf import texte
from ui.courriers.vues import garnir
from ui.lecture.adresses import SUPPORTS, DialogueAdresses


@pytest.fixture
def page(bureau, session):
    garnir(session)
    bureau.aller("courriers")
    bureau.courriers.liste.voir("tous")
    return bureau.courriers


def _ouvert(parent):
    (dialogue,) = [d for d in parent.window().findChildren(DialogueAdresses) if d.isVisible()]
    return dialogue


def test_several_letters_are_chosen_with_the_keyboard(page):
    page.liste.vue.setFocus()
    page.liste.vue.setCurrentIndex(page.liste.modele.index(0))
    for _ in range(2):
        QTest.keyClick(page.liste.vue, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.liste.choisies == [page.liste.modele.ident(rang) for rang in range(3)]
    page.liste.adresses.click()
    assert _ouvert(page).support.valeur == "planche-14"


def test_the_labels_begin_at_the_place_said_and_each_address_may_be_printed_once(page):
    page.adresser([page.liste.modele.ident(rang) for rang in range(page.liste.modele.rowCount())])
    dialogue = _ouvert(page)
    assert "sans rue ni ville" in dialogue._resume.text()
    assert texte(dialogue.lecteur.octets).count("14024 CAEN") == 3
    avant = dialogue.lecteur.octets
    choix = dialogue.depart.editeur
    choix.setFocus()
    QTest.keyClick(choix, Qt.Key.Key_End)
    choix.activated.emit(choix.currentIndex())
    assert dialogue.depart.valeur == "13"
    assert dialogue.lecteur.document_.pageCount() == 2
    assert dialogue.lecteur.octets != avant
    dialogue.uniques.editeur.click()
    assert texte(dialogue.lecteur.octets).count("14024 CAEN") == 1


@pytest.mark.parametrize("code", SUPPORTS)
def test_every_paper_is_shown(page, session, code):
    page.adresser([session.courriers.registre("en_retard")[0].id])
    dialogue = _ouvert(page)
    dialogue.support.montrer(code)
    dialogue.support.quitte.emit()
    assert "14024 CAEN" in texte(dialogue.lecteur.octets)
    assert dialogue.depart.isHidden() == code.startswith("enveloppe-")


def test_an_address_that_is_missing_says_what_to_do(page, session):
    nu = session.organismes.save(Organisme(nom="Sans adresse"))[0]
    dialogue = DialogueAdresses(page, page._poste, [("organismes", nu.id)])
    dialogue.open()
    assert "rue et ville" in dialogue._resume.text()
    assert not dialogue.imprimer.isEnabled()
    assert not dialogue.enregistrer.isEnabled()
    dialogue.reject()


def test_a_copy_is_written_and_noted(page, session, tmp_path):
    ident = session.courriers.registre("en_retard")[0].id
    page.adresser([ident])
    _ouvert(page).deposer(tmp_path / "a.pdf")
    QApplication.processEvents()
    assert "14024 CAEN" in texte((tmp_path / "a.pdf").read_bytes())
    vu = session.journal.dernieres(1)[0]
    assert (vu.acte, vu.sorte, vu.objet_id) == ("exporter", "courriers", ident)


def test_a_letter_an_organisme_and_a_person_lead_there(bureau, page, session):
    page.montrer(session.courriers.registre("en_retard")[0].id)
    page.fiche.tete.adresse.click()
    assert _ouvert(page)._cibles == (("courriers", page.fiche.ident),)
    _ouvert(page).reject()
    bureau.ouvrir_personne(2)
    bureau.personnes.fiche.courriers.adresse.click()
    assert _ouvert(page)._cibles == (("personnes", 2),)
    assert not _ouvert(page).expediteur.valeur
    _ouvert(page).reject()
