"""Attachments: in the coffre, encrypted, nowhere else; undone like the rest, gone at the lock."""

from pathlib import Path

import pytest

from app.coffre.constats import Constat
from app.coffre.errors import PieceAbsente
from app.domain.documents import TAILLE_MAX
from app.domain.errors import DocumentTropLourd, DocumentVide
from app.domain.personnes import Personne
from app.files import CibleExiste
from app.services.errors import FichierIllisible

MARQUE = b"%PDF-1.7 attestation de Mme Zibeline Kwartz"


@pytest.fixture
def personne(session):
    return session.personnes.save(Personne(nom="Kwartz"))[0]


@pytest.fixture
def fichier(tmp_path):
    chemin = tmp_path / "chez elle" / "attestation.pdf"
    chemin.parent.mkdir()
    chemin.write_bytes(MARQUE)
    return chemin


def _fichiers(session):
    return sorted((session.coffre.dossier / "pieces").iterdir())


def _octets(dossier: Path):
    return b"".join(chemin.read_bytes() for chemin in dossier.rglob("*") if chemin.is_file())


def test_a_file_is_kept_encrypted_and_read_back(session, personne, fichier):
    document, changes = session.documents.deposer(personne.id, fichier)
    assert changes.touche("documents")
    assert session.documents.contenu(document.id) == MARQUE
    (depot,) = session.documents.de_personne(personne.id)
    assert (depot.type, depot.taille, depot.document.nom) == ("application/pdf", len(MARQUE), "attestation.pdf")


def test_the_words_and_the_name_of_a_file_are_nowhere_in_clear(session, personne, fichier, tmp_path):
    session.documents.deposer(personne.id, fichier)
    fichier.unlink()
    for dossier in (session.coffre.dossier, tmp_path):
        assert b"Zibeline" not in _octets(dossier)
        assert b"attestation" not in _octets(dossier)
        assert not [chemin for chemin in dossier.rglob("*") if "attestation" in chemin.name]
    (tmp_path / "temoin").write_bytes(MARQUE)
    assert b"Zibeline" in _octets(tmp_path)


def test_a_removal_is_undone_until_the_lock_then_the_file_is_gone(scope, phrase, session, personne, fichier):
    document, _ = session.documents.deposer(personne.id, fichier)
    session.documents.delete(document.id)
    assert session.documents.de_personne(personne.id) == []
    session.annulations.annuler()
    assert session.documents.contenu(document.id) == MARQUE
    session.annulations.retablir()
    assert len(_fichiers(session)) == 1
    dossier = session.coffre.dossier
    session.close()
    with scope.ouvrir(dossier, phrase=phrase) as rouverte:
        assert _fichiers(rouverte) == []
        with rouverte._ouvert.engine_lecture.connect() as connexion, pytest.raises(PieceAbsente):
            rouverte._ouvert.pieces.lire(connexion, document.piece_id)


def test_an_addition_can_be_taken_back(session, personne, fichier):
    session.documents.deposer(personne.id, fichier)
    session.annulations.annuler()
    assert session.documents.de_personne(personne.id) == []
    session.annulations.retablir()
    (depot,) = session.documents.de_personne(personne.id)
    assert session.documents.contenu(depot.document.id) == MARQUE


def test_what_is_kept_survives_the_lock(scope, phrase, session, personne, fichier):
    document, _ = session.documents.deposer(personne.id, fichier)
    dossier = session.coffre.dossier
    session.close()
    with scope.ouvrir(dossier, phrase=phrase) as rouverte:
        assert rouverte.documents.contenu(document.id) == MARQUE


def test_no_file_is_swept_when_the_opening_found_something_amiss(session, personne, fichier):
    document, _ = session.documents.deposer(personne.id, fichier)
    session.documents.delete(document.id)
    session.coffre.constats.append(Constat("marque_abimee", bon=False))
    dossier = session.coffre.dossier
    session.close()
    assert len(list((dossier / "pieces").iterdir())) == 1


def test_a_copy_is_written_where_she_says_and_journaled(session, personne, fichier, tmp_path):
    document, _ = session.documents.deposer(personne.id, fichier)
    cible = session.documents.copier(document.id, tmp_path / "copie.pdf")
    assert cible.read_bytes() == MARQUE
    assert cible.stat().st_mode & 0o077 == 0
    actes = [(entree.acte, entree.sorte, entree.objet_id) for entree in session.journal.dernieres()]
    assert ("exporter", "documents", document.id) in actes
    with pytest.raises(CibleExiste):
        session.documents.copier(document.id, cible)


def test_a_file_that_is_empty_gone_or_too_heavy_is_refused_and_leaves_nothing(session, personne, tmp_path):
    vide, lourd = tmp_path / "vide.pdf", tmp_path / "film.mp4"
    vide.touch()
    with lourd.open("wb") as sortie:
        sortie.truncate(TAILLE_MAX + 1)
    for chemin, refus in ((vide, DocumentVide), (lourd, DocumentTropLourd), (tmp_path / "absent", FichierIllisible)):
        with pytest.raises(refus):
            session.documents.deposer(personne.id, chemin)
    assert session.documents.de_personne(personne.id) == []
    assert _fichiers(session) == []


def test_erasing_a_person_takes_her_documents_along(scope, phrase, session, personne, fichier):
    session.documents.deposer(personne.id, fichier)
    session.personnes.effacer(personne.id)
    dossier = session.coffre.dossier
    session.close()
    assert list((dossier / "pieces").iterdir()) == []


def test_merging_moves_documents(session, personne, fichier):
    doublon = session.personnes.save(Personne(nom="Kwarz"))[0]
    session.documents.deposer(doublon.id, fichier)
    session.personnes.fusionner(personne.id, doublon.id)
    assert len(session.documents.de_personne(personne.id)) == 1
