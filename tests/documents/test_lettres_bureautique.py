"""Word and OpenDocument letters: the words, real styles, no author; opened by LibreOffice and printed back."""

import os
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from odfdo import Document as Odf
from pypdf import PdfReader

from app.documents import lettre_docx, lettre_odt, lettre_pdf
from app.documents.fenetre import Fenetre, Position, mm
from app.domain.courriers.blocs import Liste, Paragraphe, Tableau
from app.paths import resources
from app.services.courriers_modeles import modeles
from tests.documents.lettres import composer
from tests.documents.lire_pdf import texte

PARAGRAPHE = Paragraphe(("FIN des mots.",))
LISTE = Liste((("un point",), ("FIN de la liste",)))
TABLEAU = Tableau(((("Quoi",), ("Combien",)), (("Loyer",), ("100",)), (("FIN",), ("5",))))
chaque = pytest.mark.parametrize("code", sorted(modeles()))


def _mots(textes):
    return Counter(re.sub(r"[\s\u00a0\u202f]+", " ", " ".join(textes)).split())


def _voulus(lettre):
    return _mots((*lettre.expediteur, *lettre.destinataire.lignes, *lettre.mots()))


@chaque
@pytest.mark.parametrize("genre", ["plein", "minimal", "hostile"])
def test_word_and_opendocument_hold_the_words(code, genre):
    lettre = composer(code, genre)
    ouvrage = Document(BytesIO(lettre_docx.rendre(lettre)))
    cellules = [case.text for table in ouvrage.tables for rangee in table.rows for case in rangee.cells]
    en_word = _mots([p.text for p in ouvrage.paragraphs] + cellules)
    odf = Odf(BytesIO(lettre_odt.rendre(lettre))).get_part("content.xml").serialize().decode()
    en_odf = _mots(ET.fromstring(re.sub(r"<text:line-break ?/>|</text:p>|</text:h>", r" \g<0>", odf)).itertext())
    assert _voulus(lettre) - en_word == Counter()
    assert _voulus(lettre) - en_odf == Counter()


def test_word_styles_are_real_and_nobody_is_named_in_the_properties():
    ouvrage = Document(BytesIO(lettre_docx.rendre(composer("surendettement", "plein"))))
    styles = [p.style.name for p in ouvrage.paragraphs]
    assert styles[:2] == ["Expéditeur nom", "Expéditeur"]
    assert {"Destinataire", "Objet", "Appel", "Heading 2", "Énumération", "Formule"} <= set(styles)
    assert (ouvrage.core_properties.author, ouvrage.core_properties.comments) == ("", "")


def test_the_opendocument_says_its_type_first():
    with zipfile.ZipFile(BytesIO(lettre_odt.rendre(composer("echeancier", "plein")))) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED


@pytest.mark.parametrize("fin", [PARAGRAPHE, LISTE, TABLEAU])
def test_the_signature_is_bound_to_the_closing_words_and_those_to_the_last_words(fin):
    lettre = _finissant(fin, 3)
    ouvrage = Document(BytesIO(lettre_docx.rendre(lettre)))
    dernier, formule = ouvrage.paragraphs[-2:]
    assert formule.text.startswith(lettre.formule)
    assert formule.text.endswith(lettre.pieces_dites)
    assert all(f"\t{ligne}" in formule.text for ligne in lettre.signataire)
    assert formule.style.paragraph_format.keep_together
    assert dernier.style.paragraph_format.keep_with_next
    assert 'fo:keep-with-next="always"' in _partie_odt(lettre, "styles.xml")


def test_the_recipient_shows_through_the_window_whatever_the_sender_and_the_setting():
    for position in Position:
        fenetre = Fenetre(position)
        for lettre in (composer("echeancier", "plein"), composer("echeancier", "hostile")):
            ouvrage = Document(BytesIO(lettre_docx.rendre(lettre, fenetre)))
            premiere = next(p for p in ouvrage.paragraphs if p.style.name == "Destinataire")
            haut = 17 * mm + len(lettre.expediteur) * 12.4 + premiere.paragraph_format.space_before.pt
            assert haut == pytest.approx(fenetre.haut * mm, abs=1)
            assert premiere.paragraph_format.left_indent.mm == pytest.approx(fenetre.gauche - 20, abs=0.1)


