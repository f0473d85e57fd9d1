"""A mapping edited by hand: each edit acts, or is refused with the words that could have stood there."""

import pytest

from app.classeurs import correspondance_toml
from app.classeurs.errors import CorrespondanceRefusee
from app.classeurs.interpretation import interpreter
from app.classeurs.lecture import ouvrir
from app.classeurs.reconnaissance import completer, reconnaitre
from tests.classeurs import fabrique
from tests.classeurs.lecteur import ANNEE, referentiel

TITRES = ["Date", "Nom", "Prénom", "Entreprise", "Type", "Durée", "Thème"]
ACTE = ["12/03/2025", "Roux", "Zoé", "Verreries", "rdv", 30, "Budget"]
SUIVI = [["Mon suivi", *[""] * 6], [""] * 7, TITRES, ACTE]


@pytest.fixture
def classeur(tmp_path):
    feuilles = {"Suivi 2024": SUIVI, "Suivi 2025": [TITRES, ACTE, ["DATE", *TITRES[1:]], ACTE]}
    return ouvrir(fabrique.ecrire(tmp_path / "suivi.xlsx", feuilles))


def ecrite(classeur):
    proposee = reconnaitre(classeur, referentiel())
    _, suivie = interpreter(classeur, proposee, referentiel(), annee=ANNEE)
    return correspondance_toml.ecrire(suivie, referentiel())


def suivre(classeur, texte):
    proposee = reconnaitre(classeur, referentiel())
    suivie = completer(correspondance_toml.lire(texte), proposee, classeur)
    return interpreter(classeur, suivie, referentiel(), annee=ANNEE)


def refus(classeur, texte):
    with pytest.raises(CorrespondanceRefusee) as refuse:
        suivre(classeur, texte)
    return str(refuse.value.details["raison"])


def test_une_ligne_de_titres_qui_n_a_pas_les_titres_est_refusee_et_la_bonne_est_dite(classeur):
    texte = ecrite(classeur)
    assert "entete = 3" in texte
    raison = refus(classeur, texte.replace("entete = 3", "entete = 1"))
    assert "feuille « Suivi 2024 » : la ligne 1 n’a pas de colonne « Date »" in raison
    assert "écrivez entete = 3" in raison
    assert "s’arrête à la ligne 4" in refus(classeur, texte.replace("entete = 3", "entete = 40"))


def test_une_autre_ligne_qui_a_les_titres_est_suivie(classeur):
    texte = ecrite(classeur)
    assert len(suivre(classeur, texte)[0].actes) == 3
    lecture, suivie = suivre(classeur, texte.replace("entete = 1\n", "entete = 3\n"))
    assert [f.entete for f in suivie.feuilles] == [3, 3]
    assert len(lecture.actes) == 2


def test_sans_ligne_de_titres_elle_est_cherchee(classeur):
    assert suivre(classeur, ecrite(classeur).replace("entete = 3\n", ""))[1].feuilles[0].entete == 3


def test_un_titre_absent_est_refuse_avec_les_titres_de_la_ligne(classeur):
    raison = refus(classeur, ecrite(classeur).replace('"Thème" =', '"Motif" =', 1))
    assert "« Motif » ; titres de cette ligne : « Date », « Nom », « Prénom »" in raison


@pytest.mark.parametrize("sorte", ["interventions", "ignorer"])
def test_une_feuille_qui_n_existe_pas_est_refusee_avec_celles_du_classeur(classeur, sorte):
    texte = ecrite(classeur).replace("Suivi 2024", "Suivi 24").replace('"interventions"', f'"{sorte}"', 1)
    assert "pas de feuille « Suivi 24 » ; ses feuilles : « Suivi 2024 », « Suivi 2025 »" in refus(classeur, texte)
    assert "décrite deux fois" in refus(classeur, ecrite(classeur).replace("Suivi 2024", "Suivi 2025"))


def test_une_feuille_ecartee_garde_ses_colonnes_sans_etre_lue(classeur):
    lecture, _ = suivre(classeur, ecrite(classeur).replace('"interventions"', '"ignorer"', 1))
    assert {a.feuille for a in lecture.actes} == {"Suivi 2025"}


