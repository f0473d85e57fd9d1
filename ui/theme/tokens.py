"""The colours and measures of the look; nothing else in `ui` names a colour or a size."""

from dataclasses import dataclass, fields
from enum import StrEnum


class NomPalette(StrEnum):
    """The three palettes one may choose."""

    CLAIR = "clair"
    SOMBRE = "sombre"
    CONTRASTE = "contraste"


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours as « #RRGGBB ».

    `filet` separates panes and `filet_leger` rows: decoration, carrying no meaning. `bordure` outlines
    controls (3:1). `teinte` is the ground of the current row.
    """

    fenetre: str
    base: str
    texte: str
    secondaire: str
    bordure: str
    selection: str
    selection_texte: str
    lien: str
    ok: str
    attention: str
    erreur: str
    rail: str
    filet: str
    filet_leger: str
    teinte: str
    plein: str
    plein_texte: str

    def jetons(self) -> dict[str, str]:
        """Return the colours by name, for templates."""
        return {champ.name: getattr(self, champ.name) for champ in fields(self)}


PALETTES: dict[NomPalette, Palette] = {
    NomPalette.CLAIR: Palette(
        fenetre="#F4F5F7",
        base="#FFFFFF",
        texte="#1B1F24",
        secondaire="#59626E",
        bordure="#7A8491",
        selection="#1F5FBF",
        selection_texte="#FFFFFF",
        lien="#1A56B0",
        ok="#1B6E37",
        attention="#855000",
        erreur="#B3261E",
        rail="#EEF1F5",
        filet="#D5DAE1",
        filet_leger="#EEF1F5",
        teinte="#E4ECF9",
        plein="#1B1F24",
        plein_texte="#FFFFFF",
    ),
    NomPalette.SOMBRE: Palette(
        fenetre="#1F2227",
        base="#17191D",
        texte="#E8EAED",
        secondaire="#A3ACB8",
        bordure="#7F8996",
        selection="#2C66C4",
        selection_texte="#FFFFFF",
        lien="#8AB4F8",
        ok="#6FCF8B",
        attention="#F2B84B",
        erreur="#FF9A90",
        rail="#1A1D21",
        filet="#343A42",
        filet_leger="#272B31",
        teinte="#22304A",
        plein="#E8EAED",
        plein_texte="#17191D",
    ),
    NomPalette.CONTRASTE: Palette(
        fenetre="#000000",
        base="#000000",
        texte="#FFFFFF",
        secondaire="#E0E0E0",
        bordure="#FFFFFF",
        selection="#FFEB3B",
        selection_texte="#000000",
        lien="#80D8FF",
        ok="#7CFF9B",
        attention="#FFD54F",
        erreur="#FF8A80",
        rail="#000000",
        filet="#FFFFFF",
        filet_leger="#8A8A8A",
        teinte="#333300",
        plein="#FFFFFF",
        plein_texte="#000000",
    ),
}

TAILLES = {"titre": 24, "volet": 17, "texte": 15, "bouton": 14, "second": 13, "touche": 12, "nombre": 28}
"""Heights of text in pixels at 100 %; `touche` is for names of keys, `nombre` for figures."""

ESPACES = {"e1": 4, "e1_75": 7, "e2": 8, "e2_5": 11, "e3": 12, "e3_5": 14, "e4": 16, "e6": 24}
"""The grid of four; 7, 11 and 14 are 8, 12 and 16 less the pixels of a border."""

RAYONS = {"rayon": 6, "rayon_carte": 8, "rayon_puce": 13, "rayon_puce_texte": 11, "rayon_compte": 9, "rayon_radio": 8}
HAUTEURS = {"bouton": 30, "puce": 26, "puce_texte": 18, "ligne_rail": 34, "porte": 34, "coche": 16, "demi": 2}
RADIO = 16
ICONE = 18
CIBLE = 28
"""Least height of anything one may click, in pixels."""

ECHELLE_MIN, ECHELLE_MAX, ECHELLE_PAS = 90, 200, 10
