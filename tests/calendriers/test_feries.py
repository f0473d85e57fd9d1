from datetime import date

from app.calendriers.feries import feries


def test_the_eleven_holidays_of_the_code_du_travail_are_known_with_easter_moving():
    noms = feries(date(2026, 1, 1), date(2026, 12, 31))
    assert len(noms) == 11
    assert noms[date(2026, 4, 6)] == "Lundi de Pâques"
    assert noms[date(2026, 11, 11)] == "Armistice"
    assert feries(date(2027, 3, 29), date(2027, 3, 29)) == {date(2027, 3, 29): "Lundi de Pâques"}


def test_a_period_over_two_years_has_the_holidays_of_both():
    assert list(feries(date(2026, 12, 20), date(2027, 1, 5))) == [date(2026, 12, 25), date(2027, 1, 1)]


def test_alsace_moselle_and_overseas_have_more_of_them():
    vendredi_saint = date(2026, 4, 3)
    assert vendredi_saint not in feries(vendredi_saint, vendredi_saint, "61200")
    assert vendredi_saint in feries(vendredi_saint, vendredi_saint, "67000")
    assert vendredi_saint in feries(vendredi_saint, vendredi_saint, "57000")
    assert len(feries(date(2026, 1, 1), date(2026, 12, 31), "97400")) > 11
