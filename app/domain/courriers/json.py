"""The stored form of blocks: version 1, plain JSON values; what cannot be read becomes plain paragraphs."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from json import dumps, loads
from typing import Any

from app.domain.courriers.blocs import (
    Accord,
    Bloc,
    Champ,
    Liste,
    Morceau,
    Paragraphe,
    Signataire,
    Signature,
    Tableau,
    Texte,
    Titre,
)

VERSION = 1


def vers_json(blocs: Iterable[Bloc]) -> dict[str, Any]:
    """Return what JSON can hold of the blocks."""
    return {"version": VERSION, "blocs": [_bloc(bloc) for bloc in blocs]}


def avec_blancs(corps: Mapping[str, Any], codes: Iterable[str]) -> dict[str, Any]:
    """Return the stored words of a letter that goes, with the codes of the fields left blank in it."""
    return {**corps, "blancs": list(codes)}


def blancs(corps: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the codes of the fields that were blank when the letter went."""
    lus = corps.get("blancs", ())
    return tuple(map(str, lus)) if isinstance(lus, list | tuple) else ()


def de_json(valeur: object) -> tuple[Bloc, ...]:
    """Return the blocks; a damaged or newer value gives its words back, one paragraph per run, never an error."""
    if isinstance(valeur, Mapping) and valeur.get("version") == VERSION:
        with suppress(KeyError, TypeError, ValueError, AttributeError):
            return tuple(_lire(lu) for lu in valeur["blocs"])
    return tuple(Paragraphe((mots,)) for mots in _mots(valeur))


def _bloc(bloc: Bloc) -> dict[str, Any]:
    option = {"option": bloc.option} if bloc.option else {}
    if isinstance(bloc, Titre):
        return {"t": "titre", "texte": _texte(bloc.texte), **option}
    if isinstance(bloc, Paragraphe):
        return {"t": "p", "texte": _texte(bloc.texte), **option}
    if isinstance(bloc, Liste):
        return {"t": "liste", "items": [_texte(item) for item in bloc.items], **option}
    if isinstance(bloc, Tableau):
        return {"t": "tableau", "lignes": [[_texte(c) for c in ligne] for ligne in bloc.lignes], **option}
    return {"t": "signature", "qui": bloc.qui.value, "mention": _texte(bloc.mention), **option}


def _texte(texte: Texte) -> list[Any]:
    return [_morceau(morceau) for morceau in texte]


def _morceau(morceau: Morceau) -> object:
    if isinstance(morceau, Champ):
        return {"champ": morceau.code} | ({"facultatif": True} if morceau.facultatif else {})
    if isinstance(morceau, Accord):
        return {"accord": [morceau.masculin, morceau.feminin]}
    return morceau


def _lire(lu: dict[str, Any]) -> Bloc:
    sorte, option = lu["t"], str(lu.get("option", ""))
    if sorte == "titre":
        return Titre(_lire_texte(lu["texte"]), option)
    if sorte == "p":
        return Paragraphe(_lire_texte(lu["texte"]), option)
    if sorte == "liste":
        return Liste(tuple(map(_lire_texte, lu["items"])), option)
    if sorte == "tableau":
        return Tableau(tuple(tuple(map(_lire_texte, ligne)) for ligne in lu["lignes"]), option)
    if sorte == "signature":
        return Signature(Signataire(lu["qui"]), _lire_texte(lu["mention"]), option)
    raise ValueError(sorte)


def _lire_texte(lu: list[Any]) -> Texte:
    return tuple(map(_lire_morceau, lu))


def _lire_morceau(lu: object) -> Morceau:
    if isinstance(lu, str):
        return lu
    if isinstance(lu, dict) and "champ" in lu:
        return Champ(str(lu["champ"]), bool(lu.get("facultatif")))
    if isinstance(lu, dict) and "accord" in lu:
        masculin, feminin = lu["accord"]
        return Accord(str(masculin), str(feminin))
    raise ValueError


def dire_morceau(morceau: Morceau) -> str:
    """Return a field or an agreement as one string, which `lire_morceau` reads back."""
    return dumps(_morceau(morceau), ensure_ascii=False)


def lire_morceau(dit: str) -> Morceau:
    """Return the field or the agreement of a string."""
    return _lire_morceau(loads(dit))


def _mots(valeur: object) -> Iterator[str]:
    """Yield the words a damaged value still holds, technical ones apart."""
    if isinstance(valeur, str):
        if valeur.strip():
            yield valeur
    elif isinstance(valeur, Mapping):
        for cle, contenu in valeur.items():
            if cle not in {"t", "version", "option", "qui", "facultatif", "blancs"}:
                yield from _mots(contenu)
    elif isinstance(valeur, list):
        for contenu in valeur:
            yield from _mots(contenu)
