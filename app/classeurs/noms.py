"""Names of people: cut a cell into surname and first name, and compare two spellings."""

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from app.domain.texte import fold, mots

_CIVILITES = {"m": "H", "mr": "H", "monsieur": "H", "mme": "F", "madame": "F", "mlle": "F", "mademoiselle": "F"}
_PARTICULES = frozenset(
    "le la les de du des da di del dos el al ben bel bou ould van von der den mac mc saint sainte st ste d l".split()
)
_ABREGES = {"st": "saint", "ste": "sainte"}
_TYPO_MIN = 6
_FEMININS = (("", "e"), ("", "le"), ("", "ne"), ("", "te"), ("el", "elle"), ("er", "ere"), ("c", "que"), ("", "a"))


@dataclass(frozen=True, slots=True)
class Nom:
    """A name cut in two; `sexe` when a civility said it. Either part may be empty."""

    nom: str
    prenom: str
    sexe: str = ""


def separer(cellule: str, *, nom_d_abord: bool = True) -> Nom:
    """Cut « LE GALL Anne », « Anne LE GALL », « Le Gall, Anne » or, by `nom_d_abord`, « Le Gall Anne ».

    A run of capitals is the surname; particles go with what follows them.
    """
    sexe, reste = _civilite(" ".join(cellule.split()))
    if "," in reste:
        nom, _, prenom = reste.partition(",")
        return Nom(nom.strip(), _prenom(prenom), sexe)
    parties = reste.split()
    majuscules = [_est_majuscule(p) for p in parties]
    if any(majuscules) and not all(majuscules):
        noms, prenoms = _par_majuscules(parties, majuscules)
    else:
        noms, prenoms = _par_ordre(parties, nom_d_abord=nom_d_abord)
    return Nom(" ".join(noms), _prenom(" ".join(prenoms)), sexe)


def ranger(nom: str, prenom: str) -> Nom:
    """Clean a surname and a first name typed in two cells."""
    sexe, propre = _civilite(" ".join(nom.split()))
    return Nom(propre, _prenom(prenom), sexe)


def cles(nom: str, prenom: str) -> tuple[str, ...]:
    """Return the keys under which one person is filed: same words in any order, or same letters run together."""
    a, b = _mots_de_nom(nom), _mots_de_nom(prenom)
    colle, inverse = "".join(a + b), "".join(b + a)
    return tuple(dict.fromkeys((" ".join(sorted(a + b)), colle, inverse)))


def une_faute(a: Nom, b: Nom) -> bool:
    """Tell whether two names differ by one slip of the hand, and not as Pascal from Pascale or Jean from Jeanne."""
    for autre in (b, Nom(b.prenom, b.nom)):
        gauche, droite = _lettres(a.nom, a.prenom), _lettres(autre.nom, autre.prenom)
        if min(map(len, (gauche, droite))) < _TYPO_MIN or OSA.distance(gauche, droite, score_cutoff=1) > 1:
            continue
        if not _genres(a.prenom, autre.prenom) and not _initiale(a.prenom, autre.prenom):
            return True
    return False


def _lettres(nom: str, prenom: str) -> str:
    return "".join(_mots_de_nom(nom) + _mots_de_nom(prenom))


def _genres(a: str, b: str) -> bool:
    court, long = sorted(("".join(mots(a)), "".join(mots(b))), key=len)
    return court != long and any(court.endswith(m) and court[: len(court) - len(m)] + f == long for m, f in _FEMININS)


def _initiale(a: str, b: str) -> bool:
    return min(len(a.strip(" .")), len(b.strip(" ."))) < 2


def _mots_de_nom(texte: str) -> list[str]:
    return [_ABREGES.get(m, m) for m in mots(texte)]


def _civilite(texte: str) -> tuple[str, str]:
    premier, _, reste = texte.partition(" ")
    sexe = _CIVILITES.get(fold(premier).strip("."), "")
    return (sexe, reste) if sexe and reste else ("", texte)


def _prenom(texte: str) -> str:
    """Return the first name, capitalised when it was typed all in capitals."""
    propre = " ".join(texte.split())
    if not _est_majuscule(propre):
        return propre
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), propre)


def _est_majuscule(mot: str) -> bool:
    lettres = [c for c in mot if c.isalpha()]
    return len(lettres) > 1 and all(c.isupper() for c in lettres)


def _par_majuscules(parties: list[str], majuscules: list[bool]) -> tuple[list[str], list[str]]:
    debut = majuscules.index(True)
    fin = len(majuscules) - majuscules[::-1].index(True)
    while debut and fold(parties[debut - 1]).strip("'") in _PARTICULES:
        debut -= 1
    return parties[debut:fin], parties[:debut] + parties[fin:]


def _par_ordre(parties: list[str], *, nom_d_abord: bool) -> tuple[list[str], list[str]]:
    if len(parties) < 2:
        return parties, []
    if nom_d_abord:
        coupe = 1
        while coupe < len(parties) - 1 and fold(parties[coupe - 1]) in _PARTICULES:
            coupe += 1
        return parties[:coupe], parties[coupe:]
    coupe = len(parties) - 1
    while coupe > 1 and fold(parties[coupe - 1]) in _PARTICULES:
        coupe -= 1
    return parties[coupe:], parties[:coupe]
