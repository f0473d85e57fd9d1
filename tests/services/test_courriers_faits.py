"""A letter says nothing that nobody entered: accord, recipient, signatory, enclosures, facts."""

from datetime import date, timedelta

import pytest

from app.domain.accords import Accord
from app.domain.courriers import Envoi
from app.domain.organismes import Organisme
from app.domain.personnes import Personne
from app.domain.praticiennes import Praticienne
from app.services.courriers_modeles import modeles
from app.services.errors import CourrierIncomplet
from tests.documents.lire_pdf import texte

AUJOURD_HUI = date.today()
ACCORD_MANQUE = "[à compléter\u00a0: accord de la personne]"
NOM_MANQUE = "[à compléter\u00a0: votre nom]"
FAITS = (
    "a repris le paiement", "s’engage", "a été relu", "a été lu", "que j’ai informé", "P.J.", "budget jointe",
    "je poursuis", "ont été informés", "copie est adressée", "reconnaît cette", "délai de deux mois",
    "souhaite conserver", "est adressé par", "06 11 22 33 44",
)  # fmt: skip


@pytest.fixture
def durand(session):
    return session.personnes.save(Personne(nom="Durand", prenom="Élodie", sexe="F", telephone="06 11 22 33 44"))[0]


@pytest.fixture
def fsl(session):
    return session.organismes.save(Organisme(nom="FSL du Rhône", categorie="FSL"))[0]


def _dit(session, courrier):
    return "\n".join(session.courriers.composer(courrier).mots())


def _accorder(session, personne, **autres):
    return session.accords.save(
        Accord(**{"personne_id": personne.id, "categorie": "FSL", "donne_le": AUJOURD_HUI} | autres)
    )


def test_a_letter_begun_from_nothing_asserts_nothing(session, durand):
    dits = {code: _dit(session, session.courriers.preparer(code, durand.id)[0]).casefold() for code in modeles()}
    assert [(code, fait) for code, dit in dits.items() for fait in FAITS if fait.casefold() in dit] == []


def test_without_her_identity_each_letter_asks_who_signs(session, durand):
    for code in modeles():
        lettre = session.courriers.composer(session.courriers.preparer(code, durand.id)[0])
        assert NOM_MANQUE in lettre.expediteur, code
        assert NOM_MANQUE in lettre.signataire, code
        assert {"praticienne.nom", "praticienne.adresse"} <= {*lettre.manquants}, code


def test_the_accord_is_missing_until_it_is_recorded(session, durand, fsl):
    session.praticiennes.save(Praticienne(nom="Anne Roy", ville="Lyon"))
    courrier, _ = session.courriers.preparer("fsl", durand.id, fsl.id)
    assert ACCORD_MANQUE in _dit(session, courrier)
    assert "accord.personne" in session.courriers.ouvrir(courrier.id).lettre.manquants
    with pytest.raises(CourrierIncomplet):
        session.courriers.envoyer(courrier.id, Envoi.SIMPLE)
    _accorder(session, durand)
    assert "Avec l’accord de Mme\u00a0Élodie Durand, que j’ai informée du contenu" in _dit(session, courrier)
    assert "accord.personne" not in session.courriers.composer(courrier).manquants


@pytest.mark.parametrize(
    "autres", [{"categorie": "CAF"}, {"donne_le": AUJOURD_HUI - timedelta(days=9), "retire_le": AUJOURD_HUI}]
)
def test_an_accord_for_another_or_taken_back_is_not_cited(session, durand, fsl, autres):
    _accorder(session, durand, **autres)
    courrier, _ = session.courriers.preparer("fsl", durand.id, fsl.id)
    assert ACCORD_MANQUE in _dit(session, courrier)


def test_the_accord_names_the_person_as_the_letter_does(session, durand, fsl):
    _accorder(session, durand)
    courrier, _ = session.courriers.preparer("fsl", durand.id, fsl.id, saisies={"personne.designation": "Mme E."})
    dit = _dit(session, courrier)
    assert "Avec l’accord de Mme E., que" in dit
    assert "Durand" not in dit


@pytest.mark.parametrize(("categorie", "manque"), [("CRIP", False), ("PARQUET", False), ("EMPL", True)])
def test_the_accord_is_left_out_when_the_law_does_without(session, durand, categorie, manque):
    vers, _ = session.organismes.save(Organisme(nom="Service", categorie=categorie))
    courrier, _ = session.courriers.preparer("information_preoccupante", durand.id, vers.id)
    corps = {"version": 1, "blocs": [{"t": "p", "texte": ["Bonjour. ", {"champ": "accord.personne"}]}]}
    courrier, _ = session.courriers.modifier(courrier.id, corps=corps)
    assert (ACCORD_MANQUE in _dit(session, courrier)) is manque


def test_the_window_asks_for_a_recipient(session, durand, fsl):
    courrier, _ = session.courriers.preparer("fsl", durand.id)
    lettre = session.courriers.composer(courrier)
    assert lettre.destinataire.lignes == ("[à compléter\u00a0: destinataire]",)
    assert "destinataire.nom" in lettre.manquants
    assert "destinataire]" in texte(session.courriers.rendre(courrier))
    choisi, _ = session.courriers.modifier(courrier.id, organisme_id=fsl.id)
    assert "destinataire.nom" not in session.courriers.composer(choisi).manquants


def test_an_enclosure_is_told_once_she_joins_it(session, durand, fsl):
    courrier, _ = session.courriers.preparer("fsl", durand.id, fsl.id)
    joint, _ = session.courriers.modifier(courrier.id, options=(*courrier.options, "fiche"))
    dit = _dit(session, joint)
    assert "P.J.\u00a0: Fiche de budget" in dit
    assert "La fiche de budget jointe" in dit


def test_the_mandate_does_not_call_the_guard_on_passwords_itself(session, durand):
    courrier, _ = session.courriers.preparer("mandat", durand.id)
    assert "mot de passe" in _dit(session, courrier)
    assert "mot_de_passe" not in {point.code for point in session.courriers.points(courrier)}
    ecrit, _ = session.courriers.modifier(courrier.id, saisies={"mandat.services": "impots, mot de passe soleil"})
    assert "mot_de_passe" in {point.code for point in session.courriers.points(ecrit)}


def test_a_letter_that_the_person_refuses_cites_no_accord(session, durand, fsl):
    _accorder(session, durand)
    lettre, _ = session.courriers.preparer("fsl", durand.id, fsl.id)
    assert "Avec l’accord de" in _dit(session, lettre)
    refusee, _ = session.courriers.modifier(lettre.id, refus=True)
    assert "Avec l’accord de" not in _dit(session, refusee)
    assert ACCORD_MANQUE in _dit(session, refusee)
