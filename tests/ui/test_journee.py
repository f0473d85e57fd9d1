"""A day by keyboard only: find, note, create, undo, lock."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog

from app.domain.texte import fold, mots
from app.services.repertoire import Selection
from ui.commandes import TABLE
from ui.discretion import MASQUEE

AZERTY = {*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", ",", "=", "-", *(f"F{n}" for n in range(1, 13))}


def ecrire(texte):
    for lettre in texte:
        touche(Qt.Key(ord(lettre.upper())) if lettre.isascii() and lettre.isalnum() else Qt.Key.Key_unknown, lettre)


def touche(code, texte="", modificateur=Qt.KeyboardModifier.NoModifier):
    cible = QApplication.focusWidget()
    for sorte in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(cible, QKeyEvent(sorte, code, modificateur, texte))
    QApplication.processEvents()


@pytest.fixture
def durand(bureau):
    session = bureau._session
    nom = next(n for n in session.repertoire.noms() if session.accompagnements.de_personne(n.id))
    return session.personnes.get(nom.id)


def test_an_act_is_kept_from_one_line_then_undone(bureau, durand):
    session = bureau._session
    avant = len(session.interventions.de_personne(durand.id))
    bureau.actions_["saisir"].trigger()
    QApplication.processEvents()
    ecrire(f"hier tel {durand.prenom} {durand.nom} 30min logement bail reçu")
    touche(Qt.Key.Key_Return)
    acte = session.interventions.de_personne(durand.id)[0]
    assert (acte.minutes, acte.canal, acte.theme, acte.note) == (30, "TEL", "LOG", "bail reçu")
    assert "Saisie" in bureau.avis.phrase
    assert "Enregistré à" in bureau.etat.phrase
    bureau.actions_["annuler"].trigger()
    assert len(session.interventions.de_personne(durand.id)) == avant
    assert bureau.avis.phrase.startswith("Annulé")
    bureau.actions_["retablir"].trigger()
    assert len(session.interventions.de_personne(durand.id)) == avant + 1


def test_a_line_that_misses_something_keeps_its_words_and_says_what(bureau):
    bureau.actions_["saisir"].trigger()
    dialogue = bureau.findChildren(QDialog)[-1]
    dialogue.ligne.champ.setText("hier 30min logement")
    dialogue.ligne.enregistrer()
    assert "il manque la personne" in dialogue.ligne._consigne.text()
    assert dialogue.ligne.champ.text() == "hier 30min logement"
    dialogue.reject()


def test_what_was_understood_is_read_before_enter(bureau, durand):
    bureau.actions_["saisir"].trigger()
    ligne = bureau.findChildren(QDialog)[-1].ligne
    ligne.champ.setText(f"hier {durand.prenom} {durand.nom} 1h")
    assert ligne.champ.accessibleDescription().startswith("Compris\u00a0: hier")


def test_a_person_is_found_by_three_letters_without_accents_and_opened(bureau):
    session = bureau._session
    noms = session.repertoire.noms()
    accentue = next(n for n in noms if any(ord(c) > 127 for c in n.affiche.split()[-1][:3]))
    bureau.actions_["chercher"].trigger()
    QApplication.processEvents()
    palette = bureau.findChildren(QDialog)[-1]
    lettres = fold(accentue.affiche.split()[-1])[:3]
    ecrire(lettres)
    trouves = [palette.liste.item(rang).text() for rang in range(palette.liste.count())]
    personnes = [trouve for trouve in trouves if trouve.endswith("personne")]
    assert personnes
    assert all(any(mot.startswith(lettres) for mot in mots(personne)) for personne in personnes)
    touche(Qt.Key.Key_Return)
    assert bureau.personnes.fiche.ident is not None


def test_commands_are_found_in_the_palette_and_done(bureau):
    bureau.actions_["chercher"].trigger()
    QApplication.processEvents()
    ecrire("regl")
    touche(Qt.Key.Key_Return)
    assert bureau._pile.currentWidget() is bureau.reglages


def test_a_new_person_warns_of_a_near_name_then_opens(bureau, durand):
    bureau.actions_["nouvelle_personne"].trigger()
    dialogue = bureau.findChildren(QDialog)[-1]
    dialogue.prenom.editeur.setText(durand.prenom)
    dialogue.nom.editeur.setText(durand.nom)
    assert "peut-être déjà connue" in dialogue._dit.text()
    dialogue.creer()
    assert bureau.personnes.fiche.ident not in (None, durand.id)


def test_a_person_without_any_word_is_refused_with_a_sentence(bureau):
    bureau.actions_["nouvelle_personne"].trigger()
    dialogue = bureau.findChildren(QDialog)[-1]
    dialogue.creer()
    assert dialogue._dit.text()
    assert dialogue.isVisible()


def test_the_list_filters_as_one_types_by_name_entreprise_and_theme(bureau):
    liste = bureau.personnes.liste
    bureau.aller("personnes")
    toutes = liste.modele.rowCount()
    liste.filtre.setText("logement")
    QApplication.processEvents()
    assert 0 < liste.modele.rowCount() < toutes
    liste.filtre.setText("zzz")
    QApplication.processEvents()
    assert liste.modele.rowCount() == 0
    assert liste._vide.isVisible()


def test_the_tile_of_notes_leads_to_the_list_behind(bureau):
    bureau.aujourdhui.vue_voulue.emit(Selection.A_COMPLETER)
    assert bureau.personnes.liste.modele.rowCount() == len(bureau._session.repertoire.ids(Selection.A_COMPLETER))


def test_mode_discret_names_the_person_present_only(bureau, durand):
    bureau.ouvrir_personne(durand.id)
    bureau.actions_["discret"].trigger()
    modele = bureau.personnes.liste.modele
    dits = {modele.ident(rang): modele.index(rang).data() for rang in range(min(50, modele.rowCount()))}
    assert all(dit == MASQUEE for ident, dit in dits.items() if ident != durand.id)
    assert bureau.personnes.fiche.nom.text() == durand.nom_affiche


def test_shortcuts_are_unique_and_fire_on_azerty():
    touches = [commande.raccourci for commande in TABLE if commande.raccourci]
    assert len(touches) == len(set(touches))
    for raccourci in touches:
        assert raccourci.removeprefix("Ctrl+").removeprefix("Maj+").removeprefix("Shift+") in AZERTY, raccourci
        assert not QKeySequence(raccourci).isEmpty()


def test_every_command_of_the_table_does_something(bureau):
    branchees = {commande.id for commande, _action in bureau.actions_.commandes()}
    assert branchees == {commande.id for commande in TABLE}


def test_no_menu_has_the_same_mnemonic_twice(bureau):
    for menu in {commande.menu for commande in TABLE}:
        lettres = [c.texte[c.texte.index("&") + 1].lower() for c in TABLE if c.menu is menu and "&" in c.texte]
        assert len(lettres) == len(set(lettres)), menu


def test_the_look_of_the_window_is_kept_inside_the_coffre(fenetre, bureau, scope, coffre):
    bureau.reglages.delai_choisi.emit(15)
    fenetre.verrouiller()
    fenetre.ouvrir(scope.ouvrir(coffre, phrase="radio otarie larve figue beignet zonage candide"))
    assert fenetre.bureau._inactivite.minutes == 15
