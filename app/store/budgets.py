"""Budgets and their lines in their tables."""

from sqlalchemy import Connection

from app.domain.budgets import Budget, Ligne
from app.store import tables
from app.store.fiches import Fiche, Lignes

_CHAMPS = ("bloc", "poste", "libelle", "montant", "periode", "solde", "arrieres", "statut")

BUDGETS = Fiche(
    Budget,
    tables.budgets,
    lignes=(
        Lignes(
            "lignes",
            tables.budgets_lignes,
            vers=lambda _, ligne: {champ: getattr(ligne, champ) for champ in _CHAMPS},
            de=lambda rangee: Ligne(**{champ: rangee[champ] for champ in _CHAMPS}),
        ),
    ),
)


def de_personne(connexion: Connection, personne_id: int) -> list[Budget]:
    """Return the budgets of a person, the last dated first."""
    table = tables.budgets
    return BUDGETS.tous(connexion, table.c.personne_id == personne_id, ordre=(table.c.au.desc(), table.c.id.desc()))
