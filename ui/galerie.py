"""`python -m ui.galerie DOSSIER`: every screen with fictional data, in each palette and text size, as pictures."""

import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.context import AppScope, Session
from app.demo.cabinet import PRATICIENNE, inventer
from app.domain.interventions import Intervention
from app.domain.permanences import EtatPermanence, Permanence
from app.services.repertoire import Selection
from ui import temps
from ui.agenda import vues as agenda
from ui.bilans.vues import vues as vues_bilans
from ui.bureau import Bureau
from ui.contrats import vues as contrats
from ui.conventions.vues import vues as vues_conventions
from ui.courriers.vues import vues as vues_courriers
from ui.entreprises.vues import vues as vues_entreprises
from ui.factures import vues as factures
from ui.imports.vues import vues as vues_imports
from ui.main import preparer
from ui.main_window import MainWindow
from ui.memoire import Memoire
from ui.personnes.vues import vues_dossier
from ui.reglages.vues import vues as vues_reglages
from ui.releves.vues import vues as vues_releves
from ui.tasks import TachesImmediates
from ui.theme import Apparence, NomPalette
from ui.verrou.creation import Lieu, Phrase, Signature
from ui.verrou.ouverture import Ouverture
from ui.verrou.restauration import Restauration
from ui.widgets.secours import Secours

JOUR = date(2026, 11, 17)
PHRASE = "radio otarie larve figue beignet zonage candide"
CLE = "0A1B2-C3D4E-F5G6H-7J8K9-M0N1P-Q2R3S-T4V5W-X6Y7Z"
SAISIE = "hier tel 20min logement rappel AL, plan d’apurement accepté"
_ECHELLES = (100, 200)
_TAILLE = (1360, 860)
_GRAINE = 1901
_LOIN = 5_000
_PASSES = 5
_DESSIN = 150
"""Milliseconds left to the pages of a document, drawn in a thread."""
_ACTIONS = (
    ("palette", "chercher"),
    ("saisie", "saisir"),
    ("saisie-vide", "saisir"),
    ("repeter", "repeter"),
    ("nouvelle-personne", "nouvelle_personne"),
    ("aide", "aide"),
    ("urgences", "urgences"),
)


