"""The kinds of démarches and their legal time, read in resources/demarches: data of the program, not of the vault."""

import csv
from datetime import date, timedelta
from functools import lru_cache

from app import paths
from app.domain import delais
from app.domain.types_demarches import INCONNU, Sens, TypeDemarche


@lru_cache(maxsize=1)
def tous() -> tuple[TypeDemarche, ...]:
    """Return every kind, in the order in which they are offered."""
    chemin = paths.resources() / "demarches" / "types.csv"
    with chemin.open(encoding="utf-8-sig", newline="") as fichier:
        return tuple(_lire(ligne) for ligne in csv.DictReader(fichier, delimiter=";"))


def de_code(code: str) -> TypeDemarche:
    """Return the kind of that code, « autre » when it is no longer known."""
    return _par_code().get(code, INCONNU)


@lru_cache(maxsize=1)
def au_moins() -> tuple[dict[str, timedelta], dict[str, timedelta]]:
    """Return, by kind, lengths that its silence and its time to appeal always reach; none without a rule."""
    silences = {sorte.code: delais.au_moins(sorte.silence) for sorte in tous() if sorte.silence}
    recours = {sorte.code: delais.au_moins(sorte.recours) for sorte in tous() if sorte.recours}
    return silences, recours


def pour_categorie(categorie: str) -> tuple[TypeDemarche, ...]:
    """Return the kinds, those made with that category of organismes first."""
    return tuple(sorted(tous(), key=lambda sorte: categorie not in sorte.categories))


@lru_cache(maxsize=1)
def _par_code() -> dict[str, TypeDemarche]:
    return {sorte.code: sorte for sorte in tous()}


def _lire(ligne: dict[str, str]) -> TypeDemarche:
    return TypeDemarche(
        code=ligne["code"],
        libelle=ligne["libelle"],
        categories=tuple(ligne["categories"].split("|")) if ligne["categories"] else (),
        silence=delais.lire(ligne["silence"], reporte=False),
        sens=Sens(ligne["sens"]) if ligne["sens"] else None,
        recours=delais.lire(ligne["recours"], franc=bool(ligne["franc"])),
        voie=ligne["voie"],
        source=ligne["source"],
        releve_le=date.fromisoformat(ligne["releve_le"]) if ligne["releve_le"] else None,
    )
