"""The fields of an act. Each distinct cell is understood once: a million rows have few distinct cells."""

import re
from collections.abc import Callable
from datetime import date
from typing import TypeVar, cast

from app.classeurs import cellules
from app.classeurs.cellule import Cellule
from app.classeurs.correspondance import Valeur
from app.classeurs.dires import Dires
from app.classeurs.lues import RETOUR
from app.classeurs.releve import Rangee
from app.classeurs.valeurs import TYPES, Valeurs
from app.domain.dates import ANNEE_ABSENTE, DateRefusee, lire_instant
from app.domain.durees import DureeRefusee, UniteDuree, lire_duree

_SORTE = "interventions"
_PREMIERE_ANNEE = 1950
_PARTICIPANTS = re.compile(
    r"\b(\d{1,4})\s*(?:participant|personne|pers\b|pr[ée]sent|salari[ée]|inscrit|agent)", re.IGNORECASE
)
_SANS_DUREE = frozenset({"RNH"})
_NATURE_INCONNUE = "AUT"
T = TypeVar("T")


class Champs:
    """Reads the cells of acts, and says what it could not understand."""

    def __init__(self, valeurs: Valeurs, dires: Dires, annee: int) -> None:
        self._valeurs = valeurs
        self._referentiel = valeurs.referentiel
        self._dires = dires
        self._annee = annee
        self._cache: dict[tuple[object, ...], object] = {}

    def jour(self, rangee: Rangee) -> tuple[date, int | None] | None:
        """Return the day, and the time when typed with it; None when the row is refused."""
        cellule, annee = rangee.cellule("date"), rangee.feuille.annee
        lu = self.une_fois(("date", annee, cellule), lambda: self._lire_jour(cellule, annee))
        if isinstance(lu, str):
            self._dires.refuser(rangee, "date", lu, _SORTE)
            return None
        jour, heure, complete = lu
        if complete:
            self._dires.dire(rangee, "date", "", f"dates sans année : {annee} retenue")
        return jour, heure

    def type(self, rangee: Rangee) -> tuple[str, str, tuple[str, str] | None, bool]:
        """Return nature, canal, organisme, and whether the type was understood."""
        valeur = self._valeur(rangee, "type", TYPES)
        compris = bool(valeur and valeur.code)
        if not compris:
            raison = "type non compris" if valeur else "type absent"
            self._dires.avertir(rangee, "type", f"{raison}, repris comme « Autre », à compléter")
        elif valeur is not None and valeur.par:
            self._dires.dire(rangee, "type", valeur.mot, f"compris comme {valeur.code} ({valeur.par})")
        nature, canal, categorie = [*(valeur.code if valeur and compris else _NATURE_INCONNUE).split("/"), "", ""][:3]
        if rangee.cellule("canal") != "":
            canal = self.code(rangee, "canal", "canaux")
        return nature, canal or "NR", self._organisme(rangee, categorie), compris

    def minutes(self, rangee: Rangee, nature: str) -> int | None:
        """Return the length, None when it is missing or unreadable, which is said."""
        cellule, unite = rangee.cellule("minutes"), rangee.feuille.unite_duree
        lu = self.une_fois(("minutes", unite, cellule, cellule.__class__), lambda: _duree(cellule, unite))
        if isinstance(lu, int):
            return lu
        if cellule == "" and nature in _SANS_DUREE:
            return 0
        self._dires.avertir(rangee, "minutes", f"{lu}, reprise à 0 minute, à compléter")
        return None

    def heure(self, rangee: Rangee, de_la_date: int | None) -> int | None:
        """Return the time of day in minutes, from its own column or from the date."""
        cellule = rangee.cellule("heure")
        if cellule == "":
            return de_la_date
        lu = self.une_fois(("heure", cellule, cellule.__class__), lambda: _duree(cellule, UniteDuree.HEURES))
        return lu if isinstance(lu, int) and lu < 24 * 60 else de_la_date

    def participants(self, rangee: Rangee, note: str) -> int | None:
        """Return the number of participants, from its column or from the note."""
        nombre = cellules.entier(rangee.cellule("participants"))
        if nombre is None and (trouve := _PARTICIPANTS.search(note or rangee.texte("participants"))):
            nombre = int(trouve[1])
        if nombre is None:
            self._dires.avertir(rangee, "participants", "nombre de participants absent, à compléter")
        return nombre

    def code(self, rangee: Rangee, champ: str, liste: str) -> str:
        """Return the code of a cell, « NR » when it is empty or, which is said, not understood."""
        valeur = self._valeur(rangee, champ, liste)
        if valeur is None:
            return "NR"
        if not valeur.code:
            self._dires.avertir(rangee, champ, "non compris, « Non renseigné » retenu")
            return "NR"
        if valeur.par:
            self._dires.dire(rangee, champ, valeur.mot, f"compris comme {valeur.code}, par « {valeur.par} »")
        return valeur.code

    def origine(self, rangee: Rangee) -> str:
        """Return the code of the origin, or `RETOUR`."""
        cellule = rangee.cellule("origine")
        if cellule != "" and self.une_fois(("retour", cellule), lambda: self._est_un_retour(cellules.texte(cellule))):
            raison = "un retour n’est pas une origine : celle du suivi antérieur est gardée, sinon « Non renseigné »"
            self._dires.dire(rangee, "origine", cellules.texte(cellule), raison)
            return RETOUR
        return self.code(rangee, "origine", "origines")

    def facturable(self, rangee: Rangee, nature: str) -> bool:
        """Tell whether the act is billed, as the row says or as its nature does."""
        dit = None
        if rangee.cellule("facturable") != "":
            dit = self._referentiel.lexique("oui_non").exact(rangee.texte("facturable"))
        return self._referentiel.facturable(nature) if dit is None else dit == "oui"

    def une_fois(self, cle: tuple[object, ...], lire: Callable[[], T]) -> T:
        """Return what `lire` gave the first time for this key."""
        if cle not in self._cache:
            self._cache[cle] = lire()
        return cast("T", self._cache[cle])

    def _lire_jour(self, cellule: Cellule, annee: int | None) -> tuple[date, int | None, bool] | str:
        """Return the day, the time and whether the year was supplied, or why it is no day."""
        try:
            try:
                jour, heure, complete = *lire_instant(cellule, annee_max=self._annee + 1), False
            except DateRefusee as refus:
                if refus.details["raison"] != ANNEE_ABSENTE or annee is None:
                    raise
                jour, heure, complete = *lire_instant(cellule, annee=annee, annee_max=self._annee + 1), True
        except DateRefusee as refus:
            return str(refus.details["raison"])
        if not _PREMIERE_ANNEE <= jour.year <= self._annee + 1:
            return f"année {jour.year}, hors de portée"
        return jour, heure, complete

    def _organisme(self, rangee: Rangee, categorie: str) -> tuple[str, str] | None:
        if rangee.cellule("organisme") == "":
            return (categorie, self._referentiel.nom_organisme(categorie)) if categorie else None
        mot = rangee.texte("organisme")
        autre = (categorie or "AUT", mot)
        return self.une_fois(("organisme", autre), lambda: self._referentiel.organisme(mot) or autre)

    def _valeur(self, rangee: Rangee, champ: str, liste: str) -> Valeur | None:
        """Return what the cell of a field means, None when it is empty."""
        cellule = rangee.cellule(champ)
        if cellule == "":
            return None
        return self.une_fois((champ, cellule), lambda: self._valeurs.code(liste, cellules.texte(cellule)))

    def _est_un_retour(self, mot: str) -> bool:
        dite = self._valeurs.dite("origines", mot)
        return dite is None and self._referentiel.lexique("retour").exact(mot) is not None


def _duree(cellule: Cellule, unite: UniteDuree) -> int | str:
    try:
        return lire_duree(cellule, unite)
    except DureeRefusee as refus:
        return str(refus.details["raison"])
