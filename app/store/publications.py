"""The ledger of bilans arrêtés: append-only rows, each sealed with the one before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from app.bilan.publication import chainer
from app.store.tables import journal, publications, publications_fichiers, publications_scellees
from app.store.unit_of_work import UnitOfWork

_ORIGINE = bytes(32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One release: `contenu` is its public JSON, `parametres` JSON too, `instant` UTC ISO."""

    id: int = 0
    entreprise_id: int
    du: date
    au: date
    version: int
    instant: str
    parametres: str
    contenu: str
    certificat: str
    precedent: bytes = _ORIGINE
    empreinte: bytes = b""


@dataclass(frozen=True, slots=True)
class Fichier:
    """One file made for a release: its name, format, piece and SHA-256."""

    nom: str
    format: str
    piece_id: int
    sha256: bytes


def repere(connexion: Connection) -> int:
    """Return a number that grows with every change of the vault: the last row of its journal."""
    return int(connexion.execute(select(func.max(journal.c.seq))).scalar() or 0)


def derniere(connexion: Connection, entreprise_id: int, du: date, au: date) -> Publication | None:
    """Return the last version of one period."""
    t = publications
    requete = select(t).where(t.c.entreprise_id == entreprise_id, t.c.du == du, t.c.au == au)
    ligne = connexion.execute(requete.order_by(t.c.version.desc())).mappings().first()
    return Publication(**ligne) if ligne else None


def toutes(connexion: Connection) -> list[Publication]:
    """Return the whole ledger, in order."""
    lues = connexion.execute(select(publications).order_by(publications.c.id)).mappings()
    return [Publication(**ligne) for ligne in lues]


def fichiers(connexion: Connection, publication_id: int) -> list[Fichier]:
    """Return the files of one release."""
    t = publications_fichiers
    lues = connexion.execute(
        select(t.c.nom, t.c.format, t.c.piece_id, t.c.sha256).where(t.c.publication_id == publication_id)
    )
    return [Fichier(*ligne) for ligne in lues]


def inscrire(
    unite: UnitOfWork, publication: Publication, fichiers_: Sequence[Fichier], scelle: bytes
) -> Publication:
    """Append one release with its files and its sealed part; it can never be undone."""
    precedent = _dernier_sceau(unite.connexion)
    empreinte = chainer(precedent, _champs(publication, fichiers_))
    valeurs = {nom: getattr(publication, nom) for nom in (c.name for c in publications.c) if nom != "id"}
    ident = unite.insert(publications, valeurs | {"precedent": precedent, "empreinte": empreinte})
    for fichier in fichiers_:
        unite.insert(
            publications_fichiers,
            {
                "publication_id": ident,
                "nom": fichier.nom,
                "format": fichier.format,
                "piece_id": fichier.piece_id,
                "sha256": fichier.sha256,
            },
        )
    unite.insert(publications_scellees, {"publication_id": ident, "donnees": scelle})
    unite.reversible = False
    return Publication(**(valeurs | {"id": ident, "precedent": precedent, "empreinte": empreinte}))


def premiere_rompue(connexion: Connection) -> int | None:
    """Return the id of the first release whose seal does not follow from the one before, None if all hold."""
    precedent = _ORIGINE
    for publication in toutes(connexion):
        attendu = chainer(precedent, _champs(publication, fichiers(connexion, publication.id)))
        if publication.precedent != precedent or publication.empreinte != attendu:
            return publication.id
        precedent = publication.empreinte
    return None


def _dernier_sceau(connexion: Connection) -> bytes:
    t = publications
    lu = connexion.execute(select(t.c.empreinte).order_by(t.c.id.desc())).scalar()
    return bytes(lu) if lu else _ORIGINE


def _champs(publication: Publication, fichiers_: Iterable[Fichier]) -> list[object]:
    p = publication
    return [
        p.entreprise_id,
        p.du.isoformat(),
        p.au.isoformat(),
        p.version,
        p.instant,
        p.parametres,
        p.contenu,
        p.certificat,
        sorted([f.format, f.sha256.hex()] for f in fichiers_),
    ]
