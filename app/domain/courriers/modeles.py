"""A model of letter: its words as blocks, and what it says about whom it goes to and what it may reveal."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from app.domain.courriers import balisage
from app.domain.courriers.blocs import Bloc, Paragraphe, Texte, champs, retenus
from app.domain.typographie import INSECABLE


class Ton(StrEnum):
    """How one speaks to the recipient, which chooses the closing words."""

    COURANT = "courant"
    DEFERENT = "deferent"
    CONFRATERNEL = "confraternel"
    PERSONNEL = "personnel"


class Forme(StrEnum):
    """A letter has a recipient and closing words; a document (report, mandate, notice) has a title and signatures.

    The page of the third is that of her Word document: nothing is put around its words.
    """

    LETTRE = "lettre"
    DOCUMENT = "document"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Option:
    """An optional clause: its code in the blocks, its label, and whether it is kept unless she removes it."""

    code: str
    libelle: str
    cochee: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """An enclosure, told only once she says that she joins it: `option` is the code of that choice."""

    option: str
    texte: Texte


@dataclass(frozen=True, slots=True)
class Reference:
    """A legal text, shown as help and never as advice; `etat_au` is the day it was as told, to be checked."""

    texte: str
    etat_au: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidentialite:
    """What the model may reveal: the employer's name, the cause, the identity; whether an accord is needed.

    `superflus` are the fields that this recipient does not need.
    """

    accord: bool = True
    employeur: bool = False
    cause: bool = True
    anonyme: bool = False
    reconnait_dette: bool = False
    protection: str = ""
    """« mineur », « majeur » or « danger »: the law lets one speak without an accord."""
    superflus: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Modele:
    """A model; `destinataires` are codes of organismes.csv, « PERSONNE » when it goes to the person."""

    code: str
    titre: str
    famille: str
    destinataires: tuple[str, ...] = ()
    objet: Texte = ()
    ton: Ton = Ton.COURANT
    forme: Forme = Forme.LETTRE
    options: tuple[Option, ...] = ()
    references: tuple[Reference, ...] = ()
    confidentialite: Confidentialite = field(default_factory=Confidentialite)
    blocs: tuple[Bloc, ...] = ()
    pieces: tuple[Piece, ...] = ()
    reponse_jours: int | None = None
    """Days after which a reply is late; None when none is expected."""
    version: int = 1
    abime: bool = False

    @property
    def champs(self) -> tuple[str, ...]:
        """The codes of the fields it uses, in reading order."""
        return tuple(champs((Paragraphe(self.objet), *self.blocs, *(Paragraphe(piece.texte) for piece in self.pieces))))

    @property
    def requis(self) -> tuple[str, ...]:
        """The codes of the fields it cannot do without, optional clauses apart."""
        toujours = retenus((Paragraphe(self.objet), *self.blocs), ())
        return tuple(code for code, facultatif in champs(toujours).items() if not facultatif)

    @property
    def cochees(self) -> tuple[str, ...]:
        """The optional clauses kept unless she removes them."""
        return tuple(option.code for option in self.options if option.cochee)


def lire(code: str, source: str, phrases: Mapping[str, str]) -> Modele:
    """Return the model written in TOML; one that cannot be read gives a plain letter with its words."""
    try:
        return _lire(code, tomllib.loads(source), phrases)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError):
        corps = source.partition('corps = """')[2].partition('"""')[0]
        return Modele(code=code, titre=code, famille="Autres", blocs=balisage.lire(corps, phrases), abime=True)


def _lire(code: str, lu: dict[str, Any], phrases: Mapping[str, str]) -> Modele:
    regles = dict(lu.get("confidentialite", {}))
    regles["superflus"] = frozenset(regles.get("superflus", ()))
    return Modele(
        code=code,
        titre=lu["titre"],
        famille=lu["famille"],
        destinataires=tuple(lu.get("destinataires", ())),
        objet=balisage.lire_texte(lu["objet"]),
        ton=Ton(lu.get("ton", "courant")),
        forme=Forme(lu.get("forme", "lettre")),
        options=(*(Option(**option) for option in lu.get("options", ())), *map(_joindre, lu.get("pieces", {}).items())),
        references=tuple(Reference(**reference) for reference in lu.get("references", ())),
        confidentialite=Confidentialite(**regles),
        blocs=balisage.lire(lu["corps"], phrases),
        pieces=tuple(Piece(option, balisage.lire_texte(dit)) for option, dit in lu.get("pieces", {}).items()),
        reponse_jours=lu.get("reponse_jours"),
        version=lu.get("version", 1),
    )


def _joindre(piece: tuple[str, str]) -> Option:
    """Return the choice of joining an enclosure: nothing is said to be joined until she says so."""
    option, dit = piece
    return Option(option, f"Joindre{INSECABLE}: {dit}")
