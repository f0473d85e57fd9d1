"""Tagged PDF: the structure tree of ISO 32000-1 §14.7, marked while drawing and written once with pikepdf."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from pikepdf import Array, Dictionary, Name, Object, Pdf, String


@dataclass(slots=True, eq=False)
class Element:
    """One node of the structure tree; `marques` are its (page index, MCID) in drawing order."""

    type: str
    alt: str = ""
    portee: str = ""
    colonnes: int = 1
    enfants: list["Element"] = field(default_factory=list)
    marques: list[tuple[int, int]] = field(default_factory=list)

    def ajouter(self, type_: str, *, alt: str = "", portee: str = "", colonnes: int = 1) -> "Element":
        """Append a child: `alt` for a Figure, `portee` (Row or Column) for a TH, `colonnes` for a wide cell."""
        enfant = Element(type_, alt, portee, colonnes)
        self.enfants.append(enfant)
        return enfant

    def parcourir(self) -> Iterator["Element"]:
        """Yield this element and all below, in reading order."""
        yield self
        for enfant in self.enfants:
            yield from enfant.parcourir()


class Balisage:
    """Counts the marks of each page while a canvas draws."""

    def __init__(self) -> None:
        self._suivant: defaultdict[int, int] = defaultdict(int)

    def nouvelle(self, element: Element, page: int) -> int:
        """Give `element` the next MCID of `page` (0-based)."""
        mcid = self._suivant[page]
        self._suivant[page] += 1
        element.marques.append((page, mcid))
        return mcid


class Page(Protocol):
    """What is drawn on: it counts its marks, and takes operators as they are."""

    balisage: Balisage

    def getPageNumber(self) -> int:  # noqa: N802 - reportlab's name
        """Return the number of the page, from 1."""

    def ecrire_operateur(self, operateur: str) -> None:
        """Append one raw content operator."""


@contextmanager
def marquer(toile: Page, element: Element) -> Iterator[None]:
    """Mark what is drawn inside as content of `element`."""
    mcid = toile.balisage.nouvelle(element, toile.getPageNumber() - 1)
    toile.ecrire_operateur(f"/{element.type} <</MCID {mcid}>> BDC")
    yield
    toile.ecrire_operateur("EMC")


@contextmanager
def artefact(toile: Page, nature: str = "Layout") -> Iterator[None]:
    """Mark what is drawn inside as decoration (`Layout`, `Pagination` or `Background`): not read aloud."""
    toile.ecrire_operateur(f"/Artifact <</Type /{nature}>> BDC")
    yield
    toile.ecrire_operateur("EMC")


def ecrire(pdf: Pdf, racine: Element) -> None:
    """Write the tree of `racine` (a Document) into `pdf`, whose pages carry the marks."""
    arbre = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    parents: dict[int, dict[int, Object]] = defaultdict(dict)
    arbre.K = Array([_noeud(pdf, racine, arbre, parents)])
    arbre.ParentTree = pdf.make_indirect(Dictionary(Nums=_numeros(pdf, parents)))
    arbre.ParentTreeNextKey = len(pdf.pages)
    pdf.Root.StructTreeRoot = arbre
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _noeud(pdf: Pdf, element: Element, parent: Object, parents: dict[int, dict[int, Object]]) -> Object:
    noeud = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.type}"), P=parent))
    contenu: list[Object] = []
    for page, mcid in element.marques:
        parents[page][mcid] = noeud
        contenu.append(Dictionary(Type=Name.MCR, Pg=pdf.pages[page].obj, MCID=mcid))
    contenu.extend(_noeud(pdf, e, noeud, parents) for e in element.enfants if _vivant(e))
    noeud.K = Array(contenu)
    _attributs(noeud, element)
    return noeud


def _vivant(element: Element) -> bool:
    return bool(element.marques) or any(_vivant(e) for e in element.enfants)


def _attributs(noeud: Object, element: Element) -> None:
    if element.alt:
        noeud.Alt = String(element.alt)
    table: dict[str, Object | int] = {}
    if element.portee:
        table["/Scope"] = Name(f"/{element.portee}")
    if element.colonnes > 1:
        table["/ColSpan"] = element.colonnes
    if table:
        noeud.A = Dictionary({"/O": Name.Table, **table})


def _numeros(pdf: Pdf, parents: dict[int, dict[int, Object]]) -> Array:
    numeros: list[Object | int] = []
    for index, page in enumerate(pdf.pages):
        page.obj.StructParents = index
        page.obj.Tabs = Name.S
        numeros += [index, pdf.make_indirect(Array([parents[index][m] for m in sorted(parents[index])]))]
    return Array(numeros)
