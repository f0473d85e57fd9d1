"""The import assistant, by keyboard: dry run, import, undo; wrong files, stops, doubtful persons."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog

from app.classeurs.correspondance import Sorte
from tests.classeurs.fabrique import ecrire
from tests.classeurs.test_decisions import ACTES, PERSONNES
from ui.imports import Assistant

VECU = Path(__file__).parents[1] / "data" / "classeurs" / "suivi-vecu.xlsx"


@pytest.fixture
def assistant(bureau):
    bureau.actions_["importer"].trigger()
    QApplication.processEvents()
    return bureau.findChild(Assistant)


def frapper(texte="", touche=0, modificateur=Qt.KeyboardModifier.NoModifier):
    """Type on whatever has the focus."""
    cible = QApplication.focusWidget()
    assert cible is not None
    for lettre in texte or [""]:
        for sorte in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(cible, QKeyEvent(sorte, touche, modificateur, lettre))
    QApplication.processEvents()


def entree():
    frapper("\r", Qt.Key.Key_Return)


def nombre_de_personnes(bureau):
    return len(bureau._session.personnes.toutes())


def test_a_lived_workbook_goes_through_dry_run_import_and_undo_by_keyboard(bureau, assistant):
    avant = nombre_de_personnes(bureau)
    assert QApplication.focusWidget() is assistant.fichier.lieu.champ
    frapper(str(VECU))
    entree()
    assert assistant.etape is assistant.colonnes
    assert assistant.colonnes.courante.sorte is Sorte.INTERVENTIONS
    assistant.suivant.setFocus()
    frapper(" ", Qt.Key.Key_Space)
    assert assistant.etape is assistant.decisions
    assistant.suivant.setFocus()
    frapper(" ", Qt.Key.Key_Space)
    assert assistant.etape is assistant.rapport
    assert nombre_de_personnes(bureau) == avant
    assert "interventions" in assistant.rapport._explication.text()
    assistant.suivant.setFocus()
    frapper(" ", Qt.Key.Key_Space)
    QApplication.processEvents()
    assert nombre_de_personnes(bureau) == avant + 150
    assert "suivi-vecu" in bureau.avis.phrase
    bureau.window().activateWindow()
    QApplication.processEvents()
    bureau.avis._agir.setFocus()
    frapper(" ", Qt.Key.Key_Space)
    assert nombre_de_personnes(bureau) == avant
    assert bureau._session.imports.tous()[0].annule_le


def test_the_same_file_again_has_nothing_to_import(bureau, assistant):
    assistant.choisir(VECU)
    for _ in range(3):
        assistant.suivant.click()
    bureau.actions_["importer"].trigger()
    encore = [d for d in bureau.findChildren(Assistant) if d.isVisible()][-1]
    encore.choisir(VECU)
    for _ in range(2):
        encore.suivant.click()
    assert encore.etape is encore.rapport
    assert not encore.suivant.isEnabled()
    assert "déjà" in encore.rapport._explication.text()


def test_a_file_that_is_no_workbook_gets_a_sentence_and_nothing_is_lost(assistant, tmp_path):
    contenus = (None, b"", b"%PDF-1.7", b"\x00" * 500, b"PK\x03\x04truncated", "né;le\n1;2".encode())
    for rang, contenu in enumerate(contenus):
        chemin = tmp_path / f"essai-{rang}.xlsx"
        if contenu is not None:
            chemin.write_bytes(contenu)
        assistant.choisir(chemin)
        if assistant.etape is assistant.colonnes:
            assistant.suivant.click()
        assert assistant.etape._dit.text().endswith(".")
        assert assistant.suivant.isEnabled()
        assert assistant.fichier.lieu.champ.text() == str(chemin)
        assistant._aller(assistant.fichier)


def test_a_file_gone_between_two_steps_is_said_at_that_step(assistant, tmp_path):
    chemin = ecrire(tmp_path / "suivi.xlsx", {"Salariés": PERSONNES, "Suivi": ACTES})
    assistant.choisir(chemin)
    chemin.unlink()
    assistant.suivant.click()
    assert assistant.etape is assistant.colonnes
    assert "introuvable" in assistant.etape._dit.text()


def test_a_dropped_workbook_is_read_at_once(assistant, tmp_path):
    chemin = ecrire(tmp_path / "suivi.xlsx", {"Salariés": PERSONNES, "Suivi": ACTES})
    donnees = QMimeData()
    donnees.setUrls([QUrl.fromLocalFile(str(chemin))])
    assistant.fichier.dropEvent(
        QDropEvent(
            QPointF(), Qt.DropAction.CopyAction, donnees, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    assert assistant.etape is assistant.colonnes
    assert assistant.colonnes.tableau.modele.rowCount() == len(PERSONNES)


def test_a_field_given_to_a_column_is_taken_from_the_one_that_had_it(assistant, tmp_path):
    assistant.choisir(ecrire(tmp_path / "suivi.xlsx", {"Salariés": PERSONNES, "Suivi": ACTES}))
    nom, prenom = assistant.colonnes.champs[:2]
    choisir(prenom, "nom")
    assert (nom.valeur, prenom.valeur) == ("", "nom")
    assert assistant.colonnes.courante.rang("nom") == 1
    assert "Nom" in assistant.colonnes.tableau.modele._titres[2]


def test_a_sheet_left_out_stays_out(bureau, assistant, tmp_path):
    assistant.choisir(ecrire(tmp_path / "suivi.xlsx", {"Salariés": PERSONNES, "Suivi": ACTES}))
    choisir(assistant.colonnes.feuille, "Suivi")
    choisir(assistant.colonnes.sorte, "ignorer")
    assert assistant.colonnes.courante.sorte is Sorte.IGNOREE
    assert not assistant.colonnes.champs
    assistant.suivant.click()
    assert "intervention" not in assistant.rapport._explication.text()


def test_doubtful_persons_wait_for_a_decision_that_the_next_run_follows(bureau, assistant, tmp_path):
    assistant.choisir(ecrire(tmp_path / "suivi.xlsx", {"Salariés": PERSONNES, "Suivi": ACTES}))
    assistant.suivant.click()
    assert assistant.etape is assistant.decisions
    choisir(assistant.decisions.champs["personnes", "Martin Paul"], "Martin Paul, 12/11/1991")
    choisir(assistant.decisions.champs["personnes", "Lefort Anne"], "écarter")
    assistant.suivant.click()
    assert assistant.etape is assistant.rapport
    assistant.suivant.click()
    martin = next(p for p in bureau._session.personnes.toutes() if p.nom_affiche == "Paul Martin" and p.annee == 1991)
    assert len(bureau._session.interventions.de_personne(martin.id)) == 2


def test_the_remarks_are_filtered_by_verdict_and_by_words(assistant, tmp_path):
    assistant.choisir(VECU)
    assistant.suivant.click()
    assistant.suivant.click()
    rapport = assistant.rapport
    toutes = rapport.tableau.modele.rowCount()
    choisir(rapport.constat, "ignoré")
    assert 0 < rapport.tableau.modele.rowCount() < toutes
    rapport.filtre.editeur.setText("zzz")
    assert rapport.tableau.isHidden()
    rapport.filtre.editeur.setText("TOTAL")
    assert rapport.tableau.modele.rowCount() == 2


def test_every_dialog_of_the_import_is_freed_on_close(bureau, assistant):
    assistant.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not bureau.findChildren(QDialog)


def choisir(champ, code):
    """Choose as a person does: the list tells it was activated."""
    rang = champ.editeur.findData(code)
    assert rang >= 0, code
    champ.editeur.setCurrentIndex(rang)
    champ.editeur.activated.emit(rang)
    QApplication.processEvents()
