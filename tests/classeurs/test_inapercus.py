"""What a workbook loses is said; nobody is created from a row that names nobody or is refused."""

import pytest

from app.cli.rapport import texte
from app.domain.imports import Comptes, Constat, LigneRapport, Rapport
from tests.classeurs import fabrique
from tests.classeurs.lecteur import lire, remarques

TITRES = ["Jour", "Salarié", "Client", "Nature de l'acte", "Durée", "Qui l'a envoyé"]
CLIENTS = [["Société", "Ville"], ["Boulangerie Petit", "Flers"], ["Garage Leroy", "Vire"]]


def lecture(tmp_path, *actes, titres=TITRES):
    feuilles = {"Mon suivi": [titres, *actes], "Mes boîtes": CLIENTS}
    return lire(fabrique.ecrire(tmp_path / "essai.xlsx", feuilles))


@pytest.mark.parametrize("titre", ["Qui l'a envoyé", "Envoyé par", "Orientée par", "Adressé par", "Prescripteur"])
def test_qui_l_a_envoye_est_l_origine(tmp_path, titre):
    actes = [
        ["03/03/2025", "DUPONT Jean", "Boulangerie Petit", "entretien", "1h", qui]
        for qui in ("RH", "infirmière", "collègue", "")
    ]
    lue = lecture(tmp_path, *actes, titres=[*TITRES[:5], titre])
    assert [acte.origine for acte in lue.actes] == ["RH", "INF", "COL", "NR"]


def test_une_colonne_remplie_non_reprise_se_dit_avec_son_nombre_de_cellules(tmp_path):
    actes = [["03/03/2025", "DUPONT Jean", "Boulangerie Petit", "entretien", "1h", mot] for mot in ("bleu", "", "vert")]
    lue = lecture(tmp_path, *actes, titres=[*TITRES[:5], "Zzz"])
    perdue = next(r for r in lue.remarques if r.colonne == "Zzz")
    assert (perdue.constat, perdue.feuille, perdue.perdues) == (Constat.IGNORE, "Mon suivi", 2)
    dit = list(texte(Rapport(classeur="c.xlsx", simulation=True, lignes=(perdue,))))
    assert "  ignoré (Mon suivi, ligne 1, Zzz) : colonne non reprise : 2 cellules remplies" in dit


def test_un_groupe_et_une_personne_de_ligne_refusee_ne_sont_pas_crees(tmp_path):
    lue = lecture(
        tmp_path,
        ["31/02/2025", "LEROUX Paul", "Garage Leroy", "entretien", "1h", ""],
        ["15/05/2025", "GROUPE (8 pers.)", "Garage Leroy", "information collective", "1h30", ""],
        ["16/05/2025", "DUPONT Jean", "Garage Leroy", "entretien", "1h", ""],
    )
    assert [p.nom for p in lue.personnes] == ["DUPONT"]
    assert [acte.personnes for acte in lue.actes] == [(), (0,)]


def test_un_nom_cree_dans_deux_entreprises_est_a_verifier(tmp_path):
    lue = lecture(
        tmp_path,
        ["20/05/2025", "BENALI Karim", "Boulangerie Petit", "entretien", "1h", ""],
        ["22/05/2025", "BENALI Karim", "Garage Leroy", "entretien", "1h", ""],
        ["23/05/2025", "BENALI Karim", "Garage Leroy", "entretien", "1h", ""],
    )
    assert len(lue.personnes) == 2
    doublons = [valeur for _, valeur, raison in remarques(lue, Constat.AVERTISSEMENT) if "même nom" in raison]
    assert doublons == ["BENALI Karim"]


def test_une_remarque_sans_lieu_n_a_pas_de_parentheses_et_les_comptes_s_accordent():
    ligne = LigneRapport(constat=Constat.AVERTISSEMENT, feuille="", valeur="Sté inconnue", raison="sans contrat")
    comptes = {"entreprises": Comptes(lus=5, nouveaux=1, reconnus=4), "contrats": Comptes(lus=1, nouveaux=1)}
    dit = list(texte(Rapport(classeur="c.xlsx", simulation=True, lignes=(ligne,), comptes=comptes)))
    assert "  à vérifier « Sté inconnue » : sans contrat" in dit
    assert "  entreprises : 5 lues, 1 nouvelle, 4 déjà connues" in dit
    assert "  contrats : 1 lu, 1 nouveau" in dit
