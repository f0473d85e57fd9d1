"""A minimal sRGB profile (ICC.1:2001-04, IEC 61966-2-1), the same bytes for ever: no clock, no platform."""

from functools import cache
from struct import pack

_BLANC = (0.96420, 1.0, 0.82491)
_PRIMAIRES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_POINTS = 1024
_SEUIL, _PENTE, _GAMMA, _DECALAGE = 0.04045, 12.92, 2.4, 0.055


def _s15f16(*valeurs: float) -> bytes:
    return b"".join(pack(">i", round(v * 65536)) for v in valeurs)


def _xyz(valeurs: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + _s15f16(*valeurs)


def _lineaire(x: float) -> float:
    return float(x / _PENTE if x <= _SEUIL else ((x + _DECALAGE) / (1 + _DECALAGE)) ** _GAMMA)


def _courbe() -> bytes:
    points = (round(_lineaire(i / (_POINTS - 1)) * 65535) for i in range(_POINTS))
    return b"curv\0\0\0\0" + pack(">I", _POINTS) + b"".join(pack(">H", p) for p in points)


def _texte(texte: bytes) -> bytes:
    return b"text\0\0\0\0" + texte + b"\0"


def _description(texte: bytes) -> bytes:
    return b"desc\0\0\0\0" + pack(">I", len(texte) + 1) + texte + b"\0" + bytes(4 + 4 + 2 + 1 + 67)


def _entete(taille: int) -> bytes:
    debut = pack(">I4sI4s4s4s", taille, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    date = pack(">6H", 2000, 1, 1, 0, 0, 0)
    return (debut + date + b"acsp" + bytes(28) + _s15f16(*_BLANC)).ljust(128, b"\0")


@cache
def srgb() -> bytes:
    """Return the profile."""
    balises = {
        b"desc": _description(b"sRGB IEC61966-2.1"),
        b"cprt": _texte(b"No copyright, use freely"),
        b"wtpt": _xyz(_BLANC),
        **{nom: _xyz(valeurs) for nom, valeurs in _PRIMAIRES.items()},
        b"rTRC": _courbe(),
    }
    return _assembler(balises)


def _assembler(balises: dict[bytes, bytes]) -> bytes:
    place = 128 + 4 + 12 * (len(balises) + 2)
    table, corps = [], b""
    for nom, contenu in balises.items():
        table.append((nom, place + len(corps), len(contenu)))
        corps += contenu + bytes(-len(contenu) % 4)
    courbe = table[-1]
    table += [(nom, *courbe[1:]) for nom in (b"gTRC", b"bTRC")]
    index = pack(">I", len(table)) + b"".join(pack(">4sII", *entree) for entree in table)
    return _entete(place + len(corps)) + index + corps
