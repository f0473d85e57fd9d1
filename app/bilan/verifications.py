"""The checks of the audit on one printed content; each yields the ids of what fails (tables or figures)."""

import re
from collections.abc import Iterator

from app.bilan.disclosure.joint import Document, auditer
from app.bilan.disclosure.modele import Modele, Relation
from app.bilan.disclosure.verdicts import Seuils
from app.bilan.document import MARGE, Bilan, Tableau, Unite
from app.bilan.formats import entier
from app.bilan.parametres import Niveau
from app.bilan.recompte import Poids, Recompte

RECUES = "recues"
_POPULATIONS = {
    "personnes_recues": "recues",
    "personnes_accompagnees": "accompagnees",
    "personnes_nouvelles": "nouvelles",
    "personnes_hors_effectif": "hors_effectif",
}
_ECRITES = ("synthese", "moyens", "activite", "public", "problematiques", "analyse")
"""Sections whose sentences are written from the figures."""

_LARGES = {"-45": ("-25", "25-34", "35-44"), "45+": ("45-54", "55+")}

_IMBRIQUEES = (
    Relation("accompagnees", ("recues", "accompagnees_seulement")),
    Relation("recues", ("nouvelles", "anciennes")),
    Relation("recues", ("salaries", "hors_effectif")),
)


def listes(bilan: Bilan) -> list[Tableau]:
    """Return the lists on the persons received."""
    return [t for t in bilan.tableaux if t.population == RECUES and len(t.dimensions) == 1]


def croises(bilan: Bilan) -> list[Tableau]:
    """Return the crosses on the persons received."""
    return [t for t in bilan.tableaux if t.population == RECUES and len(t.dimensions) > 1]


def codes(tableau: Tableau, axe: int, modalite: str) -> tuple[str, ...]:
    """Return the elementary codes of one line."""
    return tableau.dimensions[axe].regroupe.get(modalite) or _LARGES.get(modalite, (modalite,))


