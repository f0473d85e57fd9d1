"""Freezing the bilans of a whole cabinet: what is missing is said before, one refusal stops none of the others."""

import json

import pytest

from app.bilan.errors import RevisionRefusee
from app.cli import main
from app.services.bilans import Bilans
from tests.bench.utilite import CLASSEURS

PHRASE = "velours cadran brumeux pivoine tracteur sillage moufle quartz"


@pytest.fixture
def arreter(scope, tmp_path):
    (tmp_path / "phrase").write_text(PHRASE)
    coffre, secret = str(tmp_path / "c.coffre"), ["--phrase-de", str(tmp_path / "phrase")]
    assert main(["creer", coffre, *secret], scope) == 0
    assert main(["importer", coffre, str(CLASSEURS / "suivi-vecu.xlsx"), *secret], scope) == 0
    sortie = ["--sortie", str(tmp_path / "b"), "--format", "json"]
    return lambda *mots: main(["arreter", coffre, "--annee", "2025", *sortie, *mots, *secret], scope)


def test_headcounts_by_group_are_asked_for_before_the_year_is_frozen(arreter, capsys):
    assert arreter() == 0
    dits = capsys.readouterr().err
    assert dits.count("demander-effectifs") == 5
    assert arreter() == 0
    assert "demander-effectifs" not in capsys.readouterr().err


def test_a_refusal_names_its_entreprise_and_stops_no_other(arreter, capsys, monkeypatch, tmp_path):
    vrai, refuses = Bilans.arreter, []

    def refuser(soi, entreprise_id, *suite):
        if not refuses or entreprise_id in refuses:
            refuses.append(entreprise_id)
            raise RevisionRefusee(k=5)
        return vrai(soi, entreprise_id, *suite)

    monkeypatch.setattr(Bilans, "arreter", refuser)
    assert arreter() == 1
    dits = capsys.readouterr().err
    faits = [json.loads(f.read_bytes())["entreprise"] for f in (tmp_path / "b").glob("*.json")]
    assert len(faits) == 4
    assert "1 bilan n’a pas été arrêté" in dits
    [ligne] = [ligne for ligne in dits.splitlines() if "comptera dans le bilan de l’année suivante" in ligne]
    assert ligne.split(" :")[0] not in faits
