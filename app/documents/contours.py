"""Outlines of the glyphs of a face (OpenType 1.9, « glyf »), to draw words that no reader takes for text."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from struct import unpack_from
from typing import Final, NamedTuple

from reportlab.pdfbase import pdfmetrics

_SUR_COURBE, _X_COURT, _Y_COURT, _REPETE, _X_SIGNE, _Y_SIGNE = 1, 2, 4, 8, 16, 32
_MOTS, _DECALAGES, _ECHELLE, _SUITE, _ECHELLES, _MATRICE = 1, 2, 8, 32, 64, 128
_F2DOT14: Final = 16384
_DEUX_TIERS: Final = 2 / 3
"""Where the controls of a cubic stand on the sides of the quadratic that it draws."""


class Point(NamedTuple):
    """A point of an outline; `ferme` when the curve passes through it."""

    x: float
    y: float
    ferme: bool


Contour = tuple[Point, ...]


class Fonte:
    """Reads the outlines of one registered face."""

    def __init__(self, nom: str) -> None:
        face = pdfmetrics.getFont(nom).face
        self._glyf = face.get_table("glyf")
        self._glyphes: dict[int, int] = face.charToGlyph
        self._largeurs: dict[int, int] = face.charWidths
        tete, loca = face.get_table("head"), face.get_table("loca")
        self.cadratin: int = unpack_from(">H", tete, 18)[0]
        longs = unpack_from(">h", tete, 50)[0]
        nombre = len(loca) // (4 if longs else 2)
        places = unpack_from(f">{nombre}{'I' if longs else 'H'}", loca)
        self._places = places if longs else tuple(2 * p for p in places)

    def caractere(self, caractere: str) -> tuple[Contour, ...]:
        """Return the outlines of one character, in units of the em."""
        return self.contours(self._glyphes[ord(caractere)])

    def chasse(self, caractere: str) -> float:
        """Return how far the next character stands, in units of the em."""
        return self._largeurs[ord(caractere)] * self.cadratin / 1000

    def contours(self, glyphe: int) -> tuple[Contour, ...]:
        """Return the outlines of one glyph."""
        debut, fin = self._places[glyphe : glyphe + 2]
        if debut == fin:
            return ()
        nombre = unpack_from(">h", self._glyf, debut)[0]
        return self._simple(debut + 10, nombre) if nombre >= 0 else tuple(self._compose(debut + 10))

    def _simple(self, place: int, nombre: int) -> tuple[Contour, ...]:
        fins = unpack_from(f">{nombre}H", self._glyf, place)
        place += 2 * nombre
        place += 2 + unpack_from(">H", self._glyf, place)[0]
        drapeaux, place = self._drapeaux(place, fins[-1] + 1)
        xs, place = self._coordonnees(place, drapeaux, _X_COURT, _X_SIGNE)
        ys, _ = self._coordonnees(place, drapeaux, _Y_COURT, _Y_SIGNE)
        points = [Point(x, y, bool(d & _SUR_COURBE)) for x, y, d in zip(xs, ys, drapeaux, strict=True)]
        debuts = [0, *(f + 1 for f in fins)]
        return tuple(tuple(points[a:b]) for a, b in pairwise(debuts))

    def _drapeaux(self, place: int, nombre: int) -> tuple[list[int], int]:
        drapeaux: list[int] = []
        while len(drapeaux) < nombre:
            drapeau = self._glyf[place]
            place += 1
            fois = 1
            if drapeau & _REPETE:
                fois += self._glyf[place]
                place += 1
            drapeaux += [drapeau] * fois
        return drapeaux, place

    def _coordonnees(self, place: int, drapeaux: Sequence[int], court: int, signe: int) -> tuple[list[int], int]:
        valeur, valeurs = 0, []
        for drapeau in drapeaux:
            if drapeau & court:
                valeur += self._glyf[place] if drapeau & signe else -self._glyf[place]
                place += 1
            elif not drapeau & signe:
                valeur += unpack_from(">h", self._glyf, place)[0]
                place += 2
            valeurs.append(valeur)
        return valeurs, place

    def _compose(self, place: int) -> Iterator[Contour]:
        """Yield the outlines of a glyph made of others, such as an accented letter."""
        drapeaux = _SUITE
        while drapeaux & _SUITE:
            drapeaux, glyphe = unpack_from(">HH", self._glyf, place)
            place += 4
            dx, dy = unpack_from(">hh" if drapeaux & _MOTS else ">bb", self._glyf, place)
            place += 4 if drapeaux & _MOTS else 2
            (a, b, c, d), place = self._matrice(place, drapeaux)
            for contour in self.contours(glyphe):
                yield tuple(Point(a * x + c * y + dx, b * x + d * y + dy, f) for x, y, f in contour)

    def _matrice(self, place: int, drapeaux: int) -> tuple[tuple[float, float, float, float], int]:
        nombre = 1 * bool(drapeaux & _ECHELLE) + 2 * bool(drapeaux & _ECHELLES) + 4 * bool(drapeaux & _MATRICE)
        lues = [v / _F2DOT14 for v in unpack_from(f">{nombre}h", self._glyf, place)]
        a, b, c, d = {0: (1, 0, 0, 1), 1: (*lues, 0, 0, *lues), 2: (*lues[:1], 0, 0, *lues[1:]), 4: lues}[nombre]
        return (a, b, c, d), place + 2 * nombre


@cache
def fonte(nom: str) -> Fonte:
    """Return the outlines of one registered face."""
    return Fonte(nom)


def courbes(contour: Contour) -> Iterator[tuple[Point, Point]]:
    """Yield, from the point where `contour` starts, each (control, end); a straight line is its own control.

    Between two controls that follow one another the curve passes half-way.
    """
    points = depart(contour)
    passe = points[0]
    suite = [*points[1:], passe]
    rang = 0
    while rang < len(suite):
        point = suite[rang]
        if point.ferme:
            yield passe, point
        else:
            suivant = suite[rang + 1]
            milieu = Point((point.x + suivant.x) / 2, (point.y + suivant.y) / 2, ferme=True)
            rang += suivant.ferme
            yield point, suivant if suivant.ferme else milieu
            point = suivant if suivant.ferme else milieu
        passe = point
        rang += 1


def depart(contour: Contour) -> Contour:
    """Turn `contour` so that it starts where the curve passes."""
    rang = next((n for n, p in enumerate(contour) if p.ferme), None)
    if rang is not None:
        return (*contour[rang:], *contour[:rang])
    a, b = contour[-1], contour[0]
    return (Point((a.x + b.x) / 2, (a.y + b.y) / 2, ferme=True), *contour)


@lru_cache(16)
def tracer(mots: str, police: str, corps: float, x: float, y: float) -> str:
    """Return the PDF operators that fill the shapes of one line, its base line starting at (x, y), in points.

    Kept: every page of every bilan bears the same words.
    """
    lettres = fonte(police)
    echelle, code = corps / lettres.cadratin, list[str]()
    for caractere in mots:
        for contour in lettres.caractere(caractere):
            code += _trait(contour, x, y, echelle)
        x += lettres.chasse(caractere) * echelle
    return " ".join([*code, "f"])


def _trait(contour: Contour, x: float, y: float, echelle: float) -> Iterator[str]:
    def place(point: Point) -> tuple[float, float]:
        return x + point.x * echelle, y + point.y * echelle

    ax, ay = place(depart(contour)[0])
    yield f"{ax:.2f} {ay:.2f} m"
    for controle, fin in courbes(contour):
        (cx, cy), (bx, by) = place(controle), place(fin)
        nombres = (
            ax + (cx - ax) * _DEUX_TIERS, ay + (cy - ay) * _DEUX_TIERS,
            bx + (cx - bx) * _DEUX_TIERS, by + (cy - by) * _DEUX_TIERS,
            bx, by,
        )  # fmt: skip
        yield " ".join(f"{n:.2f}" for n in nombres) + " c"
        ax, ay = bx, by
    yield "h"
