from datetime import date

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from app.domain.interventions import Intervention, Portee
from app.domain.personnes import Personne
from app.store import interventions, reglages, tables
from app.store.errors import EcritureHorsUnite
from app.store.personnes import PERSONNES

ORDRES = [
    insert(tables.reglages).values(cle="a", valeur=1),
    update(tables.reglages).values(valeur=1),
    delete(tables.reglages),
    text("DELETE FROM reglages"),
    text("  insert INTO reglages VALUES ('a', '1')"),
    text("REPLACE INTO reglages VALUES ('a', '1')"),
    text("WITH x AS (SELECT 1) DELETE FROM reglages"),
    text("with x(a) as (select 'k') insert into reglages select a, '1' from x"),
]


@pytest.mark.parametrize("ordre", ORDRES)
def test_no_row_changes_outside_a_unit_of_work(magasin, ordre):
    with magasin.lire() as connexion, pytest.raises(EcritureHorsUnite):
        connexion.execute(ordre)


@pytest.mark.parametrize("ordre", ORDRES)
def test_the_same_statement_passes_inside_one(magasin, ordre):
    with magasin.ecrire() as unite:
        unite.connexion.execute(ordre)


def test_reading_is_never_refused(magasin):
    with magasin.lire() as connexion:
        connexion.execute(text("WITH x AS (SELECT replace('update', 'a', 'b') AS v) SELECT v FROM x"))
        connexion.execute(select(tables.reglages))


def test_the_door_closes_again_after_a_unit_of_work(magasin):
    with magasin.ecrire() as unite:
        reglages.ecrire(unite, "a", 1)
    with magasin.lire() as connexion, pytest.raises(EcritureHorsUnite):
        connexion.execute(ORDRES[0])


def test_everything_is_kept_or_nothing(magasin):
    with pytest.raises(ZeroDivisionError), magasin.ecrire() as unite:
        assert PERSONNES.ecrire(unite, Personne(nom="Une")).id / 0
    with magasin.lire() as connexion:
        assert PERSONNES.tous(connexion) == []


def test_the_changes_tell_the_records_touched_and_no_others(magasin):
    with magasin.ecrire("Un pas") as unite:
        une = PERSONNES.ecrire(unite, Personne(nom="Une"))
        acte = interventions.ecrire(unite, _acte(une))
    assert unite.changes().ids == {"personnes": {une.id}, "interventions": {acte.id}}
    assert unite.changes().libelle == "Un pas"
    with magasin.ecrire() as unite:
        PERSONNES.ecrire(unite, une)
    assert unite.changes().ids == {}


def _acte(personne):
    return Intervention(
        jour=date(2025, 1, 2), minutes=10, nature="ADM", portee=Portee.INDIVIDUELLE, personnes=(personne.id,), note="x"
    )


def test_the_sequence_never_goes_back(magasin):
    with magasin.ecrire() as unite:
        assert list(unite.seq(3)) == [1, 2, 3]
    with magasin.ecrire() as unite:
        assert list(unite.seq()) == [4]


def test_many_records_get_the_ids_that_one_by_one_would_have(magasin):
    with magasin.ecrire() as unite:
        une = PERSONNES.ecrire(unite, Personne(nom="A"))
        lot = PERSONNES.ecrire_tous(unite, [Personne(nom="B"), Personne(nom="C")])
        suite = PERSONNES.ecrire(unite, Personne(nom="D"))
    assert [une.id, *(p.id for p in lot), suite.id] == [1, 2, 3, 4]
    assert unite.changes().ids == {"personnes": {1, 2, 3, 4}}
    with magasin.lire() as connexion:
        assert PERSONNES.tous(connexion) == [une, *lot, suite]


def test_a_text_never_lands_in_a_number_nor_a_length_out_of_a_day(magasin):
    for mauvaise in ("dix", -1, 1_441):
        with pytest.raises(IntegrityError), magasin.ecrire() as unite:
            unite.connexion.execute(
                text(
                    "INSERT INTO interventions (seq, jour, minutes, nature, canal, portee, theme, origine, a_completer,"
                    " facturable) VALUES (1, '2025-01-01', :m, 'ENT', 'NR', 'interne', 'NR', 'NR', 0, 1)"
                ),
                {"m": mauvaise},
            )


class _Temoin:
    def __init__(self):
        self.vus = []

    def avant_commit(self, unite):
        self.vus.append(("avant", unite.acte))
        return unite.changes()

    def apres_commit(self, preuve):
        self.vus.append(("apres", preuve.ids))


def test_the_witness_is_told_inside_then_after_and_not_of_what_failed(magasin):
    temoin = _Temoin()
    magasin._temoin = temoin
    with magasin.ecrire(acte="saisir") as unite:
        PERSONNES.ecrire(unite, Personne(nom="Une"))
    with pytest.raises(ZeroDivisionError), magasin.ecrire():
        _ = 1 / 0
    assert temoin.vus == [("avant", "saisir"), ("apres", {"personnes": {1}})]
