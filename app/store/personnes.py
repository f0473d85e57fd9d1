"""Personnes and their emplois in their tables."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from app.domain.personnes import Emploi, Personne
from app.domain.texte import fold
from app.store import search, tables
from app.store.fiches import Fiche
from app.store.search import Copie

EMPLOIS = Fiche(Emploi, tables.emplois)


def tri(personne: Personne) -> str:
    """Return the sort key: folded « nom prénom code »."""
    return fold(f"{personne.nom} {personne.prenom} {personne.code}")


PERSONNES = Fiche(
    Personne,
    tables.personnes,
    derive=lambda personne: {"tri": tri(personne)},
    copie=Copie("personnes", lambda p: f"{p.nom} {p.prenom} {p.code}"),
)

_PAR_DEBUT = "SELECT id FROM personnes WHERE tri >= ?1 AND tri < ?2 ORDER BY tri, id LIMIT ?3"


def chercher(connexion: Connection, saisie: str, limite: int) -> list[Personne]:
    """Return the persons a few letters name: those whose name begins so, sorted, then by any word."""
    debut = fold(saisie)
    if not debut:
        return []
    ids = [ident for (ident,) in connexion.exec_driver_sql(_PAR_DEBUT, (debut, debut + "\U0010ffff", limite))]
    if len(ids) < limite:
        ids += [ident for ident in search.chercher(connexion, "personnes", saisie, limite) if ident not in ids]
    return ranger(PERSONNES.par_ids(connexion, ids[:limite]), ids)


def ranger(par_id: dict[int, Personne], ids: Iterable[int]) -> list[Personne]:
    """Return the records in the order of `ids`."""
    return [par_id[ident] for ident in ids if ident in par_id]


def emplois_de(connexion: Connection, personne_id: int) -> list[Emploi]:
    """Return the emplois of a person, the oldest first."""
    table = tables.emplois
    return EMPLOIS.tous(connexion, table.c.personne_id == personne_id, ordre=(table.c.du, table.c.id))


def noms(connexion: Connection) -> list[tuple[int, str, int | None]]:
    """Return (id, sort key, birth year) of every person, for near duplicates."""
    table = tables.personnes
    requete = select(table.c.id, table.c.tri, table.c.naissance, table.c.naissance_annee).order_by(table.c.id)
    return [
        (ligne.id, ligne.tri, ligne.naissance.year if ligne.naissance else ligne.naissance_annee)
        for ligne in connexion.execute(requete)
    ]
