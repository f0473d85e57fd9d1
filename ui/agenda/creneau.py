"""One row of a board: the hour, who or what, what became of it, and what can be done of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.domain.calendrier import duree, heure
from ui.theme import Apparence
from ui.widgets.etiquettes import bouton, courte, etiquette
from ui.widgets.flux import Flux

_HEURE = 72


@dataclass(frozen=True, slots=True)
class Geste:
    """One thing to do with a row: its word, and the function that does it."""

    texte: str
    faire: Callable[[], None]


class RangeeCreneau(QFrame):
    """Hour, words, state, links; each link is named with its object."""

    def __init__(
        self, apparence: Apparence, debut: int | None, minutes: int, dits: tuple[str, str, str], gestes: Sequence[Geste]
    ) -> None:
        """`dits` are who or what, the state in words, and the colour of that state ("" for none)."""
        super().__init__()
        nom, etat, couleur = dits
        quand = heure(debut) if debut is not None else ""
        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(16, 6, 16, 6)
        ligne.setSpacing(8)
        tete = courte(quand, "second")
        tete.setMinimumWidth(apparence.px(_HEURE))
        ligne.addWidget(tete, 0, Qt.AlignmentFlag.AlignTop)
        texte = QVBoxLayout()
        texte.setSpacing(0)
        self._nom = etiquette(nom, "fort" if couleur != "libre" else "second")
        self._lien = bouton(nom, "lien", f"Ouvrir le dossier : {nom}")
        self._lien.hide()
        texte.addWidget(self._nom)
        texte.addWidget(self._lien, 0, Qt.AlignmentFlag.AlignLeft)
        detail = etiquette(" · ".join(dit for dit in (duree(minutes) if minutes else "", etat) if dit), "second")
        detail.setProperty("etat", couleur if couleur != "libre" else "")
        texte.addWidget(detail)
        liens = Flux(espace=16)
        for geste in gestes:
            lien = bouton(geste.texte, "lien", ", ".join(dit for dit in (f"{geste.texte}\u00a0: {nom}", quand) if dit))
            lien.clicked.connect(geste.faire)
            liens.addWidget(lien)
        if gestes:
            texte.addLayout(liens)
        ligne.addLayout(texte, 1)

    def mener(self, faire: Callable[[], None]) -> None:
        """Make the name a link to the dossier."""
        self._nom.hide()
        self._lien.show()
        self._lien.clicked.connect(faire)
