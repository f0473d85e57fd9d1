"""What a letter is made of: blocks of text, merge fields and agreements; not markup, not HTML.

The same classes hold a model (with fields) and a printed letter (where every text is one plain string).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Champ:
    """A merge field; when `facultatif` and unknown, what holds it (paragraph, item, row) is left out."""

    code: str
    facultatif: bool = False


@dataclass(frozen=True, slots=True)
class Accord:
    """Two endings, of which the sex of the person chooses one: « informé{|e} »."""

    masculin: str
    feminin: str


Morceau = str | Champ | Accord
Texte = tuple[Morceau, ...]


class Signataire(StrEnum):
    """Who signs at the end of a document."""

    PRATICIENNE = "praticienne"
    PERSONNE = "personne"
    TOUTES = "toutes"


@dataclass(frozen=True, slots=True)
class Titre:
    """A heading inside the letter."""

    texte: Texte
    option: str = ""


@dataclass(frozen=True, slots=True)
class Paragraphe:
    """A paragraph; `option` is the code of the optional clause it belongs to, "" when it is always printed."""

    texte: Texte
    option: str = ""


@dataclass(frozen=True, slots=True)
class Liste:
    """A list of items, a dash before each."""

    items: tuple[Texte, ...]
    option: str = ""


@dataclass(frozen=True, slots=True)
class Tableau:
    """A simple table; the first row is its head."""

    lignes: tuple[tuple[Texte, ...], ...]
    option: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Where one signs, and what is written by hand above (« lu et approuvé »)."""

    qui: Signataire = Signataire.PRATICIENNE
    mention: Texte = ()
    option: str = ""


Bloc = Titre | Paragraphe | Liste | Tableau | Signature


def textes(bloc: Bloc) -> Iterator[Texte]:
    """Yield every text of a block, in reading order."""
    if isinstance(bloc, Titre | Paragraphe):
        yield bloc.texte
    elif isinstance(bloc, Liste):
        yield from bloc.items
    elif isinstance(bloc, Tableau):
        for ligne in bloc.lignes:
            yield from ligne
    else:
        yield bloc.mention


def champs(blocs: Iterable[Bloc]) -> dict[str, bool]:
    """Return the codes of the merge fields, in reading order, and whether each may stay unknown everywhere."""
    trouves: dict[str, bool] = {}
    for bloc in blocs:
        for texte in textes(bloc):
            for morceau in texte:
                if isinstance(morceau, Champ):
                    trouves[morceau.code] = trouves.get(morceau.code, True) and morceau.facultatif
    return trouves


def retenus(blocs: Iterable[Bloc], options: Iterable[str]) -> tuple[Bloc, ...]:
    """Return the blocks that are always printed and those of the optional clauses kept."""
    gardees = {"", *options}
    return tuple(bloc for bloc in blocs if bloc.option in gardees)


def transformer(bloc: Bloc, vers: Callable[[Texte], Texte | None]) -> Bloc | None:
    """Return the block with each text replaced; a paragraph, an item or a row whose text gives None is left out."""
    if isinstance(bloc, Titre | Paragraphe):
        texte = vers(bloc.texte)
        return None if texte is None else replace(bloc, texte=texte)
    if isinstance(bloc, Liste):
        items = tuple(item for item in map(vers, bloc.items) if item is not None)
        return replace(bloc, items=items) if items else None
    if isinstance(bloc, Tableau):
        return _transformer_tableau(bloc, vers)
    return replace(bloc, mention=vers(bloc.mention) or ())


def _transformer_tableau(bloc: Tableau, vers: Callable[[Texte], Texte | None]) -> Tableau | None:
    lignes = []
    for ligne in bloc.lignes:
        cellules = [vers(cellule) for cellule in ligne]
        if all(cellule is not None for cellule in cellules):
            lignes.append(tuple(cellule for cellule in cellules if cellule is not None))
    return replace(bloc, lignes=tuple(lignes)) if len(lignes) > 1 else None


def en_clair(texte: Texte) -> str:
    """Return a printed text as one string; what is not resolved shows as it is written in a model."""
    return "".join(map(_en_clair, texte))


def _en_clair(morceau: Morceau) -> str:
    if isinstance(morceau, Champ):
        return f"{{{morceau.code}{'?' if morceau.facultatif else ''}}}"
    if isinstance(morceau, Accord):
        return f"{{{morceau.masculin}|{morceau.feminin}}}"
    return morceau
