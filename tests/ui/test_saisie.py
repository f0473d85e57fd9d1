"""The line of saisie goes faster: sentences in a few letters, the last act again, the person one has in mind."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from app.domain.interventions import Brouillon
from app.domain.macros import DEPART, Macro
from tests.ui.clavier import ecrire, touche


@pytest.fixture
def ligne(bureau):
    bureau.actions_["saisir"].trigger()
    QApplication.processEvents()
    return bureau.findChildren(QDialog)[-1].ligne


def test_a_short_word_and_tab_write_its_sentence_and_stay_in_the_line(ligne):
    ecrire("hier ;;att")
    touche(Qt.Key.Key_Tab, "\t")
    assert ligne.champ.text() == "hier En attente d’une réponse."
    assert ligne.champ.hasFocus()


def test_alone_it_shows_them_all_and_enter_takes_the_first(ligne):
    ecrire(";;")
    touche(Qt.Key.Key_Tab, "\t")
    menu = next(m for m in ligne.champ.findChildren(QMenu) if m.isVisible())
    assert len(menu.actions()) == len(DEPART)
    menu.actions()[0].trigger()
    assert ligne.champ.text() == DEPART[0].texte
    menu.close()


def test_a_word_that_calls_nothing_never_keeps_the_focus(bureau):
    bureau.actions_["nouvelle_personne"].trigger()
    QApplication.processEvents()
    dialogue = bureau.findChildren(QDialog)[-1]
    ecrire(";;zzz")
    touche(Qt.Key.Key_Tab, "\t")
    assert dialogue.prenom.valeur == ";;zzz"
    assert dialogue.nom.editeur.hasFocus()


def test_notes_of_several_lines_take_them_too(bureau, fiche):
    fiche.ouvrir_acte()
    note = bureau.findChildren(QDialog)[-1].champs["note"].editeur
    note.setFocus()
    QApplication.processEvents()
    note.setPlainText("Vue ce jour.\n;;ecoute")
    note.moveCursor(note.textCursor().MoveOperation.End)
    touche(Qt.Key.Key_Tab, "\t")
    assert note.toPlainText() == "Vue ce jour.\nÉcoute et soutien."


def test_they_are_hers_to_change_in_reglages(bureau, session):
    bureau.aller("reglages")
    bureau.reglages.choisir("macros")
    section = bureau.reglages.section
    section.lignes.ajouter.click()
    neuve = section.lignes.rangees[-1].champs
    neuve["cle"].editeur.setText("ok")
    neuve["cle"].achever()
    assert "rien n’est encore enregistré" in section._dit.text()
    assert session.macros.toutes() == DEPART
    neuve["texte"].editeur.setText("Accord reçu.")
    neuve["texte"].achever()
    assert session.macros.toutes() == (*DEPART, Macro(cle="ok", texte="Accord reçu."))
    neuve["cle"].editeur.setText("rdv")
    neuve["cle"].achever()
    assert "existe déjà" in section._dit.text()
    assert session.macros.toutes()[-1].cle == "ok"


def test_the_last_act_is_said_again_without_its_note(bureau, session, suivie):
    session.interventions.saisir(
        Brouillon(jour=bureau._session.aujourdhui.lire().jour, minutes=25, nature="ENT", canal="TEL",
                  personne=suivie.id, theme="LOG", note="Bail reçu.")
    )  # fmt: skip
    bureau.actions_["repeter"].trigger()
    QApplication.processEvents()
    ligne = bureau.findChildren(QDialog)[-1].ligne
    assert "Bail" not in ligne.champ.text()
    compris = ligne.compris
    assert (compris.minutes, compris.canal.code, compris.nature.code, compris.theme.code) == (25, "TEL", "ENT", "LOG")
    assert suivie.id in compris.personnes


def test_in_a_file_the_last_act_is_said_again_for_the_person_on_screen(bureau, session, fiche, suivie):
    bureau.actions_["repeter"].trigger()
    QApplication.processEvents()
    assert bureau.saisie.compris.personnes == (suivie.id,)
    assert bureau.saisie.compris.complete


def test_the_likeliest_person_is_one_key_away_and_never_named_in_mode_discret(bureau, ligne):
    puces = [puce for puce in ligne.findChildren(type(ligne._puce("", "", ligne.vider))) if puce.isVisible()]
    assert puces
    attendue = bureau._session.repertoire.probables()[0]
    assert puces[0].text() == bureau.poste.lexique.vocabulaire.personnes[attendue].affiche
    puces[0].click()
    ecrire("20min")
    assert ligne.compris.personnes == (attendue,)
    ligne.champ.clear()
    bureau.poste.discretion.activer(oui=True)
    ligne.vider()
    ligne.deviner()
    assert not ligne._puces.isVisible()
