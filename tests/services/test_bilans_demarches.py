"""What the freeze takes of démarches: the year of the answer, the contrat that pays, the sources that count."""

from datetime import date

import pytest

from app.bilan.instantane import EN_ATTENTE
from app.domain.accompagnements import Accompagnement
from app.domain.demarches import Demarche, Montant, NatureMontant
from app.domain.organismes import Organisme
from app.domain.personnes import Emploi
from app.services.instantanes import prendre
from app.store.demarches import isolees
from tests.services.trame import AUJOURD_HUI, JOUR


@pytest.fixture
def zoe(cabinet):
    zoe = cabinet.personne()
    cabinet.interventions.save(cabinet.acte(zoe))
    return zoe


def _suivi(cabinet, personne, contrat=None):
    contrat = contrat or cabinet.contrat
    return cabinet.accompagnements.save(
        Accompagnement(personne_id=personne.id, contrat_id=contrat.id, ouvert_le=date(2024, 1, 8))
    )[0]


def _faire(cabinet, suivi, **champs):
    defaut = {"personne_id": suivi.personne_id, "accompagnement_id": suivi.id, "type": "SECOURS"}
    voulus = defaut | {"ouverte_le": JOUR, "envoyee_le": JOUR, "etat": "INS"} | champs
    return cabinet.demarches.save(Demarche(**voulus))[0]


def _gel(cabinet, annee=2025, entreprise=None):
    with cabinet.magasin.lire() as connexion:
        ident = (entreprise or cabinet.entreprise).id
        return prendre(connexion, ident, date(annee, 1, 1), date(annee, 12, 31), AUJOURD_HUI).demarches


def test_a_demarche_counts_the_year_of_its_answer_and_waits_until_then(cabinet, zoe):
    suivi = _suivi(cabinet, zoe)
    _faire(cabinet, suivi, envoyee_le=date(2024, 11, 4), decidee_le=date(2025, 2, 3), etat="REF")
    assert [d.resultat for d in _gel(cabinet, 2024)] == [EN_ATTENTE]
    assert [d.resultat for d in _gel(cabinet, 2025)] == ["REF"]
    assert _gel(cabinet, 2023) == ()


def test_what_was_never_sent_or_given_up_is_not_told(cabinet, zoe):
    suivi = _suivi(cabinet, zoe)
    _faire(cabinet, suivi, envoyee_le=None, etat="NR")
    _faire(cabinet, suivi, etat="CLO")
    assert _gel(cabinet) == ()


def test_nothing_of_another_contrat_is_read(cabinet, zoe):
    autre, contrat = cabinet.autre_entreprise()
    _faire(cabinet, _suivi(cabinet, zoe, contrat))
    _faire(cabinet, _suivi(cabinet, zoe), accompagnement_id=None)
    assert _gel(cabinet) == ()
    assert len(_gel(cabinet, entreprise=autre)) == 1


def test_what_no_accompagnement_bears_is_told_where_the_person_works_or_is_followed(cabinet, zoe):
    autre, _ = cabinet.autre_entreprise()
    lea = cabinet.personne("Autre", "Léa")
    cabinet.personnes.emplois.save(Emploi(personne_id=lea.id, entreprise_id=autre.id))
    suivi = _suivi(cabinet, zoe)
    for champs in ({}, {"decidee_le": date(2025, 4, 1), "etat": "REF"}, {"etat": "CLO"}, {"envoyee_le": None}):
        seule = _faire(cabinet, suivi, **champs)
        cabinet.demarches.modifier(seule.id, accompagnement_id=None)
    cabinet.demarches.save(Demarche(personne_id=lea.id, type="SECOURS", ouverte_le=JOUR, envoyee_le=JOUR))
    annee = date(2025, 1, 1), date(2025, 12, 31)
    with cabinet.magasin.lire() as connexion:
        assert isolees(connexion, cabinet.entreprise.id, *annee) == [zoe.id, zoe.id]
        assert isolees(connexion, autre.id, *annee) == [lea.id]
    assert _gel(cabinet) == ()


def test_aids_of_the_entreprise_and_of_its_cse_and_loans_are_not_counted(cabinet, zoe):
    cse, _ = cabinet.organismes.save(Organisme(nom="CSE", categorie="CSE"))
    montants = (
        Montant(source="CAF", demande=90_000, accorde=50_000),
        Montant(source="BANQUE", nature=NatureMontant.REMISE, accorde=20_000),
        Montant(source="AL", nature=NatureMontant.PRET, accorde=300_000),
        Montant(source="EMPL", accorde=40_000),
        Montant(source="CSE", accorde=30_000),
        Montant(source="MUT", demande=10_000),
    )
    suivi = _suivi(cabinet, zoe)
    _faire(cabinet, suivi, decidee_le=date(2025, 4, 1), etat="ACP", montants=montants)
    _faire(cabinet, suivi, decidee_le=date(2025, 4, 1), etat="ACC", montants=montants[:1], organisme_id=cse.id)
    assert [d.aides for d in _gel(cabinet)] == [70_000, 0]


def test_a_person_without_an_act_in_the_period_has_a_rank_of_her_own(cabinet, zoe):
    lea = cabinet.personne("Autre", "Léa")
    for personne in (lea, zoe, lea):
        _faire(cabinet, _suivi(cabinet, personne))
    assert [d.personne for d in _gel(cabinet)] == [1, 0, 1]
