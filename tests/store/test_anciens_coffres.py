"""Every schema ever released stays in tests/data as a real vault: opening it brings it to today's, nothing lost."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from app.services.acces import Cle, deverrouiller
from app.services.attente import reconnaitre
from app.store import database, migrate
from app.store.database import Acces

ANCIENS = Path(__file__).parent.parent / "data" / "coffres"
PHRASE = "lune marche verger ruban cuivre ortie pivot"
_TABLES = """
    SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
    AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%\\_fts\\_%' ESCAPE '\\'
    AND name NOT IN ('alembic_version', 'journal')
"""


@pytest.fixture(params=sorted(chemin.name for chemin in ANCIENS.iterdir()))
def ancien(request, tmp_path):
    """A vault of that day, closed."""
    return shutil.copytree(ANCIENS / request.param, tmp_path / "Cabinet.coffre")


def _acces(dossier, cout):
    _tete, trousseau = deverrouiller(reconnaitre(dossier), Cle(PHRASE, None), cout)
    return Acces(dossier / database.NOM, trousseau.cle, trousseau.sel)


def _colonnes(acces):
    with closing(database.brute(acces)) as connexion:
        tables = [nom for (nom,) in connexion.execute(_TABLES)]
        return {nom: [ligne[1] for ligne in connexion.execute(f'PRAGMA table_info("{nom}")')] for nom in tables}


def _lignes(acces, colonnes):
    """Return the rows of these columns, by table: a column that a later version adds is not looked at."""
    with closing(database.brute(acces)) as connexion:
        return {
            nom: sorted(map(repr, connexion.execute(f'SELECT {", ".join(noms)} FROM "{nom}"')))
            for nom, noms in colonnes.items()
        }


@pytest.fixture
def temoin(ancien, tmp_path, cout):
    """Columns and rows as that day's version kept them, read on another copy."""
    acces = _acces(shutil.copytree(ancien, tmp_path / "temoin.coffre"), cout)
    colonnes = _colonnes(acces)
    return colonnes, _lignes(acces, colonnes)


def test_opening_an_old_vault_upgrades_it_and_every_row_is_still_there(scope, ancien, cout, temoin):
    colonnes, lignes = temoin
    assert sum(map(len, lignes.values())) > 50
    with scope.ouvrir(ancien, phrase=PHRASE) as session:
        assert "mise_a_niveau" in {constat.code for constat in session.coffre.constats}
        assert session.personnes.chercher("coeur")[0].prenom == "Éloïse"
        assert len(session.recherche.notes("relogement")) == len(session.interventions.toutes())
    acces = _acces(ancien, cout)
    with closing(database.brute(acces)) as connexion:
        assert migrate.revision(connexion) == migrate.tete()
    assert _lignes(acces, colonnes) == lignes


def test_the_upgrade_left_a_backup_of_the_old_vault_that_restores(scope, ancien, tmp_path, cout, temoin):
    colonnes, lignes = temoin
    with scope.ouvrir(ancien, phrase=PHRASE) as session:
        (sauvegarde,) = session.sauvegardes.dossier.iterdir()
    manifeste = scope.restaurer(sauvegarde, tmp_path / "rendu.coffre", phrase=PHRASE)
    assert manifeste.schema < migrate.tete()
    assert _lignes(_acces(tmp_path / "rendu.coffre", cout), colonnes) == lignes


def test_an_upgraded_vault_opens_without_upgrading_again(scope, ancien):
    scope.ouvrir(ancien, phrase=PHRASE).close()
    with scope.ouvrir(ancien, phrase=PHRASE) as session:
        assert not session.coffre.constats


def test_each_step_of_an_upgrade_is_announced_once(scope, ancien):
    etapes = []
    scope.ouvrir(ancien, phrase=PHRASE, progress=lambda fait, total, etape: etapes.append((fait, total, etape))).close()
    assert [fait for fait, _total, _etape in etapes] == list(range(etapes[0][1] + 1))
    assert [bool(etape) for _fait, _total, etape in etapes] == [True] * etapes[0][1] + [False]


def test_an_index_that_lost_its_words_is_made_again_by_an_upgrade(scope, ancien, cout):
    """Those that no revision touches are left as they are, unless they do not know every row."""
    with closing(database.brute(_acces(ancien, cout))) as connexion:
        connexion.execute("INSERT INTO recherche_personnes_fts(recherche_personnes_fts) VALUES ('delete-all')")
    with scope.ouvrir(ancien, phrase=PHRASE) as session:
        nom = session.repertoire.noms()[0]
        assert nom.id in {personne.id for personne in session.personnes.chercher(nom.mots[0])}
