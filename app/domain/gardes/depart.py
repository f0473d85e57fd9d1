"""What is about to leave, as the guards see it, and what they say of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.accords import Accord


class Danger(StrEnum):
    """What the letter is about, when somebody is in danger."""

    AUCUN = ""
    MINEUR = "mineur"
    VULNERABLE = "vulnerable"
    COUPLE = "couple"
    IMMINENT = "imminent"
    ARME = "arme"


@dataclass(frozen=True, slots=True)
class Destinataire:
    """Who receives it: a code of organismes.csv, "" for the person herself; `organisme_id` when it is a known one."""

    categorie: str
    organisme_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Depart:
    """A letter or a document about to leave.

    `texte` is all that is printed; `champs` what fills the merge fields, by their code (« dettes », « numero_fiscal »).
    `nominatifs` are the words that name the person (name, first name, address, phone, birth date); `employeurs` her
    entreprises and sites; `proches` the names of her household, `autres` those of the other persons of the vault.
    `employeur_utile`: the model needs the employer; `remise`: it asks for one; `attestation`: it only says she came;
    `en_ligne`: it is done with an account of the person, by the mandate `mandat`; `reference` is the anonymous number.
    `propres` are the lines that the model itself says, in which no password is looked for; `admis` the fields that it
    needs for this request, whatever the category usually needs, `exclus` those it says are of no use to it.
    `refus`: the person refused that it leaves.
    """

    jour: date
    destinataire: Destinataire
    copies: tuple[Destinataire, ...] = ()
    accords: tuple[Accord, ...] = ()
    texte: str = ""
    champs: Mapping[str, str] = field(default_factory=dict)
    nominatifs: tuple[str, ...] = ()
    employeurs: tuple[str, ...] = ()
    proches: tuple[str, ...] = ()
    autres: tuple[str, ...] = ()
    reference: str = ""
    danger: Danger = Danger.AUCUN
    propres: frozenset[str] = frozenset()
    admis: frozenset[str] = frozenset()
    exclus: frozenset[str] = frozenset()
    refus: bool = False
    employeur_utile: bool = False
    remise: bool = False
    attestation: bool = False
    en_ligne: bool = False
    mandat: bool = False


@dataclass(frozen=True, slots=True)
class Savoir:
    """What the guards know, all of it data.

    `lexiques` holds folded words by subject (« sante », « cause », « interdits »); `besoins` the merge fields that each
    category of organismes needs; a field that nobody is said to need is never remarked.
    """

    lexiques: Mapping[str, tuple[str, ...]]
    besoins: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Remarque:
    """One line of the checklist: `code` names its words; `details` what it saw, for the praticienne only."""

    code: str
    details: str = ""


@dataclass(frozen=True, slots=True)
class TexteDeLoi:
    """A text shown as help, never as advice: its reference, what it says in plain words, when it was noted."""

    code: str
    reference: str
    dit: str
    releve_le: date
