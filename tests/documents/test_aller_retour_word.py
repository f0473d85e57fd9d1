"""A letter that a word processor saves again comes back with the same words, and nothing refuses it."""

import os
import shutil
import subprocess

import pytest

from app.documents import lettre_docx
from app.documents.modele_word import remplir
from app.services.courriers_modeles import modeles
from tests.documents.lettres import composer


def _enregistrer(dossier, retour):
    commande = ["soffice", f"-env:UserInstallation=file://{dossier}/profil", "--headless", "--convert-to"]
    subprocess.run(
        [*commande, "docx:Office Open XML Text", "--outdir", str(retour), *map(str, dossier.glob("*.docx"))],
        check=True,
        capture_output=True,
        timeout=280,
        env=os.environ,
    )


def _mots(chemin):
    return " ".join(" ".join(remplir(chemin.read_bytes(), {}, {}).textes).split())


@pytest.mark.longue
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_every_letter_comes_back_from_libreoffice_with_its_words(tmp_path):
    for code in modeles():
        for genre in ("plein", "minimal", "hostile"):
            (tmp_path / f"{code}-{genre}.docx").write_bytes(lettre_docx.rendre(composer(code, genre)))
    _enregistrer(tmp_path, tmp_path / "retour")
    revenues = sorted((tmp_path / "retour").glob("*.docx"))
    assert len(revenues) == 3 * len(modeles())
    assert [r.name for r in revenues if _mots(r) != _mots(tmp_path / r.name)] == []
