"""The lock screen: four doors, a creation in four screens, an opening that says what is wrong."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.conftest import PHRASE
from ui.main_window import MainWindow
from ui.memoire import Memoire
from ui.tasks import TachesImmediates
from ui.verrou.creation import Lieu, Phrase, Signature
from ui.verrou.ouverture import Ouverture
from ui.verrou.portes import Portes
from ui.verrou.restauration import Restauration
from ui.widgets.secours import Secours


def test_the_first_run_shows_four_doors(fenetre):
    portes = fenetre.verrou.etape
    assert isinstance(portes, Portes)
    assert len([b for b in portes.findChildren(QPushButton) if b.isVisible()]) == 4


def test_a_coffre_is_created_in_four_screens_and_opens(fenetre, tmp_path):
    verrou = fenetre.verrou
    presser(verrou.etape, "Créer mon coffre")
    lieu = verrou.etape
    assert isinstance(lieu, Lieu)
    lieu.lieu.champ.setText(str(tmp_path))
    presser(lieu, "Continuer")
    phrase = verrou.etape
    assert isinstance(phrase, Phrase)
    assert len(phrase.proposee.text().split()) == 7
    phrase.secret.champ.setText(phrase.proposee.text())
    presser(phrase, "Créer le coffre")
    secours = verrou.etape
    assert isinstance(secours, Secours)
    presser(secours, "La clé est en lieu sûr")
    assert verrou.etape is secours, "two groups must be typed again"
    for champ, groupe in zip(secours.champs, secours.attendus, strict=True):
        champ.editeur.setText(groupe.lower())
    presser(secours, "La clé est en lieu sûr")
    assert isinstance(verrou.etape, Signature)
    presser(verrou.etape, "Passer")
    assert fenetre.bureau is not None
    assert (tmp_path / "MonCabinet.coffre" / "coffre.db").exists()


@pytest.mark.parametrize("faible", ["", "motdepasse", "azertyuiop", "Claire 1978", "le chat dort"])
def test_a_phrase_too_easy_to_guess_creates_nothing(fenetre, tmp_path, faible):
    verrou = fenetre.verrou
    presser(verrou.etape, "Créer mon coffre")
    verrou.etape.lieu.champ.setText(str(tmp_path))
    presser(verrou.etape, "Continuer")
    verrou.etape.secret.champ.setText(faible)
    presser(verrou.etape, "Créer le coffre")
    assert isinstance(verrou.etape, Phrase)
    assert "Rien n’a été créé" in dit(verrou.etape)
    assert not (tmp_path / "MonCabinet.coffre").exists()


@pytest.mark.parametrize("nom", ["", "a/b", "..", "Déjà là"])
def test_a_place_that_cannot_be_is_said(fenetre, tmp_path, nom):
    (tmp_path / "Déjà là.coffre").mkdir()
    presser(fenetre.verrou.etape, "Créer mon coffre")
    lieu = fenetre.verrou.etape
    lieu.lieu.champ.setText(str(tmp_path / "absent" if nom == ".." else tmp_path))
    lieu.nom.editeur.setText(nom)
    presser(lieu, "Continuer")
    assert fenetre.verrou.etape is lieu
    assert dit(lieu)


def test_the_last_coffre_is_proposed_and_its_phrase_opens_it(scope, apparence, coffre, tmp_path):
    memoire = Memoire(tmp_path / "memoire.json")
    premiere = MainWindow(scope, apparence, memoire, TachesImmediates)
    premiere.ouvrir(scope.ouvrir(coffre, phrase=PHRASE))
    premiere.close()
    fenetre = MainWindow(scope, apparence, memoire, TachesImmediates)
    ouverture = fenetre.verrou.etape
    assert isinstance(ouverture, Ouverture)
    assert ouverture.lieu.chemin == coffre
    ouverture.secret.champ.setText(PHRASE)
    taper(ouverture.secret.champ, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert fenetre.bureau is not None
    fenetre.close()


def test_a_wrong_phrase_says_so_then_makes_one_wait(fenetre, coffre):
    fenetre.verrou.ouvrir(str(coffre))
    ouverture = fenetre.verrou.etape
    for _ in range(3):
        ouverture.secret.champ.setText("ce n’est pas elle")
        presser(ouverture, "Ouvrir")
    assert "phrase" in dit(ouverture).lower()
    presser(ouverture, "Ouvrir")
    assert "Recommencez dans" in dit(ouverture)
    bouton = next(b for b in ouverture.findChildren(QPushButton) if b.text() == "&Ouvrir")
    assert not bouton.isEnabled()
    for _ in range(5):
        ouverture._battre()
    assert bouton.isEnabled()


def test_the_recovery_key_opens_when_the_phrase_is_lost(fenetre, scope, tmp_path):
    session, cle = scope.creer(tmp_path / "Perdu.coffre", PHRASE)
    session.close()
    fenetre.verrou.ouvrir(str(tmp_path / "Perdu.coffre"))
    ouverture = fenetre.verrou.etape
    presser(ouverture, "Phrase perdue")
    ouverture.secours.editeur.setText("0000-0000")
    presser(ouverture, "Ouvrir")
    assert dit(ouverture)
    ouverture.secours.editeur.setText(cle.lower().replace("-", " "))
    presser(ouverture, "Ouvrir")
    assert fenetre.bureau is not None


def test_a_backup_is_restored_into_a_new_coffre(fenetre, scope, coffre, tmp_path):
    with scope.ouvrir(coffre, phrase=PHRASE) as session:
        session.sauvegardes.ecrire(tmp_path / "lundi.visavis")
    presser(fenetre.verrou.etape, "Restaurer une sauvegarde")
    etape = fenetre.verrou.etape
    assert isinstance(etape, Restauration)
    etape.fichier.champ.setText(str(tmp_path / "lundi.visavis"))
    etape.lieu.champ.setText(str(tmp_path))
    etape.secret.champ.setText(PHRASE)
    presser(etape, "Restaurer")
    assert fenetre.bureau is not None
    assert (tmp_path / "lundi-restauré.coffre").is_dir()
    assert coffre.is_dir()


def test_the_fictional_cabinet_is_announced_and_thrown_away(fenetre):
    presser(fenetre.verrou.etape, "Découvrir avec des données fictives")
    jetable = fenetre._jetable
    assert jetable.is_dir()
    assert fenetre.bureau.barre._exemple.isVisible()
    fenetre.verrouiller()
    assert not jetable.exists()


def test_capital_lock_is_shown(fenetre, coffre):
    fenetre.verrou.ouvrir(str(coffre))
    secret = fenetre.verrou.etape.secret
    taper(secret.champ, Qt.Key.Key_A, "A")
    assert not secret._capitales.isHidden()
    taper(secret.champ, Qt.Key.Key_A, "a")
    assert secret._capitales.isHidden()


def test_secrets_typed_are_gone_once_the_screen_is_left(fenetre, coffre):
    fenetre.verrou.ouvrir(str(coffre))
    ouverture = fenetre.verrou.etape
    ouverture.secret.champ.setText(PHRASE)
    champ = ouverture.secret.champ
    morts = []
    champ.textChanged.connect(morts.append)
    fenetre.verrou.accueillir()
    assert morts == [""]


def presser(ecran, debut):
    visibles = {b.text().replace("&", ""): b for b in ecran.findChildren(QPushButton) if b.isVisible()}
    (visibles.get(debut) or next(b for dit, b in visibles.items() if dit.startswith(debut))).click()
    QApplication.processEvents()


def taper(champ, touche, texte=""):
    for sorte in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(champ, QKeyEvent(sorte, touche, Qt.KeyboardModifier.NoModifier, texte))


def dit(etape):
    return etape._dit.text()


def test_the_memory_of_the_window_holds_no_name_and_survives_a_damaged_file(tmp_path):
    chemin = tmp_path / "m.json"
    chemin.write_text("{", encoding="utf-8")
    assert Memoire(chemin).lire().coffre == ""
    assert not Path(Memoire(tmp_path / "absent.json").lire().coffre).is_absolute()
