"""Postal addresses as machines read them (NF Z 10-011): six lines of 38 signs, the street and the town in capitals."""

import re
from dataclasses import dataclass
from typing import Final

LIGNES_MAX: Final = 6
SIGNES_MAX: Final = 38
_PONCTUATION = re.compile(r"[^\w\s/]|_")
_ABREGES: Final = {
    "AVENUE": "AV", "BOULEVARD": "BD", "PLACE": "PL", "ALLEE": "ALL", "ALLÉE": "ALL", "IMPASSE": "IMP", "ROUTE": "RTE",
    "CHEMIN": "CHE", "RESIDENCE": "RES", "RÉSIDENCE": "RES", "BATIMENT": "BAT", "BÂTIMENT": "BAT", "ESCALIER": "ESC",
    "APPARTEMENT": "APT", "ETAGE": "ETG", "ÉTAGE": "ETG", "SAINT": "ST", "SAINTE": "STE", "FAUBOURG": "FG",
    "QUARTIER": "QUA", "SQUARE": "SQ", "GENERAL": "GAL", "GÉNÉRAL": "GAL", "DOCTEUR": "DR", "PRESIDENT": "PDT",
    "PRÉSIDENT": "PDT", "LOTISSEMENT": "LOT", "DIRECTION": "DIR", "SERVICE": "SCE", "DEPARTEMENTALE": "DEPT",
    "DÉPARTEMENTALE": "DEPT",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bloc:
    """What is printed on the envelope, and the words that did not fit in six lines of 38 signs."""

    lignes: tuple[str, ...]
    perdu: tuple[str, ...] = ()


def bloc(noms: tuple[str, ...], adresse: str, code_postal: str, ville: str) -> Bloc:
    """Return the block of an address: names as they are, then the street (last line of `adresse`) and the town."""
    *complements, voie = _lignes(adresse) or [""]
    tete = [_ramasser(nom) for nom in (*noms, *complements)]
    pied = [_postale(voie), _postale(f"{code_postal} {ville}")]
    lignes = [ligne for nom in tete if nom for ligne in _tenir(nom)]
    fin = [ligne for nom in pied if nom for ligne in _tenir(nom)]
    return _six(lignes, fin)


def _six(tete: list[str], fin: list[str]) -> Bloc:
    """Join short neighbours, then leave out the last complements: the name, the street and the town always stay."""
    while len(tete) + len(fin) > LIGNES_MAX and (rang := _jointure(tete)) is not None:
        tete[rang : rang + 2] = [f"{tete[rang]} {tete[rang + 1]}"]
    place = max(1, LIGNES_MAX - len(fin))
    lignes = (*tete[:place], *fin)
    return Bloc(lignes[:LIGNES_MAX], (*tete[place:], *lignes[LIGNES_MAX:]))


def _jointure(lignes: list[str]) -> int | None:
    """Return the rank of the first line, after the name, that holds with the next one in 38 signs."""
    rangs = range(1, len(lignes) - 1)
    return next((n for n in rangs if len(lignes[n]) + 1 + len(lignes[n + 1]) <= SIGNES_MAX), None)


def _lignes(adresse: str) -> list[str]:
    return [ligne for ligne in map(_ramasser, adresse.splitlines()) if ligne]


def _ramasser(texte: str) -> str:
    return " ".join(texte.split())


def _postale(ligne: str) -> str:
    """Return a line in capitals, without punctuation (an apostrophe becomes a space)."""
    return _ramasser(_PONCTUATION.sub(" ", ligne.replace("’", "'"))).upper()


def _tenir(ligne: str) -> list[str]:
    """Shorten a line to 38 signs by the usual abbreviations, else break it between words."""
    if len(ligne) > SIGNES_MAX:
        ligne = " ".join(_abreger(mot) for mot in ligne.split())
    lignes = [""]
    for mot in ligne.split():
        for morceau in (mot[n : n + SIGNES_MAX] for n in range(0, len(mot), SIGNES_MAX)):
            essai = f"{lignes[-1]} {morceau}".strip()
            if len(essai) <= SIGNES_MAX:
                lignes[-1] = essai
            else:
                lignes.append(morceau)
    return [ligne for ligne in lignes if ligne]


def _abreger(mot: str) -> str:
    abrege = _ABREGES.get(mot.upper(), mot)
    return abrege if mot.isupper() or abrege == mot else abrege.capitalize()
