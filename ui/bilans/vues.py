"""The pictures of these screens, with fictional data."""

from collections.abc import Iterator
from time import sleep
from typing import Protocol

from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from app.context import Session
from app.domain.commentaires import Section
from ui.bilans.manques import PersonnesIncompletes
from ui.bilans.page import PageBilans
from ui.temps import aujourd_hui

_TEXTE = "Les demandes de logement portent davantage sur l’accès. Une salariée du site a été relogée le 12 mars."
_DESSIN_S = 0.02
_TOURS = 40


class _Bureau(Protocol):
    @property
    def bilans(self) -> PageBilans: ...

    def aller(self, ident: str) -> None: ...


def vues(bureau: _Bureau, session: Session) -> Iterator[tuple[str, QWidget | None]]:
    """Bring each screen in turn; a dialog when there is one, else the window."""
    page = bureau.bilans
    entreprise = session.entreprises.toutes()[1]
    annee = aujourd_hui().year - 1
    bureau.aller("bilans")
    page.montrer(entreprise.id, annee + 1)
    _dessiner()
    yield "bilan-annee-en-cours", None
    page.montrer(entreprise.id, annee)
    for rang, nom in enumerate(("bilan-tableaux", "bilan-a-completer", "bilan-commentaires", "bilan-registre")):
        page.montrer_onglet(rang)
        if nom == "bilan-commentaires":
            page.commentaires.textes[Section.ANALYSE].editeur.setPlainText(_TEXTE)
            page.commentaires.textes[Section.ANALYSE].relire()
        _dessiner()
        yield nom, None
    page.commentaires.textes[Section.ANALYSE].editeur.setPlainText("Les délais des bailleurs s’allongent.")
    page.commentaires.achever()
    page.preparer()
    yield from _dialogues(page, session, entreprise.id)
    page.montrer_onglet(0)
    page.window().activateWindow()


def _dialogues(page: PageBilans, session: Session, entreprise_id: int) -> Iterator[tuple[str, QWidget | None]]:
    page.manques.personnes_voulues.emit("csp")
    incompletes = page.findChild(PersonnesIncompletes)
    if incompletes is not None:
        yield "dialogue-personnes-incompletes", incompletes
        incompletes.reject()
    confirmation = page.arreter()
    if confirmation is not None:
        yield "dialogue-arreter", confirmation
        confirmation.reject()
    if not session.remises.registre(entreprise_id):
        session.bilans.arreter(entreprise_id, aujourd_hui().year - 1)
        page.registre.montrer(entreprise_id)
    page.montrer_onglet(3)
    page.window().activateWindow()
    _dessiner()
    yield "bilan-registre-arrete", None
    inscription = session.remises.registre(entreprise_id)[0]
    remise = page.registre.demander_remise(inscription)
    yield "dialogue-remise", remise
    remise.reject()
    page.registre.afficher(inscription)
    _dessiner()
    yield from _ouvert(page)
    page.document_.imprimer.click()
    yield from _ouvert(page)


def _ouvert(page: PageBilans) -> Iterator[tuple[str, QWidget | None]]:
    for dialogue in page.findChildren(QDialog):
        if isValid(dialogue) and dialogue.isVisible():
            yield f"dialogue-{dialogue.windowTitle().split()[0].lower()}", dialogue
            dialogue.reject()


def _dessiner() -> None:
    """Pages are drawn aside: wait for them."""
    for _ in range(_TOURS):
        QApplication.processEvents()
        sleep(_DESSIN_S)
