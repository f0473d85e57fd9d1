import re
import zipfile
from datetime import date
from io import BytesIO

import openpyxl
import pytest

from app.bilan.json import octets
from app.documents import bilan_xlsx, demande_effectifs, rapport_import
from app.documents.bilan_grilles import annees
from app.documents.demande_effectifs import Axe, Demande
from app.domain.imports import Comptes, Constat, LigneRapport, Rapport
from tests.documents.exemples import TABLEAUX, fonderies
from tests.documents.fabrique import liste
from tests.documents.lire_pdf import peintures_sans_marque, polices, texte
from tests.documents.test_bilan_pdf import MODELE, mots

DEMANDE = Demande(
    entreprise="Fonderies du Val d’Orne",
    au=date(2026, 1, 1),
    axes=(
        Axe(libelle="Sexe", modalites=("Femmes", "Hommes")),
        Axe(libelle="Âge", modalites=("Moins de 25 ans", "25 à 34 ans", "55 ans et plus")),
    ),
    praticienne="Claire Exemple",
    reponse_avant=date(2025, 12, 31),
)
RAPPORT = Rapport(
    classeur="suivi.xlsx",
    simulation=True,
    comptes={"interventions": Comptes(lus=1242, nouveaux=1240, refuses=2)},
    lignes=(
        LigneRapport(
            constat=Constat.REFUSE, feuille="2025", ligne=17, colonne="Date", valeur="=1+1", raison="date illisible"
        ),
        LigneRapport(constat=Constat.A_DECIDER, feuille="2025", raison="feuille sans titre"),
    ),
)


def ouvrir(document):
    return openpyxl.load_workbook(BytesIO(document))


def valeurs(document):
    return [
        c.value for feuille in ouvrir(document) for rang in feuille.iter_rows() for c in rang if c.value is not None
    ]


def parties(document):
    with zipfile.ZipFile(BytesIO(document)) as archive:
        return {nom: archive.read(nom).decode() for nom in archive.namelist()}


@pytest.fixture(scope="module")
def classeur():
    return bilan_xlsx.ecrire(fonderies())


def test_there_is_one_sheet_per_table_and_a_summary(classeur):
    assert len(ouvrir(classeur).sheetnames) == len(TABLEAUX) + 1


def test_every_word_is_in_the_public_json_or_in_the_fixed_headings(classeur):
    permis = mots(octets(fonderies()).decode().replace('"', " ").replace(",\n", " \n")) | mots(MODELE)
    permis |= set(annees(fonderies())) | {"Synthèse", "Montant"}
    permis |= {m.capitalize() for m in permis}
    ecrits = {m for v in valeurs(classeur) if isinstance(v, str) for m in mots(v)}
    assert {m for m in ecrits if m not in permis and m.rstrip(",.") not in permis} <= {"195", "204"}


def test_a_printed_number_is_a_number_and_no_more(classeur):
    nombres = {v for v in valeurs(classeur) if isinstance(v, int | float)}
    publics = {int(n) for n in re.findall(r": (\d+)", octets(fonderies()).decode())}
    assert nombres <= publics | {2024, 2025}
    assert 1318 in nombres


def test_what_is_not_given_is_written_as_printed(classeur):
    assert "n.c." in valeurs(classeur)


def test_nothing_is_hidden_and_nothing_computes(classeur):
    for nom, contenu in parties(classeur).items():
        assert "hidden" not in contenu, nom
        assert "<f>" not in contenu, nom
        assert "externalLink" not in contenu, nom


def test_metadata_are_neutral_and_frozen(classeur):
    proprietes = parties(classeur)["docProps/core.xml"]
    assert set(re.findall(r"\d{4}-\d\d-\d\d", proprietes)) == {"2000-01-01"}
    assert "<dc:creator></dc:creator>" in proprietes


def test_the_same_content_gives_the_same_bytes(classeur):
    assert bilan_xlsx.ecrire(fonderies()) == classeur
    assert demande_effectifs.formulaire(DEMANDE) == demande_effectifs.formulaire(DEMANDE)
    assert rapport_import.rendre(RAPPORT) == rapport_import.rendre(RAPPORT)


def test_a_label_that_looks_like_a_formula_is_a_text():
    tableau = liste("csp", "=1+1", [("=cmd|' /C calc'!A0", 12, 9), ("+33", 20, 8), ("@x", 9, 7), ("-2", 30, 7)])
    document = bilan_xlsx.ecrire(fonderies(tableaux=(tableau,), entreprise="=HYPERLINK(1)"))
    assert {"=cmd|' /C calc'!A0", "+33", "@x", "-2"} <= set(valeurs(document))
    assert all("<f>" not in contenu for contenu in parties(document).values())


def test_two_tables_of_one_title_have_two_sheets():
    memes = tuple(
        liste(f"csp{n}", "Un titre : bien [trop] long pour le nom d’une feuille", [("a", 9, 9)]) for n in range(3)
    )
    noms = ouvrir(bilan_xlsx.ecrire(fonderies(tableaux=memes))).sheetnames
    assert len({n.casefold() for n in noms}) == 4
    assert all(len(n) <= 31 for n in noms)


def test_the_form_has_the_columns_the_import_reads_and_every_group():
    feuille = ouvrir(demande_effectifs.formulaire(DEMANDE))["Effectifs"]
    rangees = list(feuille.iter_rows(values_only=True))
    assert rangees[0] == ("Entreprise", "Axe", "Modalité", "Effectif", "Au")
    assert [r[1:3] for r in rangees[2:]] == [
        ("Sexe", "Femmes"),
        ("Sexe", "Hommes"),
        ("Âge", "Moins de 25 ans"),
        ("Âge", "25 à 34 ans"),
        ("Âge", "55 ans et plus"),
    ]
    assert {r[0] for r in rangees[1:]} == {"Fonderies du Val d’Orne"}
    assert {r[3] for r in rangees[1:]} == {None}
    assert {r[4].date() for r in rangees[1:]} == {date(2026, 1, 1)}


def test_the_letter_is_one_tagged_page_with_every_group():
    lettre = demande_effectifs.lettre(DEMANDE)
    assert "1 / 1" in texte(lettre)
    assert {"Femmes", "Hommes", "25", "55"} <= mots(texte(lettre))
    assert peintures_sans_marque(lettre) == []
    assert all(incorporee for _, incorporee in polices(lettre))


def test_a_letter_with_too_many_groups_loses_none():
    sites = Axe(libelle="Site", modalites=tuple(f"Site numéro {n}." for n in range(80)))
    lettre = texte(demande_effectifs.lettre(Demande(entreprise="E", au=date(2026, 1, 1), axes=(*DEMANDE.axes, sites))))
    assert all(f"numéro {n}." in lettre for n in range(80))


def test_the_report_gives_sheet_row_column_and_reason():
    feuille = ouvrir(rapport_import.rendre(RAPPORT))["Lignes"]
    rangees = list(feuille.iter_rows(values_only=True))
    assert rangees[1] == ("refusé", "2025", 17, "Date", "=1+1", "date illisible")
    assert rangees[2] == ("à décider", "2025", None, None, None, "feuille sans titre")


def test_the_report_counts_each_kind():
    rangees = list(ouvrir(rapport_import.rendre(RAPPORT))["Résumé"].iter_rows(values_only=True))
    assert ("interventions", 1242, 1240, 0, 0, 0, 2) in rangees
