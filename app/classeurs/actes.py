"""Rows of acts: whom they concern, where they belong, and what is wrong with them."""

import re

from app.classeurs import cellules
from app.classeurs.champs import Champs
from app.classeurs.designations import Designations, Designe
from app.classeurs.dires import Dires
from app.classeurs.entreprises import Entreprises
from app.classeurs.lues import RIEN, ActeLu, EmploiLu, Lecture
from app.classeurs.releve import Rangee
from app.classeurs.valeurs import Valeurs
from app.domain.interventions import Portee

_SORTE = "interventions"
_HOMONYME = "le même nom paraît dans une autre entreprise : deux dossiers, à réunir si c’est la même personne"
_SEULS_PARTICIPANTS = re.compile(
    r"^\W*(?:env\.?|environ)?\s*\d{1,4}\s*(?:participants?|personnes?|pers\.?|présents?)\W*$", re.IGNORECASE
)


class Actes:
    """Reads the acts of a workbook, one row at a time."""

    def __init__(
        self, lecture: Lecture, entreprises: Entreprises, designations: Designations, valeurs: Valeurs, annee: int
    ) -> None:
        self._lecture = lecture
        self._entreprises = entreprises
        self._designations = designations
        self._referentiel = valeurs.referentiel
        self._dires = Dires(lecture)
        self._champs = Champs(valeurs, self._dires, annee)
        self._homonymes: set[int] = set()
        self._listes = any(p.listee for p in lecture.personnes)

    def lire(self, rangee: Rangee) -> None:
        """Add the act of one row, or the reason why it is refused or left to decide."""
        jour = self._champs.jour(rangee)
        if jour is None:
            return
        nature, canal, organisme, compris = self._champs.type(rangee)
        designe = self._designations.de(rangee)
        if designe.ecartee:
            self._dires.ignorer(rangee, _champ_nom(rangee), "personne écartée, sur votre décision")
            return
        portee = self._referentiel.portee(nature) if compris else _portee(rangee, designe)
        entreprise = self._entreprise(rangee, designe, portee)
        if doute := self._doute(rangee, designe, portee, entreprise):
            self._dires.indecis(rangee, "", doute, _SORTE)
            return
        personnes = self._retenues(rangee, designe, portee, entreprise)
        minutes = self._champs.minutes(rangee, nature)
        note = _note(rangee)
        participants = self._champs.participants(rangee, note) if portee is Portee.COLLECTIVE else None
        sans_qui = not personnes if portee is Portee.INDIVIDUELLE else portee is Portee.COLLECTIVE and not participants
        self._lecture.actes.append(
            ActeLu(
                rangee.feuille.nom,
                rangee.numero,
                jour[0],
                self._champs.heure(rangee, jour[1]),
                minutes or 0,
                nature,
                canal,
                portee,
                entreprise,
                personnes,
                self._site(rangee, entreprise),
                organisme,
                participants,
                self._champs.code(rangee, "theme", "themes"),
                self._champs.origine(rangee),
                "" if portee is Portee.COLLECTIVE and _SEULS_PARTICIPANTS.match(note) else note,
                minutes is None or not compris or sans_qui,
                self._champs.facturable(rangee, nature),
            )
        )

    def conclure(self) -> None:
        """Give each remark said once for many rows its number of rows."""
        self._dires.conclure()

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
        cle = ("entreprise", cellule)
        return self._champs.une_fois(cle, lambda: self._entreprises.chercher(cellules.texte(cellule)))

    def _doute(self, rangee: Rangee, designe: Designe, portee: Portee, entreprise: int) -> str:
        nommee = self._nommee(rangee) if entreprise == RIEN else None
        if nommee is not None:
            return nommee[1]
        if portee is Portee.INDIVIDUELLE and designe.doute:
            return designe.doute
        return "entreprise absente" if entreprise == RIEN and portee is not Portee.INTERNE else ""

    def _retenues(self, rangee: Rangee, designe: Designe, portee: Portee, entreprise: int) -> tuple[int, ...]:
        if portee is not Portee.INDIVIDUELLE:
            if designe.personnes or designe.doute:
                self._dires.avertir(rangee, "", "acte qui ne porte sur aucune personne : le nom n’est pas repris")
            return ()
        if not designe.personnes:
            self._dires.avertir(rangee, "", "acte individuel sans personne, à compléter")
        champ = next((c for c in ("nom_prenom", "nom", "numero") if c in rangee.rangs), "")
        if designe.par:
            self._dires.dire(rangee, champ, rangee.texte(champ), f"personne reconnue {designe.par}")
        if designe.homonyme and designe.personnes[0] not in self._homonymes:
            self._homonymes.add(designe.personnes[0])
            self._dires.avertir(rangee, champ, _HOMONYME)
        if designe.creee and self._listes:
            self._dires.dire(rangee, champ, rangee.texte(champ), "personne absente des listes, créée")
        for rang in designe.personnes:
            self._employer(rangee, rang, entreprise)
        return designe.personnes

    def _employer(self, rangee: Rangee, rang: int, entreprise: int) -> None:
        """Give the person an emploi where the act places them, when no list did."""
        lue = self._lecture.personnes[rang]
        if entreprise == RIEN or entreprise in lue.emplois:
            return
        if lue.emplois:
            self._dires.avertir(rangee, "entreprise", "autre entreprise que celle de la liste ; second emploi ouvert")
        lue.emplois[entreprise] = EmploiLu(entreprise=entreprise)

    def _site(self, rangee: Rangee, entreprise: int) -> str:
        return self._entreprises.site(entreprise, rangee.texte("site")) if "site" in rangee.rangs else ""


def _note(rangee: Rangee) -> str:
    cellule = rangee.cellule("note")
    return cellule.strip() if isinstance(cellule, str) else cellules.texte(cellule)


def _portee(rangee: Rangee, designe: Designe) -> Portee:
    """Return whom an act concerns when its type was not understood."""
    if designe.personnes or designe.doute:
        return Portee.INDIVIDUELLE
    return Portee.COLLECTIVE if rangee.texte("participants") else Portee.ENTREPRISE


def _champ_nom(rangee: Rangee) -> str:
    return next((c for c in ("nom_prenom", "nom", "numero") if c in rangee.rangs), "")
