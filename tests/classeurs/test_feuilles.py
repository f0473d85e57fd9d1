"""Sheets told otherwise: headcounts across, one sheet per entreprise, rows that are not acts."""

from datetime import date

import openpyxl
import pytest

from app.classeurs import correspondance_toml
from app.classeurs.correspondance import Sorte
from app.classeurs.errors import CorrespondanceRefusee, RienReconnu
from app.classeurs.interpretation import Connu, interpreter
from app.classeurs.lecture import ouvrir
from app.classeurs.lues import EntrepriseConnue
from app.classeurs.reconnaissance import completer, reconnaitre
from app.documents.demande_effectifs import Axe, Demande, formulaire
from app.domain.durees import UniteDuree
from app.domain.imports import Constat
from tests.classeurs import fabrique
from tests.classeurs.lecteur import ANNEE, DONNEES, lire, referentiel, remarques

ACTE = ["Date", "Nom", "Prénom", "Entreprise", "Type", "Durée"]


def lecture(tmp_path, **feuilles):
    return lire(fabrique.ecrire(tmp_path / "essai.xlsx", feuilles))


def test_des_effectifs_en_colonnes_se_lisent(tmp_path):
    titres = ["Entreprise", "Effectif total", "Femmes", "Hommes", "Moins de 25 ans", "25-34 ans", "Cadres", "Au"]
    lue = lecture(tmp_path, Clients=[["Entreprise", "Ville"], ["Verreries", "Vire"]],
                  Effectifs=[titres, ["Verreries", 120, 50, 70, 8, "au moins 20", 12, "01/01/2025"]])  # fmt: skip
    vus = {(e.axe, e.modalite): (e.nombre, e.plancher) for e in lue.effectifs}
    assert vus["total", ""] == (120, False)
    assert vus["sexe", "F"] == (50, False)
    assert vus["age", "25-34"] == (20, True)
    assert vus["csp", "CAD"] == (12, False)
    assert len(vus) == 6


def test_un_groupe_inconnu_est_a_decider(tmp_path):
    lignes = [
        ["Entreprise", "Axe", "Modalité", "Effectif"],
        ["Verreries", "Âge", "20 à 29 ans", 12],
        ["Verreries", "Sexe", "F", 9],
    ]
    lue = lecture(tmp_path, Clients=[["Entreprise", "Ville"], ["Verreries", "Vire"]], Effectifs=lignes)
    assert [(e.axe, e.modalite) for e in lue.effectifs] == [("sexe", "F")]
    assert remarques(lue, Constat.A_DECIDER) == [(2, "20 à 29 ans", "groupe non compris")]


def test_une_feuille_par_entreprise_prend_son_nom(tmp_path):
    clients = [["Entreprise", "Effectif"], ["Verreries de la Vire", 30], ["Messageries Bocquet", 20]]
    titres = ["Date", "Nom", "Prénom", "Type", "Durée"]
    lue = lecture(tmp_path, Clients=clients, Verreries=[titres, ["12/03/2025", "Roux", "Zoé", "rdv", 30]],
                  Bocquet=[titres, ["12/03/2025", "Tirel", "Pol", "tel", 15]])  # fmt: skip
    assert [lue.entreprises[a.entreprise].nom for a in lue.actes] == ["Verreries de la Vire", "Messageries Bocquet"]


def test_les_lignes_qui_ne_sont_pas_des_actes_sont_dites(tmp_path):
    lignes = [
        ["MARS", "", "", "", "", ""], ["12/03/2025", "Roux", "Zoé", "Verreries", "rdv", 30], ACTE,
        ["13/03/2025", "", "", "", "", ""], ["Sous-total", "", "", "", "", 30],
        ["", "Roux", "Zoé", "Verreries", "rdv", 30],
        ["31/02/2025", "Roux", "Zoé", "Verreries", "rdv", 30],
    ]  # fmt: skip
    lue = lecture(tmp_path, Suivi=[ACTE, *lignes])
    assert len(lue.actes) == 1
    assert [r[0] for r in remarques(lue, Constat.IGNORE)] == [2, 4, 5, 6]
    assert remarques(lue, Constat.REFUSE) == [(7, "", "date absente"), (8, "31/02/2025", "le 31/02/2025 n’existe pas")]


