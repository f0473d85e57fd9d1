"""Sheets of labels of the usual cuts, begun at the first place that is still free."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.documents.fenetre import INTERLIGNE, mm
from app.documents.feuille_adresses import imprimer, lignes
from app.documents.tagging import Element, marquer
from app.documents.toile import Toile
from app.documents.typography import CORPS, PAGE
from app.domain.courriers.adresses import Bloc as Adresse

_BORD: Final = 5.0
"""Inside a label, what is left blank on each side, in mm: sheets slip by a millimetre or two."""
_HAMPE: Final = 0.78


@dataclass(frozen=True, slots=True, kw_only=True)
class Planche:
    """One cut of an A4 sheet, in mm: how many labels, their size, the first corner, from one to the next."""

    colonnes: int
    rangees: int
    largeur: float
    hauteur: float
    gauche: float
    haut: float
    pas: float
    """From the left of one label to the left of the next: labels touch from top to bottom."""

    @property
    def places(self) -> int:
        """How many labels a sheet holds."""
        return self.colonnes * self.rangees

    def coin(self, place: int) -> tuple[float, float]:
        """Return the left and the top of a place, in mm from the left and the top of the sheet."""
        rangee, colonne = divmod(place, self.colonnes)
        return self.gauche + colonne * self.pas, self.haut + rangee * self.hauteur


PLANCHES: Final = {
    "14": Planche(colonnes=2, rangees=7, largeur=99.1, hauteur=38.1, gauche=4.65, haut=15.15, pas=101.6),
    "8": Planche(colonnes=2, rangees=4, largeur=99.1, hauteur=67.7, gauche=4.65, haut=13.1, pas=101.6),
    "16": Planche(colonnes=2, rangees=8, largeur=99.1, hauteur=33.9, gauche=4.65, haut=12.9, pas=101.6),
    "21": Planche(colonnes=3, rangees=7, largeur=63.5, hauteur=38.1, gauche=7.25, haut=15.15, pas=66.0),
    "24": Planche(colonnes=3, rangees=8, largeur=70.0, hauteur=37.0, gauche=0.0, haut=0.5, pas=70.0),
}
"""The cuts by the number of their labels, the most used first."""


def etiquettes(adresses: Sequence[Adresse], planche: Planche = PLANCHES["14"], depart: int = 0) -> bytes:
    """Return sheets of labels; the first `depart` places of the first sheet are left blank, already used."""

    def dessiner(toile: Toile, racine: Element) -> None:
        for rang, adresse in enumerate(adresses, depart % planche.places):
            place = rang % planche.places
            if place == 0 and rang:
                toile.showPage()
            with marquer(toile, racine.ajouter("P")):
                lignes(
                    toile, _debut(planche, place, adresse), adresse.lignes, CORPS, (planche.largeur - 2 * _BORD) * mm
                )

    return imprimer("Étiquettes", dessiner)


def _debut(planche: Planche, place: int, adresse: Adresse) -> tuple[float, float]:
    """Return where the first line begins, in points: the address stands in the middle of the height."""
    gauche, haut = planche.coin(place)
    blanc = (planche.hauteur * mm - len(adresse.lignes) * INTERLIGNE) / 2
    return (gauche + _BORD) * mm, PAGE[1] - haut * mm - blanc - _HAMPE * INTERLIGNE
