from datetime import date

import pytest

from app.domain.calendrier import duree, en_bref, en_clair, heure, mois_avant

JEUDI = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("jour", "mois", "avant"),
    [
        (date(2026, 12, 31), 3, date(2026, 9, 30)),
        (date(2026, 5, 31), 3, date(2026, 2, 28)),
        (date(2026, 3, 15), 3, date(2025, 12, 15)),
        (date(2026, 2, 28), 12, date(2025, 2, 28)),
    ],
)
def test_months_are_counted_back_and_a_last_day_stays_one(jour, mois, avant):
    assert mois_avant(jour, mois) == avant


@pytest.mark.parametrize(
    ("jour", "bref", "clair"),
    [
        (JEUDI, "aujourd’hui", "aujourd’hui"),
        (date(2026, 11, 18), "hier", "hier"),
        (date(2026, 11, 20), "demain", "demain"),
        (date(2026, 11, 16), "lun. 16\u00a0nov.", "lundi 16\u00a0novembre"),
        (date(2026, 11, 1), "1er\u00a0nov.", "dimanche 1er\u00a0novembre"),
        (date(2025, 11, 19), "19\u00a0nov. 2025", "mercredi 19\u00a0novembre 2025"),
    ],
)
def test_days_are_said_as_one_says_them(jour, bref, clair):
    assert en_bref(jour, JEUDI) == bref
    assert en_clair(jour, JEUDI) == clair


def test_hours_and_lengths():
    assert heure(570) == "9\u00a0h\u00a030"
    assert heure(840) == "14\u00a0h"
    assert duree(45) == "45\u00a0min"
    assert duree(65) == "1\u00a0h\u00a005"
