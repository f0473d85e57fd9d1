"""The pages of the desk: made when first shown, one shown at a time, all told what changed."""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from app.domain.changes import Changes
from ui.agenda import PageAgenda
from ui.aujourdhui import PageAujourdhui
from ui.bilans import PageBilans
from ui.contrats import PageContrats
from ui.conventions import VoletConventions
from ui.courriers import PageCourriers
from ui.entreprises import PageEntreprises
from ui.factures import PageFactures, VoletFactures
from ui.personnes import PagePersonnes
from ui.poste import Poste
from ui.reglages import PageReglages
from ui.releves import VoletReleves
from ui.saisie import LigneSaisie

P = TypeVar("P", bound=QWidget)
_A_QUITTER = ("personnes", "entreprises", "courriers", "bilans", "factures", "reglages")
"""Pages where something may be being typed."""


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
    Entree("contrats", "Contrats", "briefcase"),
    Entree("courriers", "Courriers", "mail"),
    Entree("bilans", "Bilans", "file-text"),
    Entree("factures", "Factures", "facture"),
    Entree("reglages", "Réglages", "settings", en_bas=True),
)


class Pages(QStackedWidget):
    """The pages, each made when it is first asked for; `faite` gives its name and itself, to be connected."""

    faite = Signal(str, object)

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._etroite = False
        self._en_attente: dict[Page, list[Changes]] = {}
        self.ident = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    @cached_property
    def aujourdhui(self) -> PageAujourdhui:
        """What the day asks for."""
        return self._adopter("aujourdhui", PageAujourdhui(self._poste))

    @cached_property
    def personnes(self) -> PagePersonnes:
        """Persons, and the line of saisie on their sheet."""
        return self._adopter("personnes", PagePersonnes(self._poste, LigneSaisie(self._poste)))

    @cached_property
    def agenda(self) -> PageAgenda:
        """Rendez-vous and permanences."""
        return self._adopter("agenda", PageAgenda(self._poste))

    @cached_property
    def entreprises(self) -> PageEntreprises:
        """Those who pay; their sheet has parts that other features show of them."""
        page = PageEntreprises(self._poste)
        page.fiche.ajouter("Documents", self.conventions)
        page.fiche.ajouter("Relevés", self.releves)
        page.fiche.ajouter("Factures", self.factures_entreprise)
        return self._adopter("entreprises", page)

    @cached_property
    def conventions(self) -> VoletConventions:
        """The documents of an entreprise."""
        return VoletConventions(self._poste)

    @cached_property
    def releves(self) -> VoletReleves:
        """The relevés of an entreprise."""
        return VoletReleves(self._poste)

    @cached_property
    def factures_entreprise(self) -> VoletFactures:
        """The factures of an entreprise."""
        volet = VoletFactures(self._poste)
        self.faite.emit("factures_entreprise", volet)
        return volet

    @cached_property
    def contrats(self) -> PageContrats:
        """Where the contrats stand."""
        return self._adopter("contrats", PageContrats(self._poste))

    @cached_property
    def courriers(self) -> PageCourriers:
        """The letters and their register."""
        return self._adopter("courriers", PageCourriers(self._poste))

    @cached_property
    def bilans(self) -> PageBilans:
        """The anonymous reports."""
        return self._adopter("bilans", PageBilans(self._poste))

    @cached_property
    def factures(self) -> PageFactures:
        """What was billed."""
        return self._adopter("factures", PageFactures(self._poste))

    @cached_property
    def reglages(self) -> PageReglages:
        """Settings."""
        return self._adopter("reglages", PageReglages(self._poste))

    @property
    def courante(self) -> Page:
        """The page on screen."""
        return self.currentWidget()  # type: ignore[return-value]

    def montrer(self, ident: str) -> None:
        """Bring a page, told first of what was saved while it was hidden."""
        self.setCurrentWidget(getattr(self, ident))
        self.ident = ident
        page = self.courante
        retard, self._en_attente[page] = self._en_attente[page], []
        if retard:
            page.suivre(_ensemble(retard), None)

    def suivre(self, changes: Changes, initiateur: object) -> None:
        """Tell the page on screen what was saved; the others will read it when they are shown."""
        for page, retard in list(self._en_attente.items()):
            if page is self.courante:
                page.suivre(changes, initiateur)
            else:
                retard.append(changes)

    def replier(self, *, oui: bool) -> None:
        """Show panes one at a time, or side by side."""
        self._etroite = oui
        for page in self._en_attente:
            page.replier(oui=oui)

    def largeurs(self) -> list[int]:
        """Return the widths of the panes of Personnes, none when they are not on screen."""
        return self.personnes.largeurs() if "personnes" in vars(self) else []

    def quitter(self) -> None:
        """Leave the fields, so that what is typed is kept: saves may still be asked for."""
        for ident in _A_QUITTER:
            if ident in vars(self):
                getattr(self, ident).vider()

    def vider(self) -> None:
        """Forget every name."""
        for page in self._en_attente:
            page.vider()

    def _adopter(self, ident: str, page: P) -> P:
        self._en_attente[page] = []  # type: ignore[index]
        self.addWidget(page)
        self.faite.emit(ident, page)
        page.replier(oui=self._etroite)  # type: ignore[attr-defined]
        return page


def _ensemble(suite: list[Changes]) -> Changes:
    """Return several changes as one."""
    sortes = {sorte for changes in suite for sorte in changes.ids}
    vide: frozenset[int] = frozenset()
    return Changes({sorte: vide.union(*(changes.ids.get(sorte, vide) for changes in suite)) for sorte in sortes})


class AvecPages(QWidget):
    """A widget that holds the pages and calls each by its name."""

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._pile = Pages(poste)

    @property
    def page(self) -> Page:
        """The page on screen."""
        return self._pile.courante

    @property
    def ident(self) -> str:
        """The name of the page open."""
        return self._pile.ident

    @property
    def aujourdhui(self) -> PageAujourdhui:
        """What the day asks for."""
        return self._pile.aujourdhui

    @property
    def personnes(self) -> PagePersonnes:
        """Persons."""
        return self._pile.personnes

    @property
    def saisie(self) -> LigneSaisie:
        """The line of saisie on the sheet of a person."""
        return self._pile.personnes.fiche.saisie

    @property
    def agenda(self) -> PageAgenda:
        """Rendez-vous and permanences."""
        return self._pile.agenda

    @property
    def entreprises(self) -> PageEntreprises:
        """Those who pay."""
        return self._pile.entreprises

    @property
    def contrats(self) -> PageContrats:
        """Where the contrats stand."""
        return self._pile.contrats

    @property
    def courriers(self) -> PageCourriers:
        """The letters and their register."""
        return self._pile.courriers

    @property
    def bilans(self) -> PageBilans:
        """The anonymous reports."""
        return self._pile.bilans

    @property
    def factures(self) -> PageFactures:
        """What was billed."""
        return self._pile.factures

    @property
    def conventions(self) -> VoletConventions:
        """The documents of an entreprise, on its sheet."""
        return self._pile.conventions

    @property
    def releves(self) -> VoletReleves:
        """The relevés of an entreprise, on its sheet."""
        return self._pile.releves

    @property
    def factures_entreprise(self) -> VoletFactures:
        """The factures of an entreprise, on its sheet."""
        return self._pile.factures_entreprise

    @property
    def reglages(self) -> PageReglages:
        """Settings."""
        return self._pile.reglages
