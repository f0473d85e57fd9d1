"""Factur-X: the XML of an invoice inside its PDF/A-3, and the marks of the document written back afterwards.

factur-x attaches the XML and writes the metadata in its own words, with the clock; the structure, the language, the
title and the colours of the first pass come back after it, so that the same invoice gives the same bytes.
"""

from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape

from pikepdf import Dictionary, Name, ObjectStreamMode, Pdf, Stream, String

from app.documents import facture_pdf, facture_xml
from app.documents.facturx_seule import facturx
from app.documents.polices import FINE, FINE_INTERNE, imprimable
from app.domain.facturation import Edition

FICHIER: Final = "factur-x.xml"
_LIEN = "alternative"
_PROPRIETES: Final = {
    "DocumentFileName": "The name of the embedded XML document",
    "DocumentType": "The type of the hybrid document in capital letters",
    "Version": "The actual version of the standard applying to the embedded XML document",
    "ConformanceLevel": "The conformance level of the embedded XML document",
}
_PROPRIETE = """<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>{nom}</pdfaProperty:name>
<pdfaProperty:valueType>Text</pdfaProperty:valueType>
<pdfaProperty:category>external</pdfaProperty:category>
<pdfaProperty:description>{dit}</pdfaProperty:description>
</rdf:li>"""
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{titre}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>fr-FR</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
<fx:DocumentType>INVOICE</fx:DocumentType>
<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>
<fx:Version>1.0</fx:Version>
<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>fx</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>
{proprietes}
</rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def rendre(edition: Edition) -> tuple[bytes, bytes]:
    """Return the Factur-X PDF of an issued invoice, and its XML."""
    xml = facture_xml.ecrire(edition)
    nom = f"{facture_pdf.intitule(edition)} · {edition.acheteur.raison_sociale}"
    return joindre(facture_pdf.rendre(edition), xml, nom, edition), xml


def joindre(pdf: bytes, xml: bytes, titre: str, edition: Edition) -> bytes:
    """Attach the XML to the PDF, in memory; raises when the XML is not valid against the schema of its profile."""
    facturx.xml_check_xsd(xml, flavor="factur-x", level="en16931")
    fichier = BytesIO(pdf)
    facturx.generate_from_file(
        fichier,
        xml,
        flavor="factur-x",
        level="en16931",
        check_xsd=False,
        pdf_metadata={"title": titre, "author": "", "subject": "", "keywords": ""},
        lang="fr-FR",
        afrelationship=_LIEN,
    )
    return _reprendre(fichier.getvalue(), titre, f"D:{edition.facture.jour:%Y%m%d}000000Z")


def _reprendre(brut: bytes, titre: str, instant: str) -> bytes:
    """Write back the marks of the document: title, language, XMP, and nothing of the clock nor of the machine."""
    titre = imprimable(titre).replace(FINE_INTERNE, FINE)
    with Pdf.open(BytesIO(brut)) as pdf:
        del pdf.docinfo
        pdf.docinfo[Name.Title] = String(titre)
        proprietes = "\n".join(_PROPRIETE.format(nom=n, dit=d) for n, d in _PROPRIETES.items())
        xmp = Stream(pdf, _XMP.format(titre=escape(titre), proprietes=proprietes).encode())
        xmp.Type, xmp.Subtype = Name.Metadata, Name.XML
        pdf.Root.Metadata = pdf.make_indirect(xmp)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        for piece in pdf.Root.AF:
            piece.EF.F.Params.ModDate = String(instant)
        sortie = BytesIO()
        pdf.save(
            sortie, deterministic_id=True, min_version="1.7", object_stream_mode=ObjectStreamMode.generate
        )
        return sortie.getvalue()
