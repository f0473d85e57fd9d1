import pytest

from app.classeurs import cellules, clauses
from app.classeurs.noms import Nom, cles, separer, une_faute
from app.classeurs.referentiel import Referentiel, Type
from app.classeurs.synonymes import Lexique, canaux, cle, organismes, synonymes, types
from app.domain.contrats import Mode, Unite
from app.services.semences import semences


@pytest.fixture(scope="module")
def referentiel():
    return Referentiel(semences())


@pytest.mark.parametrize(
    ("typee", "nom", "prenom"),
    [
        ("LE GALL Mamadou", "LE GALL", "Mamadou"),
        ("Mamadou LE GALL", "LE GALL", "Mamadou"),
        ("Le Gall, Mamadou", "Le Gall", "Mamadou"),
        ("EL AMRANI Rémi", "EL AMRANI", "Rémi"),
        ("D'ALMEIDA Yannick", "D'ALMEIDA", "Yannick"),
        ("SAINT-MARTIN Jean-Marc", "SAINT-MARTIN", "Jean-Marc"),
        ("Le Gall Anne", "Le Gall", "Anne"),
        ("de LA TOUR Anne", "de LA TOUR", "Anne"),
        ("DUPONT JEAN", "DUPONT", "Jean"),
        ("Mme MARTIN Zoé", "MARTIN", "Zoé"),
    ],
)
def test_un_nom_dans_une_cellule_se_coupe(typee, nom, prenom):
    coupe = separer(typee)
    assert (coupe.nom, coupe.prenom) == (nom, prenom)


def test_l_ordre_de_la_colonne_decide_sans_majuscules():
    assert separer("Anne Le Gall", nom_d_abord=False) == Nom("Le Gall", "Anne")


def test_accents_casse_ordre_et_traits_ne_separent_personne():
    voulues = set(cles("L'Hostis", "Jean-Marc"))
    for nom, prenom in (("LHOSTIS", "JEAN MARC"), ("Jean-Marc ", "L’HOSTIS"), ("l'hostis", "jean-marc")):
        assert voulues & set(cles(nom, prenom))


@pytest.mark.parametrize(
    ("a", "b", "vrai"),
    [
        (("Dupont", "Jean"), ("Dupond", "Jean"), True),
        (("Lefevre", "Jérôme"), ("Jérôme", "Lefebvre"), True),
        (("Martin", "Pascal"), ("Martin", "Pascale"), False),
        (("Martin", "Jean"), ("Martin", "Jeanne"), False),
        (("Martin", "Michel"), ("Martin", "Michèle"), False),
        (("Martin", "Paul"), ("Martinez", "Paul"), False),
        (("Roy", "Jo"), ("Ray", "Jo"), False),
    ],
)
def test_une_faute_de_frappe_n_est_pas_un_autre_prenom(a, b, vrai):
    assert une_faute(Nom(*a), Nom(*b)) is vrai


@pytest.mark.parametrize(
    ("texte", "mode", "volume", "unite", "prix", "preavis"),
    [
        ("220 heures / an à 72 € HT, préavis 3 mois", Mode.HEURE, 22000, Unite.HEURES, 7200, 3),
        ("22 demi-journées/an, 340€ la demi-journée", Mode.PERMANENCE, 2200, Unite.DEMI_JOURNEES, 34000, None),
        ("forfait 12 000 € / an", Mode.FORFAIT, 100, Unite.FORFAIT, 1_200_000, None),
        ("forfait 220 h/an à 72€", Mode.FORFAIT, 22000, Unite.HEURES, 7200, None),
        ("35 € par salarié et par an", Mode.PAR_SALARIE, None, Unite.SALARIES, 3500, None),
        (
            "2 demi-journées par mois à 350 euros, 3 mois de préavis",
            Mode.PERMANENCE,
            2400,
            Unite.DEMI_JOURNEES,
            35000,
            3,
        ),
        ("10h/mois, 75,50 €/h", Mode.HEURE, 12000, Unite.HEURES, 7550, None),
        ("1 200 heures par an, 70 €, préavis de deux mois", Mode.HEURE, 120000, Unite.HEURES, 7000, 2),
        ("permanence : 24 1/2 journées par an (340 €)", Mode.PERMANENCE, 2400, Unite.DEMI_JOURNEES, 34000, None),
    ],
)
def test_un_contrat_en_mots_libres_se_lit(texte, mode, volume, unite, prix, preavis):
    lues = clauses.lire(texte)
    assert (lues.mode, lues.volume, lues.unite, lues.prix, lues.preavis) == (mode, volume, unite, prix, preavis)


