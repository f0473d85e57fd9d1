"""The page: chips choose a section, the section scrolls."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.changes import Changes
from ui.poste import Poste
from ui.reglages.apparence import SectionApparence
from ui.reglages.courriers import SectionCourriers
from ui.reglages.facturation import SectionFacturation
from ui.reglages.fonds import SectionFonds
from ui.reglages.identite import SectionIdentite
from ui.reglages.imports import SectionImports
from ui.reglages.lettres_types import SectionLettresTypes
from ui.reglages.listes import SectionListes
from ui.reglages.macros import SectionMacros
from ui.reglages.modeles_word import SectionModelesWord
from ui.reglages.organismes import SectionOrganismes
from ui.reglages.sauvegardes import SectionSauvegardes
from ui.reglages.section import LARGEUR, Section
from ui.reglages.securite import DELAIS as DELAIS
from ui.reglages.securite import SectionSecurite
from ui.widgets.defilant import Defilant
from ui.widgets.etiquettes import etiquette
from ui.widgets.selecteur import Selecteur


class PageReglages(QWidget):
    """Each choice takes effect at once; the signals are those of the sections."""

    delai_choisi = Signal(int)
    import_voulu = Signal()
    annulation_voulue = Signal(int)

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self.setProperty("genre", "page")
        self._apparence = poste.apparence
        self.identite = SectionIdentite(poste)
        self.facturation = SectionFacturation(poste)
        self.listes = SectionListes(poste)
        self.organismes = SectionOrganismes(poste)
        self.modeles_word = SectionModelesWord(poste)
        self.sauvegardes = SectionSauvegardes(poste)
        self.securite = SectionSecurite(poste)
        self.imports = SectionImports(poste)
        self.sections: dict[str, tuple[str, Section]] = {
            "identite": ("Identité", self.identite),
            "facturation": ("Facturation", self.facturation),
            "listes": ("Listes", self.listes),
            "organismes": ("Organismes", self.organismes),
            "fonds": ("Calculs des fonds", SectionFonds(poste)),
            "courriers": ("Courriers", SectionCourriers(poste)),
            "lettres_types": ("Lettres types", SectionLettresTypes(poste)),
            "modeles_word": ("Modèles Word", self.modeles_word),
            "macros": ("Raccourcis de texte", SectionMacros(poste)),
            "sauvegardes": ("Sauvegardes", self.sauvegardes),
            "securite": ("Sécurité", self.securite),
            "imports": ("Imports", self.imports),
            "apparence": ("Apparence", SectionApparence(poste)),
        }
        self.selecteur = Selecteur("Réglages")
        self._pile = QStackedWidget()
        self._ranger()
        self._brancher()

    @property
    def section(self) -> Section:
        """The section shown."""
        return self.sections[str(self.selecteur.choix)][1]

    def choisir(self, ident: str) -> None:
        """Show a section."""
        self.section.achever()
        self.selecteur.montrer({cle: dit for cle, (dit, _) in self.sections.items()}, ident)
        self._pile.setCurrentIndex(list(self.sections).index(ident))
        self.section.dire("")
        self.section.ouvrir()

    def ouvrir(self) -> None:
        """Read the section shown."""
        self.section.ouvrir()

    def suivre(self, _changes: Changes, initiateur: object) -> None:
        """Read again what an undo, or another page, changed."""
        if self.isVisible() and initiateur is not self.section:
            self.section.ouvrir()

    def replier(self, *, oui: bool) -> None:
        """Keep one column at any width."""

    def vider(self) -> None:
        """Forget every name."""
        for _, section in self.sections.values():
            section.achever()
            section.vider()

    def montrer_delai(self, minutes: int) -> None:
        """Show the delay in force."""
        self.securite.montrer_delai(minutes)

    def _ranger(self) -> None:
        dehors = QVBoxLayout(self)
        dehors.setContentsMargins(22, 16, 0, 0)
        dehors.setSpacing(12)
        dehors.addWidget(etiquette("Réglages", "titre"))
        dehors.addWidget(self.selecteur)
        dehors.addWidget(self._pile, 1)
        self.selecteur.montrer({cle: dit for cle, (dit, _) in self.sections.items()}, "identite")
        for _, section in self.sections.values():
            self._pile.addWidget(Defilant(_a_gauche(section)))
        self._redimensionner()

    def _brancher(self) -> None:
        self.selecteur.choisi.connect(self.choisir)
        self.securite.delai_choisi.connect(self.delai_choisi)
        self.imports.importer.connect(self.import_voulu)
        self.imports.annuler.connect(self.annulation_voulue)
        self._apparence.changee.connect(self._redimensionner)

    def _redimensionner(self) -> None:
        for _, section in self.sections.values():
            section.setMaximumWidth(self._apparence.px(LARGEUR))


def _a_gauche(section: Section) -> QWidget:
    """Keep a section narrow; in a row, for a column asks its height for a width it is not given."""
    contenu = QWidget()
    ligne = QHBoxLayout(contenu)
    ligne.setContentsMargins(0, 0, 22, 16)
    ligne.addWidget(section, 1_000)
    ligne.addStretch(1)
    return contenu
