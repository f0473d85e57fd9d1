"""What was merged, hidden or left out of a bilan, and why, in plain French: for the praticienne's eyes only.

Derived from the audited document and from its snapshot; it holds true small counts, so nothing here is ever printed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.bilan import motifs
from app.bilan.audit import BilanAudite
from app.bilan.document import MARGE, Bilan, Dimension, Tableau
from app.bilan.formats import entier
from app.bilan.instantane import Instantane
from app.bilan.listes import AUTRES, INCONNU, LARGES
from app.bilan.motifs import Etat, Motifs
from app.bilan.parametres import Niveau

CROISE = "theme_x_sexe"
_NIVEAUX: Final = {
    Niveau.ACTIVITE: "l’activité du service seulement",
    Niveau.TOTAUX: "les totaux seulement",
    Niveau.BLOCS: "les totaux et des listes courtes",
    Niveau.FAMILLES: "des listes par famille de problématiques",
    Niveau.THEMES: "des listes par problématique",
}


@dataclass(frozen=True, slots=True)
class Membre:
    """One line before protection: how many (persons, or acts when `actes`), and why it is not alone on its line."""

    libelle: str
    n: int
    cause: str
    actes: bool = False


@dataclass(frozen=True, slots=True)
class LigneReunie:
    """A printed line that holds several."""

    libelle: str
    membres: tuple[Membre, ...]


@dataclass(frozen=True, slots=True)
class CaseMasquee:
    """A cell printed n.c., its true count (None: it is no count), and why."""

    libelle: str
    n: int | None
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explication:
    """What became of one table."""

    id: str
    titre: str
    etat: Etat
    regle: str
    reunies: tuple[LigneReunie, ...] = ()
    masquees: tuple[CaseMasquee, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explications:
    """The account of one bilan, tables in the order of the document, those left out last."""

    k: int
    k_sensible: int
    recues: int
    niveau: Niveau
    tableaux: tuple[Explication, ...]
    chiffres: tuple[CaseMasquee, ...]

    @property
    def phrase_niveau(self) -> str:
        """What the number of persons received allows."""
        return f"{entier(self.recues)}\u00a0personnes reçues\u00a0: {_NIVEAUX[self.niveau]}."

    @property
    def phrase_seuil(self) -> str:
        """The threshold in force."""
        return (
            f"Seuil\u00a0: {self.k}\u00a0personnes au moins derrière chaque chiffre, {self.k_sensible} pour les "
            "rubriques sensibles."
        )


def expliquer(audite: BilanAudite, instantane: Instantane, retires: frozenset[str] = frozenset()) -> Explications:
    """Return the account of an audited bilan; `retires` are the ids that the audit asked to leave out."""
    contenu = audite.contenu
    lecture = Motifs(instantane, contenu, retires)
    imprimes = [_imprime(lecture, t) for t in contenu.tableaux]
    absents = [_absent(lecture, i) for i in lecture.candidats() if i not in {t.id for t in contenu.tableaux}]
    return Explications(
        k=int(contenu.parametres["k"]),
        k_sensible=int(contenu.parametres["k_sensible"]),
        recues=lecture.brut.recues,
        niveau=lecture.niveau,
        tableaux=(*imprimes, *absents),
        chiffres=tuple(_chiffres(lecture, contenu)),
    )


def _imprime(lecture: Motifs, tableau: Tableau) -> Explication:
    if tableau.population == "service":
        return _libre(tableau)
    reunies = () if tableau.id == CROISE else tuple(_reunies(lecture, tableau))
    masquees = tuple(_masquees(lecture, tableau))
    etat = Etat.MASQUE if masquees else Etat.REGROUPE if reunies else Etat.IMPRIME
    return Explication(
        id=tableau.id,
        titre=tableau.titre,
        etat=etat,
        regle=lecture.regle(tableau.id, etat),
        reunies=reunies,
        masquees=masquees,
    )


def _libre(tableau: Tableau) -> Explication:
    return Explication(id=tableau.id, titre=tableau.titre, etat=Etat.IMPRIME, regle=motifs.LIBRE)


def _absent(lecture: Motifs, identifiant: str) -> Explication:
    return Explication(
        id=identifiant,
        titre=motifs.TITRES[identifiant],
        etat=Etat.ABSENT,
        regle=lecture.pourquoi_absent(identifiant),
    )


def _reunies(lecture: Motifs, tableau: Tableau) -> Iterator[LigneReunie]:
    """Yield the lines joined by the control; a family or a bloc is a level of detail, not a fold."""
    dimension = tableau.dimensions[0]
    for code in dimension.modalites:
        if est_repli(dimension, code):
            yield LigneReunie(dimension.libelles[code], tuple(_membres(lecture, tableau, code)))


def est_repli(dimension: Dimension, code: str) -> bool:
    """Tell whether a printed line holds lines joined because they were too small."""
    tenus = dimension.regroupe.get(code, ())
    bandes = code not in LARGES and "+" in code.removesuffix("+")
    reste = code == INCONNU and len(tenus) > 1
    return reste or (bool(tenus) and (code.startswith(AUTRES) or bandes))


def _membres(lecture: Motifs, tableau: Tableau, code: str) -> Iterator[Membre]:
    dimension = tableau.dimensions[0]
    for libelle, codes in lecture.lignes(tableau.id, dimension.code, dimension.regroupe[code]).items():
        n, cause = lecture.compter(tableau, codes)
        yield Membre(libelle, n, cause, actes=tableau.population != "recues")


def _masquees(lecture: Motifs, tableau: Tableau) -> Iterator[CaseMasquee]:
    if len(tableau.dimensions) == 1:
        return
    lignes, colonnes = tableau.dimensions
    for cellule in tableau.cellules:
        if cellule.valeur is None and MARGE not in cellule.cle:
            ligne, colonne = cellule.cle
            n, cause = lecture.croiser(_tenus(lignes, ligne), _tenus(colonnes, colonne))
            yield CaseMasquee(f"{lignes.libelles[ligne]}, {colonnes.libelles[colonne].lower()}", n, cause)


def _tenus(dimension: Dimension, code: str) -> tuple[str, ...]:
    return dimension.regroupe.get(code) or LARGES.get(code, (code,))


def _chiffres(lecture: Motifs, contenu: Bilan) -> Iterator[CaseMasquee]:
    """Yield the figures printed n.c."""
    vrais: Mapping[str, int | None] = lecture.chiffres()
    for indicateur in contenu.indicateurs:
        if indicateur.valeur is None and indicateur.id in vrais:
            libelle = indicateur.libelle[:1].upper() + indicateur.libelle[1:]
            yield CaseMasquee(libelle, vrais[indicateur.id], lecture.pourquoi_nc(indicateur.id))
