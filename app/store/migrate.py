"""The guarded runner of migrations: on a copy, in one transaction, counted before and after.

Alembic's batch mode with foreign keys on silently deletes every child row, and the driver's own
transactions leave a failed migration half-applied; neither can happen here.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection

from app import paths
from app.progress import Progress, silencieux
from app.store import copies, database
from app.store.database import Acces, Brute
from app.store.empreintes import Empreintes, comparer, relever
from app.store.errors import BaseEndommagee, MiseANiveauRefusee, SchemaPlusRecent

REPERE = "mise-a-niveau"
_ETAPES = (
    "Mise à niveau\u00a0: sauvegarde",
    "Mise à niveau\u00a0: copie",
    "Mise à niveau\u00a0: transformation",
    "Mise à niveau\u00a0: contrôle de la copie",
)
_NUMERO = re.compile(r"(\d{4})_\w+\.py")


def tete(migrations: Path | None = None) -> str:
    """Return the newest revision this version knows, by the names of the files (no import at unlock)."""
    dossier = (migrations or paths.migrations()) / "versions"
    return max(trouve[1] for chemin in dossier.iterdir() if (trouve := _NUMERO.fullmatch(chemin.name)))


def revision(connexion: Brute) -> str:
    """Return the revision of a database, empty for one that has no table yet."""
    if not connexion.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
        return ""
    lue = connexion.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(lue[0]) if lue else ""


def en_retard(acces: Acces, migrations: Path | None = None) -> bool:
    """Tell whether the database is older than this version; raises `SchemaPlusRecent` when it is newer."""
    with closing(database.brute(acces)) as connexion:
        actuelle = revision(connexion)
    connue = tete(migrations)
    if actuelle > connue:
        raise SchemaPlusRecent
    return actuelle < connue


def construire(acces: Acces, migrations: Path | None = None) -> None:
    """Create the database `acces` and give it the newest schema."""
    database.creer(acces)
    with _transaction(acces) as connexion:
        _appliquer(connexion, migrations or paths.migrations())


def mettre_a_niveau(
    acces: Acces,
    sauvegarder: Callable[[], object],
    migrations: Path | None = None,
    progress: Progress = silencieux,
) -> None:
    """Bring a closed database to the newest schema: verified backup, upgraded copy, comparison, swap.

    `sauvegarder` makes the verified backup and raises if it cannot. Whatever happens before the swap,
    the database in use is untouched. Raises `MiseANiveauRefusee` with the `table` that differs.
    """
    repere, copie = acces.chemin.with_name(REPERE), _copie(acces)
    nettoyer(acces)
    progress(0, len(_ETAPES), _ETAPES[0])
    sauvegarder()
    repere.write_text(tete(migrations))
    progress(1, len(_ETAPES), _ETAPES[1])
    copies.copier_comptee(acces, copie)
    progress(2, len(_ETAPES), _ETAPES[2])
    _monter(copie, migrations or paths.migrations())
    progress(3, len(_ETAPES), _ETAPES[3])
    copies.verifier(copie)
    database.fermer(acces, ())
    copies.substituer(copie.chemin, acces.chemin)
    repere.unlink()
    progress(len(_ETAPES), len(_ETAPES), "")


def interrompue(acces: Acces) -> bool:
    """Tell whether an upgrade was cut short: the database in use is still the old one, whole."""
    return acces.chemin.with_name(REPERE).exists()


def nettoyer(acces: Acces) -> None:
    """Remove what an interrupted upgrade left beside the database."""
    copies.effacer(_copie(acces).chemin)
    acces.chemin.with_name(REPERE).unlink(missing_ok=True)


def _copie(acces: Acces) -> Acces:
    return Acces(acces.chemin.with_name(f"{acces.chemin.name}.montee"), acces.cle, acces.sel)


def _monter(copie: Acces, migrations: Path) -> None:
    """Upgrade the copy and refuse it if a row that should not change did."""
    with _transaction(copie) as connexion:
        pilote = connexion.connection.driver_connection
        avant, index = relever(pilote), _index(pilote)
        touchees, changees = _appliquer(connexion, migrations)
        if connexion.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise MiseANiveauRefusee(table="")
        _exiger_pareil(avant, pilote, touchees, changees)
        _reindexer(pilote, index, touchees | changees)
    database.fermer(copie, ())


def _exiger_pareil(avant: Empreintes, pilote: Brute, touchees: frozenset[str], changees: frozenset[str]) -> None:
    ecart = comparer(avant, relever(pilote, avant), touchees, changees)
    if ecart:
        raise MiseANiveauRefusee(table=ecart)


@contextmanager
def _transaction(acces: Acces) -> Iterator[Connection]:
    """Open one BEGIN IMMEDIATE with foreign keys already off, and close the engine after it."""
    moteur = database.moteur_ecriture(acces, cles_etrangeres=False)
    try:
        with moteur.begin() as connexion:
            yield connexion
    finally:
        moteur.dispose()


def _appliquer(connexion: Connection, migrations: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Run every pending revision; return the tables they rewrite, and those whose row count they change."""
    from alembic import command  # noqa: PLC0415  (a tenth of a second, never at unlock)
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    reglages = Config(attributes={"connexion": connexion})
    reglages.set_main_option("script_location", str(migrations).replace("%", "%%"))
    depart = revision(connexion.connection.driver_connection) or "base"
    passees = list(ScriptDirectory.from_config(reglages).iterate_revisions("heads", depart))
    command.upgrade(reglages, "head")
    touchees = (getattr(passee.module, "TABLES_TOUCHEES", ()) for passee in passees)
    changees = (getattr(passee.module, "LIGNES_CHANGEES", ()) for passee in passees)
    return frozenset().union(*touchees), frozenset().union(*changees)


def _index(connexion: Brute) -> dict[str, str]:
    """Return the full-text indexes that take their words from a table, with the statement that made each."""
    tables = connexion.execute("SELECT name, sql FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'")
    return {nom: sql for nom, sql in tables.fetchall() if "content=''" not in sql.replace(" ", "")}


def _reindexer(connexion: Brute, avant: dict[str, str], touchees: frozenset[str]) -> None:
    """Rebuild the indexes that a revision made, or whose words it touched; the others are as they were."""
    for nom, sql in _index(connexion).items():
        source = nom.removesuffix("_fts")
        if avant.get(nom) != sql or source in touchees or not _complet(connexion, nom, source):
            connexion.execute(f'INSERT INTO "{nom}"("{nom}") VALUES (\'rebuild\')')  # noqa: S608
            connexion.execute(f'INSERT INTO "{nom}"("{nom}") VALUES (\'optimize\')')  # noqa: S608


def _complet(connexion: Brute, index: str, source: str) -> bool:
    """Tell whether an index knows as many rows as the table of its words."""
    lus = [connexion.execute(f'SELECT count(*) FROM "{nom}"').fetchone()[0] for nom in (f"{index}_docsize", source)]  # noqa: S608
    return len(set(lus)) == 1


def exiger_schema(acces: Acces) -> None:
    """Refuse a database that has no schema at all; raises `BaseEndommagee`."""
    with closing(database.brute(acces)) as connexion:
        if not revision(connexion):
            raise BaseEndommagee
