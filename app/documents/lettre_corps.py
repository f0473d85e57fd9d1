"""The body of a letter as flowables: blocks, then an ending that takes a part of the text with it."""

from collections.abc import Sequence
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from app.documents.blocs import Paragraphe as Imprime
from app.documents.blocs import paragraphe, titre
from app.documents.lettre_signatures import Signatures
from app.documents.tables import Grille, Ligne, TableauImprime
from app.documents.tagging import Element
from app.documents.typography import NOTE, TEXTE, TITRE_1, TITRE_3
from app.domain.courriers.blocs import Bloc, Liste, Paragraphe, Tableau, Titre, en_clair
from app.domain.courriers.composition import Lettre
from app.domain.courriers.modeles import Forme

_CORPS = TEXTE.clone("lettre", spaceAfter=8)
_OBJET = TEXTE.clone("objet", fontName=TITRE_3.fontName, spaceAfter=3)
_REFERENCE = TEXTE.clone("reference", spaceAfter=0)
_APPEL = TEXTE.clone("appel", spaceBefore=9, spaceAfter=8)
_ITEM = TEXTE.clone("item", leftIndent=11, firstLineIndent=-11, spaceAfter=2)
_NOM = TEXTE.clone("signataire", leftIndent=85 * mm, spaceAfter=0)
_PIECES = NOTE.clone("pieces", spaceBefore=10, spaceAfter=0)
_TITRE_DOCUMENT = TITRE_1.clone("titre-document", fontSize=17, leading=22, spaceBefore=0, spaceAfter=10)
_MAIN: Final = 15 * mm
"""Room left to sign by hand."""
_LIGNES_FIN: Final = 2
_COURT: Final = 140
"""Signs below which a last paragraph does not go alone with the closing words."""


def corps(lettre: Lettre, racine: Element) -> list[Flowable]:
    """Return what flows on the pages, in reading order."""
    story = _ouverture(lettre, racine)
    for bloc in lettre.blocs:
        story += _bloc(bloc, lettre, racine)
    signe = [story.pop()] if story and isinstance(story[-1], Signatures) else []
    fin = [*signe, *_fin(lettre, racine)]
    if not fin:
        return story
    dernier = _detacher(story)
    if dernier and len(dernier.text) < _COURT and (avant := _detacher(story)):
        return [*story, Fin(avant, [dernier, *fin])]
    return [*story, Fin(dernier, fin)]


def _detacher(story: list[Flowable]) -> Imprime | None:
    """Take the last paragraph away, when the story ends on one."""
    suivi = story and isinstance(story[-1], Imprime) and not story[-1].signet
    return story.pop() if suivi else None


def _ouverture(lettre: Lettre, racine: Element) -> list[Flowable]:
    if lettre.forme is not Forme.LETTRE:
        return [titre(lettre.objet or lettre.titre, "H1", racine, style=_TITRE_DOCUMENT)]
    story: list[Flowable] = []
    if lettre.objet:
        story.append(titre(lettre.objet_dit, "H1", racine, style=_OBJET))
    story += [paragraphe(ligne, _REFERENCE, racine.ajouter("P")) for ligne in lettre.references]
    if lettre.appel:
        story.append(paragraphe(f"{lettre.appel},", _APPEL, racine.ajouter("P")))
    return story


def _bloc(bloc: Bloc, lettre: Lettre, racine: Element) -> list[Flowable]:
    if isinstance(bloc, Paragraphe):
        return [paragraphe(en_clair(bloc.texte), _CORPS, racine.ajouter("P"))]
    if isinstance(bloc, Titre):
        return [titre(en_clair(bloc.texte), "H2", racine, style=TITRE_3)]
    if isinstance(bloc, Liste):
        return _liste(bloc, racine)
    if isinstance(bloc, Tableau):
        return [_tableau(bloc, racine), Spacer(0, 8)]
    return [Signatures(bloc, lettre, racine)]


def _liste(bloc: Liste, racine: Element) -> list[Flowable]:
    liste = racine.ajouter("L")
    items: list[Flowable] = [
        paragraphe(f"– {en_clair(item)}", _ITEM, liste.ajouter("LI").ajouter("LBody")) for item in bloc.items
    ]
    return [*items, Spacer(0, 6)]


def _tableau(bloc: Tableau, racine: Element) -> TableauImprime:
    tete, *lignes = ([en_clair(cellule) for cellule in ligne] for ligne in bloc.lignes)
    rangees = tuple(Ligne(libelle=ligne[0], valeurs=_remplir(ligne[1:], len(tete) - 1)) for ligne in lignes)
    return TableauImprime(Grille(tetes=tuple(tete), lignes=rangees), racine)


def _remplir(valeurs: Sequence[str], nombre: int) -> tuple[str, ...]:
    return (*valeurs, *("" for _ in range(nombre)))[:nombre]


def _fin(lettre: Lettre, racine: Element) -> list[Flowable]:
    fin: list[Flowable] = []
    if lettre.formule:
        fin.append(paragraphe(lettre.formule, _CORPS, racine.ajouter("P")))
        fin.append(Spacer(0, _MAIN))
        fin += [paragraphe(ligne, _NOM, racine.ajouter("P")) for ligne in lettre.signataire]
    return fin + [paragraphe(mention, _PIECES, racine.ajouter("P")) for mention in lettre.mentions]


class Fin(Flowable):  # type: ignore[misc]
    """The last paragraph, the closing words and the signature, on one page together.

    A last paragraph too long for that is cut so that two lines at least come along.
    """

    def __init__(self, dernier: Imprime | None, suite: Sequence[Flowable]) -> None:
        super().__init__()
        self._dernier = dernier
        self._suite = list(suite)

    def wrap(self, place: float, hauteur: float) -> tuple[float, float]:
        """Take the height of all."""
        self.width = place
        self._hauteurs = [(p, p.wrap(place, hauteur)[1]) for p in self._parties()]
        self.height = sum(h + self._ecart(p) for p, h in self._hauteurs)
        return place, self.height

    def split(self, place: float, hauteur: float) -> list[Flowable]:
        """Cut the last paragraph so that two lines at least go with the closing words; else move whole."""
        if self._dernier is None:
            return []
        entier = self._dernier.wrap(place, hauteur)[1]
        parties = self._dernier.split(place, min(hauteur, entier - _LIGNES_FIN * self._dernier.style.leading))
        return [parties[0], Fin(parties[1], self._suite)] if len(parties) == _LIGNES_FIN else []

    def draw(self) -> None:
        """Draw each part below the one before."""
        y = self.height
        for partie, h in self._hauteurs:
            y -= h + partie.getSpaceBefore()
            partie.drawOn(self.canv, 0, y)
            y -= partie.getSpaceAfter()

    def _parties(self) -> list[Flowable]:
        return [*([self._dernier] if self._dernier else []), *self._suite]

    @staticmethod
    def _ecart(partie: Flowable) -> float:
        return float(partie.getSpaceBefore() + partie.getSpaceAfter())
