"""The editor with what one puts in it: styles, fields, set phrases."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.courriers.balisage import lire_texte
from app.domain.courriers.blocs import Bloc
from app.domain.courriers.champs import CATALOGUE
from app.services.courriers_modeles import Phrase, phrases
from ui.poste import Poste
from ui.redaction.document import Sorte
from ui.redaction.editeur import EditeurCourrier
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.flux import Flux

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
        self.phrases = Choix({"": "Choisir…"})
        self._phrases: dict[str, Phrase] = {}
        self.proposer(())
        self._ranger()
        self.editeur.change.connect(self._emettre)
        self.styles.activated.connect(lambda _: self._styler())
        self.champs.activated.connect(lambda _: self._inserer_champ())
        self.phrases.activated.connect(lambda _: self._inserer_phrase())

    def montrer(
        self, blocs: tuple[Bloc, ...], connues: Mapping[str, str], sexe: str = "NR", *, garder: bool, fige: bool = False
    ) -> None:
        """Show these words; `garder` when they are on screen: only the chips may change."""
        if garder and blocs == self._blocs:
            self.editeur.connaitre(connues, sexe)
        else:
            self.editeur.montrer(blocs, connues, sexe)
        self._blocs = blocs
        for partie in (self.styles, self.champs, self.phrases):
            partie.setEnabled(not fige)
        self.editeur.setReadOnly(fige)

    def proposer(self, siennes: Sequence[Phrase]) -> None:
        """Offer her own set phrases, before those of the product."""
        self._phrases = {str(rang): phrase for rang, phrase in enumerate((*siennes, *phrases()))}
        self.phrases.proposer({"": "Choisir…"} | {cle: phrase.titre for cle, phrase in self._phrases.items()})

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
        if choisie := self._phrases.get(self.phrases.code):
            self.editeur.inserer(lire_texte(choisie.texte))
        self.phrases.setCurrentIndex(0)
