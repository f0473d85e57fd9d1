"""Records as text and back: what an import keeps to restore what it changed."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from app.store.imports import empreinte


def vers_json(record: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the fields of a record as plain values, dates in ISO."""
    plain: dict[str, Any] = json.loads(json.dumps(asdict(record), default=str))
    return plain


def etat(record: Any) -> str:  # noqa: ANN401
    """Return the print of a whole record, to tell whether it changed since."""
    return empreinte(repr(record))


def depuis_json(sorte: type, valeurs: Mapping[str, Any]) -> Any:  # noqa: ANN401
    """Return the record of that kind written by `vers_json`."""
    types = _types(sorte)
    return sorte(**{f.name: _lire(types[f.name], valeurs[f.name]) for f in fields(sorte) if f.name in valeurs})


@cache
def _types(sorte: type) -> dict[str, Any]:
    return get_type_hints(sorte)


def _lire(attendu: Any, valeur: Any) -> Any:  # noqa: ANN401
    if valeur is None:
        return None
    if get_origin(attendu) in (Union, UnionType):
        return _lire(next(a for a in get_args(attendu) if a is not type(None)), valeur)
    if get_origin(attendu) is tuple:
        return tuple(_lire(get_args(attendu)[0], v) for v in valeur)
    if attendu is date:
        return date.fromisoformat(valeur)
    if isinstance(attendu, type) and issubclass(attendu, StrEnum):
        return attendu(valeur)
    return depuis_json(attendu, valeur) if is_dataclass(attendu) and isinstance(attendu, type) else valeur
