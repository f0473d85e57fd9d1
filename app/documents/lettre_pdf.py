"""A letter on paper: sender, recipient in the window, body, closing words that never stand alone (NF Z 11-001)."""

from functools import partial
from io import BytesIO
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate

from app.documents.fenetre import Fenetre
from app.documents.lettre_corps import corps
from app.documents.metadata import achever
from app.documents.polices import DEMI, NORMAL, charger, imprimable
from app.documents.tagging import Element, artefact, marquer
from app.documents.toile import Suivi, Toile
from app.documents.typography import CORPS, CORPS_NOTE, ENCRE, FILET, GRIS, MARGE_X, MARGE_Y, PAGE, tenir
from app.domain.courriers.composition import Lettre
from app.domain.courriers.modeles import Forme

CORPS_LETTRE: Final = 99 * mm
"""Where the body of a letter begins, from the top of the page: below the window and the date."""
_DATE: Final = 91 * mm
_BAS: Final = 22 * mm
_PLIS: Final = (99 * mm, 198 * mm)
_SUITE: Final = "…/…"


def rendre(lettre: Lettre, fenetre: Fenetre | None = None) -> bytes:
    """Return the tagged, reproducible PDF of a letter or a document."""
    charger()
    racine, suivi, brut = Element("Document"), Suivi(), BytesIO()
    tetes = [racine.ajouter("P") for _ in range(3)]
    haut = CORPS_LETTRE if lettre.forme is Forme.LETTRE else 40 * mm
    tete = partial(_tete, lettre, fenetre or Fenetre(), tetes)
    gabarit = BaseDocTemplate(
        brut,
        pagesize=PAGE,
        pageTemplates=[
            PageTemplate("premiere", [_cadre(haut)], onPage=tete),
            PageTemplate("suite", [_cadre(24 * mm)], onPage=partial(_courante, lettre)),
        ],
    )
    story: list[Flowable] = [NextPageTemplate("suite"), *corps(lettre, racine)]
    gabarit.build(story, canvasmaker=lambda fichier, **_: Toile(fichier, suivi=suivi, pied=_pied))
    return achever(brut.getvalue(), imprimable(lettre.objet or lettre.titre), racine, suivi.signets)


def _cadre(haut: float) -> Frame:
    hauteur, largeur = PAGE[1] - haut - _BAS, PAGE[0] - 2 * MARGE_X
    return Frame(MARGE_X, _BAS, largeur, hauteur, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def _tete(lettre: Lettre, fenetre: Fenetre, elements: list[Element], toile: Toile, _gabarit: object) -> None:
    if lettre.expediteur:
        with marquer(toile, elements[0]):
            _expediteur(toile, lettre)
    if lettre.forme is Forme.LETTRE:
        with marquer(toile, elements[1]):
            destinataire(toile, fenetre, lettre.destinataire.lignes)
        with marquer(toile, elements[2]):
            toile.texte(fenetre.gauche * mm, PAGE[1] - _DATE, imprimable(lettre.lieu_date), NORMAL, CORPS, ENCRE)
        plis(toile)
    _exemple(toile, lettre)


def destinataire(toile: Toile, fenetre: Fenetre, lignes: tuple[str, ...]) -> None:
    """Draw the postal block where the window shows it."""
    taille = fenetre.corps(lignes)
    for rang, ligne in enumerate(lignes):
        toile.texte(fenetre.gauche * mm, fenetre.base(rang), imprimable(ligne), NORMAL, taille, ENCRE)


def plis(toile: Toile) -> None:
    """Draw the two marks where one folds the sheet for a DL envelope."""
    with artefact(toile):
        for y in _PLIS:
            toile.filet(5 * mm, PAGE[1] - y, 9 * mm, FILET, 0.5)


def _expediteur(toile: Toile, lettre: Lettre) -> None:
    y = PAGE[1] - MARGE_Y
    for rang, ligne in enumerate(lettre.expediteur):
        police, taille, couleur = (DEMI, CORPS, ENCRE) if rang == 0 else (NORMAL, 9, GRIS)
        place = PAGE[0] - 2 * MARGE_X
        toile.texte(MARGE_X, y - rang * 12.4, tenir(imprimable(ligne), police, taille, place), police, taille, couleur)


def _courante(lettre: Lettre, toile: Toile, _gabarit: object) -> None:
    with artefact(toile, "Pagination"):
        texte = tenir(imprimable(lettre.objet or lettre.titre), NORMAL, CORPS_NOTE, PAGE[0] - 2 * MARGE_X)
        toile.texte(MARGE_X, PAGE[1] - MARGE_Y, texte, NORMAL, CORPS_NOTE, GRIS)
    _exemple(toile, lettre)


def _exemple(toile: Toile, lettre: Lettre) -> None:
    if lettre.exemple:
        with artefact(toile, "Pagination"):
            toile.texte_droit(PAGE[0] - MARGE_X, PAGE[1] - MARGE_Y, "EXEMPLE", DEMI, CORPS_NOTE, GRIS)


def _pied(toile: Toile, numero: int, total: int) -> None:
    if total == 1:
        return
    with artefact(toile, "Pagination"):
        toile.texte(MARGE_X, 12 * mm, f"{numero} / {total}", NORMAL, CORPS_NOTE, GRIS)
        if numero < total:
            toile.texte_droit(PAGE[0] - MARGE_X, 12 * mm, _SUITE, NORMAL, CORPS, ENCRE)
