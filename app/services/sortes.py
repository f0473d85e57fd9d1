"""What every kind of record can do: be read, listed, saved and removed, one transaction each."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from app.domain.changes import Avertissement, Changes
from app.domain.nir import champs_avec_nir
from app.domain.nomenclatures import Liste
from app.services.errors import CodeInconnu, DejaPris, EncoreUtilise, Introuvable
from app.store import nomenclatures
from app.store.fiches import Fiche
from app.store.unit_of_work import Magasin, UnitOfWork

R = TypeVar("R", bound=Any)
Horloge = Callable[[], datetime]
"""Gives the present instant, with its offset."""


class Sorte(Generic[R]):
    """One kind of record; a noun says its `fiche`, its `nom` and its own checks."""

    fiche: Fiche[R]
    nom: str
    codes: dict[str, Liste] = {}  # noqa: RUF012
    """Fields that hold a code, and the list that must know it."""

    def __init__(self, magasin: Magasin, horloge: Horloge) -> None:
        self._magasin = magasin
        self._horloge = horloge

    def get(self, ident: int) -> R:
        """Return one record; raises `Introuvable`."""
        with self._magasin.lire() as connexion:
            return self._exiger(connexion, ident)

    def toutes(self) -> list[R]:
        """Return every record, by id."""
        with self._magasin.lire() as connexion:
            return self.fiche.tous(connexion)

    def save(self, record: R) -> tuple[R, Changes]:
        """Keep a record, new (id 0) or known; raises the refusal of the first rule it breaks."""
        with self._magasin.ecrire(f"Enregistrement : {self.nom}") as unite:
            ecrit = self.ecrire(unite, record)
        return ecrit, unite.changes(avertissements(ecrit))

    def modifier(self, ident: int, visite: str = "", **champs: Any) -> tuple[R, Changes]:  # noqa: ANN401
        """Change some fields of a record, read again first: a form never writes back what it has not touched.

        Saves that bear the same `visite` (one visit of one field) are one step to undo.
        """
        with self._magasin.ecrire(f"Enregistrement : {self.nom}", visite=visite) as unite:
            ecrit = self.ecrire(unite, replace(self._exiger(unite.connexion, ident), **champs))
        return ecrit, unite.changes(avertissements(ecrit))

    def delete(self, ident: int) -> Changes:
        """Remove a record that nothing uses; raises `EncoreUtilise`."""
        with self._magasin.ecrire(f"Suppression : {self.nom}", "supprimer") as unite:
            record = self._exiger(unite.connexion, ident)
            try:
                self._effacer(unite, record)
            except IntegrityError:
                raise EncoreUtilise(sorte=self.nom) from None
        return unite.changes()

    def ecrire(self, unite: UnitOfWork, record: R) -> R:
        """Check and keep a record inside an open transaction."""
        if record.id:
            self._exiger(unite.connexion, record.id)
        self._verifier_codes(unite.connexion, record)
        self._verifier(unite.connexion, record)
        try:
            return self._garder(unite, record)
        except IntegrityError as erreur:
            raise _refus_de_contrainte(erreur, self.nom) from None

    def _verifier(self, connexion: Connection, record: R) -> None:
        """Raise the refusal of the first rule the record breaks."""

    def _garder(self, unite: UnitOfWork, record: R) -> R:
        return self.fiche.ecrire(unite, record)

    def _effacer(self, unite: UnitOfWork, record: R) -> None:
        self.fiche.effacer(unite, record)

    def _exiger(self, connexion: Connection, ident: int) -> R:
        record = self.fiche.lire(connexion, ident)
        if record is None:
            raise Introuvable(sorte=self.nom, id=ident)
        return record

    def _verifier_codes(self, connexion: Connection, record: R) -> None:
        for champ, liste in self.codes.items():
            lu = getattr(record, champ)
            for code in lu if isinstance(lu, tuple) else (lu,):
                if not nomenclatures.existe(connexion, liste, code):
                    raise CodeInconnu(champ=champ, liste=liste.value)

    def _aujourd_hui(self) -> date:
        return self._horloge().date()


def avertissements(record: object) -> tuple[Avertissement, ...]:
    """Return what to show beside a record just saved: a NIR has no place in a text."""
    return tuple(Avertissement("nir_saisi", champ) for champ in champs_avec_nir(record))


def _refus_de_contrainte(erreur: IntegrityError, nom: str) -> Introuvable | DejaPris:
    """Tell a broken link from a value already taken; the message of the driver is never shown."""
    if "FOREIGN KEY" in str(erreur.orig):
        return Introuvable(sorte=nom, id="?")
    return DejaPris(champ=nom)
