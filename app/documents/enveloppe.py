"""Envelopes, sheets of labels, and the page that tells whether the window shows the whole address."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Final

from app.documents.fenetre import BAS, DROITE, GAUCHE, HAUT, INTERLIGNE, Fenetre, mm
from app.documents.lettre_pdf import destinataire, plis
from app.documents.metadata import achever
from app.documents.polices import DEMI, NORMAL, charger, imprimable, largeur
from app.documents.tagging import Element, artefact, marquer
from app.documents.toile import Suivi, Toile
from app.documents.typography import CORPS, CORPS_NOTE, ENCRE, FILET, GRIS, PAGE
from app.domain.courriers.adresses import Bloc as Adresse

DL: Final = (220 * mm, 110 * mm)
COLONNES, RANGEES = 2, 7
_ETIQUETTE: Final = (99.1 * mm, 38.1 * mm)
_COIN: Final = (4.65 * mm, 15.15 * mm)
_GOUTTIERE: Final = 2.5 * mm
_ESSAI: Final = Adresse(
    (
        "Nom du destinataire",
        "Service concerné",
        "Entrée, bâtiment",
        "123 AVENUE DE L EXEMPLE",
        "BP 00000",
        "00000 VILLE",
    )
)
_CONSIGNES: Final = (
    "Imprimer cette page à 100 %, sans « ajuster à la page ».",
    "La plier aux deux traits de gauche et la glisser dans une enveloppe à fenêtre.",
    "Tapoter les quatre bords : l’adresse doit rester entière dans la fenêtre.",
    "Sinon, changer la position ou le décalage dans les réglages, puis recommencer.",
)


def enveloppe(expediteur: Sequence[str], adresse: Adresse) -> bytes:
    """Return a DL envelope (220 × 110 mm): the sender small at the top, the recipient below on the right."""

    def dessiner(toile: Toile, racine: Element) -> None:
        toile.setPageSize(DL)
        with marquer(toile, racine.ajouter("P")):
            _lignes(toile, (10 * mm, DL[1] - 12 * mm), tuple(expediteur), CORPS_NOTE, 90 * mm)
        with marquer(toile, racine.ajouter("P")):
            _lignes(toile, (105 * mm, 58 * mm), adresse.lignes, CORPS, 105 * mm)

    return _page("Enveloppe", dessiner)


def etiquettes(adresses: Sequence[Adresse], depart: int = 0) -> bytes:
    """Return A4 sheets of 14 labels (99.1 × 38.1 mm); the first `depart` places are left blank, already used."""
    places = COLONNES * RANGEES

    def dessiner(toile: Toile, racine: Element) -> None:
        for rang, adresse in enumerate(adresses, depart % places):
            if rang % places == 0 and rang > depart:
                toile.showPage()
            with marquer(toile, racine.ajouter("P")):
                _lignes(toile, _coin(rang % places), adresse.lignes, CORPS, _ETIQUETTE[0] - 14 * mm)

    return _page("Étiquettes", dessiner)


def page_essai(fenetre: Fenetre) -> bytes:
    """Return the test page of a setting: the block, what the window shows, the folds and what to do."""

    def dessiner(toile: Toile, racine: Element) -> None:
        with artefact(toile):
            toile.setStrokeColor(FILET)
            toile.rect(GAUCHE * mm, PAGE[1] - BAS * mm, (DROITE - GAUCHE) * mm, (BAS - HAUT) * mm)
        with marquer(toile, racine.ajouter("P")):
            destinataire(toile, fenetre, _ESSAI.lignes)
        plis(toile)
        for rang, consigne in enumerate(_CONSIGNES):
            with marquer(toile, racine.ajouter("P")):
                dite = imprimable(consigne.replace(" :", "\u00a0:").replace("« ", "«\u00a0").replace(" »", "\u00a0»"))
                toile.texte(20 * mm, PAGE[1] - (120 + 7 * rang) * mm, f"{rang + 1}. {dite}", NORMAL, CORPS, ENCRE)

    return _page("Page d’essai de l’enveloppe à fenêtre", dessiner)


def _page(titre: str, dessiner: Callable[[Toile, Element], None]) -> bytes:
    charger()
    brut, racine, suivi = BytesIO(), Element("Document"), Suivi()
    toile = Toile(brut, suivi=suivi)
    dessiner(toile, racine)
    toile.showPage()
    toile.save()
    return achever(brut.getvalue(), titre, racine, suivi.signets)


def _coin(place: int) -> tuple[float, float]:
    rangee, colonne = divmod(place, COLONNES)
    x = _COIN[0] + colonne * (_ETIQUETTE[0] + _GOUTTIERE) + 7 * mm
    return x, PAGE[1] - _COIN[1] - rangee * _ETIQUETTE[1] - 9 * mm


def _lignes(toile: Toile, coin: tuple[float, float], lignes: Sequence[str], corps: float, place: float) -> None:
    longue = max((largeur(imprimable(ligne), NORMAL, corps) for ligne in lignes), default=1)
    taille = min(corps, corps * place / max(longue, 1))
    for rang, ligne in enumerate(lignes):
        police, couleur = (DEMI, GRIS) if corps == CORPS_NOTE and rang == 0 else (NORMAL, ENCRE)
        taille_ligne = taille * 0.96 if police == DEMI else taille
        toile.texte(coin[0], coin[1] - rang * INTERLIGNE, imprimable(ligne), police, taille_ligne, couleur)
