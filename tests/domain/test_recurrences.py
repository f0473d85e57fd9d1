from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.creneaux import compter, creneaux
from app.domain.permanences import Permanence
from app.domain.recurrences import Rythme, dire, jours, rang
from app.domain.rendezvous import EtatRendezVous, RendezVous

JEUDI = date(2026, 11, 19)


def test_each_rhythm_says_what_it_does():
    assert [dire(r, JEUDI) for r in Rythme] == [
        "une seule fois",
        "chaque jeudi",
        "un jeudi sur deux",
        "le 3e jeudi de chaque mois",
    ]
    assert dire(Rythme.MOIS, date(2026, 10, 29)) == "le dernier jeudi de chaque mois"
    assert dire(Rythme.MOIS, date(2026, 10, 1)) == "le 1er jeudi de chaque mois"


def test_one_day_in_seven_or_in_fourteen_across_the_end_of_a_year():
    fin = date(2027, 1, 15)
    assert jours(JEUDI, Rythme.SEMAINE, fin)[-1] == date(2027, 1, 14)
    assert jours(JEUDI, Rythme.QUINZAINE, fin) == [JEUDI + timedelta(days=14 * n) for n in range(5)]
    assert jours(JEUDI, Rythme.UNE_FOIS, JEUDI) == [JEUDI]


def test_a_fifth_weekday_stands_for_the_last_of_each_month():
    assert [j.isoformat() for j in jours(date(2026, 10, 29), Rythme.MOIS, date(2027, 3, 31))] == [
        "2026-10-29",
        "2026-11-26",
        "2026-12-31",
        "2027-01-28",
        "2027-02-25",
        "2027-03-25",
    ]


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 800), st.sampled_from(Rythme))
def test_every_day_keeps_its_weekday_its_order_and_its_bounds(premier, duree, rythme):
    fin = premier + timedelta(days=duree)
    trouves = jours(premier, rythme, fin)
    assert trouves[0] == premier
    assert trouves == sorted(set(trouves))
    assert {j.weekday() for j in trouves} == {premier.weekday()}
    assert trouves[-1] <= fin
    if rythme is Rythme.MOIS and rang(premier) < 5:
        assert {rang(j) for j in trouves} == {rang(premier)}
        assert len({(j.year, j.month) for j in trouves}) == len(trouves)


MATIN = Permanence(contrat_id=1, jour=JEUDI, debut=540, fin=720)


def rdv(debut, minutes=30, etat=EtatRendezVous.PREVU, **champs):
    return RendezVous(jour=JEUDI, debut=debut, minutes=minutes, titre="x", etat=etat, **champs)


def test_what_is_not_taken_is_free_in_slots_of_half_an_hour():
    plan = creneaux(MATIN, [rdv(570), rdv(640, 20)])
    assert [(c.debut, c.rendezvous is None) for c in plan] == [
        (540, True),
        (570, False),
        (600, True),
        (640, False),
        (660, True),
        (690, True),
    ]


def test_a_cancelled_appointment_gives_its_time_back():
    assert compter(MATIN, [rdv(570, etat=EtatRendezVous.ANNULE)]).libres == 6


def test_a_board_is_counted_by_what_became_of_each():
    compte = compter(
        MATIN,
        [
            rdv(540, etat=EtatRendezVous.VENU),
            rdv(570, etat=EtatRendezVous.ABSENT),
            rdv(600),
            rdv(630, etat=EtatRendezVous.VENU, spontane=True),
        ],
    )
    assert (compte.prevus, compte.venus, compte.absents, compte.spontanes, compte.libres) == (1, 2, 1, 1, 2)


@pytest.mark.parametrize("pas", [20, 30, 45, 60])
def test_free_slots_never_go_beyond_the_permanence(pas):
    assert all(c.fin <= MATIN.fin for c in creneaux(MATIN, [], pas))
