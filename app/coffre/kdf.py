"""From a secret to a key: Argon2id for what is remembered, HKDF for what is random."""

import time
import unicodedata
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.coffre.errors import CoutRefuse

TAILLE_CLE = 32
_VISEE = 1.0


@dataclass(frozen=True, slots=True)
class Cout:
    """The price of one try: memory in KiB, passes, lanes."""

    memoire_kib: int = 262_144
    passes: int = 3
    voies: int = 4


PLANCHER = Cout(65_536, 3, 4)
"""RFC 9106 section 4, second recommended option."""

PLAFOND = Cout(2_097_152, 64, 16)


def normaliser(phrase: str) -> bytes:
    """Return the passphrase as NFKC UTF-8, so that every keyboard types the same bytes."""
    return unicodedata.normalize("NFKC", phrase).encode()


def borner(cout: Cout, plancher: Cout = PLANCHER) -> Cout:
    """Return `cout` if it lies between `plancher` and `PLAFOND`, before any memory is taken.

    Raises `CoutRefuse`. Only tests give a lower `plancher`.
    """
    bornes = (
        plancher.memoire_kib <= cout.memoire_kib <= PLAFOND.memoire_kib,
        plancher.passes <= cout.passes <= PLAFOND.passes,
        plancher.voies <= cout.voies <= PLAFOND.voies,
    )
    if not all(bornes):
        raise CoutRefuse
    return cout


def deriver(phrase: str, sel: bytes, cout: Cout) -> bytes:
    """Return the 32-byte key of a passphrase (Argon2id, version 1.3)."""
    return hash_secret_raw(
        normaliser(phrase), sel, cout.passes, cout.memoire_kib, cout.voies, TAILLE_CLE, Type.ID
    )


def calibrer() -> Cout:
    """Return the cost that takes about one second here: never under `PLANCHER`, never over 256 MiB."""
    debut = time.perf_counter()
    deriver("calibrage", b"visavis.calibrage", PLANCHER)
    rapport = _VISEE / (time.perf_counter() - debut)
    usuel = Cout()
    memoire = min(usuel.memoire_kib, max(PLANCHER.memoire_kib, int(PLANCHER.memoire_kib * rapport)))
    passes = round(usuel.passes * rapport * PLANCHER.memoire_kib / memoire)
    return Cout(memoire // 1024 * 1024, min(12, max(usuel.passes, passes)), usuel.voies)


def sous_cle(cle: bytes, usage: str, sel: bytes = b"") -> bytes:
    """Return the 32-byte sub-key of `cle` for one usage (HKDF-SHA256)."""
    return HKDF(SHA256(), TAILLE_CLE, sel or None, f"visavis/{usage}".encode()).derive(cle)
