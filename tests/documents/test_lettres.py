"""Every model on paper: the words of the source, the window, the folds, and an ending that never stands alone."""

import re
from collections import Counter
from io import BytesIO

import pytest
from pypdf import PdfReader
from reportlab.lib.units import mm

from app.documents import lettre_docx, lettre_odt, lettre_pdf
from app.documents.fenetre import BAS, DROITE, GAUCHE, HAUT, Fenetre, Position
from app.documents.polices import NORMAL, charger, imprimable, largeur
from app.documents.typography import PAGE
from app.domain.courriers.blocs import Paragraphe
from app.domain.courriers.composition import Lettre
from app.services.courriers_modeles import modeles
from tests.documents.lettres import composer
from tests.documents.lire_pdf import marques, peintures_sans_marque, polices, texte

chaque = pytest.mark.parametrize("code", sorted(modeles()))
genres = pytest.mark.parametrize("genre", ["plein", "minimal", "hostile"])


def mots(contenu):
    """The words of a text, spaces and hyphens of line ends apart."""
    return Counter(re.sub(r"[\s\u00a0\u202f\uf202]+", " ", contenu.replace("-\n", "-")).split())


def pages(octets):
    return [page.extract_text() for page in PdfReader(BytesIO(octets)).pages]


@chaque
@genres
def test_the_words_on_paper_are_those_of_the_letter(code, genre):
    lettre = composer(code, genre)
    octets = lettre_pdf.rendre(lettre)
    voulus = mots("\n".join(map(imprimable, (*lettre.destinataire.lignes, *lettre.mots()))))
    collee, manquants = re.sub(r"\s", "", texte(octets)), voulus - mots(texte(octets))
    assert [mot for mot in manquants if mot.replace("-", "") not in collee.replace("-", "")] == []
    assert "□" not in texte(octets)


@chaque
@genres
def test_a_letter_is_tagged_and_its_fonts_embedded(code, genre):
    octets = lettre_pdf.rendre(composer(code, genre))
    assert peintures_sans_marque(octets) == []
    assert all(vus == sorted(vus) and len(vus) == connus for vus, connus in marques(octets))
    assert all(embarquee for _, embarquee in polices(octets))


@chaque
@genres
def test_the_closing_words_never_stand_alone(code, genre):
    lettre = composer(code, genre)
    if lettre.formule:
        derniere = next(page for page in reversed(pages(lettre_pdf.rendre(lettre))) if "Je vous prie" in page)
        avant = derniere.split("Je vous prie d", maxsplit=1)[0] if "Je vous prie d" in derniere else ""
        assert len(avant.replace(lettre.objet, "").split()) >= 8


@pytest.mark.parametrize("lignes", range(20, 48, 3))
def test_whatever_its_length_a_letter_ends_with_some_text(lignes):
    corps = (*(Paragraphe((f"Ligne {n}.",)) for n in range(lignes)), Paragraphe(("Une phrase de fin. " * 12,)))
    lettre = Lettre(titre="t", objet="Objet", blocs=corps, appel="Madame", formule="Salutations.", signataire=("A",))
    derniere = pages(lettre_pdf.rendre(lettre))[-1]
    assert derniere.index("fin.") < derniere.index("Salutations.")


def test_the_places_to_sign_never_stand_alone():
    for genre in ("plein", "hostile"):
        for code in ("rapport_social", "note_sociale", "mandat", "compte_rendu"):
            derniere = pages(lettre_pdf.rendre(composer(code, genre)))[-1]
            avant = derniere.split("Pour le service social")[0].replace(composer(code, genre).objet, "")
            assert len(avant.split()) >= 6, (code, genre)


def test_a_letter_that_goes_on_says_so_and_its_last_page_does_not():
    vues = pages(lettre_pdf.rendre(composer("surendettement", "hostile")))
    assert len(vues) > 1
    assert all("…/…" in page for page in vues[:-1])
    assert "…/…" not in vues[-1]


@pytest.mark.parametrize("position", list(Position))
@pytest.mark.parametrize("decalage", [(0, 0), (-20, -20), (30, 30), (2.5, -1)])
@genres
def test_the_address_stands_inside_the_window(position, decalage, genre):
    lettre = composer("echeancier", genre)
    vues = _places(lettre_pdf.rendre(lettre, Fenetre(position, *decalage)))
    for ligne in lettre.destinataire.lignes:
        x, y, corps = vues[imprimable(ligne)]
        haut = (PAGE[1] - y) / mm
        assert x / mm >= GAUCHE - 0.01
        assert (x + largeur(imprimable(ligne), NORMAL, corps)) / mm <= DROITE + 0.01
        assert haut - corps / mm * 0.8 >= HAUT
        assert haut + corps / mm * 0.25 <= BAS


def _places(octets):
    """The place of each run of text of the first page: left and baseline in points, size."""
    charger()
    vues = {}

    def noter(contenu, cm, tm, _police, corps):
        if contenu.strip():
            vues.setdefault(contenu.strip().replace("\u202f", "\uf202"), (tm[4] + cm[4], tm[5] + cm[5], corps))

    PdfReader(BytesIO(octets)).pages[0].extract_text(visitor_text=noter)
    return vues


def test_the_two_positions_differ():
    assert Fenetre(Position.HAUTE).haut < Fenetre(Position.BASSE).haut


@chaque
def test_the_same_letter_gives_the_same_bytes(code):
    lettre = composer(code, "plein")
    for ecrivain in (lettre_pdf, lettre_docx, lettre_odt):
        assert ecrivain.rendre(lettre) == ecrivain.rendre(lettre)
