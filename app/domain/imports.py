"""What an import says of itself: counts by kind, and every line that deserves a look."""

from dataclasses import dataclass, field
from enum import StrEnum


class Constat(StrEnum):
    """What became of a line, or of one of its cells."""

    REFUSE = "refusé"
    A_DECIDER = "à décider"
    AVERTISSEMENT = "à vérifier"
    INTERPRETE = "interprété"
    MODIFIE = "modifié"
    IGNORE = "ignoré"


@dataclass(frozen=True, slots=True, kw_only=True)
class LigneRapport:
    """One remark: `ligne` is the row of the sheet as the spreadsheet numbers it, 0 for the whole sheet.

    `colonne` is the title of the column; `valeur` what was typed; `raison` a French sentence without final stop.
    `perdues` counts the filled cells of a column that is not taken.
    """

    constat: Constat
    feuille: str
    ligne: int = 0
    colonne: str = ""
    valeur: str = ""
    raison: str
    perdues: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Comptes:
    """What became of the lines of one kind (« personnes », « interventions »…)."""

    lus: int = 0
    nouveaux: int = 0
    reconnus: int = 0
    modifies: int = 0
    a_decider: int = 0
    refuses: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Doute:
    """A person named in acts whom nobody can tell: `mot` as typed, the persons it may be, how many rows wait.

    Each of `candidats` is a text that the mapping understands, « NOM Prénom » made precise when several share it.
    """

    mot: str
    raison: str
    candidats: tuple[str, ...] = ()
    lignes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFait:
    """One import of the past; `crees` counts what it created by kind, `annule_le` is "" while it stands.

    Instants are UTC ISO. The lines of an import taken back are gone: it counts nothing any more.
    """

    numero: int
    instant: str
    libelle: str
    annule_le: str = ""
    crees: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rapport:
    """The account of one import, or of its rehearsal (`simulation`).

    `numero` is the number of the import, 0 for a rehearsal or when nothing was written; `correspondance` the
    text of the mapping (TOML) that was followed, ready to be edited and reused.
    """

    classeur: str
    simulation: bool
    numero: int = 0
    comptes: dict[str, Comptes] = field(default_factory=dict)
    lignes: tuple[LigneRapport, ...] = ()
    doutes: tuple[Doute, ...] = ()
    correspondance: str = ""

    def compte(self, constat: Constat) -> int:
        """Return how many lines of the report carry this verdict."""
        return sum(ligne.constat is constat for ligne in self.lignes)
