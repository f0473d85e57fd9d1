"""The list of persons of the window: selected, filtered as one types, read a page at a time."""

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from sqlalchemy import Connection

from app.domain.nomenclatures import Liste
from app.domain.personnes import nommer
from app.domain.saisie import Nom
from app.domain.texte import mots
from app.services.sortes import Horloge
from app.store import nomenclatures, repertoire, search
from app.store.repertoire import Ligne as Ligne
from app.store.unit_of_work import Magasin, UnitOfWork

ANNEES_SANS_CONTACT = 2
"""Years after which one decides what becomes of a dossier (CNIL, référentiel 2021-028)."""
_MOTS = re.compile(r"[^\W_]+")


class Selection(StrEnum):
    """The saved views of the list."""

    EN_COURS = "en_cours"
    TOUTES = "toutes"
    A_COMPLETER = "a_completer"
    SANS_CONTACT = "sans_contact"


class Repertoire:
    """Ids in order, counts, and the lines of the ids on screen."""

    def __init__(self, magasin: Magasin, horloge: Horloge) -> None:
        self._magasin = magasin
        self._horloge = horloge
        self._saisies = 0
        self._ordre: tuple[int, list[int]] | None = None
        magasin.suivre(self._perimer)

    def ids(self, selection: Selection) -> list[int]:
        """Return the persons of a view, the last seen first; not to be changed by the caller."""
        saisies = self._saisies
        with self._magasin.lire() as connexion:
            if self._ordre is None or self._ordre[0] != saisies:
                self._ordre = (saisies, repertoire.ordre(connexion))
            toutes = self._ordre[1]
            if selection is Selection.TOUTES:
                return toutes
            membres = repertoire.membres(connexion, selection.value, self._limite())
        return [ident for ident in toutes if ident in membres]

    def filtrer(self, ids: Sequence[int], saisie: str) -> Sequence[int]:
        """Return those of whom every typed word begins a name, an entreprise or a theme, in the same order."""
        with self._magasin.lire() as connexion:
            for mot in mots(saisie):
                retenus = _porteurs(connexion, mot)
                ids = [ident for ident in ids if ident in retenus]
        return ids

    def compter(self, *selections: Selection) -> dict[Selection, int]:
        """Return how many persons each view holds (all of them when none is named)."""
        with self._magasin.lire() as connexion:
            return {
                choix: repertoire.compter(connexion, choix.value, self._limite())
                for choix in (selections or tuple(Selection))
            }

    def lignes(self, ids: Sequence[int]) -> list[Ligne]:
        """Return the lines of these persons, in the order given."""
        with self._magasin.lire() as connexion:
            return repertoire.lignes(connexion, ids)

    def noms(self) -> list[Nom]:
        """Return how every person may be named."""
        with self._magasin.lire() as connexion:
            lues = repertoire.noms(connexion)
        return [
            Nom(ident, nommer(nom, prenom, code), tuple(_MOTS.findall(tri)))
            for ident, nom, prenom, code, tri in lues
        ]

    def probables(self, limite: int = 6) -> list[int]:
        """Return the persons most likely to need a note now, the likeliest first.

        Those of the appointments begun today and not told, the last first; then those whose note waits; then those
        still expected today; then the last seen.
        """
        instant = self._horloge()
        with self._magasin.lire() as connexion:
            return repertoire.probables(connexion, instant.date(), instant.hour * 60 + instant.minute, limite)

    def _perimer(self, _unite: UnitOfWork) -> None:
        """Sort again after a save: who was seen last may have changed."""
        self._saisies += 1

    def _limite(self) -> date:
        jour = self._horloge().date()
        bissextile = (jour.month, jour.day) == (2, 29)
        return jour.replace(year=jour.year - ANNEES_SANS_CONTACT, day=28 if bissextile else jour.day)


def _porteurs(connexion: Connection, mot: str) -> set[int]:
    """Return the persons of whom the word begins a name, an entreprise or a theme."""
    entreprises = sorted(search.porteurs(connexion, "entreprises", mot))
    themes = [
        entree.code
        for entree in nomenclatures.liste(connexion, Liste.THEMES)
        if any(dit.startswith(mot) for dit in mots(entree.libelle))
    ]
    nommes = search.porteurs(connexion, "personnes", mot)
    return nommes | repertoire.d_entreprises(connexion, entreprises) | repertoire.de_themes(connexion, themes)
