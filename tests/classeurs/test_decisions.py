"""Decisions on persons whom nobody can tell: the same, a new one, or left out."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.classeurs.correspondance import Sorte, Valeur
from app.coffre.kdf import Cout
from app.context import AppScope
from app.domain.imports import Constat
from app.progress import Annule, CancelToken
from tests.classeurs.fabrique import ecrire

PHRASE = "radio otarie larve figue beignet zonage candide"
PERSONNES = [
    ["Nom", "Prénom", "Date de naissance", "Entreprise"],
    ["Martin", "Paul", "03/05/1980", "Fonderies Alpha"],
    ["Martin", "Paul", "12/11/1991", "Fonderies Alpha"],
    ["Durand", "Zoé", "01/02/1970", "Fonderies Alpha"],
    ["Lefort", "Anne", "01/02/1975", "Clinique Bêta"],
]
ACTES = [
    ["Date", "Nom", "Prénom", "Entreprise", "Type", "Durée (min)", "Thème"],
    ["03/03/2025", "Martin", "Paul", "Fonderies Alpha", "Entretien", "30", "Logement"],
    ["04/03/2025", "Martin", "Paul", "Fonderies Alpha", "Entretien", "45", "Logement"],
    ["05/03/2025", "Durand", "Zoé", "Fonderies Alpha", "Entretien", "30", "Budget"],
    ["06/03/2025", "Lefort", "Anne", "Fonderies Alpha", "Entretien", "30", "Budget"],
]


@pytest.fixture
def session(tmp_path):
    session, _ = AppScope(Cout(8, 1, 1)).creer(tmp_path / "Essai.coffre", PHRASE)
    with session:
        yield session


@pytest.fixture
def classeur(tmp_path) -> Path:
    return ecrire(tmp_path / "suivi.xlsx", {"Salariés": PERSONNES, "Suivi": ACTES})


def decider(correspondance, **dites):
    connues = {v.mot: v for v in correspondance.valeurs.get("personnes", ())}
    connues |= {mot: Valeur(mot=mot, code=code) for mot, code in dites.items()}
    return correspondance.avec({**correspondance.valeurs, "personnes": tuple(connues.values())})


def test_a_name_two_persons_bear_is_a_doubt_that_names_both(session, classeur):
    doutes = {d.mot: d for d in session.imports.simuler(classeur).doutes}
    assert doutes["Martin Paul"].lignes == 2
    assert doutes["Martin Paul"].candidats == ("Martin Paul, 03/05/1980", "Martin Paul, 12/11/1991")
    assert doutes["Lefort Anne"].candidats == ("Lefort Anne",)
    assert session.imports.tous() == []


@pytest.mark.parametrize("annee", [1980, 1991])
def test_the_same_person_is_the_one_decided_among_namesakes(session, classeur, annee):
    essai = session.imports.essayer(classeur)
    voulue = next(c for c in essai.rapport.doutes[0].candidats if c.endswith(str(annee)))
    suivie = decider(essai.correspondance, **{"Martin Paul": voulue, "Lefort Anne": "Lefort Anne"})
    rapport, _ = session.imports.importer(classeur, suivie)
    assert not rapport.doutes
    assert rapport.comptes["interventions"].nouveaux == 4
    voulue = next(p for p in session.personnes.toutes() if p.annee == annee)
    assert len(session.interventions.de_personne(voulue.id)) == 2
    assert len(session.personnes.toutes()) == 4


def test_a_new_person_is_created_once_for_all_her_rows(session, classeur):
    suivie = decider(session.imports.essayer(classeur).correspondance, **{"Martin Paul": "nouvelle"})
    rapport, _ = session.imports.importer(classeur, suivie)
    assert rapport.comptes["personnes"].nouveaux == 5
    assert [d.mot for d in rapport.doutes] == ["Lefort Anne"]


def test_a_person_left_out_leaves_her_rows_out_and_says_so(session, classeur):
    suivie = decider(
        session.imports.essayer(classeur).correspondance, **{"Martin Paul": "écarter", "Lefort Anne": "écarter"}
    )
    rapport, _ = session.imports.importer(classeur, suivie)
    assert rapport.comptes["interventions"].nouveaux == 1
    ecartees = [ligne for ligne in rapport.lignes if "écartée, sur votre décision" in ligne.raison]
    assert {ligne.constat for ligne in ecartees} == {Constat.IGNORE}
    assert [ligne.ligne for ligne in ecartees] == [2, 3, 5]


def test_decisions_survive_in_the_mapping_file(session, classeur, tmp_path):
    suivie = decider(session.imports.essayer(classeur).correspondance, **{"Martin Paul": "écarter"})
    fichier = tmp_path / "correspondance.toml"
    fichier.write_text(session.imports.essayer(classeur, suivie).rapport.correspondance, encoding="utf-8")
    assert [d.mot for d in session.imports.simuler(classeur, fichier).doutes] == ["Lefort Anne"]


def test_a_sheet_can_be_read_as_another_kind_with_titles_elsewhere(session, classeur):
    assert session.imports.relire(classeur, "Suivi", Sorte.IGNOREE).sorte is Sorte.IGNOREE
    relue = session.imports.relire(classeur, "Suivi", Sorte.PERSONNES)
    assert relue.sorte is Sorte.PERSONNES
    assert relue.rang("nom") == 1
    assert session.imports.relire(classeur, "Suivi", Sorte.INTERVENTIONS, 2).rang("date") is None


def test_the_first_rows_are_shown_with_the_mapping_proposed(session, classeur):
    apercu = session.imports.apercevoir(classeur)
    assert [f.nom for f in apercu.feuilles] == ["Salariés", "Suivi"]
    assert apercu.feuilles[0].lignes[1] == ("Martin", "Paul", "03/05/1980", "Fonderies Alpha")
    assert [f.sorte for f in apercu.correspondance.feuilles] == [Sorte.PERSONNES, Sorte.INTERVENTIONS]


def test_a_column_left_out_of_the_mapping_is_not_imported(session, classeur):
    correspondance = session.imports.apercevoir(classeur).correspondance
    sans = replace(
        correspondance.feuilles[1],
        colonnes=tuple(replace(c, champ="") if c.champ == "theme" else c for c in correspondance.feuilles[1].colonnes),
    )
    essai = session.imports.essayer(classeur, replace(correspondance, feuilles=(correspondance.feuilles[0], sans)))
    assert "themes" not in essai.correspondance.valeurs


def test_words_not_understood_come_with_the_codes_they_may_mean(session, tmp_path):
    lignes = [list(ligne) for ligne in ACTES]
    lignes[3][6] = "zzzzzz"
    essai = session.imports.essayer(ecrire(tmp_path / "mots.xlsx", {"Salariés": PERSONNES, "Suivi": lignes}))
    assert Valeur(mot="zzzzzz", code="") in essai.correspondance.valeurs["themes"]
    assert essai.choix["themes"]["LOG"] == "Logement"
    assert essai.choix["types"]["ENT/NR"]


def test_an_entreprise_nearly_known_is_the_one_decided_or_a_new_one(session, classeur, tmp_path):
    session.imports.importer(classeur)
    reunion = ["07/03/2025", "", "", "Fonderies Alfa Est", "Réunion CSE", "60", ""]
    suite = ecrire(tmp_path / "suite.xlsx", {"Suivi": [ACTES[0], reunion]})
    essai = session.imports.essayer(suite)
    assert Valeur(mot="Fonderies Alfa Est", code="") in essai.correspondance.valeurs["entreprises"]
    assert list(essai.choix["entreprises"]) == ["Clinique Bêta", "Fonderies Alpha", "nouvelle"]
    for code, entreprises in (("Fonderies Alpha", 2), ("nouvelle", 3)):
        dites = {**essai.correspondance.valeurs, "entreprises": (Valeur(mot="Fonderies Alfa Est", code=code),)}
        rapport, _ = session.imports.importer(suite, essai.correspondance.avec(dites))
        assert rapport.comptes["interventions"].nouveaux == 1
        assert len(session.entreprises.toutes()) == entreprises
        session.imports.annuler(rapport.numero)


def test_past_imports_tell_what_they_created_and_that_they_were_undone(session, classeur):
    rapport, _ = session.imports.importer(classeur)
    (fait,) = session.imports.tous()
    assert (fait.numero, fait.libelle, fait.annule_le) == (rapport.numero, "suivi.xlsx", "")
    assert fait.crees["personnes"] == 4
    session.imports.annuler(rapport.numero)
    (fait,) = session.imports.tous()
    assert fait.annule_le
    assert not session.personnes.toutes()


def test_an_import_stopped_on_the_way_writes_nothing(session, classeur):
    jeton = CancelToken()

    def avancer(fait, total, etape):
        if etape.startswith("Écriture des interventions"):
            jeton.cancel()
            jeton.check()

    with pytest.raises(Annule):
        session.imports.importer(classeur, progres=avancer, annulation=jeton)
    assert not session.personnes.toutes()
    assert session.imports.tous() == []
