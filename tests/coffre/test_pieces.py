"""Attachments: one sealed file each; its key is in the database, and forgetting it erases the file."""

import pytest

from app.coffre.errors import PieceAbsente, PieceEndommagee
from app.coffre.pieces import FichiersPieces
from app.services.coffre_ouvert import CoffreOuvert
from app.store.unit_of_work import Magasin
from tests.coffre.atelier import retourner

CLAIR = b"%PDF-1.7 une attestation de droits"


def deposer(ouvert: CoffreOuvert) -> int:
    magasin = Magasin(ouvert.engine_ecriture, ouvert.engine_lecture, ouvert.temoin)
    with magasin.ecrire() as unite:
        return ouvert.pieces.ajouter(unite, CLAIR, "application/pdf")


def lire(ouvert: CoffreOuvert, numero: int) -> bytes:
    with ouvert.engine_lecture.connect() as connexion:
        return ouvert.pieces.lire(connexion, numero)


def test_a_piece_is_read_back_and_its_file_tells_nothing(atelier, ouvert):
    numero = deposer(ouvert)
    fichier = next((atelier.dossier / "pieces").iterdir())
    assert lire(ouvert, numero) == CLAIR
    assert b"attestation" not in fichier.read_bytes()
    assert len(fichier.name) == 32


def test_each_piece_has_its_own_key(ouvert):
    fichiers = FichiersPieces(ouvert.dossier, ouvert.id)
    un, deux = fichiers.deposer(CLAIR), fichiers.deposer(CLAIR)
    assert un.cle != deux.cle
    with pytest.raises(PieceEndommagee):
        fichiers.lire(un.nom, deux.cle)


def test_a_flipped_bit_is_told(atelier, ouvert):
    numero = deposer(ouvert)
    fichier = next((atelier.dossier / "pieces").iterdir())
    retourner(fichier, 100)
    with pytest.raises(PieceEndommagee):
        lire(ouvert, numero)


def test_a_lost_file_is_told(atelier, ouvert):
    numero = deposer(ouvert)
    next((atelier.dossier / "pieces").iterdir()).unlink()
    with pytest.raises(PieceAbsente):
        lire(ouvert, numero)


def test_a_forgotten_piece_cannot_be_read_and_its_file_is_swept(atelier, ouvert):
    numero = deposer(ouvert)
    with Magasin(ouvert.engine_ecriture, temoin=ouvert.temoin).ecrire() as unite:
        ouvert.pieces.oublier(unite, numero)
    with pytest.raises(PieceAbsente):
        lire(ouvert, numero)
    with ouvert.engine_lecture.connect() as connexion:
        assert ouvert.pieces.balayer(connexion) == 1
    assert list((atelier.dossier / "pieces").iterdir()) == []
