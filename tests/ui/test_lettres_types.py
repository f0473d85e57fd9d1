"""Her own versions of the models and her set phrases, in the settings; used like the others."""

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from app.domain.courriers.json import de_json
from app.domain.phrases_lettre import PhraseLettre
from app.services.courriers_modeles import modele
from tests.ui.clavier import Clavier
from ui.courriers.fiche import TEXTE


@pytest.fixture
def section(bureau):
    bureau.ouvrir_reglage("lettres_types")
    return bureau.reglages.section


@pytest.fixture
def copie(section, session):
    section.base.editeur.setCurrentIndex(section.base.editeur.findData("echeancier"))
    section.copier.click()
    return session.modeles_lettre.toutes()[0]


def ecrire_devant(section, mots):
    section.texte.editeur.moveCursor(QTextCursor.MoveOperation.Start)
    section.texte.editeur.textCursor().insertText(mots)
    section.achever()


def test_a_model_is_copied_and_its_words_become_hers(section, session, copie):
    assert section.choisi.base == "echeancier"
    ecrire_devant(section, "Bonjour. ")
    premier = de_json(session.modeles_lettre.get(copie.id).corps)[0]
    assert premier.texte[0].startswith("Bonjour. Je suis")
    assert modele("echeancier").blocs[0].texte[0] == "Je suis "


def test_a_change_is_undone_and_the_editor_shows_it(section, session, copie):
    ecrire_devant(section, "Bonjour. ")
    session.annulations.annuler()
    section.ouvrir()
    assert section.texte.editeur.blocs() == modele("echeancier").blocs


def test_the_words_of_the_model_come_back(section, session, copie):
    ecrire_devant(section, "Bonjour. ")
    section.reprendre.click()
    assert section.texte.editeur.blocs() == modele("echeancier").blocs
    assert de_json(session.modeles_lettre.get(copie.id).corps) == modele("echeancier").blocs


def test_title_and_object_are_kept_by_their_words(section, session, copie):
    titre = section.formulaire.champs["titre"]
    titre.editeur.setText("Mon échéancier")
    titre.achever()
    section.objet.editeur.setText("Étalement")
    section.objet.achever()
    ecrit = session.modeles_lettre.get(copie.id)
    assert (ecrit.titre, ecrit.objet) == ("Mon échéancier", "Étalement")
    assert section.lignes.item(0).text() == "Mon échéancier"


def test_her_version_takes_three_actions_from_the_sheet_of_a_person(fenetre, bureau, session, section, copie):
    ecrire_devant(section, "Bonjour. ")
    bureau.ouvrir_personne(2)
    clavier = Clavier(fenetre)
    clavier.presser("Ctrl+M")  # 1
    clavier.ecrire("type echeanc")  # 2
    clavier.presser("Return")  # 3
    ouvert = bureau.courriers.fiche.ouvert
    assert ouvert.courrier.titre == copie.titre
    assert ouvert.lettre.mots()[2].startswith("Bonjour. Je suis")


def test_a_version_removed_comes_back(section, session, copie):
    section.retirer.click()
    assert section._vide.isVisible()
    session.annulations.annuler()
    section.ouvrir()
    assert section.choisi == copie


def test_her_phrases_are_offered_in_a_letter(bureau, session, section):
    section.phrases.ajouter.click()
    rangee = section.phrases.rangees[0]
    for nom, mots in (("titre", "Merci"), ("texte", "Merci pour {montant de la dette}.")):
        rangee.champs[nom].editeur.setFocus()
        poser = getattr(rangee.champs[nom].editeur, "setPlainText", None) or rangee.champs[nom].editeur.setText
        poser(mots)
        rangee.champs[nom].achever()
    assert session.phrases_lettre.toutes() == (PhraseLettre(titre="Merci", texte="Merci pour {montant de la dette}."),)
    lettre, _ = session.courriers.preparer("libre", 2)
    bureau.ouvrir_courrier(lettre.id)
    fiche = bureau.courriers.fiche
    fiche.onglets.setCurrentIndex(TEXTE)
    choix = fiche.texte.phrases
    choix.setCurrentIndex(choix.findText("Merci"))
    choix.activated.emit(choix.currentIndex())
    fiche.texte.achever()
    QApplication.processEvents()
    assert "dette.montant" in fiche.ouvert.lettre.manquants


def test_nothing_is_left_once_the_page_is_emptied(bureau, section, copie):
    bureau.reglages.vider()
    assert section.texte.editeur.toPlainText() == ""
    assert section.lignes.count() == 0
