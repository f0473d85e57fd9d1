"""One size, one engine, one process: prints its figures as a line of JSON."""

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any
from unittest import mock

from app.coffre import kdf
from app.context import AppScope, Session
from app.demo.cabinet import PRATICIENNE
from app.documents import bilan_json, bilan_pdf
from tests.bench import nu, volumes

PHRASE = "velours cadran brumeux pivoine tracteur sillage moufle quartz"
Figures = dict[str, float]


def mesurer(actes: int, personnes: int) -> Figures:
    """Return seconds (rows per second for `import`, MiB for `memoire`), by name of measure."""
    with tempfile.TemporaryDirectory(prefix="visavis-bench-") as dossier:
        racine = Path(dossier)
        figures = _remplir(racine / "b.coffre", actes, personnes)
        figures |= _deverrouiller(racine / "b.coffre")
        with AppScope().ouvrir(racine / "b.coffre", phrase=PHRASE) as session:
            _oublier_le_pic()
            figures |= _chercher(session) | _parcourir(session, personnes) | _bilan(session)
            figures["sauvegarde"] = _chrono(lambda: session.sauvegardes.ecrire(racine / "b.visavis"))
            figures["base"] = (racine / "b.coffre" / "coffre.db").stat().st_size / 2**20
            figures["memoire"] = _pic()
    return figures


def _remplir(coffre: Path, actes: int, personnes: int) -> Figures:
    session, _cle = AppScope().creer(coffre, PHRASE)
    lignes, secondes = 0, 0.0
    with session:
        for lot in volumes.lots(actes, personnes):
            secondes += _chrono(lambda lot=lot: session.exemples.installer(PRATICIENNE, lot))
            lignes += len(lot)
    return {"import": lignes / secondes}


def _deverrouiller(coffre: Path) -> Figures:
    """Time 20 unlocks, and apart the one Argon2 call that each of them makes."""
    totaux, propres = [], []
    for _ in range(20):
        with _chronometrer_argon2() as argon2:
            debut = time.perf_counter()
            session = AppScope().ouvrir(coffre, phrase=PHRASE)
            totaux.append(time.perf_counter() - debut)
            session.close()
        propres.append(totaux[-1] - sum(argon2))
    return {"ouverture": median(totaux), "ouverture_sans_argon2": median(propres)}


@contextmanager
def _chronometrer_argon2() -> Iterator[list[float]]:
    vrai, temps = kdf.deriver, []

    def deriver(*arguments: Any) -> bytes:
        debut = time.perf_counter()
        cle = vrai(*arguments)
        temps.append(time.perf_counter() - debut)
        return cle

    with mock.patch.object(kdf, "deriver", deriver):
        yield temps


def _chercher(session: Session) -> Figures:
    """Type names and words letter by letter."""
    hasard = Random(1)
    mots = ["diallo", "lefèvre", "éch", "budget", "logement", "reprise", "camille", "relevé", "panvalmor", "bailleur"]
    mots += ["".join(hasard.choices("aeiourstlnmdp", k=5)) for _ in range(10)]
    frappes = [mot[:longueur] for mot in mots for longueur in range(1, len(mot) + 1)]
    temps = [_temps(lambda saisie=saisie: session.recherche.tout(saisie)) for saisie in frappes * 3]
    return _selon("recherche_p50", temps, median) | _selon("recherche_p95", temps, lambda t: quantiles(t, n=20)[-1])


def _parcourir(session: Session, personnes: int) -> Figures:
    hasard = Random(2)
    ids = [hasard.randint(1, personnes) for _ in range(100)]
    temps = [_temps(lambda ident=ident: session.interventions.de_personne(ident)) for ident in ids]
    return _selon("parcours", temps, median)


def _bilan(session: Session) -> Figures:
    """Time the bilan of the largest entreprise, modules loaded; the first one makes the year before too."""
    annee = (date(volumes.DERNIERE, 1, 1), date(volumes.DERNIERE, 12, 31))
    bilans = session.bilans
    premier = [_temps(lambda: bilan_json.rendre(bilans.a_blanc(1, *annee)))]
    audite = bilans.a_blanc(1, *annee)
    octets = [_temps(lambda: bilan_json.rendre(bilans.a_blanc(1, *annee))) for _ in range(3)]
    pages = [_temps(lambda: bilan_pdf.rendre(audite)) for _ in range(3)]
    mesures = {"bilan_premier": premier, "bilan_json": octets, "bilan_pdf": pages}
    return {cle: n for nom, temps in mesures.items() for cle, n in _selon(nom, temps, median).items()}


def _oublier_le_pic() -> None:
    """Start the peak of memory anew: Argon2 took 256 MiB on purpose, and gave them back (Linux)."""
    if Path("/proc/self/clear_refs").exists():
        Path("/proc/self/clear_refs").write_text("5")


def _pic() -> float:
    etat = Path("/proc/self/status")
    if not etat.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return next(int(ligne.split()[1]) / 1024 for ligne in etat.read_text().splitlines() if ligne.startswith("VmHWM"))


def _chrono(action: Callable[[], object]) -> float:
    return _temps(action)[0]


def _temps(action: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds by the clock, and those of processor: the others that wait their turn do not count there."""
    debut, calcul = time.perf_counter(), time.thread_time()
    action()
    return time.perf_counter() - debut, time.thread_time() - calcul


def _selon(nom: str, temps: list[tuple[float, float]], resumer: Callable[[list[float]], float]) -> Figures:
    return {nom: resumer([t for t, _ in temps]), f"{nom}_calcul": resumer([c for _, c in temps])}


if __name__ == "__main__":
    _actes, _gens, moteur = sys.argv[1:]
    if moteur == "nu":
        nu.deshabiller()
    print(json.dumps(mesurer(int(_actes), int(_gens))))
