"""The rules of relevés one by one: what folds, what is refused and why, what the audit sends back."""

from dataclasses import replace
from datetime import date

import pytest

from app.bilan.errors import AuditRefuse
from app.bilan.parametres import Parametres
from app.bilan.releves import ActePorte, AnneePortee, Axe, Bloc, Ligne, Motif, Repartition
from app.bilan.releves_audit import ReleveAudite, auditer
from app.bilan.releves_repartition import repartir
from app.bilan.releves_restes import reste_tenable, restes_tenables
from app.domain.interventions import Portee
from tests.bilan.annees_portees import EFFECTIFS, NATURES, SITES, fenetre, pratique, releve, sans_protection

K = Parametres(5)
MARS = fenetre(range(3, 4))
ANNEE = fenetre(range(1, 13))


def acte(n, **champs):
    base = {
        "id": n, "contrat": 1, "jour": date(2025, 3, 4), "nature": "ENT", "portee": Portee.INDIVIDUELLE,
        "minutes": 30, "compte": True, "personnes": (n % 30,), "site": "1",
    }  # fmt: skip
    return ActePorte(**(base | champs))


def mars(*autres, natures=("ENT", "DEM"), sites=("1", "2")):
    """A month of thirty persons, two natures, two sites, and more."""
    actes = [acte(n, nature=natures[n % 2], site=sites[n // 2 % 2]) for n in range(60)]
    actes += [autre._replace(id=100 + n) for n, autre in enumerate(autres)]
    return AnneePortee(actes=tuple(actes), natures=NATURES, sites=SITES, effectifs=EFFECTIFS)


def axes(annee, fenetre_=MARS):
    return repartir(annee, 1, *fenetre_, K).axes


def minutes(repartition):
    return {ligne.code: ligne.minutes for ligne in repartition.lignes}


def test_a_safe_month_is_told_by_nature_by_site_and_by_day():
    lu = axes(mars())
    assert minutes(lu[Axe.NATURES]) == {"ENT": 900, "DEM": 900}
    assert minutes(lu[Axe.SITES]) == {"1": 900, "2": 900}
    assert minutes(lu[Axe.JOURS]) == {"1|2025-03-04": 900, "2|2025-03-04": 900}


def test_a_day_of_one_person_folds_with_another_day_of_the_same_site():
    autres = [acte(n, jour=date(2025, 3, 11)) for n in range(10)]
    lu = axes(mars(acte(1, jour=date(2025, 3, 18)), *autres))[Axe.JOURS]
    assert minutes(lu) == {"1|2025-03-04": 900, "1|AUTRES": 330, "2|2025-03-04": 900}


def test_a_site_of_one_person_folds_with_another_and_so_do_its_days():
    lu = axes(mars(acte(1, site="3")))
    assert minutes(lu[Axe.SITES]) == {"1": 900, "AUTRES": 930}
    assert {c.partition("|")[0] for c in minutes(lu[Axe.JOURS])} == {"1", "AUTRES"}


def test_a_fold_names_every_site_not_told_whether_someone_came_there_or_not():
    lu = axes(mars(acte(1, site="3")))[Axe.SITES].lignes[-1]
    assert set(lu.codes) == {"2", "3", ""}


@pytest.mark.parametrize("effectifs", [{}, {"2": 9}, {"2": 16}])
def test_a_site_unknown_small_or_nearly_all_seen_is_not_told_alone(effectifs):
    annee = mars(*(acte(n, site="3") for n in range(40)))
    annee = replace(annee, effectifs={"1": 900, "3": 400} | effectifs)
    assert "2" not in minutes(axes(annee)[Axe.SITES])


def test_one_place_is_not_told_for_it_would_be_that_of_everybody():
    lu = axes(mars(sites=("1", "1")))
    assert lu[Axe.SITES].motif is Motif.UN_LIEU
    assert minutes(lu[Axe.JOURS]) == {"|2025-03-04": 1800}


def test_one_person_of_one_nature_folds_with_others_of_the_same_half():
    autres = [acte(n, nature="COU") for n in range(12)]
    lu = axes(mars(acte(1, nature="RAP"), *autres))[Axe.NATURES]
    assert {"ENT", "AUTRES_ACTES"} <= minutes(lu).keys()
    assert "RAP" not in minutes(lu)


def test_a_nature_of_few_alone_in_its_half_takes_the_natures_away_and_leaves_the_rest():
    lu = axes(mars(natures=("ENT", "ENT")))
    assert minutes(lu[Axe.NATURES]) == {"ENT": 1800}
    lu = axes(mars(acte(1, nature="DEM"), natures=("ENT", "ENT")))
    assert lu[Axe.NATURES].motif is Motif.EFFECTIFS
    assert lu[Axe.SITES].lignes


def test_few_persons_in_a_month_are_told_by_longer_periods():
    annee = AnneePortee(actes=tuple(acte(n) for n in range(19)), natures=NATURES, sites=SITES, effectifs=EFFECTIFS)
    assert {r.motif for r in axes(annee).values()} == {Motif.PERIODE}
    assert minutes(axes(annee, ANNEE)[Axe.NATURES]) == {"ENT": 570}


def test_a_period_without_acts_says_so():
    assert {r.motif for r in axes(mars(), fenetre(range(5, 6))).values()} == {Motif.AUCUN}


@pytest.mark.parametrize(
    "champs",
    [
        {"portee": Portee.COLLECTIVE, "nature": "ACO", "personnes": (), "participants": 3},
        {"personnes": ()},
        {"nature": "RNH", "personnes": (1,)},
    ],
)
def test_what_few_are_behind_folds_with_other_acts_and_the_bilan_says_no_minutes(champs):
    annee = mars(acte(0, minutes=90, **champs))
    lu = axes(annee)
    assert minutes(lu[Axe.NATURES]) == {"ENT": 900, "ACTES": 990}
    assert sum(minutes(lu[Axe.SITES]).values()) == 1890
    assert not reste_tenable(annee.actes, K)


def test_a_session_of_thirty_is_a_line_of_its_own():
    seance = acte(0, portee=Portee.COLLECTIVE, nature="ACO", personnes=(), participants=30, minutes=90)
    lu = axes(mars(seance))
    assert minutes(lu[Axe.NATURES])["COLLECTIVE"] == minutes(lu[Axe.SITES])["HORS"] == 90


def test_a_shared_act_is_told_with_the_minutes_that_its_contrat_bears():
    lu = axes(mars(acte(3, minutes=17, partage=True)))
    assert sum(minutes(lu[Axe.NATURES]).values()) == 1817


def test_what_was_told_as_one_is_not_cut_again():
    annee = mars()
    reparti = repartir(annee, 1, *fenetre(range(1, 7)), K)
    apres = replace(annee, blocs=reparti.neufs)
    assert {r.motif for r in axes(apres).values()} == {Motif.COUPEE}
    assert axes(apres, fenetre(range(1, 7))) == reparti.axes
    assert axes(apres, ANNEE)[Axe.NATURES] == reparti.axes[Axe.NATURES]


def test_an_act_written_since_takes_the_breakdown_away():
    annee = mars()
    apres = replace(annee, blocs=repartir(annee, 1, *MARS, K).neufs, actes=(*annee.actes, acte(200)))
    assert {r.motif for r in axes(apres).values()} == {Motif.MODIFIEE}


def test_folds_of_two_months_are_one_fold_of_their_sum():
    autres = [acte(n, nature="COU") for n in range(12)]
    avril = [acte(n, nature=("ENT", "DEM")[n % 2], jour=date(2025, 4, 1), site="12"[n // 2 % 2]) for n in range(60)]
    annee = mars(acte(1, nature="RAP"), *autres, *avril)
    annee = replace(annee, blocs=repartir(annee, 1, *MARS, K).neufs)
    avant, apres = axes(annee)[Axe.NATURES], axes(annee, fenetre(range(3, 5)))[Axe.NATURES]
    assert minutes(avant).keys() == minutes(apres).keys()
    assert minutes(apres)["ENT"] == 1800


def test_the_bilan_after_releves_says_no_minutes_when_one_act_is_over():
    annee = mars(acte(7, jour=date(2025, 6, 3)))
    blocs = repartir(annee, 1, *MARS, K).neufs
    assert not restes_tenables(annee.actes, blocs, NATURES, K)
    assert restes_tenables(annee.actes, (), NATURES, K)


def test_the_bilan_after_releves_says_no_minutes_when_a_told_act_is_gone():
    annee = mars(*(acte(n, jour=date(2025, 6, 3), nature=("ENT", "DEM")[n % 2]) for n in range(40)))
    blocs = repartir(annee, 1, *MARS, K).neufs
    assert restes_tenables(annee.actes, blocs, NATURES, K)
    assert not restes_tenables(annee.actes[1:], blocs, NATURES, K)


def test_the_audit_refuses_lines_that_lean_on_few():
    _, portes = pratique(60, 3)
    annee = AnneePortee(actes=portes, natures=NATURES, sites=SITES, effectifs=EFFECTIFS)
    nu = sans_protection(annee, 1, range(1, 2))
    bloc = Bloc(contrat=1, du=nu.du, au=nu.au, axes={axe: r.lignes for axe, r in nu.axes.items()})
    for axe in Axe:
        seul = replace(nu, axes={axe: nu.axes[axe]})
        with pytest.raises(AuditRefuse):
            auditer(seul, 1, annee, [bloc])


def test_the_audit_refuses_a_bloc_that_cuts_an_earlier_one():
    annee = mars()
    neuf = repartir(annee, 1, *MARS, K)
    avant = replace(annee, blocs=repartir(annee, 1, *fenetre(range(1, 7)), K).neufs)
    with pytest.raises(AuditRefuse):
        auditer(releve(annee, 1, *MARS, 5, neuf.axes), 1, avant, neuf.blocs)


def test_the_audit_refuses_minutes_that_are_not_those_of_the_acts():
    annee, neuf = mars(), repartir(mars(), 1, *MARS, K)
    ligne = neuf.axes[Axe.NATURES].lignes[0]
    fausses = (replace(ligne, minutes=ligne.minutes - 5), *neuf.axes[Axe.NATURES].lignes[1:])
    faux = releve(annee, 1, *MARS, 5, {Axe.NATURES: Repartition(fausses)})
    with pytest.raises(AuditRefuse):
        auditer(faux, 1, annee, neuf.blocs)


def test_a_total_that_is_not_that_of_its_parts_is_refused():
    faux = replace(releve(mars(), 1, *MARS, 5), total=1)
    with pytest.raises(AuditRefuse):
        auditer(faux, 1, None)


def test_only_the_audit_makes_an_audited_releve():
    with pytest.raises(TypeError):
        ReleveAudite(releve(mars(), 1, *MARS, 5))


def test_a_line_across_both_halves_is_refused():
    annee, neuf = mars(), repartir(mars(), 1, *MARS, K)
    tout = (Ligne("ENT", "Tout", ("ENT", "DEM"), 1800),)
    bloc = replace(neuf.blocs[0], axes={Axe.NATURES: tout})
    with pytest.raises(AuditRefuse):
        auditer(releve(annee, 1, *MARS, 5, {Axe.NATURES: Repartition(tout)}), 1, annee, [bloc])


@pytest.mark.parametrize(("vus", "seul"), [(5, False), (9, False), (10, True)])
def test_a_day_stands_alone_for_twice_as_many_persons(vus, seul):
    """Whoever saw five leave the workshop that day would know that all five were received."""
    autres = [acte(n, jour=date(2025, 3, jour)) for jour in (11, 18) for n in range(vus)]
    assert ("1|2025-03-11" in minutes(axes(mars(*autres))[Axe.JOURS])) is seul
