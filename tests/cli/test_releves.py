"""The command that writes the relevé d'activité of a contrat."""

import json
from datetime import date

import pytest

from app.cli import main
from app.domain.contrats import Conditions, Contrat, Mode, Unite
from app.domain.entreprises import Entreprise
from app.domain.interventions import Intervention, Part, Portee
from app.domain.personnes import Personne
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


def test_what_cannot_be_counted_is_told_on_standard_error(ordre, scope, phrase, tmp_path, capsys):
    with scope.ouvrir(tmp_path / "essai.coffre", phrase=phrase) as session:
        (termes,) = session.contrats.conditions.toutes()
        session.contrats.conditions.modifier(termes.id, mode=Mode.PERMANENCE, unite=Unite.DEMI_JOURNEES)
    assert main([*ordre, "--du", "2025-03-01", "--au", "2025-03-31"], scope) == 0
    assert "Attention : Rien ne peut être compté" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("au", "conseil"),
    [
        ("2025-03-31", "\u00a0: préférez un relevé par trimestre ou par année."),
        ("2025-06-30", "\u00a0: préférez un relevé par année."),
        ("2025-12-31", "."),
    ],
)
def test_a_total_of_a_few_persons_is_told_to_her_alone(ordre, scope, phrase, tmp_path, capsys, au, conseil):
    debut = "2025-01-01" if au.endswith("12-31") else "2025-03-01"
    with scope.ouvrir(tmp_path / "essai.coffre", phrase=phrase) as session:
        for n in range(4):
            qui, _ = session.personnes.save(Personne(nom=f"Nom{n}", prenom="Zoé"))
            acte = Intervention(
                jour=date(2025, 3, 5), minutes=30, personnes=(qui.id,), nature="ENT", parts=(Part(contrat_id=1),)
            )
            session.interventions.save(acte)
    assert main([*ordre, "--du", debut, "--au", au, "--format", "pdf,json"], scope) == 0
    attendu = f"Attention : Ce total repose sur moins de 5 personnes{conseil}\n"
    assert attendu in capsys.readouterr().err
    (pdf,) = (tmp_path / "sortie").glob("*.pdf")
    (jsn,) = (tmp_path / "sortie").glob("*.json")
    assert "repose" not in texte(pdf.read_bytes())
    assert "repose" not in jsn.read_text()


def test_a_total_of_five_persons_or_of_none_needs_no_warning(ordre, scope, phrase, tmp_path, capsys):
    mars = ["--du", "2025-03-01", "--au", "2025-03-31"]
    assert main([*ordre, *mars], scope) == 0
    with scope.ouvrir(tmp_path / "essai.coffre", phrase=phrase) as session:
        for n in range(5):
            qui, _ = session.personnes.save(Personne(nom=f"Nom{n}", prenom="Zoé"))
            acte = Intervention(
                jour=date(2025, 3, 5), minutes=30, personnes=(qui.id,), nature="ENT", parts=(Part(contrat_id=1),)
            )
            session.interventions.save(acte)
    assert main([*ordre, *mars, "--remplacer"], scope) == 0
    assert not capsys.readouterr().err


def test_days_are_refused_in_one_sentence_and_nothing_is_written(ordre, scope, tmp_path, capsys):
    assert main([*ordre, "--du", "2025-03-04", "--au", "2025-03-04"], scope) != 0
    assert "mois entiers" in capsys.readouterr().err
    assert not any((tmp_path / "sortie").iterdir())
