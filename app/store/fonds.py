"""Funds and their results in their tables; which versions the budgets use."""

from sqlalchemy import Connection, exists, select

from app.domain.fonds import Fonds, LigneFonds
from app.store import tables
from app.store.fiches import Fiche, Lignes

FONDS = Fiche(
    Fonds,
    tables.fonds,
    lignes=(
        Lignes(
            "lignes",
            tables.fonds_lignes,
            vers=lambda _, ligne: {"libelle": ligne.libelle, "formule": ligne.formule, "unite": ligne.unite},
            de=lambda lue: LigneFonds(libelle=lue["libelle"], formule=lue["formule"], unite=lue["unite"]),
        ),
    ),
)


def actuels(connexion: Connection) -> list[Fonds]:
    """Return the last version of each fund that is offered, by name."""
    table = tables.fonds
    return FONDS.tous(connexion, table.c.actif.is_(True), ordre=(table.c.nom, table.c.id))


def courant(connexion: Connection, ident: int) -> int:
    """Return the id of the last version of a fund, from any of them."""
    table = tables.fonds
    while (apres := connexion.execute(select(table.c.id).where(table.c.remplace == ident)).scalar()) is not None:
        ident = int(apres)
    return ident


def histoire(connexion: Connection, fonds: Fonds) -> list[Fonds]:
    """Return a version and those it came from, the last first."""
    trouves = [fonds]
    while (avant := trouves[-1].remplace) is not None and (lu := FONDS.lire(connexion, avant)) is not None:
        trouves.append(lu)
    return trouves


def utilise(connexion: Connection, fonds: Fonds) -> bool:
    """Tell whether a budget is worked out by this version."""
    requete = select(exists().where(tables.budgets.c.regle == fonds.code))
    return bool(connexion.execute(requete).scalar_one())
