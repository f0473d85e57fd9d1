"""Through the header: from a secret to what opens the database."""

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from app.coffre import emplacements, secours
from app.coffre.emplacements import PHRASE, SECOURS, Trousseau
from app.coffre.entete import Entete, Jumeaux
from app.coffre.errors import EnteteFalsifie
from app.coffre.kdf import Cout
from app.errors import Refus

_BLOC = 1 << 20

Digest = Callable[[], tuple[bytes, int]]
"""Waits for, and returns, the SHA-256 and the length in bytes of a file."""


@dataclass(frozen=True, slots=True)
class Cle:
    """What the user gave: a passphrase, or the recovery key; exactly one of the two."""

    phrase: str | None = None
    secours: str | None = None

    def __repr__(self) -> str:
        return "Cle(…)"


def deverrouiller(jumeaux: Jumeaux, cle: Cle, plancher: Cout) -> tuple[Entete, Trousseau]:
    """Return the authentic header of highest generation that `cle` opens, and what it holds.

    Raises `PhraseFausse`, `SecoursFausse`, `SecoursMalTape`, `SecoursLongueur`, `CoutRefuse`,
    `EnteteFalsifie` when the secret is right but the header was not written with the key.
    """
    premier: Refus | None = None
    for entete in _candidats(jumeaux):
        try:
            trousseau = deballer(entete, cle, plancher)
        except Refus as refus:
            premier = premier or refus
            continue
        if entete.authentique(trousseau.sous_cle("entete")):
            return entete, trousseau
        premier = EnteteFalsifie()
    raise premier or EnteteFalsifie


def _candidats(jumeaux: Jumeaux) -> list[Entete]:
    """Return the headers of the highest generation: an older one would still open to a revoked secret."""
    haute = jumeaux.entetes[0].generation
    uniques = {entete.octets(): entete for entete in jumeaux.entetes if entete.generation == haute}
    return list(uniques.values())


def deballer(entete: Entete, cle: Cle, plancher: Cout) -> Trousseau:
    """Return what the slot of the given secret holds."""
    if cle.secours is not None:
        secret = secours.lire(cle.secours)
        return emplacements.ouvrir_secours(_place(entete, SECOURS), entete.coffre, secret)
    return emplacements.ouvrir_phrase(_place(entete, PHRASE), entete.coffre, cle.phrase or "", plancher)


def _place(entete: Entete, nom: str) -> emplacements.Emplacement:
    if nom not in entete.emplacements:
        raise EnteteFalsifie
    return entete.emplacements[nom]


def digerer(chemin: Path) -> tuple[bytes, int]:
    """Return the SHA-256 and the length in bytes of a file, zeros when it is not there."""
    somme, taille = hashlib.sha256(), 0
    try:
        with chemin.open("rb") as fichier:
            while bloc := fichier.read(_BLOC):
                somme.update(bloc)
                taille += len(bloc)
    except FileNotFoundError:
        return bytes(32), 0
    return somme.digest(), taille


def digerer_a_cote(chemin: Path) -> Digest:
    """Start `digerer` on another thread: it needs no key, and lasts less than Argon2 takes.

    Return the way to wait for it.
    """
    executant = ThreadPoolExecutor(1, thread_name_prefix="empreinte")
    futur = executant.submit(digerer, chemin)
    executant.shutdown(wait=False)
    return futur.result
