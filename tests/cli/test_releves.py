"""The command that writes the relevé d'activité of a contrat."""

import json
from datetime import date

import pytest

from app.cli import main
from app.domain.contrats import Conditions, Contrat, Mode
from app.domain.entreprises import Entreprise
from app.domain.interventions import Intervention, Part, Portee
from tests.documents.lire_pdf import texte


@pytest.fixture
def ordre(scope, phrase, tmp_path):
    """A vault of one contrat, with one meeting in March 2025."""
    (tmp_path / "phrase").write_text(phrase)
    session, _ = scope.creer(tmp_path / "essai.coffre", phrase)
    with session:
        entreprise, _ = session.entreprises.save(Entreprise(nom="Filature du Lac"))
        contrat, _ = session.contrats.save(
            Contrat(entreprise_id=entreprise.id, reference="H 7", debut=date(2025, 1, 1))
        )
        session.contrats.conditions.save(
            Conditions(contrat_id=contrat.id, a_partir_du=contrat.debut, mode=Mode.HEURE, volume=1000)
        )
        acte = Intervention(
            jour=date(2025, 3, 4), minutes=95, nature="REU", portee=Portee.ENTREPRISE, parts=(Part(contrat_id=1),)
        )
        session.interventions.save(acte)
    coffre, cle = str(tmp_path / "essai.coffre"), str(tmp_path / "phrase")
    return ["releve", coffre, "--phrase-de", cle, "--contrat", "H 7", "--sortie", str(tmp_path / "sortie")]


def test_a_month_is_written_in_every_format(ordre, scope, tmp_path, capsys):
    assert main([*ordre, "--du", "2025-03-01", "--au", "2025-03-31", "--format", "pdf,json,xlsx"], scope) == 0
    radical = tmp_path / "sortie" / "filature-du-lac_2025-03-01_2025-03-31_releve-h-7"
    assert capsys.readouterr().out.split() == [f"{radical}.{f}" for f in ("pdf", "json", "xlsx")]
    lu = json.loads(radical.with_suffix(".json").read_bytes())
    assert (lu["minutes"], lu["volume"]["reste"]) == (95, 505)
    assert [ligne["code"] for ligne in lu["repartitions"]["natures"]["lignes"]] == ["ENTREPRISE"]
    assert radical.with_suffix(".pdf").read_bytes().startswith(b"%PDF")


def test_an_overrun_is_told_beside_what_is_left(ordre, scope, phrase, tmp_path):
    with scope.ouvrir(tmp_path / "essai.coffre", phrase=phrase) as session:
        session.contrats.conditions.modifier(session.contrats.conditions.toutes()[0].id, volume=100)
    assert main([*ordre, "--du", "2025-03-01", "--au", "2025-03-31", "--format", "pdf,json"], scope) == 0
    radical = tmp_path / "sortie" / "filature-du-lac_2025-03-01_2025-03-31_releve-h-7"
    lu = json.loads(radical.with_suffix(".json").read_bytes())["volume"]
    assert (lu["prevu"], lu["consomme"], lu["reste"], lu["depassement"]) == (60, 95, 0, 35)
    assert "Au-delà du volume" in texte(radical.with_suffix(".pdf").read_bytes())


def test_days_are_refused_in_one_sentence_and_nothing_is_written(ordre, scope, tmp_path, capsys):
    assert main([*ordre, "--du", "2025-03-04", "--au", "2025-03-04"], scope) != 0
    assert "mois entiers" in capsys.readouterr().err
    assert not any((tmp_path / "sortie").iterdir())
