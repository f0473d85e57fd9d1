"""The journal: append-only, chained, sealed; the mark knows where it stood."""

from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from app.coffre.marque import Marque, Releve
from app.services.journal import Journal
from app.store import database
from app.store.journal import Acte, Registre, plages
from tests.coffre.atelier import retourner, saisir

CLE = bytes(range(32))
DEBUT = datetime(2025, 1, 1, 8, 0, tzinfo=UTC)


@pytest.fixture
def base(atelier):
    ouvert = atelier.ouvrir()
    ouvert.fermer()
    with closing(database.brute(ouvert.acces)) as connexion:
        connexion.execute("DELETE FROM journal")
        yield connexion


@pytest.fixture
def registre(base):
    registre = Registre(CLE)
    for jour in range(20):
        registre.ecrire(base, Acte("enregistrer", "personnes", jour, saisie=True), DEBUT + timedelta(days=jour))
    return registre


def test_rows_are_numbered_and_saves_counted(base, registre):
    position = registre.position(base)
    assert (position.sequence, position.saisies) == (20, 20)
    assert registre.premiere_faute(base) is None


@pytest.mark.parametrize(
    "ordre",
    [
        "UPDATE journal SET objet_id = 99 WHERE seq = 7",
        "UPDATE journal SET instant = '2024-01-01T00:00:00+00:00' WHERE seq = 7",
        "UPDATE journal SET empreinte = zeroblob(32) WHERE seq = 7",
        "UPDATE journal SET details = '{}' WHERE seq = 7",
    ],
)
def test_a_changed_row_is_found(base, registre, ordre):
    base.execute(ordre)
    assert registre.premiere_faute(base) == 7


def test_a_removed_row_is_found(base, registre):
    base.execute("DELETE FROM journal WHERE seq = 7")
    assert registre.premiere_faute(base) == 8


def test_removed_first_rows_are_found(base, registre):
    base.execute("DELETE FROM journal WHERE seq < 5")
    assert registre.premiere_faute(base) == 5


def test_a_journal_written_with_another_key_is_found(base, registre):
    assert Registre(bytes(32)).premiere_faute(base) == 1


def test_old_rows_are_forgotten_behind_an_anchor_that_keeps_the_chain(base, registre):
    position = registre.purger(base, DEBUT + timedelta(days=10), DEBUT + timedelta(days=30))
    assert base.execute("SELECT min(seq), count(*) FROM journal").fetchone() == (11, 11)
    assert registre.premiere_faute(base) is None
    assert (position.sequence, position.saisies) == (21, 20)
    base.execute("DELETE FROM journal WHERE seq = 11")
    assert registre.premiere_faute(base) == 12


def test_ids_are_written_as_ranges():
    assert plages({5, 1, 2, 3, 9}) == "1-3,5,9"


def test_a_save_is_journaled_with_ids_and_no_value(ouvert):
    saisir(ouvert, 1)
    entree = Journal(ouvert).dernieres(1)[0]
    assert entree.acte == "enregistrer"
    assert "essai" not in str(entree.faits)
    assert Journal(ouvert).verifier() == []


def test_the_mark_keeps_the_last_of_many_positions(tmp_path):
    marque = Marque(tmp_path, CLE)
    marque.creer()
    marque.ouvrir()
    for sequence in range(1, 6):
        marque.apres_commit(sequence, bytes([sequence]) * 32, sequence, sequence)
    marque.apres_commit(3, bytes(32), 3, 3)
    marque.lacher()
    assert Marque(tmp_path, CLE).lire() == Releve(5, bytes([5]) * 32, 5, 5, tour=6)


def test_a_torn_slot_leaves_the_one_before(tmp_path):
    marque = Marque(tmp_path, CLE)
    marque.creer()
    marque.ouvrir()
    marque.apres_commit(1, bytes(32), 1, 1)
    marque.apres_commit(2, bytes(32), 2, 2)
    marque.lacher()
    retourner(tmp_path / "marque", 8 * 4096 + 900)
    relue = Marque(tmp_path, CLE)
    assert relue.lire().sequence == 1
    assert relue.abimee


def test_a_mark_sealed_with_another_key_tells_nothing(tmp_path):
    Marque(tmp_path, bytes(32)).creer()
    assert Marque(tmp_path, CLE).lire() is None
