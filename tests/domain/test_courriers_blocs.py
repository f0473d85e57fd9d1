import json

import pytest

from app.domain.courriers import balisage
from app.domain.courriers.blocs import (
    Accord,
    Champ,
    Liste,
    Paragraphe,
    Signataire,
    Signature,
    Tableau,
    Titre,
    champs,
    en_clair,
    retenus,
    textes,
)
from app.domain.courriers.json import de_json, vers_json

SOURCE = """
## Le budget

{personne.designation} s’est présenté{|e} ; {il|elle} l’a dit.
Suite de la même ligne.

?pieces
- Référence : {dossier.reference?}
- « autre »

| Poste | Montant |
| {il|elle} | {budget.reste} |

@signature toutes Lu et approuvé.
"""


def test_the_markup_gives_each_kind_of_block():
    titre, paragraphe, liste, tableau, signature = balisage.lire(SOURCE)
    assert titre == Titre(("Le budget",))
    assert paragraphe == Paragraphe(
        (
            Champ("personne.designation"),
            " s’est présenté",
            Accord("", "e"),
            "\u202f; ",
            Accord("il", "elle"),
            " l’a dit. Suite de la même ligne.",
        )
    )
    autre = "«\u00a0autre\u00a0»"
    assert liste == Liste((("Référence\u00a0: ", Champ("dossier.reference", facultatif=True)), (autre,)), "pieces")
    assert tableau == Tableau(((("Poste",), ("Montant",)), ((Accord("il", "elle"),), (Champ("budget.reste"),))))
    assert signature == Signature(Signataire.TOUTES, ("Lu et approuvé.",))


def test_what_is_written_is_read_back():
    blocs = balisage.lire(SOURCE)
    assert balisage.lire(balisage.ecrire(blocs)) == blocs


def test_blocks_go_through_json_unchanged():
    blocs = balisage.lire(SOURCE)
    assert de_json(json.loads(json.dumps(vers_json(blocs)))) == blocs


@pytest.mark.parametrize(
    "abime",
    [
        {"version": 2, "blocs": [{"t": "p", "texte": ["Bonjour"]}]},
        {"version": 1, "blocs": [{"t": "inconnu", "texte": ["Bonjour"]}]},
        {"version": 1, "blocs": [{"t": "p", "texte": ["Bonjour", {"accord": ["un seul"]}]}]},
        {"version": 1, "blocs": [{"t": "p"}, {"t": "p", "texte": ["Bonjour"]}]},
        ["Bonjour"],
        "Bonjour",
    ],
)
def test_a_damaged_letter_gives_its_words_back(abime):
    assert "Bonjour" in " ".join(en_clair(t) for bloc in de_json(abime) for t in textes(bloc))


def test_unknown_braces_and_phrases_stay_as_they_are_written():
    (bloc,) = balisage.lire("Voir {ceci} et {+inconnue}.")
    assert bloc == Paragraphe(("Voir {ceci} et {+inconnue}.",))


def test_an_optional_clause_is_printed_only_when_kept():
    blocs = balisage.lire("Toujours.\n\n?a\nParfois.")
    assert len(retenus(blocs, ())) == 1
    assert len(retenus(blocs, ("a",))) == 2


def test_a_field_is_optional_when_every_use_of_it_is():
    blocs = balisage.lire("{a.b?} {c.d}\n\n{c.d?}")
    assert champs(blocs) == {"a.b": True, "c.d": False}
