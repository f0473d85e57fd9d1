"""One part of a person's file: read when it is looked at, read again when what it shows changes."""

from abc import abstractmethod
from collections.abc import Iterable
from typing import Any, ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.context import Session
from app.domain.changes import Changes
from app.services.errors import Introuvable
from ui.poste import Poste
from ui.theme import Apparence
from ui.widgets.defilant import Defilant
from ui.widgets.etiquettes import cadre, etiquette
from ui.widgets.flux import Flux

COLONNE = 210
"""Least width of a field, at 100 %."""


def carte(titre: str) -> tuple[QWidget, QVBoxLayout]:
    """Return a card with its title, and where to put what it holds."""
    resultat = cadre("carte")
    colonne = QVBoxLayout(resultat)
    colonne.setContentsMargins(16, 12, 16, 16)
    colonne.setSpacing(12)
    colonne.addWidget(etiquette(titre, "titre_carte"))
    return resultat, colonne


class CoteACote(QWidget):
    """Fields side by side, on as many lines as the width and the size of the text ask."""

    def __init__(self, champs: Iterable[QWidget], apparence: Apparence, colonne: int = COLONNE) -> None:
        super().__init__()
        self._apparence = apparence
        self._colonne = colonne
        self._flux = Flux(self, espace=16, grille=True)
        for champ in champs:
            self._flux.addWidget(champ)
        self._redimensionner()
        apparence.changee.connect(self._redimensionner)

    def _redimensionner(self) -> None:
        self._flux.largeur_colonne(self._apparence.px(self._colonne))


class Volet(Defilant):
    """A column of cards; `sortes` are the kinds of records it shows."""

    sortes: ClassVar[tuple[str, ...]] = ()

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self.poste = poste
        self.ident: int | None = None
        self._a_lire = False
        contenu = QWidget()
        self.colonne = QVBoxLayout(contenu)
        self.colonne.setContentsMargins(0, 4, 8, 16)
        self.colonne.setSpacing(12)
        self.poser(contenu)

    def presenter(self, personne_id: int) -> None:
        """Show another person."""
        self.achever()
        if personne_id != self.ident:
            self.oublier()
        self.ident = personne_id
        self._relire()

    def suivre(self, changes: Changes, initiateur: object) -> None:
        """Read again when what is shown changed, except by these very fields."""
        if self.ident is not None and initiateur is not self and any(map(changes.touche, self.sortes)):
            self._relire()

    def vider(self) -> None:
        """Keep what is being typed, then forget the person."""
        self.achever()
        self.ident = None
        self._a_lire = False
        self.oublier()

    def showEvent(self, evenement: QShowEvent) -> None:
        super().showEvent(evenement)
        if self._a_lire:
            self._relire()

    def relire(self) -> None:
        """Read again now."""
        session, ident = self.poste.session, self.ident
        if ident is not None:
            self._a_lire = False
            self.poste.taches.query(
                lambda: self.lire(session, ident),
                lambda lu: self.montrer(lu) if ident == self.ident else None,
                pour=self,
                cle="volet",
                sinon=self._perdre,
            )

    def _perdre(self, erreur: Exception) -> None:
        """Say what went wrong; a person who is no more is for the sheet to leave."""
        if not isinstance(erreur, Introuvable):
            self.poste.taches.echouee.emit(erreur)

    def _relire(self) -> None:
        if self.isVisible():
            self.relire()
        else:
            self._a_lire = True

    @abstractmethod
    def lire(self, session: Session, personne_id: int) -> Any:  # noqa: ANN401
        """Return what the part shows; it runs on the reading thread."""

    @abstractmethod
    def montrer(self, lu: Any) -> None:  # noqa: ANN401
        """Show what was read."""

    @abstractmethod
    def achever(self) -> None:
        """Keep what is being typed."""

    @abstractmethod
    def oublier(self) -> None:
        """Forget every word shown."""
