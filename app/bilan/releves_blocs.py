"""The blocs of a relevé as the vault keeps them: JSON, made of lists, in the order of `Bloc`."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from app.bilan.releves import Axe, Bloc, Ligne, Motif


def ecrire(blocs: Iterable[Bloc]) -> str:
    """Return the JSON of these blocs."""
    return json.dumps([_ecrit(bloc) for bloc in blocs], ensure_ascii=False, separators=(",", ":"))


def lire(contenu: str, contrat: int) -> tuple[Bloc, ...]:
    """Return the blocs of a contrat that were written."""
    return tuple(_lu(bloc, contrat) for bloc in json.loads(contenu))


def _ecrit(bloc: Bloc) -> dict[str, object]:
    return {
        "du": bloc.du.isoformat(),
        "au": bloc.au.isoformat(),
        "axes": {axe: [[li.code, li.libelle, li.codes, li.minutes] for li in bloc.axes[axe]] for axe in bloc.axes},
        "motifs": {axe: motif.name for axe, motif in bloc.motifs.items()},
        "mele": bloc.mele,
        "actes": [[ident, sceau] for ident, sceau in bloc.actes.items()],
    }


def _lu(bloc: dict[str, Any], contrat: int) -> Bloc:
    return Bloc(
        contrat=contrat,
        du=date.fromisoformat(bloc["du"]),
        au=date.fromisoformat(bloc["au"]),
        axes={Axe(a): tuple(Ligne(c, nom, tuple(cs), m) for c, nom, cs, m in lus) for a, lus in bloc["axes"].items()},
        motifs={Axe(axe): Motif[nom] for axe, nom in bloc["motifs"].items()},
        mele=bloc["mele"],
        actes=dict(bloc["actes"]),
    )
