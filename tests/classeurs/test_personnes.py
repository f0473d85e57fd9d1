"""Nobody twice, nobody merged by mistake, nothing guessed in silence."""

from datetime import date

from app.classeurs.interpretation import Connu
from app.classeurs.lues import EntrepriseConnue, PersonneConnue
from app.domain.imports import Constat
from tests.classeurs import fabrique
from tests.classeurs.lecteur import lire, remarques

TITRES = ["Date", "NOM", "Prénom", "Entreprise", "Type", "Durée (min)"]
LISTE = ["Nom", "Prénom", "Date de naissance", "Entreprise"]


def lecture(tmp_path, liste, actes, titres=TITRES, connu=None):
    feuilles = {"Salariés": [LISTE, *liste]} if liste else {}
    feuilles["Suivi"] = [titres, *actes]
    return lire(fabrique.ecrire(tmp_path / "essai.xlsx", feuilles), connu)


def acte(nom, prenom, entreprise="Verreries", jour="12/03/2025"):
    return [jour, nom, prenom, entreprise, "rdv", 30]


def test_deux_homonymes_listes_restent_deux(tmp_path):
    liste = [["Martin", "Anne", "01/02/1980", "Verreries"], ["MARTIN", "Anne", "05/06/1990", "Messageries"]]
    lue = lecture(tmp_path, liste, [acte("martin", "anne"), acte("Martin", "Anne", "Messageries")])
    assert len(lue.personnes) == 2
    assert [a.personnes for a in lue.actes] == [(0,), (1,)]


def test_deux_homonymes_de_la_meme_entreprise_sont_a_decider(tmp_path):
    liste = [["Martin", "Anne", "01/02/1980", "Verreries"], ["Martin", "Anne", "05/06/1990", "Verreries"]]
    lue = lecture(tmp_path, liste, [acte("Martin", "Anne")])
    assert (len(lue.personnes), len(lue.actes)) == (2, 0)
    assert remarques(lue, Constat.A_DECIDER) == [(2, "Martin Anne Verreries", "plusieurs personnes portent ce nom")]


def test_deux_homonymes_sans_naissance_listes_a_part_restent_deux(tmp_path):
    lue = lecture(tmp_path, [["Martin", "Anne", "", "Verreries"]] * 2, [acte("Roussel", "Zoé")])
    assert sum(p.nom == "Martin" for p in lue.personnes) == 2


def test_une_personne_listee_deux_fois_avec_sa_naissance_est_une(tmp_path):
    liste = [["Martin", "Anne", "01/02/1980", "Verreries"], ["MARTIN ", "Anne", date(1980, 2, 1), "Messageries"]]
    lue = lecture(tmp_path, liste, [acte("Martin", "Anne"), acte("Martin", "Anne", "Messageries")])
    assert len(lue.personnes) == 1
    assert len(lue.personnes[0].emplois) == 2
    assert len(lue.actes) == 2


def test_une_faute_de_frappe_est_reconnue_et_dite(tmp_path):
    lue = lecture(tmp_path, [["Lefèvre", "Jérôme", "01/02/1980", "Verreries"]], [acte("Lefebvre", "Jerome")])
    assert [a.personnes for a in lue.actes] == [(0,)]
    assert any("à une lettre près" in raison for _, _, raison in remarques(lue, Constat.INTERPRETE))


def test_une_faute_qui_designerait_deux_personnes_est_a_decider(tmp_path):
    liste = [["Dupont", "Jean", "01/02/1980", "Verreries"], ["Dupond", "Jean", "01/02/1970", "Verreries"]]
    lue = lecture(tmp_path, liste, [acte("Duponx", "Jean"), acte("Dupond", "Jean")])
    assert [a.personnes for a in lue.actes] == [(1,)]
    assert [r[0] for r in remarques(lue, Constat.A_DECIDER)] == [2]


def test_pascale_n_est_pas_pascal(tmp_path):
    lue = lecture(tmp_path, [["Martin", "Pascal", "01/02/1980", "Verreries"]], [acte("Martin", "Pascale")])
    assert lue.actes == []
    assert [r[0] for r in remarques(lue, Constat.A_DECIDER)] == [2]


def test_martine_n_est_pas_marine_et_dupond_peut_etre_un_nom(tmp_path):
    liste = [
        ["Martin", "Marine", "", "Verreries"], ["Dupont", "Sylvie", "", "Verreries"],
        ["Dupond", "Marc", "", "Verreries"],
    ]  # fmt: skip
    lue = lecture(tmp_path, liste, [acte("Martin", "Martine"), acte("Dupond", "Sylvie"), acte("Dupomt", "Sylvie")])
    assert [a.ligne for a in lue.actes] == [4]
    assert [r[0] for r in remarques(lue, Constat.A_DECIDER)] == [2, 3]


