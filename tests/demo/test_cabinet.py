"""The fictional cabinet is the same twice, whole, and plausible."""

from collections import Counter
from datetime import date

import pytest

from app.demo.cabinet import inventer
from app.demo.fiction import Fiction

ANNEE = 2025


@pytest.fixture(scope="module")
def fiction() -> Fiction:
    return inventer(ANNEE, 1901)


def test_the_same_seed_invents_the_same_cabinet(fiction: Fiction):
    assert list(inventer(ANNEE, 1901).records()) == list(fiction.records())


def test_another_seed_invents_another(fiction: Fiction):
    assert inventer(ANNEE, 2).personnes != fiction.personnes


@pytest.mark.parametrize("graine", [1901, 1, 2, 3])
def test_the_five_entreprises_stand_on_the_five_rungs_of_the_ladder(graine: int):
    autre = inventer(ANNEE, graine)
    assert [_rung(_recues(autre, rang)) for rang in range(1, 6)] == [250, 60, 25, 10, 0]


def _recues(fiction: Fiction, contrat: int) -> int:
    entretiens = [
        i
        for i in fiction.interventions
        if i.jour.year == ANNEE and i.nature in {"ENT", "SPO", "MED", "LIG"} and i.parts[0].contrat_id == contrat
    ]
    return len({personne for i in entretiens for personne in i.personnes})


def _rung(personnes: int) -> int:
    assert personnes < 5 or personnes >= 10
    return next(r for r in (250, 60, 25, 10, 0) if personnes >= r)


def test_ids_are_ranks(fiction: Fiction):
    rangees = (fiction.personnes, fiction.accompagnements, fiction.interventions, fiction.permanences)
    for sorte in (*rangees, fiction.demarches, fiction.accords):
        assert [record.id for record in sorte] == list(range(1, len(sorte) + 1))


def test_nobody_bears_the_name_of_another(fiction: Fiction):
    noms = Counter((p.nom, p.prenom) for p in fiction.personnes)
    assert [nom for nom, fois in noms.items() if fois > 1] == []


def test_two_years_of_data_precede_the_year_of_the_bilans(fiction: Fiction):
    assert min(i.jour for i in fiction.interventions) < date(ANNEE - 2, 1, 1)
    assert max(i.jour for i in fiction.interventions) <= date(ANNEE, 12, 31)


def test_headcounts_by_any_axis_add_up_to_the_whole(fiction: Fiction):
    sommes: Counter[tuple[int, date, str]] = Counter()
    for effectif in fiction.effectifs:
        sommes[effectif.entreprise_id, effectif.au, effectif.axe] += effectif.nombre
    assert all(n == sommes[e, au, "total"] for (e, au, _axe), n in sommes.items())


def test_an_act_happens_on_a_weekday_and_after_its_request(fiction: Fiction):
    assert [i.id for i in fiction.interventions if i.jour.weekday() > 4] == []
    assert [a.id for a in fiction.accompagnements if a.demande_le and a.demande_le > a.ouvert_le] == []


def test_an_act_in_permanence_is_on_the_day_and_site_of_one_that_was_held(fiction: Fiction):
    for acte in fiction.interventions:
        if acte.permanence_id:
            permanence = fiction.permanences[acte.permanence_id - 1]
            assert (permanence.jour, permanence.site_id, permanence.etat) == (acte.jour, acte.site_id, "tenue")


def test_the_parts_of_an_act_add_up(fiction: Fiction):
    assert {sum(p.pour_dix_mille for p in i.parts) for i in fiction.interventions} <= {0, 10_000}
