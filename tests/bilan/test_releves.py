"""Relevés of a whole year beside its bilan: nothing follows from them all that leans on few persons."""

import json
import random
from dataclasses import replace

import pytest

from app.bilan import json as forme
from app.bilan.releves import AnneePortee, Axe, Motif
from tests.bilan.annees_portees import (
    EFFECTIFS,
    NATURES,
    SITES,
    Remises,
    pratique,
    sans_protection,
    vie,
)
from tests.disclosure.attaque import attaquer

PRATIQUES = [
    {"personnes": 18 + 25 * n, "graine": n, "contrats": 1 + n % 2, "lourd": (0, 0.04)[n % 3 == 2],
     "non_factures": (0, 0.3, 0.004)[n % 3], "actes": 4 + 3 * (n % 4), "rares": (0, 6)[n % 4 == 3]}
    for n in range(9)
]  # fmt: skip
GRANDE = {"personnes": 240, "graine": 5, "actes": 24}
MENSUELS = [range(m, m + 1) for m in range(1, 13)]


LONGUES = {1, 5, 7, 8}


@pytest.mark.parametrize("k", [5, *(pytest.param(k, marks=pytest.mark.longue) for k in (3, 11))])
@pytest.mark.parametrize(
    "p", [pytest.param(p, marks=[pytest.mark.longue] * (n in LONGUES)) for n, p in enumerate(PRATIQUES)], ids=str
)
def test_nothing_follows_from_every_releve_and_the_bilan(p, k):
    remises = vie(p, k)
    assert remises.attaque().fuites() == []
    for bilan, _ in remises.bilans:
        assert attaquer(json.loads(forme.octets(bilan))) == []


@pytest.mark.parametrize("n", [2, 4, 6, *(pytest.param(n, marks=pytest.mark.longue) for n in (1, 3, 5, 7, 8))])
def test_nothing_follows_when_acts_are_written_changed_and_taken_away_between_documents(n):
    remises = vie(PRATIQUES[n], 5, changements=0.15)
    assert remises.partis or remises.vies
    assert remises.attaque().fuites() == []


DENSES = [
    {**GRANDE, "jours": 4},
    {"personnes": 120, "graine": 9, "actes": 12, "jours": 4, "contrats": 2, "rares": 8},
    {"personnes": 300, "graine": 11, "actes": 16, "jours": 2},
]
EN_COURS_D_ANNEE = [*MENSUELS, range(1, 4), range(4, 7), range(1, 7), range(1, 13)]


@pytest.mark.parametrize("p", [DENSES[2], *(pytest.param(p, marks=pytest.mark.longue) for p in DENSES[:2])], ids=str)
def test_nothing_follows_from_days_told_month_after_month(p):
    mois = EN_COURS_D_ANNEE if p is not DENSES[2] else [*MENSUELS[:3], range(1, 4), range(4, 13), range(1, 13)]
    remises = vie(p, 5, ordre=mois)
    attaque = remises.attaque()
    assert remises.imprimees(Axe.JOURS) > 20
    assert attaque.fuites() == []
    assert attaque.serrees(6, random.Random(1)) == []


def test_a_large_practice_has_natures_and_sites_month_by_month_then_their_sums():
    remises = vie(DENSES[0], 5, ordre=EN_COURS_D_ANNEE, bilan=12)
    annee = remises.releves[-1][1]
    assert all(r.axes[axe].lignes for _, r, _ in remises.releves for axe in (Axe.NATURES, Axe.SITES))
    assert sum(li.minutes for li in annee.axes[Axe.SITES].lignes) == annee.total
    assert annee.axes[Axe.JOURS].motif is Motif.LONGUE


@pytest.mark.parametrize("axe", Axe)
@pytest.mark.parametrize("p", PRATIQUES[:3], ids=str)
def test_the_attacker_finds_what_no_rule_protects(p, axe):
    _, portes = pratique(**p)
    remises = Remises(AnneePortee(actes=portes, natures=NATURES, sites=SITES, effectifs=EFFECTIFS), 5)
    for mois in (range(3, 4), range(1, 13)):
        r = sans_protection(remises.annee, 1, mois)
        gardes = {Axe.SITES, Axe.JOURS} if axe is Axe.JOURS else {axe}
        remises.releves.append((1, replace(r, axes={a: lu for a, lu in r.axes.items() if a in gardes}), 1))
    assert remises.attaque().fuit()


def test_the_attacker_finds_what_releves_that_forget_each_other_give_away():
    _, portes = pratique(60, 2, actes=14)
    annee, trouvees = AnneePortee(actes=portes, natures=NATURES, sites=SITES, effectifs=EFFECTIFS), 0
    remises = Remises(annee, 5)
    for mois in (range(1, 12), range(1, 13), range(2, 13)):
        remises.annee = annee
        remises.remettre(1, mois)
        trouvees = trouvees or len(remises.attaque().fuites())
    assert trouvees


def test_the_attacker_finds_what_a_bilan_deaf_to_releves_gives_away(monkeypatch):
    snapshot, portes = pratique(120, 4, actes=12)
    une = next(n for n, a in enumerate(portes) if a.jour.month == 12 and a.nature == "ENT")
    rares = tuple(a for n, a in enumerate(portes) if a.jour.month < 12 or n == une)

    def annee_et_bilan():
        remises = Remises(AnneePortee(actes=rares, natures=NATURES, sites=SITES, effectifs=EFFECTIFS), 5)
        remises.remettre(1, range(1, 12))
        remises.arreter(snapshot)
        remises.remettre(1, range(12, 13))
        return remises.attaque().fuites()

    assert annee_et_bilan() == []
    monkeypatch.setattr("tests.bilan.annees_portees.restes_tenables", lambda *_: True)
    assert annee_et_bilan()
