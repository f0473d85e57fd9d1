"""Headcounts that contradict each other are told; those that may hold are not; nothing absent is counted."""

from datetime import date

import pytest

from app.domain.imports import Constat
from tests.classeurs import fabrique

CLIENTS = [["Entreprise", "Ville"], ["Verreries", "Vire"]]
TITRES = ["Entreprise", "Axe", "Modalité", "Effectif", "Au"]


def effectifs(*groupes, au="31/12/2025"):
    return [TITRES, *(["Verreries", axe, modalite, nombre, au] for axe, modalite, nombre in groupes)]


@pytest.fixture
def importer(session, tmp_path):
    def importer(lignes, nom="effectifs.xlsx"):
        feuilles = {"Clients": CLIENTS, "Effectifs": lignes}
        return session.imports.importer(fabrique.ecrire(tmp_path / nom, feuilles))[0]

    return importer


def verifier(rapport):
    return [(r.feuille, r.ligne, r.raison) for r in rapport.lignes if r.constat is Constat.AVERTISSEMENT]


def test_des_groupes_qui_depassent_l_ensemble_sont_a_verifier_avec_les_deux_nombres(importer):
    lignes = effectifs(("Ensemble", "Ensemble", 412), ("Sexe", "Femmes", 999), ("CSP", "Cadres", 400))
    attendu = "au 31/12/2025, les groupes de « Sexe » font 999 (ligne 3), plus que l’ensemble : 412 (ligne 2)"
    assert verifier(importer(lignes)) == [("Effectifs", 3, attendu)]


def test_l_ensemble_deja_connu_compte_aussi(importer):
    importer(effectifs(("Ensemble", "Ensemble", 40)))
    rapport = importer(effectifs(("Sexe", "Femmes", 30), ("Sexe", "Hommes", 20)), "suite.xlsx")
    ((_, _, raison),) = verifier(rapport)
    assert "font 50 (lignes 2 et 3), plus que l’ensemble : 40 (déjà dans le coffre)" in raison


@pytest.mark.parametrize("total", [50, 60, "au moins 20", None])
def test_des_groupes_qui_tiennent_dans_l_ensemble_ne_sont_pas_signales(importer, total):
    ensemble = [("Ensemble", "Ensemble", total)] if total else []
    assert verifier(importer(effectifs(*ensemble, ("Sexe", "Femmes", 30), ("Sexe", "Hommes", 20)))) == []


def test_une_autre_date_n_est_pas_comparee(importer):
    importer(effectifs(("Ensemble", "Ensemble", 40), au="31/12/2024"))
    assert verifier(importer(effectifs(("Sexe", "Femmes", 50)), "suite.xlsx")) == []


def test_un_classeur_d_effectifs_ne_compte_pas_d_interventions(importer, session):
    rapport = importer(effectifs(("Ensemble", "Ensemble", 412)))
    assert set(rapport.comptes) == {"entreprises", "effectifs"}
    (effectif,) = session.entreprises.effectifs.toutes()
    assert (effectif.nombre, effectif.au) == (412, date(2025, 12, 31))
