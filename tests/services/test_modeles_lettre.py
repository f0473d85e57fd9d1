"""Her own versions of the models and her own set phrases; a letter keeps the words it was begun with."""

from datetime import timedelta

import pytest

from app.domain.courriers import Envoi
from app.domain.courriers.blocs import Champ, Paragraphe
from app.domain.courriers.json import de_json, vers_json
from app.domain.errors import ChampManquant
from app.domain.personnes import Personne
from app.domain.phrases_lettre import PhraseLettre, coder
from app.services.courriers_modeles import modele
from app.services.errors import DejaPris
from app.services.modeles_lettre import ModelesLettre


@pytest.fixture
def copie(session):
    return session.modeles_lettre.copier("echeancier")[0]


@pytest.fixture
def personne(session):
    return session.personnes.save(Personne(nom="Kwartz", prenom="Zoé", sexe="F"))[0]


def test_a_copy_has_the_words_of_its_model_under_a_title_of_its_own(session, copie):
    assert de_json(copie.corps) == modele("echeancier").blocs
    assert copie.titre == "Demande d’échéancier à un créancier (ma version)"
    assert session.modeles_lettre.copier("echeancier")[0].titre.endswith("(ma version 2)")


def test_a_letter_keeps_the_words_it_was_begun_with(session, copie, personne):
    corps = vers_json((Paragraphe(("Bonjour ", Champ("personne.nom"), ".")),))
    session.modeles_lettre.modifier(copie.id, corps=corps, titre="Mon échéancier")
    lettre, _ = session.modeles_lettre.preparer(copie.id, personne.id)
    session.modeles_lettre.modifier(copie.id, corps=vers_json((Paragraphe(("Autre chose.",)),)))
    assert "Bonjour Kwartz." in session.courriers.composer(session.courriers.get(lettre.id)).mots()
    parti, _ = session.courriers.envoyer(lettre.id, Envoi.SIMPLE, confirme=True)
    session.modeles_lettre.delete(copie.id)
    assert "Bonjour Kwartz." in session.courriers.composer(parti).mots()
    assert (parti.titre, parti.modele) == ("Mon échéancier", "echeancier")


def test_the_rules_stay_those_of_the_model(session, copie, personne):
    lettre, _ = session.modeles_lettre.preparer(copie.id, personne.id)
    ouvert = session.courriers.ouvrir(lettre.id)
    assert ouvert.modele == modele("echeancier")
    assert lettre.options == modele("echeancier").cochees
    ordinaire, _ = session.courriers.preparer("echeancier", personne.id)
    assert ouvert.points == session.courriers.ouvrir(ordinaire.id).points
    assert ouvert.points


def test_a_version_is_counted_by_day(session, copie):
    corps = vers_json((Paragraphe(("Neuf.",)),))
    assert session.modeles_lettre.modifier(copie.id, corps=corps)[0].version == 1
    demain = ModelesLettre(
        session._magasin, lambda: session._horloge() + timedelta(days=1), session.courriers
    )
    assert demain.modifier(copie.id, titre="Titre seul")[0].version == 1
    assert demain.modifier(copie.id, corps={"version": 1, "blocs": []})[0].version == 2


def test_two_versions_do_not_bear_one_title_nor_none(session, copie):
    autre, _ = session.modeles_lettre.copier("indu")
    with pytest.raises(DejaPris):
        session.modeles_lettre.modifier(autre.id, titre=copie.titre.upper())
    with pytest.raises(ChampManquant):
        session.modeles_lettre.modifier(autre.id, titre=" ")


def test_a_removal_is_undone(session, copie):
    session.modeles_lettre.delete(copie.id)
    session.annulations.annuler()
    assert session.modeles_lettre.toutes() == [copie]


def test_her_phrases_are_kept_and_their_fields_understood_by_their_label(session):
    siennes = (PhraseLettre(titre="Merci", texte="Merci pour {Montant de la dette}."),)
    session.phrases_lettre.save(siennes)
    assert session.phrases_lettre.toutes() == siennes
    assert session.phrases_lettre.phrases()[0].texte == "Merci pour {dette.montant}."
    assert coder("{inconnu} {informé|informée}") == "{inconnu} {informé|informée}"
    with pytest.raises(ChampManquant):
        session.phrases_lettre.save((PhraseLettre(titre="", texte="x"),))