def test_la_correspondance_d_un_csv_sert_au_suivant(tmp_path):
    lignes = "\n".join(";".join(map(str, ligne)) for ligne in (TITRES, ACTE))
    for nom in ("mars.csv", "avril.csv"):
        (tmp_path / nom).write_text(lignes, "utf-8")
    texte = ecrite(ouvrir(tmp_path / "mars.csv"))
    assert len(suivre(ouvrir(tmp_path / "avril.csv"), texte)[0].actes) == 1


def test_les_champs_et_les_codes_permis_sont_ecrits_dans_le_fichier(classeur):
    texte = ecrite(classeur)
    assert "#   interventions : date, heure, numero, nom" in texte
    types, themes = texte.index("[valeurs.types]"), texte.index("[valeurs.themes]")
    for attendu in ("ENT = Entretien ;", "TEL = Téléphone ;", "CAF = Prestations familiales ;"):
        assert types < texte.index(attendu) < themes
    assert texte.index("BUD = Budget et endettement ;") > themes
    assert max(map(len, texte.splitlines())) < 130


@pytest.mark.parametrize(
    ("avant", "apres", "attendus"),
    [
        ('Budget = "BUD"', 'Budget = "ZUT"', ["« ZUT » n’est pas un code de la liste themes", "BUD, LOG, MOB"]),
        ('rdv = "ENT/NR"', 'rdv = "ENT/ZUT"', ["« ZUT » n’est pas un code de la liste canaux", "PER, LIE, TEL"]),
        ('rdv = "ENT/NR"', 'rdv = "ENT/TEL/CAF/X"', ["trois parties au plus"]),
        ('"interventions"', '"salaries"', ["sorte = « salaries »", "entreprises, personnes, effectifs"]),
        ('"minutes" #', '"secondes" #', ["unite_duree = « secondes »", "minutes, heures, jours"]),
        ('= "theme"', '= "themes"', ["« themes » n’existe pas", "date, heure, numero"]),
        ("entete = 3", "entete = 0", ["entete = « 0 »", "le numéro d’une ligne"]),
        ("entete = 3", '"entête" = 3', ["« entête » n’est pas un réglage", "nom, sorte, entete"]),
        ("[valeurs.themes]", "[valeurs.theme]", ["valeurs.theme n’est pas une liste", "types, themes, canaux"]),
        ("entete = 3", "entete = trois", ["ligne {ligne}, colonne 10", "guillemets"]),
        ("entete = 3", "entete 3", ["ligne {ligne}, colonne 8", "le signe « = » manque"]),
        ('nom = "Suivi 2024"', 'nom = "Suivi 2024', ["un guillemet fermant manque"]),
    ],
)  # fmt: skip
def test_un_mot_de_travers_est_refuse_en_francais_avec_ceux_qui_vont(classeur, avant, apres, attendus):
    texte = ecrite(classeur)
    assert avant in texte
    raison = refus(classeur, texte.replace(avant, apres))
    ligne = texte[: texte.index(avant)].count("\n") + 1
    assert [attendu for attendu in attendus if attendu.format(ligne=ligne) not in raison] == []
    assert "valid" not in raison.casefold()


@pytest.mark.parametrize("champ", ["effectif:", "effectif:zut:F", "effectif:sexe:ZUT", "effectif:sexe"])
def test_un_groupe_d_effectif_mal_ecrit_est_refuse(tmp_path, champ):
    clients = {"Clients": [["Entreprise", "Effectif", "Femmes"], ["Verreries", 30, 12]]}
    lu = ouvrir(fabrique.ecrire(tmp_path / "clients.xlsx", clients))
    texte = ecrite(lu)
    assert '"effectif:sexe:F"' in texte
    assert champ in refus(lu, texte.replace('"effectif:sexe:F"', f'"{champ}"')) or champ == "effectif:sexe:ZUT"


def test_un_fichier_qui_s_arrete_en_route_dit_sa_derniere_ligne(classeur):
    assert "ligne 2, colonne 9 (fin du fichier)" in refus(classeur, 'format = "visavis-correspondance/1"\nentete =')
