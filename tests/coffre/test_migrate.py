"""An upgrade keeps every row, or does not happen."""

import shutil
from contextlib import closing
from itertools import count

import pytest

from app import paths
from app.store import copies, database, migrate
from app.store.database import Acces
from app.store.errors import MiseANiveauRefusee, SchemaPlusRecent

ENFANTS = 200
REVISIONS = paths.migrations().parent / "tests" / "data" / "migrations"
PERTE = """
revision, down_revision, branch_labels, depends_on = "0003", "0002", None, None
{declare}

def upgrade():
    from alembic import op
    op.execute({ordre!r})
    {ensuite}
"""


@pytest.fixture
def revisions(tmp_path):
    """Return the folder of toy revisions, to which a test may add its own."""
    return shutil.copytree(REVISIONS, tmp_path / "migrations", ignore=shutil.ignore_patterns("__pycache__"))


@pytest.fixture
def base(tmp_path, revisions):
    """A database at revision 0001, with parents and many children."""
    (revisions / "versions" / "0002_colonne.py").rename(tmp_path / "0002_colonne.py")
    acces = Acces(tmp_path / "coffre.db", bytes(range(32)), bytes(range(16)))
    migrate.construire(acces, revisions)
    with closing(database.brute(acces)) as connexion:
        connexion.execute("INSERT INTO parents VALUES (1, 'Alma'), (2, 'Basile')")
        lignes = [(f"enfant {rang}", 1 + rang % 2) for rang in range(ENFANTS)]
        connexion.executemany("INSERT INTO enfants (nom, parent_id) VALUES (?, ?)", lignes)
    (tmp_path / "0002_colonne.py").rename(revisions / "versions" / "0002_colonne.py")
    return acces


def monter(base, revisions):
    migrate.mettre_a_niveau(base, lambda: None, revisions)


def etat(acces):
    with closing(database.brute(acces)) as connexion:
        enfants = connexion.execute("SELECT count(*) FROM enfants").fetchone()[0]
        return migrate.revision(connexion), enfants


def ajouter(revisions, ordre, declare="", ensuite=""):
    chemin = revisions / "versions" / "0003_essai.py"
    chemin.write_text(PERTE.format(ordre=ordre, declare=declare, ensuite=ensuite))


def test_a_batch_rebuild_keeps_every_child(base, revisions):
    assert migrate.en_retard(base, revisions)
    monter(base, revisions)
    assert etat(base) == ("0002", ENFANTS)
    assert not migrate.en_retard(base, revisions)


def test_the_control_with_foreign_keys_on_loses_every_child(base, revisions):
    moteur = database.moteur_ecriture(base)
    with moteur.begin() as connexion:
        migrate._appliquer(connexion, revisions)
    moteur.dispose()
    assert etat(base) == ("0002", 0)


def test_the_search_index_is_rebuilt(base, revisions):
    monter(base, revisions)
    with closing(database.brute(base)) as connexion:
        assert connexion.execute("SELECT count(*) FROM recherche WHERE recherche MATCH 'alma'").fetchone() == (1,)


@pytest.mark.parametrize(
    ("ordre", "table"),
    [
        ("DELETE FROM enfants WHERE id = 7", "enfants"),
        ("UPDATE enfants SET nom = 'autre' WHERE id = 7", "enfants"),
        ("DROP TABLE enfants", "enfants"),
    ],
)
def test_a_revision_that_loses_or_changes_a_row_unannounced_is_refused(base, revisions, ordre, table):
    ajouter(revisions, ordre)
    with pytest.raises(MiseANiveauRefusee) as refus:
        monter(base, revisions)
    assert refus.value.details["table"] == table
    assert etat(base) == ("0001", ENFANTS)


def test_a_revision_that_says_what_it_rewrites_is_accepted(base, revisions):
    ajouter(revisions, "UPDATE enfants SET nom = upper(nom)", 'TABLES_TOUCHEES = frozenset({"enfants"})')
    monter(base, revisions)
    assert etat(base) == ("0003", ENFANTS)


def test_a_revision_that_breaks_a_link_is_refused(base, revisions):
    ajouter(revisions, "DELETE FROM parents WHERE id = 1", 'LIGNES_CHANGEES = frozenset({"parents"})')
    with pytest.raises(MiseANiveauRefusee):
        monter(base, revisions)
    assert etat(base) == ("0001", ENFANTS)


def _cut_upgrades(base, revisions, monkeypatch, pas):
    """Stop the upgrade after `pas` steps of SQLite, then after twice that, until one goes through; count the cuts."""
    ordinaire, coupures = database._commencer, 0
    while migrate.en_retard(base, revisions):
        pas_du_moteur = count(1)

        def couper(connexion, begin, fin=pas * (coupures + 1), pas_du_moteur=pas_du_moteur):
            ordinaire(connexion, begin)
            pilote = connexion.connection.driver_connection
            pilote.set_progress_handler(lambda: next(pas_du_moteur) == fin, 1)

        monkeypatch.setattr(database, "_commencer", couper)
        try:
            monter(base, revisions)
        except Exception:  # noqa: BLE001  (whatever the cut broke)
            coupures += 1
            assert etat(base) == ("0001", ENFANTS)
            assert migrate.interrompue(base)
    return coupures


@pytest.mark.parametrize("pas", [pytest.param(20, marks=pytest.mark.longue), 400])
def test_an_upgrade_cut_anywhere_loses_nothing_and_runs_again(base, revisions, monkeypatch, pas):
    assert _cut_upgrades(base, revisions, monkeypatch, pas) >= 5
    assert etat(base) == ("0002", ENFANTS)
    assert sorted(chemin.name for chemin in base.chemin.parent.glob("coffre.db*")) == ["coffre.db"]


def test_a_backup_that_fails_stops_the_upgrade(base, revisions):
    def impossible():
        raise OSError

    with pytest.raises(OSError):
        migrate.mettre_a_niveau(base, impossible, revisions)
    assert etat(base) == ("0001", ENFANTS)


def test_a_newer_database_is_refused(base, revisions):
    monter(base, revisions)
    (revisions / "versions" / "0002_colonne.py").unlink()
    with pytest.raises(SchemaPlusRecent):
        migrate.en_retard(base, revisions)


def test_the_names_of_the_revisions_follow_their_numbers():
    versions = paths.migrations() / "versions"
    for chemin in versions.glob("*.py"):
        assert f'revision = "{chemin.name[:4]}"' in chemin.read_text(encoding="utf-8")


def test_a_swap_refuses_to_mix_with_a_living_log(base, tmp_path):
    copie = Acces(tmp_path / "copie.db", base.cle, base.sel)
    copies.copier(base, copie)
    with closing(database.brute(base)) as connexion:
        connexion.execute("INSERT INTO parents VALUES (3, 'Chloé')")
        with pytest.raises(copies.CopieInfidele):
            copies.substituer(copie.chemin, base.chemin)
