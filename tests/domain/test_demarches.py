from dataclasses import replace
from datetime import date

import pytest

from app.domain.delais import Urgence
from app.domain.demarches import Demarche, Horloge, Montant, echeances, verifier
from app.domain.errors import DateHorsBornes, DateIncoherente, DemarcheIncoherente, NombreHorsBornes
from app.domain.jours_feries import ferie
from app.services.types_demarches import de_code, pour_categorie, tous

AU = date(2026, 6, 1)
FAITE = Demarche(personne_id=1, type="CRA", ouverte_le=date(2026, 4, 1))


def _dues(demarche, au=AU):
    return [(e.horloge, e.jour, e.urgence) for e in echeances(demarche, de_code(demarche.type), au, ferie)]


def test_what_is_not_sent_waits_for_its_day():
    assert _dues(FAITE) == []
    assert _dues(replace(FAITE, pour_le=date(2026, 6, 10))) == [(Horloge.ENVOI, date(2026, 6, 10), Urgence.PROCHE)]


def test_the_silence_runs_from_the_day_the_whole_file_was_received():
    envoyee = replace(FAITE, envoyee_le=date(2026, 4, 3), etat="INS")
    assert _dues(envoyee) == [(Horloge.SILENCE, date(2026, 6, 3), Urgence.PROCHE)]
    assert _dues(replace(envoyee, recue_le=date(2026, 4, 20)))[0][1] == date(2026, 6, 20)


def test_a_silence_that_is_over_opens_the_time_to_appeal():
    muette = replace(FAITE, envoyee_le=date(2026, 3, 2), etat="INS")
    assert _dues(muette) == [
        (Horloge.SILENCE, date(2026, 5, 2), Urgence.DEPASSE),
        (Horloge.RECOURS, date(2026, 7, 2), Urgence.LOIN),
    ]


def test_a_refusal_is_appealed_from_the_day_it_was_received():
    refus = replace(FAITE, envoyee_le=date(2026, 4, 3), decidee_le=date(2026, 5, 20), etat="REF")
    assert _dues(refus) == [(Horloge.RECOURS, date(2026, 7, 20), Urgence.LOIN)]
    assert _dues(replace(refus, notifiee_le=date(2026, 5, 26)))[0][1] == date(2026, 7, 27)
    assert _dues(replace(refus, recours_avant=date(2026, 6, 5)))[0][1] == date(2026, 6, 5)
    assert _dues(replace(refus, recours_le=date(2026, 6, 2))) == []


@pytest.mark.parametrize("etat", ["ACC", "CLO"])
def test_nothing_runs_once_it_is_granted_or_given_up(etat):
    assert _dues(replace(FAITE, envoyee_le=date(2026, 4, 3), attendue_le=AU, etat=etat)) == []


def test_a_kind_without_a_rule_only_says_what_she_expects():
    plan = replace(FAITE, type="PLAN", envoyee_le=date(2026, 4, 3), attendue_le=date(2026, 5, 4), etat="INS")
    assert _dues(plan) == [(Horloge.REPONSE, date(2026, 5, 4), Urgence.DEPASSE)]
    assert _dues(replace(plan, decidee_le=date(2026, 5, 20), etat="REF")) == []


@pytest.mark.parametrize(
    ("faute", "refus"),
    [
        ({"envoyee_le": date(2026, 4, 2), "recue_le": date(2026, 4, 1)}, DateIncoherente),
        ({"envoyee_le": date(2026, 4, 2), "decidee_le": date(2026, 4, 1), "etat": "REF"}, DateIncoherente),
        ({"decidee_le": date(2026, 4, 2), "etat": "INS"}, DemarcheIncoherente),
        ({"ouverte_le": date(1900, 1, 1)}, DateHorsBornes),
        ({"montants": (Montant(demande=-1),)}, NombreHorsBornes),
    ],
)
def test_what_cannot_be_is_refused(faute, refus):
    verifier(FAITE, AU)
    with pytest.raises(refus):
        verifier(replace(FAITE, **faute), AU)


def test_every_rule_of_time_says_where_it_was_read_and_when():
    regles = [sorte for sorte in tous() if sorte.silence or sorte.recours]
    assert len(regles) >= 15
    assert [sorte.code for sorte in regles if not sorte.source or sorte.releve_le is None] == []
    assert [sorte.code for sorte in regles if (sorte.silence is None) != (sorte.sens is None)] == []
    assert [sorte.code for sorte in regles if sorte.recours and not sorte.voie] == []


def test_the_kinds_made_with_an_organisme_come_first():
    assert [sorte.code for sorte in pour_categorie("BDF")[:2]] == ["SURENDETTEMENT", "MESURES_BDF"]
    assert len({sorte.code for sorte in tous()}) == len(tous())
    assert de_code("JAMAIS").libelle == "Autre démarche"
