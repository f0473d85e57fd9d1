"""No command writes inside a coffre, nor over the workbook it reads, whatever is replaced."""

import hashlib
from getpass import getpass as vrai_getpass
from pathlib import Path

import pytest

from app.cli import main, phrases
from app.coffre import entete
from app.files import TETES
from app.progress import Annule
from tests.conftest import PHRASE

CLASSEUR = Path(__file__).parents[1] / "data" / "classeurs" / "suivi-propre.xlsx"
ORDRES = {
    "sauvegarder": "sauvegarder {c} {c}/coffre.db --remplacer",
    "sauvegarder à côté": "sauvegarder {c} {c}/s.visavis",
    "rapport d'import": "importer {c} {x} --simuler --rapport {c}/coffre.db --remplacer",
    "feuille de secours": "creer {t}/autre.coffre --feuille {c}/coffre.db --remplacer",
    "coffre dans un coffre": "creer {c}/dedans.coffre",
    "exporter": "exporter {c} {c}/export",
    "exporter par un lien": "exporter {c} {t}/lien/export",
    "demander-effectifs": "demander-effectifs {c} --sortie {c}/demandes",
    "demo": "demo {c}/demo --sans-fenetre",
}


@pytest.fixture
def coffre(scope, tmp_path):
    scope.creer(tmp_path / "essai.coffre", PHRASE)[0].close()
    (tmp_path / "phrase").write_text(PHRASE)
    (tmp_path / "lien").symlink_to(tmp_path / "essai.coffre")
    return tmp_path / "essai.coffre"


def _empreintes(dossier):
    """Return the names the directory holds: the journal of unlocks may move inside the base and the mark."""
    return {f.relative_to(dossier): f.is_dir() for f in dossier.rglob("*")}


@pytest.mark.parametrize("ordre", ORDRES.values(), ids=ORDRES)
def test_nothing_is_written_inside_a_coffre(scope, coffre, tmp_path, capsys, ordre):
    avant, mots = _empreintes(coffre), ordre.format(c=coffre, t=tmp_path, x=CLASSEUR).split()
    secret = [] if mots[0] == "demo" else ["--phrase-de", str(tmp_path / "phrase")]
    assert main([*mots, *secret], scope) == 1
    assert "est dans le dossier d’un coffre" in capsys.readouterr().err
    assert _empreintes(coffre) == avant
    scope.ouvrir(coffre, phrase=PHRASE).close()


def test_the_same_command_is_done_elsewhere(scope, coffre, tmp_path):
    secret = ["--phrase-de", str(tmp_path / "phrase")]
    assert main(["sauvegarder", str(coffre), str(tmp_path / "s.visavis"), *secret], scope) == 0


def test_a_report_never_replaces_the_workbook_it_tells_of(scope, coffre, tmp_path, capsys):
    classeur = tmp_path / "suivi.xlsx"
    classeur.write_bytes(CLASSEUR.read_bytes())
    empreinte = hashlib.sha256(classeur.read_bytes()).digest()
    mots = ["importer", str(coffre), str(classeur), "--rapport", str(classeur), "--remplacer", "--simuler"]
    assert main([*mots, "--phrase-de", str(tmp_path / "phrase")], scope) == 1
    assert "est le fichier à lire" in capsys.readouterr().err
    assert hashlib.sha256(classeur.read_bytes()).digest() == empreinte


def test_a_coffre_is_known_by_its_twin_headers():
    assert entete.NOMS == TETES


def test_an_end_of_file_at_the_question_gives_up(monkeypatch):
    def fin(_question):
        raise EOFError

    assert phrases.getpass is vrai_getpass
    monkeypatch.setattr(phrases, "getpass", fin)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    with pytest.raises(Annule):
        phrases._demander("Phrase : ")
