"""The header: twins, generations, seals; damage, forgery and the future each have their name."""

import hashlib
import json
from dataclasses import replace

import pytest

from app.coffre import entete
from app.coffre.emplacements import PHRASE, SECOURS
from app.coffre.errors import (
    CoutRefuse,
    EnteteEndommage,
    EnteteFalsifie,
    FormatPlusRecent,
    PhraseFausse,
    SecoursFausse,
)
from app.coffre.kdf import Cout
from tests.coffre.atelier import nouveau, retourner


def recrire(atelier, changer):
    """Rewrite both twins after `changer`, with a right checksum and the old seal."""
    for nom in entete.NOMS:
        corps = (atelier.dossier / nom).read_bytes().rpartition(b"sha256 ")[0]
        lu = json.loads(corps)
        changer(lu)
        corps = json.dumps(lu, indent=1).encode() + b"\n"
        (atelier.dossier / nom).write_bytes(corps + b"sha256 " + hashlib.sha256(corps).hexdigest().encode() + b"\n")


def test_the_twins_are_identical(atelier):
    assert (atelier.dossier / "cles.1").read_bytes() == (atelier.dossier / "cles.2").read_bytes()


@pytest.mark.parametrize("nom", entete.NOMS)
@pytest.mark.parametrize("mal", ["abime", "absent", "vide"])
def test_one_twin_heals_the_other(atelier, nom, mal):
    bon, chemin = (atelier.dossier / nom).read_bytes(), atelier.dossier / nom
    if mal == "abime":
        retourner(chemin, 801)
    elif mal == "vide":
        chemin.write_bytes(b"")
    else:
        chemin.unlink()
    ouvert = atelier.ouvrir()
    assert [constat.code for constat in ouvert.constats] == ["entete_gueri"]
    ouvert.fermer()
    assert chemin.read_bytes() == bon


def test_two_damaged_twins_are_told_as_such(atelier):
    for nom in entete.NOMS:
        retourner(atelier.dossier / nom, 801)
    with pytest.raises(EnteteEndommage):
        atelier.ouvrir()


def test_the_highest_generation_wins_after_a_cut_between_the_two_writes(atelier):
    ancien = (atelier.dossier / "cles.2").read_bytes()
    ouvert = atelier.ouvrir()
    atelier.service.changer_phrase(ouvert, atelier.phrase + " nouvelle")
    ouvert.fermer()
    (atelier.dossier / "cles.2").write_bytes(ancien)
    with pytest.raises(PhraseFausse):
        atelier.ouvrir()
    atelier.phrase += " nouvelle"
    atelier.ouvrir().fermer()
    assert (atelier.dossier / "cles.2").read_bytes() != ancien


def test_a_header_changed_without_the_key_is_forged(atelier):
    recrire(atelier, lambda lu: lu.update(generation=lu["generation"] + 1))
    with pytest.raises(EnteteFalsifie):
        atelier.ouvrir()


def test_a_lowered_cost_is_refused_before_any_memory_is_taken(atelier):
    recrire(atelier, lambda lu: lu["emplacements"]["phrase"]["kdf"].update(memoire_kib=4_000_000_000))
    with pytest.raises(CoutRefuse):
        atelier.ouvrir()


def test_the_product_refuses_the_cost_of_the_tests(atelier):
    with pytest.raises(CoutRefuse):
        type(atelier.service)().ouvrir(atelier.dossier, phrase=atelier.phrase)


def test_changed_derivation_parameters_open_nothing(atelier):
    recrire(atelier, lambda lu: lu["emplacements"]["phrase"]["kdf"].update(passes=2))
    with pytest.raises(PhraseFausse):
        atelier.ouvrir()


def test_a_slot_moved_from_another_coffre_opens_nothing(atelier, tmp_path, cout, phrase):
    autre = entete.charger(nouveau(tmp_path / "Autre.coffre", cout, phrase).dossier).entetes[0]
    place = autre.emplacements[SECOURS].en_json()
    recrire(atelier, lambda lu: lu["emplacements"].update(secours=place))
    with pytest.raises(SecoursFausse):
        atelier.service.ouvrir(atelier.dossier, secours=atelier.secours)


def test_a_newer_format_asks_for_a_newer_version(atelier):
    recrire(atelier, lambda lu: lu.update(format="visavis-coffre/2"))
    with pytest.raises(FormatPlusRecent):
        atelier.ouvrir()


def test_a_header_survives_the_way_to_the_disk_and_back(atelier):
    tete = entete.charger(atelier.dossier).entetes[0]
    assert entete.lire(tete.octets()) == tete
    assert set(tete.emplacements) == {PHRASE, SECOURS}
    assert entete.lire(replace(tete, sceau=b"").octets()).sceau == b""


def test_the_phrase_slot_keeps_its_cost(atelier):
    assert entete.charger(atelier.dossier).entetes[0].emplacements[PHRASE].cout == Cout(8, 1, 1)
