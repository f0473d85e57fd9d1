"""Lines of a record edited in place: objectives of a plan, members of a household, shares of an act."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.errors import Refus
from app.messages import phrase_de
from ui.theme import Apparence
from ui.widgets.champs import Champ
from ui.widgets.etiquettes import bouton, filet
from ui.widgets.flux import Flux
from ui.widgets.saisies import Genre

Colonnes = Mapping[str, tuple[str, Genre]]
_COLONNE = 150


@dataclass(frozen=True, slots=True)
class Renvoi:
    """A link at the end of the lines that have somewhere to go: its words, and which lines show it."""

    texte: str
    possible: Callable[[Any], bool]


class Rangee(QWidget):
    """One line; `base` holds what its fields do not show."""

    changee = Signal(str)
    retiree = Signal()
    renvoyee = Signal(object)

    def __init__(
        self,
        colonnes: Colonnes,
        nom: str,
        apparence: Apparence,
        renvoi: Renvoi | None = None,
        large: int = _COLONNE,
        pleines: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._large = large
        self._pleines = pleines
        self._renvoi = renvoi
        self._renvoyer = bouton(renvoi.texte if renvoi else "", "lien")
        self._genres = {champ: genre for champ, (_titre, genre) in colonnes.items()}
        self._apparence = apparence
        self.base: Any = None
        self._titres = {champ: titre for champ, (titre, _genre) in colonnes.items()}
        self.champs = {champ: Champ(titre, genre.editeur()) for champ, (titre, genre) in colonnes.items()}
        self.retirer: QPushButton = bouton("Retirer", "lien")
        self._flux = Flux(espace=12, grille=True)
        self._ranger()
        self._redimensionner()
        apparence.changee.connect(self._redimensionner)
        self.nommer(nom)
        for nom_champ, champ in self.champs.items():
            champ.quitte.connect(lambda voulu=nom_champ: self._lire(voulu))
        self.retirer.clicked.connect(self.retiree)
        self._renvoyer.clicked.connect(lambda: self.renvoyee.emit(self.base))

    def nommer(self, nom: str) -> None:
        """Tell assistive technology which line each field is in."""
        for champ, titre in zip(self.champs.values(), self._titres.values(), strict=True):
            champ.editeur.setAccessibleName(f"{titre}, {nom}")
        self.retirer.setAccessibleName(f"Retirer {nom}")
        self._renvoyer.setAccessibleName(f"{self._renvoyer.text()}, {nom}")

    def montrer(self, base: Any) -> None:  # noqa: ANN401
        """Show a line as it is kept."""
        self.base = base
        self._renvoyer.setVisible(self._renvoi is not None and self._renvoi.possible(base))
        for nom, champ in self.champs.items():
            champ.montrer(self._genres[nom].dire(getattr(base, nom)))

    def achever(self) -> None:
        """Keep what is being typed."""
        for champ in self.champs.values():
            champ.achever()

    def _ranger(self) -> None:
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 8, 0, 0)
        colonne.setSpacing(8)
        ligne = QHBoxLayout()
        ligne.setSpacing(12)
        for nom, champ in self.champs.items():
            if nom in self._pleines:
                colonne.addWidget(champ)
            else:
                self._flux.addWidget(champ)
        ligne.addLayout(self._flux, 1)
        fin = QHBoxLayout() if self._pleines else QVBoxLayout()
        fin.addStretch()
        fin.addWidget(self._renvoyer)
        fin.addWidget(self.retirer)
        colonne.addLayout(ligne)
        (colonne if self._pleines else ligne).addLayout(fin)
        colonne.addWidget(filet())

    def _redimensionner(self) -> None:
        self._flux.largeur_colonne(self._apparence.px(self._large))

    def _lire(self, nom: str) -> None:
        champ = self.champs[nom]
        try:
            lu = self._genres[nom].lire(champ.valeur)
        except Refus as refus:
            champ.dire(phrase_de(refus.code, {**refus.details, "champ": self._titres[nom]}))
            return
        champ.dire("")
        self.base = replace(self.base, **{nom: lu})
        self.changee.emit(champ.visite)


class Rangees(QWidget):
    """Lines and the button that adds one; `changee` bears the visit that made them differ.

    `large` is the least width of a field, at 100 %; those named in `pleines` take the whole width, above the others.
    """

    changee = Signal(str)
    renvoyee = Signal(object)

    def __init__(
        self,
        colonnes: Colonnes,
        nom: str,
        neuve: Callable[[], Any],
        apparence: Apparence,
        renvoi: Renvoi | None = None,
        large: int = _COLONNE,
        pleines: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._large = large
        self._renvoi = renvoi
        self._pleines = pleines
        self._colonnes = colonnes
        self._nom = nom
        self._neuve = neuve
        self._apparence = apparence
        self._rangees: list[Rangee] = []
        self._colonne = QVBoxLayout(self)
        self._colonne.setContentsMargins(0, 0, 0, 0)
        self._colonne.setSpacing(0)
        self.ajouter = bouton(f"Ajouter un {nom}", "lien")
        apparence.icones.poser(self.ajouter, "plus", "lien")
        self._colonne.addWidget(self.ajouter)
        self.ajouter.clicked.connect(self._ajouter_vide)

    @property
    def lignes(self) -> tuple[Any, ...]:
        """The lines that say something."""
        vide = self._neuve()
        return tuple(rangee.base for rangee in self._rangees if rangee.base != vide)

    @property
    def rangees(self) -> Sequence[Rangee]:
        """The lines on screen, a blank one too."""
        return self._rangees

    def montrer(self, lignes: Sequence[Any]) -> None:
        """Show the lines as they are kept; a blank one just added stays."""
        vide = self._neuve()
        for rangee in self._rangees[len(lignes) :]:
            if rangee.base != vide:
                self._oter(rangee)
        while len(self._rangees) < len(lignes):
            self._ajouter()
        for rangee, ligne in zip(self._rangees, lignes, strict=False):
            rangee.montrer(ligne)

    def achever(self) -> None:
        """Keep what is being typed."""
        for rangee in self._rangees:
            rangee.achever()

    def vider(self) -> None:
        """Forget every line."""
        for rangee in list(self._rangees):
            self._oter(rangee)

    def _ajouter_vide(self) -> None:
        """Add a blank line and go to its first field."""
        next(iter(self._ajouter().champs.values())).editeur.setFocus()

    def _ajouter(self) -> Rangee:
        nom = f"{self._nom} {len(self._rangees) + 1}"
        rangee = Rangee(self._colonnes, nom, self._apparence, self._renvoi, self._large, self._pleines)
        rangee.montrer(self._neuve())
        rangee.changee.connect(self.changee)
        rangee.renvoyee.connect(self.renvoyee)
        rangee.retiree.connect(lambda: self._retirer(rangee))
        self._rangees.append(rangee)
        place = self._colonne.count() - 1
        self._colonne.insertWidget(place, rangee)
        return rangee

    def _retirer(self, rangee: Rangee) -> None:
        vide = rangee.base == self._neuve()
        self._oter(rangee)
        self.ajouter.setFocus()
        if not vide:
            self.changee.emit("")

    def _oter(self, rangee: Rangee) -> None:
        self._rangees.remove(rangee)
        self._colonne.removeWidget(rangee)
        rangee.hide()
        rangee.deleteLater()
        for rang, restante in enumerate(self._rangees, 1):
            restante.nommer(f"{self._nom} {rang}")
