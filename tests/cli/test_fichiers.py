"""Files asked for are written whole or not at all."""

import os
import stat
import sys
from pathlib import Path

import pytest

from app.files import CibleExiste, DossierAbsent, ecrire


def test_a_file_is_readable_by_its_owner_alone(tmp_path: Path):
    ecrire({tmp_path / "bilan.pdf": b"octets"})
    assert (tmp_path / "bilan.pdf").read_bytes() == b"octets"
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "bilan.pdf").stat().st_mode) == 0o600


def test_a_target_that_exists_is_left_alone(tmp_path: Path):
    (tmp_path / "b").write_bytes(b"ancien")
    with pytest.raises(CibleExiste):
        ecrire({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    assert [f.name for f in tmp_path.iterdir()] == ["b"]
    assert (tmp_path / "b").read_bytes() == b"ancien"


def test_a_target_is_replaced_when_asked(tmp_path: Path):
    (tmp_path / "b").write_bytes(b"ancien")
    ecrire({tmp_path / "b": b"neuf"}, remplacer=True)
    assert (tmp_path / "b").read_bytes() == b"neuf"


def test_an_absent_folder_is_told(tmp_path: Path):
    with pytest.raises(DossierAbsent):
        ecrire({tmp_path / "absent" / "a": b""})


@pytest.mark.parametrize("rang", [0, 1, 2])
def test_an_interruption_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rang: int):
    appels = iter(range(10))
    vrai = os.fsync

    def fsync(descripteur: int) -> None:
        if next(appels) == rang:
            raise KeyboardInterrupt
        vrai(descripteur)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(KeyboardInterrupt):
        ecrire({tmp_path / nom: b"x" for nom in "abc"})
    assert list(tmp_path.iterdir()) == []
