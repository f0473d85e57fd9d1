"""Letters in the window: by keyboard, in few actions; the editor loses nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.courriers import Envoi, Etat
from app.domain.courriers.blocs import Champ, Paragraphe, Titre
from app.domain.courriers.json import vers_json
from app.domain.organismes import Organisme
from app.services.courriers_modeles import modeles
from tests.ui.clavier import Clavier
from ui.courriers.fiche import TEXTE, VERIFIER
from ui.courriers.vues import garnir
from ui.redaction.document import Sorte
from ui.redaction.editeur import EditeurCourrier


@pytest.fixture
def page(bureau, session):
    garnir(session)
    bureau.aller("courriers")
    return bureau.courriers


def test_a_letter_takes_three_actions_from_the_sheet_of_a_person(fenetre, bureau, session):
    bureau.ouvrir_personne(2)
    clavier = Clavier(fenetre)
    clavier.presser("Ctrl+M")  # 1
    clavier.ecrire("echeanc")  # 2
    clavier.presser("Return")  # 3
    courrier = bureau.courriers.fiche.ouvert.courrier
    assert (courrier.modele, courrier.personne_id, courrier.etat) == ("echeancier", 2, Etat.BROUILLON)
    assert bureau.courriers.fiche.lecteur.octets.startswith(b"%PDF")


def test_a_relance_takes_two_actions(fenetre, session, page):
    en_retard = session.courriers.registre("en_retard")
    page.liste.voir("en_retard")
    page.liste.vue.setFocus()
    clavier = Clavier(fenetre)
    clavier.presser("Home")  # 1: the late letter
    clavier.presser("Ctrl+Shift+M")  # 2
    courrier = page.fiche.ouvert.courrier
    assert (courrier.modele, courrier.relance_de, courrier.etat) == ("relance", en_retard[0].id, Etat.A_ENVOYER)


def test_every_late_letter_is_chased_in_one_go(bureau, session, page):
    page.liste.voir("en_retard")
    page.liste.relancer.click()
    assert session.courriers.en_retard() == []
    assert page.liste.relancer.isHidden()


@pytest.mark.parametrize("code", sorted(modeles()))
def test_the_editor_gives_back_the_blocks_it_was_given(apparence, code):
    blocs = modeles()[code].blocs
    editeur = EditeurCourrier(apparence)
    editeur.montrer(blocs, {})
    assert editeur.blocs() == blocs


def test_what_is_typed_is_kept_and_shown_on_the_page(bureau, session, page):
    page.montrer(session.courriers.registre("a_envoyer")[0].id)
    page.fiche.onglets.setCurrentIndex(TEXTE)
    editeur = page.fiche.texte.editeur
    editeur.moveCursor(QTextCursor.MoveOperation.Start)
    editeur.textCursor().insertText("Bonjour. ")
    page.fiche.achever()
    lettre = session.courriers.composer(session.courriers.get(page.fiche.ident))
    assert any(mots.startswith("Bonjour. Je suis ") for mots in lettre.mots())


def test_a_field_filled_in_leaves_the_checklist(bureau, session, page):
    page.montrer(session.courriers.registre("a_envoyer")[0].id)
    manquants = page.fiche.ouvert.lettre.manquants
    assert "dette.objet" in manquants
    page.fiche.onglets.setCurrentIndex(VERIFIER)
    page.fiche.verifications.champ_voulu.emit("dette.objet")
    champ = page.fiche.renseignements._saisies["dette.objet"]
    champ.editeur.setText("facture d’eau")
    champ.achever()
    assert "dette.objet" not in page.fiche.ouvert.lettre.manquants
    assert any("facture d’eau" in mots for mots in page.fiche.ouvert.lettre.mots())


def test_a_clause_kept_or_removed_changes_the_letter(bureau, session, page):
    page.montrer(session.courriers.registre("a_envoyer")[0].id)
    for case in page.fiche.renseignements._options.values():
        case._case.setChecked(not case.isChecked())
    assert session.courriers.get(page.fiche.ident).options == ("changement", "fiche")


def test_a_style_turns_a_paragraph_into_a_heading(apparence):
    editeur = EditeurCourrier(apparence)
    editeur.montrer((Paragraphe(("Le budget",)), Paragraphe(("Suite",))), {})
    editeur.moveCursor(QTextCursor.MoveOperation.Start)
    editeur.styler(Sorte.TITRE)
    assert editeur.blocs() == (Titre(("Le budget",)), Paragraphe(("Suite",)))
    editeur.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    QTest.keyClick(editeur, Qt.Key.Key_Return)
    editeur.insertPlainText("Dessous")
    assert editeur.blocs()[1] == Paragraphe(("Dessous",))


def test_a_chip_is_removed_whole_and_copied_as_words(apparence):
    editeur = EditeurCourrier(apparence)
    editeur.montrer((Paragraphe(("Pour ", Champ("dette.montant"), ".")),), {"dette.montant": "812 €"})
    editeur.selectAll()
    editeur.copy()
    assert QGuiApplication.clipboard().text() == "Pour 812 €."
    curseur = editeur.textCursor()
    curseur.setPosition(6)
    editeur.setTextCursor(curseur)
    QTest.keyClick(editeur, Qt.Key.Key_Backspace)
    assert editeur.blocs() == (Paragraphe(("Pour .",)),)


def test_sending_freezes_what_is_on_screen(bureau, session, page):
    ident = session.courriers.registre("a_envoyer")[0].id
    page.montrer(ident)
    session.courriers.envoyer(ident, Envoi.SIMPLE, confirme=True)
    page.fiche.ouvrir(ident)
    assert page.fiche.texte.editeur.isReadOnly()
    assert not page.fiche.renseignements._ecrit.isEnabled()
    assert page.fiche.envoyer.isHidden()


def test_letters_stand_in_the_history_and_in_their_tab(bureau, session, page):
    personne = session.courriers.registre("en_retard")[0].personne_id
    bureau.ouvrir_personne(personne)
    fiche = bureau.personnes.fiche
    faits = [fiche.chronologie.liste.modele.fait(n) for n in range(fiche.chronologie.liste.modele.rowCount())]
    assert [fait for fait in faits if fait.sorte == "courriers"]
    fiche.courriers.presenter(personne)
    fiche.courriers.relire()
    fiche.courriers.liste.setCurrentRow(0)
    fiche.courriers.ouvrir.click()
    assert bureau.ident == "courriers"
    assert bureau.courriers.fiche.ouvert.courrier.personne_id == personne


def test_no_name_is_left_once_the_page_is_emptied(bureau, session, page):
    page.montrer(session.courriers.registre("tous")[0].id)
    QApplication.processEvents()
    page.vider()
    editeur = page.fiche.texte.editeur
    assert (editeur.toPlainText(), editeur.accessibleDescription(), page.fiche.titre.text()) == ("", "", "")
    assert page.fiche.lecteur.octets == b""
    assert page.liste.modele.rowCount() == 0


def test_the_stored_form_of_an_edited_letter_is_read_back(apparence):
    blocs = modeles()["surendettement"].blocs
    editeur = EditeurCourrier(apparence)
    editeur.montrer(blocs, {})
    assert vers_json(editeur.blocs()) == vers_json(blocs)


def test_the_window_of_the_envelope_is_kept_and_its_test_page_written(bureau, session, tmp_path):
    bureau.aller("reglages")
    bureau.reglages.choisir("courriers")
    section = bureau.reglages.section
    section.position.editeur.setCurrentIndex(1)
    section.horizontal.editeur.setCurrentIndex(section.horizontal.editeur.findData("2"))
    section.achever()
    fenetre = session.courriers.fenetre()
    assert (fenetre.position.value, fenetre.decalage_x) == ("basse", 2)
    section.deposer(tmp_path / "essai.pdf")
    assert (tmp_path / "essai.pdf").read_bytes().startswith(b"%PDF")


def test_late_replies_are_told_on_the_first_page(bureau, session, page):
    bureau.aller("aujourdhui")
    assert session.aujourdhui.lire().reponses_en_retard == 2
    bureau.aujourdhui.relances_voulues.emit()
    assert bureau.courriers.liste.vue_choisie == "en_retard"


def test_what_an_address_cannot_hold_is_told(bureau, session, page):
    ligne = session.courriers.registre("a_envoyer")[0]
    longue = "\n".join(f"{'Complément' * 3} {n}" for n in range(7))
    trop = session.organismes.save(Organisme(nom="Trop long", adresse=longue, code_postal="1", ville="X"))[0]
    session.courriers.modifier(ligne.id, organisme_id=trop.id)
    page.montrer(ligne.id)
    dits = [label.text() for label in page.fiche.verifications.findChildren(QLabel)]
    assert any("Ne sera pas imprimé" in dit for dit in dits)
