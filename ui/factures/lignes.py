"""The lines of a draft as one edits them: quantities in the words of their unit, « 1 h 20 » or « 3,5 »."""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtWidgets import QLineEdit

from app.domain.calendrier import duree
from app.domain.durees import lire_cumul
from app.domain.factures import LigneFacture, Tva, UniteFacture
from app.domain.montants import MontantRefuse, dire_montant, lire_montant
from app.errors import Refus
from ui.factures.mots import TVA, UNITES
from ui.widgets.choix import Choix
from ui.widgets.saisies import EUROS, TEXTE, Genre


@dataclass(frozen=True, slots=True)
class LigneEditee:
    """What the fields of a line hold; `genere` are the words the rules wrote, "" when they were changed.

    The answer that a line rests on, and the minutes it bills of it, go with it untouched.
    """

    libelle: str = ""
    detail: str = ""
    quantite: str = "1"
    unite: str = UniteFacture.FORFAIT.value
    prix: int | None = None
    tva: str = Tva.NORMALE.value
    genere: str = ""
    approbation_id: int | None = None
    approuvees: int = 0


def _lire_quantite(texte: str) -> str:
    """Accept a number, a negative one too, or a length of time."""
    nu = texte.strip()
    for lire in (_centiemes, lire_cumul):
        try:
            lire(nu)
        except Refus:
            continue
        return nu
    raise MontantRefuse


QUANTITE = Genre(QLineEdit, _lire_quantite, str)
UNITE = Genre(lambda: Choix(UNITES), str, str)
TAXE = Genre(lambda: Choix(TVA), str, str)
COLONNES: Final = {
    "libelle": ("Désignation", TEXTE),
    "detail": ("Précision", TEXTE),
    "quantite": ("Quantité", QUANTITE),
    "unite": ("Unité", UNITE),
    "prix": ("Prix HT, en €", EUROS),
    "tva": ("TVA", TAXE),
}


def editer(ligne: LigneFacture) -> LigneEditee:
    """Return a line as its fields show it."""
    minutes = ligne.unite is UniteFacture.MINUTES
    signe = "-" if ligne.quantite < 0 else ""
    return LigneEditee(
        libelle=ligne.libelle,
        detail=ligne.detail,
        quantite=duree(ligne.quantite) if minutes else f"{signe}{dire_montant(abs(ligne.quantite))}",
        unite=ligne.unite.value,
        prix=ligne.prix,
        tva=ligne.tva.value,
        genere=ligne.libelle if ligne.genere else "",
        approbation_id=ligne.approbation_id,
        approuvees=ligne.approuvees,
    )


def rendre(editee: LigneEditee) -> LigneFacture:
    """Return the line that the fields make; raises `MontantRefuse` for a quantity that its unit does not take."""
    unite = UniteFacture(editee.unite)
    return LigneFacture(
        libelle=editee.libelle,
        detail=editee.detail,
        quantite=lire_cumul(editee.quantite) if unite is UniteFacture.MINUTES else _centiemes(editee.quantite),
        unite=unite,
        prix=editee.prix or 0,
        tva=Tva(editee.tva),
        genere=bool(editee.genere) and editee.genere == editee.libelle,
        approbation_id=editee.approbation_id,
        approuvees=editee.approuvees,
    )


def neuve() -> LigneEditee:
    """Return a blank line."""
    return replace(LigneEditee())


def _centiemes(texte: str) -> int:
    nu = texte.strip()
    return -lire_montant(nu[1:]) if nu[:1] in {"-", "−"} else lire_montant(nu)
