"""The last pass over a PDF: structure, language, colour, XMP, and nothing about the machine that made it."""

from io import BytesIO
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, OutlineItem, Pdf, Stream, String

from app.documents.polices import FINE, FINE_INTERNE
from app.documents.profil import srgb
from app.documents.tagging import Element, ecrire

_TITRES = {"H1": 1, "H2": 2}
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{titre}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>fr-FR</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def achever(brut: bytes, titre: str, racine: Element, signets: list[tuple[int, str, int]]) -> bytes:
    """Return the finished file: `signets` are (level, title, page index); same input, same bytes."""
    titre = titre.replace(FINE_INTERNE, FINE)
    with Pdf.open(BytesIO(brut)) as pdf:
        ecrire(pdf, racine)
        _restaurer_fines(pdf)
        _signets(pdf, signets)
        _catalogue(pdf, titre)
        sortie = BytesIO()
        pdf.save(
            sortie,
            deterministic_id=True,
            min_version="1.7",
            object_stream_mode=ObjectStreamMode.generate,
            linearize=False,
        )
        return sortie.getvalue()


def _catalogue(pdf: Pdf, titre: str) -> None:
    del pdf.docinfo
    pdf.docinfo[Name.Title] = String(titre)
    racine = pdf.Root
    racine.Lang = String("fr-FR")
    racine.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    racine.OutputIntents = Array([_sortie(pdf)])
    xmp = Stream(pdf, _XMP.format(titre=escape(titre)).encode())
    xmp.Type, xmp.Subtype = Name.Metadata, Name.XML
    racine.Metadata = pdf.make_indirect(xmp)


def _sortie(pdf: Pdf) -> Dictionary:
    profil = Stream(pdf, srgb())
    profil.N = 3
    nom = String("sRGB IEC61966-2.1")
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=nom,
        Info=nom,
        DestOutputProfile=pdf.make_indirect(profil),
    )


def _restaurer_fines(pdf: Pdf) -> None:
    faux, vrai = (f"<{ord(c):04X}>".encode() for c in (FINE_INTERNE, FINE))
    for objet in pdf.objects:
        if isinstance(objet, Dictionary) and objet.get("/Type") == Name.Font and "/ToUnicode" in objet:
            flux = objet.ToUnicode
            flux.write(flux.read_bytes().replace(faux, vrai))


def _signets(pdf: Pdf, signets: list[tuple[int, str, int]]) -> None:
    with pdf.open_outline() as plan:
        parent = plan.root
        for niveau, titre, page in signets:
            item = OutlineItem(titre.replace(FINE_INTERNE, FINE), page)
            if niveau == 1:
                plan.root.append(item)
                parent = item.children
            else:
                parent.append(item)
