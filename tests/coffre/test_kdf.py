"""The price of a guess: calibrated, bounded before any memory is taken, the same on every keyboard."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coffre import kdf
from app.coffre.errors import CoutRefuse
from app.coffre.kdf import PLAFOND, PLANCHER, Cout

SEL = bytes(16)


@given(st.text(max_size=30))
def test_composed_and_decomposed_letters_give_the_same_bytes(texte):
    nfc, nfd = (unicodedata.normalize(forme, texte) for forme in ("NFC", "NFD"))
    assert kdf.normaliser(nfc) == kdf.normaliser(nfd)


def test_composed_and_decomposed_letters_open_the_same_coffre(cout):
    nfd = unicodedata.normalize("NFD", "été à Noël")
    assert kdf.deriver("été à Noël", SEL, cout) == kdf.deriver(nfd, SEL, cout)


def test_the_default_is_the_one_decided():
    assert Cout() == Cout(262_144, 3, 4)


@pytest.mark.parametrize(
    "hors",
    [Cout(PLANCHER.memoire_kib - 1, 3, 4), Cout(PLANCHER.memoire_kib, 2, 4), Cout(PLANCHER.memoire_kib, 3, 1),
     Cout(PLAFOND.memoire_kib + 1, 3, 4), Cout(PLANCHER.memoire_kib, 65, 4), Cout(PLANCHER.memoire_kib, 3, 17)],
)  # fmt: skip
def test_a_cost_out_of_bounds_is_refused(hors):
    with pytest.raises(CoutRefuse):
        kdf.borner(hors)


@pytest.mark.parametrize("secondes", [0.001, 0.2, 0.5, 1.0, 30.0])
def test_calibration_never_goes_under_the_floor(monkeypatch, secondes):
    instants = iter([0.0, secondes])
    monkeypatch.setattr(kdf, "deriver", lambda *_: b"")
    monkeypatch.setattr("app.coffre.kdf.time.perf_counter", lambda: next(instants))
    cout = kdf.calibrer()
    assert kdf.borner(cout) == cout
    assert cout.memoire_kib <= Cout().memoire_kib


def test_sub_keys_differ_by_usage_and_by_salt():
    cles = {kdf.sous_cle(bytes(32), usage, sel) for usage in ("entete", "journal") for sel in (b"", b"sel")}
    assert len(cles) == 4
