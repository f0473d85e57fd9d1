"""A workbook imported again after two dossiers of one person were made one."""

import pytest

from tests.classeurs import fabrique

CLIENTS = [["Entreprise", "Effectif"], ["Verreries de la Vire", 300]]
LISTE = [
    ["Nom", "Prénom", "Date de naissance", "Entreprise", "CSP", "Téléphone"],
    ["Martin", "Anne", "01/02/1980", "Verreries", "Cadre", "0600000001"],
    ["Lemoine", "Annie", "", "Verreries", "Ouvrier", "0600000009"],
    ["Roux", "Zoé", "05/06/1990", "Verreries", "Ouvrier", "0600000002"],
]
ACTES = [
    ["Date", "Nom", "Prénom", "Entreprise", "Type", "Durée (min)", "Thème", "Note"],
    ["06/01/2025", "Martin", "Anne", "Verreries", "rdv", 45, "Budget", "premier rendez-vous"],
    ["13/01/2025", "Lemoine", "Annie", "Verreries", "rdv", 20, "Budget", "deuxième"],
    ["14/01/2025", "Lemoine", "Annie", "Verreries", "tel", 20, "Budget", ""],
    ["20/01/2025", "Roux", "Zoé", "Verreries", "tel", 15, "Logement", ""],
]


@pytest.fixture
def classeur(tmp_path):
    return fabrique.ecrire(tmp_path / "suivi.xlsx", {"Clients": CLIENTS, "Salariés": LISTE, "Suivi": ACTES})


@pytest.fixture
def deux(session, classeur):
    """The ids of Anne Martin and of Annie Lemoine, who are one person."""
    session.imports.importer(classeur)
    ids = {p.nom: p.id for p in session.personnes.toutes()}
    return ids["Martin"], ids["Lemoine"]


def tout(session):
    return [
        sorte.toutes()
        for sorte in (session.personnes, session.personnes.emplois, session.accompagnements, session.interventions)
    ]


@pytest.mark.parametrize("sens", [1, -1])
def test_the_double_does_not_come_back(session, classeur, deux, sens):
    session.personnes.fusionner(*deux[::sens])
    avant = tout(session)
    rapport, changes = session.imports.importer(classeur)
    assert tout(session) == avant
    assert not changes.ids
    assert {s: (c.nouveaux, c.modifies) for s, c in rapport.comptes.items()} == dict.fromkeys(rapport.comptes, (0, 0))
    assert rapport.comptes["personnes"].reconnus == 3


def test_a_dossier_that_went_under_two_others_is_followed_to_the_last(session, classeur, deux):
    roux = next(p.id for p in session.personnes.toutes() if p.nom == "Roux")
    session.personnes.fusionner(*deux)
    session.personnes.fusionner(roux, deux[0])
    avant = tout(session)
    session.imports.importer(classeur)
    assert tout(session) == avant


def test_a_new_act_in_the_name_of_the_double_goes_to_the_dossier_kept(session, tmp_path, classeur, deux):
    garde, doublon = deux
    session.personnes.fusionner(garde, doublon)
    suite = [*ACTES, ["03/02/2025", "Lemoine", "Annie", "Verreries", "rdv", 30, "Famille", ""]]
    suivant = fabrique.ecrire(tmp_path / "suivi.xlsx", {"Clients": CLIENTS, "Salariés": LISTE, "Suivi": suite})
    session.imports.importer(suivant)
    assert len(session.personnes.toutes()) == 2
    assert len(session.interventions.de_personne(garde)) == 4


def test_once_the_merge_is_taken_back_each_row_finds_its_own_dossier(session, classeur, deux):
    avant = tout(session)
    session.personnes.fusionner(*deux)
    session.annulations.annuler()
    assert tout(session) == avant
    session.imports.importer(classeur)
    assert tout(session) == avant
