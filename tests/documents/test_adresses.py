"""Envelopes and labels: each address in its place, whole, inside its paper."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from app.documents.enveloppe import TAILLES, Enveloppe, enveloppes, page_essai
from app.documents.etiquettes import PLANCHES, etiquettes
from app.documents.fenetre import Fenetre, mm
from app.documents.polices import NORMAL, imprimable, largeur
from app.documents.typography import PAGE
from app.domain.courriers.adresses import bloc
from tests.documents.lire_pdf import texte

CAF = bloc(("CAF",), "1 rue X", "69000", "Lyon")
LONGUE = bloc(
    ("CAISSE PRIMAIRE D ASSURANCE MALADIE MM", "Service des prestations en espèces WWW", "Madame de La Rochefoucauld"),
    "Bâtiment des Grands Augustins\n123 avenue du Maréchal de Lattre", "69409", "Sainte-Foy-lès-Lyon Cedex 03",
)  # fmt: skip
EXPEDITEUR = ("Anne Roy", "Assistante de service social", "1 rue des Lilas, 69000 Lyon", "06 12 34 56 78")
chaque_planche = pytest.mark.parametrize("code", PLANCHES)
chaque_taille = pytest.mark.parametrize("taille", Enveloppe)


def _traces(page):
    """Return each run of text of a page: its words, left, baseline and right end, in mm."""
    vus = []

    def noter(contenu, cm, tm, _police, corps):
        if contenu.strip():
            x = tm[4] + cm[4]
            fin = x + largeur(imprimable(contenu.strip()), NORMAL, corps)
            vus.append((contenu.strip(), x / mm, (tm[5] + cm[5]) / mm, fin / mm, corps))

    page.extract_text(visitor_text=noter)
    return vus


@chaque_planche
def test_every_line_of_a_label_stays_inside_its_label(code):
    planche = PLANCHES[code]
    page = PdfReader(BytesIO(etiquettes([LONGUE] * planche.places, planche))).pages[0]
    traces = _traces(page)
    assert len(traces) == planche.places * len(LONGUE.lignes)
    for rang, (dit, x, base, fin, corps) in enumerate(traces):
        gauche, haut = planche.coin(rang // len(LONGUE.lignes))
        ecart = PAGE[1] / mm - base - haut
        assert gauche + 4.9 <= x, dit
        assert fin <= gauche + planche.largeur - 4.9, dit
        assert corps / mm * 0.7 + 1 <= ecart <= planche.hauteur - corps / mm * 0.25 - 1, dit


@chaque_planche
def test_the_labels_of_a_cut_hold_on_the_sheet(code):
    planche = PLANCHES[code]
    x, y = planche.coin(planche.places - 1)
    assert 2 * planche.gauche + (planche.colonnes - 1) * planche.pas + planche.largeur == pytest.approx(210, abs=0.11)
    assert x + planche.largeur <= 210.01
    assert y + planche.hauteur + planche.haut == pytest.approx(297, abs=0.11)
    assert int(code) == planche.places


@pytest.mark.parametrize(("depart", "attendu"), [(0, [14, 6]), (10, [4, 14, 2]), (13, [1, 14, 5]), (14, [14, 6])])
def test_the_places_already_used_stay_blank(depart, attendu):
    assert [
        page.extract_text().count("69000 LYON")
        for page in PdfReader(BytesIO(etiquettes([CAF] * 20, depart=depart))).pages
    ] == attendu


@chaque_taille
def test_an_envelope_has_its_size_and_room_around_its_address(taille):
    large, haute = TAILLES[taille]
    lue = PdfReader(BytesIO(enveloppes(EXPEDITEUR, [LONGUE, CAF], taille)))
    assert len(lue.pages) == 2
    for page in lue.pages:
        assert float(page.mediabox.width) / mm == pytest.approx(large, abs=0.05)
        assert float(page.mediabox.height) / mm == pytest.approx(haute, abs=0.05)
    traces = _traces(lue.pages[0])
    vers = [trace for trace in traces if trace[0] in {imprimable(ligne) for ligne in LONGUE.lignes}]
    assert len(vers) == len(LONGUE.lignes)
    assert all(x >= large * 0.45 and fin <= large - 9.9 and base >= 20 for _, x, base, fin, _ in vers)
    de = [trace for trace in traces if trace not in vers]
    assert all(fin <= large / 2 and base > max(t[2] for t in vers) + 4 for _, _, base, fin, _ in de)


def test_the_test_page_says_how_to_fold():
    assert "plier" in texte(page_essai(Fenetre()))
