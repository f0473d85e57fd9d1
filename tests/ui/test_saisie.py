"""The line of saisie goes faster: sentences in a few letters, the last act again, the person one has in mind."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from app.domain.demarches import Demarche
from app.domain.interventions import Brouillon
from app.domain.macros import DEPART, Macro
from app.domain.organismes import Organisme
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


@pytest.fixture
def bailleur(session, bureau):
    bailleur, changes = session.organismes.save(Organisme(nom="Ziggurat Habitat", categorie="BAILLEUR"))
    bureau.poste.taches.modifie.emit(changes, None)
    QApplication.processEvents()
    return bailleur


def test_an_organisme_proposes_to_open_a_demarche_and_nothing_is_done_unasked(bureau, session, bailleur, fiche, suivie):
    bureau.actions_["saisir"].trigger()
    ligne = bureau.saisie
    ligne.champ.setText("tel ziggurat 10min dossier reçu incomplet")
    assert ligne.demarche.case.isVisible()
    assert not ligne.demarche.voulue
    avant = len(session.demarches.de_personne(suivie.id))
    ligne.enregistrer()
    assert len(session.demarches.de_personne(suivie.id)) == avant
    assert ligne.demarche.isHidden()


def test_the_box_opens_it_with_the_act_and_one_undo_takes_both_back(bureau, session, bailleur, fiche, suivie):
    actes = len(session.interventions.de_personne(suivie.id))
    bureau.actions_["saisir"].trigger()
    ligne = bureau.saisie
    QApplication.processEvents()
    ecrire("tel ziggurat 10min dossier incomplet")
    touche(Qt.Key.Key_Tab)
    assert ligne.demarche.case.hasFocus()
    touche(Qt.Key.Key_Space)
    assert ligne.demarche.voulue
    assert ligne.champ.hasFocus()
    touche(Qt.Key.Key_Return)
    ouverte = session.demarches.de_personne(suivie.id)[0]
    assert (ouverte.organisme_id, ouverte.objet, ouverte.envoyee_le) == (bailleur.id, "dossier incomplet", None)
    assert len(session.interventions.de_personne(suivie.id)) == actes + 1
    bureau.actions_["annuler"].trigger()
    assert len(session.interventions.de_personne(suivie.id)) == actes
    assert ouverte.id not in {d.id for d in session.demarches.de_personne(suivie.id)}


def test_a_demarche_already_under_way_is_said_and_none_is_proposed(bureau, session, bailleur, fiche, suivie, jour):
    session.demarches.save(Demarche(personne_id=suivie.id, organisme_id=bailleur.id, objet="Indu", ouverte_le=jour))
    ligne = bureau.saisie
    ligne.champ.setText("tel ziggurat 10min relance")
    assert ligne.demarche.case.isHidden()
    assert "déjà en cours" in ligne.demarche._connue.text()
    assert not ligne.demarche.voulue


def test_an_entretien_proposes_nothing(bureau, bailleur, fiche):
    bureau.saisie.champ.setText("entretien 45min ziggurat budget")
    assert bureau.saisie.demarche.isHidden()
