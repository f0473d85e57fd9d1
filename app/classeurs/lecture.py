"""Opening a workbook: xlsx, xls, ods or csv in, plain cells out, or a refusal in a sentence."""

from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from app.classeurs import garde
from app.classeurs.cellule import Ligne
from app.classeurs.errors import (
    ClasseurIntrouvable,
    ClasseurProtege,
    ClasseurRefuse,
    ClasseurTropGros,
    ClasseurVide,
    FormatInconnu,
)
from app.classeurs.texte import lire_csv

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AUTRES = {
    b"%PDF": "PDF",
    b"\x89PNG": "image",
    b"\xff\xd8\xff": "image",
    b"{\\rtf": "texte mis en forme (RTF)",
    b"Rar!": "archive RAR",
    b"7z\xbc\xaf": "archive 7z",
    b"\x1f\x8b": "archive gzip",
    b"SQLite": "base de données",
}


@dataclass(frozen=True, slots=True)
class Feuille:
    """One sheet; `lignes[0]` is row 1 of the sheet. Empty cells are ""."""

    nom: str
    lignes: list[Ligne]
    visible: bool = True


@dataclass(frozen=True, slots=True)
class Classeur:
    """A workbook as read: its file name without folder nor suffix, and its sheets."""

    nom: str
    feuilles: tuple[Feuille, ...]


def ouvrir(chemin: Path) -> Classeur:
    """Return the cells of the workbook at `chemin`.

    Raises one of `app.classeurs.errors`, each a sentence; never lets the reader's own errors through.
    """
    debut = _debut(chemin)
    if debut.startswith(b"PK"):
        if not garde.verifier_zip(chemin):
            raise FormatInconnu(nature="archive")
        feuilles = _calamine(chemin)
    elif debut.startswith(_OLE):
        garde.verifier_ole(chemin)
        feuilles = _calamine(chemin)
    else:
        feuilles = _texte(chemin, debut)
    if not any(cellule != "" for feuille in feuilles for ligne in feuille.lignes for cellule in ligne):
        raise ClasseurVide
    return Classeur(chemin.stem, feuilles)


def _debut(chemin: Path) -> bytes:
    if not chemin.is_file():
        raise ClasseurIntrouvable(fichier=chemin.name)
    if chemin.stat().st_size > garde.TAILLE_MAX:
        raise ClasseurTropGros
    with chemin.open("rb") as flux:
        debut = flux.read(64)
    if not debut.strip():
        raise ClasseurVide
    return debut


def _calamine(chemin: Path) -> tuple[Feuille, ...]:
    try:
        classeur = CalamineWorkbook.from_path(str(chemin))
        return tuple(
            Feuille(
                meta.name,
                classeur.get_sheet_by_name(meta.name).to_python(skip_empty_area=False),
                meta.visible == SheetVisibleEnum.Visible,
            )
            for meta in classeur.sheets_metadata
            if meta.typ == SheetTypeEnum.WorkSheet
        )
    except PasswordError as cause:
        raise ClasseurProtege from cause
    except (CalamineError, ValueError, OSError, OverflowError) as cause:
        raise ClasseurRefuse(raison="le contenu n’est pas celui d’un classeur") from cause
    except BaseException as cause:
        # A panic of the reader derives from BaseException only: anything else must go on its way.
        if type(cause).__name__ != "PanicException":
            raise
        raise ClasseurRefuse(raison="le contenu n’est pas celui d’un classeur") from cause


def _texte(chemin: Path, debut: bytes) -> tuple[Feuille, ...]:
    for marque, nature in _AUTRES.items():
        if debut.startswith(marque):
            raise FormatInconnu(nature=nature)
    if debut.lstrip()[:1] in b"<{":
        raise FormatInconnu(nature="page web, XML ou JSON")
    return (Feuille(chemin.stem, lire_csv(chemin.read_bytes())),)