def test_ce_qui_n_est_pas_compris_est_dit_avec_sa_ligne(tmp_path):
    titres = [*ACTE, "Thème", "Orienté par"]
    lignes = [
        ["12/03/2025", "Roux", "Zoé", "Verreries", "bidule", 30, "zorglub", "Zébulon"],
        ["13/03/2025", "Roux", "Zoé", "Verreries", "rdv", "longtemps", "logt", "RH"],
    ]
    lue = lecture(tmp_path, Suivi=[titres, *lignes])
    assert [(a.nature, a.theme, a.origine, a.a_completer) for a in lue.actes] == [
        ("AUT", "NR", "NR", True),
        ("ENT", "LOG", "RH", True),
    ]
    assert [(r[0], r[1]) for r in remarques(lue, Constat.AVERTISSEMENT)] == [
        (2, "bidule"),
        (2, "zorglub"),
        (2, "Zébulon"),
        (3, "longtemps"),
    ]


@pytest.mark.parametrize(
    ("titre", "nombres", "minutes"),
    [("Durée (min)", [15, 90], [15, 90]), ("Durée (h)", [0.25, 1.5], [15, 90]), ("Temps", [0.25, 1.5], [15, 90]),
     ("Temps", [15, 90], [15, 90])],
)  # fmt: skip
def test_les_nombres_nus_suivent_le_titre_puis_la_distribution(titre, nombres, minutes, tmp_path):
    titres = [*ACTE[:5], titre]
    lue = lecture(tmp_path, Suivi=[titres, *(["12/03/2025", "Roux", "Zoé", "Verreries", "rdv", n] for n in nombres)])
    assert [a.minutes for a in lue.actes] == minutes


def test_une_entreprise_abregee_de_deux_manieres_possibles_est_a_decider(tmp_path):
    clients = [["Entreprise", "Ville"], ["Clinique des Lilas", "Vire"], ["Clinique du Parc", "Flers"]]
    lignes = [["12/03/2025", "Roux", "Zoé", "Clinique", "rdv", 30], ["12/03/2025", "Roux", "Zoé", "Parc", "rdv", 30]]
    lue = lecture(tmp_path, Clients=clients, Suivi=[ACTE, *lignes])
    assert len(lue.actes) == 1
    assert "plusieurs entreprises" in remarques(lue, Constat.A_DECIDER)[0][2]


def test_deux_entreprises_dont_l_une_prolonge_l_autre_restent_deux(tmp_path):
    clients = [["Entreprise", "Ville"], ["Transports Martin Sud", "Vire"], ["Transports Martin", "Flers"]]
    assert (
        len(
            lecture(
                tmp_path, Clients=clients, Suivi=[ACTE, ["12/03/2025", "R", "Z", "Transports Martin", "rdv", 30]]
            ).entreprises
        )
        == 2
    )


def test_un_siret_faux_est_garde_et_dit(tmp_path):
    clients = [["Entreprise", "SIRET"], ["Verreries", "123 456 789 00012"], ["Messageries", "1234"]]
    lue = lecture(tmp_path, Clients=clients)
    assert [e.siret for e in lue.entreprises] == ["12345678900012", ""]
    assert [r[0] for r in remarques(lue, Constat.AVERTISSEMENT)] == [2, 3]


def test_une_feuille_etrangere_est_dite_et_un_classeur_etranger_refuse(tmp_path):
    recettes = [["Ingrédient", "Grammes"], ["farine", 200]]
    lue = lecture(tmp_path, Suivi=[ACTE, ["12/03/2025", "Roux", "Zoé", "Verreries", "rdv", 30]], Recettes=recettes)
    assert [r.feuille for r in lue.remarques if r.constat is Constat.IGNORE] == ["Recettes"]
    with pytest.raises(RienReconnu):
        lecture(tmp_path, Recettes=recettes)


