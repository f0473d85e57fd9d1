"""The no-break spaces and the apostrophe of printed French."""

FINE = "\u202f"
INSECABLE = "\u00a0"


def typographier(texte: str) -> str:
    """Return `texte` with the no-break spaces of French before and inside its punctuation."""
    for signe in ";!?%":
        texte = texte.replace(f" {signe}", f"{FINE}{signe}")
    for avant, apres in ((" :", f"{INSECABLE}:"), ("« ", f"«{INSECABLE}"), (" »", f"{INSECABLE}»"), ("'", "’")):
        texte = texte.replace(avant, apres)
    return texte
