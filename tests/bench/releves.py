"""The relevés of one entreprise of sixty thousand acts a year, alone, then beside the bilan of the year.

`python -m tests.bench.releves` prints the time to make a relevé (what the sheet of the entreprise waits for), and
what the relevés handed out add to the bilan.
"""

import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from app.coffre.kdf import Cout
from app.context import AppScope, Session
from app.demo.cabinet import PRATICIENNE
from app.domain.contrats import Conditions, Contrat, Mode
from app.domain.entreprises import Effectif, Entreprise, Site
from app.domain.interventions import Intervention, Part
from app.domain.personnes import Personne
from tests.bench.contrats import PHRASE, mesurer

PERSONNES, ACTES = 3_000, 60_000
DEBUT = date(2024, 1, 1)
_MOIS = (date(2024, 3, 1), date(2024, 3, 31))
_AUTRE = (date(2024, 5, 1), date(2024, 5, 31))
_ANNEE = (DEBUT, date(2024, 12, 31))


def remplir(session: Session) -> None:
    """Write one entreprise of two sites, its persons, a year of acts."""
    hasard = Random(4)
    sites = [Site(id=n, entreprise_id=1, nom=f"Site {n}") for n in (1, 2)]
    effectifs = [
        Effectif(id=n, entreprise_id=1, au=DEBUT, axe="site", modalite=str(n), nombre=9_000) for n in (1, 2)
    ]
    conditions = Conditions(id=1, contrat_id=1, a_partir_du=DEBUT, mode=Mode.HEURE, volume=900_000)
    cadre = [Entreprise(id=1, nom="Filature du Lac"), *sites, *effectifs]
    contrat = [Contrat(id=1, entreprise_id=1, reference="C-1", debut=DEBUT), conditions]
    session.exemples.installer(PRATICIENNE, [*cadre, *contrat])
    session.exemples.installer(PRATICIENNE, [Personne(id=n, nom=f"Nom{n}") for n in range(1, PERSONNES + 1)])
    session.exemples.installer(PRATICIENNE, [_acte(hasard, n) for n in range(1, ACTES + 1)])


def _acte(hasard: Random, n: int) -> Intervention:
    return Intervention(
        id=n,
        jour=DEBUT + timedelta(days=n * 365 // ACTES),
        minutes=hasard.choice((15, 30, 45, 60)),
        nature=hasard.choice(("ENT", "DEM", "COU", "ECH", "DOS")),
        personnes=(hasard.randint(1, PERSONNES),),
        site_id=hasard.choice((1, 2, None)),
        parts=(Part(contrat_id=1),),
    )


def main() -> int:
    """Print the measures."""
    with tempfile.TemporaryDirectory(prefix="visavis-bench-") as dossier:
        scope = AppScope(Cout(8, 1, 1), horloge=lambda: datetime(2025, 2, 1, 9, tzinfo=UTC))
        session, _cle = scope.creer(Path(dossier) / "b.coffre", PHRASE)
        with session:
            remplir(session)
            _dire("un mois", lambda: session.releves.apercu(1, *_MOIS))
            _dire("une année", lambda: session.releves.apercu(1, *_ANNEE))
            _dire("le bilan de l’année", lambda: session.bilans.a_blanc(1, *_ANNEE))
            session.releves.remettre(1, *_MOIS, ("pdf",))
            _dire("le bilan, un relevé étant remis", lambda: session.bilans.a_blanc(1, *_ANNEE))
            session.bilans.arreter(1, DEBUT.year)
            _dire("un autre mois, le bilan étant arrêté", lambda: session.releves.apercu(1, *_AUTRE))
    return 0


def _dire(nom: str, action: object) -> None:
    passe, calcul = mesurer(action)  # type: ignore[arg-type]
    print(f"{nom:46}{passe:9.0f}{calcul:9.0f}")


if __name__ == "__main__":
    sys.exit(main())
