"""The pages of the desk: made once, one shown at a time, all told what changed."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from app.domain.changes import Changes
from ui.agenda import PageAgenda
from ui.aujourdhui import PageAujourdhui
from ui.bilans import PageBilans
from ui.courriers import PageCourriers
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
    Entree("courriers", "Courriers", "mail"),
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
        self.courriers = PageCourriers(poste)
        self.bilans = PageBilans(poste)
        self.reglages = PageReglages(poste)
        self.par_nom: dict[str, QWidget] = {entree.ident: getattr(self, entree.ident) for entree in ENTREES}
        self._en_attente: dict[Page, list[Changes]] = {page: [] for page in self._toutes()}
        for widget in self.par_nom.values():
            self.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    @property
    def courante(self) -> Page:
        """The page on screen."""
        return self.currentWidget()  # type: ignore[return-value]

    def montrer(self, ident: str) -> None:
        """Bring a page, told first of what was saved while it was hidden."""
        self.setCurrentWidget(self.par_nom[ident])
        page = self.courante
        retard, self._en_attente[page] = self._en_attente[page], []
        if retard:
            page.suivre(_ensemble(retard), None)

    def suivre(self, changes: Changes, initiateur: object) -> None:
        """Tell the page on screen what was saved; the others will read it when they are shown."""
        for page, retard in self._en_attente.items():
            if page is self.courante:
                page.suivre(changes, initiateur)
            else:
                retard.append(changes)

    def replier(self, *, oui: bool) -> None:
        """Show panes one at a time, or side by side."""
        for page in self._toutes():
            page.replier(oui=oui)

    def quitter(self) -> None:
        """Leave the fields, so that what is typed is kept: saves may still be asked for."""
        for page in (self.personnes, self.entreprises, self.courriers, self.bilans, self.reglages):
            page.vider()

    def vider(self) -> None:
        """Forget every name."""
        for page in self._toutes():
            page.vider()

    def _toutes(self) -> tuple[Page, ...]:
        return (
            self.aujourdhui, self.personnes, self.agenda, self.entreprises, self.courriers, self.bilans, self.reglages,
        )  # fmt: skip


def _ensemble(suite: list[Changes]) -> Changes:
    """Return several changes as one."""
    sortes = {sorte for changes in suite for sorte in changes.ids}
    vide: frozenset[int] = frozenset()
    return Changes({sorte: vide.union(*(changes.ids.get(sorte, vide) for changes in suite)) for sorte in sortes})
