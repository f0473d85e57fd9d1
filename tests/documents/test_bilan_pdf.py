import hashlib
import json
import os
import re
import subprocess
import sys
import time
from io import BytesIO
from types import SimpleNamespace

import pikepdf
import pytest

from app.bilan import formats
from app.bilan.document import Statut, Texte
from app.bilan.json import octets
from app.documents import bilan_pdf, bilan_xlsx
from app.documents.bilan_grilles import annees, grille, grille_mois, mensuel
from app.documents.bilan_plan import SECTIONS
from app.documents.profil import srgb
from tests.bilan.exemples import TAILLES, bilan
from tests.documents.exemples import TABLEAUX, fonderies, petit
from tests.documents.lire_pdf import entetes_seuls, marques, parcourir, peintures_sans_marque, polices, structure, texte

NBSP = "\u00a0"
MODELE = """Bilan à blanc
L’année en une page Bilan d’activité Année Version données du Indicateur Ensemble Trait gris % des
de l’effectif reçues accompagnées Reçues Accompagnées Nombre Personnes Heures Rubrique en du au n.c.
· / : EXEMPLE Exemple, données fictives bilan à blanc, ne pas remettre Bilan Catégorie
socioprofessionnelle Problématique principale Origine de la demande Canal Nature Suite Sexe Âge Site
janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."""


@pytest.fixture(scope="module")
def complet():
    return bilan_pdf.imprimer(fonderies())


@pytest.fixture(scope="module")
def a_blanc():
    return bilan_pdf.imprimer(petit(statut=Statut.A_BLANC, exemple=True))


def mots(phrase):
    return set(re.split(r"\s+", phrase.replace("…", " "))) - {""}


def test_every_font_is_embedded_and_none_is_a_stranger(complet, a_blanc):
    for document in (complet, a_blanc):
        assert polices(document)
        assert all(incorporee and "SourceSans3" in nom for nom, incorporee in polices(document))


def test_all_that_is_painted_is_content_or_decoration(complet):
    assert peintures_sans_marque(complet) == []


def test_every_mark_has_its_element(complet):
    for trouves, connus in marques(complet):
        assert sorted(trouves) == list(range(connus))


def test_the_structure_is_a_document_with_headings_tables_and_figures(complet):
    (racine,) = structure(complet)
    types = {noeud[0] for noeud in parcourir([racine])}
    assert racine[0] == "Document"
    assert {"H1", "H2", "P", "Table", "TR", "TH", "TD", "Figure", "TOC"} <= types


def test_every_figure_has_an_alternative_text(complet):
    figures = [noeud for noeud in parcourir(structure(complet)) if noeud[0] == "Figure"]
    assert figures
    assert all(len(noeud[1]["alt"]) > 20 for noeud in figures)


def test_every_table_is_regular_and_its_heads_have_a_scope(complet):
    tables = [noeud for noeud in parcourir(structure(complet)) if noeud[0] == "Table"]
    assert len(tables) >= len(TABLEAUX)
    for _, _, rangees in tables:
        assert len({len(rangee[2]) for rangee in rangees}) == 1
        assert {tete[1]["portee"] for tete in rangees[0][2]} == {"/Column"}
        assert all(rangee[2][0][1]["portee"] == "/Row" for rangee in rangees[1:])


def test_language_title_and_colour_are_declared(complet):
    with pikepdf.open(BytesIO(complet)) as pdf:
        assert str(pdf.Root.Lang) == "fr-FR"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes() == srgb()
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_the_colour_profile_never_changes():
    assert hashlib.sha256(srgb()).hexdigest() == "965c6ff66d3766e9577d3d687b06ec424445754612d7d7267c7b4e03889b59de"


def test_metadata_tell_the_title_and_nothing_else(complet):
    with pikepdf.open(BytesIO(complet)) as pdf:
        assert set(pdf.docinfo.keys()) == {"/Title"}
        xmp = pdf.Root.Metadata.read_bytes().decode()
    assert "Fonderies du Val d’Orne" in xmp
    assert not re.search(r"(?i)reportlab|pikepdf|qpdf|producer|creat|modify|/home|20\d\d-\d\d", xmp)


def test_no_tool_and_no_path_is_named_in_the_file(complet):
    with pikepdf.open(BytesIO(complet)) as pdf:
        brut = b"".join(o.read_raw_bytes() + o.unparse() for o in pdf.objects if isinstance(o, pikepdf.Stream))
        brut += b"".join(o.unparse(resolved=False) for o in pdf.objects if not isinstance(o, pikepdf.Stream))
    assert not re.search(rb"(?i)reportlab|pikepdf|resources/fonts|\.ttf", brut)


def test_the_same_bilan_gives_the_same_bytes(complet):
    assert bilan_pdf.imprimer(fonderies()) == complet


def test_the_same_bytes_in_another_process(complet):
    programme = (
        "import hashlib; from app.documents import bilan_pdf; from tests.documents.exemples import fonderies;"
        "print(hashlib.sha256(bilan_pdf.imprimer(fonderies())).hexdigest())"
    )
    environnement = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    sortie = subprocess.run(
        [sys.executable, "-c", programme], env=environnement, capture_output=True, text=True, check=True
    )
    assert sortie.stdout.strip() == hashlib.sha256(complet).hexdigest()


