"""A price column in free words: « 72 € HT », « 340 € la demi-journée », « forfait 2 000 € / an »; never guessed."""

import re
from dataclasses import dataclass

from app.classeurs import clauses
from app.classeurs.cellule import Cellule
from app.domain.contrats import Mode, Unite
from app.domain.texte import fold, mots

_CONNUS = frozenset(
    "ht hors taxe taxes forfait forfaitaire an annuel annuelle annee par a au de du des d l la le les et "
    "heure heures h hrs demi journee journees jour jours j dj permanence permanences "
    "vacation vacations salarie salaries tete tarif prix horaire euro euros eur € preavis mois".split()
)
_NU = re.compile(r"\s*\d[\d .]*(?:,\d{1,2})?\s*(?:€|euros?\b|eur\b)?\s*(?:ht|hors taxes?)?\s*")
_NOMBRE = re.compile(r"\d[\d .]*(?:,\d+)?")
_PAR_AN = re.compile(r"(?:€|euros?|eur)\s*(?:ht)?\s*(?:/|par|l')\s*an(?:nee)?\b")
_INCOMPRIS = "tarif non compris, rien n’en est repris"


@dataclass(frozen=True, slots=True)
class Tarif:
    """The terms of a price cell, with `clauses` empty and a French `doute` when they are not surely understood."""

    clauses: clauses.Clauses
    doute: str = ""


def lire(cellule: Cellule) -> Tarif:
    """Return the terms of a cell: a number is a price; words are followed only when every one is understood."""
    if not isinstance(cellule, str):
        prix = clauses.centimes(cellule)
        return Tarif(clauses.Clauses(prix=prix), "" if prix is not None else _INCOMPRIS)
    nu = fold(cellule).replace("\u202f", " ").replace("\xa0", " ")
    if _NU.fullmatch(nu):
        return Tarif(clauses.Clauses(prix=clauses.centimes(cellule)))
    lues = clauses.lire(cellule)
    return Tarif(lues) if _sur(nu, lues) else Tarif(clauses.Clauses(), _INCOMPRIS)


def _sur(nu: str, lues: clauses.Clauses) -> bool:
    """Tell whether the price, its unit, and every number and word of the cell were understood."""
    voulus = (lues.prix, lues.preavis, lues.volume if lues.unite is not Unite.FORFAIT else None)
    nombres = len(_NOMBRE.findall(re.sub(r"1/2|½", "demi", nu)))
    annuel = bool(_PAR_AN.search(nu))
    return (
        lues.prix is not None
        and lues.mode is not None
        and nombres == sum(valeur is not None for valeur in voulus)
        and {mot for mot in mots(nu) if not mot.isdigit()} <= _CONNUS
        and (not annuel or lues.mode in (Mode.PAR_SALARIE, Mode.FORFAIT))
    )
