"""From a table of the bilan to the grid that is drawn: heads, rows, printed values, bars, alt text."""

from collections.abc import Mapping
from typing import Final

from app.bilan import formats
from app.bilan.document import MARGE, NON_COMMUNIQUE, Bilan, Cellule, Indicateur, Tableau, Unite
from app.documents.charts import Barre
from app.documents.tables import Grille, Ligne

ENSEMBLE: Final = "Ensemble"

_MOIS_COURTS = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")

_AXES: Final[dict[str, str]] = {
    "sexe": "Sexe",
    "age": "Âge",
    "csp": "Catégorie socioprofessionnelle",
    "statut_emploi": "Statut d’emploi",
    "anciennete": "Ancienneté",
    "site": "Site",
    "theme": "Problématique principale",
    "famille": "Famille de problématiques",
    "bloc": "Problématiques",
    "origine": "Origine de la demande",
    "canal": "Canal",
    "nature": "Nature",
    "suite": "Suite",
    "resultat": "Résultat",
    "categorie": "Organisme",
    "temps": "Temps",
    "mois": "Mois",
}
_POPULATIONS: Final[dict[str, tuple[str, str]]] = {
    "recues": ("Reçues", "% des reçues"),
    "accompagnees": ("Accompagnées", "% des accompagnées"),
    "nouvelles": ("Nouvelles", "% des nouvelles"),
}
_UNITES: Final[dict[Unite, str]] = {
    Unite.PERSONNES: "Personnes",
    Unite.ACTES: "Nombre",
    Unite.MINUTES: "Heures",
    Unite.CENTIMES: "Montant",
    Unite.POURCENT: "%",
    Unite.PERMANENCES: "Permanences",
    Unite.JOURS: "Jours",
}


def civile(bilan: Bilan) -> bool:
    """Tell whether the period is one civil year."""
    return formats.periode(bilan.du, bilan.au).isdigit()


def annees(bilan: Bilan) -> tuple[str, str]:
    """Return the heads of this period and of the one before."""
    if civile(bilan):
        return str(bilan.du.year), str(bilan.du.year - 1)
    return "Période", "Un an avant"


def axe(tableau: Tableau) -> str:
    """Return the head of the labels of `tableau`."""
    code = tableau.dimensions[0].code
    return next((nom for prefixe, nom in _AXES.items() if code.startswith(prefixe)), "Rubrique")


def mensuel(tableau: Tableau) -> bool:
    """Tell whether the lines of `tableau` are months."""
    return len(tableau.dimensions) == 1 and tableau.dimensions[0].code.startswith("mois")


def grille(bilan: Bilan, tableau: Tableau, alt: str = "", *, barres: bool = True, avant: bool = True) -> Grille:
    """Return `tableau` as a grid: a list with its bars, or a cross with its margins; `avant` adds last year."""
    par_cle = {c.cle: c for c in tableau.cellules}
    if len(tableau.dimensions) == 1:
        return _liste(bilan, tableau, par_cle, alt if barres else "", avant=avant)
    return _croise(bilan, tableau, par_cle)


def grille_indicateurs(bilan: Bilan, indicateurs: tuple[Indicateur, ...]) -> Grille:
    """Return the figures of a section as a grid of two or three columns."""
    avant = any(i.n_1 is not None for i in indicateurs)
    cette, derniere = annees(bilan)
    lignes = tuple(
        Ligne(libelle=_majuscule(i.libelle), valeurs=(i.affiche, *([_avant(i.n_1, i.unite)] if avant else [])))
        for i in indicateurs
    )
    return Grille(tetes=("Indicateur", cette, *((derniere,) if avant else ())), lignes=lignes)


def grille_mois(bilan: Bilan, tableau: Tableau) -> Grille:
    """Return a monthly table turned flat: one column per month."""
    cellules = [c for c in lignes_de(tableau) if c.cle != (MARGE,)]
    cette, derniere = annees(bilan)
    lignes = [Ligne(libelle=cette, valeurs=tuple(c.affiche for c in cellules))]
    if any(c.mesures.n_1 is not None for c in cellules):
        lignes.append(Ligne(libelle=derniere, valeurs=tuple(_avant(c.mesures.n_1, tableau.unite) for c in cellules)))
    return Grille(tetes=("", *(mois_court(tableau, c) for c in cellules)), lignes=tuple(lignes))


def lignes_de(tableau: Tableau) -> list[Cellule]:
    """Return the cells of a list in the order of its modalities."""
    par_cle = {c.cle: c for c in tableau.cellules}
    return [par_cle[m,] for m in tableau.dimensions[0].modalites if (m,) in par_cle]


def mois_court(tableau: Tableau, cellule: Cellule) -> str:
    """Return « janv. » for the line of January."""
    libelle = _libelle(tableau, cellule)
    longs = dict(zip(formats.MOIS, _MOIS_COURTS, strict=True))
    return longs.get(libelle.lower().split(" ")[0], libelle)


