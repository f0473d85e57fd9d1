"""A tiny language for the formulas of funds: numbers, names, + - * / and parentheses, in exact fractions; no eval."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from app.errors import Refus

_JETON = re.compile(r"\s*(?:(\d+(?:[.,]\d+)?)|([a-z_][a-z_0-9]*)|([-+*/()]))", re.ASCII)
_SIGNES = {"*": "×", "/": "÷", "-": "−"}
LONGUEUR_MAX = 400


class FormuleRefusee(Refus):
    """A formula that cannot be read; `details["raison"]` says why, in French."""

    code: ClassVar[str] = "formule_refusee"


@dataclass(frozen=True, slots=True)
class Jeton:
    """One word of a formula: a number, a name, or a sign."""

    nombre: Fraction | None = None
    nom: str = ""
    signe: str = ""


def lire(texte: str) -> tuple[Jeton, ...]:
    """Return the words of a formula, once checked; raises `FormuleRefusee`."""
    jetons: list[Jeton] = []
    rang, fin = 0, len(texte.rstrip())
    if fin > LONGUEUR_MAX:
        raise FormuleRefusee(raison="elle est trop longue")
    while rang < fin:
        trouve = _JETON.match(texte, rang)
        if trouve is None:
            raise FormuleRefusee(raison=f"« {texte[rang:].strip()[:1]} » n’y a pas de sens")
        nombre, nom, signe = trouve.groups()
        jetons.append(Jeton(Fraction(nombre.replace(",", ".")) if nombre else None, nom or "", signe or ""))
        rang = trouve.end()
    _Lecture(jetons, lambda _: Fraction(1)).tout()
    return tuple(jetons)


def noms(jetons: tuple[Jeton, ...]) -> frozenset[str]:
    """Return the terms a formula uses."""
    return frozenset(jeton.nom for jeton in jetons if jeton.nom)


def evaluer(jetons: tuple[Jeton, ...], termes: Mapping[str, Fraction]) -> Fraction | None:
    """Return the exact value, None when it divides by zero; raises `FormuleRefusee` for a name nobody gave."""
    return _Lecture(list(jetons), lambda nom: _terme(termes, nom)).tout()


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


def _terme(termes: Mapping[str, Fraction], nom: str) -> Fraction:
    if nom not in termes:
        raise FormuleRefusee(raison=f"« {nom} » est inconnu")
    return termes[nom]


class _Lecture:
    """Reads by descent: a sum of products of factors. None runs through once something was divided by zero."""

    def __init__(self, jetons: list[Jeton], terme: Callable[[str], Fraction]) -> None:
        self._jetons = jetons
        self._terme = terme
        self._rang = 0

    def tout(self) -> Fraction | None:
        valeur = self._somme()
        if self._rang < len(self._jetons):
            raise FormuleRefusee(raison="un signe manque entre deux termes")
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
                raise FormuleRefusee(raison="une parenthèse n’est pas fermée")
            return valeur
        jeton = self._jetons[self._rang] if self._rang < len(self._jetons) else Jeton()
        self._rang += 1
        if jeton.nom:
            return self._terme(jeton.nom)
        if jeton.nombre is None:
            raise FormuleRefusee(raison="un terme manque")
        return jeton.nombre

    def _prendre(self, signes: str) -> str:
        if self._rang < len(self._jetons) and (signe := self._jetons[self._rang].signe) and signe in signes:
            self._rang += 1
            return signe
        return ""


def _calculer(signe: str, a: Fraction | None, b: Fraction | None) -> Fraction | None:
    if a is None or b is None or (signe == "/" and b == 0):
        return None
    return {"+": a + b, "-": a - b, "*": a * b}[signe] if signe != "/" else a / b
