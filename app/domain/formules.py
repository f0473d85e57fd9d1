"""A tiny language for the formulas of funds: numbers, names, + - * / and parentheses, in exact fractions; no eval."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar
from unicodedata import normalize

from app.errors import Refus

_JETON = re.compile(r"\s*(?:(\d+(?:[.,]\d+)?)|([a-z_][a-z_0-9]*)|([-+*/()]))", re.ASCII)
_ECRITS = {"×": "*", "÷": "/", "−": "-", "–": "-", "\u00a0": " ", "\u202f": " ", "’": "'"}
_SIGNES = {"*": "×", "/": "÷", "-": "−"}
LONGUEUR_MAX = 400


class FormuleRefusee(Refus):
    """A formula that cannot be read; `details["raison"]` says why and where, `details["place"]` is the sign, from 0."""

    code: ClassVar[str] = "formule_refusee"


@dataclass(frozen=True, slots=True)
class Jeton:
    """One word of a formula: a number, a name, or a sign."""

    nombre: Fraction | None = None
    nom: str = ""
    signe: str = ""
    place: int = field(default=0, compare=False)
    """Where it begins in the text, from 0."""


def lire(texte: str) -> tuple[Jeton, ...]:
    """Return the words of a formula, once checked, whatever its accents, its capitals, × and ÷.

    Raises `FormuleRefusee`.
    """
    jetons: list[Jeton] = []
    simple = "".join(map(_simplifier, texte))
    rang, fin = 0, len(simple.rstrip())
    if fin > LONGUEUR_MAX:
        raise FormuleRefusee(raison="elle est trop longue", place=LONGUEUR_MAX)
    while rang < fin:
        trouve = _JETON.match(simple, rang)
        if trouve is None:
            faute = rang + len(simple[rang:]) - len(simple[rang:].lstrip())
            raise _refuser(f"« {texte[faute]} » n’y a pas de sens", faute)
        nombre, nom, signe = trouve.groups()
        valeur = Fraction(nombre.replace(",", ".")) if nombre else None
        jetons.append(Jeton(valeur, nom or "", signe or "", trouve.start(trouve.lastindex or 0)))
        rang = trouve.end()
    _Lecture(jetons, lambda _: Fraction(1), len(texte.rstrip())).tout()
    return tuple(jetons)


def exiger_connus(jetons: tuple[Jeton, ...], connus: Collection[str]) -> None:
    """Raise `FormuleRefusee` at the first name that is not a term."""
    for jeton in jetons:
        if jeton.nom and jeton.nom not in connus:
            raise _refuser(f"« {jeton.nom} » n’est pas un terme connu", jeton.place)


def noms(jetons: tuple[Jeton, ...]) -> frozenset[str]:
    """Return the terms a formula uses."""
    return frozenset(jeton.nom for jeton in jetons if jeton.nom)


def evaluer(jetons: tuple[Jeton, ...], termes: Mapping[str, Fraction]) -> Fraction | None:
    """Return the exact value, None when it divides by zero; raises `FormuleRefusee` for a name nobody gave."""
    return _Lecture(list(jetons), lambda jeton: _terme(termes, jeton)).tout()


def ecrire(jetons: tuple[Jeton, ...], dire: Callable[[str], str]) -> str:
    """Return the formula as one writes it, each name replaced by what `dire` says of it."""
    morceaux = []
    for jeton in jetons:
        if jeton.nom:
            morceaux.append(dire(jeton.nom))
        elif jeton.nombre is not None:
            morceaux.append(f"{float(jeton.nombre):g}".replace(".", ","))
        else:
            morceaux.append(_SIGNES.get(jeton.signe, jeton.signe))
    return " ".join(morceaux).replace("( ", "(").replace(" )", ")")


def _terme(termes: Mapping[str, Fraction], jeton: Jeton) -> Fraction:
    if jeton.nom not in termes:
        raise _refuser(f"« {jeton.nom} » est inconnu", jeton.place)
    return termes[jeton.nom]


def _refuser(raison: str, place: int) -> FormuleRefusee:
    return FormuleRefusee(raison=f"{raison}, au signe {place + 1}", place=place)


def _simplifier(signe: str) -> str:
    """Return one sign as the grammar writes it: as many signs after as before, so that places stay true."""
    return _ECRITS.get(signe) or normalize("NFD", signe.lower())[0]


class _Lecture:
    """Reads by descent: a sum of products of factors. None runs through once something was divided by zero."""

    def __init__(self, jetons: list[Jeton], terme: Callable[[Jeton], Fraction], fin: int = 0) -> None:
        self._jetons = jetons
        self._terme = terme
        self._fin = fin
        self._rang = 0

    def tout(self) -> Fraction | None:
        valeur = self._somme()
        if self._rang < len(self._jetons):
            jeton = self._jetons[self._rang]
            raison = "une parenthèse est fermée sans avoir été ouverte" if jeton.signe == ")" else "un signe manque"
            raise _refuser(raison, jeton.place)
        return valeur

    def _somme(self) -> Fraction | None:
        valeur = self._produit()
        while signe := self._prendre("+-"):
            autre = self._produit()
            valeur = _calculer(signe, valeur, autre)
        return valeur

    def _produit(self) -> Fraction | None:
        valeur = self._facteur()
        while signe := self._prendre("*/"):
            autre = self._facteur()
            valeur = _calculer(signe, valeur, autre)
        return valeur

    def _facteur(self) -> Fraction | None:
        if self._prendre("-"):
            return _calculer("-", Fraction(0), self._facteur())
        if self._prendre("("):
            valeur = self._somme()
            if not self._prendre(")"):
                raise _refuser("une parenthèse n’est pas fermée", self._place())
            return valeur
        jeton = self._jetons[self._rang] if self._rang < len(self._jetons) else Jeton()
        if jeton.nom:
            self._rang += 1
            return self._terme(jeton)
        if jeton.nombre is None:
            raise _refuser("un terme manque", self._place())
        self._rang += 1
        return jeton.nombre

    def _place(self) -> int:
        return self._jetons[self._rang].place if self._rang < len(self._jetons) else self._fin

    def _prendre(self, signes: str) -> str:
        if self._rang < len(self._jetons) and (signe := self._jetons[self._rang].signe) and signe in signes:
            self._rang += 1
            return signe
        return ""


def _calculer(signe: str, a: Fraction | None, b: Fraction | None) -> Fraction | None:
    if a is None or b is None or (signe == "/" and b == 0):
        return None
    return {"+": a + b, "-": a - b, "*": a * b}[signe] if signe != "/" else a / b
