"""The editor with what one puts in it: styles, fields, set phrases."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.courriers.balisage import lire_texte
from app.domain.courriers.champs import CATALOGUE
from app.domain.courriers.json import de_json
from app.services.courriers import Ouvert
from app.services.courriers_modeles import phrases
from ui.courriers.document import Sorte
from ui.courriers.editeur import EditeurCourrier
from ui.poste import Poste
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.flux import Flux

if TYPE_CHECKING:
    from app.domain.courriers.blocs import Bloc

_STYLES: Final = {Sorte.PARAGRAPHE: "Paragraphe", Sorte.TITRE: "Titre", Sorte.LISTE: "Liste", Sorte.TABLEAU: "Tableau"}

_LARGEUR: Final = 10


class Texte(QWidget):
    """`change` gives the blocks once they rest."""

    change = Signal(object)

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._blocs: tuple[Bloc, ...] = ()
        self.editeur = EditeurCourrier(poste.apparence)
        self.styles = Choix({"": "Choisir…"} | {sorte.value: dit for sorte, dit in _STYLES.items()})
        self.champs = Choix({"": "Choisir…"} | {code: d.libelle for code, d in CATALOGUE.items()})
        self.phrases = Choix({"": "Choisir…"} | {p.code: p.titre for p in phrases()})
        self._ranger()
        self.editeur.change.connect(self._emettre)
        self.styles.activated.connect(lambda _: self._styler())
        self.champs.activated.connect(lambda _: self._inserer_champ())
        self.phrases.activated.connect(lambda _: self._inserer_phrase())

    def montrer(self, ouvert: Ouvert, *, garder: bool) -> None:
        """Show the words of a letter; `garder` when they are on screen: only the chips may change."""
        connues = {**ouvert.connues, **{c: dit for c, dit in ouvert.courrier.saisies.items() if dit.strip()}}
        sexe = ouvert.sexe
        blocs = de_json(ouvert.courrier.corps)
        if garder and blocs == self._blocs:
            self.editeur.connaitre(connues, sexe)
        else:
            self.editeur.montrer(blocs, connues, sexe)
        self._blocs = blocs
        for partie in (self.styles, self.champs, self.phrases):
            partie.setEnabled(not ouvert.courrier.parti)
        self.editeur.setReadOnly(ouvert.courrier.parti)

    def achever(self) -> None:
        """Keep what is being typed."""
        self.editeur.achever()

    def vider(self) -> None:
        """Forget the letter."""
        self._blocs = ()
        self.editeur.vider()

    def _ranger(self) -> None:
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 8, 8, 0)
        colonne.setSpacing(8)
        outils = Flux(espace=8)
        for outil, nom in (
            (self.styles, "Style"),
            (self.champs, "Insérer un champ"),
            (self.phrases, "Insérer une phrase"),
        ):
            outil.setMinimumContentsLength(max(len(nom), _LARGEUR))
            outils.addWidget(Champ(nom, outil))
        colonne.addLayout(outils)
        colonne.addWidget(self.editeur, 1)

    def _emettre(self) -> None:
        blocs = self.editeur.blocs()
        if blocs != self._blocs:
            self._blocs = blocs
            self.change.emit(blocs)

    def _styler(self) -> None:
        if self.styles.code:
            self.editeur.styler(Sorte(self.styles.code))
            self._emettre()
        self.styles.setCurrentIndex(0)
        self.editeur.setFocus()

    def _inserer_champ(self) -> None:
        if self.champs.code:
            self.editeur.inserer_champ(self.champs.code)
        self.champs.setCurrentIndex(0)

    def _inserer_phrase(self) -> None:
        choisie = next((p for p in phrases() if p.code == self.phrases.code), None)
        if choisie:
            self.editeur.inserer(lire_texte(choisie.texte))
        self.phrases.setCurrentIndex(0)
