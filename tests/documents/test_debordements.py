"""Nothing leaves the margins, nothing a company is called can hurt a page."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.bilan.document import Unite
from app.documents import bilan_pdf, bilan_xlsx
from app.documents.polices import DEMI, FINE, FINE_INTERNE, GRAS, ITALIQUE, LEGER, NORMAL, imprimable, largeur
from app.documents.toile import Toile
from app.documents.typography import MARGE_X, MARGE_Y, PAGE, couper
from tests.documents.exemples import INDICATEURS, fonderies
from tests.documents.fabrique import croise, liste
from tests.documents.lire_pdf import parcourir, peintures_sans_marque, structure, texte

LONG = "Difficultés administratives persistantes auprès des organismes de protection sociale et assimilés"
MOT_LONG = "Anticonstitutionnellementhospitalouniversitairedechirurgieorthopediqueinterregionale" + "x" * 20


@pytest.fixture
def lignes_dessinees(monkeypatch):
    """Every line of text drawn: (left, right, baseline) in page coordinates."""
    tracees = []
    dessiner = Toile.texte

    def espion(toile, x, y, contenu, police, corps, couleur):
        gauche, bas = toile.absolutePosition(x, y)
        droite, autre = toile.absolutePosition(x + largeur(contenu, police, corps), y)
        if abs(bas - autre) < 0.01:
            tracees.append((gauche, droite, bas, contenu))
        dessiner(toile, x, y, contenu, police, corps, couleur)

    monkeypatch.setattr(Toile, "texte", espion)
    return tracees


def hors_marges(tracees):
    return [
        t
        for t in tracees
        if t[0] < MARGE_X - 0.5 or t[1] > PAGE[0] - MARGE_X + 0.5 or not MARGE_Y - 1 < t[2] < PAGE[1] - MARGE_Y
    ]


def rendre(*tableaux, **autres):
    return bilan_pdf.imprimer(fonderies(tableaux=tableaux, **autres))


def test_labels_of_ninety_characters_stay_inside(lignes_dessinees):
    tableau = liste("theme_principal", LONG, [(f"{LONG} {n}", 40 - n, 30 + n, 9) for n in range(8)], code="theme")
    rendre(tableau)
    assert hors_marges(lignes_dessinees) == []


def test_a_word_without_end_is_cut(lignes_dessinees):
    rendre(liste("csp", MOT_LONG, [(MOT_LONG, 12, 9), ("Employés", 20, 8)]), entreprise=MOT_LONG)
    assert hors_marges(lignes_dessinees) == []


def test_thirty_lines_are_printed_over_two_pages_with_their_head(lignes_dessinees):
    tableau = liste("csp", "Catégories", [(f"Catégorie numéro {n}", 10 + n, 9 + n) for n in range(60)])
    document = rendre(tableau)
    assert hors_marges(lignes_dessinees) == []
    imprime = texte(document) + "\n"
    assert all(f"Catégorie numéro {n}\n" in imprime for n in range(60))
    (table,) = [x for x in parcourir(structure(document)) if x[0] == "Table" and len(x[2]) > 50]
    assert len(table[2]) == 62
    assert peintures_sans_marque(document) == []


def test_a_cross_of_twelve_columns_stays_inside(lignes_dessinees):
    colonnes = [f"Établissement de Saint-Germain {n}" for n in range(12)]
    valeurs = [[1000 + n for n in range(13)] for _ in range(6)]
    rendre(croise("theme_x_site", "Problématiques selon le site", [f"{LONG} {n}" for n in range(5)], colonnes, valeurs))
    assert hors_marges(lignes_dessinees) == []


def test_key_figures_with_long_labels_stay_inside(lignes_dessinees):
    longs = tuple(replace(i, libelle=LONG, affiche="12\u202f345\u202f678\u00a0€") for i in INDICATEURS)
    rendre(indicateurs=longs)
    assert hors_marges(lignes_dessinees) == []


def test_months_stay_inside(lignes_dessinees):
    mois = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
    rendre(
        liste(
            "heures_presence_mois", "Heures", [(m, 60 * 1234, 60 * 999) for m in mois], unite=Unite.MINUTES, code="mois"
        )
    )
    assert hors_marges(lignes_dessinees) == []


@pytest.mark.parametrize(
    "nom",
    [
        "<b>Forge</b> & fils",
        "Forge \u202egrof",
        "Forge 🔥",
        "Forge\x00\x07",
        '=HYPERLINK("http://x")',
        "a" * 300,
        "合同会社",
        "]]>",
    ],
)
def test_a_hostile_name_is_inert(nom, lignes_dessinees):
    contenu = fonderies(entreprise=nom)
    imprime = texte(bilan_pdf.imprimer(contenu))
    assert hors_marges(lignes_dessinees) == []
    assert not {"\u202e", "\x00", "\x07"} & set(imprime)
    assert bilan_xlsx.ecrire(contenu)


def test_markup_in_a_name_is_printed_as_typed():
    assert "<b>Forge</b> & fils" in texte(rendre(entreprise="<b>Forge</b> & fils"))


@given(st.text(max_size=40))
@settings(deadline=None)
def test_whatever_is_typed_every_glyph_exists(saisie):
    from reportlab.pdfbase import pdfmetrics

    for caractere in imprimable(saisie):
        assert all(
            ord(caractere) in pdfmetrics.getFont(p).face.charToGlyph for p in (LEGER, NORMAL, DEMI, GRAS, ITALIQUE)
        )


def test_french_needs_no_substitute():
    francais = "ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸÆŒàâäçéèêëîïôöùûüÿæœ«»’–—…€%°·×✓→ 0123456789\u00a0"
    assert imprimable(francais) == francais
    assert imprimable(FINE) == FINE_INTERNE


def test_figures_have_one_width_in_each_weight():
    for police in (LEGER, NORMAL, DEMI, GRAS, ITALIQUE):
        assert len({largeur(chiffre, police, 10) for chiffre in "0123456789"}) == 1


@given(st.text(st.sampled_from("abcdefghijé- "), max_size=200), st.integers(20, 200))
@settings(deadline=None)
def test_broken_lines_fit_and_lose_nothing(phrase, place):
    lignes = couper(phrase, NORMAL, 10, place)
    assert all(largeur(ligne, NORMAL, 10) <= place for ligne in lignes)
    assert "".join(lignes).replace("-", "").replace(" ", "") == phrase.replace("-", "").replace(" ", "")


def test_a_narrow_space_never_breaks_a_line():
    lignes = couper(imprimable("environ 14\u202f200\u00a0€ obtenus"), NORMAL, 10, 60)
    assert any(f"14{FINE_INTERNE}200" in ligne for ligne in lignes)
