"""Relevés of every month beside the bilan of the year: nothing follows from them all that leans on few persons."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.bilan.actes import TEMPS
from app.bilan.errors import AuditRefuse
from app.bilan.instantane import ActesFiges
from app.bilan.parametres import Parametres
from app.bilan.publication import etablir
from app.bilan.releves import ActePorte, AnneePortee, Ligne, Motif, Releve, quadriller, reste_tenable, ventiler
from app.bilan.releves_audit import ReleveAudite, auditer
from app.domain.interventions import Portee
from app.domain.nomenclatures import Liste
from tests.bilan.fabrique import instantane
from tests.bilan.nomenclatures import nomenclatures
from tests.bilan.releves_attaque import Attaque

NATURES = nomenclatures()[Liste.NATURES]
MOIS = range(1, 13)
FENETRES = [range(m, m + pas) for pas in (1, 3, 6, 12) for m in range(1, 13, pas)]


def pratique(personnes, graine, *, contrats=1, lourd=0.0, non_factures=0.0, actes=6):
    """A snapshot of a year, and its acts month by month as the contrats bear them."""
    hasard = random.Random(graine)
    base = instantane(personnes, graine=graine, inconnus=0, hors=0)
    portes = []
    for rang, personne in enumerate(base.personnes):
        fois = 1 + hasard.randrange(actes) * (9 if hasard.random() < lourd else 1)
        for n in range(fois):
            nature = hasard.choice(("ENT", "ENT", "LIG", "DEM", "COU", "DOS", "AFI", "ETU"))
            nature = "ENT" if personne.recue and not n else nature
            nature = "DEM" if not personne.recue and nature in {"ENT", "LIG"} else nature
            compte = hasard.random() >= non_factures
            contrat = 1 + (n % contrats)
            portes.append(
                ActePorte(
                    contrat, hasard.randrange(1, 13), nature, Portee.INDIVIDUELLE, hasard.choice((20, 45, 60)),
                    compte, False, (rang,),
                )
            )  # fmt: skip
    figes = tuple(ActesFiges(a.personnes[0], a.nature, "PER", "", 1, a.minutes) for a in portes)
    return replace(base, actes=figes, collectif=()), tuple(portes)


def annee_de(snapshot, portes, k):
    sans = frozenset() if reste_tenable(portes, Parametres(k)) else frozenset({TEMPS})
    bilan = etablir(snapshot, Parametres(k), sans=sans).contenu
    return AnneePortee(actes=portes, natures=NATURES, publies=(bilan,))


def releve(annee, contrat, mois, k, lignes=None, pas=0):
    """The relevé of a window, its lines as the rule gives them unless told otherwise."""
    total = sum(a.minutes for a in annee.actes if a.contrat == contrat and a.mois in mois and a.compte)
    du, fin = date(2025, mois.start, 1), mois.stop
    au = date(2025 + (fin > 12), 1 if fin > 12 else fin, 1) - timedelta(days=1)
    return Releve(
        entreprise="Filature du Lac", contrat="C", praticienne="", exemple=False, du=du, au=au, etabli_le=au, k=k,
        total=total, parts=(Ligne("actes", "Actes", (), total),), volume=None, presence=(), lignes=lignes or (),
        pas=pas, dire=str,
    )  # fmt: skip


def attaquer(annee, k, lignes_de):
    """Give the attacker the relevés of every month, quarter, half and year, and the bilan; count what is printed."""
    attaque, imprimees = Attaque(annee.actes, k), 0
    for contrat in sorted({a.contrat for a in annee.actes}):
        for mois in FENETRES:
            lignes, pas = lignes_de(contrat, mois)
            r = releve(annee, contrat, mois, k, lignes, pas)
            auditer(r, contrat, annee) if lignes_de.__name__ == "_par_la_regle" else None
            attaque.lire(r, contrat)
            imprimees += len(lignes)
    for bilan in annee.publies:
        attaque.lire_bilan(bilan)
    return attaque.fuites(), imprimees


def regle(annee, k):
    grille = quadriller(annee, Parametres(k))

    def _par_la_regle(contrat, mois):
        lignes = ventiler(annee, contrat, mois, Parametres(k))
        return ((), 0) if isinstance(lignes, Motif) else (lignes, grille.pas)

    return _par_la_regle


def sans_protection(annee):
    """Print every nature of every month, whoever is behind."""

    def brut(contrat, mois):
        siens = [a for a in annee.actes if a.contrat == contrat and a.mois in mois and a.compte]
        natures = sorted({a.nature for a in siens})
        return tuple(Ligne(n, n, (n,), sum(a.minutes for a in siens if a.nature == n)) for n in natures), 1

    return brut


PRATIQUES = [
    {"personnes": 18 + 25 * n, "graine": n, "contrats": 1 + n % 2, "lourd": (0, 0.04)[n % 3 == 2],
     "non_factures": (0, 0.3, 0.004)[n % 3], "actes": 4 + 2 * (n % 4)}
    for n in range(9)
]  # fmt: skip


@pytest.mark.parametrize("k", [5, *(pytest.param(k, marks=pytest.mark.longue) for k in (3, 11))])
@pytest.mark.parametrize("p", PRATIQUES, ids=str)
def test_nothing_follows_from_every_releve_and_the_bilan(p, k):
    annee = annee_de(*pratique(**p), k)
    assert attaquer(annee, k, regle(annee, k))[0] == []


def test_a_large_practice_has_its_natures_month_by_month():
    annee = annee_de(*pratique(240, 5, actes=24), 5)
    fuites, imprimees = attaquer(annee, 5, regle(annee, 5))
    assert quadriller(annee, Parametres(5)).pas == 1
    assert (fuites, imprimees > 50) == ([], True)


@pytest.mark.parametrize("p", PRATIQUES[:3], ids=str)
def test_the_attacker_finds_what_no_rule_protects(p):
    annee = annee_de(*pratique(**p), 5)
    assert attaquer(annee, 5, sans_protection(annee))[0]


def test_the_audit_refuses_a_nature_that_leans_on_few():
    annee = annee_de(*pratique(60, 3), 5)
    lignes, pas = sans_protection(annee)(1, range(1, 2))
    with pytest.raises(AuditRefuse):
        auditer(releve(annee, 1, range(1, 2), 5, lignes, pas), 1, annee)


def test_a_total_that_is_not_that_of_its_parts_is_refused():
    annee = annee_de(*pratique(60, 3), 5)
    faux = replace(releve(annee, 1, range(1, 2), 5), total=1)
    with pytest.raises(AuditRefuse):
        auditer(faux, 1, None)


def test_only_the_audit_makes_an_audited_releve():
    annee = annee_de(*pratique(20, 1), 5)
    with pytest.raises(TypeError):
        ReleveAudite(releve(annee, 1, range(1, 2), 5))


def grande():
    return annee_de(*pratique(240, 5, actes=24), 5)


def test_one_act_that_is_not_billed_would_be_had_from_the_bilan():
    annee = grande()
    actes = (annee.actes[0]._replace(compte=False), *annee.actes[1:])
    assert quadriller(replace(annee, actes=actes), Parametres(5)) is Motif.EFFECTIFS


def test_the_bilan_tells_no_minutes_beside_totals_that_leave_out_one_act():
    snapshot, portes = pratique(100, 2)
    portes = (portes[0]._replace(compte=False), *portes[1:])
    nu = etablir(snapshot, Parametres(5)).contenu
    leu = AnneePortee(actes=portes, natures=NATURES, publies=(nu,))
    assert attaquer(leu, 5, regle(leu, 5))[0]
    tu = annee_de(snapshot, portes, 5)
    assert attaquer(tu, 5, regle(tu, 5)) == ([], 0)


def test_acts_that_are_no_longer_those_of_the_bilan_are_not_broken_down():
    annee = grande()
    actes = (annee.actes[0]._replace(minutes=50), *annee.actes[1:])
    assert quadriller(replace(annee, actes=actes), Parametres(5)) is Motif.BILAN


def test_before_the_bilan_nothing_is_broken_down():
    assert quadriller(replace(grande(), publies=()), Parametres(5)) is Motif.NON_ARRETEE


def test_shared_acts_are_not_broken_down():
    annee = grande()
    actes = (annee.actes[0]._replace(partage=True), *annee.actes[1:])
    assert quadriller(replace(annee, actes=actes), Parametres(5)) is Motif.PARTAGES


def test_a_session_of_three_would_be_told_by_its_line():
    annee = grande()
    petite = ActePorte(1, 2, "ACO", Portee.COLLECTIVE, 90, True, False, (), 3)
    assert quadriller(replace(annee, actes=(*annee.actes, petite)), Parametres(5)) is Motif.EFFECTIFS


def test_one_person_of_one_nature_folds_with_others_of_the_same_half():
    annee = grande()
    rares = tuple(a._replace(nature="RAP") if a.nature == "COU" and a.mois == 3 else a for a in annee.actes)
    une = next(n for n, a in enumerate(rares) if a.nature == "RAP")
    rares = tuple(a if n == une or a.nature != "RAP" else a._replace(nature="COU") for n, a in enumerate(rares))
    grille = quadriller(replace(annee, actes=rares), Parametres(5))
    assert "RAP" in grille.lignes["AUTRES_ACTES"]
    assert "RAP" not in grille.lignes
    assert len(grille.lignes["AUTRES_ACTES"]) > 1
