"""The commands, as they are typed."""

import io
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli import main
from app.context import AppScope
from app.domain.organismes import Organisme

NOUVELLE = "girafe ponton lessive ambre cuivre talus hameau fourmi"
Ligne = Callable[..., int]


@pytest.fixture
def ligne(scope: AppScope) -> Ligne:
    """Run one command with a cheap key derivation; the phrase of misuse is a SystemExit."""
    return lambda *mots: main([str(mot) for mot in mots], scope)


@pytest.fixture
def secret(tmp_path: Path, phrase: str) -> Path:
    fichier = tmp_path / "phrase.txt"
    fichier.write_text(phrase)
    return fichier


@pytest.fixture
def coffre(ligne: Ligne, tmp_path: Path, secret: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert ligne("creer", tmp_path / "c.coffre", "--phrase-de", secret) == 0
    (tmp_path / "secours.txt").write_text(_cle(capsys.readouterr().out))
    return tmp_path / "c.coffre"


def _cle(sortie: str) -> str:
    return next(ligne.strip() for ligne in sortie.splitlines() if ligne.strip().count("-") == 7)


def test_a_new_vault_opens_with_its_phrase_and_with_its_recovery_key(
    ligne: Ligne, coffre: Path, secret: Path, capsys: pytest.CaptureFixture[str]
):
    assert ligne("verifier", coffre, "--phrase-de", secret) == 0
    assert ligne("verifier", coffre, "--secours-de", secret.with_name("secours.txt")) == 0
    assert "refusée" not in capsys.readouterr().out


def test_the_recovery_key_goes_on_the_sheet_and_not_on_the_screen(
    ligne: Ligne, tmp_path: Path, secret: Path, capsys: pytest.CaptureFixture[str]
):
    feuille = tmp_path / "feuille.pdf"
    assert ligne("creer", tmp_path / "c.coffre", "--feuille", feuille, "--phrase-de", secret) == 0
    assert feuille.read_bytes().startswith(b"%PDF")
    with pytest.raises(StopIteration):
        _cle(capsys.readouterr().out)


def test_a_weak_phrase_is_refused_in_one_sentence(ligne: Ligne, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "faible").write_text("soleil2024")
    assert ligne("creer", tmp_path / "c.coffre", "--phrase-de", tmp_path / "faible") == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (tmp_path / "c.coffre").exists()


def test_a_wrong_phrase_is_refused(ligne: Ligne, coffre: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "autre").write_text(NOUVELLE)
    assert ligne("verifier", coffre, "--phrase-de", tmp_path / "autre") == 1
    assert "n’ouvre pas ce coffre" in capsys.readouterr().err


@pytest.mark.parametrize("avant", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("apres", [b"", b"\n", b"\r\n", b"\nune seconde ligne\n"])
def test_a_phrase_file_may_come_from_any_editor(
    ligne: Ligne, coffre: Path, secret: Path, phrase: str, avant: bytes, apres: bytes
):
    secret.write_bytes(avant + phrase.encode() + apres)
    assert ligne("verifier", coffre, "--phrase-de", secret) == 0


def test_a_phrase_file_of_windows_powershell_is_read(ligne: Ligne, coffre: Path, secret: Path, phrase: str):
    secret.write_bytes(f"{phrase}\r\n".encode("utf-16"))
    assert ligne("verifier", coffre, "--phrase-de", secret) == 0


def test_the_phrase_may_come_from_standard_input(
    ligne: Ligne, coffre: Path, phrase: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{phrase}\n".encode())))
    assert ligne("verifier", coffre, "--phrase-de", "-") == 0


def test_without_a_terminal_nobody_is_asked(ligne: Ligne, coffre: Path, capsys: pytest.CaptureFixture[str]):
    assert ligne("verifier", coffre) == 1
    assert "--phrase-de" in capsys.readouterr().err


def test_the_phrase_is_changed(ligne: Ligne, coffre: Path, tmp_path: Path, secret: Path):
    (tmp_path / "nouvelle").write_text(NOUVELLE)
    mots = ("changer-phrase", coffre, "--phrase-de", secret, "--nouvelle-phrase-de", tmp_path / "nouvelle")
    assert ligne(*mots) == 0
    assert ligne("verifier", coffre, "--phrase-de", secret) == 1
    assert ligne("verifier", coffre, "--phrase-de", tmp_path / "nouvelle") == 0


def test_the_new_phrase_is_another_and_its_own_option_is_named(
    ligne: Ligne, coffre: Path, secret: Path, capsys: pytest.CaptureFixture[str]
):
    assert ligne("changer-phrase", coffre, "--phrase-de", secret) == 1
    assert "Donnez un fichier avec --nouvelle-phrase-de." in capsys.readouterr().err
    assert ligne("changer-phrase", coffre, "--phrase-de", secret, "--nouvelle-phrase-de", secret) == 1
    assert "celle qui ouvre déjà ce coffre" in capsys.readouterr().err
    assert ligne("verifier", coffre, "--phrase-de", secret) == 0


def test_a_backup_is_written_verified_and_restored(ligne: Ligne, coffre: Path, tmp_path: Path, secret: Path):
    sauvegarde, retour = tmp_path / "s.visavis", tmp_path / "retour.coffre"
    assert ligne("sauvegarder", coffre, sauvegarde, "--phrase-de", secret) == 0
    assert ligne("verifier", sauvegarde, "--phrase-de", secret) == 0
    assert ligne("restaurer", sauvegarde, retour, "--phrase-de", secret) == 0
    assert ligne("verifier", retour, "--phrase-de", secret) == 0
    assert stat.S_IMODE(sauvegarde.stat().st_mode) == 0o600


def test_a_target_that_exists_is_refused(
    ligne: Ligne, coffre: Path, tmp_path: Path, secret: Path, capsys: pytest.CaptureFixture[str]
):
    cible = tmp_path / "s.visavis"
    cible.write_bytes(b"autre chose")
    assert ligne("sauvegarder", coffre, cible, "--phrase-de", secret) == 1
    assert "existe déjà" in capsys.readouterr().err
    assert cible.read_bytes() == b"autre chose"
    assert ligne("sauvegarder", coffre, cible, "--phrase-de", secret, "--remplacer") == 0


def test_a_damaged_backup_fails_its_verification(
    ligne: Ligne, coffre: Path, tmp_path: Path, secret: Path, capsys: pytest.CaptureFixture[str]
):
    sauvegarde = tmp_path / "s.visavis"
    ligne("sauvegarder", coffre, sauvegarde, "--phrase-de", secret)
    octets = bytearray(sauvegarde.read_bytes())
    octets[len(octets) // 2] ^= 1
    sauvegarde.write_bytes(octets)
    assert ligne("verifier", sauvegarde, "--phrase-de", secret) == 1
    assert "Rien n’a été modifié" in capsys.readouterr().err


def test_an_empty_vault_has_no_bilan(
    ligne: Ligne, coffre: Path, tmp_path: Path, secret: Path, capsys: pytest.CaptureFixture[str]
):
    mots = ("bilan", coffre, "--annee", 2025, "--sortie", tmp_path / "bilans", "--phrase-de", secret)
    assert ligne(*mots) == 1
    assert "aucune entreprise" in capsys.readouterr().err


def test_without_a_command_the_absent_window_is_told(ligne: Ligne, capsys: pytest.CaptureFixture[str]):
    assert ligne() == 1
    assert "visavis --help" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="no process group to interrupt")
def test_an_installed_command_says_what_is_wrong_without_a_traceback(tmp_path: Path):
    essai = subprocess.run(
        [sys.executable, "-m", "app", "verifier", tmp_path / "absent", "--phrase-de", tmp_path / "absent"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert essai.returncode == 1
    assert len(essai.stderr.splitlines()) == 1


def test_an_export_is_readable_after_a_warning(
    ligne: Ligne, coffre: Path, tmp_path: Path, secret: Path, capsys: pytest.CaptureFixture[str]
):
    assert ligne("exporter", coffre, tmp_path / "export", "--phrase-de", secret) == 0
    dit = capsys.readouterr()
    assert "n’est pas chiffré" in dit.err
    assert "lignes de listes" in dit.out
    donnees = json.loads((tmp_path / "export" / "donnees.json").read_text())
    assert donnees["format"] == "visavis-export/1"
    assert donnees["personnes"] == []
    assert ligne("exporter", coffre, tmp_path / "export", "--phrase-de", secret) == 1
    assert ligne("exporter", coffre, tmp_path / "export", "--phrase-de", secret, "--remplacer") == 0


def test_an_export_counts_in_agreement(
    ligne: Ligne, coffre: Path, tmp_path: Path, secret: Path, scope: AppScope, capsys: pytest.CaptureFixture[str]
):
    with scope.ouvrir(coffre, phrase=secret.read_text()) as session:
        session.organismes.save(Organisme(nom="CAF du Rhône", categorie="CAF"))
    assert ligne("exporter", coffre, tmp_path / "export", "--phrase-de", secret) == 0
    assert "1 organisme," in capsys.readouterr().out
