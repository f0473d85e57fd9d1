"""The models: each is whole, speaks plainly, and asks for nothing its recipient does not need."""

import re
from itertools import pairwise

import pytest

from app import paths
from app.domain.courriers.blocs import Paragraphe, Titre, en_clair, textes
from app.domain.courriers.champs import CATALOGUE
from app.domain.courriers.modeles import Forme
from app.services.courriers_modeles import LIBRE, modele, modeles, phrases
from app.services.semences import semences

MOTS_MAX = 20
CATEGORIES = {e.code for e in semences() if e.liste == "organismes"} | {"PERSONNE"}
TRENTE = {
    "echeancier", "remise_dgfip", "indu", "recours_cra", "surendettement", "suspension_poursuites", "fsl",
    "apurement_bailleur", "logement_social", "action_logement", "dalo", "ccapex", "mdph", "ij_invalidite", "prevoyance",
    "secours", "secours_cse", "avance_employeur", "amenagement_employeur", "spst", "retraite", "pension_alimentaire",
    "aide_juridictionnelle", "information_preoccupante", "signalement_mineur", "signalement_majeur", "violences",
    "garde_enfant", "obseques", "relais", "attestation", "relance", "mandat", "notice_rgpd", "rapport_social",
    "note_sociale", "compte_rendu",
}  # fmt: skip
chaque = pytest.mark.parametrize("code", sorted(modeles()))


def _phrases(lu):
    """Return the sentences of every text of a model."""
    for bloc in (Paragraphe(lu.objet), *lu.blocs, *(Paragraphe(piece.texte) for piece in lu.pieces)):
        for texte in textes(bloc):
            yield from re.split(r"(?<=[.!?])\s+|(?<=:)\s+(?=[A-ZÀ-Ý{])", en_clair(texte))


def _mots(phrase):
    return [mot for mot in phrase.split() if re.search(r"\w", mot)]


def test_every_model_of_the_trade_is_there():
    assert set(modeles()) >= TRENTE


@chaque
def test_a_model_is_read_whole(code):
    lu = modeles()[code]
    assert not lu.abime
    assert lu.blocs
    assert lu.objet
    assert set(lu.destinataires) <= CATEGORIES


@chaque
def test_a_model_uses_known_fields_and_set_phrases(code):
    lu = modeles()[code]
    assert set(lu.champs) <= set(CATALOGUE)
    assert lu.confidentialite.superflus <= set(CATALOGUE)
    assert "{+" not in " ".join(_phrases(lu))


@chaque
def test_a_model_never_uses_what_its_recipient_does_not_need(code):
    lu = modeles()[code]
    assert not lu.confidentialite.superflus & set(lu.champs)


@chaque
def test_no_sentence_is_longer_than_twenty_words(code):
    assert [p for p in _phrases(modeles()[code]) if len(_mots(p)) > MOTS_MAX] == []


@chaque
def test_each_optional_clause_has_its_words_and_its_label(code):
    lu = modeles()[code]
    employes = [*(bloc.option for bloc in lu.blocs), *(piece.option for piece in lu.pieces)]
    assert {*employes} - {""} == {option.code for option in lu.options}
    assert len({option.libelle for option in lu.options}) == len(lu.options)


@chaque
def test_a_letter_that_needs_an_accord_cites_it(code):
    lu = modeles()[code]
    cite = "accord.personne" in lu.champs
    if lu.forme is Forme.LETTRE:
        assert cite == (lu.confidentialite.accord and not lu.confidentialite.anonyme)


@chaque
def test_only_the_models_that_need_it_name_the_employer(code):
    lu = modeles()[code]
    nomme = any(champ.startswith(("entreprise.", "contrat.")) for champ in lu.champs)
    assert not nomme or lu.confidentialite.employeur


@chaque
def test_a_model_that_hides_the_cause_asks_for_none(code):
    lu = modeles()[code]
    causes = {champ for champ in lu.champs if CATALOGUE[champ].portee == "cause"}
    if not lu.confidentialite.cause and not lu.confidentialite.anonyme:
        assert causes <= {"situation.changement"} & set(lu.champs)


def test_the_letter_to_the_cse_names_nobody():
    lu = modeles()["secours_cse"]
    assert lu.confidentialite.anonyme
    assert not [champ for champ in lu.champs if champ.startswith(("personne.", "entreprise."))]


@chaque
def test_typography_is_french(code):
    for phrase in _phrases(modeles()[code]):
        assert not re.search(r"'|\"|\.\.\.(?!\.)|(?<=\w) [;:!?»]|« ", phrase), phrase


@chaque
def test_a_heading_has_no_full_stop(code):
    titres = [en_clair(bloc.texte) for bloc in modeles()[code].blocs if isinstance(bloc, Titre)]
    assert not [titre for titre in titres if titre.endswith((".", ":"))]


@chaque
def test_a_heading_goes_with_the_words_below_it(code):
    blocs = modeles()[code].blocs
    for titre, suite in pairwise(blocs):
        if isinstance(titre, Titre) and titre.option:
            assert suite.option == titre.option
        assert not (isinstance(titre, Titre) and isinstance(suite, Titre) and suite.option == titre.option)


def test_an_unknown_code_gives_the_free_letter():
    assert modele("d_une_version_plus_recente").code == LIBRE


def test_each_set_phrase_has_a_title_of_its_own():
    assert len({phrase.titre for phrase in phrases()}) == len(phrases())


def test_a_model_is_data():
    assert {chemin.suffix for chemin in (paths.resources() / "modeles").iterdir()} == {".toml"}
