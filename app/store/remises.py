"""Remises and commentaires, kept among the settings: a few lines per bilan."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, select

from app.bilan.relecture import NomConnu
from app.domain.commentaires import Commentaire, Section
from app.domain.remises import Remise
from app.store import reglages
from app.store.tables import personnes
from app.store.unit_of_work import UnitOfWork


def de(connexion: Connection, publication_id: int) -> list[Remise]:
    """Return the remises of one release, in the order they were recorded."""
    lues = reglages.lire(connexion, _cle_remises(publication_id)) or []
    return [
        Remise(publication_id=publication_id, le=date.fromisoformat(r["le"]), a=r["a"], moyen=r["moyen"]) for r in lues
    ]


def ajouter(unite: UnitOfWork, remise: Remise) -> None:
    """Append one remise to its release."""
    toutes = [*de(unite.connexion, remise.publication_id), remise]
    valeur = [{"le": r.le.isoformat(), "a": r.a, "moyen": r.moyen} for r in toutes]
    reglages.ecrire(unite, _cle_remises(remise.publication_id), valeur)
    unite.noter("remises", [remise.publication_id])


def commentaires(connexion: Connection, entreprise_id: int, annee: int) -> dict[Section, Commentaire]:
    """Return her texts for one entreprise and one civil year, one per section."""
    lus = reglages.lire(connexion, _cle_textes(entreprise_id, annee)) or {}
    return {s: Commentaire(**lus.get(s.value, {})) for s in Section}


def commenter(
    unite: UnitOfWork, entreprise_id: int, annee: int, textes: Mapping[Section, Commentaire]
) -> None:
    """Keep her texts."""
    valeur = {s.value: {"texte": t.texte, "relu": t.relu} for s, t in textes.items() if t.texte}
    reglages.ecrire(unite, _cle_textes(entreprise_id, annee), valeur)
    unite.noter("commentaires", [entreprise_id])


def noms(connexion: Connection) -> list[NomConnu]:
    """Return how every person of the vault is called."""
    lues = connexion.execute(select(personnes.c.nom, personnes.c.prenom)).fetchall()
    return [NomConnu(nom, prenom) for nom, prenom in lues]


def _cle_remises(publication_id: int) -> str:
    return f"bilan.remises.{publication_id}"


def _cle_textes(entreprise_id: int, annee: int) -> str:
    return f"bilan.commentaires.{entreprise_id}.{annee}"
