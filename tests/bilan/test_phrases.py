"""Sentences: written from what is printed, in the typography of the language."""

from dataclasses import replace
from datetime import date

import pytest

from app.bilan import formats
from app.bilan.document import Statut, Unite
from app.bilan.parametres import Parametres
from app.bilan.publication import etablir
from app.domain.entreprises import SOURCE_CLASSEUR, SOURCE_SANS_DATE
from tests.bilan.exemples import TAILLES, bilan
from tests.bilan.fabrique import instantane


def _textes(taille, section):
    return [t.texte for t in bilan(taille).contenu.textes if t.section == section]


@pytest.mark.parametrize("taille", TAILLES)
def test_the_first_page_says_at_most_three_sentences(taille):
    assert 1 <= len(_textes(taille, "synthese")) <= 3


def test_too_few_persons_are_told_in_the_fixed_words():
    assert _textes("activite", "synthese")[0] == (
        "Le nombre de personnes reçues ne permet pas de présenter de statistiques sans risque d’identification. "
        "Le bilan porte sur l’activité du service."
    )
    assert "Seuls les totaux sont présentés." in _textes("totaux", "synthese")


def test_the_legend_stands_under_every_table_that_hides_something():
    contenu = bilan("grand").contenu
    caches = {t.id for t in contenu.tableaux if any(c.valeur is None for c in t.cellules)}
    assert caches
    for identifiant in caches:
        [note] = [t.texte for t in contenu.textes if t.section == f"note:{identifiant}"]
        assert "non communiqué (secret professionnel et statistique)" in note
        assert "moins de 5 personnes (10 pour certaines rubriques)" in note


def test_a_list_left_out_is_said():
    textes = _textes("petit_themes", "problematiques") + _textes("blocs", "public")
    assert all(t.endswith("effectifs trop faibles pour garantir l’anonymat.") for t in textes)


@pytest.mark.parametrize("taille", TAILLES)
def test_the_method_tells_the_level_and_the_limit_of_the_control(taille):
    tout = " ".join(t.texte for t in bilan(taille).contenu.textes)
    assert "Le contrôle empêche de déduire par calcul" in tout
    assert ("sans lien avec une personne reçue" in tout) is (bilan(taille).contenu.parametres["niveau"] == "themes")
    assert _textes(taille, "methode")[2].split("Niveau de ce bilan")[1].strip("\u00a0:. ")


@pytest.mark.parametrize("taille", TAILLES)
def test_nothing_claims_to_be_the_compulsory_service(taille):
    tout = " ".join(t.texte for t in bilan(taille).contenu.textes).lower()
    assert "obligatoire" not in tout
    assert "l4631" not in tout.replace(".", "").replace(" ", "")
    assert "enquête" not in tout


@pytest.mark.parametrize(
    ("version", "attendu"), [(1, "Version 1."), (2, "Version 2, qui remplace la version 1.")]
)
def test_the_cover_says_what_a_version_replaces(version, attendu):
    contenu = etablir(instantane(160), Parametres(), statut=Statut.ARRETE, version=version).contenu
    assert attendu in _dits(contenu, "couverture")


def test_every_chart_has_its_words():
    contenu = bilan("themes").contenu
    dits = {t.section.removeprefix("alt:") for t in contenu.textes if t.section.startswith("alt:")}
    assert dits == {t.id for t in contenu.tableaux if len(t.dimensions) == 1}


def test_figures_are_written_as_in_french():
    assert formats.entier(14200) == "14\u202f200"
    assert formats.valeur(152 * 60 + 30, Unite.MINUTES) == "152\u00a0h\u00a030"
    assert formats.valeur(16, Unite.POURCENT) == "16\u202f%"
    assert formats.valeur(1_420_000, Unite.CENTIMES) == "14\u202f200\u00a0€"
    assert formats.valeur(None, Unite.PERSONNES) == "n.c."
    assert formats.jour(date(2025, 1, 1)) == "1er\u00a0janvier\u00a02025"
    assert formats.periode(date(2025, 1, 1), date(2025, 12, 31)) == "2025"
    assert formats.accorder(1, "personne") == "1\u00a0personne"
    assert formats.enumerer(["a", "b", "c"]) == "a, b et c"
    assert formats.typographier("« a » : b ; c") == "«\u00a0a\u00a0»\u00a0: b\u202f; c"
    assert [formats.minuscule(x) for x in ("Courriel, SMS", "CSE, élu")] == ["courriel, SMS", "CSE, élu"]


