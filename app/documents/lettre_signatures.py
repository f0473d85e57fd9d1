"""Where a document is signed: the praticienne, the person, or both side by side."""

from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from app.documents.polices import NORMAL, imprimable
from app.documents.tagging import Element, artefact, marquer
from app.documents.typography import CORPS, ENCRE, FILET, GRIS, couper
from app.domain.courriers.blocs import Signataire, Signature, en_clair
from app.domain.courriers.composition import Lettre

_PAS: Final = 13.0
_MAIN: Final = 19 * mm
_ECART: Final = 10 * mm


def places(bloc: Signature, lettre: Lettre) -> list[tuple[str, ...]]:
    """Return the lines of each place to sign, hers first."""
    vues = []
    if bloc.qui is not Signataire.PERSONNE:
        vues.append(("Pour le service social", *lettre.signataire))
    if bloc.qui is not Signataire.PRATICIENNE:
        vues.append(("La personne accompagnée", lettre.personne, en_clair(bloc.mention)))
    return [tuple(filter(None, place)) for place in vues]


class Signatures(Flowable):  # type: ignore[misc]
    """One or two places to sign, each with its names, its mention, and room for the hand."""

    def __init__(self, bloc: Signature, lettre: Lettre, parent: Element) -> None:
        super().__init__()
        self._places = [tuple(map(imprimable, place)) for place in places(bloc, lettre)]
        self._elements = [parent.ajouter("P") for _ in self._places]
        self.spaceBefore, self.spaceAfter = 14, 6

    def wrap(self, place: float, _hauteur: float) -> tuple[float, float]:
        """Take two columns, high enough for the longer."""
        self.width = place
        self._colonne = (place - _ECART) / 2
        self._lignes = [
            [ligne for texte in textes for ligne in couper(texte, NORMAL, CORPS, self._colonne)]
            for textes in self._places
        ]
        self.height = max(len(lignes) for lignes in self._lignes) * _PAS + _MAIN
        return place, self.height

    def draw(self) -> None:
        """Draw each place; a document signed by her alone is signed on the right."""
        seul = len(self._places) == 1
        for rang, (lignes, element) in enumerate(zip(self._lignes, self._elements, strict=True)):
            x = (1 if seul else rang) * (self._colonne + _ECART)
            with marquer(self.canv, element):
                for n, ligne in enumerate(lignes):
                    couleur = GRIS if n == 0 else ENCRE
                    self.canv.texte(x, self.height - (n + 0.8) * _PAS, ligne, NORMAL, CORPS, couleur)
            with artefact(self.canv):
                self.canv.filet(x, 0, x + self._colonne, FILET, 0.5)
