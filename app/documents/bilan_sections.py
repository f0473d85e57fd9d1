"""The sections of a bilan as blocks: texts, figures, tables with their bars; no heading is left alone."""

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from app.bilan.document import Bilan, Tableau
from app.documents.bilan_grilles import (
    alternative,
    annees,
    barre,
    grille,
    grille_indicateurs,
    grille_mois,
    lignes_de,
    mensuel,
)
from app.documents.bilan_plan import Section, textes
from app.documents.blocs import paragraphe, titre
from app.documents.charts import Colonnes
from app.documents.tables import TableauImprime
from app.documents.tagging import Element
from app.documents.typography import NOTE, TEXTE

_BESOIN_SECTION = 62 * mm
_BESOIN_TABLEAU = 95 * mm
_LIGNES_ENSEMBLE = 16
_LIBELLE_MOIS = 34
_BLANC = 14


def section(bilan: Bilan, contenu: Section, racine: Element) -> list[Flowable]:
    """Return the blocks of one section, its heading bound to the first of them."""
    sect = racine.ajouter("Sect")
    entete = [titre(contenu.titre, "H1", sect)]
    paragraphes = [paragraphe(t, TEXTE, sect.ajouter("P")) for t in contenu.textes]
    if not contenu.indicateurs and not contenu.tableaux:
        return [CondPageBreak(_BESOIN_SECTION), KeepTogether([*entete, *paragraphes])]
    blocs: list[list[Flowable]] = [[p] for p in paragraphes]
    if contenu.indicateurs:
        blocs.append([TableauImprime(grille_indicateurs(bilan, contenu.indicateurs), sect)])
    blocs += [_tableau(bilan, tableau, sect, contenu) for tableau in contenu.tableaux]
    blocs[0] = [*entete, *blocs[0]]
    return [CondPageBreak(_BESOIN_SECTION), *(f for bloc in blocs for f in _tenir(bloc))]


def legende(bilan: Bilan, tableau: Tableau, parent: Element, *, barres: bool) -> list[Flowable]:
    """Return the note under `tableau`; with bars, it says what the grey line is."""
    notes = list(textes(bilan, f"note:{tableau.id}"))
    if barres and any(c.mesures.n_1 is not None for c in lignes_de(tableau)):
        notes.insert(0, f"Trait gris : {annees(bilan)[1]}.")
    return [paragraphe(" ".join(notes), NOTE, parent.ajouter("P"))] if notes else []


def lecture(bilan: Bilan, tableau: Tableau) -> str:
    """Return what a chart of `tableau` is read as."""
    return " ".join(textes(bilan, f"alt:{tableau.id}")) or alternative(tableau)


def mois(bilan: Bilan, tableau: Tableau, parent: Element) -> list[Flowable]:
    """Return a monthly table: the bars stand on its heads."""
    return [
        Colonnes([barre(c) for c in lignes_de(tableau)], lecture(bilan, tableau), parent, gauche=_LIBELLE_MOIS),
        TableauImprime(grille_mois(bilan, tableau), parent, libelle=_LIBELLE_MOIS),
    ]


def _tableau(bilan: Bilan, tableau: Tableau, sect: Element, contenu: Section) -> list[Flowable]:
    bloc: list[Flowable] = [titre(tableau.titre, "H2", sect)]
    if tableau.titre.casefold() == contenu.titre.casefold():
        bloc = [Spacer(0, _BLANC)] if contenu.indicateurs else []
    if mensuel(tableau):
        return [*bloc, *mois(bilan, tableau, sect), *legende(bilan, tableau, sect, barres=True)]
    barres = len(lignes_de(tableau)) > 1
    dessin = grille(bilan, tableau, lecture(bilan, tableau), barres=barres)
    return [*bloc, TableauImprime(dessin, sect), *legende(bilan, tableau, sect, barres=barres)]


def _tenir(bloc: list[Flowable]) -> list[Flowable]:
    """Bind a block together, unless it holds a long table: that one only needs room to begin."""
    longs = [f for f in bloc if isinstance(f, TableauImprime) and len(f.grille.lignes) > _LIGNES_ENSEMBLE]
    if longs:
        return [CondPageBreak(_BESOIN_TABLEAU), *bloc]
    return [KeepTogether(bloc)] if len(bloc) > 1 else bloc
