"""Lists: added to, put in order, detailed, offered again; what records hold never changes."""

import pytest

from app.coffre.kdf import Cout
from app.context import AppScope
from app.domain.errors import ChampManquant
from app.domain.nomenclatures import NECESSAIRES, Liste, code_neuf
from app.services.errors import DejaPris, LigneNecessaire

PHRASE = "radio otarie larve figue beignet zonage candide"


@pytest.fixture
def listes(tmp_path):
    session, _ = AppScope(Cout(8, 1, 1)).creer(tmp_path / "Essai.coffre", PHRASE)
    with session:
        yield session.nomenclatures


def codes(listes, liste=Liste.THEMES):
    return [entree.code for entree in listes.de(liste)]


def test_a_line_added_comes_before_autre_and_has_a_code_of_its_own(listes):
    avant = codes(listes)
    entree, changes = listes.ajouter(Liste.THEMES, "Logistique du quotidien")
    assert entree.code not in avant
    assert changes.touche("nomenclatures")
    apres = codes(listes)
    assert set(apres[apres.index(entree.code) + 1 :]) <= NECESSAIRES
    assert [code for code in apres if code != entree.code] == avant


@pytest.mark.parametrize(("libelle", "refus"), [("  ", ChampManquant), ("logement", DejaPris)])
def test_an_empty_or_known_label_is_refused_and_nothing_is_written(listes, libelle, refus):
    avant = listes.de(Liste.THEMES)
    with pytest.raises(refus):
        listes.ajouter(Liste.THEMES, libelle)
    assert listes.de(Liste.THEMES) == avant


def test_lines_take_the_order_asked_for_in_one_step(listes):
    ids = [entree.id for entree in listes.de(Liste.CANAUX)]
    listes.ordonner(Liste.CANAUX, ids[::-1])
    assert [entree.id for entree in listes.de(Liste.CANAUX)] == ids[::-1]


def test_every_state_of_a_line_is_kept(listes):
    theme = listes.de(Liste.THEMES)[0]
    listes.renommer(theme.id, "Argent du ménage")
    listes.sous_themes(theme.id, ["crédits", " crédits ", "", "deux|mots"])
    etats = [etat.libelle for etat in listes.historique(theme.id)]
    assert etats == [theme.libelle, "Argent du ménage", "Argent du ménage"]
    assert listes.get(theme.id).attributs["sous_themes"] == "crédits|deux mots"
    assert listes.get(theme.id).code == theme.code


def test_a_line_merged_or_left_out_can_be_offered_again(listes):
    premier, second = listes.de(Liste.THEMES)[:2]
    listes.fusionner(premier.id, second.id)
    assert listes.get(premier.id).fusionnee_dans == second.code
    listes.reactiver(premier.id)
    assert (listes.get(premier.id).active, listes.get(premier.id).fusionnee_dans) == (True, None)


@pytest.mark.parametrize("code", sorted(NECESSAIRES))
def test_autre_and_non_renseigne_stay(listes, code):
    entree = next(e for e in listes.de(Liste.THEMES) if e.code == code)
    with pytest.raises(LigneNecessaire):
        listes.desactiver(entree.id)
    with pytest.raises(LigneNecessaire):
        listes.fusionner(entree.id, listes.de(Liste.THEMES)[0].id)


def test_codes_come_from_the_words_and_never_twice():
    assert code_neuf("Logement", set()) == "LOG"
    assert code_neuf("Logement", {"LOG"}) == "LOG2"
    assert code_neuf("Œuvres d’Élise", {"OEU"}) == "OEU2"
    assert code_neuf("!!", {"LIG", "LIG2"}) == "LIG3"
