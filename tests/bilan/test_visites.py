"""Acts beside persons: everyone received has an entretien, so that what is over tells who came again."""

import json
from dataclasses import replace

import pytest

from app.bilan.audit import auditer
from app.bilan.errors import AuditRefuse
from app.bilan.instantane import ActesFiges
from app.bilan.parametres import Parametres
from app.bilan.publication import etablir
from app.documents import bilan_json
from tests.bilan.fabrique import instantane
from tests.disclosure.attaque import attaquer


def pratique(personnes, de_plus):
    """Everyone comes once, `de_plus` of them once more; as many démarches on the side, shared by all."""
    base = instantane(personnes, graine=3, inconnus=0, hors=0)
    gens = tuple(p._replace(recue=True, nouvelle=True) for p in base.personnes)
    visites = [ActesFiges(n, "ENT", "PER", "", 1 + (n < de_plus), 45) for n in range(personnes)]
    autres = [ActesFiges(n, "DEM", "NR", "CAF", 2, 30) for n in range(personnes)]
    return replace(base, personnes=gens, actes=(*visites, *autres))


def lus(audite):
    return {i.id: i.valeur for i in audite.contenu.indicateurs}


@pytest.mark.parametrize(("de_plus", "dits"), [(0, True), (1, False), (4, False), (5, True), (30, True)])
@pytest.mark.parametrize("personnes", [12, 30, 80])
def test_those_who_came_again_are_nobody_or_k(personnes, de_plus, dits):
    audite = etablir(pratique(personnes, min(de_plus, personnes)), Parametres(5))
    assert (lus(audite)["entretiens"] is not None) is dits
    assert lus(audite)["interventions"] is not None
    assert ("canal" in {t.id for t in audite.contenu.tableaux}) <= dits
    assert attaquer(json.loads(bilan_json.rendre(audite))) == []


@pytest.mark.parametrize("de_plus", [1, 4])
def test_acts_beside_those_accompanied_are_nobody_or_k(de_plus):
    snapshot = pratique(30, 0)
    visites = tuple(a for a in snapshot.actes if a.nature == "ENT")
    demarches = tuple(ActesFiges(n, "DEM", "NR", "CAF", 1, 30) for n in range(de_plus))
    audite = etablir(replace(snapshot, actes=(*visites, *demarches)), Parametres(5))
    assert lus(audite)["interventions"] is None


def test_the_audit_itself_refuses_acts_that_tell_who_came_again():
    printed = etablir(pratique(30, 20), Parametres(5)).contenu
    with pytest.raises(AuditRefuse) as refus:
        auditer(_vrais(printed, 32), pratique(30, 2))
    assert {"entretiens", "canal"} & set(refus.value.details["fautes"])


def _vrais(contenu, entretiens):
    """Write the true number of entretiens where another stood."""
    lignes = tuple(replace(i, valeur=entretiens) if i.id == "entretiens" else i for i in contenu.indicateurs)
    return replace(contenu, indicateurs=lignes)


@pytest.mark.parametrize(("seuls", "dits"), [(0, True), (1, False), (2, False), (3, False), (4, True)])
def test_what_is_hidden_leaves_three_values_even_at_the_lowest_threshold(seuls, dits):
    base = instantane(60, hors=0)
    gens = tuple(p._replace(recue=rang >= seuls) for rang, p in enumerate(base.personnes))
    lu = lus(etablir(replace(base, personnes=gens), Parametres(3)))
    assert (lu["personnes_accompagnees"] is not None) is dits


def test_the_audit_holds_the_lowest_threshold_to_three_values_too():
    base = instantane(60, hors=0)
    snapshot = replace(base, personnes=tuple(p._replace(recue=n >= 3) for n, p in enumerate(base.personnes)))
    printed = etablir(snapshot, Parametres(3)).contenu
    dite = tuple(
        replace(i, valeur=60, affiche="60") if i.id == "personnes_accompagnees" else i for i in printed.indicateurs
    )
    with pytest.raises(AuditRefuse) as refus:
        auditer(replace(printed, indicateurs=dite), snapshot)
    assert "personnes_accompagnees" in refus.value.details["fautes"]


@pytest.mark.parametrize("hors", [1, 4])
def test_a_rate_that_would_tell_who_stands_outside_gives_way_to_a_bound_made_of_printed_figures(hors):
    base = instantane(100, hors=0.0, graine=2)
    dehors = ("CJT",) * hors + ("SAL",) * (100 - hors)
    gens = tuple(p._replace(recue=True, beneficiaire=b) for p, b in zip(base.personnes, dehors, strict=True))
    audite = etablir(replace(base, personnes=gens), Parametres(5))
    taux = next(i for i in audite.contenu.indicateurs if i.id == "taux_recours")
    effectif = lus(audite)["effectif"]
    assert taux.valeur is None
    assert taux.affiche == f"au plus {-(-100 * 100 // effectif)}\u202f%"
    assert f"soit {taux.affiche} de l’effectif" in " ".join(t.texte for t in audite.contenu.textes)
    assert attaquer(json.loads(bilan_json.rendre(audite))) == []
