"""The dates of a contrat and its volumes, as one reads them."""

from datetime import date

import pytest

from app.domain.contrats.echeances import dire_echeance, dire_sans_compte
from app.domain.contrats.phrases import dire_prevision, quantite, sur
from app.domain.contrats.position import situer
from app.domain.contrats.prevision import Appui, Point, Prevision
from app.domain.contrats.records import Unite
from tests.domain.contrats import atelier

DEBUT = date(2024, 1, 1)
DEMIES = atelier.conditions(DEBUT, unite="demi_journees", volume=16_031)


def clair(texte):
    return texte.replace("\u00a0", " ").replace("\u202f", " ")


def a_l_echeance(au, preavis=3, **champs):
    contrat = atelier.contrat(DEBUT, **({"fin": date(2026, 12, 31)} | champs))
    return clair(dire_echeance(situer(contrat, [atelier.conditions(DEBUT, preavis=preavis)], {}, au)))


@pytest.mark.parametrize(
    ("au", "champs", "dit"),
    [
        (date(2026, 9, 30), {}, "échéance 31 décembre 2026, préavis avant le 30 septembre 2026"),
        (
            date(2026, 11, 17),
            {},
            "préavis passé le 30 septembre 2026 : le contrat se reconduit au 1er janvier 2027",
        ),
        (
            date(2026, 11, 17),
            {"fin": None},
            "préavis passé le 30 septembre 2026 : le contrat se poursuit au 1er janvier 2027",
        ),
        (
            date(2026, 11, 17),
            {"tacite_reconduction": False},
            "échéance 31 décembre 2026, préavis passé le 30 septembre 2026",
        ),
        (date(2027, 1, 1), {}, "échéance 31 décembre 2027, préavis avant le 30 septembre 2027"),
        (date(2026, 11, 17), {"preavis": None}, "échéance 31 décembre 2026"),
    ],
)
def test_the_notice_told_is_that_of_the_term_told(au, champs, dit):
    assert a_l_echeance(au, **champs) == dit


def test_half_days_are_read_with_one_decimal_and_less_than_that_in_minutes():
    assert DEMIES.unite is Unite.DEMI_JOURNEES
    # 136,31 and 160,31 half-days of 210 minutes
    assert clair(sur(28_625, 33_665, DEMIES)) == "136,3 sur 160,3 demi-journées"
    assert clair(quantite(315, DEMIES)) == "1,5 demi-journée"
    assert clair(quantite(10, DEMIES)) == "0 h 10"
    assert clair(sur(10, 2100, DEMIES)) == "0 h 10 sur 10 demi-journées"


def test_what_cannot_be_counted_is_told_with_the_hours_of_acts():
    position = situer(atelier.contrat(DEBUT), [DEMIES], {}, date(2026, 11, 17))
    assert clair(dire_sans_compte(position, 46 * 60)) == (
        "Rien ne peut être compté : aucune permanence enregistrée depuis le 1er janvier 2026 (46 h d’actes enregistrés)"
    )
    assert clair(dire_sans_compte(position, 0)) == "Rien n’est compté depuis le 1er janvier 2026 : pas de prévision"
    consomme = situer(atelier.contrat(DEBUT), [DEMIES], {date(2026, 2, 3): 210}, date(2026, 11, 17))
    assert not dire_sans_compte(consomme, 0)


@pytest.mark.parametrize(
    ("appui", "debut"),
    [
        (Appui.RYTHME, "À ce rythme, "),
        (Appui.ANNEE_PRECEDENTE, "Au rythme de l’année précédente, "),
        (Appui.PLANIFIE, "D’après ce qui est planifié, "),
    ],
)
def test_a_forecast_says_what_it_rests_on(appui, debut):
    points = (Point(date(2026, 1, 5), 0, 0, 0), Point(date(2026, 12, 31), 600, 500, 700))
    prevision = Prevision(points, 1200, None, appui)
    assert dire_prevision(prevision, None, date(2026, 1, 5)).startswith(f"{debut}il restera")
