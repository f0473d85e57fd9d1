"""Sentences: written from what is printed, in the typography of the language."""

from datetime import date

import pytest

from app.bilan import formats
from app.bilan.document import Unite
from tests.bilan.exemples import TAILLES, bilan


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
    assert "sans lien avec une personne reçue" in tout
    assert _textes(taille, "methode")[2].split("Niveau de ce bilan")[1].strip("\u00a0:. ")


@pytest.mark.parametrize("taille", TAILLES)
def test_nothing_claims_to_be_the_compulsory_service(taille):
    tout = " ".join(t.texte for t in bilan(taille).contenu.textes).lower()
    assert "obligatoire" not in tout
    assert "l4631" not in tout.replace(".", "").replace(" ", "")
    assert "enquête" not in tout


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
