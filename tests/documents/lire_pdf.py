"""Reading a PDF back, as an assistive tool or an inspector would."""

from io import BytesIO
from itertools import pairwise

import pikepdf
from pypdf import PdfReader

PEINTURE = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "b", "B*", "b*", "Do", "sh"}


def texte(octets):
    """The text of all pages, hyphenated words put together again."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(octets)).pages]
    return "\n".join(pages).replace("-\n", "")


def polices(octets):
    """(base font, embedded?) of every font of every page."""
    with pikepdf.open(BytesIO(octets)) as pdf:
        return {
            (str(f.BaseFont), "/FontDescriptor" in f and "/FontFile2" in f.FontDescriptor)
            for page in pdf.pages
            for f in page.Resources.get("/Font", {}).values()
        }


def structure(octets):
    """The structure tree as nested (type, attributes, children)."""
    with pikepdf.open(BytesIO(octets)) as pdf:
        return [_noeud(k) for k in pdf.Root.StructTreeRoot.K]


def _noeud(noeud):
    attributs = {"alt": str(noeud.get("/Alt", "")), "portee": str(noeud.get("/A", {}).get("/Scope", ""))}
    enfants = [_noeud(k) for k in noeud.K if k.get("/Type") == "/StructElem"]
    return str(noeud.S)[1:], attributs, enfants


def parcourir(noeuds):
    for noeud in noeuds:
        yield noeud
        yield from parcourir(noeud[2])


def peintures_sans_marque(octets):
    """Painting operators outside any marked content."""
    fautes = []
    with pikepdf.open(BytesIO(octets)) as pdf:
        for page in pdf.pages:
            profondeur = 0
            for operation in pikepdf.parse_content_stream(page):
                nom = str(operation.operator)
                profondeur += {"BDC": 1, "BMC": 1, "EMC": -1}.get(nom, 0)
                if nom in PEINTURE and not profondeur:
                    fautes.append(nom)
    return fautes


def marques(octets):
    """(MCIDs found in the content, MCIDs known to the parent tree) of each page."""
    with pikepdf.open(BytesIO(octets)) as pdf:
        nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        return [
            (
                [int(o.operands[1].MCID) for o in pikepdf.parse_content_stream(p) if _marque(o)],
                len(nums[2 * int(p.StructParents) + 1]),
            )
            for p in pdf.pages
        ]


def _marque(operation):
    return str(operation.operator) == "BDC" and "/MCID" in operation.operands[1]


def entetes_seuls(octets):
    """Headings whose next content stands on another page."""
    with pikepdf.open(BytesIO(octets)) as pdf:
        feuilles = list(_feuilles(pdf.Root.StructTreeRoot.K))
    return [avant for avant, apres in pairwise(feuilles) if avant[0] in "H1H2H3" and avant[1] != apres[1]]


def _feuilles(noeuds):
    """(type, page) of each element that has content, in reading order."""
    for noeud in noeuds:
        enfants = list(noeud.K)
        contenus = [k for k in enfants if k.get("/Type") == "/MCR"]
        if contenus:
            yield str(noeud.S)[1:], contenus[0].Pg.objgen
        yield from _feuilles(k for k in enfants if k.get("/Type") == "/StructElem")
