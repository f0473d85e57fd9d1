"""The clauses shipped with the application, read once."""

import tomllib
from functools import cache

from app.domain.conventions import Clause, Genre, Modele, Place
from app.paths import resources


@cache
def modele(genre: Genre) -> Modele:
    """Return the clauses of one kind of document."""
    lu = tomllib.loads((resources() / "clauses" / f"{genre}.toml").read_text(encoding="utf-8"))
    clauses = tuple(
        Clause(
            id=c["id"],
            titre=c["titre"],
            corps=c["corps"],
            place=Place(c.get("place", Place.TOUJOURS)),
            droit=tuple(c.get("droit", ())),
            aide=c.get("aide", ""),
        )
        for c in lu["clauses"]
    )
    return Modele(
        genre=genre,
        titre=lu["titre"],
        version=lu["version"],
        au=lu["au"],
        clauses=clauses,
        signatures=lu.get("signatures", True),
    )
