"""Foyers and their members in their tables."""

from collections.abc import Sequence

from sqlalchemy import Connection, or_, select

from app.domain.foyers import Foyer, Membre
from app.store import tables
from app.store.fiches import Fiche, Lignes

_CHAMPS = ("prenom", "lien", "annee_naissance", "personne_id", "a_charge", "revenus")

FOYERS = Fiche(
    Foyer,
    tables.foyers,
    lignes=(
        Lignes(
            "membres",
            tables.foyers_membres,
            vers=lambda _, membre: {champ: getattr(membre, champ) for champ in _CHAMPS},
            de=lambda ligne: Membre(**{champ: ligne[champ] for champ in _CHAMPS}),
        ),
    ),
)


def de_personne(connexion: Connection, personne_id: int) -> list[Foyer]:
    """Return the foyers of a person, the last dated first."""
    table = tables.foyers
    return FOYERS.tous(connexion, table.c.personne_id == personne_id, ordre=(table.c.au.desc(),))


def ensemble(connexion: Connection, personnes: Sequence[int]) -> bool:
    """Tell whether one foyer, at any date, holds all these persons."""
    foyers, membres = tables.foyers, tables.foyers_membres
    autour = select(membres.c.foyer_id).where(membres.c.personne_id.in_(personnes))
    candidats = or_(foyers.c.personne_id.in_(personnes), foyers.c.id.in_(autour))
    voulues = set(personnes)
    return any(
        voulues <= {foyer.personne_id, *(membre.personne_id for membre in foyer.membres)}
        for foyer in FOYERS.tous(connexion, candidats)
    )