class Verification:
    """One content against the snapshot it claims to tell."""

    def __init__(self, bilan: Bilan, recompte: Recompte) -> None:
        self._bilan = bilan
        self._recompte = recompte
        self._k = int(bilan.parametres["k"])
        self._k_sensible = int(bilan.parametres["k_sensible"])
        self._indicateurs = {i.id: i for i in bilan.indicateurs}

    def fautes(self) -> list[str]:
        """Return the ids of the tables and figures that fail, each once."""
        trouvees = [
            *self._totaux(),
            *self._lignes(),
            *self._precedent(),
            *self._grandeurs(),
            *self._ensembles_d_actes(),
            *self._joint(),
            *self._phrases(),
        ]
        return list(dict.fromkeys(trouvees))

    def _seuil(self, elementaires: tuple[str, ...], axe: str) -> int:
        fin = axe == "theme" and self._bilan.parametres["niveau"] != Niveau.BLOCS
        signales = fin and self._recompte.signales.intersection(elementaires)
        return self._k_sensible if signales else self._k

    def _totaux(self) -> Iterator[str]:
        """Every printed population is true, and nothing is said of fewer than k persons received."""
        vrais = self._recompte.populations()
        for identifiant, population in _POPULATIONS.items():
            indicateur = self._indicateurs.get(identifiant)
            if indicateur and indicateur.valeur not in (None, vrais[population]):
                yield identifiant
        if vrais[RECUES] < self._k:
            yield from (t.id for t in self._bilan.tableaux if t.population != "service" and t.id != "temps")
            yield from (i for i in (*_POPULATIONS, "taux_recours") if i in self._indicateurs)

    def _lignes(self) -> Iterator[str]:
        """Every list is a partition of all the persons received, true, and each line is large enough."""
        for tableau in listes(self._bilan):
            axe = tableau.dimensions[0].code
            vrais = self._recompte.codes(axe)
            vues: list[str] = []
            for cellule in tableau.cellules:
                elementaires = codes(tableau, 0, cellule.cle[0])
                vues += elementaires
                n = sum(vrais[c] for c in elementaires)
                if cellule.valeur != n or 0 < n < self._seuil(elementaires, axe):
                    yield tableau.id
            oubliees = [c for c, n in vrais.items() if n and c not in vues]
            if oubliees or len(vues) != len(set(vues)) or tableau.base != sum(vrais.values()):
                yield tableau.id

    def _precedent(self) -> Iterator[str]:
        """Check that what is recalled of the period before gives back no small number either."""
        avant = self._indicateurs.get("personnes_recues")
        for tableau in listes(self._bilan):
            rappels = [c.mesures.n_1 for c in tableau.cellules]
            connus = [n for n in rappels if n is not None]
            reste = (avant.n_1 - sum(connus)) if avant and avant.n_1 is not None else 0
            if any(0 < n < self._k for n in connus) or (None in rappels and 0 < reste < self._k):
                yield tableau.id

    def _tient(self, poids: Poids) -> bool:
        if not poids.personnes:
            return True
        return poids.personnes >= self._k and (not poids.total or 2 * poids.premiere <= poids.total)

    def _grandeurs(self) -> Iterator[str]:
        """Every line of acts leans on k persons, none of whom makes more than half of it (R5)."""
        entretiens = self._recompte.entretiens
        for tableau in self._bilan.tableaux:
            if tableau.population not in ("interventions", "entretiens", "interventions_avec_organisme"):
                continue
            axe = {"temps": "nature"}.get(tableau.dimensions[0].code, tableau.dimensions[0].code)
            mesure = "minutes" if tableau.unite is Unite.MINUTES else "actes"
            parmi = (lambda a: a.nature in entretiens) if tableau.population == "entretiens" else None
            for cellule in tableau.cellules:
                if cellule.cle[0] in ("ENTREPRISE", "COLLECTIF"):
                    continue
                poids = self._recompte.poids(axe, mesure, codes(tableau, 0, cellule.cle[0]), parmi)
                if cellule.valeur != poids.total or not self._tient(poids):
                    yield tableau.id

    def _ensembles_d_actes(self) -> Iterator[str]:
        """All acts, entretiens, and what separates them are printable; so is what has no organisme."""
        entretiens = self._recompte.entretiens
        tous = self._imprime("interventions")
        if tous is not None and not self._tient(self._recompte.poids_de(lambda _: True)):
            yield "interventions"
        if self._imprime("entretiens") is not None:
            moities = (lambda a: a.nature in entretiens, lambda a: a.nature not in entretiens)
            if not all(self._tient(self._recompte.poids_de(m)) for m in moities):
                yield "entretiens"
            yield from self._natures_melees()
        if any(t.id == "partenaires" for t in self._bilan.tableaux):
            sans = self._recompte.poids_de(lambda a: not a.categorie)
            if not self._tient(sans):
                yield "partenaires"

    def _natures_melees(self) -> Iterator[str]:
        """Beside the number of entretiens, no line mixes entretiens with other acts."""
        for tableau in self._bilan.tableaux:
            if tableau.dimensions[0].code not in ("nature", "temps") or tableau.id == "nature_entreprise":
                continue
            for modalite in tableau.dimensions[0].modalites:
                dedans = [c in self._recompte.entretiens for c in codes(tableau, 0, modalite)]
                if any(dedans) and not all(dedans):
                    yield tableau.id

    def _imprime(self, identifiant: str) -> int | None:
        indicateur = self._indicateurs.get(identifiant)
        return indicateur.valeur if indicateur else None

    def _joint(self) -> Iterator[str]:
        """Nothing printed, taken together, gives back a count of 1 to k - 1 persons."""
        document, proprietaires = self._document()
        for fuite in auditer(document).fuites:
            noms = [proprietaires.get(c, "personnes_accompagnees") for c in fuite.cellules]
            yield from noms

    def _document(self) -> tuple[Document, dict[str, str]]:
        """Return the model of everything printed on persons, and which table or figure owns each cell."""
        cellules: dict[str, int | None] = dict(self._recompte.populations())
        relations = list(_IMBRIQUEES)
        proprietaires = {c: c for c in cellules}
        proprietaires |= {p: i for i, p in _POPULATIONS.items()}
        proprietaires |= {
            "anciennes": "personnes_nouvelles",
            "salaries": "personnes_hors_effectif",
            "accompagnees_seulement": "personnes_accompagnees",
        }
        imprimees = {p for i, p in _POPULATIONS.items() if self._imprime(i) is not None}
        if self._imprime("taux_recours") is not None:
            imprimees.add("salaries")
        seuils: dict[str, int] = {}
        masquees: set[str] = set()
        for tableau in listes(self._bilan):
            axe = tableau.dimensions[0].code
            vrais = self._recompte.codes(axe)
            parts = []
            for cellule in tableau.cellules:
                nom = f"{axe}|{cellule.cle[0]}"
                elementaires = codes(tableau, 0, cellule.cle[0])
                cellules[nom] = sum(vrais[c] for c in elementaires)
                seuils[nom] = self._seuil(elementaires, axe)
                proprietaires[nom] = tableau.id
                imprimees.add(nom)
                parts.append(nom)
            relations.append(Relation(RECUES, tuple(parts)))
        for tableau in croises(self._bilan):
            self._croise(tableau, cellules, relations, seuils, imprimees, masquees)
            proprietaires |= {c: tableau.id for c in cellules if c.startswith(f"{tableau.id}|")}
        document = Document(
            modele=Modele(cellules, tuple(relations)),
            imprimees=frozenset(imprimees),
            seuils=Seuils(self._k, seuils),
            masquees=frozenset(masquees),
            zeros_sensibles=frozenset(c for c in cellules if c.count("|") == 2),  # noqa: PLR2004 - two axes
        )
        return document, proprietaires

    def _croise(
        self,
        tableau: Tableau,
        cellules: dict[str, int | None],
        relations: list[Relation],
        seuils: dict[str, int],
        imprimees: set[str],
        masquees: set[str],
    ) -> None:
        """Add the inner cells of one cross and tie its margins to the lists that print the same lines."""
        lignes, colonnes = tableau.dimensions
        vrais = self._recompte.paires((lignes.code, colonnes.code))
        for cellule in tableau.cellules:
            ligne, colonne = cellule.cle
            if MARGE in cellule.cle:
                continue
            nom = f"{tableau.id}|{ligne}|{colonne}"
            rangs, rangees = codes(tableau, 0, ligne), codes(tableau, 1, colonne)
            cellules[nom] = sum(vrais[a, b] for a in rangs for b in rangees)
            seuils[nom] = self._seuil(rangs, lignes.code)
            (masquees if cellule.valeur is None else imprimees).add(nom)
        for axe, dimension in enumerate(tableau.dimensions):
            for modalite in dimension.modalites:
                interieur = tuple(
                    f"{tableau.id}|{c.cle[0]}|{c.cle[1]}"
                    for c in tableau.cellules
                    if c.cle[axe] == modalite and MARGE not in c.cle
                )
                total = self._marge(tableau, axe, modalite, cellules, relations)
                relations.append(Relation(total, interieur))
                imprimees.add(total)

    def _marge(
        self,
        tableau: Tableau,
        axe: int,
        modalite: str,
        cellules: dict[str, int | None],
        relations: list[Relation],
    ) -> str:
        """Return the cell of one margin: a printed line of the list, or the sum of several."""
        dimension = tableau.dimensions[axe]
        voulus = set(codes(tableau, axe, modalite))
        liste = next((t for t in listes(self._bilan) if t.dimensions[0].code == dimension.code), None)
        lignes = [m for m in liste.dimensions[0].modalites if voulus & set(codes(liste, 0, m))] if liste else []
        noms = tuple(f"{dimension.code}|{m}" for m in lignes)
        if len(noms) == 1 and liste and set(codes(liste, 0, lignes[0])) == voulus:
            return noms[0]
        total = f"{dimension.code}|={modalite}"
        vrais = self._recompte.codes(dimension.code)
        cellules[total] = sum(vrais[c] for c in voulus)
        if liste and {c for m in lignes for c in codes(liste, 0, m)} == voulus:
            relations.append(Relation(total, noms))
        return total

    def _phrases(self) -> Iterator[str]:
        """No sentence holds a number that stands nowhere in a table, a figure or a parameter."""
        connus = set(_nombres(self._imprimes())) | {"24"}
        for texte in self._bilan.textes:
            if texte.section in _ECRITES:
                inconnus = set(_nombres(texte.texte)) - connus
                if inconnus:
                    yield f"texte:{texte.section}"

    def _imprimes(self) -> str:
        morceaux: list[object] = [*self._bilan.parametres.values()]
        for i in self._bilan.indicateurs:
            morceaux += [i.affiche, entier(i.n_1 or 0)]
        for t in self._bilan.tableaux:
            morceaux += [libelle for d in t.dimensions for libelle in d.libelles.values()]
            morceaux += [m for c in t.cellules for m in (c.affiche, c.mesures.part, entier(c.mesures.n_1 or 0))]
        return " · ".join(str(m) for m in morceaux)


def _nombres(texte: str) -> list[str]:
    return re.findall(r"\d+(?:\u202f\d+)*", texte)
