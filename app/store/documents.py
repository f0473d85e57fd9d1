"""Documents in their table, beside the pieces that hold them."""

from dataclasses import replace

from sqlalchemy import Connection, select

from app.domain.documents import Depot, Document
from app.store import accords, demarches, tables
from app.store.fiches import Fiche
from app.store.unit_of_work import UnitOfWork

DOCUMENTS = Fiche(Document, tables.documents)


def de_personne(connexion: Connection, personne_id: int) -> list[Depot]:
    """Return the documents of a person, the last received first."""
    table, pieces = tables.documents, tables.pieces
    documents = DOCUMENTS.tous(
        connexion, table.c.personne_id == personne_id, ordre=(table.c.jour.desc(), table.c.id.desc())
    )
    requete = select(pieces.c.id, pieces.c.type, pieces.c.taille).where(
        pieces.c.id.in_([document.piece_id for document in documents])
    )
    faits = {ligne.id: (ligne.type, ligne.taille) for ligne in connexion.execute(requete)}
    return [Depot(document, *faits[document.piece_id]) for document in documents]


def retirer(unite: UnitOfWork, document: Document) -> None:
    """Remove a document and the key of its file; the démarches and accords it was attached to let it go."""
    for demarche in demarches.de_document(unite.connexion, document.id):
        restants = tuple(ident for ident in demarche.documents if ident != document.id)
        demarches.DEMARCHES.ecrire(unite, replace(demarche, documents=restants))
    for accord in accords.de_document(unite.connexion, document.id):
        accords.ACCORDS.ecrire(unite, replace(accord, document_id=None))
    DOCUMENTS.effacer(unite, document)
    unite.delete(tables.pieces, (document.piece_id,))


def retirer_de(unite: UnitOfWork, personne_id: int) -> None:
    """Remove every document of a person, keys included."""
    for depot in de_personne(unite.connexion, personne_id):
        retirer(unite, depot.document)