@pytest.mark.parametrize("contenu", [fonderies(), petit(statut=Statut.A_BLANC, exemple=True)], ids=["complet", "petit"])
def test_every_printed_word_is_in_the_public_json_or_in_the_fixed_headings(contenu):
    imprime = mots(texte(bilan_pdf.imprimer(contenu)))
    json_public = octets(contenu).decode()
    permis = mots(json_public.replace('"', " ").replace(",\n", " \n"))
    permis |= mots(MODELE) | mots(" ".join(SECTIONS.values()))
    permis |= {
        valeur for t in contenu.tableaux for x in grille(contenu, t).lignes for v in x.valeurs for valeur in mots(v)
    }
    avant = {m for i in contenu.indicateurs if i.n_1 is not None for m in mots(formats.valeur(i.n_1, i.unite))}
    permis |= avant | {str(annee) for annee in annees(contenu)} | {f"{annees(contenu)[1]}."}
    permis |= {mot.capitalize() for mot in permis} | {str(n) for n in range(1, 12)}
    assert {m for m in imprime if m not in permis and m.rstrip(",.") not in permis} == set()


def test_all_the_words_of_every_table_are_printed(complet):
    imprime = mots(texte(complet))
    for tableau in TABLEAUX:
        dessin = grille_mois(fonderies(), tableau) if mensuel(tableau) else grille(fonderies(), tableau)
        attendus = {m for ligne in dessin.lignes for t in (ligne.libelle, *ligne.valeurs) for m in mots(t)}
        assert attendus <= imprime


def test_narrow_spaces_survive_in_the_extracted_text(complet):
    assert "1\u202f318" in texte(complet)
    assert "\uf202" not in texte(complet)


def test_each_page_says_whose_it_is_and_its_number(complet):
    with pikepdf.open(BytesIO(complet)) as pdf:
        total = len(pdf.pages)
    imprime = texte(complet)
    assert all(f"{numero} / {total}" in imprime for numero in range(1, total + 1))
    assert imprime.count("Bilan d’activité 2025 · Fonderies du Val d’Orne") == total - 1


def test_a_bilan_a_blanc_says_so_on_every_page(a_blanc):
    with pikepdf.open(BytesIO(a_blanc)) as pdf:
        total = len(pdf.pages)
    assert texte(a_blanc).count("bilan à blanc, ne pas remettre") == total
    assert texte(a_blanc).count("EXEMPLE") == total


def test_a_frozen_bilan_has_no_watermark(complet):
    assert "ne pas remettre" not in texte(complet)


def test_bookmarks_name_the_sections(complet):
    with pikepdf.open(BytesIO(complet)) as pdf, pdf.open_outline() as plan:
        assert [s.title for s in plan.root][:2] == ["L’année en une page", "Cadre de l’intervention"]


def test_an_unknown_table_and_an_unknown_section_are_still_printed():
    inconnu = TABLEAUX[0].__class__(
        **{n: getattr(TABLEAUX[0], n) for n in TABLEAUX[0].__slots__} | {"id": "nouveaute", "titre": "Table nouvelle"}
    )
    contenu = fonderies(tableaux=(inconnu,), textes=(Texte(section="vignette", texte="Exemple fictif."),))
    imprime = texte(bilan_pdf.imprimer(contenu))
    assert "Table nouvelle" in imprime
    assert "Exemple fictif." in imprime


def test_a_bilan_with_nothing_but_its_name_is_printed():
    vide = fonderies(indicateurs=(), tableaux=(), textes=())
    assert "Fonderies" in texte(bilan_pdf.imprimer(vide))


def test_a_bilan_is_printed_in_little_time(complet):
    debut = time.perf_counter()
    bilan_pdf.imprimer(fonderies())
    assert time.perf_counter() - debut < 1.5


def test_only_an_audited_bilan_is_printed():
    for rendre in (bilan_pdf.rendre, bilan_xlsx.rendre):
        with pytest.raises(TypeError):
            rendre(SimpleNamespace(contenu=fonderies()))


@pytest.mark.parametrize("taille", TAILLES)
def test_the_engine_s_own_bilans_are_printed_whole(taille):
    audite = bilan(taille)
    document = bilan_pdf.rendre(audite)
    imprime = mots(texte(document))
    assert peintures_sans_marque(document) == []
    assert entetes_seuls(document) == []
    for tableau in audite.contenu.tableaux:
        assert {m for m in mots(tableau.titre) if m.isalpha()} <= imprime
        assert {c.affiche.replace(NBSP, " ").split()[0] for c in tableau.cellules} <= imprime


def test_no_heading_is_left_alone_at_the_foot_of_a_page(complet):
    assert entetes_seuls(complet) == []


def test_the_json_used_here_is_the_public_form():
    assert json.loads(octets(fonderies()))["format"] == "visavis-bilan/1"
