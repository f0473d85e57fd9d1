"""Letters: begun from a model, frozen when they go, answered, chased; nothing of them left after the person."""

from datetime import date, timedelta

import pytest

from app.domain.accords import Accord
from app.domain.courriers import Envoi, Etat
from app.domain.organismes import Organisme
from app.domain.personnes import Personne
from app.domain.praticiennes import Praticienne
from app.progress import Annule, CancelToken
from app.services.courriers_rendus import FENETRE
from app.services.errors import AccordCite, CourrierIncomplet, CourrierNonParti, CourrierParti
from tests.documents.lire_pdf import texte

AUJOURD_HUI = date.today()


@pytest.fixture
def durand(session):
    session.praticiennes.save(Praticienne(nom="Anne Roy", ville="Lyon", telephone="06 12 34 56 78"))
    return session.personnes.save(Personne(nom="Durand", prenom="Élodie", sexe="F"))[0]


@pytest.fixture
def caf(session):
    caf = Organisme(
        nom="CAF du Rhône", categorie="CAF", adresse="67 bd Vivier-Merle", code_postal="69409", ville="Lyon"
    )
    return session.organismes.save(caf)[0]


@pytest.fixture
def lettre(session, durand, caf):
    return session.courriers.preparer("indu", durand.id, caf.id)[0]


def _envoyer(session, courrier, **autres):
    return session.courriers.envoyer(courrier.id, Envoi.SIMPLE, confirme=True, **autres)[0]


def test_a_letter_begins_with_the_words_of_its_model(session, lettre, durand):
    assert (lettre.etat, lettre.destinataire, lettre.personne_id) == (Etat.BROUILLON, "CAF du Rhône", durand.id)
    composee = session.courriers.composer(lettre)
    assert composee.lieu_date.startswith("Lyon, le ")
    assert composee.appel == "Madame, Monsieur"
    assert composee.destinataire.lignes[-2:] == ("67 BD VIVIER MERLE", "69409 LYON")
    assert any("Mme\u00a0Élodie Durand" in mots for mots in composee.mots())
    assert "dette.montant" in composee.manquants


def test_what_she_types_wins_over_what_is_known(session, lettre):
    ecrit, _ = session.courriers.modifier(
        lettre.id, saisies={"dette.montant": "812 €", "personne.designation": "Mme E."}
    )
    composee = session.courriers.composer(ecrit)
    assert composee.objet.startswith("Indu de 812 €")
    assert "dette.montant" not in composee.manquants
    assert not any("Durand" in mots for mots in composee.mots())


def test_a_letter_with_holes_goes_only_when_she_confirms(session, lettre):
    with pytest.raises(CourrierIncomplet):
        session.courriers.envoyer(lettre.id, Envoi.SIMPLE)
    assert session.courriers.get(lettre.id).etat is Etat.BROUILLON
    assert _envoyer(session, lettre).etat is Etat.ENVOYE


def test_a_letter_that_went_is_frozen_with_its_pdf(session, lettre, caf):
    parti = _envoyer(session, lettre)
    fige = session.courriers.rendre(parti)
    session.organismes.modifier(caf.id, nom="Autre nom")
    assert session.courriers.rendre(session.courriers.get(parti.id)) == fige
    with pytest.raises(CourrierParti):
        session.courriers.modifier(parti.id, saisies={"dette.montant": "1"})
    with pytest.raises(CourrierParti):
        session.courriers.envoyer(parti.id, Envoi.SIMPLE, confirme=True)


def test_the_day_a_reply_is_late_comes_from_the_model_unless_she_says(session, lettre, durand, caf):
    assert _envoyer(session, lettre).reponse_avant == AUJOURD_HUI + timedelta(days=60)
    autre, _ = session.courriers.preparer("indu", durand.id, caf.id)
    voulu = AUJOURD_HUI + timedelta(days=3)
    assert _envoyer(session, autre, reponse_avant=voulu).reponse_avant == voulu
    attestation, _ = session.courriers.preparer("attestation", durand.id)
    assert _envoyer(session, attestation).reponse_avant is None


def test_a_late_letter_is_chased_once_then_answered(session, lettre):
    il_y_a = AUJOURD_HUI - timedelta(days=90)
    parti = _envoyer(session, lettre, le=il_y_a, reponse_avant=AUJOURD_HUI - timedelta(days=1))
    assert [c.id for c in session.courriers.en_retard()] == [parti.id]
    relance, _ = session.courriers.relancer(parti.id)
    assert (relance.relance_de, relance.etat, relance.organisme_id) == (parti.id, Etat.A_ENVOYER, parti.organisme_id)
    assert "relance.objet" not in session.courriers.composer(relance).manquants
    assert session.courriers.en_retard() == []
    (ligne,) = [li for li in session.courriers.registre("en_retard") if li.id == parti.id]
    assert ligne.relances == 1
    repondu, _ = session.courriers.repondre(parti.id, AUJOURD_HUI, "Accord")
    assert (repondu.etat, repondu.reponse) == (Etat.REPONDU, "Accord")
    assert session.courriers.nombres() == {
        "a_envoyer": 1, "envoyes": 0, "en_attente": 0, "en_retard": 0, "clos": 1, "tous": 2,
    }  # fmt: skip


