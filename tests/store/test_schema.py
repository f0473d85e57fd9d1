import re

from sqlalchemy import inspect, text

from app.store.tables import META
from tests.store import socle

SCHEMA = text(
    "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'"
    " AND type <> 'trigger'"
)


def _objets(engine):
    with engine.connect() as connexion:
        return {(genre, nom): re.sub(r"\s", "", sql) for genre, nom, sql in connexion.execute(SCHEMA)}


def _du_modele():
    engine = socle.moteur()
    META.create_all(engine)
    return engine


def test_the_model_and_the_head_of_the_migrations_are_the_same_schema():
    migre = socle.moteur()
    socle.poser_le_schema(migre)
    assert _objets(migre) == _objets(_du_modele())


def test_the_comparison_sees_one_missing_rule():
    engine = _du_modele()
    with engine.begin() as connexion:
        connexion.exec_driver_sql("DROP INDEX personnes_tri")
    assert _objets(engine) != _objets(_du_modele())


def test_no_column_could_hold_a_nir_or_a_password():
    interdits = re.compile(r"nir|securite_sociale|numero_secu|mot_de_passe|password|identifiant_en_ligne")
    colonnes = {colonne.name for table in META.tables.values() for colonne in table.columns}
    assert not [nom for nom in colonnes if interdits.search(nom)]


def test_every_table_of_the_model_is_strict():
    assert all(table.dialect_options["sqlite"]["strict"] for table in META.tables.values())


def test_no_foreign_key_removes_rows_silently():
    regles = {cle.ondelete for table in META.tables.values() for cle in table.foreign_keys}
    assert regles == {"RESTRICT"}


def test_every_foreign_key_has_an_index_that_begins_with_it():
    inspecteur = inspect(_du_modele())
    sans_index = []
    for nom, table in META.tables.items():
        debuts = {index["column_names"][0] for index in inspecteur.get_indexes(nom)}
        debuts |= {contrainte["column_names"][0] for contrainte in inspecteur.get_unique_constraints(nom)}
        debuts.add(inspecteur.get_pk_constraint(nom)["constrained_columns"][0])
        sans_index += [f"{nom}.{cle.parent.name}" for cle in table.foreign_keys if cle.parent.name not in debuts]
    assert not sans_index
