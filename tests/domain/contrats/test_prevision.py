"""The forecast: what it says of simple lives, and how often its interval holds on lives it was not tuned on."""

from datetime import date
from math import log
from statistics import median

import pytest

from app.domain.calendrier import mois_apres
from app.domain.contrats.elan import Elan, elancer
from app.domain.contrats.pratique import Pratique, etudier
from app.domain.contrats.prevision import Elements, prevoir
from app.domain.contrats.rythme import INCONNUE
from app.domain.contrats.saison import PLATE, ouvres, poids, saisonner
from tests.bench.histoires import JUGES
from tests.bench.prevision import couverture, generees

DEBUT, FIN = date(2024, 1, 1), date(2025, 12, 31)


def serie(par_jour=60, creux=(), jusqu_au=date(2025, 6, 30)):
    """Minutes of whole months, the same every working day, nothing in the hollow ones."""
    mois, suite = DEBUT, {}
    while mois <= jusqu_au:
        if mois.month not in creux:
            suite[mois] = par_jour * ouvres(mois, date.fromordinal(mois_apres(mois, 1).toordinal() - 1))
        mois = mois_apres(mois, 1)
    return suite


def elements(**champs):
    base = {"au": date(2025, 6, 30), "depuis": DEBUT, "fin": FIN, "serie": serie(), "saison": PLATE, "prevu": 13_000}
    base["consomme"] = sum(m for jour, m in (champs.get("serie") or base["serie"]).items() if jour.year == 2025)
    return Elements(**base | champs)


def test_working_days_are_counted_without_the_weekends():
    assert ouvres(date(2025, 6, 2), date(2025, 6, 8)) == 5
    assert ouvres(date(2025, 6, 7), date(2025, 6, 8)) == 0
    assert ouvres(date(2025, 6, 8), date(2025, 6, 7)) == 0
    assert poids(PLATE, date(2025, 1, 15), date(2025, 3, 14)) == ouvres(date(2025, 1, 15), date(2025, 3, 14))


def test_a_steady_pace_goes_on_and_runs_the_volume_out_on_the_day_one_would_count():
    prevision = prevoir(elements())
    attendu = 60 * ouvres(date(2025, 1, 1), FIN)
    assert abs(prevision.terme.central - attendu) < 0.02 * attendu
    # 13 000 ÷ 60 = 216,7 working days from 1 January: the end of October.
    assert date(2025, 10, 20) <= prevision.epuise_le <= date(2025, 11, 10)
    central, bas, haut = prevision.manque
    assert bas < central < haut
    assert central > 0


def test_a_volume_that_lasts_has_no_day_of_exhaustion():
    prevision = prevoir(elements(prevu=40_000))
    assert prevision.epuise_le is None
    assert prevision.manque[0] < 0


def test_a_volume_used_up_already_is_out_today():
    assert prevoir(elements(prevu=1_000)).epuise_le == date(2025, 6, 30)


def test_without_ceiling_nothing_runs_out_and_nothing_is_missing():
    prevision = prevoir(elements(prevu=None))
    assert (prevision.epuise_le, prevision.manque) == (None, None)


def test_her_own_august_is_empty_again():
    saison = saisonner([serie(creux=(8,)), serie(par_jour=30, creux=(8,))], date(2025, 6, 30))
    assert saison[7] < 0.65
    assert abs(sum(saison) - 12) < 1e-9
    aout = {p.jour.month: p.central for p in prevoir(elements(saison=saison)).points}
    assert aout[8] - aout[7] < 0.7 * (aout[9] - aout[8])


def test_half_a_year_shows_no_season():
    assert saisonner([serie(jusqu_au=date(2024, 7, 31))], date(2024, 8, 15)) == PLATE


def test_one_year_of_one_contrat_shows_no_season():
    assert saisonner([serie(creux=(8,))], date(2025, 6, 30)) == PLATE


def test_contrats_that_disagree_show_less_of_a_season_than_contrats_that_agree():
    accord = saisonner([serie(creux=(8,)), serie(creux=(8,))], date(2025, 6, 30))
    desaccord = saisonner([serie(creux=(8,)), serie(creux=(2,))], date(2025, 6, 30))
    assert abs(desaccord[7] - 1) < abs(accord[7] - 1) / 4


def test_a_carried_lot_that_the_pace_will_not_use_in_time_is_not_counted_on():
    sans = prevoir(elements(portes=[(FIN, 5_000)]))
    juillet = 60 * ouvres(date(2025, 7, 1), date(2025, 7, 31))
    avec = prevoir(elements(portes=[(date(2025, 7, 31), 5_000), (FIN, 6_000)]))
    assert sans.prevu == 13_000
    assert abs(avec.prevu - (13_000 - 5_000 + juillet)) < 0.02 * juillet
    assert avec.manque[0] > sans.manque[0]
    assert prevoir(elements(portes=[(date(2025, 7, 31), 900)])).prevu == 13_000
    deux = prevoir(elements(portes=[(date(2025, 7, 31), 900), (date(2025, 8, 31), 9_000)]))
    aout = juillet + 60 * ouvres(date(2025, 8, 1), date(2025, 8, 31))
    assert abs(deux.prevu - (13_000 - 9_900 + aout)) < 0.02 * aout


