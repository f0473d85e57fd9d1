"""Thinning: many recent backups, few old ones, never none, never on a clock that cannot be right."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.services.eclaircie import Sauvegarde, a_supprimer

MAINTENANT = datetime(2026, 6, 15, 12, 0, tzinfo=UTC)


def serie(ages, verifiee=True):
    return [Sauvegarde(Path(f"{age}"), MAINTENANT - timedelta(days=age), verifiee) for age in ages]


def gardes(ages, maintenant=MAINTENANT):
    sauvegardes = serie(ages)
    retirees = a_supprimer(sauvegardes, maintenant)
    return [float(s.chemin.name) for s in sauvegardes if s not in retirees]


@pytest.mark.parametrize(
    ("ages", "attendus"),
    [
        ([], []),
        ([0.1, 0.2, 0.3, 1.9], [0.1, 0.2, 0.3, 1.9]),
        ([0.1, 3.1, 3.2, 3.3, 3.4], [0.1, 3.1, 3.2]),
        ([0.1, 0.2, 0.3, 3.1, 3.2, 4.1, 4.2], [0.1, 0.2, 0.3, 3.1, 4.1]),
        ([100.0, 101.0, 102.0], [100.0, 101.0, 102.0]),
        ([119.0, 300.0, 301.0, 302.0], [119.0, 300.0, 301.0, 302.0]),
    ],
)
def test_the_table_of_dates(ages, attendus):
    assert gardes(ages) == attendus


def test_a_year_of_two_a_day_keeps_two_days_twelve_days_ten_weeks_nine_months():
    ages = [rang / 2 for rang in range(1, 730)]
    gardees = gardes(ages)
    assert [age for age in gardees if age < 2] == [0.5, 1.0, 1.5]
    assert len(gardees) == 3 + 12 + 10 + 9
    assert max(gardees) > 300


def test_the_last_three_verified_stay_whatever_their_age():
    mauvaises = serie([0.1, 0.2, 0.3], verifiee=False)
    bonnes = serie([90.1, 90.2, 90.3, 90.4, 90.5])
    retirees = a_supprimer(mauvaises + bonnes, MAINTENANT)
    assert not set(bonnes[:3]) & set(retirees)


@pytest.mark.parametrize(
    "maintenant",
    [
        datetime(2024, 12, 31, tzinfo=UTC),
        MAINTENANT - timedelta(days=30),
        MAINTENANT + timedelta(days=400),
    ],
)
def test_nothing_goes_on_an_implausible_clock(maintenant):
    ages = [float(age) for age in range(1, 60)]
    assert gardes(ages, maintenant) == ages


def test_thinning_again_the_same_day_removes_nothing_more():
    gardees = gardes([rang / 2 for rang in range(1, 730)])
    assert gardes(gardees) == gardees
