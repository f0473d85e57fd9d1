"""The board of the contrats: forty of them, sixty thousand acts, five years; read, then painted.

`python -m tests.bench.contrats` prints the time from the demand to the rows on screen, and the share of it that is
computing: on a shared machine only the second one is steady. The mark is 200 ms. A first opening reads, then paints;
the next ones paint what was read, until a save touches it.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from app.coffre.kdf import Cout
from app.context import AppScope, Session
from app.demo.cabinet import PRATICIENNE
from app.domain.contrats import Conditions, Contrat, Depassement, Mode, Report
from app.domain.entreprises import Entreprise
from app.domain.interventions import Intervention, Part, Portee
from app.domain.permanences import EtatPermanence, Permanence

PHRASE = "velours cadran brumeux pivoine tracteur sillage moufle quartz"
CONTRATS, ACTES = 40, 60_000
AU = date(2025, 10, 31)
_PREMIER, _JOURS, _PERMANENCES = date(2021, 1, 5), 1_760, 250
_FOIS = 9


def remplir(session: Session) -> None:
    """Write the practice."""
    for lot in lots(Random(4)):
        session.exemples.installer(PRATICIENNE, lot)


def lots(hasard: Random) -> Iterator[list[Any]]:
    """Yield entreprises, contrats, conditions, permanences and acts, one act in fifty shared by two contrats."""
    rangs = range(1, CONTRATS + 1)
    yield [Entreprise(id=n, nom=f"Entreprise {n}") for n in rangs]
    yield [Contrat(id=n, entreprise_id=n, reference=f"C-{n}", debut=date(2021, 1 + n % 12, 1)) for n in rangs]
    yield [_conditions(n) for n in rangs]
    yield [_permanence(n, k) for n in rangs for k in range(_PERMANENCES)]
    yield [_acte(hasard, n) for n in range(1, ACTES + 1)]


def _conditions(n: int) -> Conditions:
    return Conditions(
        id=n,
        contrat_id=n,
        a_partir_du=date(2021, 1 + n % 12, 1),
        mode=Mode.PERMANENCE if n % 4 == 0 else Mode.HEURE,
        volume=22_000,
        prix=8_000,
        preavis=3,
        report=Report.MOIS if n % 3 == 0 else Report.PERDU,
        report_valeur=3,
        depassement=Depassement.FACTURE,
    )


def _permanence(contrat: int, rang: int) -> Permanence:
    jour = date(2021, 1, 5) + timedelta(days=7 * rang + contrat % 5)
    etat = EtatPermanence.TENUE if jour <= AU else EtatPermanence.PLANIFIEE
    ident = (contrat - 1) * _PERMANENCES + rang + 1
    return Permanence(id=ident, contrat_id=contrat, jour=jour, debut=540, fin=750, etat=etat)


def _acte(hasard: Random, n: int) -> Intervention:
    contrat = hasard.randint(1, CONTRATS)
    parts: tuple[Part, ...] = (Part(contrat_id=contrat),)
    if hasard.random() < 0.02:
        autre = contrat % CONTRATS + 1
        parts = (Part(contrat_id=contrat, pour_dix_mille=6_000), Part(contrat_id=autre, pour_dix_mille=4_000))
    return Intervention(
        id=n,
        jour=_PREMIER + timedelta(days=n * _JOURS // ACTES),
        minutes=hasard.choice((15, 30, 45, 60)),
        nature=hasard.choice(("ENT", "DEM", "COU", "ECH", "DOS")),
        portee=Portee.ENTREPRISE,
        parts=parts,
        note="Point avec la direction des ressources humaines.",
    )


def mesurer(action: Callable[[], object]) -> tuple[float, float]:
    """Return the milliseconds elapsed and computed, medians of several times, the first one apart."""
    action()
    passes, calcules = [], []
    for _ in range(_FOIS):
        debut, calcul = time.perf_counter(), time.process_time()
        action()
        passes.append(time.perf_counter() - debut)
        calcules.append(time.process_time() - calcul)
    return median(passes) * 1000, median(calcules) * 1000


def main() -> int:
    """Print the measures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="visavis-bench-") as dossier:
        session, _cle = AppScope(Cout(8, 1, 1)).creer(Path(dossier) / "b.coffre", PHRASE)
        with session:
            remplir(session)
            print(f"{'':46}{'écoulé':>9}{'calcul':>9}   repère (ms)")
            jours = cycle((AU - timedelta(days=1), AU))  # another day is another reading
            for nom, action in (
                ("lire les quarante contrats", lambda: session.positions.tableau(next(jours))),
                ("les relire, rien n’ayant changé", lambda: session.positions.tableau(AU)),
                ("en lire un jour par jour", lambda: session.positions.de(12, AU)),
            ):
                _dire(nom, action)
            _peindre(session)
    return 0


def _peindre(session: Session) -> None:
    """Measure from the demand to the rows painted, in a window without screen."""
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    from ui import temps
    from ui.contrats import PageContrats
    from ui.discretion import Discretion
    from ui.lexique import Lexique
    from ui.main import preparer
    from ui.poste import Poste
    from ui.tasks import TachesImmediates

    application = QApplication.instance() or QApplication(sys.argv[:1])
    apparence, taches = preparer(application), TachesImmediates()  # type: ignore[arg-type]
    temps.fixer(AU)
    page = PageContrats(Poste(session, taches, Lexique(session, taches), Discretion(), apparence))
    apparence.habiller(page)
    page.resize(1160, 800)
    page.show()

    def ouvrir() -> None:
        page.modele.montrer([])
        page.ouvrir()
        page.grab()

    _dire("rouvrir le tableau, lignes peintes", ouvrir)
    page.close()
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _dire(nom: str, action: Callable[[], object]) -> None:
    passe, calcul = mesurer(action)
    print(f"{nom:46}{passe:>9.0f}{calcul:>9.0f}   ≤ 200", flush=True)


if __name__ == "__main__":
    sys.exit(main())
