"""Pages that hold addresses and nothing else."""

from collections.abc import Callable, Sequence
from io import BytesIO

from app.documents.fenetre import INTERLIGNE
from app.documents.metadata import achever
from app.documents.polices import DEMI, NORMAL, charger, imprimable, largeur
from app.documents.tagging import Element
from app.documents.toile import Suivi, Toile
from app.documents.typography import CORPS_NOTE, ENCRE, GRIS

_DEMI_GRAS = 0.96
"""The strong cut is wider: at this size it holds where the other one does."""


def imprimer(titre: str, dessiner: Callable[[Toile, Element], None]) -> bytes:
    """Return the PDF of what `dessiner` draws."""
    charger()
    brut, racine, suivi = BytesIO(), Element("Document"), Suivi()
    toile = Toile(brut, suivi=suivi)
    dessiner(toile, racine)
    toile.showPage()
    toile.save()
    return achever(brut.getvalue(), titre, racine, suivi.signets)


def lignes(toile: Toile, coin: tuple[float, float], dites: Sequence[str], corps: float, place: float) -> None:
    """Draw the lines of an address down from `coin` (left, first baseline), smaller when one is wider than `place`."""
    taille = corps_tenu(dites, corps, place)
    for rang, ligne in enumerate(dites):
        police, couleur = (DEMI, GRIS) if corps == CORPS_NOTE and rang == 0 else (NORMAL, ENCRE)
        taille_ligne = taille * _DEMI_GRAS if police == DEMI else taille
        toile.texte(coin[0], coin[1] - rang * INTERLIGNE, imprimable(ligne), police, taille_ligne, couleur)


def corps_tenu(dites: Sequence[str], corps: float, place: float) -> float:
    """Return the size, in points, at which the longest line holds in `place` points."""
    longue = max((largeur(imprimable(ligne), NORMAL, corps) for ligne in dites), default=1)
    return min(corps, corps * place / max(longue, 1))


