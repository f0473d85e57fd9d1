"""Ten thousand démarches: the list of what is due, the list of one person's.

`python -m tests.bench.demarches` prints, for each, the milliseconds of processor. The mark is 100 ms.
"""

import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from app.coffre.kdf import Cout
from app.context import AppScope, Session
from app.demo.cabinet import PRATICIENNE
from app.domain.demarches import CLOSES, DECIDEES, Demarche, Montant
from app.domain.personnes import Personne
from app.services import types_demarches
from tests.bench.contrats import PHRASE, mesurer

DEMARCHES, PERSONNES = 10_000, 600
_ANNEES = 3
_ETATS = {"ACC": 45, "ACP": 12, "REF": 14, "SSR": 4, "CLO": 5, "INS": 14, "NR": 6}


def remplir(session: Session, au: date) -> None:
    """Write persons, and the démarches of three years; a fifth of them still wait for something."""
    personnes = [Personne(id=n, nom=f"Nom {n}") for n in range(1, PERSONNES + 1)]
    session.exemples.installer(PRATICIENNE, personnes)
    session.exemples.installer(PRATICIENNE, list(_demarches(Random(7), au)))


def _demarches(hasard: Random, au: date) -> Iterator[Demarche]:
    types = [sorte.code for sorte in types_demarches.tous()]
    for n in range(1, DEMARCHES + 1):
        etat = hasard.choices(list(_ETATS), weights=list(_ETATS.values()))[0]
        ouverte = au - timedelta(days=hasard.randrange(20, 90 if etat not in CLOSES else _ANNEES * 365))
        sommes = (Montant(source="CAF", demande=50_000), Montant(source="CCAS", demande=20_000))
        yield Demarche(
            id=n,
            personne_id=hasard.randint(1, PERSONNES),
            type=hasard.choice(types),
            ouverte_le=ouverte,
            pour_le=ouverte + timedelta(days=30) if etat == "NR" else None,
            envoyee_le=None if etat == "NR" else ouverte + timedelta(days=5),
            decidee_le=ouverte + timedelta(days=18) if etat in DECIDEES else None,
            etat=etat,
            montants=sommes[: hasard.randint(0, 2)],
        )


def main() -> int:
    """Print the measures."""
    with tempfile.TemporaryDirectory(prefix="visavis-bench-") as dossier:
        session, _cle = AppScope(Cout(8, 1, 1)).creer(Path(dossier) / "b.coffre", PHRASE)
        with session:
            au = date.today()
            remplir(session, au)
            actions: dict[str, Any] = {
                "ce qui est à échéance": lambda: session.demarches.a_echeance(au + timedelta(days=7)),
                "les démarches d’une personne": lambda: session.demarches.suivis(1),
            }
            for nom, action in actions.items():
                print(f"{nom:34}{len(action()):>6} lignes{mesurer(action)[1]:>8.1f} ms   ≤ 100")
    return 0


if __name__ == "__main__":
    sys.exit(main())
