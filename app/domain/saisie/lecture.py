"""Reading one line: each word is understood, or belongs to the note."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.dates import DateRefusee, lire_date
from app.domain.durees import DureeRefusee, lire_duree
from app.domain.nomenclatures import Entree
from app.domain.organismes import Organisme
from app.domain.saisie import vocabulaire as mots_du_metier
from app.domain.saisie.comprehension import Comprehension, Vocabulaire
from app.domain.texte import fold, mots

_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}([/.-](\d{2}|\d{4}))?$")
_QUANTIEME = re.compile(r"(\d{1,2}|1er)$")
_DUREE = re.compile(r"\d{1,3}(min|mn|m|'|h|h\d{1,2})$")
_NOMBRE = re.compile(r"\d{1,3}$")
_UNITES = frozenset({"min", "mn", "minutes", "minute", "h", "heure", "heures"})
_DEMI = frozenset({"demi-heure", "demi-heures", "1/2h", "quart d'heure"})
_PONCTUATION = " ,;:.–—-"
_BORDS = re.compile(r"^(?:[\s,;:–—]|[.-](?=\s|$))+|(?:[\s,;:–—]|(?<=\s)-)+$")
"""What is left of the punctuation around the words understood; « -30 » and a last full stop are hers."""
THEME_MIN = 4
"""Letters from which a word may begin the name of a theme."""


@dataclass(slots=True)
class _Mot:
    """One typed word, its folded form, and what took it ("" : still the note's)."""

    texte: str
    plie: str
    pris: str = ""


def comprendre(
    ligne: str, vocabulaire: Vocabulaire, aujourd_hui: date, presente: int | None = None
) -> Comprehension:
    """Return what `ligne` says; `presente` is the person on screen, meant when no name is typed."""
    lecteur = _Lecteur(ligne, vocabulaire, aujourd_hui)
    jour = lecteur.jour()
    minutes = lecteur.minutes()
    organisme = lecteur.organisme()
    canal = lecteur.mot_du_metier(mots_du_metier.CANAUX, "canal")
    nature = lecteur.mot_du_metier(mots_du_metier.NATURES, "nature")
    personnes = lecteur.personnes(presente)
    theme = lecteur.theme()
    minutes = minutes if minutes is not None else lecteur.nombre_nu()
    code = nature or _nature_supposee(canal, minutes, organisme)
    if code == mots_du_metier.SANS_DUREE:
        minutes = minutes or 0
    return Comprehension(
        jour=jour or aujourd_hui,
        aujourd_hui=aujourd_hui,
        jour_dit=jour is not None,
        personnes=personnes,
        minutes=minutes,
        nature=_entree(vocabulaire.natures, code),
        canal=_entree(vocabulaire.canaux, canal or "NR"),
        theme=theme,
        organisme=organisme,
        note=lecteur.note(),
    )


class _Lecteur:
    """The words of a line, taken one meaning at a time."""

    def __init__(self, ligne: str, vocabulaire: Vocabulaire, aujourd_hui: date) -> None:
        self._vocabulaire = vocabulaire
        self._aujourd_hui = aujourd_hui
        self._mots = [_Mot(texte, fold(texte).strip(_PONCTUATION)) for texte in ligne.split()]

    def jour(self) -> date | None:
        """Take the day: a word (hier, lundi), 12/11, or 12 novembre; a day without year is not to come."""
        for rang, mot in enumerate(self._mots):
            if mot.plie in mots_du_metier.JOURS:
                self._prendre(rang, 1, "jour")
                return self._aujourd_hui + timedelta(days=mots_du_metier.JOURS[mot.plie])
            lu = self._jour_ecrit(rang) or self._jour_de_semaine(rang)
            if lu:
                return lu
        return None

    def minutes(self) -> int | None:
        """Take the length: 20min, 1h30, 45 min, une demi-heure."""
        for rang, mot in enumerate(self._mots):
            suivant = self._mots[rang + 1].plie if rang + 1 < len(self._mots) else ""
            if mot.pris:
                continue
            if _DUREE.match(mot.plie) or mot.plie in _DEMI:
                return self._duree(rang, 1)
            if _NOMBRE.match(mot.plie) and suivant in _UNITES:
                reste = self._mots[rang + 2].plie if suivant == "h" and rang + 2 < len(self._mots) else ""
                return self._duree(rang, 3 if _NOMBRE.match(reste) and len(reste) == 2 else 2)  # noqa: PLR2004 - 1 h 30
        return None

    def nombre_nu(self) -> int | None:
        """Take a number alone among understood words as minutes, when it is a length one notes (5, 10… 480)."""
        for rang, mot in enumerate(self._mots):
            voisins = [self._mots[r].pris for r in (rang - 1, rang + 1) if 0 <= r < len(self._mots)]
            if not mot.pris and _NOMBRE.match(mot.plie) and all(voisins):
                nombre = int(mot.plie)
                if nombre and nombre % 5 == 0 and nombre <= 480:  # noqa: PLR2004 - eight hours
                    mot.pris = "duree"
                    return nombre
        return None

    def organisme(self) -> Organisme | None:
        """Take the organisme named by the longest run of words, when only one can be meant."""
        for longueur in range(min(5, len(self._mots)), 0, -1):
            for rang in range(len(self._mots) - longueur + 1):
                if any(mot.pris for mot in self._mots[rang : rang + longueur]):
                    continue
                trouve = self._organisme_nomme([m.plie for m in self._mots[rang : rang + longueur]])
                if trouve:
                    self._prendre(rang, longueur, "organisme")
                    return trouve
        return None

    def mot_du_metier(self, table: dict[str, str], quoi: str) -> str:
        """Take every word of the table; the first says the code."""
        code = ""
        for rang, mot in enumerate(self._mots):
            if not mot.pris and mot.plie in table:
                code = code or table[mot.plie]
                self._prendre(rang, 1, quoi)
        return code

    def personnes(self, presente: int | None) -> tuple[int, ...]:
        """Take the name; without one, the person on screen is meant."""
        annuaire = self._vocabulaire.personnes
        for rang, mot in enumerate(self._mots):
            libres = self._libres(rang)
            if libres:
                trouves, longueur = annuaire.exacts(libres)
                if trouves and mot.plie not in mots_du_metier.LIAISONS:
                    self._prendre(rang, longueur, "personne")
                    return tuple(sorted(trouves))
        if presente is not None:
            return (presente,)
        return self._nom_commence()

    def theme(self) -> Entree | None:
        """Take the first word that begins the name of a theme (four letters) or is its code."""
        for rang, mot in enumerate(self._mots):
            if mot.pris:
                continue
            for entree in self._vocabulaire.themes:
                if mot.plie == entree.code.lower() or _commence(entree, mot.plie):
                    self._prendre(rang, 1, "theme")
                    return entree
        return None

    def note(self) -> str:
        """Return the words that nothing took, in order."""
        reste = " ".join(mot.texte for mot in self._mots if not mot.pris)
        return _BORDS.sub("", reste)

    def _prendre(self, rang: int, longueur: int, quoi: str) -> None:
        for mot in self._mots[rang : rang + longueur]:
            mot.pris = quoi
        if rang and not self._mots[rang - 1].pris and self._mots[rang - 1].plie in mots_du_metier.LIAISONS:
            self._mots[rang - 1].pris = quoi

    def _jour_ecrit(self, rang: int) -> date | None:
        mot = self._mots[rang]
        longueur = 1 if _DATE.match(mot.plie) else 2 if _QUANTIEME.match(mot.plie) else 0
        texte = " ".join(m.plie for m in self._mots[rang : rang + longueur])
        if not longueur or len(texte.split()) < longueur or not re.search(r"[a-z]{3}|[/.-]", texte):
            return None
        try:
            lu = lire_date(texte, annee=self._aujourd_hui.year)
        except DateRefusee:
            return None
        self._prendre(rang, longueur, "jour")
        return lu if lu <= self._aujourd_hui else _un_an_avant(lu)

    def _jour_de_semaine(self, rang: int) -> date | None:
        voulu = mots_du_metier.SEMAINE.get(self._mots[rang].plie)
        if voulu is None or (len(self._mots[rang].plie) == 3 and rang):  # noqa: PLR2004 - « mar » may be a name
            return None
        suivant = self._mots[rang + 1].plie if rang + 1 < len(self._mots) else ""
        if _QUANTIEME.match(suivant) and (lu := self._jour_ecrit(rang + 1)):
            self._mots[rang].pris = "jour"
            return lu
        self._prendre(rang, 1, "jour")
        return self._aujourd_hui - timedelta(days=(self._aujourd_hui.weekday() - voulu) % 7)

    def _duree(self, rang: int, longueur: int) -> int | None:
        texte = " ".join(mot.plie for mot in self._mots[rang : rang + longueur])
        try:
            minutes = lire_duree(texte)
        except DureeRefusee:
            return None
        self._prendre(rang, longueur, "duree")
        return minutes

    def _organisme_nomme(self, dits: list[str]) -> Organisme | None:
        cherches = [partie for dit in dits for partie in mots(dit)]
        if not cherches or len("".join(cherches)) < 2 or cherches[-1] in mots_du_metier.LIAISONS:  # noqa: PLR2004
            return None
        trouves = [o for o in self._vocabulaire.organismes if _designe(cherches, o)]
        return trouves[0] if len(trouves) == 1 else None

    def _libres(self, rang: int) -> list[str]:
        libres = []
        for mot in self._mots[rang:]:
            if mot.pris:
                break
            libres.append(mot.plie)
        return libres

    def _nom_commence(self) -> tuple[int, ...]:
        for rang, mot in enumerate(self._mots):
            trouves = frozenset() if mot.pris else self._vocabulaire.personnes.debuts(mot.plie)
            if trouves:
                self._prendre(rang, 1, "personne")
                return tuple(sorted(trouves))
        return ()


def _nature_supposee(canal: str, minutes: int | None, organisme: Organisme | None) -> str:
    if organisme and canal in {*mots_du_metier.ORGANISME_DE_LOIN, ""}:
        return "DEM"
    if canal == "MEL" or (canal == "TEL" and (minutes or 0) < mots_du_metier.ENTRETIEN_MIN):
        return "ECH"
    return "ENT"


def _entree(entrees: tuple[Entree, ...], code: str) -> Entree | None:
    return next((entree for entree in entrees if entree.code == code), None)


def _commence(entree: Entree, mot: str) -> bool:
    return len(mot) >= THEME_MIN and mots(entree.libelle)[0].startswith(mot)


def _designe(cherches: list[str], organisme: Organisme) -> bool:
    """Tell whether the words begin the name, or are its initials or the code of its category (AL, CAF)."""
    nom = mots(organisme.nom)
    sigles = ("".join(mot[0] for mot in nom), organisme.categorie.lower())
    if len(cherches) == 1 and len(cherches[0]) > 1 and cherches[0] in sigles:
        return True
    entiers = nom[: len(cherches)] == cherches
    return entiers and (len(cherches) > 1 or len(cherches[0]) > 3 or organisme.nom.split()[0].isupper())  # noqa: PLR2004


def _un_an_avant(jour: date) -> date:
    return date(jour.year - 1, jour.month, min(jour.day, 28) if jour.month == 2 else jour.day)  # noqa: PLR2004 - February
