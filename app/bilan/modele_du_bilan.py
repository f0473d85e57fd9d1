"""What a reader may tie together in one printed content: cells, sums, nested populations (the audit's own reading)."""

from collections.abc import Callable

from app.bilan.disclosure.joint import Document
from app.bilan.disclosure.modele import Modele, Relation
from app.bilan.disclosure.verdicts import Seuils
from app.bilan.document import MARGE, Bilan, Tableau
from app.bilan.recompte import Recompte

RECUES = "recues"
POPULATIONS = {
    "personnes_recues": "recues",
    "personnes_accompagnees": "accompagnees",
    "personnes_nouvelles": "nouvelles",
    "personnes_hors_effectif": "hors_effectif",
}
_LARGES = {"-45": ("-25", "25-34", "35-44"), "45+": ("45-54", "55+")}

_IMBRIQUEES = (
    Relation("accompagnees", ("recues", "accompagnees_seulement")),
    Relation("recues", ("nouvelles", "anciennes")),
    Relation("recues", ("salaries", "hors_effectif")),
)


_PROPRIETAIRES = {
    **{population: indicateur for indicateur, population in POPULATIONS.items()},
    "anciennes": "personnes_nouvelles",
    "salaries": "personnes_hors_effectif",
    "accompagnees_seulement": "personnes_accompagnees",
}


def listes(bilan: Bilan) -> list[Tableau]:
    """Return the lists on the persons received."""
    return [t for t in bilan.tableaux if t.population == RECUES and len(t.dimensions) == 1]


def croises(bilan: Bilan) -> list[Tableau]:
    """Return the crosses on the persons received."""
    return [t for t in bilan.tableaux if t.population == RECUES and len(t.dimensions) > 1]


def codes(tableau: Tableau, axe: int, modalite: str) -> tuple[str, ...]:
    """Return the elementary codes of one line."""
    return tableau.dimensions[axe].regroupe.get(modalite) or _LARGES.get(modalite, (modalite,))


class ModeleDuBilan:
    """The joint model of everything printed on persons; `proprietaires` tells which table or figure owns a cell.

    `seuil` gives the threshold of a line of a table.
    """

    def __init__(
        self, bilan: Bilan, recompte: Recompte, seuil: Callable[[Tableau, str], int]
    ) -> None:
        self._bilan = bilan
        self._recompte = recompte
        self._seuil = seuil
        self._cellules: dict[str, int | None] = dict(recompte.populations)
        self._relations = list(_IMBRIQUEES)
        self._seuils: dict[str, int] = {}
        self._imprimees: set[str] = set()
        self._masquees: set[str] = set()
        self._croisees: set[str] = set()
        self.proprietaires = {population: _PROPRIETAIRES[population] for population in self._cellules}

    def document(self) -> Document:
        """Return what is printed, as the joint audit reads it."""
        self._populations()
        for tableau in listes(self._bilan):
            self._liste(tableau)
        for tableau in croises(self._bilan):
            self._croise(tableau)
        return Document(
            modele=Modele(self._cellules, tuple(self._relations)),
            imprimees=frozenset(self._imprimees),
            seuils=Seuils(int(self._bilan.parametres["k"]), self._seuils),
            masquees=frozenset(self._masquees),
            zeros_sensibles=frozenset(self._croisees),
        )

    def _populations(self) -> None:
        """Add the printed populations; a printed taux de recours gives its numerator."""
        donnes = {i.id for i in self._bilan.indicateurs if i.valeur is not None}
        self._imprimees |= {population for i, population in POPULATIONS.items() if i in donnes}
        if "taux_recours" in donnes:
            self._imprimees.add("salaries")

    def _cellule(self, nom: str, tableau: Tableau, vrai: int) -> None:
        self._cellules[nom] = vrai
        self.proprietaires[nom] = tableau.id

    def _liste(self, tableau: Tableau) -> None:
        axe = tableau.dimensions[0].code
        vrais = self._recompte.codes(axe)
        parts = []
        for modalite in tableau.dimensions[0].modalites:
            nom, elementaires = f"{axe}|{modalite}", codes(tableau, 0, modalite)
            self._cellule(nom, tableau, sum(vrais[c] for c in elementaires))
            self._seuils[nom] = self._seuil(tableau, modalite)
            parts.append(nom)
        self._imprimees.update(parts)
        self._relations.append(Relation(RECUES, tuple(parts)))

    def _croise(self, tableau: Tableau) -> None:
        """Add the inner cells of one cross and tie its margins to the lists that print the same lines."""
        lignes, colonnes = tableau.dimensions
        vrais = self._recompte.paires((lignes.code, colonnes.code))
        interieures = [c for c in tableau.cellules if MARGE not in c.cle]
        for cellule in interieures:
            nom = _nom(tableau, cellule.cle)
            rangs, rangees = (codes(tableau, axe, code) for axe, code in enumerate(cellule.cle))
            self._cellule(nom, tableau, sum(vrais[a, b] for a in rangs for b in rangees))
            self._seuils[nom] = self._seuil(tableau, cellule.cle[0])
            self._croisees.add(nom)
            (self._masquees if cellule.valeur is None else self._imprimees).add(nom)
        for axe, dimension in enumerate(tableau.dimensions):
            for modalite in dimension.modalites:
                parts = tuple(_nom(tableau, c.cle) for c in interieures if c.cle[axe] == modalite)
                total = self._marge(tableau, axe, modalite)
                self._relations.append(Relation(total, parts))
                self._imprimees.add(total)

    def _marge(self, tableau: Tableau, axe: int, modalite: str) -> str:
        """Return the cell of one margin: a printed line of the list, or the sum of several."""
        nom_axe = tableau.dimensions[axe].code
        voulus = set(codes(tableau, axe, modalite))
        liste = next((t for t in listes(self._bilan) if t.dimensions[0].code == nom_axe), None)
        membres = {m: set(codes(liste, 0, m)) for m in liste.dimensions[0].modalites} if liste else {}
        dedans = {m: c for m, c in membres.items() if c <= voulus}
        if len(dedans) == 1 and voulus in dedans.values():
            return f"{nom_axe}|{next(iter(dedans))}"
        total = f"{nom_axe}|={modalite}"
        vrais = self._recompte.codes(nom_axe)
        self._cellule(total, tableau, sum(vrais[c] for c in voulus))
        if voulus == set().union(*dedans.values()):
            self._relations.append(Relation(total, tuple(f"{nom_axe}|{m}" for m in dedans)))
        return total


def _nom(tableau: Tableau, cle: tuple[str, ...]) -> str:
    return f"{tableau.id}|{'|'.join(cle)}"
