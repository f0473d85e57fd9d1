"""Contrast of two colours, and the pairs the window really uses."""

_SEUIL_SRGB = 0.04045
TEXTE_MIN, TRAIT_MIN = 4.5, 3.0
_FONDS = ("base", "fenetre", "rail", "teinte")
_ENCRES = ("texte", "secondaire", "lien", "ok", "attention", "erreur")


def rapport(une: str, autre: str) -> float:
    """Return the contrast ratio of two « #RRGGBB » colours, 1 to 21 (WCAG 2.2, 1.4.3)."""
    claire, sombre = sorted((_luminance(une), _luminance(autre)), reverse=True)
    return (claire + 0.05) / (sombre + 0.05)


def paires() -> dict[tuple[str, str], float]:
    """Return the ratio each (ink, ground) pair of the window must reach, by the names of their tokens."""
    textes = {(encre, fond): TEXTE_MIN for encre in _ENCRES for fond in _FONDS}
    textes[("selection_texte", "selection")] = TEXTE_MIN
    textes[("plein_texte", "plein")] = TEXTE_MIN
    traits = {(trait, fond): TRAIT_MIN for trait in ("bordure", "lien") for fond in ("base", "fenetre", "rail")}
    traits |= {("selection", fond): TRAIT_MIN for fond in ("base", "rail")}
    return textes | traits


def _luminance(couleur: str) -> float:
    rouge, vert, bleu = (_lineaire(int(couleur[rang : rang + 2], 16) / 255) for rang in (1, 3, 5))
    return 0.2126 * rouge + 0.7152 * vert + 0.0722 * bleu


def _lineaire(canal: float) -> float:
    """Undo the sRGB curve (IEC 61966-2-1)."""
    return canal / 12.92 if canal <= _SEUIL_SRGB else ((canal + 0.055) / 1.055) ** 2.4
