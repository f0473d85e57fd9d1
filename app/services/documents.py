"""Attachments of persons: kept encrypted in the coffre, read back in memory, written outside only where she says."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection

from app import files
from app.domain.changes import Changes
from app.domain.documents import Depot, Document, type_de, verifier, verifier_taille
from app.services.errors import FichierIllisible
from app.services.pieces import Pieces
from app.services.sortes import Horloge, Sorte, avertissements
from app.store import documents
from app.store.unit_of_work import Magasin, UnitOfWork


class Documents(Sorte[Document]):
    """What is attached to persons; `consigner` journals each copy written outside."""

    fiche = documents.DOCUMENTS
    nom = "document"

    def __init__(self, magasin: Magasin, pieces: Pieces, horloge: Horloge, consigner: Callable[[int], None]) -> None:
        super().__init__(magasin, horloge)
        self._pieces = pieces
        self._consigner = consigner

    def de_personne(self, personne_id: int) -> list[Depot]:
        """Return the documents of a person, the last received first."""
        with self._magasin.lire() as connexion:
            return documents.de_personne(connexion, personne_id)

    def deposer(self, personne_id: int, chemin: Path) -> tuple[Document, Changes]:
        """Read a file and keep it, encrypted; the file itself is left where it is.

        Raises `FichierIllisible`, `DocumentVide`, `DocumentTropLourd`, `DisquePlein`.
        """
        octets = _lire(chemin)
        with self._magasin.ecrire("Ajout : document", "enregistrer") as unite:
            piece = self._pieces.ajouter(unite, octets, type_de(chemin.name))
            voulu = Document(personne_id=personne_id, nom=chemin.name, jour=self._aujourd_hui(), piece_id=piece)
            document = self.ecrire(unite, voulu)
        return document, unite.changes(avertissements(document))

    def contenu(self, ident: int) -> bytes:
        """Return the clear bytes; raises `PieceAbsente`, `PieceEndommagee`."""
        with self._magasin.lire() as connexion:
            return self._pieces.lire(connexion, self._exiger(connexion, ident).piece_id)

    def copier(self, ident: int, cible: Path, *, remplacer: bool = False) -> Path:
        """Write a clear copy, whole or not at all, readable by her alone, and journal it.

        Raises `CibleExiste`, `DossierAbsent`, `OSError`.
        """
        files.ecrire({cible: self.contenu(ident)}, remplacer=remplacer)
        self._consigner(ident)
        return cible

    def _verifier(self, _connexion: Connection, record: Document) -> None:
        verifier(record, self._aujourd_hui())

    def _effacer(self, unite: UnitOfWork, record: Document) -> None:
        documents.retirer(unite, record)


def _lire(chemin: Path) -> bytes:
    """Return the bytes of a file, its size looked at first."""
    try:
        verifier_taille(chemin.stat().st_size)
        return chemin.read_bytes()
    except (OSError, ValueError):  # a name that no file may bear is a ValueError
        raise FichierIllisible from None
