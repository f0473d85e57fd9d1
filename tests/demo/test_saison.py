"""The season under way: on the day one opens it, the fictional cabinet has a day ahead."""

from datetime import date, timedelta

import pytest

from app.context import Session
from app.demo.cabinet import PRATICIENNE, inventer
from app.domain.permanences import EtatPermanence

JOUR = date(2026, 11, 17)


@pytest.fixture(scope="module")
def fiction():
    return inventer(2025, 1901, JOUR)


def test_what_came_before_is_the_same_with_or_without_the_season(fiction):
    sans = inventer(2025, 1901)
    assert fiction.personnes[: len(sans.personnes)] == sans.personnes
    assert [i for i in fiction.interventions if i.jour.year <= 2025] == sans.interventions


def test_nothing_is_done_on_the_day_or_after_it(fiction):
    assert max(acte.jour for acte in fiction.interventions) < JOUR
    faites = [p for p in fiction.permanences if p.jour >= JOUR and p.etat is EtatPermanence.TENUE]
    assert faites == []


@pytest.mark.parametrize("ecart", [0, 4, 120, 320])
def test_every_day_of_the_year_has_something_ahead(ecart):
    jour = date(2026, 1, 12) + timedelta(days=ecart)
    fiction = inventer(2025, 1901, jour)
    semaine = [p for p in fiction.permanences if jour <= p.jour < jour + timedelta(days=7)]
    assert any(p.etat is EtatPermanence.PLANIFIEE for p in semaine)
    assert len([r for r in fiction.rendezvous if r.personne_id]) > 4
    assert len([i for i in fiction.interventions if i.a_completer]) == 4


def test_she_is_never_expected_in_two_places_at_once(fiction):
    places = [(p.jour, p.debut) for p in fiction.permanences if p.etat is EtatPermanence.PLANIFIEE]
    assert len(places) == len(set(places))


def test_first_days_of_a_year_and_other_years_do_without(fiction):
    assert inventer(2025, 1901, date(2026, 1, 2)).interventions
    assert inventer(2019, 1901, JOUR).rendezvous == []


def test_the_first_look_is_never_empty(session: Session, fiction):
    session.exemples.installer(PRATICIENNE, fiction.records())
    prises = session.rendezvous.toutes()
    assert len(prises) == len(fiction.rendezvous)
    for rdv in prises:
        session.rendezvous.save(rdv)
    assert [p for p in session.permanences.entre(JOUR, JOUR) if p.etat is EtatPermanence.PLANIFIEE]
