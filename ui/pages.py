"""The pages of the desk: made once, one shown at a time, all told what changed."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from app.domain.changes import Changes
from ui.agenda import PageAgenda
from ui.aujourdhui import PageAujourdhui
from ui.bilans import PageBilans
from ui.entreprises import PageEntreprises
from ui.personnes import PagePersonnes
from ui.poste import Poste
from ui.reglages import PageReglages
from ui.saisie import LigneSaisie


class Page(Protocol):
    """What the desk asks of a page."""

    def ouvrir(self) -> None: ...
    def suivre(self, changes: Changes, initiateur: object) -> None: ...
    def replier(self, *, oui: bool) -> None: ...
    def vider(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Entree:
    """How a page is called on the rail; `ident` is its name among the attributes of `Pages` too."""

    ident: str
    texte: str
    icone: str
    en_bas: bool = False


ENTREES = (
    Entree("aujourdhui", "Aujourd’hui", "sun"),
    Entree("personnes", "Personnes", "users"),
    Entree("agenda", "Agenda", "calendar"),
    Entree("entreprises", "Entreprises", "building-2"),
    Entree("bilans", "Bilans", "file-text"),
    Entree("reglages", "Réglages", "settings", en_bas=True),
)


class Pages(QStackedWidget):
    """Every page, in the order of the rail."""

    def __init__(self, poste: Poste, saisie: LigneSaisie) -> None:
        super().__init__()
        self.aujourdhui = PageAujourdhui(poste)
        self.personnes = PagePersonnes(poste, saisie)
        self.agenda = PageAgenda(poste)
        self.entreprises = PageEntreprises(poste)
        self.bilans = PageBilans(poste)
        self.reglages = PageReglages(poste)
        self.par_nom: dict[str, QWidget] = {entree.ident: getattr(self, entree.ident) for entree in ENTREES}
        for page in self.par_nom.values():
            self.addWidget(page)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    @property
    def courante(self) -> Page:
        """The page on screen."""
        return self.currentWidget()  # type: ignore[return-value]

    def montrer(self, ident: str) -> None:
        """Bring a page."""
        self.setCurrentWidget(self.par_nom[ident])

    def suivre(self, changes: Changes, initiateur: object) -> None:
        """Tell every page what was saved."""
        for page in self._toutes():
            page.suivre(changes, initiateur)

    def replier(self, *, oui: bool) -> None:
        """Show panes one at a time, or side by side."""
        for page in self._toutes():
            page.replier(oui=oui)

    def quitter(self) -> None:
        """Leave the fields, so that what is typed is kept: saves may still be asked for."""
        for page in (self.personnes, self.entreprises, self.bilans, self.reglages):
            page.vider()

    def vider(self) -> None:
        """Forget every name."""
        for page in self._toutes():
            page.vider()

    def _toutes(self) -> tuple[Page, ...]:
        return (self.aujourdhui, self.personnes, self.agenda, self.entreprises, self.bilans, self.reglages)
