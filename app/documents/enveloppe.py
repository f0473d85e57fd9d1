"""Envelopes of several sizes, and the page that tells whether the window shows the whole address."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from app.documents.fenetre import BAS, DROITE, GAUCHE, HAUT, Fenetre, mm
from app.documents.feuille_adresses import imprimer, lignes
from app.documents.lettre_pdf import destinataire, plis
from app.documents.polices import NORMAL, imprimable
from app.documents.tagging import Element, artefact, marquer
from app.documents.toile import Toile
from app.documents.typography import CORPS, CORPS_NOTE, ENCRE, FILET, PAGE
from app.domain.courriers.adresses import Bloc as Adresse


class Enveloppe(StrEnum):
    """The usual sizes, long side first once turned as they go through a printer."""

    DL = "dl"
    C6 = "c6"
    C5 = "c5"
    C4 = "c4"


TAILLES: Final = {
    Enveloppe.DL: (220.0, 110.0),
    Enveloppe.C6: (162.0, 114.0),
    Enveloppe.C5: (229.0, 162.0),
    Enveloppe.C4: (324.0, 229.0),
}
"""Width and height, in mm."""
_MARGE: Final = 10.0
_PART: Final = 0.48
"""Where the recipient begins, from the left; sorting machines read the lower right."""
_BASE: Final = (58.0, 0.46)
"""Height of its first line: at least so many mm, and this part of the height."""
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


def enveloppes(expediteur: Sequence[str], adresses: Sequence[Adresse], taille: Enveloppe = Enveloppe.DL) -> bytes:
    """Return one envelope a page: the sender, if any, small at the top left, the recipient below on the right."""
    large, haute = TAILLES[taille]
    gauche = large * _PART
    base = max(_BASE[0], haute * _BASE[1])

    def dessiner(toile: Toile, racine: Element) -> None:
        for rang, adresse in enumerate(adresses):
            if rang:
                toile.showPage()
            toile.setPageSize((large * mm, haute * mm))
            if expediteur:
                with marquer(toile, racine.ajouter("P")):
                    place = (large / 2 - 2 * _MARGE) * mm
                    lignes(toile, (_MARGE * mm, (haute - 12) * mm), tuple(expediteur), CORPS_NOTE, place)
            with marquer(toile, racine.ajouter("P")):
                lignes(toile, (gauche * mm, base * mm), adresse.lignes, CORPS, (large - gauche - _MARGE) * mm)

    return imprimer("Enveloppes", dessiner)


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

    return imprimer("Page d’essai de l’enveloppe à fenêtre", dessiner)
