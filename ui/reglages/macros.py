"""Raccourcis: short words that write a whole sentence."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit

from app.domain.macros import AMORCE, Macro
from ui.poste import Poste
from ui.reglages.section import Section
from ui.widgets.rangees import Rangees
from ui.widgets.saisies import TEXTE, Genre

_PHRASE = Genre(QLineEdit, str.lstrip, str)
"""A sentence to go on from: the space at its end is wanted."""
_COLONNES = {"cle": ("Raccourci", TEXTE), "texte": ("Texte écrit", _PHRASE)}


class SectionMacros(Section):
    """One line each; a line is kept once it is whole."""

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self.lignes = Rangees(_COLONNES, "raccourci", Macro, poste.apparence)
        carte = self.carte(
            "Des phrases en quelques lettres",
            f"Dans une note ou dans la saisie rapide, écrivez {AMORCE} puis le raccourci, et la touche Tab\u00a0: le "
            f"texte prend sa place. {AMORCE} seul, puis Tab, les montre tous.",
        )
        carte.addWidget(self.lignes)
        self.colonne.addStretch()
        self.lignes.changee.connect(self._garder)

    def ouvrir(self) -> None:
        self.poste.taches.query(self.poste.session.macros.toutes, self._montrer, pour=self, cle="macros")

    def vider(self) -> None:
        self.lignes.vider()

    def achever(self) -> None:
        self.lignes.achever()

    def _montrer(self, macros: Sequence[Macro]) -> None:
        self.lignes.montrer(macros)

    def _garder(self, visite: str) -> None:
        """Keep every line; one being written waits for its other half."""
        voulues = self.lignes.lignes
        if any(not (macro.cle and macro.texte) for macro in voulues):
            self.dire("Il faut un raccourci et un texte\u202f: rien n’est encore enregistré.", "attention")
            return
        macros = self.poste.session.macros
        self.poste.taches.command(
            lambda: macros.save(voulues, visite), lambda _: self.dire(""), initiateur=self, sinon=self.refuser
        )