def barre(cellule: Cellule) -> Barre:
    """Return the bar of a cell; only a printed value has a length."""
    mesure = cellule.valeur if cellule.valeur is not None else cellule.minimum
    return Barre(mesure, cellule.affiche, cellule.mesures.n_1)


def alternative(tableau: Tableau) -> str:
    """Return the words a chart is read as, from printed values only."""
    valeurs = ", ".join(f"{_libelle(tableau, c)} {c.affiche}" for c in lignes_de(tableau))
    return f"Diagramme en barres, {tableau.titre} : {valeurs}."


def _liste(
    bilan: Bilan, tableau: Tableau, par_cle: Mapping[tuple[str, ...], Cellule], alt: str, *, avant: bool
) -> Grille:
    cellules = lignes_de(tableau)
    marge = par_cle.get((MARGE,))
    colonnes = _colonnes(bilan, tableau, [*cellules, *([marge] if marge else [])])
    if not avant:
        colonnes.pop("n_1", None)
    lignes = [
        Ligne(
            libelle=_libelle(tableau, c),
            valeurs=tuple(_valeur(tableau, c, nom) for nom in colonnes),
            barre=barre(c) if alt else None,
        )
        for c in cellules
    ]
    total = _total(tableau, marge, colonnes)
    return Grille(tetes=(axe(tableau), *colonnes.values()), lignes=(*lignes, *total), alt=alt)


def _colonnes(bilan: Bilan, tableau: Tableau, cellules: list[Cellule]) -> dict[str, str]:
    valeur, part = _POPULATIONS.get(tableau.population, (_UNITES[tableau.unite], "%"))
    if tableau.unite is not Unite.PERSONNES:
        valeur = _UNITES[tableau.unite]
    toutes = {"part": part, "part_effectif": "% de l’effectif", "n_1": annees(bilan)[1]}
    presentes = {nom: tete for nom, tete in toutes.items() if any(_mesure(c, nom) is not None for c in cellules)}
    return {"valeur": valeur, **presentes}


def _mesure(cellule: Cellule, nom: str) -> int | None:
    mesures = cellule.mesures
    return {"part": mesures.part, "part_effectif": mesures.part_effectif, "n_1": mesures.n_1}[nom]


def _valeur(tableau: Tableau, cellule: Cellule, nom: str) -> str:
    if nom == "valeur":
        return cellule.affiche
    mesure = _mesure(cellule, nom)
    if nom == "n_1":
        return _avant(mesure, tableau.unite)
    return NON_COMMUNIQUE if mesure is None else formats.entier(mesure)


def _avant(valeur: int | None, unite: Unite) -> str:
    return formats.valeur(valeur, unite)


def _total(tableau: Tableau, marge: Cellule | None, colonnes: dict[str, str]) -> tuple[Ligne, ...]:
    if marge:
        return (Ligne(libelle=ENSEMBLE, valeurs=tuple(_marge(tableau, marge, n) for n in colonnes), total=True),)
    if tableau.base is None or not tableau.partition or len(tableau.cellules) == 1:
        return ()
    vides = ("",) * (len(colonnes) - 1)
    return (Ligne(libelle=ENSEMBLE, valeurs=(formats.valeur(tableau.base, tableau.unite), *vides), total=True),)


def _marge(tableau: Tableau, marge: Cellule, nom: str) -> str:
    if nom != "valeur" and _mesure(marge, nom) is None:
        return ""
    return _valeur(tableau, marge, nom)


def _croise(bilan: Bilan, tableau: Tableau, par_cle: Mapping[tuple[str, ...], Cellule]) -> Grille:
    verticale, horizontale = tableau.dimensions[:2]
    rangs = [*verticale.modalites, *([MARGE] if any(c.cle[0] == MARGE for c in tableau.cellules) else [])]
    rubriques = [*horizontale.modalites, *([MARGE] if any(c.cle[1] == MARGE for c in tableau.cellules) else [])]
    marges = [par_cle.get((r, MARGE)) for r in rangs]
    avant = any(m and m.mesures.n_1 is not None for m in marges)
    lignes = [
        Ligne(
            libelle=ENSEMBLE if r == MARGE else verticale.libelles.get(r, r),
            valeurs=(
                *(par_cle[r, c].affiche if (r, c) in par_cle else "" for c in rubriques),
                *((_avant(m.mesures.n_1 if m else None, tableau.unite),) if avant else ()),
            ),
            total=r == MARGE,
        )
        for r, m in zip(rangs, marges, strict=True)
    ]
    tetes = [ENSEMBLE if c == MARGE else horizontale.libelles.get(c, c) for c in rubriques]
    return Grille(tetes=(axe(tableau), *tetes, *((annees(bilan)[1],) if avant else ())), lignes=tuple(lignes))


def _majuscule(texte: str) -> str:
    return texte[:1].upper() + texte[1:]


def _libelle(tableau: Tableau, cellule: Cellule) -> str:
    return tableau.dimensions[0].libelles.get(cellule.cle[0], cellule.cle[0])
