"""Reading of csv text: encoding, then delimiter, then cells."""

import csv
import io
from collections import Counter

from app.classeurs.cellule import Cellule
from app.classeurs.errors import ClasseurRefuse, FormatInconnu

_SEPARATEURS = ";\t,|"
_MARQUES_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def lire_csv(octets: bytes) -> list[list[Cellule]]:
    """Return the rows of a csv file, every cell as stripped text.

    utf-8 (with or without mark) is tried first, then cp1252: on short French texts a statistical guess is wrong
    too often. Raises `FormatInconnu` for what is not text.
    """
    texte = _decoder(octets)
    separateur = _separateur(texte)
    try:
        lignes = list(csv.reader(io.StringIO(texte, newline=""), delimiter=separateur, strict=True))
    except csv.Error as cause:
        raise ClasseurRefuse(raison="guillemets ou colonnes mal formés") from cause
    largeur = max(map(len, lignes), default=0)
    if largeur < 2:
        raise FormatInconnu(nature="texte sans colonnes")
    return [[*(c.strip() for c in ligne), *[""] * (largeur - len(ligne))] for ligne in lignes]


def _decoder(octets: bytes) -> str:
    encodages = ["utf-16"] if octets.startswith(_MARQUES_UTF16) else ["utf-8-sig", "cp1252"]
    for encodage in encodages:
        try:
            texte = octets.decode(encodage)
        except UnicodeDecodeError:
            continue
        if any(c < " " and c not in "\t\r\n" for c in texte):
            break
        return texte.removeprefix("sep=;\r\n").removeprefix("sep=;\n")
    raise FormatInconnu(nature="fichier qui n’est pas du texte")


def _separateur(texte: str) -> str:
    """Return the delimiter that cuts most lines into the same number of cells, more than one."""
    lignes = [ligne for ligne in texte.splitlines()[:200] if ligne.strip()]

    def accord(separateur: str) -> tuple[int, int]:
        comptes = Counter(ligne.count(separateur) for ligne in lignes)
        comptes.pop(0, None)
        return (comptes.most_common(1)[0][::-1]) if comptes else (0, 0)

    return max(_SEPARATEURS, key=accord)
