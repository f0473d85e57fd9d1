"""The one cross of a yearly bilan: problématiques by sexe, on the merged lines of the two lists (R8)."""

from collections.abc import Mapping, Sequence

from app.bilan.disclosure.croisements import trop_caches
from app.bilan.disclosure.errors import SansSolution
from app.bilan.disclosure.modele import Modele, tableau
from app.bilan.disclosure.planchers import derivable
from app.bilan.disclosure.suppression import Consigne, cacher
from app.bilan.disclosure.verdicts import Seuils
from app.bilan.document import MARGE, Cellule, Tableau, Unite
from app.bilan.listes import AUTRES, INCONNU, Groupe
from app.bilan.parametres import Parametres
from app.bilan.tableaux import cellule, dimension

_LIGNES_MIN = 2


class Croisement:
    """Protects one cross; `lignes` and `colonnes` are printed lists of the same persons."""

    def __init__(
        self,
        lignes: Sequence[Groupe],
        colonnes: Sequence[Groupe],
        comptes: Mapping[tuple[str, str], int],
        signales: frozenset[str],
        parametres: Parametres,
    ) -> None:
        self._lignes = lignes
        self._colonnes = colonnes
        self._comptes = comptes
        self._signales = signales
        self._parametres = parametres

    def ecrire(self, identifiant: str, titre: str) -> Tableau | None:
        """Write the cross, or return None when it would hide too much or tell of (nearly) a whole group."""
        caches = self._caches()
        if caches is None:
            return None
        interieur = len(self._lignes) * len(self._colonnes)
        if trop_caches(len(caches), interieur, len(self._colonnes)):
            return None
        return Tableau(
            id=identifiant,
            titre=titre,
            unite=Unite.PERSONNES,
            population="recues",
            base=sum(g.n for g in self._lignes),
            partition=True,
            dimensions=(dimension("theme", self._lignes), dimension("sexe", self._colonnes)),
            cellules=tuple(self._cellules(caches)),
        )

    def _n(self, ligne: Groupe, colonne: Groupe) -> int:
        return sum(self._comptes.get((t, s), 0) for t in ligne.codes for s in colonne.codes)

    def _modele(self) -> Modele:
        return tableau({li.code: {co.code: self._n(li, co) for co in self._colonnes} for li in self._lignes}, MARGE)

    def _seuil(self, ligne: Groupe) -> int:
        return self._parametres.k_sensible if self._signales.intersection(ligne.codes) else self._parametres.k

    def _caches(self) -> frozenset[str] | None:
        """Return the ids of the hidden cells, None when no hiding protects the cross."""
        if len(self._lignes) < _LIGNES_MIN or self._couvre_un_groupe():
            return None
        seuils = {f"{li.code}|{co.code}": self._seuil(li) for li in self._lignes for co in self._colonnes}
        modele = self._modele()
        primaires = [c for c, seuil in seuils.items() if (modele.cellules[c] or 0) < seuil]
        if not primaires:
            return frozenset()
        try:
            motif = cacher(modele, primaires, Consigne(seuils=Seuils(self._parametres.k, seuils)))
        except SansSolution:
            return None
        return frozenset((*primaires, *motif.secondaires))

    def _couvre_un_groupe(self) -> bool:
        """Tell whether some line holds all but a few of the women, or of the men (R7)."""
        return any(
            not derivable(co.n - self._n(li, co), seuil=self._parametres.k) or co.n == self._n(li, co)
            for li in self._lignes
            for co in self._colonnes
        )

    def _cellules(self, caches: frozenset[str]) -> list[Cellule]:
        cellules = []
        for li in self._lignes:
            for co in self._colonnes:
                cache = f"{li.code}|{co.code}" in caches
                cellules.append(cellule([li.code, co.code], None if cache else self._n(li, co), Unite.PERSONNES))
            cellules.append(cellule([li.code, MARGE], li.n, Unite.PERSONNES))
        cellules += [cellule([MARGE, co.code], co.n, Unite.PERSONNES) for co in self._colonnes]
        total = sum(li.n for li in self._lignes)
        return [*cellules, cellule([MARGE, MARGE], total, Unite.PERSONNES)]


def par_famille(groupes: Sequence[Groupe], famille: Mapping[str, str]) -> list[Groupe]:
    """Merge the printed lines of themes by family: margins stay sums of printed lines.

    The fold across families stays apart, last; a family of which it took a theme says so.
    """
    pliees = {famille.get(c, "") for g in groupes if g.code == AUTRES for c in g.codes}
    fusion: dict[str, list[Groupe]] = {}
    for groupe in groupes:
        cle = AUTRES if groupe.code == AUTRES else famille.get(groupe.code, "")
        fusion.setdefault(cle, []).append(groupe)
    rangs = {nom: f"FAM{rang}" for rang, nom in enumerate(dict.fromkeys(famille.values()), start=1)}
    return [
        membres[0] if len(membres) == 1 else _fondre(rangs[nom], nom, membres, entiere=nom not in pliees)
        for nom, membres in fusion.items()
    ]


def deux_sexes(groupes: Sequence[Groupe]) -> list[Groupe]:
    """Join the unknown to the second printed line: a third column, small, would hide the two others."""
    nommes = [g for g in groupes if g.code != INCONNU]
    inconnus = [g for g in groupes if g.code == INCONNU]
    if not inconnus or len(nommes) < _LIGNES_MIN:
        return list(groupes)
    dernier, inconnu = nommes[-1], inconnus[0]
    joint = Groupe(
        f"{dernier.code}+{INCONNU}",
        f"{dernier.libelle} ou non renseigné",
        (*dernier.codes, *inconnu.codes),
        dernier.n + inconnu.n,
    )
    return [*nommes[:-1], joint]


def _fondre(code: str, nom: str, membres: Sequence[Groupe], *, entiere: bool) -> Groupe:
    codes = tuple(c for g in membres for c in g.codes)
    libelle = nom if entiere else f"{nom} (hors rubriques regroupées)"
    return Groupe(code, libelle, codes, sum(g.n for g in membres))
