"""How the width of a page is shared between the columns of a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.polices import DEMI, largeur
from app.documents.typography import CORPS_TABLEAU

ECART = 10
"""Space to the left of a figure, in points."""

_LIBELLE_MINIMAL = 108
_CHIFFRE_LARGE, _CHIFFRE_SERRE = 76, 52
_BARRES, _BLANC = 148, 20
_CORPS_POSSIBLES = (CORPS_TABLEAU, 9, 8.4, 7.8, 7.2, 6.6, 6)


@dataclass(frozen=True, slots=True)
class Colonnes:
    """Widths in points: the labels first, then the figures; `barres` is the width kept at the right for bars."""

    largeurs: tuple[float, ...]
    corps: float
    barres: float


def partager(tetes: Sequence[str], lignes: Sequence[Sequence[str]], place: float, *, barres: bool) -> Colonnes:
    """Share `place`; figures take what their words need, labels the rest, at the largest size that fits."""
    reserve = _BARRES if barres else 0
    utile = place - reserve - (_BLANC if barres else 0)
    for corps in _CORPS_POSSIBLES:
        chiffres = _besoins(tetes, lignes, corps)
        if utile - sum(chiffres) >= min(_LIBELLE_MINIMAL, _libelle(tetes[0], lignes, corps)):
            break
    else:
        reduction = min(1, (utile - _LIBELLE_MINIMAL / 2) / max(1, sum(chiffres)))
        chiffres = [c * reduction for c in chiffres]
    if barres:
        chiffres = _aerer(chiffres, utile - _LIBELLE_MINIMAL + ECART, _CHIFFRE_SERRE)
    else:
        chiffres = _aerer(chiffres, utile - _libelle(tetes[0], lignes, corps), _CHIFFRE_LARGE)
    return Colonnes((utile - sum(chiffres), *chiffres), corps, reserve)


def repartir(tetes: Sequence[str], lignes: Sequence[Sequence[str]], place: float, libelle: float) -> Colonnes:
    """Give the labels `libelle` points and the figures equal shares of the rest, at the largest size that fits."""
    part = (place - libelle) / max(1, len(tetes) - 1)
    besoins = {corps: max(_besoins(tetes, lignes, corps), default=0) for corps in _CORPS_POSSIBLES}
    corps = next((c for c, besoin in besoins.items() if besoin - ECART + 3 <= part), _CORPS_POSSIBLES[-1])
    return Colonnes((libelle, *(part,) * (len(tetes) - 1)), corps, 0)


def _besoins(tetes: Sequence[str], lignes: Sequence[Sequence[str]], corps: float) -> list[float]:
    return [_besoin(tetes[k], [x[k] for x in lignes], corps) for k in range(1, len(tetes))]


def _besoin(tete: str, valeurs: Sequence[str], corps: float) -> float:
    mots = [*tete.split(" "), *valeurs]
    return max(largeur(m, DEMI, corps) for m in mots) + ECART + 0.1


def _libelle(tete: str, lignes: Sequence[Sequence[str]], corps: float) -> float:
    return max(largeur(t, DEMI, corps) for t in (tete, *(x[0] for x in lignes))) + 4


def _aerer(chiffres: list[float], libre: float, ideale: float) -> list[float]:
    """Give the figures a common width when the labels leave room for it, so that columns align down the page."""
    if not chiffres:
        return chiffres
    voulue = min(ideale, libre / len(chiffres))
    return [max(c, voulue) for c in chiffres] if sum(max(c, voulue) for c in chiffres) <= libre else chiffres
