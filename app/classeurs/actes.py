"""Rows of acts. Each distinct cell is understood once: a workbook of a million rows has few distinct cells."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from app.classeurs import cellules
from app.classeurs.correspondance import Valeur
from app.classeurs.designations import Designations, Designe
from app.classeurs.entreprises import Entreprises
from app.classeurs.lecture import Cellule
from app.classeurs.lues import RETOUR, RIEN, ActeLu, EmploiLu, Lecture
from app.classeurs.releve import Rangee
from app.classeurs.valeurs import TYPES, Valeurs
from app.domain.dates import ANNEE_ABSENTE, DateRefusee, lire_instant
from app.domain.durees import DureeRefusee, lire_duree
from app.domain.imports import Constat, LigneRapport
from app.domain.interventions import Portee

_PARTICIPANTS = re.compile(r"\b(\d{1,4})\s*(?:participant|personne|pers\b|pr[ée]sent|salari[ée]|inscrit|agent)", re.IGNORECASE)
_SEULS_PARTICIPANTS = re.compile(r"^\W*(?:env\.?|environ)?\s*\d{1,4}\s*(?:participants?|personnes?|pers\.?|présents?)\W*$", re.IGNORECASE)
_SANS_DUREE = frozenset({"RNH"})
_NATURE_INCONNUE = "AUT"


class Actes:
    """Reads the acts of a workbook, one row at a time."""

    def __init__(
        self, lecture: Lecture, entreprises: Entreprises, designations: Designations, valeurs: Valeurs, annee: int
    ) -> None:
        self._lecture = lecture
        self._entreprises = entreprises
        self._designations = designations
        self._valeurs = valeurs
        self._referentiel = valeurs.referentiel
        self._annee = annee
        self._cache: dict[tuple[object, ...], Any] = {}
        self._dits: dict[tuple[str, str, str], int] = {}

    def lire(self, rangee: Rangee) -> None:
        """Add the act of one row, or the reason why it is refused or left to decide."""
        jour = self._jour(rangee)
        if jour is None:
            return
        nature, canal, organisme, compris = self._type(rangee)
        designe = self._designations.de(rangee)
        if designe.ecartee:
            raison = "personne écartée, sur votre décision"
            self._lecture.remarques.append(rangee.remarque(Constat.IGNORE, _champ_nom(rangee), raison))
            return
        portee = self._portee(rangee, nature, designe, compris)
        entreprise = self._entreprise(rangee, designe, portee)
        if doute := self._doute(rangee, designe, portee, entreprise):
            self._indecis(rangee, doute)
            return
        personnes = self._retenues(rangee, designe, portee, entreprise)
        minutes = self._minutes(rangee, nature)
        note = self._note(rangee)
        participants = self._participants(rangee, portee, note)
        incomplet = (portee is Portee.INDIVIDUELLE and not personnes) or (
            portee is Portee.COLLECTIVE and participants is None
        )
        self._lecture.actes.append(
            ActeLu(
                rangee.feuille.nom,
                rangee.numero,
                jour[0],
                self._heure(rangee, jour[1]),
                minutes or 0,
                nature,
                canal,
                portee,
                entreprise,
                personnes,
                self._site(rangee, entreprise),
                organisme,
                participants,
                self._code(rangee, "theme", "themes"),
                self._origine(rangee),
                "" if portee is Portee.COLLECTIVE and _SEULS_PARTICIPANTS.match(note) else note,
                minutes is None or not compris or incomplet,
                self._facturable(rangee, nature),
            )
        )

    def _jour(self, rangee: Rangee) -> tuple[date, int | None] | None:
        cellule = rangee.cellule("date")
        lu = self._une_fois(("date", rangee.feuille.annee, cellule), lambda: self._lire_jour(rangee, cellule))
        if isinstance(lu, str):
            self._refuser(rangee, "date", lu)
            return None
        return lu  # type: ignore[no-any-return]

    def _lire_jour(self, rangee: Rangee, cellule: Cellule) -> tuple[date, int | None] | str:
        annee = rangee.feuille.annee
        try:
            lu = lire_instant(cellule, annee_max=self._annee + 1)
        except DateRefusee as refus:
            if refus.details["raison"] != ANNEE_ABSENTE or annee is None:
                return str(refus.details["raison"])
            lu = lire_instant(cellule, annee=annee, annee_max=self._annee + 1)
            self._dire(rangee, "date", "", f"dates sans année : {annee} retenue")
        if lu[0].year > self._annee + 1:
            return f"année {lu[0].year}, dans le futur"
        return lu

    def _type(self, rangee: Rangee) -> tuple[str, str, tuple[str, str] | None, bool]:
        """Return nature, canal, organisme, and whether the type was understood."""
        valeur = self._valeur(rangee, "type", TYPES)
        compris = bool(valeur and valeur.code)
        if not compris:
            raison = "type non compris" if valeur else "type absent"
            self._avertir(rangee, "type", f"{raison}, repris comme « Autre », à compléter")
        elif valeur is not None and valeur.par:
            self._dire(rangee, "type", valeur.mot, f"compris comme {valeur.code} ({valeur.par})")
        nature, canal, categorie = [*(valeur.code if valeur and compris else _NATURE_INCONNUE).split("/"), "", ""][:3]
        if rangee.cellule("canal") != "":
            canal = self._code(rangee, "canal", "canaux")
        return nature, canal or "NR", self._organisme(rangee, categorie), compris

    def _organisme(self, rangee: Rangee, categorie: str) -> tuple[str, str] | None:
        if rangee.cellule("organisme") == "":
            return (categorie, self._referentiel.nom_organisme(categorie)) if categorie else None
        mot = rangee.texte("organisme")
        lu = self._une_fois(("organisme", mot), lambda: self._referentiel.organisme(mot) or (categorie or "AUT", mot))
        return lu  # type: ignore[no-any-return]

    def _portee(self, rangee: Rangee, nature: str, designe: Designe, compris: bool) -> Portee:
        if compris:
            return self._referentiel.portee(nature)
        if designe.personnes or designe.doute:
            return Portee.INDIVIDUELLE
        return Portee.COLLECTIVE if rangee.texte("participants") else Portee.ENTREPRISE

    def _entreprise(self, rangee: Rangee, designe: Designe, portee: Portee) -> int:
        if (nommee := self._nommee(rangee)) is not None:
            return nommee[0]
        if portee is Portee.INDIVIDUELLE and designe.personnes:
            emplois = list(self._lecture.personnes[designe.personnes[0]].emplois)
            if len(emplois) == 1:
                return emplois[0]
        return 0 if len(self._entreprises) == 1 and portee is not Portee.INTERNE else RIEN

    def _nommee(self, rangee: Rangee) -> tuple[int, str] | None:
        """Return the entreprise that the row or its sheet names, None when neither does."""
        cellule = rangee.cellule("entreprise") or rangee.feuille.entreprise
        if cellule == "":
            return None
        lu = self._une_fois(("entreprise", cellule), lambda: self._entreprises.chercher(cellules.texte(cellule)))
        return lu  # type: ignore[no-any-return]

    def _doute(self, rangee: Rangee, designe: Designe, portee: Portee, entreprise: int) -> str:
        nommee = self._nommee(rangee) if entreprise == RIEN else None
        if nommee is not None:
            return nommee[1]
        if portee is Portee.INDIVIDUELLE and designe.doute:
            return designe.doute
        if entreprise == RIEN and portee is not Portee.INTERNE:
            return "entreprise absente"
        return ""

    def _retenues(self, rangee: Rangee, designe: Designe, portee: Portee, entreprise: int) -> tuple[int, ...]:
        if portee is not Portee.INDIVIDUELLE:
            if designe.personnes or designe.doute:
                self._avertir(rangee, "", "acte qui ne porte sur aucune personne : le nom n'est pas repris")
            return ()
        if not designe.personnes:
            self._avertir(rangee, "", "acte individuel sans personne, à compléter")
        if designe.par:
            self._dire(rangee, _champ_nom(rangee), rangee.texte(_champ_nom(rangee)), f"personne reconnue {designe.par}")
        if designe.creee:
            self._dire(rangee, _champ_nom(rangee), rangee.texte(_champ_nom(rangee)), "personne absente des listes, créée")
        for rang in designe.personnes:
            self._employer(rangee, rang, entreprise)
        return designe.personnes

    def _employer(self, rangee: Rangee, rang: int, entreprise: int) -> None:
        """Give the person an emploi where the act places them, when no list did."""
        lue = self._lecture.personnes[rang]
        if entreprise == RIEN or entreprise in lue.emplois:
            return
        if lue.emplois:
            self._avertir(rangee, "entreprise", "autre entreprise que celle de la liste ; second emploi ouvert")
        lue.emplois[entreprise] = EmploiLu(entreprise=entreprise)

    def _minutes(self, rangee: Rangee, nature: str) -> int | None:
        cellule = rangee.cellule("minutes")
        unite = rangee.feuille.unite_duree
        lu = self._une_fois(("minutes", unite, cellule, type(cellule)), lambda: _duree(cellule, unite))
        if isinstance(lu, int):
            return lu
        if cellule == "" and nature in _SANS_DUREE:
            return 0
        self._avertir(rangee, "minutes", f"{lu}, reprise à 0 minute, à compléter")
        return None

    def _heure(self, rangee: Rangee, de_la_date: int | None) -> int | None:
        cellule = rangee.cellule("heure")
        if cellule == "":
            return de_la_date
        lu = self._une_fois(("heure", cellule), lambda: _duree(cellule, rangee.feuille.unite_duree.HEURES))
        return lu if isinstance(lu, int) and lu < 24 * 60 else de_la_date

    def _participants(self, rangee: Rangee, portee: Portee, note: str) -> int | None:
        if portee is not Portee.COLLECTIVE:
            return None
        nombre = cellules.entier(rangee.cellule("participants"))
        if nombre is None and (trouve := _PARTICIPANTS.search(note or rangee.texte("participants"))):
            nombre = int(trouve[1])
        if nombre is None:
            self._avertir(rangee, "participants", "nombre de participants absent")
        return nombre

    def _code(self, rangee: Rangee, champ: str, liste: str) -> str:
        valeur = self._valeur(rangee, champ, liste)
        if valeur is None:
            return "NR"
        if not valeur.code:
            self._avertir(rangee, champ, "non compris, « Non renseigné » retenu")
            return "NR"
        if valeur.par:
            self._dire(rangee, champ, valeur.mot, f"compris comme {valeur.code}, par « {valeur.par} »")
        return valeur.code

    def _valeur(self, rangee: Rangee, champ: str, liste: str) -> Valeur | None:
        """Return what the cell of a field means, None when it is empty."""
        cellule = rangee.cellule(champ)
        if cellule == "":
            return None
        cle = (champ, cellule)
        if cle not in self._cache:
            self._cache[cle] = self._valeurs.code(liste, cellules.texte(cellule))
        return self._cache[cle]  # type: ignore[no-any-return]

    def _origine(self, rangee: Rangee) -> str:
        cellule = rangee.cellule("origine")
        if cellule != "" and self._une_fois(("retour", cellule), lambda: self._est_un_retour(cellules.texte(cellule))):
            raison = "un retour n'est pas une origine : celle du suivi antérieur est gardée, sinon « Non renseigné »"
            self._dire(rangee, "origine", cellules.texte(cellule), raison)
            return RETOUR
        return self._code(rangee, "origine", "origines")

    def _est_un_retour(self, mot: str) -> bool:
        dite = self._valeurs.dite("origines", mot)
        return dite is None and self._referentiel.lexique("retour").exact(mot) is not None

    def _note(self, rangee: Rangee) -> str:
        cellule = rangee.cellule("note")
        return cellule.strip() if isinstance(cellule, str) else cellules.texte(cellule)

    def _site(self, rangee: Rangee, entreprise: int) -> str:
        return self._entreprises.site(entreprise, rangee.texte("site")) if "site" in rangee.rangs else ""

    def _facturable(self, rangee: Rangee, nature: str) -> bool:
        dit = self._referentiel.lexique("oui_non").exact(rangee.texte("facturable")) if "facturable" in rangee.rangs else None
        return self._referentiel.facturable(nature) if dit is None else dit == "oui"

    def _une_fois(self, cle: tuple[object, ...], lire: Callable[[], Any]) -> Any:
        if cle not in self._cache:
            self._cache[cle] = lire()
        return self._cache[cle]

    def conclure(self) -> None:
        """Write, on each remark said once for many rows, how many rows it covers."""
        for rang, ligne in enumerate(self._lecture.remarques):
            nombre = self._dits.get((ligne.feuille, ligne.valeur, ligne.raison), 1)
            if nombre > 1 and ligne.constat is Constat.INTERPRETE:
                self._lecture.remarques[rang] = LigneRapport(
                    constat=ligne.constat,
                    feuille=ligne.feuille,
                    ligne=ligne.ligne,
                    colonne=ligne.colonne,
                    valeur=ligne.valeur,
                    raison=f"{ligne.raison} ({nombre} lignes à partir de celle-ci)",
                )

    def _dire(self, rangee: Rangee, champ: str, mot: str, raison: str) -> None:
        """Say once per sheet how a word was understood."""
        cle = (rangee.feuille.nom, mot, raison)
        self._dits[cle] = self._dits.get(cle, 0) + 1
        if self._dits[cle] == 1:
            self._lecture.remarques.append(rangee.remarque(Constat.INTERPRETE, champ, raison, mot))

    def _avertir(self, rangee: Rangee, champ: str, raison: str) -> None:
        self._lecture.remarques.append(rangee.remarque(Constat.AVERTISSEMENT, champ, raison))

    def _refuser(self, rangee: Rangee, champ: str, raison: str) -> None:
        self._lecture.refus["interventions"] = self._lecture.refus.get("interventions", 0) + 1
        self._lecture.remarques.append(rangee.remarque(Constat.REFUSE, champ, raison))

    def _indecis(self, rangee: Rangee, raison: str) -> None:
        self._lecture.indecis["interventions"] = self._lecture.indecis.get("interventions", 0) + 1
        valeur = " ".join(filter(None, (rangee.texte(c) for c in ("numero", "nom", "prenom", "nom_prenom", "entreprise"))))
        self._lecture.remarques.append(rangee.remarque(Constat.A_DECIDER, "", raison, valeur))


def _champ_nom(rangee: Rangee) -> str:
    return next((c for c in ("nom_prenom", "nom", "numero") if c in rangee.rangs), "")


def _duree(cellule: Cellule, unite: Any) -> int | str:
    try:
        return lire_duree(cellule, unite)
    except DureeRefusee as refus:
        return str(refus.details["raison"])
