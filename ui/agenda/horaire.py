"""Day and week: the hours down, the days across; one Tab stop, the arrows go from moment to moment."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.domain.calendrier import JOURS, en_clair, heure
from ui.agenda.bloc import Bloc
from ui.agenda.moments import Moment, Sorte
from ui.temps import aujourd_hui
from ui.theme import Apparence
from ui.widgets import trait
from ui.widgets.etiquettes import bouton, etiquette

_HEURE, _MARGE, _HAUT, _TETE = 60, 56, 8, 92
_MATIN, _SOIR = 8, 18
_VISIBLE = 30
"""Minutes a moment takes on screen at least: what is shorter stays a target of 28 pixels."""


class Toile(QWidget):
    """The hours and the moments of some days; `ouvert` gives the moment activated."""

    ouvert = Signal(object)
    atteint = Signal(QWidget)

    def __init__(self, apparence: Apparence) -> None:
        super().__init__()
        self._apparence = apparence
        self._jours: Sequence[date] = ()
        self._chomes: frozenset[date] = frozenset()
        self._heures = (_MATIN, _SOIR)
        self.blocs: list[Bloc] = []

    def montrer(self, jours: Sequence[date], moments: Sequence[Moment], chomes: frozenset[date]) -> None:
        """Show these days."""
        courant = next((b.moment for b in self.blocs if b.hasFocus()), None)
        self.vider()
        self._jours, self._chomes = jours, chomes
        debuts, fins = [m.debut // 60 for m in moments], [-(-m.fin // 60) for m in moments]
        self._heures = (min([_MATIN, *debuts]), min(24, max([_SOIR, *fins])))
        px = self._apparence.px
        self.setMinimumHeight(px(_HEURE) * (self._heures[1] - self._heures[0]) + 2 * px(_HAUT))
        for moment in moments:
            self._ajouter(moment)
        self._placer()
        self._arreter(self.blocs[0] if self.blocs else None)
        for bloc in self.blocs:
            if courant and (bloc.moment.sorte, bloc.moment.id) == (courant.sorte, courant.id):
                bloc.setFocus()

    def vider(self) -> None:
        """Forget every moment."""
        for bloc in self.blocs:
            bloc.hide()
            bloc.deleteLater()
        self.blocs = []

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        super().resizeEvent(evenement)
        self._placer()

    def paintEvent(self, _evenement: QPaintEvent) -> None:
        peintre = QPainter(self)
        couleur, px = self._apparence.couleur, self._apparence.px
        for rang, jour in enumerate(self._jours):
            gauche, large = self._colonne(rang)
            repos = jour in self._chomes or jour.weekday() > 4  # noqa: PLR2004 - Saturday
            peintre.fillRect(gauche, 0, large, self.height(), couleur("fenetre" if repos else "base"))
            peintre.fillRect(gauche, 0, 1, self.height(), couleur("filet"))
        police = self._apparence.police("second")
        for h in range(self._heures[0], self._heures[1] + 1):
            y = self._y(h * 60)
            peintre.fillRect(px(_MARGE), y, self.width(), 1, couleur("filet_leger"))
            cadre = QRect(0, y - px(10), px(_MARGE) - px(8), px(20))
            trait.ecrire(peintre, cadre, heure(h * 60), police, couleur("secondaire"), a_droite=True)
        peintre.end()

    def _ajouter(self, moment: Moment) -> None:
        bloc = Bloc(moment, self._apparence, self)
        bloc.clicked.connect(lambda _=False, voulu=bloc: self._ouvrir(voulu))
        bloc.fleche.connect(lambda touche, de=bloc: self._aller(de, touche))
        bloc.show()
        self.blocs.append(bloc)

    def _ouvrir(self, bloc: Bloc) -> None:
        self._arreter(bloc)
        self.ouvert.emit(bloc.moment)

    def _arreter(self, bloc: Bloc | None) -> None:
        """Make one moment the only stop of Tab."""
        for autre in self.blocs:
            autre.setFocusPolicy(Qt.FocusPolicy.StrongFocus if autre is bloc else Qt.FocusPolicy.ClickFocus)

    def _aller(self, de: Bloc, touche: Qt.Key) -> None:
        vers = self._voisin(de, touche)
        if vers is not None:
            self._arreter(vers)
            vers.setFocus(Qt.FocusReason.OtherFocusReason)
            self.atteint.emit(vers)

    def _voisin(self, de: Bloc, touche: Qt.Key) -> Bloc | None:
        """Up and down follow the time; left and right go to the nearest hour of the next day that has something."""
        rang = self.blocs.index(de)
        suivants = {
            Qt.Key.Key_Up: rang - 1,
            Qt.Key.Key_Down: rang + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self.blocs) - 1,
        }
        if touche in suivants:
            voulu = suivants[touche]
            return self.blocs[voulu] if 0 <= voulu < len(self.blocs) else None
        avant = touche == Qt.Key.Key_Left
        jours = {b.moment.jour for b in self.blocs}
        ailleurs = [jour for jour in jours if (jour < de.moment.jour if avant else jour > de.moment.jour)]
        if not ailleurs:
            return None
        voulu_jour = max(ailleurs) if avant else min(ailleurs)
        memes = [b for b in self.blocs if b.moment.jour == voulu_jour]
        return min(memes, key=lambda b: abs(b.moment.debut - de.moment.debut))

    def _placer(self) -> None:
        for rang, jour in enumerate(self._jours):
            gauche, large = self._colonne(rang)
            for bloc, couloir, nombre in _couloirs([b for b in self.blocs if b.moment.jour == jour]):
                part = (large - 6) // nombre
                haut = self._y(bloc.moment.debut)
                bas = self._y(max(bloc.moment.fin, bloc.moment.debut + _VISIBLE))
                bloc.setGeometry(gauche + 3 + part * couloir, haut, part - 2, bas - haut - 1)

    def _colonne(self, rang: int) -> tuple[int, int]:
        marge = self._apparence.px(_MARGE)
        large = (self.width() - marge) // max(1, len(self._jours))
        return marge + large * rang, large

    def _y(self, minutes: int) -> int:
        return self._apparence.px(_HAUT) + round((minutes / 60 - self._heures[0]) * self._apparence.px(_HEURE))


class Horaire(QWidget):
    """The hours under the names of the days; `jour_voulu` gives the day whose name is activated."""

    ouvert = Signal(object)
    jour_voulu = Signal(object)

    def __init__(self, apparence: Apparence) -> None:
        super().__init__()
        self._apparence = apparence
        self.toile = Toile(apparence)
        self._liens: dict[date, QPushButton] = {}
        self._tetes = QWidget()
        self._rangee = QHBoxLayout(self._tetes)
        self._rangee.setContentsMargins(0, 4, 0, 4)
        self._rangee.setSpacing(0)
        self._zone = QScrollArea()
        self._zone.setWidget(self.toile)
        self._zone.setWidgetResizable(True)
        self._zone.setFrameShape(QFrame.Shape.NoFrame)
        self._zone.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._zone.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._zone.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(0)
        colonne.addWidget(self._tetes)
        colonne.addWidget(self._zone, 1)
        self.toile.ouvert.connect(self.ouvert)
        self.toile.atteint.connect(self._zone.ensureWidgetVisible)

    def montrer(self, jours: Sequence[date], moments: Sequence[Moment], feries: dict[date, str]) -> None:
        """Show these days; over several days, the appointments of a permanence stay on its board."""
        plusieurs = len(jours) > 1
        vus = [m for m in moments if not plusieurs or m.sorte is Sorte.PERMANENCE or m.permanence_id is None]
        self._nommer(jours, feries)
        self.toile.montrer(jours, vus, frozenset(feries))

    def vider(self) -> None:
        """Forget every moment."""
        self.toile.vider()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        super().resizeEvent(evenement)
        self._abreger()

    def _abreger(self) -> None:
        """Name the days by their number only when columns are narrow for the size of the text."""
        px = self._apparence.px
        serre = self.width() - px(_MARGE) < len(self._liens) * px(_TETE)
        for jour, lien in self._liens.items():
            lien.setText(str(jour.day) if serre else f"{JOURS[jour.weekday()][:3]}. {jour.day}")

    def _nommer(self, jours: Sequence[date], feries: dict[date, str]) -> None:
        self._liens = {}
        while (item := self._rangee.takeAt(0)) is not None:
            ancienne = item.widget()
            if ancienne is not None:
                ancienne.hide()
                ancienne.deleteLater()
        self._rangee.addSpacing(self._apparence.px(_MARGE))
        for jour in jours:
            self._rangee.addWidget(self._tete(jour, feries.get(jour, ""), plusieurs=len(jours) > 1), 1)
        self._rangee.addSpacing(12)
        self._abreger()

    def _tete(self, jour: date, ferie: str, *, plusieurs: bool) -> QWidget:
        tete = QWidget()
        colonne = QVBoxLayout(tete)
        colonne.setContentsMargins(4, 0, 4, 0)
        colonne.setSpacing(0)
        if plusieurs:
            colonne.addWidget(self._lien(jour))
        dit: QLabel = etiquette(ferie, "second", "attention" if ferie else "")
        colonne.addWidget(dit)
        dit.setVisible(bool(ferie))
        return tete

    def _lien(self, jour: date) -> QPushButton:
        lien = bouton(str(jour.day), "puce", f"Voir la journée, {_dire(jour)}")
        self._liens[jour] = lien
        lien.setProperty("etat", "compris" if jour == aujourd_hui() else "")
        lien.clicked.connect(lambda: self.jour_voulu.emit(jour))
        return lien


def _dire(jour: date) -> str:
    return en_clair(jour, aujourd_hui())


def _couloirs(blocs: list[Bloc]) -> list[tuple[Bloc, int, int]]:
    """Return each moment with its lane and how many lanes share its time."""
    places: list[tuple[Bloc, int, int]] = []
    groupe: list[tuple[Bloc, int]] = []
    fins: list[int] = []
    for bloc in sorted(blocs, key=lambda b: (b.moment.debut, -b.moment.fin)):
        if groupe and bloc.moment.debut >= max(fins):
            places += [(b, couloir, len(fins)) for b, couloir in groupe]
            groupe, fins = [], []
        fin = max(bloc.moment.fin, bloc.moment.debut + _VISIBLE)
        libre = next((rang for rang, occupe in enumerate(fins) if occupe <= bloc.moment.debut), len(fins))
        fins[libre : libre + 1] = [fin]
        groupe.append((bloc, libre))
    return places + [(b, couloir, len(fins)) for b, couloir in groupe]
