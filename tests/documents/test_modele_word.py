"""Her own Word models: fields found however Word cut them, filled in their own shape, opened again by others."""

import shutil
import zipfile
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from app.documents.modele_word import ChampTrouve, SorteChamp, lire_champs, remplir
from app.documents.modele_word_correspondance import proposer
from tests.documents.modeles_word import HONNETE, champ, document, lien, modele, mots, p, parties, zipper
from tests.documents.test_lettres_bureautique import _imprimer

VALEURS = {
    "personne.nom": "Durand",
    "personne.prenom": "Élodie",
    "demande.objet": "aide au loyer",
    "date.jour": "1er mars 2026",
}


def _remplir(octets, valeurs=VALEURS):
    return remplir(octets, proposer(c.nom for c in lire_champs(octets)), valeurs)


def test_the_three_ways_to_write_a_field_are_found_even_cut_over_runs():
    assert lire_champs(modele()) == (
        ChampTrouve("Prénom usager", SorteChamp.FUSION),
        ChampTrouve("Nom", SorteChamp.FUSION),
        ChampTrouve("objet", SorteChamp.CROCHETS),
        ChampTrouve("date", SorteChamp.CROCHETS),
        ChampTrouve("sic", SorteChamp.CROCHETS),
        ChampTrouve("reference", SorteChamp.ACCOLADES),
        ChampTrouve("inconnu", SorteChamp.ACCOLADES),
    )


def test_a_model_is_filled_and_what_is_missing_says_so():
    rempli = _remplir(modele())
    assert mots(rempli.octets).split("\n") == [
        "Pour Durand, merci.",
        "Élodie",
        "Objet : aide au loyer du 1er mars 2026 [sic]",
        "Réf. [à compléter\u00a0: référence du dossier] et [à compléter\u00a0: inconnu]",
    ]
    assert set(rempli.manquants) == {"dossier.reference", "propre.inconnu"}
    assert set(rempli.libelles) == {"référence du dossier", "inconnu"}


def test_the_words_keep_the_shape_of_the_field():
    gras = [r.text for r in Document(BytesIO(_remplir(modele()).octets)).paragraphs[0].runs if r.bold and r.text]
    assert gras == ["Durand"]


def test_headers_are_filled_lines_become_breaks_page_numbers_stay():
    contenu = parties(p("[situation]") + champ("PAGE", "1"), liens=lien("header", "header1.xml", "rId2"))
    octets = zipper(contenu | {"word/header1.xml": document(p("De [nom]"), "hdr")})
    rempli = _remplir(octets, VALEURS | {"situation.expose": "Un.\nDeux."}).octets
    assert mots(rempli).split("\n") == ["Un.", "Deux.", "1"]
    with zipfile.ZipFile(BytesIO(rempli)) as archive:
        assert "De Durand" in archive.read("word/header1.xml").decode()
        assert b"instrText" in archive.read("word/document.xml")


def test_her_old_data_base_and_the_names_of_authors_stay_behind():
    reglages = document(
        '<w:mailMerge><w:query w:val="SELECT * FROM clients"/><w:dataSource r:id="rId1"/></w:mailMerge>'
        '<w:attachedTemplate r:id="rId2"/>',
        "settings",
    )
    base = lien("mailMergeSource", "file:///C:/clients.xlsx", "rId1", externe=True)
    base += lien("attachedTemplate", "file:///C:/Normal.dotm", "rId2", externe=True)
    contenu = parties(liens=lien("settings", "settings.xml", "rId2"))
    contenu |= {
        "word/settings.xml": reglages,
        "word/_rels/settings.xml.rels": contenu["word/_rels/document.xml.rels"].replace(
            lien("settings", "settings.xml", "rId2"), base
        ),
        "docProps/core.xml": "<a>Mme Martin</a>",
    }
    rempli = _remplir(zipper(contenu)).octets
    with zipfile.ZipFile(BytesIO(rempli)) as archive:
        tout = b"".join(map(archive.read, archive.namelist()))
    assert not any(mot in tout for mot in (b"clients", b"Normal.dotm", b"Mme Martin", b"SELECT"))


def test_the_same_letter_gives_the_same_bytes():
    assert _remplir(modele()).octets == _remplir(modele()).octets


def test_a_filled_letter_is_a_model_without_fields():
    complet = VALEURS | {"dossier.reference": "A-12"}
    noms = [c.nom for c in lire_champs(_remplir(modele(), complet).octets)]
    assert noms == ["sic", "à compléter : inconnu"]


def test_what_word_itself_would_write_is_filled():
    ouvrage = Document()
    ouvrage.add_heading("Demande", 1)
    ouvrage.add_table(2, 2).cell(1, 1).text = "[Nom du client]"
    ouvrage.add_paragraph("Bonjour {{ prenom }}")
    sortie = BytesIO()
    ouvrage.save(sortie)
    rempli = Document(BytesIO(_remplir(sortie.getvalue()).octets))
    assert rempli.tables[0].cell(1, 1).text == "Durand"
    assert rempli.paragraphs[-1].text == "Bonjour Élodie"
    assert rempli.paragraphs[0].style.name == "Heading 1"


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_prints_the_words_of_a_filled_model(tmp_path):
    (tmp_path / "lettre.docx").write_bytes(_remplir(modele(HONNETE + champ("PAGE", "1"))).octets)
    _imprimer(tmp_path, "docx")
    lu = " ".join(PdfReader(tmp_path / "lettre.pdf").pages[0].extract_text().split())
    assert "Pour Durand, merci. Élodie Objet : aide au loyer du 1er mars 2026 [sic]" in lu
    assert "[à compléter : référence du dossier]" in lu
