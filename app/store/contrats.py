"""Contrats and their conditions in their tables."""

from datetime import date

from sqlalchemy import Connection, func, select, true

from app.domain.contrats import Conditions, Contrat, Sourdine
from app.store import tables
from app.store.fiches import Fiche, Lignes

CONTRATS = Fiche(
    Contrat,
    tables.contrats,
    lignes=(
        Lignes(
            "sourdines",
            tables.contrats_sourdines,
            vers=lambda _, s: {"signal": s.signal, "repere": s.repere, "jusqu_au": s.jusqu_au},
            de=lambda ligne: Sourdine(signal=ligne["signal"], repere=ligne["repere"], jusqu_au=ligne["jusqu_au"]),
        ),
    ),
)
CONDITIONS = Fiche(
    Conditions,
    tables.conditions,
    lignes=(
        Lignes(
            "sites",
            tables.conditions_sites,
            vers=lambda _, site_id: {"site_id": site_id},
            de=lambda ligne: ligne["site_id"],
        ),
    ),
)


def conditions_de(connexion: Connection, contrat_id: int) -> list[Conditions]:
    """Return the conditions of a contrat, the oldest first."""
    table = tables.conditions
    return CONDITIONS.tous(connexion, table.c.contrat_id == contrat_id, ordre=(table.c.a_partir_du,))


def publiees(connexion: Connection, entreprise_id: int, du: date, jusqu_au: date | None) -> bool:
    """Tell whether a frozen bilan, or an issued invoice, covers any day from `du` to `jusqu_au` (excluded)."""
    for table, frozen in ((tables.publications, true()), (tables.factures, tables.factures.c.rang.isnot(None))):
        requete = select(func.count()).where(table.c.entreprise_id == entreprise_id, table.c.au >= du, frozen)
        if jusqu_au is not None:
            requete = requete.where(table.c.du < jusqu_au)
        if connexion.execute(requete).scalar():
            return True
    return False
