"""The small French grammar of saisie rapide: who, when, how long, what, with whom; the rest is the note."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.interventions import Intervention
from app.domain.nomenclatures import Entree, Liste
from app.domain.organismes import Organisme
from app.domain.saisie import Annuaire, Nom, Vocabulaire, comprendre, redire

DIMANCHE = date(2026, 11, 22)


def entrees(liste, **libelles):
    return tuple(Entree(liste=liste, code=code, libelle=libelle) for code, libelle in libelles.items())


VOCABULAIRE = Vocabulaire(
    personnes=Annuaire(
        [
            Nom.de(1, "Aïcha Bouvier", "Aïcha", "Bouvier"),
            Nom.de(2, "Jérôme Lefèvre", "Jérôme", "Lefèvre"),
            Nom.de(3, "Paul Durand", "Paul", "Durand"),
            Nom.de(4, "Marie Durand", "Marie", "Durand"),
            Nom.de(5, "Nadège L’Hostis", "Nadège", "L’Hostis"),
            Nom.de(6, "(sans nom) A-0173", "A-0173"),
            Nom.de(7, "Cyril Da Costa", "Cyril", "Da Costa"),
            Nom.de(8, "Éléonore Cœur", "Éléonore", "Cœur"),
        ]
    ),
    themes=entrees(Liste.THEMES, LOG="Logement", BUD="Budget et endettement", SAN="Santé"),
    natures=entrees(
        Liste.NATURES, ENT="Entretien", ECH="Échange bref", DEM="Démarche", RNH="Rendez-vous non honoré", COU="Courrier"
    ),
    canaux=entrees(Liste.CANAUX, NR="Non renseigné", TEL="Téléphone", MEL="Courriel, SMS", PER="En permanence"),
    organismes=(
        Organisme(id=1, nom="Orne Habitat", categorie="BAILLEUR"),
        Organisme(id=2, nom="Action Logement", categorie="AL"),
        Organisme(id=3, nom="Caisse d’allocations familiales", categorie="CAF"),
    ),
)


def lire(ligne, presente=None):
    return comprendre(ligne, VOCABULAIRE, DIMANCHE, presente)


def test_the_line_of_the_brief_is_understood_whole():
    compris = lire("hier tel Lefevre 30min logement démarche AL")
    assert compris.personnes == (2,)
    assert compris.jour == date(2026, 11, 21)
    assert compris.minutes == 30
    assert (compris.nature.code, compris.canal.code, compris.theme.code) == ("DEM", "TEL", "LOG")
    assert compris.organisme.id == 2
    assert compris.note == ""
    assert compris.complete


def test_the_person_on_screen_is_meant_when_no_name_is_typed():
    compris = lire("auj tel 20min logement rappel Orne Habitat, plan accepté", presente=1)
    assert compris.personnes == (1,)
    assert compris.organisme.id == 1
    assert compris.nature.code == "DEM", "an organisme reached from afar makes a démarche"
    assert compris.note == "plan accepté"


def test_a_name_typed_wins_over_the_person_on_screen():
    assert lire("Lefèvre 20min", presente=1).personnes == (2,)


@pytest.mark.parametrize(
    ("dit", "jour"),
    [
        ("auj", DIMANCHE),
        ("aujourd’hui", DIMANCHE),
        ("hier", date(2026, 11, 21)),
        ("avant-hier", date(2026, 11, 20)),
        ("vendredi", date(2026, 11, 20)),
        ("ven 13", None),
        ("12/11", date(2026, 11, 12)),
        ("le 12 novembre", date(2026, 11, 12)),
        ("3/12", date(2025, 12, 3)),
        ("12/11/2024", date(2024, 11, 12)),
        ("", DIMANCHE),
    ],
)
def test_the_day(dit, jour):
    compris = lire(f"{dit} Lefèvre 20min")
    assert compris.jour == jour or jour is None


@pytest.mark.parametrize(
    ("dit", "minutes"),
    [
        ("20min", 20),
        ("20 min", 20),
        ("45'", 45),
        ("1h", 60),
        ("1h30", 90),
        ("1 h 30", 90),
        ("demi-heure", 30),
        ("25", 25),
    ],
)
def test_the_length(dit, minutes):
    assert lire(f"hier Lefèvre {dit}").minutes == minutes


def test_a_number_inside_a_note_is_not_a_length():
    compris = lire("Lefèvre 1h impayé de 2 mois, 1240 euros")
    assert compris.minutes == 60
    assert compris.note == "impayé de 2 mois, 1240 euros"


@pytest.mark.parametrize(
    ("nom", "personnes"),
    [
        ("durand", (3, 4)),
        ("marie durand", (4,)),
        ("durand marie", (4,)),
        ("l'hostis", (5,)),
        ("da costa", (7,)),
        ("a-0173", (6,)),
        ("bouv", (1,)),
        ("coeur", (8,)),
        ("eleonore", (8,)),
        ("dupont", ()),
    ],
)
def test_who(nom, personnes):
    assert lire(f"hier {nom} 20min").personnes == personnes


def test_two_files_are_never_guessed_between():
    compris = lire("hier durand 20min")
    assert not compris.complete
    assert "2 personnes possibles" in compris.phrase(VOCABULAIRE.personnes)


def test_a_missed_appointment_takes_no_time():
    compris = lire("hier Lefèvre absent")
    assert (compris.nature.code, compris.minutes) == ("RNH", 0)
    assert compris.complete


def test_a_short_call_is_an_exchange_and_a_long_one_an_entretien():
    assert lire("tel Lefèvre 5min").nature.code == "ECH"
    assert lire("tel Lefèvre 30min").nature.code == "ENT"


def test_the_sentence_says_everything_and_what_is_missing():
    assert lire("hier tel Lefèvre 30min logement attend le bail").phrase(VOCABULAIRE.personnes) == (
        "Compris\u00a0: hier, Jérôme Lefèvre, entretien, téléphone, 30\u00a0minutes, thème Logement,"
        " note\u00a0: attend le bail."
    )
    assert "il manque la personne" in lire("hier 30min").phrase(VOCABULAIRE.personnes)
    assert "il manque la durée" in lire("hier Lefèvre").phrase(VOCABULAIRE.personnes)


@given(st.text(max_size=200))
def test_anything_typed_is_understood_or_kept_in_the_note(ligne):
    compris = lire(ligne)
    assert all(mot in ligne for mot in compris.note.split())


def test_ten_thousand_signs_and_odd_ones_are_only_a_note():
    assert lire("x" * 10_000).note == "x" * 10_000
    assert lire("31/02 \0 \u202e 🙂 Lefèvre 20min").personnes == (2,)


@pytest.mark.parametrize("canal", ["NR", "TEL", "MEL"])
@pytest.mark.parametrize("nature", ["ENT", "DEM", "COU"])
@pytest.mark.parametrize("theme", ["LOG", "BUD", "SAN"])
@pytest.mark.parametrize("organisme", [None, 1, 2, 3])
def test_an_act_said_again_is_understood_as_itself(canal, nature, theme, organisme):
    acte = Intervention(
        jour=DIMANCHE, minutes=25, nature=nature, canal=canal, personnes=(5,), theme=theme,
        organisme_id=organisme, note="Une note.",
    )  # fmt: skip
    compris = lire(redire(acte, VOCABULAIRE, nommer=True))
    assert (compris.nature.code, compris.canal.code, compris.theme.code) == (nature, canal, theme)
    assert (compris.organisme.id if compris.organisme else None) == organisme
    assert (compris.personnes, compris.minutes, compris.note) == ((5,), 25, "")
