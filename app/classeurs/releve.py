"""The row being read: its cells by field, and the remarks it raises."""

from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Any

from app.classeurs import cellules
from app.classeurs.cellule import Cellule, Ligne
from app.classeurs.correspondance import FeuilleLue
from app.classeurs.lecture import Feuille
from app.classeurs.lues import Lecture
from app.domain.imports import Constat, LigneRapport
from app.domain.texte import fold, mots

DESIGNATION = ("numero", "nom", "prenom", "nom_prenom", "naissance", "entreprise")
"""Fields by which a row names someone."""
_TOTAUX = frozenset({"total", "totaux", "sous", "soustotal", "cumul", "moyenne", "somme"})
_MOIS = frozenset(
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre trimestre semestre".split()
)


class Rangee:
    """One row of a recognised sheet."""

    __slots__ = ("_designer", "_ligne", "feuille", "numero", "rangs")

    def __init__(
        self, feuille: FeuilleLue, numero: int, ligne: Ligne, rangs: dict[str, int], designer: Callable[[Ligne], Any]
    ) -> None:
        self.feuille = feuille
        self.numero = numero
        self.rangs = rangs
        self._ligne = ligne
        self._designer = designer

    @property
    def designation(self) -> tuple[Cellule, ...]:
        """Cells by which the row names someone, in the order of `DESIGNATION`."""
        return tuple(self._designer(self._ligne))

    def cellule(self, champ: str) -> Cellule:
        """Return the cell of a field, "" when the sheet has no such column or the cell holds a dash."""
        return self._ligne[self.rangs.get(champ, -1)]

    def texte(self, champ: str) -> str:
        """Return the cell of a field as text."""
        return cellules.texte(self.cellule(champ))

    def titre(self, champ: str) -> str:
        """Return the title of the column of a field."""
        return next((c.titre for c in self.feuille.colonnes if c.champ == champ), champ)

    def remarque(self, constat: Constat, champ: str, raison: str, valeur: str | None = None) -> LigneRapport:
        """Return a remark about one cell of this row."""
        vue = self.texte(champ) if valeur is None and champ else valeur or ""
        titre = self.titre(champ) if champ else ""
        return LigneRapport(
            constat=constat, feuille=self.feuille.nom, ligne=self.numero, colonne=titre, valeur=vue, raison=raison
        )


def rangees(feuille: Feuille, lue: FeuilleLue, lecture: Lecture) -> Iterator[Rangee]:
    """Yield the rows under the titles that hold something; totals, separators and repeated titles are reported."""
    rangs = {c.champ: c.rang for c in lue.colonnes if c.champ}
    designer = itemgetter(*(rangs.get(champ, -1) for champ in DESIGNATION))
    largeur = max(rangs.values(), default=0) + 1
    titres = [fold(c.titre) for c in lue.colonnes]
    for rang, brute in enumerate(feuille.lignes[lue.entete :], start=lue.entete + 1):
        pleines = _nettoyer(brute, largeur)
        if not pleines:
            continue
        rangee = Rangee(lue, rang, brute, rangs, designer)
        if (isinstance(pleines[0], str) or len(pleines) == 1) and (raison := _separateur(pleines, titres)):
            vue = cellules.texte(pleines[0])
            lecture.remarques.append(rangee.remarque(Constat.IGNORE, "", raison, vue))
            continue
        yield rangee


def _nettoyer(ligne: Ligne, largeur: int) -> Ligne:
    """Empty the cells that say nothing, in place (a copy of a million rows is dear); return the others.

    One empty cell more stands at the end: that is where the fields without column look.
    """
    ligne[:] = ["" if c in cellules.VIDES else c for c in ligne]
    ligne += [""] * max(largeur + 1 - len(ligne), ligne[-1:] != [""])
    return [c for c in ligne if c != ""]


def _separateur(pleines: list[Cellule], titres: list[str]) -> str:
    premier = pleines[0]
    if isinstance(premier, str):
        debut = mots(premier)
        if debut and debut[0] in _TOTAUX and (len(debut) < 4 or len(pleines) <= 2):
            return "ligne de total"
        if len(pleines) == 1 and any(m in _MOIS for m in debut):
            return "titre de période"
        if len(pleines) > 2 and [fold(cellules.texte(c)) for c in pleines] == titres[: len(pleines)]:
            return "titres répétés"
    return "une seule cellule remplie" if len(pleines) == 1 and len(titres) > 2 else ""