def test_une_personne_connue_ailleurs_est_a_decider(tmp_path):
    liste = [["Martin", "Anne", "", "Verreries"], ["Roux", "Zoé", "", "Messageries"]]
    lue = lecture(tmp_path, liste, [acte("Martin", "Anne", "Messageries")])
    assert lue.actes == []
    assert "autre entreprise" in remarques(lue, Constat.A_DECIDER)[0][2]


def test_le_nom_seul_suffit_quand_une_seule_personne_le_porte(tmp_path):
    liste = [["Martin", "Anne", "", "Verreries"], ["Roux", "Zoé", "", "Verreries"], ["Roux", "Paul", "", "Verreries"]]
    lue = lecture(tmp_path, liste, [acte("Martin", ""), acte("ROUX", "Z."), acte("Roux", "")])
    assert [a.personnes for a in lue.actes] == [(0,), (1,)]
    assert [r[0] for r in remarques(lue, Constat.A_DECIDER)] == [4]


def test_un_ordre_inverse_et_des_accents_perdus_ne_creent_personne(tmp_path):
    liste = [["D'Hervé", "Jean-Marc", "", "Verreries"]]
    actes = [acte("JEAN MARC", "d'herve"), acte("DHERVE", "Jean-Marc "), acte("D’Hervé", "jean-marc")]
    lue = lecture(tmp_path, liste, actes)
    assert (len(lue.personnes), len(lue.actes)) == (1, 3)


def test_un_menage_dans_une_cellule_donne_deux_personnes(tmp_path):
    liste = [["Martin", "Anne", "", "Verreries"], ["Martin", "Paul", "", "Verreries"]]
    titres = ["Date", "Salarié", "Entreprise", "Type", "Durée"]
    lue = lecture(tmp_path, liste, [["12/03/2025", "MARTIN Anne et Paul", "Verreries", "rdv", "1h"]], titres)
    assert lue.actes[0].personnes == (0, 1)


def test_le_numero_relie_et_le_nom_le_contredit(tmp_path):
    feuilles = {
        "Salariés": [
            ["N°", "Nom", "Prénom", "Entreprise"], [1, "Martin", "Anne", "Verreries"],
            ["002", "Roux", "Zoé", "Verreries"],
        ],
        "Suivi": [
            ["Date", "N° salarié", "Nom", "Prénom", "Type"], ["12/03/2025", "2", "", "", "rdv"],
            ["12/03/2025", 1, "Roux", "Zoé", "rdv"], ["12/03/2025", 9, "", "", "rdv"],
        ],
    }  # fmt: skip
    lue = lire(fabrique.ecrire(tmp_path / "n.xlsx", feuilles))
    assert [a.personnes for a in lue.actes] == [(1,)]
    raisons = [r[2] for r in remarques(lue, Constat.A_DECIDER)]
    assert raisons == ["le numéro et le nom ne désignent pas la même personne", "aucune personne ne porte le numéro 9"]


def test_sans_liste_les_personnes_naissent_des_actes(tmp_path):
    lue = lecture(tmp_path, [], [acte("Martin", "Anne"), acte("MARTIN", "anne "), acte("Roux", "Zoé")])
    assert [p.nom for p in lue.personnes] == ["Martin", "Roux"]
    assert remarques(lue, Constat.INTERPRETE) == []


def test_sans_liste_une_graphie_rare_et_proche_est_a_decider(tmp_path):
    lue = lecture(tmp_path, [], [acte("Martineau", "Anne")] * 3 + [acte("Martinau", "Anne")])
    assert (len(lue.personnes), len(lue.actes)) == (1, 3)


def test_les_personnes_du_coffre_sont_reconnues(tmp_path):
    connu = Connu(
        entreprises=(EntrepriseConnue(id=7, nom="Verreries de la Vire"),),
        personnes=(
            PersonneConnue(
                id=31, nom="Martin", prenom="Anne", naissance=date(1980, 2, 1), annee=1980, entreprises=frozenset({7})
            ),
            PersonneConnue(id=32, nom="Roux", prenom="Zoé", entreprises=frozenset({7})),
        ),
    )
    liste = [["MARTIN", "Anne", "01/02/1980", "Verreries"], ["Martin", "Anne", "01/02/1999", "Verreries"]]
    lue = lecture(tmp_path, liste, [acte("roux", "zoe")], connu=connu)
    assert [(p.nom, p.connue_id) for p in lue.personnes] == [("MARTIN", 31), ("Martin", None), ("Roux", 32)]
    assert lue.entreprises[0].connue_id == 7


def test_un_acte_d_entreprise_n_a_personne_et_un_acte_sans_nom_se_complete(tmp_path):
    actes = [["12/03/2025", "", "", "Verreries", "Réunion CSE", 60], ["12/03/2025", "", "", "Verreries", "rdv", 30]]
    lue = lecture(tmp_path, [], actes)
    assert [a.personnes for a in lue.actes] == [(), ()]
    assert [a.a_completer for a in lue.actes] == [False, True]
    assert remarques(lue, Constat.AVERTISSEMENT) == [(3, "", "acte individuel sans personne, à compléter")]
