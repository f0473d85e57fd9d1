"""What a second version may change, and what counts as no change at all."""

from dataclasses import replace

import pytest

from app.bilan.document import Texte
from app.bilan.errors import RevisionRefusee
from app.bilan.publication import inchange, verifier_revision
from tests.bilan.exemples import bilan


def test_the_version_and_the_day_of_the_data_are_no_change():
    avant = bilan("familles").contenu
    jour = next(t.texte for t in avant.textes if t.texte.startswith("Données arrêtées au"))
    apres = replace(
        avant,
        version=2,
        parametres={**avant.parametres, "donnees_du": "3 mars 2027"},
        textes=tuple(replace(t, texte=t.texte.replace(jour, "Données arrêtées au 3 mars 2027.")) for t in avant.textes),
    )
    assert inchange(avant, apres)


def test_a_word_or_a_figure_is_a_change():
    avant = bilan("familles").contenu
    assert not inchange(avant, replace(avant, textes=(*avant.textes, Texte(section="analyse", texte="Autre."))))
    assert not inchange(avant, replace(avant, indicateurs=avant.indicateurs[1:]))


def test_a_second_version_prints_the_same_tables_on_persons():
    avant = bilan("familles").contenu
    verifier_revision(avant, avant)
    with pytest.raises(RevisionRefusee):
        verifier_revision(avant, replace(avant, tableaux=avant.tableaux[1:]))
    with pytest.raises(RevisionRefusee):
        verifier_revision(avant, bilan("themes").contenu)
