"""A real published table (72 persons): counted exactly, and harmless once protected."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.bilan.disclosure.derives import pourcentage
from app.bilan.parametres import Parametres
from app.bilan.publication import etablir
from app.bilan.tabulation import denombrer
from app.documents import bilan_json
from app.domain.entreprises import Effectif
from tests.bilan.fabrique import instantane
from tests.disclosure.attaque import attaquer

PUBLIE = Path(__file__).parents[1] / "data" / "golden" / "hautes_pyrenees_2011_2012.csv"
AXES = {
    "sexe": ("H", "F"),
    "age": ("30-39", "40-49", "50-59", "60+"),
    "situation": ("Marié", "Divorcé", "Veuf", "Célibataire", "Vie maritale"),
    "enfants": ("enf_0", "enf_1", "enf_2", "enf_3", "enf_4+"),
}


def _publie():
    with PUBLIE.open(encoding="utf-8", newline="") as fichier:
        return list(csv.DictReader(fichier, delimiter=";"))


def _gens():
    """Persons that agree with every detail line: codes are dealt axis by axis, the rest is unknown."""
    for ligne in _publie():
        if not ligne["ligne"] or ligne["ligne"] == "TOTAUX":
            continue
        total = int(ligne["Total"])
        colonnes = {}
        for axe, codes in AXES.items():
            connus = [code for code in codes for _ in range(int(ligne[code]))]
            colonnes[axe] = connus + ["NR"] * (total - len(connus))
        for rang in range(total):
            yield {axe: valeurs[rang] for axe, valeurs in colonnes.items()} | {
                "groupe": ligne["groupe"],
                "ligne": ligne["ligne"],
            }


def _sont_dans(personne, ligne):
    if ligne["groupe"] == "TOTAL GENERAL":
        return True
    return personne["groupe"] == ligne["groupe"] and ligne["ligne"] in ("TOTAUX", personne["ligne"])


@pytest.mark.parametrize("axe", AXES)
@pytest.mark.parametrize("ligne", _publie(), ids=lambda li: f"{li['groupe']} {li['ligne']}")
def test_raw_counts_and_sub_totals_are_those_that_were_published(ligne, axe):
    compte = denombrer(p[axe] for p in _gens() if _sont_dans(p, ligne))
    assert compte.total == int(ligne["Total"])
    assert {code: compte.effectifs.get(code, 0) for code in AXES[axe]} == {c: int(ligne[c]) for c in AXES[axe]}


def test_one_person_of_72_has_no_age_no_situation_no_children():
    bases = {axe: denombrer(p[axe] for p in _gens()).base for axe in AXES}
    assert bases == {"sexe": 72, "age": 71, "situation": 71, "enfants": 71}


def test_percentages_are_truly_rounded_not_forced_to_add_to_100():
    groupes = denombrer(p["groupe"] for p in _gens())
    assert [pourcentage(n, groupes.total) for n in groupes.effectifs.values()] == [65, 11, 1, 22]


def _protege():
    ages = {"30-39": 33, "40-49": 44, "50-59": 52, "60+": 62}
    corps = {"Titulaires et stagiaires": "CAT_A", "Non titulaires": "CAT_B", "Enseignement privé": "CAT_C"}
    modele = instantane(72, graine=5, sites=1)
    gens = tuple(
        forme_._replace(
            sexe=p["sexe"],
            age=ages.get(p["age"]),
            csp=corps.get(p["groupe"], "NR"),
            beneficiaire="RET" if p["groupe"] == "Autres" else "SAL",
            recue=True,
        )
        for forme_, p in zip(modele.personnes, _gens(), strict=True)
    )
    nombres = {
        "sexe": {"F": 400, "H": 200},
        "age": {"25-34": 150, "35-44": 200, "45-54": 150, "55+": 100},
        "csp": {"CAT_A": 400, "CAT_B": 100, "CAT_C": 100},
    }
    quand = modele.du
    effectifs = [Effectif(entreprise_id=1, au=quand, nombre=600)] + [
        Effectif(entreprise_id=1, au=quand, axe=axe, modalite=code, nombre=n)
        for axe, groupes in nombres.items()
        for code, n in groupes.items()
    ]
    return replace(modele, personnes=gens, effectifs=tuple(effectifs))


def test_nothing_of_the_published_table_identifies_anyone_after_protection():
    bilan = json.loads(bilan_json.rendre(etablir(_protege(), Parametres())))
    assert attaquer(bilan) == []
    tableaux = {t["id"]: {c["cle"][0]: c["valeur"] for c in t["cellules"]} for t in bilan["tableaux"]}
    assert tableaux["sexe"] == {"F": 54, "H": 18}
    assert "CAT_C" not in tableaux["csp"]
    assert all(n == 0 or n >= 5 for axe in ("sexe", "age", "csp") for n in tableaux[axe].values())
