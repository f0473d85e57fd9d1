"""A vault's database in memory, keyed, at the head schema, without the rest of the coffre."""

import importlib.util
from contextlib import contextmanager

import sqlcipher3.dbapi2 as sqlcipher
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import create_engine, event
from sqlalchemy.pool import StaticPool

from app import paths
from app.store.unit_of_work import Magasin

SECRET, SEL = bytes([0x5A]) * 32, bytes([0xA5]) * 16
CLE = f"\"x'{SECRET.hex()}{SEL.hex()}'\""


def moteur(chemin=":memory:", effacement="ON"):
    def connecter():
        connexion = sqlcipher.connect(str(chemin), isolation_level=None, check_same_thread=False)
        connexion.execute(f"PRAGMA key = {CLE}")
        connexion.execute("PRAGMA foreign_keys = ON")
        connexion.execute(f"PRAGMA secure_delete = {effacement}")
        return connexion

    engine = create_engine("sqlite://", module=sqlcipher, creator=connecter, poolclass=StaticPool, hide_parameters=True)
    event.listen(engine, "begin", lambda connexion: connexion.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def poser_le_schema(engine):
    for chemin in sorted((paths.migrations() / "versions").glob("0*.py")):
        spec = importlib.util.spec_from_file_location(chemin.stem, chemin)
        revision = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(revision)
        with engine.begin() as connexion, Operations.context(MigrationContext.configure(connexion)):
            revision.upgrade()


@contextmanager
def magasin(chemin=":memory:", effacement="ON"):
    engine = moteur(chemin, effacement)
    poser_le_schema(engine)
    try:
        yield Magasin(engine)
    finally:
        engine.dispose()
