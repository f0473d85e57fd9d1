"""Ten thousand letters in the register, ten thousand démarches of one person: the first time, and the next ones.

`python -m tests.bench.registre` prints milliseconds of processor, p50 and p95, with the encrypted store and with plain
SQLite beside it. « La première fois » is a program just started, its first page read: a new process for each figure.
The mark is 100 ms.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from app.coffre.kdf import Cout
from app.context import AppScope, Session
from app.demo.cabinet import PRATICIENNE
from app.domain.courriers import Courrier, Etat
from app.domain.demarches import Demarche, Montant
from app.domain.nomenclatures import Liste
from app.domain.organismes import Organisme
from app.domain.personnes import Personne
from app.services import types_demarches
from app.store.courriers import COURRIERS
from tests.bench import nu
from tests.bench.contrats import PHRASE

NOMBRE, PERSONNES = 10_000, 600
_PROCESSUS, _FOIS = 7, 12
AU = date(2026, 6, 1)


def remplir(session: Session) -> None:
    """Write the letters of 600 persons, half of them late, and the démarches of the first one."""
    personnes = [Personne(id=n, nom=f"Nom {n}", prenom="Zoé") for n in range(1, PERSONNES + 1)]
    session.exemples.installer(PRATICIENNE, personnes)
    caf = session.organismes.save(Organisme(nom="CAF du Rhône", categorie="CAF", ville="Lyon"))[0]
    modele, _ = session.courriers.preparer("indu", 1, caf.id, saisies={"dette.montant": "640 €"})
    with session._magasin.ecrire("Mesure") as unite:
        COURRIERS.ecrire_tous(unite, list(_courriers(modele)))
    session.exemples.installer(PRATICIENNE, list(_demarches()))


def _courriers(modele: Courrier) -> Iterator[Courrier]:
    for n in range(NOMBRE):
        jour = AU - timedelta(days=n % 700)
        etat = Etat.ENVOYE if n % 2 else Etat.REPONDU
        yield replace(
            modele, id=0, personne_id=1 + n % PERSONNES, etat=etat, envoye_le=jour, reponse_avant=jour + timedelta(60)
        )


def _demarches() -> Iterator[Demarche]:
    types = [sorte.code for sorte in types_demarches.tous()]
    for n in range(1, NOMBRE + 1):
        ouverte = AU - timedelta(days=n % 1000)
        sommes = (Montant(source="CAF", demande=50_000), Montant(source="CCAS", demande=20_000))
        yield Demarche(
            id=n, personne_id=1, type=types[n % len(types)], objet=f"Demande {n}", ouverte_le=ouverte,
            envoyee_le=ouverte, etat="INS" if n % 5 else "ACC", montants=sommes[: n % 3],
        )  # fmt: skip


def actions(session: Session) -> dict[str, Callable[[], Any]]:
    """Return what is measured, by name."""
    return {
        "charger les courriers": lambda: session.courriers,
        "le registre entier": lambda: session.courriers.registre("tous"),
        "ce qui est en retard": lambda: session.courriers.registre("en_retard"),
        "les nombres de chaque vue": lambda: session.courriers.nombres(),  # noqa: PLW0108 - named before any session
        "les démarches d’une personne": lambda: (session.demarches.suivis(1), session.demarches.titres(1)),
        "la fiche d’une démarche": lambda: session.demarches.suivre(session.demarches.get(NOMBRE // 2)),
    }


def mesurer(coffre: Path, rang: int) -> dict[str, Any]:
    """Return the milliseconds of one action in this process: the first time, then the others."""
    with AppScope(Cout(8, 1, 1)).ouvrir(coffre, phrase=PHRASE) as session:
        _accueillir(session)
        if rang:
            session.courriers  # noqa: B018 - the page of letters loads it before it asks for its list
        action = list(actions(session).values())[rang]
        premier, *autres = (_ms(action) for _ in range(_FOIS + 1))
    return {"premier": premier, "autres": autres}


def _accueillir(session: Session) -> None:
    """Read what the window has read before anybody goes to a page: what the first one shows, and the words known."""
    session.aujourdhui.lire()
    session.repertoire.probables()
    session.nomenclatures.de(Liste.THEMES)
    session.organismes.toutes()
    session.personnes.get(1)


def _ms(action: Callable[[], Any]) -> float:
    debut = time.process_time()
    action()
    return (time.process_time() - debut) * 1000


def _ailleurs(coffre: Path, rang: int, moteur: str) -> dict[str, Any]:
    ordre = [sys.executable, "-m", "tests.bench.registre", str(coffre), str(rang), moteur]
    return json.loads(subprocess.run(ordre, capture_output=True, text=True, check=True).stdout)


def _dire(nom: str, coffre: Path, rang: int, moteur: str) -> None:
    lues = [_ailleurs(coffre, rang, moteur) for _ in range(_PROCESSUS)]
    premiers, autres = [lue["premier"] for lue in lues], [ms for lue in lues for ms in lue["autres"]]
    chiffres = (f"{median(t):>7.1f}{quantiles(t, n=20)[-1]:>7.1f}" for t in (premiers, autres))
    print(f"{nom:30}{moteur:>9}{''.join(chiffres)}")


def main() -> int:
    """Print the measures."""
    print(f"{'ms de calcul, p50 puis p95':39}{'première fois':>14}{'ensuite':>14}")
    for moteur in ("chiffré", "nu"):
        with tempfile.TemporaryDirectory(prefix="visavis-bench-") as dossier:
            coffre = Path(dossier) / "b.coffre"
            subprocess.run([sys.executable, "-m", "tests.bench.registre", str(coffre), "-1", moteur], check=True)
            for rang, nom in enumerate(actions(None)):  # type: ignore[arg-type] - named, not called
                _dire(nom, coffre, rang, moteur)
    return 0


def _enfant(coffre: Path, rang: int, moteur: str) -> None:
    if moteur == "nu":
        nu.deshabiller()
    if rang >= 0:
        print(json.dumps(mesurer(coffre, rang)))
        return
    session, _cle = AppScope(Cout(8, 1, 1)).creer(coffre, PHRASE)
    with session:
        remplir(session)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _enfant(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
    else:
        sys.exit(main())
