"""A price column in free words: understood whole, or left empty and told; never half guessed."""

import pytest

from app.classeurs import clauses, tarifs
from app.domain.contrats import Mode, Unite
from app.domain.imports import Constat
from tests.classeurs import fabrique
from tests.classeurs.lecteur import lire
from tests.classeurs.lecteur import remarques as dites


@pytest.mark.parametrize(
    ("cellule", "mode", "volume", "unite", "prix"),
    [
        ("forfait 2 000 € / an", Mode.FORFAIT, 100, Unite.FORFAIT, 200_000),
        ("10 heures à 75 €", Mode.HEURE, 1000, Unite.HEURES, 7500),
        ("10 heures par mois à 75 €/h HT", Mode.HEURE, 12000, Unite.HEURES, 7500),
        ("24 1/2 journées par an à 340 €", Mode.PERMANENCE, 2400, Unite.DEMI_JOURNEES, 34000),
        ("340 € la demi-journée", Mode.PERMANENCE, None, Unite.DEMI_JOURNEES, 34000),
        ("35 € par salarié et par an", Mode.PAR_SALARIE, None, Unite.SALARIES, 3500),
        ("72,50 € HT", None, None, None, 7250),
        (72.0, None, None, None, 7200),
    ],
)
def test_un_tarif_en_mots_dit_son_mode_son_volume_et_son_prix(cellule, mode, volume, unite, prix):
    tarif = tarifs.lire(cellule)
    lues = tarif.clauses
    assert (lues.mode, lues.volume, lues.unite, lues.prix, tarif.doute) == (mode, volume, unite, prix, "")


@pytest.mark.parametrize(
    "cellule",
    [
        "2 000 € / an", "forfait 1 000 € / mois", "70 à 80 € / h", "75 € le samedi", "20 h pour 1 500 €", "2 k€",
        "10 heures, 500 € la demi-journée", "10 h à 750 € / an", "1 500 € les 20 h", "environ 75 €/h", "gratuit",
    ],
)  # fmt: skip
def test_un_tarif_qui_n_est_pas_sur_reste_vide_et_le_dit(cellule):
    tarif = tarifs.lire(cellule)
    assert tarif.clauses == clauses.Clauses()
    assert tarif.doute


@pytest.mark.parametrize("texte", ["20 h pour 1 500 €", "10 heures, 500 € la demi-journée", "forfait 1 000 € / mois"])
def test_un_contrat_dont_le_prix_n_est_pas_celui_de_l_unite_n_a_pas_de_prix(texte):
    lues = clauses.lire(texte)
    assert lues.prix is None
    assert lues.doutes


@pytest.mark.parametrize("titre", ["Tarif", "Tarif, conditions"])
def test_la_colonne_du_tarif_donne_les_conditions(tmp_path, titre):
    lignes = [
        ["Société", "Ville", titre],
        ["Boulangerie Petit", "Flers", "forfait 2 000 € / an"],
        ["Garage Leroy", "Vire", "10 heures à 75 €"],
        ["Scierie Hamel", "Vire", "à négocier vers 70 €"],
    ]
    lue = lire(fabrique.ecrire(tmp_path / "essai.xlsx", {"Mes boîtes": lignes}))
    forfait, heures, _ = lue.contrats
    assert (forfait.mode, forfait.volume, forfait.unite, forfait.prix) == (Mode.FORFAIT, 100, Unite.FORFAIT, 200_000)
    assert (heures.mode, heures.volume, heures.unite, heures.prix) == (Mode.HEURE, 1000, Unite.HEURES, 7500)
    assert {ligne for ligne, _, _ in dites(lue, Constat.AVERTISSEMENT)} == {4}


def test_un_tarif_que_le_volume_contredit_n_est_pas_repris(tmp_path):
    lignes = [["Société", "Volume", "Unité", "Tarif"], ["Garage Leroy", 20, "heures", "10 heures à 75 €"]]
    lue = lire(fabrique.ecrire(tmp_path / "essai.xlsx", {"Clients": lignes}))
    contrat = lue.contrats[0]
    assert (contrat.volume, contrat.unite, contrat.prix) == (2000, Unite.HEURES, None)
    raisons = [raison for _, _, raison in dites(lue, Constat.AVERTISSEMENT)]
    assert raisons == ["tarif en désaccord avec les autres colonnes, rien n’en est repris"]
