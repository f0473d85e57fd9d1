"""The season under way: on the day one opens it, the fictional cabinet has a day ahead."""

from datetime import date, timedelta

import pytest

from app.context import Session
from app.demo import papiers
from app.demo.cabinet import PRATICIENNE, inventer
from app.domain.factures import EtatFacture, NatureFacture
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


def test_no_page_of_papers_is_empty_and_they_are_the_same_twice(scope, phrase, tmp_path):
    contenus = []
    for nom in ("un", "deux"):
        session, _cle = scope.creer(tmp_path / f"{nom}.coffre", phrase)
        with session:
            jour = date.today()
            session.exemples.installer(PRATICIENNE, inventer(jour.year - 1, 1901, jour).records())
            papiers.ecrire(session, jour)
            registre = session.factures.registre()
            contenus.append(([i.facture for i in registre], session.courriers.toutes(), session.budgets.toutes()))
            lettres = session.courriers.nombres()
    etats = {i.etat for i in registre}
    assert etats == set(EtatFacture) - {EtatFacture.EMISE}
    assert [i for i in registre if i.facture.nature is NatureFacture.AVOIR and i.facture.emise]
    assert [i for i in registre if i.paiements and not i.reste]
    assert lettres["en_retard"] == lettres["clos"] == lettres["a_envoyer"] == 1
    assert len(contenus[0][2]) > 20
    assert contenus[0] == contenus[1]


@pytest.mark.parametrize("jour", [date(2026, 1, 1), date(2026, 3, 31), date(2026, 12, 31)])
def test_budgets_come_with_the_season_and_are_the_same_twice(jour):
    fiction = inventer(2025, 1901, jour)
    assert fiction.budgets == inventer(2025, 1901, jour).budgets
    assert max(budget.au for budget in fiction.budgets) < jour
    assert [budget.id for budget in fiction.budgets] == list(range(1, len(fiction.budgets) + 1))
