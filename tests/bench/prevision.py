"""How good the forecast is: median error and coverage of its interval, beside a plain run rate.

`python -m tests.bench.prevision` judges it on families of histories that played no part in its settings, and on the
histories of the two workbooks; `--reglage` shows the families it was tuned on.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from app.coffre.kdf import Cout
from app.context import AppScope
from app.domain.contrats.pratique import Pratique, etudier
from app.domain.contrats.prevision import Elements, prevoir
from app.domain.contrats.volumes import minutes_du_volume
from app.domain.interventions import minutes_par_contrat
from tests.bench.histoires import ANNEES, JEUNES, JUGES, PREMIERE, REGLAGE, Generateur, Histoire, cabinet

GRAINES = range(9_001, 9_005)
GRAINES_DE_REGLAGE = range(1, 7)
_MOIS = (3, 4, 6, 8, 10)
_ASSEZ = 300
CLASSEURS = Path(__file__).parents[1] / "data" / "classeurs"
PHRASE = "velours cadran brumeux pivoine tracteur sillage moufle quartz"


@dataclass(frozen=True, slots=True)
class Epreuve:
    """One forecast made in the past, and what happened: relative errors of both, and whether the interval held."""

    erreur: float
    erreur_simple: float
    tenu: bool


def juger(histoires: Sequence[Histoire], annees: range) -> Iterator[Epreuve]:
    """Forecast each contrat of a practice several times in each year, knowing only what was known then."""
    for annee in annees:
        for mois in _MOIS:
            au = date(annee, mois + 1, 1) - timedelta(days=1)
            connues = [_serie(h, au) for h in histoires]
            pratique = etudier(connues, au)
            for histoire, serie in zip(histoires, connues, strict=True):
                fini = sum(m for jour, m in histoire.jours.items() if jour.year == annee)
                if fini >= _ASSEZ and serie:
                    yield _epreuve(_elements(histoire, serie, pratique, au), fini)


def _importees(chemin: Path) -> Iterator[Histoire]:
    """Yield the contrats of a workbook, with their minutes by day, once imported."""
    with tempfile.TemporaryDirectory(prefix="visavis-bench-") as dossier:
        session, _cle = AppScope(Cout(8, 1, 1)).creer(Path(dossier) / "c.coffre", PHRASE)
        with session:
            session.imports.importer(chemin)
            for contrat in session.contrats.toutes():
                termes = session.contrats.conditions.de(contrat.id)
                volume = minutes_du_volume(termes[-1], termes[-1].volume) if termes else None
                histoire = Histoire(volume)
                for acte in session.interventions.de_contrat(contrat.id, date.min, date.max):
                    histoire.jours[acte.jour] += minutes_par_contrat(acte.minutes, acte.parts)[contrat.id]
                yield histoire


def _epreuve(elements: Elements, fini: int) -> Epreuve:
    terme = prevoir(elements).terme
    ecoule = (elements.au - date(elements.au.year, 1, 1)).days + 1
    simple = elements.consomme * 365 / ecoule
    return Epreuve(abs(terme.central - fini) / fini, abs(simple - fini) / fini, terme.bas <= fini <= terme.haut)


def _elements(histoire: Histoire, serie: dict[date, int], pratique: Pratique, au: date) -> Elements:
    passees = [tenue for _, jour, _, tenue in histoire.planifies if jour <= au]
    return Elements(
        au=au,
        depuis=min(serie),
        fin=date(au.year, 12, 31),
        serie=serie,
        saison=pratique.saison,
        prevu=histoire.volume,
        consomme=sum(m for jour, m in histoire.jours.items() if date(au.year, 1, 1) <= jour <= au),
        planifies=[(j, m) for prevue, j, m, _ in histoire.planifies if prevue <= au < j and j.year == au.year],
        tenues=sum(passees),
        annulees=len(passees) - sum(passees),
        elan=pratique.elan,
        habitude=pratique.habitude,
    )


def _serie(histoire: Histoire, au: date) -> dict[date, int]:
    par_mois: Counter[date] = Counter()
    for jour, minutes in histoire.jours.items():
        if jour <= au:
            par_mois[jour.replace(day=1)] += minutes
    return dict(par_mois)


def generees(familles: dict[str, Generateur], graines: range) -> dict[str, list[Epreuve]]:
    """Return the trials of each family."""
    return {
        nom: [e for graine in graines for e in juger(cabinet(famille, graine), _annees(nom))]
        for nom, famille in familles.items()
    }


def _annees(famille: str) -> range:
    """Return the years a family is asked about: a young one, its first two."""
    return range(PREMIERE, PREMIERE + 2) if famille in JEUNES else range(PREMIERE + 1, PREMIERE + ANNEES)


def des_classeurs() -> dict[str, list[Epreuve]]:
    """Return the trials on the histories of the workbooks, as the product reads them."""
    epreuves = {}
    for chemin in sorted(CLASSEURS.glob("*.xlsx")):
        histoires = list(_importees(chemin))
        annees = sorted({jour.year for h in histoires for jour in h.jours})
        epreuves[chemin.stem] = list(juger(histoires, range(annees[0], annees[-1] + 1)))
    return epreuves


def ligne(nom: str, epreuves: Sequence[Epreuve]) -> str:
    """Return one line of the table."""
    if not epreuves:
        return f"{nom:24}{'aucune':>10}"
    erreur, simple = median(e.erreur for e in epreuves), median(e.erreur_simple for e in epreuves)
    return f"{nom:24}{len(epreuves):>10}{erreur:>12.1%}{simple:>14.1%}{couverture(epreuves):>13.0%}"


def couverture(epreuves: Sequence[Epreuve]) -> float:
    """Return the share of the intervals that held."""
    return sum(e.tenu for e in epreuves) / len(epreuves)


def main() -> int:
    """Print the table."""
    analyseur = argparse.ArgumentParser(prog="python -m tests.bench.prevision")
    analyseur.add_argument("--reglage", action="store_true", help="les familles du réglage, pour comparer")
    options = analyseur.parse_args()
    tables = generees(JUGES, GRAINES)
    if options.reglage:
        tables |= generees(REGLAGE, GRAINES_DE_REGLAGE)
    else:
        tables |= des_classeurs()
    print(f"{'histoires':24}{'prévisions':>10}{'erreur':>12}{'au prorata':>14}{'couverture':>13}")
    for nom, epreuves in tables.items():
        print(ligne(nom, epreuves))
    jugees = [e for nom, epreuves in tables.items() if nom not in REGLAGE for e in epreuves]
    print(ligne("ensemble", jugees))
    return 0


if __name__ == "__main__":
    sys.exit(main())
