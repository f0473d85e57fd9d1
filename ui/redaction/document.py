"""Between the blocks of a letter and the paragraphs of a text document: nothing is lost either way."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import Final

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from app.domain.courriers import balisage
from app.domain.courriers.blocs import (
    Accord,
    Bloc,
    Champ,
    Liste,
    Morceau,
    Paragraphe,
    Signature,
    Tableau,
    Texte,
    Titre,
)
from app.domain.courriers.json import dire_morceau
from ui.redaction.puces import OBJET, PUCE, REMPLACE, morceau_de
from ui.theme import Apparence

SORTE: Final = QTextFormat.Property.UserProperty.value + 10
OPTION: Final = SORTE + 1
RANG: Final = SORTE + 2
CELLULES: Final = " | "


class Sorte(StrEnum):
    """The styles of a paragraph: those of the blocks, no other."""

    PARAGRAPHE = "p"
    TITRE = "titre"
    LISTE = "liste"
    TABLEAU = "tableau"
    SIGNATURE = "signature"


Ligne = tuple[Sorte, str, int, Texte]
"""One paragraph: its style, its optional clause, which block it belongs to, its words."""


def format_de(sorte: Sorte, apparence: Apparence, option: str = "", rang: int = 0) -> QTextBlockFormat:
    """Return the look of a paragraph."""
    forme = QTextBlockFormat()
    forme.setProperty(SORTE, sorte.value)
    forme.setProperty(OPTION, option)
    forme.setProperty(RANG, rang)
    forme.setBottomMargin(apparence.px(2 if sorte in (Sorte.LISTE, Sorte.TABLEAU) else 8))
    forme.setLeftMargin(apparence.px({Sorte.LISTE: 18, Sorte.TABLEAU: 10}.get(sorte, 0)))
    forme.setTopMargin(apparence.px(6) if sorte is Sorte.TITRE else 0)
    return forme


class Ecriture:
    """Writes blocks into a document."""

    def __init__(self, document: QTextDocument, apparence: Apparence) -> None:
        self._document = document
        self._apparence = apparence

    def blocs(self, blocs: Sequence[Bloc]) -> None:
        """Write them all, the document being empty."""
        curseur = QTextCursor(self._document)
        premier = True
        for sorte, option, rang, texte in _lignes(blocs):
            forme = format_de(sorte, self._apparence, option, rang)
            if premier:
                curseur.setBlockFormat(forme)
                premier = False
            else:
                curseur.insertBlock(forme, QTextCharFormat())
            self.texte(curseur, texte, gras=sorte is Sorte.TITRE)

    def texte(self, curseur: QTextCursor, morceaux: Sequence[Morceau], *, gras: bool = False) -> None:
        """Write words and chips at the cursor."""
        forme = QTextCharFormat()
        if gras:
            forme.setFontWeight(QFont.Weight.DemiBold)
        for morceau in morceaux:
            if isinstance(morceau, Champ | Accord):
                puce = QTextCharFormat(forme)
                puce.setObjectType(OBJET)
                puce.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
                puce.setProperty(PUCE, dire_morceau(morceau))
                curseur.insertText(REMPLACE, puce)
            else:
                curseur.insertText(morceau, forme)


def lire(document: QTextDocument) -> tuple[Bloc, ...]:
    """Return the blocks of a document; an empty paragraph is none."""
    lues = [
        ligne for ligne in _paragraphes(document) if any(m for m in ligne[3] if not isinstance(m, str) or m.strip())
    ]
    blocs: list[Bloc] = []
    for (sorte, option, _rang), groupe in groupby(lues, key=_groupe):
        blocs += _reunir(sorte, option, [texte for *_, texte in groupe])
    return tuple(blocs)


def _groupe(ligne: Ligne) -> tuple[Sorte, str, int]:
    """Lines of one list or one table go together; each other paragraph stands alone."""
    sorte, option, rang, _texte = ligne
    return (sorte, option, rang if sorte in (Sorte.LISTE, Sorte.TABLEAU) else id(ligne))


def _reunir(sorte: Sorte, option: str, lus: list[Texte]) -> list[Bloc]:
    if sorte is Sorte.LISTE:
        return [Liste(tuple(lus), option)]
    if sorte is Sorte.TABLEAU:
        return [Tableau(tuple(map(_cellules, lus)), option)]
    if sorte is Sorte.TITRE:
        return [Titre(texte, option) for texte in lus]
    if sorte is Sorte.SIGNATURE:
        return [bloc for texte in lus for bloc in _signature(texte, option)]
    return [Paragraphe(texte, option) for texte in lus]


def _signature(texte: Texte, option: str) -> tuple[Bloc, ...]:
    tete = f"?{option}\n" if option else ""
    return balisage.lire(tete + "".join(m for m in texte if isinstance(m, str)))


def _lignes(blocs: Iterable[Bloc]) -> Iterator[Ligne]:
    for rang, bloc in enumerate(blocs):
        if isinstance(bloc, Titre):
            yield Sorte.TITRE, bloc.option, rang, bloc.texte
        elif isinstance(bloc, Paragraphe):
            yield Sorte.PARAGRAPHE, bloc.option, rang, bloc.texte
        elif isinstance(bloc, Liste):
            for item in bloc.items:
                yield Sorte.LISTE, bloc.option, rang, item
        elif isinstance(bloc, Tableau):
            for ligne in bloc.lignes:
                yield Sorte.TABLEAU, bloc.option, rang, _joindre(ligne)
        elif isinstance(bloc, Signature):
            ecrite = balisage.ecrire((Signature(bloc.qui, bloc.mention),))
            yield Sorte.SIGNATURE, bloc.option, rang, (ecrite,)


def _joindre(cellules: Sequence[Texte]) -> Texte:
    jointes: list[Morceau] = []
    for rang, cellule in enumerate(cellules):
        jointes += [CELLULES, *cellule] if rang else list(cellule)
    return tuple(jointes)


def _cellules(texte: Texte) -> tuple[Texte, ...]:
    """Cut a line of a table at its bars."""
    cellules: list[list[Morceau]] = [[]]
    for morceau in texte:
        if not isinstance(morceau, str):
            cellules[-1].append(morceau)
            continue
        premiere, *suivantes = morceau.split("|")
        cellules[-1].append(premiere)
        cellules += [[partie] for partie in suivantes]
    return tuple(_nette(cellule) for cellule in cellules)


def _nette(cellule: list[Morceau]) -> Texte:
    """Return a cell without the spaces around its bars."""
    nets = list(cellule)
    if nets and isinstance(nets[0], str):
        nets[0] = nets[0].lstrip(" ")
    if nets and isinstance(nets[-1], str):
        nets[-1] = nets[-1].rstrip(" ")
    return tuple(m for m in nets if m != "")


def _paragraphes(document: QTextDocument) -> Iterator[Ligne]:
    bloc = document.begin()
    while bloc.isValid():
        forme = bloc.blockFormat()
        sorte = Sorte(forme.property(SORTE) or Sorte.PARAGRAPHE)
        yield sorte, str(forme.property(OPTION) or ""), int(forme.property(RANG) or 0), tuple(_morceaux(bloc))
        bloc = bloc.next()


def _morceaux(bloc: QTextBlock) -> Iterator[Morceau]:
    """Yield the words and chips of a paragraph; neighbouring words are one."""
    en_cours = ""
    fragments = bloc.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        morceau = morceau_de(fragment.charFormat())
        if morceau is None or isinstance(morceau, str):
            en_cours += fragment.text().replace("\u2028", " ").replace(REMPLACE, "")
        else:
            if en_cours:
                yield en_cours
            en_cours = ""
            # Two chips side by side that say the same are one fragment of two signs.
            for _ in fragment.text():
                yield morceau
        fragments += 1
    if en_cours:
        yield en_cours
