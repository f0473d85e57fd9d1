from datetime import date

import pytest

from app.domain.nomenclatures import Entree, Liste
from app.domain.saisie import Annuaire, Nom, Vocabulaire
from app.domain.soiree import Ligne, coller, lire, poser

JOUR = date(2026, 11, 17)


def entree(liste, code, libelle, **attributs):
    return Entree(liste=liste, code=code, libelle=libelle, attributs=attributs)


MOTS = Vocabulaire(
    Annuaire([Nom.de(1, "Zoé Martin", "Zoé", "Martin"), Nom.de(2, "Paul Martin", "Paul", "Martin")]),
    (entree(Liste.THEMES, "LOG", "Logement"), entree(Liste.THEMES, "BUD", "Budget et endettement")),
    (
        entree(Liste.NATURES, "ENT", "Entretien", famille="individuelle"),
        entree(Liste.NATURES, "ECH", "Échange bref avec la personne", famille="individuelle"),
        entree(Liste.NATURES, "RNH", "Rendez-vous non honoré", famille="individuelle"),
        entree(Liste.NATURES, "ICO", "Information collective", famille="collective"),
    ),
    (entree(Liste.CANAUX, "TEL", "Téléphone"), entree(Liste.CANAUX, "NR", "Non renseigné")),
)


def lue(**champs):
    return lire(Ligne(**({"personne": "zoe martin", "minutes": "30"} | champs)), MOTS, JOUR)


def test_a_name_and_a_length_are_enough_for_an_entretien():
    ligne = lue()
    assert ligne.complete
    assert (ligne.personnes, ligne.nature.code, ligne.minutes, ligne.theme) == ((1,), "ENT", 30, None)


@pytest.mark.parametrize(
    ("dit", "minutes"), [("30", 30), ("1h15", 75), ("0:45", 45), ("1,5", 90), ("0.5", 30), ("45 min", 45), ("½ h", 30)]
)
def test_a_length_is_read_as_people_and_workbooks_write_it(dit, minutes):
    assert lue(minutes=dit).minutes == minutes


@pytest.mark.parametrize("dit", ["", "abc", "-5", "99h", "\0"])
def test_a_length_that_is_none_says_what_to_type(dit):
    ligne = lue(minutes=dit)
    assert ligne.minutes is None
    assert "30, 1h15 ou 0:45" in ligne.manques["minutes"]


@pytest.mark.parametrize(
    ("dit", "code", "canal"),
    [
        ("ent", "ENT", "NR"),
        ("Entretien", "ENT", "NR"),
        ("tel", "ENT", "TEL"),
        ("lapin", "RNH", "NR"),
        ("RNH", "RNH", "NR"),
    ],
)
def test_a_nature_is_a_label_its_beginning_or_a_word_of_the_trade(dit, code, canal):
    ligne = lue(nature=dit)
    assert (ligne.nature.code, ligne.canal) == (code, canal)


@pytest.mark.parametrize("dit", ["bla bla", "Information collective", "logement", "hier"])
def test_a_nature_nobody_knows_is_not_guessed(dit):
    assert "nature" in lue(nature=dit).manques


def test_a_missed_appointment_needs_no_length():
    assert lue(nature="absent", minutes="").complete
    assert lue(nature="absent", minutes="").minutes == 0


def test_two_persons_of_one_name_are_never_told_apart_by_guess():
    ligne = lue(personne="Martin")
    assert ligne.personnes == (1, 2)
    assert "2 personnes" in ligne.manques["personne"]
    assert lue(personne="Martin", personne_id=2).personnes == (2,)


def test_an_unknown_name_is_a_new_person_even_when_it_begins_another():
    for dit in ("Zoé Martinet", "Marti", "Aïcha Bouvier", "A-0173"):
        ligne = lue(personne=dit)
        assert ligne.personnes == ()
        assert ligne.complete


def test_without_a_name_nothing_is_kept():
    assert "personne" in lue(personne=" - ").manques


def test_an_unknown_theme_is_said_and_none_is_inherited():
    assert "theme" in lue(theme="xyz").manques
    assert lue(theme="log").theme.code == "LOG"
    assert lue(theme="endett").theme.code == "BUD"


def test_cells_are_pasted_from_the_column_where_one_stands():
    rangees, perdues = coller([["30", "Logement", "note un"], ["45"]], 2)
    assert rangees == [{"minutes": "30", "theme": "Logement", "note": "note un"}, {"minutes": "45"}]
    assert perdues == ()


def test_headings_give_the_columns_and_those_without_a_place_are_told():
    rangees, perdues = coller([["Durée (min)", "Nom", "Agent"], ["30", "Zoé Martin", "CF"]], 0)
    assert rangees == [{"minutes": "30", "personne": "Zoé Martin"}]
    assert perdues == ("Agent",)


def test_a_first_row_of_data_is_not_taken_for_headings():
    rangees, _ = coller([["Zoé Martin", "Entretien", "30"]], 0)
    assert rangees == [{"personne": "Zoé Martin", "nature": "Entretien", "minutes": "30"}]


def test_another_name_is_another_person():
    ligne = Ligne(personne="Zoé Martin", personne_id=1, rendezvous_id=7)
    assert poser(ligne, {"minutes": "30"}).personne_id == 1
    assert poser(ligne, {"personne": "Zoé Martin"}).personne_id == 1
    autre = poser(ligne, {"personne": "Paul"})
    assert (autre.personne_id, autre.rendezvous_id) == (None, None)