def _bilan(**choix):
    fige = instantane(160)
    return etablir(replace(fige, **choix), Parametres(5)).contenu


def _dits(contenu, section):
    return [t.texte for t in contenu.textes if t.section == section]


def test_the_fictional_story_stands_in_examples_only():
    assert any("Exemple fictif" in t for t in _dits(_bilan(exemple=True), "analyse"))
    assert _dits(_bilan(exemple=False), "analyse") == []


def test_without_a_name_the_title_signs_alone_and_begins_with_a_capital():
    contenu = _bilan(praticienne="", titre="assistante de service social diplômée d'État")
    assert contenu.parametres["praticienne"] == "Assistante de service social diplômée d’État"
    assert contenu.parametres["praticienne"] in _dits(contenu, "couverture")
    assert _bilan(praticienne="", titre="").parametres["praticienne"] == ""


@pytest.mark.parametrize(
    ("nom", "attendu"),
    [
        ("Fonderies du Val d'Orne", "auprès de l’entreprise Fonderies du Val d’Orne (convention"),
        ("Atelier Perche Bois", "auprès de l’entreprise Atelier Perche Bois (convention"),
        ("Entreprise Martin", "auprès de l’Entreprise Martin (convention"),
    ],
)
def test_the_name_of_an_entreprise_needs_no_article(nom, attendu):
    assert attendu in _dits(_bilan(entreprise=nom), "cadre")[0]


def _au(source, au, axe=None):
    effectifs = instantane(160).effectifs
    return tuple(replace(e, source=source, au=au) if axe in (None, e.axe) else e for e in effectifs)


@pytest.mark.parametrize(
    ("source", "au", "attendu"),
    [
        ("service RH", date(2023, 1, 1), "Effectif au 1er janvier 2023 : 480, source : service RH."),
        (SOURCE_CLASSEUR, date(2025, 6, 30), "Effectif au 30 juin 2025 : 480, d’après le classeur de suivi."),
        (SOURCE_SANS_DATE, date(2024, 1, 1), "Effectif transmis sans date : 480, d’après le classeur de suivi."),
        ("", date(2025, 1, 1), "Effectif au 1er janvier 2025 : 480."),
    ],
)
def test_the_headcount_is_told_with_its_own_day_and_source(source, au, attendu):
    phrase = _dits(_bilan(effectifs=_au(source, au)), "recours")[0]
    assert phrase.replace("\u00a0", " ") == attendu


def test_a_day_that_was_only_assumed_stands_nowhere():
    contenu = _bilan(effectifs=_au(SOURCE_SANS_DATE, date(2024, 3, 17)))
    assert "mars" not in " ".join(t.texte for t in contenu.textes if not t.section.startswith("alt:"))
    assert "de l’effectif transmis sans date" in _dits(contenu, "synthese")[0]


def test_headcounts_by_group_of_another_year_say_so_under_their_table():
    assert "Effectif par groupe" not in " ".join(_dits(_bilan(), "note:csp"))
    ancien = _bilan(effectifs=_au("service RH", date(2022, 12, 31), "csp"))
    assert "Effectif par groupe au 31\u00a0décembre\u00a02022." in _dits(ancien, "note:csp")[0]


def test_the_base_of_a_table_is_written_with_its_thousands_apart():
    contenu = bilan("grand").contenu
    [base] = [i.affiche for i in contenu.indicateurs if i.id == "interventions"]
    assert "\u202f" in base
    assert f"Base\u00a0: {base} interventions" in _dits(contenu, "note:nature")[0]


def test_the_months_without_presence_count_nothing_and_stand_in_their_place():
    fige = instantane(160)
    mois = [p for p in fige.presence if p.mois in (2, 5)]
    [tableau] = [t for t in _bilan(presence=tuple(mois)).tableaux if t.id == "presence_mois"]
    assert list(tableau.dimensions[0].libelles.values()) == [m.capitalize() for m in formats.MOIS]
    assert [c.valeur > 0 for c in tableau.cellules] == [n in (2, 5) for n in range(1, 13)]


def test_the_months_to_come_are_not_shown():
    fige = instantane(160)
    mois = tuple(p for p in fige.presence if p.mois < 4)
    [tableau] = [t for t in _bilan(presence=mois, gele_le=date(2025, 5, 4)).tableaux if t.id == "presence_mois"]
    assert [c.valeur > 0 for c in tableau.cellules] == [True, True, True, False, False]