@pytest.mark.parametrize("nom", ["suivi-propre", "suivi-vecu"])
def test_la_correspondance_ecrite_puis_relue_donne_la_meme_lecture(nom):
    classeur = ouvrir(DONNEES / f"{nom}.xlsx")
    proposee = reconnaitre(classeur, referentiel())
    temoin, correspondance = interpreter(classeur, proposee, referentiel(), annee=ANNEE)
    relue = completer(
        correspondance_toml.lire(correspondance_toml.ecrire(correspondance, referentiel())), proposee, classeur
    )
    lue, _ = interpreter(classeur, relue, referentiel(), annee=ANNEE)
    assert (lue.actes, lue.personnes, lue.contrats) == (temoin.actes, temoin.personnes, temoin.contrats)


def test_la_correspondance_dit_ce_que_comptent_les_durees():
    proposee = reconnaitre(ouvrir(DONNEES / "suivi-propre.xlsx"), referentiel())
    assert {f.sorte for f in proposee.feuilles} == set(Sorte) - {Sorte.IGNOREE}
    texte = correspondance_toml.ecrire(proposee, referentiel())
    assert f'unite_duree = "{UniteDuree.MINUTES}" # ce que comptent' in texte


@pytest.mark.parametrize(
    "texte",
    [
        "", "pas du toml =", 'format = "autre/1"', 'format = "visavis-correspondance/1"\nfeuilles = 3',
        'format = "visavis-correspondance/1"\n[[feuilles]]\nnom = "A"\nsorte = "zut"',
        'format = "visavis-correspondance/1"\n[[feuilles]]\nsorte = "personnes"',
        'format = "visavis-correspondance/1"\n[[feuilles]]\nnom = "A"\nentete = 0',
        'format = "visavis-correspondance/1"\n[[feuilles]]\nnom = "A"\nsorte = "personnes"\ncolonnes = { X = "age" }',
        'format = "visavis-correspondance/1"\n[valeurs.themes]\nlogt = 3',
        'format = "visavis-correspondance/1"\nvaleurs = "x"',
    ],
)  # fmt: skip
def test_une_correspondance_mal_ecrite_est_refusee_avec_sa_raison(texte):
    with pytest.raises(CorrespondanceRefusee) as refus:
        correspondance_toml.lire(texte)
    assert refus.value.details["raison"]


def test_la_demande_d_effectifs_remplie_revient_telle_quelle(tmp_path):
    axes = (Axe(libelle="Sexe", modalites=("Femmes", "Hommes")), Axe(libelle="Site", modalites=("Vire",)))
    demande = Demande(entreprise="Verreries de la Vire", au=date(2025, 12, 31), axes=axes)
    chemin = tmp_path / "effectifs.xlsx"
    chemin.write_bytes(formulaire(demande))
    classeur = openpyxl.load_workbook(chemin)
    for ligne in classeur["Effectifs"].iter_rows(min_row=2, max_row=5):
        ligne[3].value = 20 + ligne[3].row
    classeur.save(chemin)
    lue = lire(chemin, Connu(entreprises=(EntrepriseConnue(id=1, nom="Verreries de la Vire"),)))
    vus = [(e.axe, e.modalite, e.nombre, e.au) for e in lue.effectifs]
    fin = date(2025, 12, 31)
    assert vus == [("total", "", 22, fin), ("sexe", "F", 23, fin), ("sexe", "H", 24, fin), ("site", "vire", 25, fin)]


def test_une_forme_juridique_seule_designe_l_entreprise_qu_elle_ouvre(tmp_path):
    clients = [["Entreprise", "Ville"], ["Éts Lagarde et Fils", "Vire"], ["Verreries du Lison", "Flers"]]
    lue = lecture(tmp_path, Clients=clients, Suivi=[ACTE, ["12/03/2025", "Roux", "Zoé", "Éts", "rdv", 30]])
    assert [e.nom for e in lue.entreprises] == ["Éts Lagarde et Fils", "Verreries du Lison"]
    assert [acte.entreprise for acte in lue.actes] == [0]