def test_what_has_not_gone_is_neither_chased_nor_answered(session, lettre):
    for geste in (session.courriers.relancer, session.courriers.clore):
        with pytest.raises(CourrierNonParti):
            geste(lettre.id)
    with pytest.raises(CourrierNonParti):
        session.courriers.repondre(lettre.id, AUJOURD_HUI)


def test_many_relances_are_one_print_and_cancelling_leaves_none(session, durand, caf):
    partis = [_envoyer(session, session.courriers.preparer("indu", durand.id, caf.id)[0]) for _ in range(3)]
    jeton = CancelToken()

    def arreter(fait, _total, _mot):
        if fait == 2:
            jeton.cancel()

    with pytest.raises(Annule):
        session.courriers.relancer_tous([p.id for p in partis], arreter, jeton)
    assert session.courriers.nombres()["tous"] == 3
    liasse, ecrits, _ = session.courriers.relancer_tous([p.id for p in partis])
    assert [e.relance_de for e in ecrits] == [p.id for p in partis]
    assert texte(liasse).count("Relance") >= 3
    session.annulations.annuler()
    assert session.courriers.nombres()["tous"] == 3


def test_sending_is_taken_back_whole(session, lettre):
    _envoyer(session, lettre)
    session.annulations.annuler()
    revenu = session.courriers.get(lettre.id)
    assert (revenu.etat, revenu.piece_id, revenu.envoye_le) == (Etat.BROUILLON, None, None)


def test_the_checklist_stops_without_accord_and_not_with_it(session, lettre, durand):
    assert "accord_absent" in {point.code for point in session.courriers.points(lettre)}
    session.accords.save(Accord(personne_id=durand.id, categorie="CAF", donne_le=AUJOURD_HUI))
    assert "accord_donne" in {point.code for point in session.courriers.points(lettre)}


def test_the_checklist_sees_a_cause_told_to_the_employer_and_a_named_cse(session, durand):
    employeur, _ = session.courriers.preparer(
        "avance_employeur", durand.id, saisies={"demande.montant": "sa dépression"}
    )
    assert "cause_a_l_employeur" in {point.code for point in session.courriers.points(employeur)}
    cse, _ = session.courriers.preparer("secours_cse", durand.id, saisies={"aide.objet": "frais de Mme Durand"})
    assert {"cse_nominatif"} <= {point.code for point in session.courriers.points(cse)}


def test_no_letter_is_left_after_its_person(session, lettre, durand):
    parti = _envoyer(session, lettre)
    session.courriers.relancer(parti.id)
    session.personnes.effacer(durand.id)
    assert session.courriers.nombres()["tous"] == 0


def test_letters_follow_a_merged_person(session, lettre, durand):
    garde = session.personnes.save(Personne(nom="Durand", prenom="Élodie"))[0]
    session.personnes.fusionner(garde.id, durand.id)
    assert [c.id for c in session.courriers.de_personne(garde.id)] == [lettre.id]


def test_a_copy_takes_the_format_of_its_name(session, lettre, tmp_path):
    for nom, debut in (("a.pdf", b"%PDF"), ("a.docx", b"PK"), ("a.odt", b"PK")):
        assert session.courriers.copier(lettre.id, tmp_path / nom).read_bytes().startswith(debut)


def test_the_setting_of_the_printer_moves_the_window(session, lettre):
    avant = session.courriers.rendre(lettre)
    session.praticiennes.regler(FENETRE, {"position": "basse", "x": 2, "y": 0})
    assert session.courriers.rendre(lettre) != avant


def test_a_letter_of_a_later_version_still_opens(session, durand):
    courrier, _ = session.courriers.preparer("inconnu", durand.id)
    assert courrier.modele == "libre"
    abime, _ = session.courriers.modifier(courrier.id, corps={"version": 9, "blocs": [{"texte": ["Bonjour"]}]})
    assert "Bonjour" in session.courriers.composer(abime).mots()


def test_an_accord_changes_until_a_letter_that_rests_on_it_is_gone(session, durand, caf, lettre):
    accord, _ = session.accords.save(Accord(personne_id=durand.id, categorie="CAF", donne_le=AUJOURD_HUI))
    autre, _ = session.accords.save(Accord(personne_id=durand.id, categorie="CPAM", donne_le=AUJOURD_HUI))
    assert session.accords.cites(durand.id) == frozenset()
    assert session.accords.modifier(accord.id, portee="Budget")[0].portee == "Budget"
    session.annulations.annuler()
    assert session.accords.get(accord.id) == accord
    _envoyer(session, lettre)
    assert session.accords.cites(durand.id) == {accord.id}
    with pytest.raises(AccordCite):
        session.accords.modifier(accord.id, donne_le=AUJOURD_HUI - timedelta(days=1))
    session.accords.modifier(autre.id, comment="Par téléphone")
    assert session.accords.retirer(accord.id, AUJOURD_HUI)[0].retire_le == AUJOURD_HUI
