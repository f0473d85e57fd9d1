"""The command that tells where the contrats stand."""

import json
from datetime import date

import pytest

from app.cli import main
from app.domain.contrats import Conditions, Contrat, Depassement, Mode, Unite
from app.domain.contrats.approbations import Approbation, Reponse
from app.domain.entreprises import Entreprise
from app.domain.interventions import Intervention, Part, Portee
from app.domain.permanences import EtatPermanence, Permanence


@pytest.fixture
def ordre(scope, phrase, tmp_path):
    """A vault of two contrats, one of them overrun in May 2025."""
    (tmp_path / "phrase").write_text(phrase)
    session, _ = scope.creer(tmp_path / "essai.coffre", phrase)
    with session:
        entreprise, _ = session.entreprises.save(Entreprise(nom="Filature du Lac"))
        for reference, champs in (
            ("H", {"mode": Mode.HEURE, "volume": 1000, "prix": 8500, "depassement": Depassement.FACTURE, "preavis": 3}),
            ("P", {"mode": Mode.PERMANENCE, "unite": Unite.DEMI_JOURNEES, "volume": 4000, "prix": 26000}),
        ):
            contrat = Contrat(entreprise_id=entreprise.id, reference=reference, debut=date(2025, 1, 1))
            contrat, _ = session.contrats.save(contrat)
            session.contrats.conditions.save(
                Conditions(contrat_id=contrat.id, a_partir_du=date(2025, 1, 1), **champs)
            )
        for jour, minutes in ((date(2025, 3, 1), 500), (date(2025, 5, 1), 200)):
            acte = Intervention(
                jour=jour, minutes=minutes, nature="REU", portee=Portee.ENTREPRISE, parts=(Part(contrat_id=1),)
            )
            session.interventions.save(acte)
        session.permanences.save(
            Permanence(contrat_id=2, jour=date(2025, 2, 3), debut=540, fin=690, etat=EtatPermanence.TENUE)
        )
    return ["contrats", str(tmp_path / "essai.coffre"), "--phrase-de", str(tmp_path / "phrase")]


def test_the_volume_the_value_and_the_alerts_are_said(ordre, scope, capsys):
    assert main([*ordre, "--au", "2025-06-01"], scope) == 0
    dit = capsys.readouterr().out.replace("\u202f", " ").replace("\u00a0", " ")
    assert "Filature du Lac, contrat H" in dit
    assert "Prévu 10 h ; consommé 11 h 40 ; reste 0 h, au-delà 1 h 40" in dit
    assert "acquis 850 € ; à facturer en plus 141,67 €" in dit
    assert "! Volume épuisé : 1 h 40 au-delà" in dit
    assert "Prévu 40 demi-journées ; consommé 1 demi-journée ; reste 39 demi-journées" in dit


def test_a_program_reads_minutes_and_cents(ordre, scope, capsys):
    assert main([*ordre, "--au", "01/06/2025", "--format", "json"], scope) == 0
    lu = json.loads(capsys.readouterr().out)
    assert (lu["format"], lu["au"], len(lu["contrats"])) == ("visavis-contrats/1", "2025-06-01", 2)
    heures = lu["contrats"][0]
    assert (heures["minutes"]["prevu"], heures["minutes"]["consomme"], heures["minutes"]["reste"]) == (600, 700, 0)
    dus = {"engage": None, "acquis": 85000, "facture": 14167, "a_approuver": 0, "refuse": 0, "trajets": 0}
    assert heures["centimes"] == dus
    assert (heures["preavis"], heures["terme"]) == ("2025-09-30", "2025-12-31")
    assert heures["prevision"]["bas"] <= heures["prevision"]["central"] <= heures["prevision"]["haut"]
    assert heures["alertes"][0]["signal"] == "volume_100"


def test_what_waits_for_an_answer_and_what_was_answered_are_said(ordre, scope, phrase, tmp_path, capsys):
    with scope.ouvrir(tmp_path / "essai.coffre", phrase=phrase) as session:
        session.contrats.conditions.modifier(1, depassement=Depassement.A_APPROUVER)
        reponse = Approbation(
            contrat_id=1,
            reponse=Reponse.APPROUVE,
            du=date(2025, 5, 1),
            au=date(2025, 5, 31),
            minutes=60,
            decide_le=date(2025, 5, 20),
            par="La DRH",
        )
        session.approbations.save(reponse)
    assert main([*ordre, "--au", "2025-06-01"], scope) == 0
    dit = capsys.readouterr().out.replace("\u202f", " ").replace("\u00a0", " ")
    assert "acquis 850 € ; à facturer en plus 85 € ; à faire approuver 56,67 €" in dit
    assert "À faire approuver : 0 h 40 au-delà du volume, du 1er mai 2025 au 31 mai 2025." in dit
    assert "page du contrat : « Noter une réponse sur le dépassement… »." in dit
    assert "Approuvé le 20 mai 2025 par La DRH : 1 h du dépassement du 1er mai 2025 au 31 mai 2025." in dit
    assert "! Volume épuisé : 1 h 40 au-delà, 0 h 40 à faire approuver" in dit
    assert main([*ordre, "--au", "2025-06-01", "--format", "json"], scope) == 0
    lu = json.loads(capsys.readouterr().out)["contrats"][0]
    assert lu["depassement_a_approuver"] == {"approuve": 60, "refuse": 0, "en_attente": 40}


def test_a_day_without_contrat_says_so_and_an_unknown_format_is_refused(ordre, scope, capsys):
    assert main([*ordre, "--au", "2024-06-01"], scope) == 0
    assert capsys.readouterr().out == "Aucun contrat en cours ce jour-là.\n"
    with pytest.raises(SystemExit) as sortie:
        main([*ordre, "--format", "pdf"], scope)
    assert sortie.value.code == 2


def test_acts_without_any_permanence_are_told_and_nothing_is_foretold(ordre, scope, phrase, tmp_path, capsys):
    with scope.ouvrir(tmp_path / "essai.coffre", phrase=phrase) as session:
        session.contrats.modifier(2, reference="")
        acte = Intervention(
            jour=date(2026, 3, 2), minutes=120, nature="REU", portee=Portee.ENTREPRISE, parts=(Part(contrat_id=2),)
        )
        session.interventions.save(acte)
    assert main([*ordre, "--au", "2026-06-01"], scope) == 0
    dit = capsys.readouterr().out.replace("\u202f", " ").replace("\u00a0", " ")
    assert "contrat n° 2, sans référence" in dit
    assert "aucune permanence enregistrée depuis le 1er janvier 2026 (2 h d’actes enregistrés)." in dit
    assert "Rien n’est compté depuis le 1er janvier 2026 : pas de prévision." in dit
    assert "rythme" not in dit
    assert "acquis" not in dit
    assert "Échéance 31 décembre 2026, préavis avant le 30 septembre 2026." in dit
