"""After the lock, nothing of the coffre is left in the window."""

import gc
import threading

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from app.context import Session
from ui.bureau import Bureau
from ui.tasks import Taches
from ui.verrou import Verrou


def test_no_name_is_left_in_widgets_accessible_texts_or_clipboard(fenetre, bureau):
    noms = {nom.affiche for nom in bureau._session.repertoire.noms()}
    bureau.ouvrir_personne(bureau._session.repertoire.noms()[3].id)
    bureau.saisie.champ.setText("hier tel martin 30min")
    bureau.actions_["chercher"].trigger()
    bureau.findChildren(QDialog)[0].champ.setText("mar")
    QApplication.clipboard().setText(min(noms))
    QApplication.processEvents()
    assert textes(noms), "the control: names are on screen before the lock"
    fenetre.verrouiller()
    QApplication.processEvents()
    assert not textes(noms)
    assert QApplication.clipboard().text() not in noms


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

    fenetre = MainWindow(scope, apparence, Memoire(tmp_path / "m.json"), Taches)
    fenetre.ouvrir(scope.ouvrir(coffre, phrase="radio otarie larve figue beignet zonage candide"))
    qtbot.waitUntil(lambda: fenetre.bureau.personnes.liste.modele.rowCount() >= 0)
    fenetre.bureau.aller("personnes")
    qtbot.waitUntil(lambda: fenetre.bureau.personnes.liste.modele.rowCount() > 0)
    assert any(fil.name.startswith("visavis") for fil in threading.enumerate())
    fenetre.verrouiller()
    assert not [fil.name for fil in threading.enumerate() if fil.name.startswith("visavis")]
    assert not [minuterie for minuterie in fenetre.findChildren(QTimer) if minuterie.isActive()]
    assert not (coffre / "verrou").exists()
    scope.ouvrir(coffre, phrase="radio otarie larve figue beignet zonage candide").close()
    fenetre.close()


def test_ctrl_l_and_the_end_of_the_countdown_lock(fenetre, bureau):
    bureau.actions_["verrouiller"].trigger()
    QApplication.processEvents()
    assert isinstance(fenetre.verrou, Verrou)
    assert fenetre.bureau is None


def test_idleness_is_announced_then_locks_and_any_key_starts_it_again(fenetre, bureau, qtbot):
    inactivite = bureau._inactivite
    inactivite.reprendre()  # a slow machine may have counted a second already
    inactivite._battement.stop()
    for _ in range(inactivite.minutes * 60 - 10):
        inactivite.battre()
    assert "Verrouillage dans 10" in bureau.etat.phrase
    qtbot.keyClick(bureau.saisie.champ, "a")
    assert "verrouillage après" in bureau.etat.phrase
    for _ in range(inactivite.minutes * 60):
        inactivite.battre()
    QApplication.processEvents()
    assert fenetre.bureau is None


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


def textes(noms):
    """Return the names that any widget or accessible object still tells."""
    vus = []
    for widget in QApplication.allWidgets():
        vus += _textes_de(widget)
    return {nom for nom in noms if any(nom in vu for vu in vus)}


def _textes_de(widget: QWidget):
    for lecture in ("text", "toPlainText", "currentText", "placeholderText"):
        lire = getattr(widget, lecture, None)
        if callable(lire):
            try:
                yield str(lire())
            except TypeError:
                continue
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle())
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface:
        yield interface.text(QAccessible.Text.Name)
        for rang in range(min(interface.childCount(), 40)):
            enfant = interface.child(rang)
            if enfant:
                yield enfant.text(QAccessible.Text.Name)
    modele = getattr(widget, "model", lambda: None)()
    if isinstance(modele, QObject):
        for rang in range(min(modele.rowCount(), 40)):
            yield str(modele.index(rang, 0).data())
