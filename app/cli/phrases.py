"""Where a passphrase or a recovery key comes from: a file, the standard input, or a question; never argv."""

import sys
from argparse import Namespace
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from getpass import getpass
from pathlib import Path
from typing import ClassVar

from app.cli.francais import Analyseur
from app.cli.sortie import avertir
from app.context import proposer_phrase
from app.errors import Refus
from app.progress import Annule

PHRASE = "--phrase-de"


class PhraseIllisible(Refus):
    """The file of the phrase is empty or is not text."""

    code: ClassVar[str] = "phrase_illisible"


class PhraseAbsente(Refus):
    """Nobody can be asked: no terminal, and no file was given; `option` is the one that gives it."""

    code: ClassVar[str] = "phrase_absente"


class PhrasesDifferentes(Refus):
    """The two entries of a new phrase differ."""

    code: ClassVar[str] = "phrases_differentes"


class PhraseInchangee(Refus):
    """The new phrase is the one in force."""

    code: ClassVar[str] = "phrase_inchangee"


class SecretsEnTrop(Refus):
    """Both a passphrase and a recovery key were given."""

    code: ClassVar[str] = "secrets_en_trop"


def ajouter(analyseur: Analyseur, *, secours: bool = True) -> None:
    """Add the options that say where the secret is."""
    analyseur.add_argument(
        PHRASE, metavar="FICHIER", help="lit la phrase de passe sur la première ligne de FICHIER (- : entrée)"
    )
    if secours:
        analyseur.add_argument(
            "--secours-de", metavar="FICHIER", help="ouvre avec la clé de secours lue dans FICHIER (- : entrée)"
        )


def secrets(options: Namespace) -> dict[str, str]:
    """Return the one secret that opens, as the keyword `phrase` or `secours`; asks when none was given."""
    if options.phrase_de and options.secours_de:
        raise SecretsEnTrop
    if options.secours_de:
        return {"secours": premiere_ligne(options.secours_de)}
    return {"phrase": premiere_ligne(options.phrase_de) if options.phrase_de else _demander("Phrase de passe : ")}


def nouvelle(source: str | None, question: str = "Nouvelle phrase de passe : ", option: str = PHRASE) -> str:
    """Return a phrase to be set: from `source`, the file that `option` gives, else asked twice."""
    if source:
        return premiere_ligne(source)
    _exiger_terminal(option)
    avertir(
        "Sept mots tirés au hasard font une bonne phrase, longue et facile à retenir. Par exemple, tirée pour vous :",
        f"    {proposer_phrase()}",
    )
    phrase = _demander(question)
    if _demander("La même, une seconde fois : ") != phrase:
        raise PhrasesDifferentes
    return phrase


def premiere_ligne(source: str) -> str:
    """Return the first line of a file (`-`: standard input) without its end of line and byte order mark."""
    brut = sys.stdin.buffer.readline() if source == "-" else Path(source).read_bytes()
    try:
        lignes = _decoder(brut).splitlines()
    except UnicodeDecodeError:
        raise PhraseIllisible from None
    if not lignes or not lignes[0].strip():
        raise PhraseIllisible
    return lignes[0]


def _decoder(brut: bytes) -> str:
    if brut.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):  # what « > » of Windows PowerShell writes
        return brut.decode("utf-16")
    return brut.removeprefix(BOM_UTF8).decode()


def _exiger_terminal(option: str = PHRASE) -> None:
    if not sys.stdin.isatty():
        raise PhraseAbsente(option=option)


def _demander(question: str) -> str:
    _exiger_terminal()
    try:
        return getpass(question)
    except EOFError:  # Ctrl-D: she gives up
        raise Annule from None