@pytest.mark.parametrize("texte", ["à voir", "1 jour par semaine, 500 €", "80 € TTC de l'heure, 100 h par an"])
def test_un_contrat_mal_compris_le_dit(texte):
    assert clauses.lire(texte).doutes


@pytest.mark.parametrize(
    ("mot", "attendu"),
    [
        ("rdv tel", Type("ENT", "TEL")),
        ("Tél", Type("ENT", "TEL")),
        ("entretien perm.", Type("ENT", "PER")),
        ("SMS", Type("ECH", "MEL")),
        ("absent", Type("RNH")),
        ("Point RH non nominatif", Type("RHN")),
        ("Réunion CSSCT", Type("REU")),
        ("Présentation du bilan", Type("PRE")),
        ("Information collective", Type("ICO")),
    ],
)
def test_un_type_connu_est_compris_sans_doute(referentiel, mot, attendu):
    assert referentiel.chercher_type(mot) == attendu


@pytest.mark.parametrize(
    ("mot", "nature", "canal", "organisme"),
    [("Démarches CAF", "DEM", "NR", "CAF"), ("appel CPAM", "DEM", "TEL", "CPAM"),
     ("courrier MDPH", "COU", "NR", "MDPH"),
     ("entretin", "ENT", "NR", "")],
)  # fmt: skip
def test_un_type_compose_ou_proche_est_compris_et_dit(referentiel, mot, nature, canal, organisme):
    compris = referentiel.chercher_type(mot)
    assert (compris.nature, compris.canal, compris.organisme) == (nature, canal, organisme)
    assert compris.par


@pytest.mark.parametrize("mot", ["bidule", "xyz", "12", "logement"])
def test_un_type_inconnu_reste_inconnu(referentiel, mot):
    assert referentiel.chercher_type(mot) is None


@pytest.mark.parametrize(
    ("mot", "code"),
    [("logt", "LOG"), ("logement - impayé", "LOG"), ("RQTH", "HAN"), ("MDPH", "HAN"), ("CAF", "DRO"), ("RPS", "TRA"),
     ("séparation", "FAM"), ("SANTE", "SAN"), ("Budget/dettes", "BUD"), ("Surendetement", "BUD"),
     ("problème de logement", "LOG")],
)  # fmt: skip
def test_un_theme_est_compris(referentiel, mot, code):
    assert referentiel.chercher_theme(mot).code == code


def test_un_point_d_interrogation_est_un_non_renseigne(referentiel):
    assert referentiel.chercher_theme("?").code == "NR"
    assert referentiel.chercher("csp", "??").code == "NR"


@pytest.mark.parametrize("mot", ["zorglub", "logement et famille séparée puis santé", "42"])
def test_un_theme_douteux_n_est_pas_devine(referentiel, mot):
    trouve = referentiel.chercher_theme(mot)
    assert trouve is None or trouve.par


def test_un_mot_renomme_ou_fusionne_dans_le_coffre_est_suivi():
    entrees = [e for e in semences() if e.liste != "themes"]
    themes = [e for e in semences() if e.liste == "themes"]
    autres = [
        type(e)(liste=e.liste, code=e.code, libelle="Toit", attributs={}, fusionnee_dans=None) if e.code == "LOG" else e
        for e in themes
    ]
    assert Referentiel(entrees + autres).chercher_theme("Toit").code == "LOG"


def test_aucun_synonyme_livre_ne_designe_deux_codes():
    listes = {nom: paires for nom, paires in synonymes().items() if nom not in ("age", "anciennete")}
    listes |= {"canaux": list(canaux()), "organismes": [(c, s) for c, _, s in organismes()]}
    listes["types"] = [(f"{n}/{c}", s) for n, c, s in types()]
    for nom, paires in listes.items():
        vus = {}
        for code, synonyme in paires:
            assert vus.setdefault(cle(synonyme), code) == code, (nom, synonyme)


def test_un_mot_court_n_est_jamais_compris_a_peu_pres():
    assert Lexique([("A", "caf")]).chercher("cap") is None


@pytest.mark.parametrize(
    ("typee", "code"),
    [(2.0, "2"), ("4 et +", "4+"), ("aucun", "0"), ("?", "NR"), ("", "NR"), (6.0, "4+"), ("deux", None)],
)
def test_le_nombre_d_enfants_se_lit_ou_se_refuse(typee, code):
    assert cellules.enfants(typee) == code
