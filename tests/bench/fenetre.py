"""What a person feels, inside the running window: from the key event to the painted rows; lines to print.

Beside the time on the clock stands what the processor did for it (all threads), which other work does not change.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median, quantiles

from app.coffre.kdf import Cout
from app.context import AppScope
from app.demo.cabinet import PRATICIENNE
from app.services.repertoire import Selection
from tests.bench import volumes

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, Qt, QtMsgType, SignalInstance, qInstallMessageHandler
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui.bureau import Bureau
from ui.main import preparer
from ui.main_window import MainWindow
from ui.memoire import Memoire

PHRASE = "velours cadran brumeux pivoine tracteur sillage moufle quartz"
PETIT, GRAND = (60_000, 5_000), (100_000, 100_000)
"""Interventions, personnes."""
_SAISIES = 200
MOTS = ("diallo", "lefèvre", "logement", "budget", "camille", "entreprise", "martin", "nguyen")
REPERES = {
    "démarrage → écran du coffre": 1_000,
    "ouverture → Aujourd'hui (sans Argon2)": 1_000,
    "liste des personnes ouverte": 100,
    "autre vue de la liste": 100,
    "filtre, par frappe": 16,
    "palette, par frappe": 50,
    "dossier ouvert": 100,
    "acte enregistré": 50,
    "aperçu du bilan": 1_000,
}
"""Name of each measure, and its mark in ms."""
REPERES_GRAND = REPERES | {"liste des personnes ouverte": 300, "autre vue de la liste": 300}
_BRUIT = "This plugin does not support"
Temps = tuple[float, float]
"""Seconds on the clock, seconds of processor."""
Mesures = dict[str, list[Temps]]


def lignes(*, grand: bool = False) -> Iterator[str]:
    """Yield one line per measure and per size: p50, p95, mark."""
    qInstallMessageHandler(_entendre)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    for actes, personnes in (PETIT, GRAND) if grand else (PETIT,):
        reperes = REPERES_GRAND if (actes, personnes) == GRAND else REPERES
        yield f"{actes:_} interventions, {personnes:_} personnes".replace("_", " ")
        with tempfile.TemporaryDirectory(prefix="visavis-bench-") as dossier:
            scope = AppScope(Cout(8, 1, 1))
            _remplir(scope, Path(dossier) / "b.coffre", actes, personnes)
            mesures = _mesurer(application, scope, Path(dossier), personnes)  # type: ignore[arg-type]
        for nom, temps in mesures.items():
            millis = [1_000 * montre for montre, _calcul in temps]
            calcul = median(1_000 * calcul for _montre, calcul in temps)
            p95 = quantiles(millis, n=20)[-1] if len(millis) > 1 else millis[0]
            yield f"  {nom:40}{median(millis):>9.1f}{p95:>9.1f}{calcul:>10.1f}   ≤ {reperes[nom]}"


def _entendre(_sorte: QtMsgType, _contexte: object, message: str) -> None:
    """Say what Qt says, but what a screen that is not there cannot do."""
    if not message.startswith(_BRUIT):
        print(message, file=sys.stderr)


def _remplir(scope: AppScope, coffre: Path, actes: int, personnes: int) -> None:
    session, _cle = scope.creer(coffre, PHRASE)
    with session:
        for lot in volumes.lots(actes, personnes):
            session.exemples.installer(PRATICIENNE, lot)


def _mesurer(application: QApplication, scope: AppScope, dossier: Path, personnes: int) -> Mesures:
    debut = _instant()
    fenetre = MainWindow(scope, preparer(application), Memoire(dossier / "memoire.json"))
    fenetre.resize(1360, 860)
    fenetre.show()
    application.processEvents()
    demarrage = _depuis(debut)
    debut = _instant()
    fenetre.ouvrir(scope.ouvrir(dossier / "b.coffre", phrase=PHRASE))
    bureau = fenetre.bureau
    assert bureau is not None
    _attendre(bureau)
    mesures = {
        "démarrage → écran du coffre": [demarrage],
        "ouverture → Aujourd'hui (sans Argon2)": [_depuis(debut)],
    }
    mesures |= _liste(bureau) | _palette(bureau) | _dossiers(bureau, personnes)
    mesures |= _saisies(bureau) | _bilans(bureau)
    fenetre.verrouiller()
    fenetre.close()
    return mesures


def _liste(bureau: Bureau) -> Mesures:
    def changer_de_page() -> Temps:
        bureau.aller("aujourdhui")
        _attendre(bureau)
        return _chrono(bureau, lambda: bureau.aller("personnes"), bureau.personnes.liste.montree)

    def changer_de_vue(vue: Selection) -> Temps:
        return _chrono(bureau, lambda: bureau.personnes.liste.choisir_vue(vue), bureau.personnes.liste.montree)

    ouvertures = [changer_de_page() for _ in range(10)]
    vues = [changer_de_vue(vue) for _ in range(5) for vue in (Selection.TOUTES, Selection.EN_COURS)]
    filtre = bureau.personnes.liste.filtre
    frappes = [temps for mot in MOTS for temps in _taper(bureau, filtre, mot)]
    return {"liste des personnes ouverte": ouvertures, "autre vue de la liste": vues, "filtre, par frappe": frappes}


def _palette(bureau: Bureau) -> Mesures:
    bureau.actions_["chercher"].trigger()
    _attendre(bureau)
    palette = bureau.findChildren(QDialog)[-1]
    temps = [t for mot in MOTS for t in _taper(bureau, palette.champ, mot)]  # type: ignore[attr-defined]
    palette.reject()
    return {"palette, par frappe": temps}


def _dossiers(bureau: Bureau, personnes: int) -> Mesures:
    hasard = Random(3)
    bureau.personnes.liste.choisir_vue(Selection.TOUTES)
    _attendre(bureau)
    ids = [hasard.randint(1, personnes) for _ in range(30)]
    return {"dossier ouvert": [_chrono(bureau, lambda ident=ident: bureau.ouvrir_personne(ident)) for ident in ids]}


def _saisies(bureau: Bureau) -> Mesures:
    """Keep acts from the line of saisie, the sheet open: until the window says that they are."""
    temps = []
    for rang in range(_SAISIES):
        bureau.saisie.champ.setText(f"hier tel 30min logement acte {rang}")
        _attendre(bureau)
        temps.append(_chrono(bureau, bureau.saisie.enregistrer, bureau.saisie.enregistree))
    return {"acte enregistré": temps}


def _bilans(bureau: Bureau) -> Mesures:
    """Open the page of bilans: until the protected pages of the first entreprise are there."""
    temps = []
    for _ in range(5):
        bureau.aller("aujourdhui")
        _attendre(bureau)
        temps.append(_chrono(bureau, lambda: bureau.aller("bilans")))
    return {"aperçu du bilan": temps}


def _taper(bureau: Bureau, champ: QWidget, mot: str) -> list[Temps]:
    champ.setFocus()
    temps = [_chrono(bureau, lambda lettre=lettre: _touche(champ, Qt.Key.Key_unknown, lettre)) for lettre in mot]
    for _ in mot:
        _touche(champ, Qt.Key.Key_Backspace)
    _attendre(bureau)
    return temps


def _touche(champ: QWidget, code: Qt.Key, lettre: str = "") -> None:
    for sorte in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(champ, QKeyEvent(sorte, code, Qt.KeyboardModifier.NoModifier, lettre))


def _chrono(bureau: Bureau, action: Callable[[], object], jusqu_a: SignalInstance | None = None) -> Temps:
    """Time an action until a signal is emitted and painted (until nothing is under way, without one)."""
    recus: list[object] = []
    if jusqu_a is not None:
        liaison = jusqu_a.connect(lambda *_: recus.append(1))
    debut = _instant()
    action()
    while jusqu_a is not None and not recus:
        _laisser_faire()
    if jusqu_a is None:
        _attendre(bureau)
    QApplication.processEvents()
    temps = _depuis(debut)
    if jusqu_a is not None:
        jusqu_a.disconnect(liaison)
        _attendre(bureau)
    return temps


def _instant() -> Temps:
    return time.perf_counter(), time.process_time()


def _depuis(debut: Temps) -> Temps:
    maintenant = _instant()
    return maintenant[0] - debut[0], maintenant[1] - debut[1]


def _attendre(bureau: Bureau) -> None:
    """Let the window do all that was asked of it: events, tasks of the three threads, painting."""
    QApplication.processEvents()
    while bureau.poste.taches.occupees:
        _laisser_faire()
    QApplication.processEvents()


def _laisser_faire() -> None:
    """Wait as the running window does, asleep: turning round would keep the interpreter from the other threads."""
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
