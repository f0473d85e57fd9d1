"""What each figure means, on snapshots small enough to count by hand."""

from dataclasses import replace

import pytest

from app.bilan.errors import SeuilHorsBornes
from app.bilan.instantane import ActesFiges
from app.bilan.parametres import Niveau, Parametres
from app.bilan.publication import etablir
from app.bilan.tabulation import tranche_age, tranche_anciennete
from tests.bilan.exemples import bilan
from tests.bilan.fabrique import instantane


def _tableaux(audite):
    return {t.id: t for t in audite.contenu.tableaux}


def _chiffres(audite):
    return {i.id: i.valeur for i in audite.contenu.indicateurs}


@pytest.mark.parametrize(
    ("recues", "niveau"),
    [
        (4, Niveau.ACTIVITE),
        (5, Niveau.TOTAUX),
        (9, Niveau.TOTAUX),
        (10, Niveau.BLOCS),
        (24, Niveau.BLOCS),
        (25, Niveau.FAMILLES),
        (59, Niveau.FAMILLES),
        (60, Niveau.THEMES),
    ],
)
def test_the_level_of_detail_depends_on_the_number_of_persons_alone(recues, niveau):
    assert Parametres().niveau(recues) is niveau


def test_the_floors_rise_with_k():
    assert [Parametres(11).niveau(n) for n in (10, 21, 22, 54, 55, 65, 66)] == [
        Niveau.ACTIVITE,
        Niveau.TOTAUX,
        Niveau.BLOCS,
        Niveau.BLOCS,
        Niveau.FAMILLES,
        Niveau.FAMILLES,
        Niveau.THEMES,
    ]


@pytest.mark.parametrize("k", [2, 21])
def test_a_threshold_out_of_bounds_is_refused(k):
    with pytest.raises(SeuilHorsBornes):
        Parametres(k)


def test_bands_hold_their_lower_end():
    assert [tranche_age(a) for a in (24, 25, 54, 55, None)] == ["-25", "25-34", "45-54", "55+", "NR"]
    assert [tranche_anciennete(a) for a in (0, 1, 19, 20)] == ["-1", "1-5", "10-20", "20+"]


def test_below_k_nothing_is_said_of_persons():
    contenu = bilan("activite").contenu
    assert contenu.parametres["niveau"] == "activite"
    assert not [i for i in contenu.indicateurs if i.id.startswith("personnes") or i.population == "interventions"]
    assert {t.population for t in contenu.tableaux} == {"service"}
    assert "ne permet pas de présenter de statistiques" in contenu.textes[3].texte + contenu.textes[4].texte


def test_a_larger_bilan_shows_more_than_a_smaller_one():
    tableaux = [len(bilan(taille).contenu.tableaux) for taille in ("grand", "familles", "blocs", "totaux", "activite")]
    assert tableaux == sorted(tableaux, reverse=True)


def test_sixty_persons_show_at_least_five_themes_outside_the_fold():
    for taille in ("grand", "themes"):
        theme = _tableaux(bilan(taille))["theme_principal"]
        assert len([m for m in theme.dimensions[0].modalites if m != "AUTRES"]) >= 5


def test_twenty_five_persons_show_at_least_two_lines():
    assert len(_tableaux(bilan("familles"))["famille_principale"].cellules) >= 2


def test_two_hundred_and_fifty_persons_show_a_cross():
    assert "theme_x_sexe" in _tableaux(bilan("grand"))


def test_without_headcounts_no_identifying_list_is_printed():
    sans = _tableaux(etablir(instantane(150, effectifs=False), Parametres()))
    assert not sans.keys() & {"sexe", "age", "csp", "statut_emploi", "anciennete", "site", "theme_x_sexe"}
    assert "theme_principal" in sans


def test_a_small_entreprise_has_only_sexe_and_two_ages():
    petite = _tableaux(etablir(instantane(30, graine=4, facteur=1.45), Parametres()))
    assert not petite.keys() & {"csp", "statut_emploi", "anciennete", "site"}
    if "age" in petite:
        assert len(petite["age"].cellules) <= 3


def test_few_persons_outside_the_effectif_take_the_rate_with_them():
    base = instantane(100, hors=0.0)
    trois = [p._replace(beneficiaire="CJT") if rang < 3 else p for rang, p in enumerate(base.personnes)]
    trois = tuple(p._replace(recue=True) for p in trois)
    chiffres = _chiffres(etablir(replace(base, personnes=trois), Parametres()))
    assert chiffres["personnes_hors_effectif"] is None
    assert chiffres["taux_recours"] is None
    assert chiffres["personnes_recues"] == 100


@pytest.mark.parametrize(("seuls", "imprime"), [(0, True), (1, False), (4, False), (5, True)])
def test_accompanied_is_printed_only_when_it_is_not_one_person_away(seuls, imprime):
    base = instantane(80)
    gens = tuple(p._replace(recue=rang >= seuls) for rang, p in enumerate(base.personnes))
    chiffres = _chiffres(etablir(replace(base, personnes=gens), Parametres()))
    assert (chiffres["personnes_accompagnees"] is not None) is imprime


def test_new_persons_are_unknown_until_24_months_of_data_precede():
    chiffres = _chiffres(etablir(replace(instantane(100), nouvelles_connues=False), Parametres()))
    assert chiffres["personnes_nouvelles"] is None


def test_a_person_who_makes_most_of_the_acts_hides_their_total():
    base = instantane(30, lourd=0.0)
    lourd = (*base.actes, ActesFiges(0, "DEM", "TEL", "CAF", 5000, 5000))
    chiffres = _chiffres(etablir(replace(base, actes=lourd), Parametres()))
    assert chiffres["interventions"] is None
    assert chiffres["entretiens"] is None


def test_an_act_shared_by_two_persons_counts_once():
    base = instantane(60, lourd=0.0)
    deux = (ActesFiges(0, "ENT", "PER", "", 7, 70), ActesFiges(1, "ENT", "PER", "", 7, 70, compte=False))
    partage = (*base.actes, *deux)
    avant, apres = (_chiffres(etablir(i, Parametres())) for i in (base, replace(base, actes=partage)))
    assert apres["interventions"] == avant["interventions"] + 7


def test_small_collective_actions_are_not_counted_in_heads():
    assert _chiffres(bilan("themes"))["participants"] == 26


def test_last_year_is_recalled_only_on_the_same_lines():
    audite = bilan("themes")
    rappels = [c.mesures.n_1 for t in audite.contenu.tableaux if t.population == "recues" for c in t.cellules]
    connus = [n for n in rappels if n is not None]
    assert connus
    assert all(n == 0 or n >= 5 for n in connus)
