"""A list left out is told with its true reason, and no reason tells of a few persons."""

from dataclasses import replace

import pytest

from app.bilan.absences import PUBLIC, Cause, dire
from app.bilan.parametres import Parametres
from app.bilan.publication import etablir
from tests.bilan.fabrique import instantane

FAIBLE = "effectifs trop faibles pour garantir l’anonymat."
INCONNU = "l’effectif de l’entreprise par groupe n’est pas connu."


def _textes(fige, section):
    return [t.texte for t in etablir(fige, Parametres(5)).contenu.textes if t.section == section]


def _sans(fige, axe):
    return replace(fige, effectifs=tuple(e for e in fige.effectifs if e.axe != axe))


def test_headcounts_never_given_are_told_once_for_all_axes():
    [phrase] = _textes(instantane(160, sites=1, effectifs=False), "public")
    assert phrase == (
        "Répartitions par sexe, âge, catégorie socioprofessionnelle, statut d’emploi et ancienneté "
        f"non présentées\u00a0: {INCONNU}"
    )


def test_one_axis_without_headcounts_is_told_in_the_singular():
    assert f"Répartition par sexe non présentée\u00a0: {INCONNU}" in _textes(_sans(instantane(160), "sexe"), "public")


def test_the_cross_is_left_out_for_the_reason_that_its_list_is():
    [phrase] = _textes(_sans(instantane(160), "sexe"), "problematiques")
    assert phrase == f"Répartition par problématique et par sexe non présentée\u00a0: {INCONNU}"


def test_what_was_noted_for_nobody_was_not_gathered():
    fige = instantane(160)
    muet = replace(fige, personnes=tuple(p._replace(origine="NR", csp="NR") for p in fige.personnes))
    assert _textes(muet, "origine") == [
        "Répartition par origine de la demande non présentée\u00a0: information non recueillie."
    ]
    assert any(t.startswith("Répartition par catégorie") and "non recueillie" in t for t in _textes(muet, "public"))


def test_what_was_noted_for_one_person_is_told_as_too_few():
    fige = instantane(160)
    une, *autres = (p._replace(origine="NR") for p in fige.personnes)
    presque = replace(fige, personnes=(une._replace(origine="RH", recue=True), *autres))
    assert [t.endswith(FAIBLE) for t in _textes(presque, "origine")] == [True]


def test_headcounts_given_for_some_groups_only_are_told_as_too_few():
    fige = instantane(160)
    partiels = tuple(e for e in fige.effectifs if (e.axe, e.modalite) != ("sexe", "F"))
    phrases = _textes(replace(fige, effectifs=partiels), "public")
    assert f"Répartition par sexe non présentée\u00a0: {FAIBLE}" in phrases


@pytest.mark.parametrize("cause", list(Cause))
def test_each_reason_has_a_sentence_of_its_own(cause):
    assert dire({"sexe": cause}, PUBLIC) == [f"Répartition par sexe non présentée : {cause}."]
