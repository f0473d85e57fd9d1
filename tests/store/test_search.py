from datetime import date, timedelta

import pytest
from sqlalchemy import text

from app.domain.entreprises import Entreprise
from app.domain.interventions import Intervention, Portee
from app.domain.organismes import Organisme
from app.domain.personnes import Personne
from app.store import interventions, personnes, search
from app.store.entreprises import ENTREPRISES
from app.store.errors import RechercheImpossible
from app.store.organismes import ORGANISMES
from app.store.personnes import PERSONNES

JOUR = date(2025, 3, 4)


@pytest.fixture
def peuple(magasin):
    with magasin.ecrire() as unite:
        for nom, prenom in (
            ("L’Hostis", "Éléonore"),
            ("Œuvrard", "Maël"),
            ("Martin-Nuñez", "Léa"),
            ("Hostier", "Jean"),
        ):
            PERSONNES.ecrire(unite, Personne(nom=nom, prenom=prenom))
        ENTREPRISES.ecrire(unite, Entreprise(nom="Cœur d’Émail"))
        ORGANISMES.ecrire(unite, Organisme(nom="CAF de l’Ille"))
        for rang, note in enumerate(("Le cœur du problème", "Impayé d’énergie", "Cœur et énergie, 2 points")):
            interventions.ecrire(unite, _acte(note, JOUR - timedelta(days=rang)))
    return magasin


def _acte(note, jour=JOUR):
    return Intervention(jour=jour, minutes=30, nature="ADM", portee=Portee.INTERNE, note=note)


def _segments(magasin, sorte):
    with magasin.lire() as connexion:
        lu = text(f"SELECT count(DISTINCT segid) FROM recherche_{sorte}_fts_idx")
        return connexion.execute(lu).scalar_one()


def test_the_index_is_put_together_a_little_at_each_save_never_all_at_once(magasin):
    """FTS5 puts everything together at sixteen segments: one save in sixteen then waited a second."""
    restes = []
    for rang in range(60):
        with magasin.ecrire() as unite:
            interventions.ecrire(unite, _acte(f"note {rang}"))
        restes.append(_segments(magasin, "interventions"))
    assert max(restes) < 12


def test_many_records_at_once_leave_one_segment(magasin):
    for lot in range(3):
        with magasin.ecrire() as unite:
            PERSONNES.ecrire_tous(unite, [Personne(nom=f"Martin{lot}", prenom=f"Léa{rang}") for rang in range(50)])
    assert _segments(magasin, "personnes") == 1
    assert len(_noms(magasin, "martin2")) == 50


def _noms(magasin, saisie, limite=50):
    with magasin.lire() as connexion:
        return [personne.nom for personne in personnes.chercher(connexion, saisie, limite)]


@pytest.mark.parametrize(
    ("saisie", "attendu"),
    [
        ("eleon", ["L’Hostis"]),
        ("ÉLÉON", ["L’Hostis"]),
        ("l'hostis", ["L’Hostis"]),
        ("L’Hos", ["L’Hostis"]),
        ("lhostis", ["L’Hostis"]),
        ("host", ["Hostier", "L’Hostis"]),
        ("eleonore host", ["L’Hostis"]),
        ("oeuv", ["Œuvrard"]),
        ("œuv", ["Œuvrard"]),
        ("mael", ["Œuvrard"]),
        ("nunez", ["Martin-Nuñez"]),
        ("martin-n", ["Martin-Nuñez"]),
        ("lea martin nu", ["Martin-Nuñez"]),
        ("ean", []),
        ("", []),
        ("'", []),
    ],
)
def test_a_person_is_found_by_the_beginning_of_any_word(peuple, saisie, attendu):
    assert _noms(peuple, saisie) == attendu


def test_names_that_begin_so_come_first_and_the_limit_holds(peuple):
    assert _noms(peuple, "host", limite=1) == ["Hostier"]


@pytest.mark.parametrize(
    ("saisie", "jours"), [("coeur", [0, 2]), ("energ", [1, 2]), ("COEUR ener", [2]), ("2", [2]), ("zut", [])]
)
def test_notes_are_found_the_last_day_first(peuple, saisie, jours):
    with peuple.lire() as connexion:
        trouvees = interventions.trouvees(connexion, saisie, 50)
    assert [ligne[1] for ligne in trouvees] == [JOUR - timedelta(days=rang) for rang in jours]


def test_entreprises_and_organismes_are_found(peuple):
    with peuple.lire() as connexion:
        assert search.chercher(connexion, "entreprises", "email coeur", 5) == [1]
        assert search.chercher(connexion, "organismes", "ille", 5) == [1]


def test_the_order_is_the_day_then_the_entry_whatever_the_ids_say(magasin):
    with magasin.ecrire() as unite:
        jours = [JOUR, JOUR + timedelta(days=1), JOUR, JOUR - timedelta(days=400)]
        actes = [interventions.ecrire(unite, _acte("mot", jour)) for jour in jours]
    with magasin.lire() as connexion:
        trouves = search.chercher(connexion, "interventions", "mot", 50)
    assert trouves == [actes[1].id, actes[2].id, actes[0].id, actes[3].id]


@pytest.mark.parametrize(
    "saisie", ['mot" OR x', "texte:mot", "mot*", "NEAR(mot)", "-mot", "^mot", "(mot", "mot AND", '"']
)
def test_what_is_typed_is_never_read_as_the_language_of_the_index(magasin, saisie):
    with magasin.ecrire() as unite:
        interventions.ecrire(unite, _acte("un mot"))
    with magasin.lire() as connexion:
        assert len(interventions.trouvees(connexion, saisie, 50)) <= 1


def test_an_error_of_the_index_tells_no_word(magasin):
    with magasin.ecrire() as unite:
        unite.connexion.execute(text("DROP TABLE recherche_interventions_fts"))
    with magasin.lire() as connexion, pytest.raises(RechercheImpossible) as refus:
        interventions.trouvees(connexion, "Secretissime", 50)
    vu = f"{refus.value!r} {refus.value} {refus.value.details} {refus.value.__cause__!r}"
    assert "secretissime" not in vu.casefold()
    assert refus.value.__suppress_context__


def test_the_index_follows_every_change(peuple):
    with peuple.ecrire() as unite:
        acte = interventions.INTERVENTIONS.lire(unite.connexion, 1)
        interventions.INTERVENTIONS.effacer(unite, acte)
        personne = PERSONNES.lire(unite.connexion, 1)
        PERSONNES.ecrire(unite, Personne(id=personne.id, nom="Autre"))
    with peuple.ecrire() as unite:
        for sorte in search.copies:
            index = f"recherche_{sorte}_fts"
            unite.connexion.execute(text(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)"))
    assert _noms(peuple, "eleon") == []
    assert _noms(peuple, "autr") == ["Autre"]


def test_thousands_of_new_acts_are_searched_like_one(magasin):
    with magasin.ecrire() as unite:
        interventions.ecrire_tous(unite, [_acte(f"mot{rang} commun") for rang in range(2_000)])
    with magasin.lire() as connexion:
        assert search.chercher(connexion, "interventions", "mot1234", 50) == [1235]
        assert search.chercher(connexion, "interventions", "comm", 3) == [2000, 1999, 1998]
