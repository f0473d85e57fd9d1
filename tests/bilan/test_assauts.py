"""What a reader with a pencil tried: each of these once gave something back."""

import json
from dataclasses import replace

import pytest

from app.bilan.audit import auditer
from app.bilan.errors import AuditRefuse
from app.bilan.instantane import SeanceFigee
from app.bilan.parametres import Parametres
from app.bilan.publication import etablir
from app.documents import bilan_json
from app.domain.nomenclatures import Liste
from tests.bilan.fabrique import instantane
from tests.bilan.nomenclatures import nomenclatures
from tests.disclosure.attaque import attaquer

PRATIQUES = [
    {"personnes": 17, "graine": 685014, "sites": 3, "facteur": 1.2, "pente": 1.5, "inconnus": 0, "hors": 0.02},
    *({"personnes": 12 + 9 * n, "graine": n, "facteur": (1.2, 3.0)[n % 2]} for n in range(20)),
]
ACTES = {"nature": Liste.NATURES, "canal": Liste.CANAUX, "partenaires": Liste.ORGANISMES}


def contenu(pratique, k=5):
    return etablir(instantane(**pratique), Parametres(k)).contenu


@pytest.mark.parametrize("pratique", PRATIQUES)
def test_those_who_were_not_received_are_never_few(pratique):
    lus = {i.id: i.valeur for i in contenu(pratique).indicateurs}
    if None not in (lus.get("effectif"), lus.get("personnes_recues"), lus.get("personnes_hors_effectif")):
        assert lus["effectif"] - (lus["personnes_recues"] - lus["personnes_hors_effectif"]) >= 5


def moitie(fold, entree):
    """Tell whether a line of the nomenclature may stand in a fold of acts."""
    if fold == "AUTRES":
        return entree.code != "NR"
    entretien = entree.attributs.get("compte_comme_entretien") == "1"
    return entree.attributs["famille"] == "individuelle" and entretien == (fold == "AUTRES_ENTRETIENS")


@pytest.mark.parametrize("pratique", PRATIQUES)
def test_a_fold_of_acts_lists_all_that_is_not_printed_whether_it_occurred_or_not(pratique):
    for tableau in contenu(pratique).tableaux:
        dimension = tableau.dimensions[0]
        for fold in (m for m in dimension.modalites if tableau.id in ACTES and m.startswith("AUTRES")):
            possibles = {e.code for e in nomenclatures()[ACTES[tableau.id]] if moitie(fold, e)}
            assert possibles - {*dimension.modalites} <= {*dimension.regroupe[fold]}


def test_a_group_without_headcount_is_not_counted_as_unknown():
    snapshot = instantane(160, graine=4, inconnus=0, hors=0)
    vus = {p.statut_emploi for p in snapshot.personnes}
    moins = tuple(e for e in snapshot.effectifs if (e.axe, e.modalite) != ("statut_emploi", "CDD"))
    assert "CDD" in vus
    printed = etablir(replace(snapshot, effectifs=moins), Parametres(5)).contenu
    assert "statut_emploi" not in {t.id for t in printed.tableaux}


def test_a_family_folded_with_a_flagged_theme_leaves_three_values_to_whoever_takes_each_theme_for_small():
    """22 persons over seven themes of at most 2 and one of at most 9: each of the seven would be 1 or 2."""
    themes = {"BUD": 6, "DRO": 4, "FAM": 4, "AID": 3, "TRA": 12, "NR": 8, "SAN": 1, "HAN": 1}
    codes = [code for code, n in themes.items() for _ in range(n)]
    base = instantane(len(codes), inconnus=0, hors=0)
    gens = tuple(p._replace(theme=t, recue=True) for p, t in zip(base.personnes, codes, strict=True))
    printed = etablir(replace(base, personnes=gens), Parametres(3))
    assert attaquer(json.loads(bilan_json.rendre(printed))) == []


def test_a_session_of_a_few_is_not_told():
    snapshot = replace(instantane(3, graine=1), collectif=(SeanceFigee("ACO", 2, 60), SeanceFigee("ICO", 14, 60)))
    printed = etablir(snapshot, Parametres(5)).contenu
    assert {i.id: i.valeur for i in printed.indicateurs}["actions_collectives"] == 1


def test_last_year_held_to_a_lower_threshold_is_not_recalled():
    avant = etablir(instantane(140, graine=2, annee=2024), Parametres(3)).contenu
    apres = etablir(instantane(140, graine=3), Parametres(5), avant).contenu
    assert all(i.n_1 is None for i in apres.indicateurs)
    assert all(c.mesures.n_1 is None for t in apres.tableaux for c in t.cellules)


def test_the_audit_itself_refuses_what_gives_back_those_not_received():
    snapshot = instantane(**PRATIQUES[0])
    printed = contenu(PRATIQUES[0])
    lus = {i.id: i for i in printed.indicateurs}
    nombre = next(e.nombre for e in snapshot.effectifs if e.axe == "total")
    hors = sum(p.recue and p.beneficiaire != "SAL" for p in snapshot.personnes)
    faux = [
        replace(lus["personnes_recues"], id="effectif", population="effectif", valeur=nombre),
        replace(lus["personnes_recues"], id="personnes_hors_effectif", population="hors_effectif", valeur=hors),
    ]
    autres = [i for i in printed.indicateurs if i.id not in {"effectif", "personnes_hors_effectif"}]
    with pytest.raises(AuditRefuse):
        auditer(replace(printed, indicateurs=(*autres, *faux)), snapshot)