def _finissant(fin, lignes):
    """Return a letter of so many short paragraphs, with these last words."""
    corps = tuple(Paragraphe((f"Ligne numéro {n} de la lettre.",)) for n in range(lignes))
    return replace(composer("echeancier", "plein"), blocs=(*corps, fin))


def _partie_odt(lettre, partie):
    with zipfile.ZipFile(BytesIO(lettre_odt.rendre(lettre))) as archive:
        return archive.read(partie).decode()


@pytest.mark.longue
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("sorte", ["docx", "odt"])
def test_wherever_the_page_ends_the_signature_is_never_alone_on_the_second(tmp_path, sorte):
    fins = {"p": PARAGRAPHE, "liste": LISTE, "tableau": TABLEAU}
    lettres = {f"{nom}-{n}": _finissant(fin, n) for nom, fin in fins.items() for n in range(10, 20)}
    ecrivain = {"docx": lettre_docx, "odt": lettre_odt}[sorte]
    for nom, lettre in lettres.items():
        (tmp_path / f"{nom}.{sorte}").write_bytes(ecrivain.rendre(lettre))
    _imprimer(tmp_path, sorte)
    deux = 0
    for nom, lettre in lettres.items():
        pages = PdfReader(tmp_path / f"{nom}.pdf").pages
        if len(pages) > 1:
            deux += 1
            avant = re.sub(r"\s+", " ", pages[1].extract_text()).partition(lettre.formule)
            assert "FIN" in avant[0], nom
            assert lettre.signataire[0] in avant[2], nom
    assert deux > 10


@pytest.mark.longue
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("sorte", ["docx", "odt"])
def test_libreoffice_prints_the_same_words_on_as_many_pages(tmp_path, sorte):
    lettres = {code: composer(code, "plein") for code in modeles()}
    ecrivain = {"docx": lettre_docx, "odt": lettre_odt}[sorte]
    for code, lettre in lettres.items():
        (tmp_path / f"{code}.{sorte}").write_bytes(ecrivain.rendre(lettre))
    _imprimer(tmp_path, sorte)
    for code, lettre in lettres.items():
        imprime = PdfReader(tmp_path / f"{code}.pdf")
        lus = _mots(page.extract_text() for page in imprime.pages)
        assert _mots(lettre.mots()) - lus == Counter(), code
        attendues = len(PdfReader(BytesIO(lettre_pdf.rendre(lettre))).pages)
        if attendues == 1:
            assert len(imprime.pages) == 1, code


def _imprimer(dossier, sorte):
    polices = dossier / "fonts.conf"
    voir = f"<dir>{resources() / 'fonts'}</dir><include>/etc/fonts/fonts.conf</include>"
    polices.write_text(f"<?xml version='1.0'?><fontconfig>{voir}</fontconfig>")
    commande = ["soffice", f"-env:UserInstallation=file://{dossier}/profil", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*commande, "--outdir", str(dossier), *map(str, dossier.glob(f"*.{sorte}"))],
        check=True,
        capture_output=True,
        timeout=280,
        env=os.environ | {"FONTCONFIG_FILE": str(polices)},
    )


def test_the_copies_are_told_under_the_signature_in_every_format():
    lettre = replace(composer("indu", "plein"), copies=("CPAM du Rhône", "Centre communal d’action sociale"))
    dit = "Copie : CPAM du Rhône ; Centre communal d’action sociale"
    lus = {
        "pdf": texte(lettre_pdf.rendre(lettre)),
        "docx": "\n".join(p.text for p in Document(BytesIO(lettre_docx.rendre(lettre))).paragraphs),
        "odt": _odt(lettre_odt.rendre(lettre)),
    }
    for genre, lu in lus.items():
        assert dit in re.sub(r"[\s\u00a0\u202f\uf202]+", " ", lu), genre


def _odt(octets):
    with zipfile.ZipFile(BytesIO(octets)) as archive:
        return re.sub(r"<[^>]+>", " ", archive.read("content.xml").decode())
