from itertools import pairwise

import pytest

from app.bilan.relecture import NomConnu, Regle, Relecteur

NOMS = (
    NomConnu("Bouvier", "Aïcha"),
    NomConnu("Lefèvre", "Jérôme"),
    NomConnu("Petit", "Rose"),
    NomConnu("Da Costa", "Cyril"),
    NomConnu("Orne", "Paul"),
    NomConnu("L'Hostis", "Nadège"),
    NomConnu("", "Mamadou"),
)
RELECTEUR = Relecteur(NOMS, 5, ("Fonderies du Val d’Orne", "Claire Fontanel", "Argentan"))

N, I_, D, M, S, U, C = (
    Regle.NOM, Regle.INITIALES, Regle.DATE, Regle.METIER, Regle.SINGULIER, Regle.UNIQUE, Regle.NOMBRE,
)  # fmt: skip

PHRASES = [
    ("Les demandes de logement portent sur l’accès.", []),
    ("Aïcha Bouvier a trouvé un logement.", [(N, "Aïcha Bouvier")]),
    ("Le dossier de Bouvier avance.", [(N, "Bouvier")]),
    ("La situation de bouvier est stable.", [(N, "bouvier")]),
    ("Des échanges avec LEFEVRE ont eu lieu.", [(N, "LEFEVRE")]),
    ("Jérôme a été orienté.", [(N, "Jérôme")]),
    ("Mamadou a été orienté.", [(N, "Mamadou")]),
    ("Peu à peu, à petit pas, les délais baissent.", []),
    ("Échanges avec Petit et la famille.", [(N, "Petit")]),
    ("Une action avec Da Costa.", [(N, "Costa")]),
    ("Nadège L’Hostis est suivie.", [(N, "Nadège L’Hostis")]),
    ("Les Fonderies du Val d’Orne ont accueilli les permanences.", []),
    ("Claire Fontanel tient le service.", []),
    ("M. D. a repris le travail.", [(I_, "M. D.")]),
    ("Mme B. reste suivie.", [(I_, "Mme B.")]),
    ("Madame Dupuis reste suivie.", [(I_, "Madame Dupuis")]),
    ("Le cas de A.B. a été réglé.", [(I_, "A.B.")]),
    ("J.-P. D. est en arrêt.", [(I_, "J.-P. D.")]),
    ("Le C.S.E. a été informé.", []),
    ("Le CSE et la CSSCT ont été informés.", []),
    ("Reçu le 12/03/2025 en urgence.", [(D, "12/03/2025")]),
    ("Depuis le 12 mars, les délais baissent.", [(D, "12 mars")]),
    ("Un rendez-vous le 1er juin 2025.", [(D, "1er juin 2025")]),
    ("Échéance au 2025-04-02.", [(D, "2025-04-02")]),
    ("Un accident mardi dernier.", [(D, "mardi dernier")]),
    ("En juin, l’information collective a réuni vingt-six personnes.", []),
    ("Au printemps 2025, les délais ont baissé.", []),
    ("La comptable a demandé une aide.", [(M, "La comptable")]),
    ("Le chef d’atelier est concerné.", [(M, "Le chef d’atelier")]),
    ("Un cariste a été accidenté.", [(M, "Un cariste")]),
    ("Le médecin du travail oriente davantage.", []),
    ("La responsable RH relaie l’information.", []),
    ("Les caristes demandent des horaires adaptés.", []),
    ("Une salariée a perdu son logement.", [(S, "Une salariée")]),
    ("Un jeune salarié dort en voiture.", [(S, "Un jeune salarié")]),
    ("Cette dame est repartie.", [(S, "Cette dame")]),
    ("Les salariées demandent des aides à la garde.", []),
    ("C’est le seul en arrêt long.", [(U, "le seul")]),
    ("L’unique femme de l’atelier.", [(U, "L’unique")]),
    ("Le seul moyen est l’information.", []),
    ("Une seule personne a obtenu l’aide.", [(U, "Une seule")]),
    ("3 personnes ont obtenu une aide.", [(C, "3")]),
    ("Trois dossiers de surendettement.", [(C, "Trois")]),
    ("Quatre personnes sont orientées, 12 reçues.", [(C, "Quatre")]),
    ("3 réunions et deux permanences sur 2 sites.", []),
    ("Trois nouvelles actions en quatre mois, voir page 3.", []),
    ("Les trois quarts des demandes, soit 12 personnes.", []),
    ("1 240 interventions et 1\u202f003 heures.", []),
    ("Vingt-deux personnes et cent trois demandes.", []),
    ("Une hausse de 5 personnes.", []),
    ("Le 2e semestre a été plus calme.", []),
]


@pytest.mark.parametrize(("phrase", "attendues"), PHRASES, ids=[p for p, _ in PHRASES])
def test_each_sentence_gets_its_remarks(phrase, attendues):
    assert [(r.regle, r.extrait) for r in RELECTEUR.relire(phrase)] == attendues


def test_the_table_is_long_enough():
    assert len(PHRASES) >= 40


def test_a_remark_says_where_it_is_and_why():
    (remarque,) = RELECTEUR.relire("Suivi : 3 dossiers.")
    assert (remarque.debut, remarque.fin, remarque.phrase) == (8, 9, "nombre inférieur à 5")


def test_the_threshold_is_the_one_of_the_bilan():
    assert [r.extrait for r in Relecteur((), 11).relire("Dix personnes, 11 dossiers.")] == ["Dix"]


def test_a_passage_is_told_once():
    remarques = RELECTEUR.relire("Mme Bouvier, la comptable, vue le 12 mars.")
    places = [(r.debut, r.fin) for r in remarques]
    assert all(fin <= debut for (_, fin), (debut, _) in pairwise(places))
