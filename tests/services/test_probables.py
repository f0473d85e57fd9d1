"""Who most likely needs a note now, and what was done last."""

from datetime import UTC, date, datetime

import pytest

from app.context import AppScope
from app.domain.contrats import Contrat
from app.domain.entreprises import Entreprise
from app.domain.interventions import Brouillon
from app.domain.personnes import Personne
from app.domain.rendezvous import RendezVous
from tests.conftest import PHRASE

JOUR = date(2026, 11, 17)


@pytest.fixture
def a_dix_heures(cout, tmp_path):
    scope = AppScope(cout, lambda: datetime(2026, 11, 17, 10, 0, tzinfo=UTC))
    session, _cle = scope.creer(tmp_path / "cabinet.coffre", PHRASE)
    with session:
        entreprise, _ = session.entreprises.save(Entreprise(nom="Filature du Lac"))
        session.contrats.save(Contrat(entreprise_id=entreprise.id, reference="C", debut=date(2024, 1, 1)))
        yield session


def personnes(session, nombre):
    return [session.personnes.save(Personne(code=f"P-{rang}"))[0].id for rang in range(nombre)]


def acte(session, personne, jour, **champs):
    return session.interventions.saisir(Brouillon(personne=personne, jour=jour, minutes=30, nature="ENT", **champs))[0]


def test_who_was_just_received_then_who_waits_for_her_note_then_who_is_expected(a_dix_heures):
    session = a_dix_heures
    recue, ancienne, attendue, premiere, jamais, en_attente = personnes(session, 6)
    acte(session, en_attente, date(2026, 11, 2), a_completer=True)
    acte(session, ancienne, date(2026, 11, 16), note="Fait.")
    for ident, debut in ((premiere, 540), (recue, 580), (attendue, 660)):
        session.rendezvous.prendre(RendezVous(jour=JOUR, debut=debut, minutes=20, personne_id=ident))
    assert session.repertoire.probables() == [recue, premiere, en_attente, attendue, ancienne]
    assert jamais not in session.repertoire.probables(10)


def test_the_last_act_is_that_of_the_last_day_whatever_the_order_of_typing(a_dix_heures):
    session = a_dix_heures
    assert session.interventions.derniere() is None
    une, autre = personnes(session, 2)
    hier = acte(session, une, date(2026, 11, 16))
    acte(session, autre, date(2026, 11, 3))
    assert session.interventions.derniere().id == hier.id
