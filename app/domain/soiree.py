"""The grid of the evening: each row of words understood as an act, or what it still lacks."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.domain.durees import DureeRefusee, UniteDuree, lire_duree
from app.domain.nomenclatures import Entree
from app.domain.saisie import Vocabulaire, comprendre
from app.domain.texte import fold, mots

COLONNES = ("personne", "nature", "minutes", "theme", "note")
MANQUE = "RNH"
_HABITUELLE = "ENT"
_DEBUT_MIN = 2
_NATURE_INCONNUE = "Nature inconnue. Choisissez-la dans la liste, ou laissez vide pour un entretien."
_THEME_INCONNU = "Thème inconnu. Choisissez-le dans la liste, ou laissez vide."
_ENTETES = {
    "personne": ("personne", "nom", "salarie", "salariee", "beneficiaire"),
    "nature": ("nature", "type", "acte"),
    "minutes": ("minutes", "duree", "min", "temps"),
    "theme": ("theme", "problematique"),
    "note": ("note", "notes", "commentaire", "observations"),
}
_COLONNE_DE = {mot: colonne for colonne, dits in _ENTETES.items() for mot in dits}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ligne:
    """A row as typed; `personne_id` is known once she was chosen, `rendezvous_id` when the row tells a slot."""

    personne: str = ""
    nature: str = ""
    minutes: str = ""
    theme: str = ""
    note: str = ""
    personne_id: int | None = None
    rendezvous_id: int | None = None

    @property
    def vide(self) -> bool:
        """Tell whether nothing is typed."""
        return not any(getattr(self, colonne).strip() for colonne in COLONNES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lue:
    """What a row says: `personnes` holds several ids while the name is ambiguous, none when she is new.

    `manques` gives, by column, a French sentence on what keeps the row from being an act.
    """

    personnes: tuple[int, ...]
    nature: Entree | None
    canal: str
    minutes: int | None
    theme: Entree | None
    manques: dict[str, str]

    @property
    def complete(self) -> bool:
        """Tell whether the row can be kept."""
        return not self.manques


def lire(ligne: Ligne, vocabulaire: Vocabulaire, jour: date) -> Lue:
    """Return what a row says."""
    personnes = _personnes(ligne, vocabulaire)
    minutes, raison = _minutes(ligne.minutes)
    nature, canal = _nature(ligne.nature, minutes, vocabulaire, jour)
    if nature is not None and nature.code == MANQUE and minutes is None and not raison:
        minutes = 0
    theme = _theme(ligne.theme, vocabulaire.themes)
    manques = {
        "personne": _manque_personne(ligne, personnes),
        "nature": "" if nature else _NATURE_INCONNUE,
        "minutes": raison or ("Combien de temps\u202f? Par exemple 30, 1h15 ou 0:45." if minutes is None else ""),
        "theme": _THEME_INCONNU if ligne.theme.strip() and not theme else "",
    }
    dits = {colonne: phrase for colonne, phrase in manques.items() if phrase}
    return Lue(personnes=personnes, nature=nature, canal=canal, minutes=minutes, theme=theme, manques=dits)


def coller(cellules: list[list[str]], colonne: int) -> tuple[list[dict[str, str]], tuple[str, ...]]:
    """Return the cells pasted at a column as fields of rows, and the headings that the grid has no place for.

    A first row of headings (personne, durée, thème…) gives the columns; it is not kept.
    """
    entetes = _entetes(cellules[0]) if cellules else None
    if entetes is None:
        places: list[str | None] = [*COLONNES[colonne:]]
        return [_champs(rangee, places) for rangee in cellules], ()
    perdues = [nom.strip() for nom, place in zip(cellules[0], entetes, strict=True) if place is None]
    return [_champs(rangee, entetes) for rangee in cellules[1:]], tuple(filter(None, perdues))


def poser(ligne: Ligne, champs: dict[str, str]) -> Ligne:
    """Return the row with these fields typed; another name is another person, who did not take that slot."""
    tapes: dict[str, Any] = dict(champs)
    if champs.get("personne", ligne.personne) != ligne.personne:
        tapes |= {"personne_id": None, "rendezvous_id": None}
    return replace(ligne, **tapes)


def individuelles(vocabulaire: Vocabulaire) -> list[Entree]:
    """Return the natures of acts done for a person: the only ones a row may have."""
    return [e for e in vocabulaire.natures if e.attributs.get("famille", "individuelle") == "individuelle"]


def _champs(rangee: list[str], places: list[str | None]) -> dict[str, str]:
    return {place: " ".join(texte.split()) for place, texte in zip(places, rangee, strict=False) if place}


def _entetes(rangee: list[str]) -> list[str | None] | None:
    """Return the column of each heading, when two at least are known (one, if it stands alone)."""
    places = [_COLONNE_DE.get((mots(texte) or [""])[0]) for texte in rangee]
    connues = [place for place in places if place]
    return places if len(set(connues)) >= min(2, len(rangee)) and len(set(connues)) == len(connues) else None


def _personnes(ligne: Ligne, vocabulaire: Vocabulaire) -> tuple[int, ...]:
    if ligne.personne_id is not None:
        return (ligne.personne_id,)
    return vocabulaire.personnes.nommees(ligne.personne)


def _manque_personne(ligne: Ligne, personnes: tuple[int, ...]) -> str:
    if len(personnes) > 1:
        return f"{len(personnes)} personnes portent ce nom. Choisissez dans la liste, ou ajoutez le prénom."
    return "" if personnes or mots(ligne.personne) else "Qui\u202f? Écrivez son nom, ou un code."


def _minutes(texte: str) -> tuple[int | None, str]:
    if not texte.strip():
        return None, ""
    unite = UniteDuree.HEURES if set(texte) & set(",.") else UniteDuree.MINUTES
    try:
        return lire_duree(texte, unite), ""
    except DureeRefusee as refus:
        return None, f"Durée non comprise ({refus.details['raison']}). Par exemple 30, 1h15 ou 0:45."


def _nature(texte: str, minutes: int | None, vocabulaire: Vocabulaire, jour: date) -> tuple[Entree | None, str]:
    """Return the nature and the canal that the words say: a label, its beginning, or words of the trade."""
    natures = individuelles(vocabulaire)
    if not texte.strip():
        return next((e for e in natures if e.code == _HABITUELLE), None), "NR"
    directe = _nommee(texte, natures)
    if directe:
        return directe, "NR"
    compris = comprendre(f"{texte} {minutes or 0}min", vocabulaire, jour)
    autre_chose = compris.note or compris.personnes or compris.theme or compris.organisme or compris.jour_dit
    return (None if autre_chose else compris.nature), compris.canal.code if compris.canal else "NR"


def _theme(texte: str, themes: tuple[Entree, ...]) -> Entree | None:
    return _nommee(texte, themes) if texte.strip() else None


def _nommee(texte: str, entrees: list[Entree] | tuple[Entree, ...]) -> Entree | None:
    """Return the line of a list by its code, its label, or the beginning of its label or of one of its words."""
    dit = fold(texte)
    exacte = next((e for e in entrees if dit in (e.code.lower(), fold(e.libelle))), None)
    if exacte or len(dit) < _DEBUT_MIN:
        return exacte
    debut = next((e for e in entrees if fold(e.libelle).startswith(dit)), None)
    return debut or next((e for e in entrees if any(mot.startswith(dit) for mot in mots(e.libelle))), None)
