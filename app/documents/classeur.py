"""Workbooks written whole in memory: no clock, no author, no formula, numbers only where a number is printed."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Final, cast

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Valeur = str | int | date | None

_CREATION: Final = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_NOMBRE = re.compile(r"-?\d{1,3}(\u202f?\d{3})*")
_INTERDITS = re.compile(r"[\[\]:*?/\\]")
_MAX_NOM, _MAX_TEXTE = 31, 32_000
_BASE: Final[dict[str, object]] = {"font_name": "Calibri", "font_size": 11, "valign": "top"}


class Classeur:
    """One workbook; sheets are written row by row, then `octets` closes it."""

    def __init__(self, titre: str) -> None:
        self._sortie = BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._classeur = xlsxwriter.Workbook(self._sortie, options)
        self._classeur.set_properties({"title": propre(titre), "created": _CREATION})
        self._noms: set[str] = set()
        self._formats: dict[str, Format] = {}

    def feuille(self, nom: str, largeurs: Sequence[float]) -> "Feuille":
        """Add a sheet; `largeurs` are the widths of its columns in characters."""
        ouvrage = self._classeur.add_worksheet(self._libre(nom))
        ouvrage.set_paper(9)
        ouvrage.fit_to_pages(1, 0)
        for n, large in enumerate(largeurs):
            ouvrage.set_column(n, n, large)
        return Feuille(self, ouvrage)

    def octets(self) -> bytes:
        """Close the workbook and return it; the same content gives the same bytes."""
        self._classeur.close()
        return self._sortie.getvalue()

    def style(self, nom: str) -> Format:
        """Return the named look: texte, titre, tete, total, note, nombre, jour, saisie."""
        if nom not in self._formats:
            self._formats[nom] = self._classeur.add_format(_BASE | _STYLES[nom])
        return self._formats[nom]

    def _libre(self, nom: str) -> str:
        propose = _INTERDITS.sub(" ", propre(nom)).strip(" '")[:_MAX_NOM] or "Feuille"
        essai, n = propose, 1
        while essai.casefold() in self._noms:
            n += 1
            essai = f"{propose[: _MAX_NOM - 4]} ({n})"
        self._noms.add(essai.casefold())
        return essai


class Feuille:
    """A sheet and the row where it stands."""

    def __init__(self, classeur: Classeur, ouvrage: Worksheet) -> None:
        self._classeur, self.ouvrage = classeur, ouvrage
        self.rang = 0

    def ligne(self, valeurs: Sequence[Valeur], style: str = "texte") -> None:
        """Write one row; a printed number (« 1 318 ») becomes a number, unless `style` is "simple" (as typed)."""
        for n, valeur in enumerate(valeurs):
            self._ecrire(n, valeur, style)
        self.rang += 1

    def sauter(self) -> None:
        """Leave one row empty."""
        self.rang += 1

    def _ecrire(self, colonne: int, valeur: Valeur, style: str) -> None:
        nombre = _nombre(valeur, style) if colonne else None
        if isinstance(valeur, date):
            self.ouvrage.write_datetime(self.rang, colonne, valeur, self._classeur.style("jour"))
        elif nombre is not None:
            self.ouvrage.write_number(self.rang, colonne, nombre, self._classeur.style(_droit(style)))
        elif valeur in {None, ""}:
            self.ouvrage.write_blank(self.rang, colonne, None, self._classeur.style(style))
        else:
            choix = _droit(style) if colonne and style in {"texte", "tete", "total"} else style
            self.ouvrage.write_string(self.rang, colonne, propre(str(valeur))[:_MAX_TEXTE], self._classeur.style(choix))


def propre(texte: str) -> str:
    """Return `texte` without the control characters XML refuses and without direction marks."""
    return "".join(c for c in texte if c >= " " and not "\u202a" <= c <= "\u202e" and not "\u2066" <= c <= "\u2069")


def _droit(style: str) -> str:
    return {"tete": "tete_droite", "total": "total_droit", "texte": "nombre"}.get(style, "nombre")


def _nombre(valeur: Valeur, style: str) -> int | None:
    if isinstance(valeur, str) and style == "simple":
        return None
    if isinstance(valeur, str):
        return int(valeur.replace("\u202f", "")) if _NOMBRE.fullmatch(valeur) else None
    return cast("int | None", valeur) if isinstance(valeur, int) else None


_DROITE: Final[dict[str, object]] = {"align": "right"}
_TOTAL: Final[dict[str, object]] = {"bold": True, "top": 1}
_TETE: Final[dict[str, object]] = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"}
_STYLES: Final[dict[str, dict[str, object]]] = {
    "texte": {"text_wrap": True},
    "simple": {"text_wrap": True},
    "titre": {"bold": True, "font_size": 14},
    "tete": _TETE,
    "tete_gauche": _TETE,
    "tete_droite": _TETE | _DROITE,
    "total": _TOTAL,
    "total_droit": _TOTAL | _DROITE | {"num_format": "#,##0"},
    "nombre": _DROITE | {"num_format": "#,##0"},
    "note": {"font_size": 9, "font_color": "#596273", "text_wrap": False},
    "jour": {"num_format": "dd/mm/yyyy", "align": "right"},
    "saisie": {"num_format": "0", "bottom": 1, "bg_color": "#F2F7FB", "locked": False},
}
