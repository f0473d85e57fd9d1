"""A window on a small fictional coffre, headless, its tasks done at once."""

import shutil

import pytest

from app.context import AppScope
from tests.conftest import QT_MANQUE

if not QT_MANQUE:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from ui import galerie, temps
    from ui.discretion import Discretion
    from ui.lexique import Lexique
    from ui.main import preparer
    from ui.main_window import MainWindow
    from ui.memoire import Memoire
    from ui.poste import Poste
    from ui.tasks import TachesImmediates
    from ui.theme import NomPalette

    PHRASE = galerie.PHRASE


@pytest.fixture(scope="session")
def apparence():
    application = QApplication.instance() or QApplication(["tests"])
    yield preparer(application)
    # What an editor copied is an object of Python: the clipboard must not outlive the interpreter with it.
    application.clipboard().clear()


@pytest.fixture(autouse=True)
def jour(apparence):
    temps.fixer(galerie.JOUR)
    apparence.appliquer(NomPalette.CLAIR, 100)
    yield galerie.JOUR
    temps.fixer(None)
    for widget in QApplication.topLevelWidgets():
        widget.close()
        # The list of a completer is a window without a parent that its completer deletes: twice is once too many.
        if widget.windowType() is not Qt.WindowType.Popup:
            widget.deleteLater()


@pytest.fixture(scope="session")
def scope(cout):
    return AppScope(cout, galerie.horloge)


@pytest.fixture(scope="session")
def modele(scope, tmp_path_factory):
    coffre = tmp_path_factory.mktemp("modele") / "Exemple.coffre"
    galerie.preparer_cabinet(scope, coffre).close()
    return coffre


@pytest.fixture
def coffre(modele, tmp_path):
    return shutil.copytree(modele, tmp_path / "Exemple.coffre")


@pytest.fixture
def fenetre(scope, apparence, tmp_path):
    fenetre = MainWindow(scope, apparence, Memoire(tmp_path / "memoire.json"), TachesImmediates)
    fenetre.resize(1360, 860)
    fenetre.show()
    QApplication.processEvents()
    yield fenetre
    fenetre.close()


@pytest.fixture
def bureau(fenetre, scope, coffre):
    fenetre.ouvrir(scope.ouvrir(coffre, phrase=PHRASE))
    QApplication.processEvents()
    return fenetre.bureau


@pytest.fixture
def poste(scope, coffre, apparence):
    """What one page needs, without the desk around it."""
    session, taches = scope.ouvrir(coffre, phrase=PHRASE), TachesImmediates()
    yield Poste(session, taches, Lexique(session, taches), Discretion(), apparence)
    taches.fermer()
    session.close()


@pytest.fixture
def exposer(poste):
    """Show a page alone, kept up to date as the desk does."""

    def montrer(page):
        poste.apparence.habiller(page)
        poste.taches.modifie.connect(page.suivre)
        page.resize(1160, 800)
        page.show()
        page.activateWindow()
        page.ouvrir()
        QApplication.processEvents()
        return page

    return montrer


@pytest.fixture
def session(bureau):
    return bureau._session


@pytest.fixture
def suivie(session):
    """Someone with acts and a follow-up still open."""
    for nom in session.repertoire.noms():
        suivis = session.accompagnements.de_personne(nom.id)
        if suivis and suivis[0].clos_le is None and len(session.interventions.de_personne(nom.id)) > 1:
            return session.personnes.get(nom.id)
    return pytest.fail("the fiction follows nobody")


@pytest.fixture
def fiche(bureau, suivie):
    bureau.ouvrir_personne(suivie.id)
    QApplication.processEvents()
    return bureau.personnes.fiche


@pytest.fixture
def attestation(tmp_path):
    from reportlab.pdfgen import canvas

    chemin = tmp_path / "attestation.pdf"
    page = canvas.Canvas(str(chemin))
    page.drawString(80, 700, "Attestation")
    page.save()
    return chemin


@pytest.fixture
def agenda(bureau):
    bureau.aller("agenda")
    QApplication.processEvents()
    return bureau.agenda


@pytest.fixture
def permanence(bureau, jour):
    return bureau._session.permanences.entre(jour, jour)[0]


@pytest.fixture
def noms(bureau, permanence):
    return [vu.nom for vu in bureau._session.agenda.tableau(permanence.id).rendezvous]
