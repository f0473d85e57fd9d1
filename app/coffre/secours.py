"""The recovery key: 160 bits written so that a slip of the pen names its own group.

Crockford base32, eight groups of five: four data symbols and one check symbol. A group is right when
the sum over GF(32) of its symbols, each times its own power of the generator, equals a constant of
that group's place. Distinct non-zero weights catch every substitution and every exchange inside a
group; distinct constants catch groups written in another order.
"""

import secrets
import unicodedata

from app.coffre.errors import SecoursLongueur, SecoursMalTape

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPES = 8
_TAILLE = 5
_OCTETS = 20
_POLYNOME = 0b100101  # x^5 + x^2 + 1, primitive over GF(2)
_SOSIES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_INCONNU = -1


def _double(a: int) -> int:
    a <<= 1
    return a ^ _POLYNOME if a & 0b100000 else a


def _fois(a: int, b: int) -> int:
    produit = 0
    while b:
        if b & 1:
            produit ^= a
        a, b = _double(a), b >> 1
    return produit


_POIDS = (2, 4, 8, 16, 1)
_PLACES = (7, 11, 13, 14, 19, 21, 25, 28)


def tirer() -> bytes:
    """Return a new recovery secret: 20 random bytes."""
    return secrets.token_bytes(_OCTETS)


def ecrire(secret: bytes) -> str:
    """Return the 20 bytes as eight groups joined by dashes."""
    nombre = int.from_bytes(secret)
    symboles = [(nombre >> (5 * rang)) & 31 for rang in reversed(range(GROUPES * 4))]
    return "-".join(_groupe(symboles[4 * place : 4 * place + 4], place) for place in range(GROUPES))


def lire(texte: str) -> bytes:
    """Return the 20 bytes of a typed key, whatever its case, spaces, dashes, O for 0, I or L for 1.

    Raises `SecoursMalTape` with the numbers of the faulty groups, `SecoursLongueur` when symbols are
    missing or in excess and no group can be blamed.
    """
    groupes = _decouper(texte)
    faux = tuple(place + 1 for place, groupe in enumerate(groupes) if not _juste(groupe, place))
    if faux:
        raise SecoursMalTape(groupes=faux, nombre=len(faux), liste=_enumerer(faux))
    nombre = 0
    for groupe in groupes:
        for symbole in groupe[:4]:
            nombre = nombre << 5 | symbole
    return nombre.to_bytes(_OCTETS)


def _groupe(donnees: list[int], place: int) -> str:
    controle = _PLACES[place]
    for poids, symbole in zip(_POIDS, donnees, strict=False):
        controle ^= _fois(poids, symbole)
    return "".join(ALPHABET[symbole] for symbole in (*donnees, controle))


def _juste(groupe: list[int], place: int) -> bool:
    if len(groupe) != _TAILLE or _INCONNU in groupe:
        return False
    somme = 0
    for poids, symbole in zip(_POIDS, groupe, strict=True):
        somme ^= _fois(poids, symbole)
    return somme == _PLACES[place]


def _decouper(texte: str) -> list[list[int]]:
    """Return eight groups: as they were typed if there are eight, else every five symbols."""
    propre = unicodedata.normalize("NFKC", texte).upper().translate(_SOSIES)
    mots = "".join(signe if signe.isalnum() else " " for signe in propre).split()
    if len(mots) != GROUPES:
        suite = "".join(mots)
        if len(suite) != GROUPES * _TAILLE:
            raise SecoursLongueur(trouves=len(suite), attendus=GROUPES * _TAILLE)
        mots = [suite[rang : rang + _TAILLE] for rang in range(0, len(suite), _TAILLE)]
    return [[ALPHABET.find(signe) for signe in mot] for mot in mots]


def _enumerer(groupes: tuple[int, ...]) -> str:
    return ", ".join(str(groupe) for groupe in groupes)
