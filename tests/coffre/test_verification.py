"""Verifying tells everything in words, and changes nothing."""

import os

import pytest

from app.messages import phrase_de
from tests.coffre.atelier import retourner


def mauvais(atelier):
    trouves = atelier.service.verifier(atelier.dossier, phrase=atelier.phrase)
    return {trouve.code for trouve in trouves if not trouve.bon}


def octets(atelier):
    return {chemin: chemin.read_bytes() for chemin in atelier.dossier.rglob("*") if chemin.is_file()}


def test_a_sound_coffre_is_told_sound_in_words_and_left_as_it_was(atelier):
    atelier.saisir(3)
    avant = octets(atelier)
    trouves = atelier.service.verifier(atelier.dossier, phrase=atelier.phrase)
    assert all(trouve.bon for trouve in trouves)
    assert len({phrase_de(trouve.code, trouve.details) for trouve in trouves}) == 6
    assert octets(atelier) == avant


@pytest.mark.parametrize(
    ("nom", "bit", "code"),
    [
        ("cles.1", 900, "entete_abime"),
        ("cles.2", 900, "entete_abime"),
        ("marque", 900, "marque_abimee"),
        ("coffre.db", 9, "sel_abime"),
        ("coffre.db", 8 * 5_000, "base_endommagee"),
        ("coffre.db", 8 * 2_000, "base_endommagee"),
        ("coffre.db", 8 * 200_000, "base_endommagee"),
    ],
)
def test_each_damage_is_named(atelier, nom, bit, code):
    atelier.saisir(3)
    retourner(atelier.dossier / nom, bit)
    avant = octets(atelier)
    assert code in mauvais(atelier)
    assert octets(atelier) == avant


@pytest.mark.skipif(os.name != "posix", reason="permission bits are POSIX")
def test_a_file_open_to_others_is_named(atelier):
    (atelier.dossier / "coffre.db").chmod(0o644)
    assert mauvais(atelier) == {"droits_larges"}
