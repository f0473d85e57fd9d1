"""The account of the control as one reads it."""

from collections.abc import Iterable

from app.bilan.explications import CaseMasquee, Explication, LigneReunie, Membre
from app.bilan.formats import entier, enumerer
from app.bilan.motifs import Etat
from app.bilan.relecture import Remarque

SUITE = "\u202f; "
ETATS = {Etat.IMPRIME: "ok", Etat.REGROUPE: "attention", Etat.MASQUE: "attention", Etat.ABSENT: "attention"}
"""Colour of each state; its word is always beside it."""


def dire_table(explication: Explication) -> list[str]:
    """Return the rule a table went through, then what it did to its lines."""
    reunies = [dire_reunie(ligne) for ligne in explication.reunies]
    return [explication.regle, *reunies, *dire_cases(explication.masquees)]


def dire_reunie(ligne: LigneReunie) -> str:
    """Return « « Autres (regroupés) » réunit Mobilité 3 (moins de 5 personnes) ; … »."""
    causes: dict[str, list[str]] = {}
    for membre in ligne.membres:
        causes.setdefault(membre.cause, []).append(_compte(membre))
    parties = [f"{enumerer(comptes)} ({cause})" for cause, comptes in causes.items()]
    return f"«\u00a0{ligne.libelle}\u00a0» réunit\u00a0: {SUITE.join(parties)}."


def dire_cases(cases: Iterable[CaseMasquee]) -> list[str]:
    """Return a sentence per reason for hiding."""
    causes: dict[str, list[str]] = {}
    for case in cases:
        nombre = "" if case.n is None else f"\u00a0{entier(case.n)}"
        causes.setdefault(case.cause, []).append(f"{case.libelle}{nombre}")
    return [f"n.c.\u00a0: {SUITE.join(dites)} ({cause})." for cause, dites in causes.items()]


def dire_remarque(remarque: Remarque) -> str:
    """Return « « Kermarrec » : nom d’une personne du coffre »."""
    return f"«\u00a0{remarque.extrait}\u00a0»\u00a0: {remarque.phrase}"


def _compte(membre: Membre) -> str:
    actes = "\u00a0actes" if membre.actes and membre.n else ""
    return f"{membre.libelle}\u00a0{entier(membre.n)}{actes}" if membre.n else membre.libelle
