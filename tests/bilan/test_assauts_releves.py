"""What a reader who knows where she was each day tried on a relevé: each of these once gave something back."""

from dataclasses import replace
from datetime import date

import pytest

from app.bilan.errors import AuditRefuse
from app.bilan.parametres import Parametres
from app.bilan.releves import ActePorte, AnneePortee, Axe, Ligne, Repartition
from app.bilan.releves_audit import auditer
from app.bilan.releves_repartition import repartir
from app.domain.interventions import Portee
from tests.bilan.annees_portees import NATURES, fenetre, releve

MARS = fenetre(range(3, 4))
SITES = {"1": "Atelier", "2": "Siège", "3": "Dépôt"}
JOURS = {"1": (4, 11), "2": (6, 13), "3": (18, 25)}


def mars(effectifs, jours=None, sites=SITES):
    """A month of thirty persons, ten at each site on each of its days, none elsewhere that day."""
    actes = [
        ActePorte(
            id=0, contrat=1, jour=date(2025, 3, jour), nature="ENT", portee=Portee.INDIVIDUELLE, minutes=30,
            compte=True, personnes=(10 * (int(site) - 1) + n,), site=site,
        )
        for site, les_jours in (jours or JOURS).items()
        for jour in les_jours
        for n in range(10)
    ]  # fmt: skip
    actes = [acte._replace(id=n) for n, acte in enumerate(actes)]
    return AnneePortee(actes=tuple(actes), natures=NATURES, sites=sites, effectifs=effectifs)


def jours(annee):
    return {li.code: li.minutes for li in repartir(annee, 1, *MARS, Parametres(5)).axes[Axe.JOURS].lignes}


def test_days_of_sites_large_enough_are_told():
    assert len(jours(mars({"1": 200, "2": 80, "3": 40}))) == 6


@pytest.mark.parametrize("effectifs", [{"1": 200, "2": 80, "3": 9}, {"1": 200, "2": 80, "3": 14}, {"1": 200, "2": 80}])
def test_the_days_spent_at_a_small_site_do_not_tell_of_it(effectifs):
    """The permanences say that she was at the Dépôt on the 18th and the 25th: these days are the Dépôt."""
    assert jours(mars(effectifs)) == {"1|2025-03-04": 300, "1|2025-03-11": 300, "AUTRES|AUTRES": 1200}


def test_sites_that_are_not_told_apart_are_not_told_by_their_days():
    annee = mars({"1": 200, "3": 9}, {"1": (4, 11), "3": (18, 25)})
    assert jours(annee) == {}


def test_one_site_alone_has_no_other_to_be_told_from():
    annee = mars({}, {"1": (4, 11), "2": (6,), "3": (18,)}, {"1": "Atelier"})
    actes = tuple(a._replace(site="1") for a in annee.actes)
    assert len(jours(replace(annee, actes=actes))) == 4


def test_the_audit_refuses_the_days_of_a_small_site():
    annee = mars({"1": 200, "2": 80, "3": 40})
    large = repartir(annee, 1, *MARS, Parametres(5))
    petite = replace(annee, effectifs={"1": 200, "2": 80, "3": 9})
    seul = repartir(petite, 1, *MARS, Parametres(5)).axes[Axe.SITES].lignes
    dits = [(j, s) for s, js in JOURS.items() for j in js]
    lieux = {s: "1" if s == "1" else "AUTRES" for s in SITES}
    codes = [f"{lieux[s]}|2025-03-{j:02}" for j, s in dits]
    lignes = tuple(Ligne(c, c, (c,), 300) for c in codes)
    axes = {Axe.SITES: seul, Axe.JOURS: lignes}
    bloc = replace(large.blocs[0], axes=axes, motifs={})
    with pytest.raises(AuditRefuse):
        auditer(releve(petite, 1, *MARS, 5, {a: Repartition(lus) for a, lus in axes.items()}), 1, petite, [bloc])
