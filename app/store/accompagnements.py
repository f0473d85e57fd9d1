"""Accompagnements in their tables."""

from datetime import date

from sqlalchemy import Connection

from app.domain.accompagnements import Accompagnement, Objectif
from app.store import tables
from app.store.fiches import Fiche, Lignes

ACCOMPAGNEMENTS = Fiche(
    Accompagnement,
    tables.accompagnements,
    lignes=(
        Lignes(
            "themes",
            tables.accompagnements_themes,
            vers=lambda _, theme: {"theme": theme},
            de=lambda ligne: ligne["theme"],
        ),
        Lignes(
            "plan",
            tables.accompagnements_objectifs,
            vers=lambda _, o: {"texte": o.texte, "qui": o.qui, "pour_le": o.pour_le, "resultat": o.resultat},
            de=lambda li: Objectif(texte=li["texte"], qui=li["qui"], pour_le=li["pour_le"], resultat=li["resultat"]),
        ),
    ),
)


def de_personne(connexion: Connection, personne_id: int) -> list[Accompagnement]:
    """Return the accompagnements of a person, the last opened first."""
    table = tables.accompagnements
    ordre = (table.c.ouvert_le.desc(), table.c.id.desc())
    return ACCOMPAGNEMENTS.tous(connexion, table.c.personne_id == personne_id, ordre=ordre)


def ouvert(connexion: Connection, personne_id: int, contrat_id: int, jour: date) -> Accompagnement | None:
    """Return the last accompagnement of the person under the contrat that was open on that day."""
    for suivi in de_personne(connexion, personne_id):
        en_cours = suivi.clos_le is None or suivi.clos_le >= jour
        if suivi.contrat_id == contrat_id and suivi.ouvert_le <= jour and en_cours:
            return suivi
    return None
