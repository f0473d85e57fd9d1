"""Importing into a vault: once, twice, corrected, taken back."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from app.classeurs.errors import ClasseurRefuse, CorrespondanceRefusee
from app.domain.contrats import Mode, Unite
from app.domain.entreprises import SOURCE_CLASSEUR, SOURCE_SANS_DATE
from app.domain.imports import Constat
from app.domain.interventions import Portee
from app.messages import phrase
from app.services.imports_annulation import ImportInconnu, ImportSuiviDeSaisies
from tests.classeurs import fabrique
from tests.classeurs.test_refus import CAS

DONNEES = Path(__file__).parents[1] / "data" / "classeurs"
CLIENTS = [
    ["Entreprise", "Effectif", "Contrat"],
    ["Verreries de la Vire", 300, "220 heures / an à 72 € HT, préavis 3 mois"],
]
LISTE = [["Nom", "Prénom", "Date de naissance", "Entreprise", "CSP", "Téléphone"],
         ["Martin", "Anne", "01/02/1980", "Verreries", "Cadre", "0600000001"],
         ["Roux", "Zoé", "05/06/1990", "Verreries", "Ouvrier", "0600000002"]]  # fmt: skip
TITRES = ["Date", "Nom", "Prénom", "Entreprise", "Type", "Durée (min)", "Thème", "Origine", "Note"]
ACTES = [
    ["06/01/2025", "Martin", "Anne", "Verreries", "rdv", 45, "Budget", "RH", "premier rendez-vous"],
    ["13/01/2025", "Martin", "Anne", "Verreries", "Courrier", 20, "Budget", "", ""],
    ["20/01/2025", "Martin", "Anne", "Verreries", "tel", 15, "Logement", "", ""],
    ["20/01/2025", "Martin", "Anne", "Verreries", "tel", 15, "Logement", "", ""],
    ["03/02/2025", "Roux", "Zoé", "Verreries", "rdv", 30, "Famille", "Salarié déjà connu (retour)", ""],
    ["04/02/2025", "", "", "Verreries", "Réunion CSE", 90, "", "", ""],
]  # fmt: skip


@pytest.fixture
def classeur(tmp_path):
    def ecrire(actes=ACTES, liste=LISTE, clients=CLIENTS, nom="suivi.xlsx"):
        feuilles = {"Clients": clients, "Salariés": liste, "Suivi": [TITRES, *actes]}
        return fabrique.ecrire(tmp_path / nom, {n: f for n, f in feuilles.items() if f})

    return ecrire


def tout(session):
    """Everything an import may touch."""
    return [
        sorte.toutes()
        for sorte in (
            session.entreprises, session.contrats, session.contrats.conditions, session.personnes,
            session.accompagnements,
            session.interventions, session.organismes, session.entreprises.sites, session.entreprises.effectifs,
            session.personnes.emplois,
        )
    ]  # fmt: skip


@pytest.mark.parametrize(("nom", "personnes", "actes"), [("suivi-propre", 170, 1492), ("suivi-vecu", 150, 1242)])
def test_un_classeur_donne_s_importe_entier_et_une_seule_fois(session, nom, personnes, actes):
    rapport, changes = session.imports.importer(DONNEES / f"{nom}.xlsx")
    assert len(session.entreprises.toutes()) == len(session.contrats.toutes()) == 5
    assert len(session.personnes.toutes()) == personnes
    lues = session.interventions.toutes()
    assert len(lues) == len(changes.ids["interventions"]) == actes
    assert sum(a.portee is not Portee.INDIVIDUELLE for a in lues) == 42
    assert all(c.volume and c.prix and c.preavis for c in session.contrats.conditions.toutes())
    assert not rapport.compte(Constat.REFUSE) + rapport.compte(Constat.A_DECIDER)
    avant = tout(session)
    encore, rien = session.imports.importer(DONNEES / f"{nom}.xlsx")
    assert (encore.numero, rien.ids, tout(session)) == (0, {}, avant)
    assert encore.comptes["interventions"].reconnus == actes


def test_la_repetition_dit_ce_que_fera_l_import_et_ne_garde_rien(session, classeur):
    chemin = classeur()
    essai = session.imports.simuler(chemin)
    assert essai.simulation
    assert not any(tout(session))
    assert session.imports.importer(chemin)[0].comptes == essai.comptes


@pytest.mark.parametrize(("titres", "valeurs", "source"), [
    (["Effectif"], [300], SOURCE_SANS_DATE),
    (["Effectif", "Date effectif"], [300, "31/12/2024"], SOURCE_CLASSEUR),
])  # fmt: skip
def test_un_effectif_sans_date_le_dit_dans_sa_source(session, classeur, titres, valeurs, source):
    clients = [["Entreprise", *titres, "Contrat"], ["Verreries de la Vire", *valeurs, CLIENTS[1][2]]]
    session.imports.importer(classeur(clients=clients))
    assert [e.source for e in session.entreprises.effectifs.toutes()] == [source]


def test_le_contrat_l_effectif_et_le_suivi_se_deduisent_des_lignes(session, classeur):
    session.imports.importer(classeur())
    (conditions,) = session.contrats.conditions.toutes()
    assert (conditions.mode, conditions.volume, conditions.unite) == (Mode.HEURE, 22000, Unite.HEURES)
    assert (conditions.prix, conditions.preavis) == (7200, 3)
    anne, zoe = session.accompagnements.toutes()
    assert (anne.theme, anne.themes, anne.origine) == ("BUD", ("LOG",), "RH")
    assert (zoe.theme, zoe.origine) == ("FAM", "NR")
    contrat = session.contrats.toutes()[0].id
    assert all(a.parts[0].contrat_id == contrat for a in session.interventions.toutes())
    assert [p.nom_affiche for p in session.recherche.personnes("mart")] == ["Anne Martin"]


def test_un_nouveau_suivi_s_ouvre_apres_douze_mois_de_silence(session, classeur):
    plus_tard = [
        ["07/01/2026", "Roux", "Zoé", "Verreries", "rdv", 30, "Santé", "", ""],
        ["04/02/2025", "Martin", "Anne", "Verreries", "rdv", 30, "Santé", "", ""],
        ["05/02/2026", "Martin", "Anne", "Verreries", "rdv", 30, "Santé", "Salarié déjà connu (retour)", ""],
    ]
    session.imports.importer(classeur([*ACTES, *plus_tard]))
    suivis = Counter(a.personne_id for a in session.accompagnements.toutes())
    assert sorted(suivis.values()) == [1, 2]
    dernier = max(session.accompagnements.toutes(), key=lambda a: a.ouvert_le)
    assert (dernier.theme, dernier.origine) == ("SAN", "RH")


def test_des_lignes_ajoutees_continuent_le_suivi(session, classeur):
    session.imports.importer(classeur())
    suite = ["10/03/2025", "Roux", "Zoé", "Verreries", "rdv", 30, "Santé", "CSE", ""]
    rapport, _ = session.imports.importer(classeur([*ACTES, suite, [*suite[:6], "Santé", "", "x"]]))
    assert rapport.comptes["interventions"].nouveaux == 2
    zoe = session.accompagnements.toutes()[-1]
    assert (len(session.accompagnements.toutes()), zoe.theme, zoe.origine) == (2, "SAN", "CSE")


@pytest.mark.parametrize(
    ("colonne", "valeur"), [(0, "14/01/2025"), (4, "rdv"), (5, 25), (6, "Logement"), (7, "CSE"), (8, "corrigé")]
)
def test_une_ligne_corrigee_met_a_jour_et_le_dit(session, classeur, colonne, valeur):
    session.imports.importer(classeur())
    actes = [list(a) for a in ACTES]
    actes[1][colonne] = valeur
    rapport, changes = session.imports.importer(classeur(actes, nom="autre nom.xlsx"))
    assert rapport.comptes["interventions"].modifies == 1
    assert rapport.comptes["interventions"].nouveaux == 0
    assert len(session.interventions.toutes()) == 6
    assert [r.ligne for r in rapport.lignes if r.constat is Constat.MODIFIE and r.feuille == "Suivi"] == [3]
    assert changes.touche("interventions")
    assert not session.imports.importer(classeur(actes, nom="autre nom.xlsx"))[0].numero


def test_un_autre_mois_n_ecrase_pas_le_premier(session, classeur):
    session.imports.importer(classeur())
    fevrier = [[a[0].replace("01/2025", "02/2025"), *a[1:]] for a in ACTES[:4]]
    session.imports.importer(classeur(fevrier, nom="fevrier.xlsx"))
    assert len(session.interventions.toutes()) == 10


def test_une_fiche_corrigee_met_a_jour_et_garde_ce_qu_elle_a_saisi(session, classeur):
    session.imports.importer(classeur())
    anne = session.personnes.toutes()[0]
    session.personnes.save(replace(anne, courriel="a@exemple.fr", telephone="0700000000"))
    session.imports.importer(classeur())
    assert session.personnes.get(anne.id).telephone == "0700000000"
    liste = [list(ligne) for ligne in LISTE]
    liste[1][0], liste[1][5] = "Martin-Roux", "0611111111"
    rapport, _ = session.imports.importer(
        classeur(liste=liste, actes=[[*a[:1], a[1].replace("Martin", "Martin-Roux"), *a[2:]] for a in ACTES])
    )
    relue = session.personnes.get(anne.id)
    assert (relue.nom, relue.telephone, relue.courriel) == ("Martin-Roux", "0611111111", "a@exemple.fr")
    assert (len(session.personnes.toutes()), len(session.interventions.toutes())) == (2, 6)
    assert rapport.comptes["personnes"].modifies == 1


@pytest.mark.parametrize("nom", ["suivi-propre", "suivi-vecu"])
def test_annuler_un_import_rend_le_coffre_tel_qu_il_etait(session, nom):
    session.imports.importer(DONNEES / f"{nom}.xlsx")
    changes = session.imports.annuler()
    assert not any(tout(session))
    assert changes.touche("interventions")
    assert session.recherche.personnes("martin") == []
    rapport, _ = session.imports.importer(DONNEES / f"{nom}.xlsx")
    assert rapport.comptes["interventions"].nouveaux > 1000


def test_annuler_le_second_import_rend_l_etat_du_premier(session, classeur):
    session.imports.importer(classeur())
    avant = tout(session)
    actes = [
        [*ACTES[0][:5], 60, *ACTES[0][6:]],
        *ACTES[1:],
        ["10/03/2025", "Tirel", "Pol", "Verreries", "rdv", 30, "", "", ""],
    ]
    liste = [LISTE[0], [*LISTE[1][:5], "0699999999"], LISTE[2]]
    numero = session.imports.importer(classeur(actes, liste))[0].numero
    assert tout(session) != avant
    session.imports.annuler(numero)
    assert tout(session) == avant


def test_annuler_est_refuse_quand_des_saisies_s_y_appuient(session, classeur):
    session.imports.importer(classeur())
    acte = session.interventions.toutes()[0]
    session.interventions.save(replace(acte, id=0, minutes=10))
    avant = tout(session)
    with pytest.raises(ImportSuiviDeSaisies) as refus:
        session.imports.annuler()
    assert "1 intervention)" in str(refus.value.details["raison"])
    assert "Supprimez d’abord ces saisies" in phrase(refus.value)
    assert tout(session) == avant


def test_annuler_est_refuse_quand_une_note_a_ete_reprise_a_la_main(session, classeur):
    session.imports.importer(classeur())
    acte = session.interventions.toutes()[0]
    session.interventions.save(replace(acte, note="reprise à la main"))
    with pytest.raises(ImportSuiviDeSaisies) as refus:
        session.imports.annuler()
    assert "modifié à la main depuis (1 intervention)" in phrase(refus.value)
    assert session.interventions.get(acte.id).note == "reprise à la main"


def test_annuler_ce_qui_n_existe_pas_est_refuse(session, classeur):
    with pytest.raises(ImportInconnu):
        session.imports.annuler()
    session.imports.importer(classeur())
    session.imports.annuler(1)
    with pytest.raises(ImportInconnu):
        session.imports.annuler(1)


def test_sans_contrat_au_classeur_un_contrat_a_completer_s_ouvre(session, classeur):
    rapport, _ = session.imports.importer(classeur(clients=None))
    (contrat,) = session.contrats.toutes()
    assert (contrat.libelle, f"{contrat.debut:%d/%m/%Y}") == ("À compléter", "06/01/2025")
    assert any("aucun contrat" in r.raison for r in rapport.lignes)
    assert not session.imports.importer(classeur(clients=None))[0].numero


def test_la_correspondance_corrigee_est_suivie(session, classeur, tmp_path):
    actes = [*ACTES[:1], ["07/01/2025", "Roux", "Zoé", "Verreries", "bidule", 30, "zorglub", "", ""]]
    rapport, _ = session.imports.importer(classeur(actes))
    assert session.interventions.toutes()[1].nature == "AUT"
    fichier = tmp_path / "correspondance.toml"
    texte = rapport.correspondance.replace('bidule = ""', 'bidule = "ENT/VIS"').replace(
        'zorglub = ""', 'zorglub = "SAN"'
    )
    fichier.write_text(texte, "utf-8")
    second, _ = session.imports.importer(classeur(actes), fichier)
    acte = session.interventions.toutes()[1]
    assert (acte.nature, acte.canal, acte.theme, acte.a_completer) == ("ENT", "VIS", "SAN", False)
    assert second.comptes["interventions"].modifies == 1


def test_un_code_inconnu_dans_la_correspondance_est_refuse(session, classeur, tmp_path):
    fichier = tmp_path / "correspondance.toml"
    fichier.write_text('format = "visavis-correspondance/1"\n[valeurs.themes]\nBudget = "ZUT"\n', "utf-8")
    with pytest.raises(CorrespondanceRefusee):
        session.imports.importer(classeur(), fichier)
    assert not any(tout(session))


def test_une_personne_a_decider_se_decide_dans_la_correspondance(session, classeur, tmp_path):
    actes = [*ACTES, ["07/03/2025", "Martin", "Annie", "Verreries", "rdv", 30, "", "", ""],
             ["08/03/2025", "Roux", "Zoée", "Verreries", "rdv", 30, "", "", ""]]  # fmt: skip
    rapport = session.imports.simuler(classeur(actes))
    assert rapport.comptes["interventions"].a_decider >= 1
    fichier = tmp_path / "correspondance.toml"
    texte = rapport.correspondance
    for mot, voulu in (("Martin Annie", "nouvelle"), ("Roux Zoée", "ROUX Zoé")):
        texte = texte.replace(f'"{mot}" = ""', f'"{mot}" = "{voulu}"')
    fichier.write_text(texte, "utf-8")
    rapport, _ = session.imports.importer(classeur(actes), fichier)
    assert rapport.comptes["interventions"].a_decider == 0
    assert len(session.personnes.toutes()) == 3


@pytest.mark.parametrize("nom", [nom for rang, (nom, cas) in enumerate(CAS.items()) if cas[1] and rang % 6 == 0])
def test_un_fichier_malforme_n_ecrit_aucune_ligne(session, nom, tmp_path):
    chemin = tmp_path / "classeur.xlsx"
    chemin.write_bytes(CAS[nom][0])
    with pytest.raises(ClasseurRefuse):
        session.imports.importer(chemin)
    assert not any(tout(session))
