"""A slot: the key of the database, wrapped by one secret."""

import base64
import json
import secrets
from dataclasses import dataclass
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.coffre import kdf
from app.coffre.errors import CoutRefuse, PhraseFausse, SecoursFausse
from app.coffre.kdf import Cout

PHRASE = "phrase"
SECOURS = "secours"
_NONCE = 12


@dataclass(frozen=True, slots=True)
class Trousseau:
    """What opens the database: its key (32 bytes) and its salt (16 bytes)."""

    cle: bytes
    sel: bytes

    @classmethod
    def tirer(cls) -> Self:
        """Return a new random set."""
        return cls(secrets.token_bytes(32), secrets.token_bytes(16))

    def sous_cle(self, usage: str) -> bytes:
        """Return the sub-key for "entete", "journal" or "sauvegarde"."""
        return kdf.sous_cle(self.cle, usage)

    def __repr__(self) -> str:
        return "Trousseau(…)"


@dataclass(frozen=True, slots=True)
class Emplacement:
    """One slot as it is on disk; `cout` is None where the secret is random (HKDF)."""

    sel: bytes
    cout: Cout | None
    nonce: bytes
    secret: bytes

    def en_json(self) -> dict[str, object]:
        """Return the slot as it is written in the header."""
        return {"kdf": _kdf(self.sel, self.cout), "nonce": _b64(self.nonce), "secret": _b64(self.secret)}

    @classmethod
    def de_json(cls, lu: dict[str, object]) -> Self:
        """Return the slot read; raises KeyError, TypeError or ValueError when it has not the shape."""
        parametres = lu["kdf"]
        if not isinstance(parametres, dict):
            raise TypeError
        cout = None
        if parametres["nom"] == "argon2id":
            cout = Cout(*(int(parametres[nom]) for nom in ("memoire_kib", "passes", "voies")))
        return cls(_octets(parametres["sel"]), cout, _octets(lu["nonce"]), _octets(lu["secret"]))


def _b64(octets: bytes) -> str:
    return base64.b64encode(octets).decode()


def _octets(texte: object) -> bytes:
    return base64.b64decode(str(texte), validate=True)


def _kdf(sel: bytes, cout: Cout | None) -> dict[str, object]:
    if cout is None:
        return {"nom": "hkdf-sha256", "sel": _b64(sel)}
    return {
        "nom": "argon2id",
        "sel": _b64(sel),
        "memoire_kib": cout.memoire_kib,
        "passes": cout.passes,
        "voies": cout.voies,
    }


def _contexte(coffre: str, nom: str, sel: bytes, cout: Cout | None) -> bytes:
    """Return what is authenticated with the slot: vault, slot, and its own key derivation."""
    return json.dumps([coffre, nom, _kdf(sel, cout)], sort_keys=True, separators=(",", ":")).encode()


def _emballer(cle: bytes, trousseau: Trousseau, coffre: str, nom: str, sel: bytes, cout: Cout | None) -> Emplacement:
    nonce = secrets.token_bytes(_NONCE)
    clair = trousseau.cle + trousseau.sel
    return Emplacement(sel, cout, nonce, AESGCM(cle).encrypt(nonce, clair, _contexte(coffre, nom, sel, cout)))


def _deballer(cle: bytes, place: Emplacement, coffre: str, nom: str) -> Trousseau:
    clair = AESGCM(cle).decrypt(place.nonce, place.secret, _contexte(coffre, nom, place.sel, place.cout))
    return Trousseau(clair[:32], clair[32:])


def sceller_phrase(trousseau: Trousseau, coffre: str, phrase: str, cout: Cout) -> Emplacement:
    """Return the slot that a passphrase opens."""
    sel = secrets.token_bytes(16)
    return _emballer(kdf.deriver(phrase, sel, cout), trousseau, coffre, PHRASE, sel, cout)


def ouvrir_phrase(place: Emplacement, coffre: str, phrase: str, plancher: Cout) -> Trousseau:
    """Return what the passphrase unwraps; raises `PhraseFausse`, `CoutRefuse` before any memory is taken."""
    if place.cout is None:
        raise CoutRefuse
    cle = kdf.deriver(phrase, place.sel, kdf.borner(place.cout, plancher))
    try:
        return _deballer(cle, place, coffre, PHRASE)
    except (InvalidTag, ValueError) as erreur:
        raise PhraseFausse from erreur


def sceller_secours(trousseau: Trousseau, coffre: str, secret: bytes) -> Emplacement:
    """Return the slot that the recovery key opens."""
    sel = secrets.token_bytes(16)
    return _emballer(kdf.sous_cle(secret, SECOURS, sel), trousseau, coffre, SECOURS, sel, None)


def ouvrir_secours(place: Emplacement, coffre: str, secret: bytes) -> Trousseau:
    """Return what the recovery key unwraps; raises `SecoursFausse`."""
    try:
        return _deballer(kdf.sous_cle(secret, SECOURS, place.sel), place, coffre, SECOURS)
    except (InvalidTag, ValueError) as erreur:
        raise SecoursFausse from erreur
