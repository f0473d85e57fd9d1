"""Moving everything that names one person under another, row by row, so that undo knows each one."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection, ForeignKey, Table, select

from app.domain.fusion import renommer_membres, reunir_emplois, reunir_foyers, reunir_personnes
from app.domain.personnes import Personne
from app.store import reglages, tables
from app.store.changes import cle_de
from app.store.foyers import FOYERS, de_personne
from app.store.interventions import INTERVENTIONS
from app.store.interventions import de_personne as actes_de
from app.store.personnes import EMPLOIS, PERSONNES, emplois_de
from app.store.unit_of_work import UnitOfWork

_A_PART = ("emplois", "foyers", "foyers_membres", "interventions_personnes")
"""Tables whose rules two persons could break together: each has its own way below."""
_REUNIE = "reunie-"
"""Begins the setting that tells, by its id alone, under whom a dossier went: a workbook may still name it."""


def fusionner(unite: UnitOfWork, garde: Personne, doublon: Personne) -> Personne:
    """Move what belongs to `doublon` under `garde`, complete `garde`, and remove `doublon`."""
    _fusionner_emplois(unite, garde.id, doublon.id)
    _fusionner_foyers(unite, garde.id, doublon.id)
    for acte in actes_de(unite.connexion, doublon.id):
        renommes = (garde.id if ident == doublon.id else ident for ident in acte.personnes)
        INTERVENTIONS.ecrire(unite, replace(acte, personnes=tuple(dict.fromkeys(renommes))))
    for table, cle in _liens():
        _deplacer(unite, table, cle, garde.id, doublon.id)
    reglages.oublier(unite, reglages.brouillon(doublon.id))
    reglages.ecrire(unite, f"{_REUNIE}{doublon.id}", garde.id)
    PERSONNES.effacer(unite, doublon)
    return PERSONNES.ecrire(unite, reunir_personnes(garde, doublon))


def reunies(connexion: Connection) -> dict[int, int]:
    """Return the id kept for each dossier that went under another, however many times."""
    directes = {
        int(cle.removeprefix(_REUNIE)): int(garde)
        for cle, garde in reglages.tous(connexion)
        if cle.startswith(_REUNIE)
    }
    return {doublon: _bout(directes, garde) for doublon, garde in directes.items()}


def _bout(directes: Mapping[int, int], ident: int) -> int:
    while ident in directes:
        ident = directes[ident]
    return ident


def _liens() -> list[tuple[Table, ForeignKey]]:
    """Return every other table that names a person, those of later versions too."""
    return [
        (table, cle)
        for nom, table in tables.META.tables.items()
        for cle in sorted(table.foreign_keys, key=lambda cle: cle.parent.name)
        if cle.column.table.name == "personnes" and nom not in _A_PART
    ]


def _deplacer(unite: UnitOfWork, table: Table, cle: ForeignKey, garde: int, doublon: int) -> None:
    requete = select(table).where(cle.parent == doublon)
    for ligne in unite.connexion.execute(requete).mappings().all():
        unite.update(table, cle_de(table, dict(ligne)), {cle.parent.name: garde})


def _fusionner_emplois(unite: UnitOfWork, garde: int, doublon: int) -> None:
    for emploi in emplois_de(unite.connexion, doublon):
        voulu, absorbes = reunir_emplois(emplois_de(unite.connexion, garde), emploi)
        for inutile in (emploi, *absorbes):
            if inutile.id != voulu.id:
                EMPLOIS.effacer(unite, inutile)
        EMPLOIS.ecrire(unite, replace(voulu, personne_id=garde))


def _fusionner_foyers(unite: UnitOfWork, garde: int, doublon: int) -> None:
    connus = {foyer.au: foyer for foyer in de_personne(unite.connexion, garde)}
    for foyer in de_personne(unite.connexion, doublon):
        jumeau = connus.get(foyer.au)
        if jumeau:
            FOYERS.effacer(unite, foyer)
        voulu = reunir_foyers(jumeau, foyer) if jumeau else replace(foyer, personne_id=garde)
        FOYERS.ecrire(unite, renommer_membres(voulu, doublon, garde))
    membres = tables.foyers_membres
    autour = select(membres.c.foyer_id).where(membres.c.personne_id.in_((garde, doublon)))
    for foyer in FOYERS.tous(unite.connexion, tables.foyers.c.id.in_(autour)):
        FOYERS.ecrire(unite, renommer_membres(foyer, doublon, garde))
