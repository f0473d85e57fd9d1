"""After the lock, nothing of the coffre is left in the window."""

import gc
import threading
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, QThread, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit
from shiboken6 import isValid

from app.context import Session
from tests.ui import restes
from ui.bureau import Bureau
from ui.tasks import Taches
from ui.verrou import Verrou

FDS = Path("/proc/self/fd")


def test_no_name_is_left_in_anything_that_can_say_one(fenetre, bureau):
    noms = noms_de(bureau._session)
    parcourir(bureau)
    QApplication.clipboard().setText(min(noms))
    QApplication.processEvents()
    avant = {qui for qui, dit in restes.dits() if any(nom in dit for nom in noms)}
    assert {"QLabel", "QTextDocument", "ModelePersonnes", "presse-papiers"} <= avant, f"the control: {avant}"
    assert restes.tenus(noms, ())
    fenetre.verrouiller()
    QApplication.processEvents()
    gc.collect()
    assert {(qui, dit) for qui, dit in restes.dits() if any(nom in dit for nom in noms)} == set()
    assert restes.tenus(noms, ()) == []


def noms_de(session):
    return {nom.affiche for nom in session.repertoire.noms()}


def parcourir(bureau):
    """Put names everywhere they can be: sheet, entry, undo of the fields, palette, agenda, list, notice, completers."""
    ident = bureau._session.repertoire.noms()[3].id
    for page in ("agenda", "entreprises", "bilans", "personnes"):
        bureau.aller(page)
    bureau.ouvrir_personne(ident)
    nom = bureau._session.personnes.get(ident).nom_affiche
    bureau.saisie.champ.setText(f"hier tel {nom} 30min")
    bureau.personnes.fiche.identite.champs["note"].editeur.insertPlainText(f"Vue avec {nom}.")
    bureau.avis.dire(f"{nom} : dossier ouvert.", "Annuler")
    bureau.actions_["chercher"].trigger()
    bureau.findChildren(QDialog)[0].champ.setText("mar")


def test_the_desk_the_session_and_their_objects_are_gone(fenetre, scope, coffre):
    avant = vivants()
    fenetre.ouvrir(scope.ouvrir(coffre, phrase="radio otarie larve figue beignet zonage candide"))
    fenetre.bureau.actions_["chercher"].trigger()
    assert len(vivants()) == len(avant) + 2
    fenetre.verrouiller()
    restes = [objet for objet in vivants() if not any(objet is autre for autre in avant)]
    assert not restes


def vivants():
    """Every desk and every session that something still holds; a test that failed before may hold its own."""
    gc.collect()
    return [objet for objet in gc.get_objects() if isinstance(objet, Bureau | Session)]


def test_no_thread_no_timer_and_no_open_coffre_survive_the_lock(apparence, scope, coffre, tmp_path, qtbot):
    from ui.main_window import MainWindow
    from ui.memoire import Memoire

    fils = set(threading.enumerate())
    fenetre = MainWindow(scope, apparence, Memoire(tmp_path / "m.json"), Taches)
    fenetre.ouvrir(scope.ouvrir(coffre, phrase="radio otarie larve figue beignet zonage candide"))
    qtbot.waitUntil(lambda: fenetre.bureau.personnes.liste.modele.rowCount() >= 0)
    fenetre.bureau.aller("personnes")
    qtbot.waitUntil(lambda: fenetre.bureau.personnes.liste.modele.rowCount() > 0)
    assert set(threading.enumerate()) > fils
    assert ouverts(coffre) != [] or not FDS.exists(), "the control: the base is open"
    fenetre.verrouiller()
    assert set(threading.enumerate()) <= fils
    minuteries = [m for m in restes.objets() if isinstance(m, QTimer) and m.isActive()]
    assert minuteries == []
    assert not [fil for fil in restes.objets() if isinstance(fil, QThread)]
    assert not (coffre / "verrou").exists()
    assert ouverts(coffre) == []
    fenetre.ouvrir(scope.ouvrir(coffre, phrase="radio otarie larve figue beignet zonage candide"))
    fenetre.close()
    assert set(threading.enumerate()) <= fils
    assert ouverts(coffre) == []
    scope.ouvrir(coffre, phrase="radio otarie larve figue beignet zonage candide").close()


def ouverts(coffre):
    """Files of the coffre that this process holds open."""
    liens = [str(lien.readlink()) for lien in FDS.iterdir() if lien.is_symlink()] if FDS.exists() else []
    return [lien for lien in liens if lien.startswith(str(coffre))]


def test_ctrl_l_and_the_end_of_the_countdown_lock(fenetre, bureau):
    bureau.actions_["verrouiller"].trigger()
    QApplication.processEvents()
    assert isinstance(fenetre.verrou, Verrou)
    assert fenetre.bureau is None


def test_idleness_is_announced_then_locks_and_any_key_starts_it_again(fenetre, bureau):
    inactivite = bureau._inactivite
    inactivite.reprendre()  # a slow machine may have counted a second already
    inactivite._battement.stop()
    for _ in range(inactivite.minutes * 60 - 10):
        inactivite.battre()
    assert "Verrouillage dans 10" in bureau.etat.phrase
    QTest.keyClick(fenetre.windowHandle(), Qt.Key.Key_A)
    assert "verrouillage après" in bureau.etat.phrase
    for _ in range(inactivite.minutes * 60):
        inactivite.battre()
    QApplication.processEvents()
    assert fenetre.bureau is None


def test_a_sign_in_any_window_counts_and_widgets_being_built_do_not(fenetre, bureau):
    inactivite = bureau._inactivite
    inactivite._battement.stop()
    dialogue = QDialog(fenetre)
    QLineEdit(dialogue)
    dialogue.show()
    inactivite.battre()
    for signe in (
        lambda: QTest.mouseMove(dialogue.windowHandle(), QPoint(5, 5)),
        lambda: QTest.keyClick(dialogue.windowHandle(), Qt.Key.Key_Tab),
        lambda: QTest.mouseClick(fenetre.windowHandle(), Qt.MouseButton.LeftButton),
    ):
        inactivite._repos = 30
        QLabel("bâti", dialogue).show()
        QApplication.processEvents()
        assert inactivite.repos == 30
        signe()
        QApplication.processEvents()
        assert inactivite.repos == 0


def test_every_dialog_is_freed_when_it_closes(bureau):
    for action in ("chercher", "saisir", "nouvelle_personne"):
        bureau.actions_[action].trigger()
        dialogue = bureau.findChildren(QDialog)[-1]
        dialogue.reject()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert not isValid(dialogue), action


def test_what_was_being_typed_in_a_field_is_kept_before_the_lock(fenetre, bureau, scope, coffre):
    ident = bureau._session.repertoire.noms()[3].id
    bureau.ouvrir_personne(ident)
    bureau.personnes.fiche.montrer_onglet(1)
    bureau.personnes.fiche.identite.champs["ville"].editeur.setText("Alençon")
    fenetre.verrouiller()
    with scope.ouvrir(coffre, phrase="radio otarie larve figue beignet zonage candide") as session:
        assert session.personnes.get(ident).ville == "Alençon"
