"""A reader of the output who leaves early (« | head ») stops nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli.rapport import texte
from app.context import AppScope
from app.domain.imports import Constat, LigneRapport, Rapport

CLASSEUR = "Entreprise;Nom;Prénom;Date;Durée\nFilature du Lac;Durand;Élodie;01/03/2025;45\n"


@pytest.fixture
def mots(phrase: str, tmp_path: Path) -> list[str]:
    AppScope().creer(tmp_path / "c.coffre", phrase)[0].close()  # at full cost: a process of its own opens it
    (tmp_path / "phrase").write_text(phrase)
    (tmp_path / "suivi.csv").write_text(CLASSEUR)
    fin = ["--rapport", str(tmp_path / "rapport.xlsx"), "--phrase-de", str(tmp_path / "phrase")]
    return ["importer", str(tmp_path / "c.coffre"), str(tmp_path / "suivi.csv"), *fin]


def _sans_lecteur(*mots: str, erreurs: bool = False) -> subprocess.CompletedProcess[str]:
    """Run a command whose output nobody reads any more, from the first word."""
    lecture, ecriture = os.pipe()
    os.close(lecture)
    try:
        return subprocess.run(
            [sys.executable, "-m", "app", *mots],
            stdout=ecriture,
            stderr=ecriture if erreurs else subprocess.PIPE,
            text=True,
            check=False,
        )
    finally:
        os.close(ecriture)


def test_an_import_whose_reader_left_is_kept_and_its_report_written(mots: list[str], tmp_path: Path):
    fait = _sans_lecteur(*mots)
    assert (fait.returncode, fait.stderr) == (0, "")
    assert (tmp_path / "rapport.xlsx").read_bytes().startswith(b"PK")


def test_a_help_whose_reader_left_ends_without_a_trace():
    fait = _sans_lecteur("--help")
    assert (fait.returncode, fait.stderr) == (0, "")


def test_what_the_report_does_not_list_says_where_it_is():
    lignes = tuple(LigneRapport(constat=constat, feuille="Suivi", raison="") for constat in Constat)
    dit = "\n".join(texte(Rapport(classeur="s.csv", simulation=True, lignes=lignes)))
    assert "  lignes « interprété » : 1 (--rapport F.xlsx les montre une à une)\n" in dit
    assert "  lignes « refusé » : 1\n" in dit


def test_a_refusal_whose_reader_left_keeps_its_status(tmp_path: Path):
    absent = str(tmp_path / "absent")
    assert _sans_lecteur("verifier", absent, "--phrase-de", absent, erreurs=True).returncode == 1
