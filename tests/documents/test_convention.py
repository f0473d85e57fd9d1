"""The convention on paper and to go on with: the same words, real styles, the same bytes twice."""

import re
from dataclasses import replace
from io import BytesIO
from time import sleep

import docx
import pikepdf
import pypdf
import pytest

from app.bilan.parametres import Parametres
from app.documents import convention_docx, convention_pdf
from app.documents.clauses import modele
from app.domain.conventions import Genre, etablir, rediger
from app.services.conventions import _prix, echelle
from tests.domain.test_conventions import DOSSIER


@pytest.fixture(scope="module", params=list(Genre))
def ecrit(request):
    tableaux = {
        "echelle": echelle(Parametres(7)),
        "prix": _prix(DOSSIER),
        "changements": (("Ce qui change", "Avant", "Après"), ("Prix", "250,00 €", "271,50 €")),
    }
    return rediger(modele(request.param), etablir(DOSSIER), None, tableaux)


def mots(texte):
    return re.sub(r"\s+", " ", texte.replace("–", " ")).strip()


def du_pdf(octets):
    return mots(" ".join(p.extract_text() for p in pypdf.PdfReader(BytesIO(octets)).pages))


def du_docx(octets):
    document = docx.Document(BytesIO(octets))
    cellules = [c.text for t in document.tables for r in t.rows for c in r.cells]
    return mots(" ".join([p.text for p in document.paragraphs] + cellules))


def test_both_say_every_word_of_the_document(ecrit):
    pdf, mot = du_pdf(convention_pdf.rendre(ecrit)), du_docx(convention_docx.rendre(ecrit))
    for article in ecrit.articles:
        for bloc in article.blocs:
            for texte in (article.titre, bloc.texte, *bloc.puces, *(c for r in bloc.rangees for c in r)):
                assert mots(texte) in mot
                # A line broken in two on the page loses nothing but its blank.
                assert mots(texte).replace(" ", "") in pdf.replace(" ", "") or _page_a_page(texte, pdf)


def _page_a_page(texte, pdf):
    """A paragraph cut by the foot of a page is still there, in two parts."""
    sans = mots(texte).replace(" ", "")
    page = pdf.replace(" ", "")
    return any(sans[:n] in page and sans[n:] in page for n in range(1, len(sans)))


def test_the_docx_has_real_styles_lists_and_page_numbers(ecrit):
    document = docx.Document(BytesIO(convention_docx.rendre(ecrit)))
    styles = {p.style.name for p in document.paragraphs}
    assert {"Title", "Heading 1", "Normal"} <= styles
    assert len([p for p in document.paragraphs if p.style.name == "Heading 1"]) >= len(ecrit.articles)
    assert "PAGE" in document.sections[0].footer._element.xml
    assert document.core_properties.author == ""
    assert document.styles["Normal"].font.name == "Source Sans 3"


def test_the_same_document_gives_the_same_bytes_later(ecrit):
    avant = convention_docx.rendre(ecrit), convention_pdf.rendre(ecrit)
    sleep(2.1)  # zip counts in two seconds
    assert (convention_docx.rendre(ecrit), convention_pdf.rendre(ecrit)) == avant


def test_the_pdf_is_tagged_and_signed_by_both(ecrit):
    octets = convention_pdf.rendre(ecrit)
    with pikepdf.open(BytesIO(octets)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        fontes = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
        assert all("/FontFile2" in f.FontDescriptor for f in fontes)
    assert du_pdf(octets).count("Nom, qualité, signature") == len(ecrit.signatures)


def test_signatures_are_never_left_out_for_want_of_room(ecrit):
    if not ecrit.signatures:
        return
    for n in range(1, len(ecrit.articles) + 1):
        court = replace(ecrit, articles=ecrit.articles[:n])
        assert "Pour l’entreprise" in du_pdf(convention_pdf.rendre(court))
