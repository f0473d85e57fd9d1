"""The Factur-X file: what one reads is what the machine reads; marks, fonts and metadata in order."""

import re
from dataclasses import replace
from io import BytesIO
from time import sleep
from xml.etree import ElementTree as ET

import facturx
import pikepdf
import pypdf
import pytest

from app.documents import facture_pdf, facture_x
from tests.documents.factures import ELLE, FACTURES

RAM = "{urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100}"


@pytest.fixture(scope="module")
def rendues():
    return {nom: facture_x.rendre(edition) for nom, edition in FACTURES.items()}


def texte(pdf):
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def montants(xml, nom):
    return [round(float(e.text) * 100) for e in ET.fromstring(xml).iter(f"{RAM}{nom}")]


@pytest.mark.parametrize("nom", FACTURES)
def test_the_page_says_what_the_xml_says(rendues, nom):
    pdf, xml = rendues[nom]
    lu, edition = texte(pdf), FACTURES[nom]
    racine = ET.fromstring(xml)
    for balise in ("LineTotalAmount", "GrandTotalAmount", "CalculatedAmount"):
        for cents in montants(xml, balise):
            assert re.sub(r"\s", " ", facture_pdf.euros(cents)) in lu
    for balise in ("Name", "IBANID", "ExemptionReason", "Content", "DepartmentName", "PostcodeCode", "CityName"):
        for element in racine.iter(f"{RAM}{balise}"):
            attendu = element.text if balise != "IBANID" else facture_pdf.iban(element.text)
            assert re.sub(r"[\s']", " ", attendu.replace("’", "'")) in re.sub(r"[\s’']", " ", lu)
    assert edition.facture.numero in lu
    assert "Entrepreneur individuel" in lu
    assert "40 €" in lu


@pytest.mark.parametrize("nom", FACTURES)
def test_the_file_holds_its_xml_and_nothing_else(rendues, nom):
    pdf, xml = rendues[nom]
    assert facturx.get_facturx_xml_from_pdf(pdf) == ("factur-x.xml", xml)
    with pikepdf.open(BytesIO(pdf)) as ouvert:
        (piece,) = ouvert.Root.AF
        assert (str(piece.AFRelationship), str(piece.UF)) == ("/Alternative", "factur-x.xml")
        assert list(ouvert.attachments) == ["factur-x.xml"]


def test_the_marks_of_the_document_come_back_after_the_xml(rendues):
    with pikepdf.open(BytesIO(rendues["normal"][0])) as pdf:
        xmp = pdf.Root.Metadata.read_bytes().decode()
        assert "<pdfaid:part>3</pdfaid:part>" in xmp
        assert "<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>" in xmp
        assert "<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>" in xmp
        ET.fromstring(xmp[xmp.index("<x:xmpmeta") : xmp.index("<?xpacket end")])
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.StructTreeRoot.K
        assert str(pdf.Root.Lang) == "fr-FR"
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
        assert dict(pdf.docinfo) == {"/Title": "Facture F-2026-0001 · Clinique des Tilleuls & associés"}
        assert pdf.pdf_version == "1.7"


def test_every_font_is_inside(rendues):
    with pikepdf.open(BytesIO(rendues["normal_et_exoneree"][0])) as pdf:
        fontes = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
        assert fontes
        assert all("/FontFile2" in f.FontDescriptor for f in fontes)
        assert all("/ToUnicode" in f for f in fontes)


def test_the_same_invoice_gives_the_same_bytes_a_second_later(rendues):
    sleep(1.1)
    assert facture_x.rendre(FACTURES["avoir_normal_partiel"]) == rendues["avoir_normal_partiel"]


def test_a_draft_says_so_and_what_is_missing():
    edition = FACTURES["normal"]
    nu = replace(edition, vendeur=replace(ELLE, siret="", adresse=""), facture=replace(edition.facture, numero=""))
    lu = texte(facture_pdf.rendre(nu))
    assert "(brouillon)" in lu
    assert "[à compléter : votre SIRET]" in lu
    assert "[à compléter : votre adresse]" in lu
    assert edition.facture.numero not in lu


def test_nothing_is_written_outside_memory(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    facture_x.rendre(FACTURES["franchise"])
    assert not list(tmp_path.iterdir())