def test_an_interval_drawn_from_few_months_is_wider():
    courte = {m: v for m, v in serie().items() if m >= date(2025, 5, 1)}
    longue, breve = prevoir(elements()), prevoir(elements(depuis=date(2025, 5, 1), serie=courte, prevu=None))
    assert (breve.terme.haut - breve.terme.bas) > (longue.terme.haut - longue.terme.bas)


def test_planned_permanences_and_appointments_weigh_more_than_the_pace():
    prevues = [(date(2025, 7, jour), 210) for jour in (1, 8, 15, 22, 29)]
    seule = prevoir(elements(serie={}, prevu=None, planifies=prevues, consomme=0))
    assert 0.85 * 1050 < seule.points[1].central < 1050
    pris = prevoir(elements(pris=[(date(2025, 7, 1), 5_000)]))
    assert pris.points[1].central - pris.points[0].central == 5_000


def test_the_interval_widens_with_time_and_never_goes_below_what_is_consumed():
    points = prevoir(elements()).points
    largeurs = [p.haut - p.bas for p in points]
    assert largeurs == sorted(largeurs)
    assert all(points[0].central <= p.bas <= p.central <= p.haut for p in points)


def montante(par_an=0.2, debut=date(2022, 1, 1), par_jour=60):
    """Minutes of whole months until June 2025, a fifth more every year."""
    mois, suite = debut, {}
    while mois <= date(2025, 6, 30):
        ecoule = (mois - debut).days / 365
        jours = ouvres(mois, date.fromordinal(mois_apres(mois, 1).toordinal() - 1))
        suite[mois] = round(par_jour * (1 + par_an) ** ecoule * jours)
        mois = mois_apres(mois, 1)
    return suite


def test_a_practice_that_grows_has_no_season_for_it():
    series = [montante(), montante(par_jour=30), montante(par_jour=90)]
    droite = saisonner(series, date(2025, 6, 30), elancer(series, date(2025, 6, 30)).passe)
    penchee = saisonner(series, date(2025, 6, 30))
    assert max(abs(poids_ - 1) for poids_ in penchee) > 0.07
    assert max(abs(poids_ - 1) for poids_ in droite) < 0.6 * max(abs(poids_ - 1) for poids_ in penchee)


def test_growth_is_counted_on_once_two_years_have_shown_it():
    tous = [montante(), montante(par_jour=30), montante(par_jour=90)]
    vu = elancer(tous, date(2025, 6, 30))
    assert 0.08 < vu.avenir <= vu.passe < log(1.2)
    recents = [montante(debut=date(2024, 1, 1)), montante(debut=date(2024, 1, 1), par_jour=30)]
    assert elancer(recents, date(2025, 6, 30)).avenir == 0.0 < elancer(recents, date(2025, 6, 30)).passe
    assert elancer([], date(2025, 6, 30)) == Elan()
    assert elancer([montante(), montante(par_an=-0.2)], date(2025, 6, 30)).avenir < 0.02


def test_growth_raises_what_is_to_come_and_not_what_is_done():
    plat, montant = prevoir(elements(prevu=None)), prevoir(elements(prevu=None, elan=0.2))
    assert montant.terme.central > 1.02 * plat.terme.central
    assert montant.points[0] == plat.points[0]


def test_a_practice_that_keeps_its_pace_has_a_narrower_interval_than_one_that_does_not():
    sages = [serie(par_jour=n, jusqu_au=date(2025, 6, 30)) for n in (40, 60, 80)]
    folles = [
        {m: v * (4 if (n + 3 * rang) // 4 % 2 else 1) for n, (m, v) in enumerate(s.items())}
        for rang, s in enumerate(sages)
    ]
    calme, agitee = (etudier(series, date(2025, 6, 30)).habitude for series in (sages, folles))
    assert calme.derive < INCONNUE.derive < agitee.derive
    assert calme.grain < INCONNUE.grain < agitee.grain
    etroite, large = (prevoir(elements(habitude=h)).terme for h in (calme, agitee))
    assert etroite.haut - etroite.bas < large.haut - large.bas
    assert etudier([], date(2025, 6, 30)) == Pratique()


@pytest.fixture(scope="module")
def jugees():
    return [e for epreuves in generees(JUGES, range(9_001, 9_003)).values() for e in epreuves]


def test_the_interval_holds_four_times_in_five_on_families_it_was_not_tuned_on(jugees):
    assert 0.7 <= couverture(jugees) <= 0.9


def test_the_forecast_beats_a_plain_run_rate(jugees):
    assert median(e.erreur for e in jugees) < median(e.erreur_simple for e in jugees)