def main(arguments: list[str]) -> int:
    """Write the pictures into the folder given; return the exit status."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        sys.stderr.write("Usage : python -m ui.galerie DOSSIER\n")
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    dossier = Path(arguments[0])
    dossier.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    apparence = preparer(application)  # type: ignore[arg-type]
    temps.fixer(JOUR)
    try:
        with tempfile.TemporaryDirectory() as travail:
            nombre = photographier(AppScope(horloge=horloge), apparence, Path(travail), dossier)
    finally:
        temps.fixer(None)
    sys.stdout.write(f"{nombre} images dans {dossier}\n")
    return 0


def photographier(scope: AppScope, apparence: Apparence, travail: Path, dossier: Path) -> int:
    """Take every picture; return how many."""
    preparer_cabinet(scope, travail / "Exemple.coffre").close()
    nombre = 0
    for palette in NomPalette:
        for echelle in _ECHELLES:
            apparence.appliquer(palette, echelle)
            fenetre = MainWindow(scope, apparence, Memoire(travail / "memoire.json"), TachesImmediates)
            fenetre.resize(*_TAILLE)
            fenetre.show()
            QCursor.setPos(_LOIN, _LOIN)
            for nom, ecran in ecrans(fenetre, scope, travail / "Exemple.coffre"):
                poser(ecran)
                ecran.grab().save(str(dossier / f"{nom}-{palette.value}-{echelle}.png"))
                nombre += 1
            fenetre.close()
            (travail / "memoire.json").unlink(missing_ok=True)
    return nombre


def poser(ecran: QWidget) -> None:
    """Let a screen settle: a height that follows a width takes a few passes, a page is drawn aside."""
    for _ in range(_PASSES):
        QApplication.processEvents()
    if any(lecteur.isVisible() for lecteur in ecran.findChildren(QPdfView)):
        attente = QEventLoop()
        QTimer.singleShot(_DESSIN, attente.quit)
        attente.exec()


def preparer_cabinet(scope: AppScope, coffre: Path) -> Session:
    """Return an open fictional coffre as it stands on `JOUR`: what comes after is not done yet."""
    session, _cle = scope.creer(coffre, PHRASE)
    fiction = inventer(JOUR.year, _GRAINE)
    fiction.interventions = [acte for acte in map(_a_ce_jour, fiction.interventions) if acte.jour <= JOUR]
    fiction.interventions = [replace(acte, id=rang) for rang, acte in enumerate(fiction.interventions, 1)]
    accordees = (d for d in fiction.demarches if d.etat == "ACC" and d.decidee_le and d.decidee_le <= JOUR)
    fiction.demarches = [replace(demarche, id=rang) for rang, demarche in enumerate(accordees, 1)]
    fiction.accords = []
    fiction.permanences = [_prevue(permanence) for permanence in fiction.permanences]
    session.exemples.installer(PRATICIENNE, fiction.records())
    agenda.preparer(session, JOUR)
    factures.preparer(session, JOUR)
    return session


def ecrans(fenetre: MainWindow, scope: AppScope, coffre: Path) -> Iterator[tuple[str, QWidget]]:
    """Bring each screen in turn, by its name; those of the lock first."""
    yield from _verrous(fenetre)
    session = scope.ouvrir(coffre, phrase=PHRASE)
    fenetre.ouvrir(session)
    bureau = fenetre.bureau
    if bureau is None:
        return
    yield "aujourdhui", fenetre
    yield from _personnes(fenetre, session)
    for vues in (
        vues_entreprises,
        contrats.vues,
        vues_conventions,
        vues_releves,
        factures.vues,
        vues_courriers,
        vues_bilans,
        agenda.vues,
        vues_reglages,
    ):
        for nom, dialogue in vues(bureau, session):
            bureau.avis.cacher()
            yield nom, dialogue or fenetre
    yield from vues_imports(bureau, bureau.poste)
    yield from _dialogues(fenetre)
    fenetre.mettre_en_pause()
    yield "pause", fenetre


def _verrous(fenetre: MainWindow) -> Iterator[tuple[str, QWidget]]:
    verrou = fenetre.verrou
    if verrou is None:
        return
    yield "verrou-portes", fenetre
    apparence = fenetre.apparence
    ouverture = Ouverture(apparence)
    ouverture.proposer("/home/claire/MonCabinet.coffre")
    phrase = Phrase(apparence)
    phrase.proposee.setText(PHRASE)
    phrase.secret.champ.setText(PHRASE)
    phrase.secret.montrer()
    for nom, etape in (
        ("verrou-ouverture", ouverture),
        ("verrou-lieu", Lieu(apparence)),
        ("verrou-phrase", phrase),
        ("verrou-secours", Secours(apparence, CLE, "MonCabinet.coffre")),
        ("verrou-signature", Signature(apparence)),
        ("verrou-restauration", Restauration(apparence)),
    ):
        verrou.montrer(etape)
        yield nom, fenetre


def _personnes(fenetre: MainWindow, session: Session) -> Iterator[tuple[str, QWidget]]:
    bureau = fenetre.bureau
    if bureau is None:
        return
    bureau.aller("personnes")
    yield "personnes-liste", fenetre
    bureau.ouvrir_personne(_la_plus_suivie(bureau, session))
    bureau.saisie.champ.setText(SAISIE)
    yield "personne-historique", fenetre
    bureau.saisie.champ.clear()
    bureau.actions_["discret"].trigger()
    yield "personne-discret", fenetre
    bureau.actions_["discret"].trigger()
    for nom, dialogue in vues_dossier(bureau, session, _la_plus_suivie(bureau, session)):
        yield nom, dialogue or fenetre
    bureau.personnes.liste.choisir_vue(Selection.TOUTES)
    bureau.personnes.liste.filtre.setText("zzz")
    bureau.personnes.liste.filtrer()
    yield "personnes-vide", fenetre
    bureau.personnes.liste.filtre.clear()
    bureau.avis.dire("Saisie : intervention.", "Annuler")
    yield "avis", fenetre
    bureau.avis.refuser("Le disque est plein. Rien n’a été écrit à moitié. Libérez de la place, puis recommencez.")
    yield "avis-refus", fenetre
    bureau.avis.cacher()


def _la_plus_suivie(bureau: Bureau, session: Session) -> int:
    """Return, of the first rows of the list, the person with the longest history."""
    modele, actes = bureau.personnes.liste.modele, session.interventions
    premieres = [modele.ident(rang) for rang in range(min(12, modele.rowCount()))]
    return max(premieres, key=lambda ident: len(actes.de_personne(ident)))


def _dialogues(fenetre: MainWindow) -> Iterator[tuple[str, QWidget]]:
    bureau = fenetre.bureau
    if bureau is None:
        return
    bureau.aller("aujourdhui")
    for nom, action in _ACTIONS:
        bureau.actions_[action].trigger()
        dialogue = next(d for d in bureau.findChildren(QDialog) if d.isVisible())
        _remplir(dialogue, nom)
        yield f"dialogue-{nom}", dialogue
        dialogue.close()


def _remplir(dialogue: Any, nom: str) -> None:  # noqa: ANN401 - each dialog has its own fields
    if nom == "palette":
        dialogue.champ.setText("mar")
    elif nom == "saisie":
        dialogue.ligne.champ.setText("hier tel martin 30min logement")
    elif nom == "nouvelle-personne":
        dialogue.nom.editeur.setText("Martin")


def _a_ce_jour(acte: Intervention) -> Intervention:
    """Return the act as it stands: those of the last days still wait for their words."""
    recent = JOUR - timedelta(days=1) <= acte.jour <= JOUR and acte.nature == "ENT"
    return replace(acte, a_completer=True, note="") if recent else acte


def _prevue(permanence: Permanence) -> Permanence:
    return replace(permanence, etat=EtatPermanence.PLANIFIEE) if permanence.jour > JOUR else permanence


def horloge() -> datetime:
    """Return an instant of `JOUR`, for a scope whose calendar stands still."""
    return datetime(JOUR.year, JOUR.month, JOUR.day, 10, 12, tzinfo=timezone(timedelta(hours=1)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
