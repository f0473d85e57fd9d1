"""The period of a relevé: a month, a quarter, a year, or a run of months, all of them over."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.calendrier import MOIS, mois_apres
from ui.temps import aujourd_hui
from ui.theme import Apparence
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.flux import Flux
from ui.widgets.selecteur import Selecteur


class Sorte(StrEnum):
    """How long a period is."""

    MOIS = "mois"
    TRIMESTRE = "trimestre"
    ANNEE = "annee"
    LIBRE = "libre"


_DITES: Final[Mapping[Sorte, str]] = {
    Sorte.MOIS: "Un mois",
    Sorte.TRIMESTRE: "Un trimestre",
    Sorte.ANNEE: "Une année",
    Sorte.LIBRE: "Autres mois",
}
_LONGUEURS: Final = {Sorte.MOIS: 1, Sorte.TRIMESTRE: 3, Sorte.ANNEE: 12, Sorte.LIBRE: 1}
_ANNEES = 4
_COLONNE, _LARGEUR = 190, 560
_RANGS = ("1er", "2e", "3e", "4e")


def offertes(sorte: Sorte, jour: date) -> dict[str, str]:
    """Return the periods of that length that are over, the last first: their first day, how they are called."""
    longueur = _LONGUEURS[sorte]
    debut, offres = date(jour.year - _ANNEES, 1, 1), dict[str, str]()
    while (suite := mois_apres(debut, longueur)) <= jour:
        offres[debut.isoformat()] = _nom(sorte, debut)
        debut = suite
    return dict(reversed(offres.items()))


def _nom(sorte: Sorte, debut: date) -> str:
    if sorte is Sorte.ANNEE:
        return f"Année {debut.year}"
    if sorte is Sorte.TRIMESTRE:
        return f"{_RANGS[debut.month // _LONGUEURS[sorte]]}\u00a0trimestre {debut.year}"
    return f"{MOIS[debut.month - 1].capitalize()} {debut.year}"


class ChoixPeriode(QWidget):
    """`change` when another period is wanted."""

    change = Signal()

    def __init__(self, apparence: Apparence) -> None:
        super().__init__()
        self._apparence = apparence
        self.sortes = Selecteur("Période")
        self.periode = Champ("&Période", Choix())
        self.du = Champ("&Du mois de", Choix())
        self.au = Champ("&Au mois de", Choix())
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(8)
        colonne.addWidget(self.sortes)
        self._flux = Flux(espace=12)
        for partie in (self.periode, self.du, self.au):
            self._flux.addWidget(partie)
        colonne.addLayout(self._flux)
        self._redimensionner()
        apparence.changee.connect(self._redimensionner)
        self.choisir(Sorte.MOIS)
        self.sortes.choisi.connect(lambda sorte: self.choisir(Sorte(str(sorte))))
        for champ in (self.periode, self.du, self.au):
            champ.editeur.currentIndexChanged.connect(lambda _: self.change.emit())  # type: ignore[union-attr]

    @property
    def sorte(self) -> Sorte:
        """The length chosen."""
        return Sorte(str(self.sortes.choix or Sorte.MOIS))

    @property
    def bornes(self) -> tuple[date, date] | None:
        """The first and last days; None while none is over, or the end comes before the beginning: a field says it."""
        libre = self.sorte is Sorte.LIBRE
        debut, fin = (self.du.valeur, self.au.valeur) if libre else (self.periode.valeur, self.periode.valeur)
        self.au.dire("")
        if not debut or not fin:
            return None
        du, dernier = date.fromisoformat(str(debut)), date.fromisoformat(str(fin))
        if dernier < du:
            self.au.dire("La fin vient avant le début. Choisissez un autre mois.")
            return None
        return du, mois_apres(dernier, _LONGUEURS[self.sorte]) - timedelta(days=1)

    def choisir(self, sorte: Sorte) -> None:
        """Offer the periods of another length."""
        self.sortes.montrer({code: dit for code, dit in _DITES.items()}, sorte)  # noqa: C416 - wider keys
        offres = offertes(sorte, aujourd_hui())
        for champ in (self.periode, self.du, self.au):
            champ.proposer(offres)
            champ.setVisible((champ is self.periode) is (sorte is not Sorte.LIBRE))
        self.change.emit()

    def montrer(self, sorte: Sorte, debut: date) -> None:
        """Choose a period."""
        self.choisir(sorte)
        self.periode.montrer(debut.isoformat())
        self.change.emit()

    def _redimensionner(self) -> None:
        self.setMaximumWidth(self._apparence.px(_LARGEUR))
        self._flux.largeur_colonne(self._apparence.px(_COLONNE))
