"""Where and when the acts of an evening took place: a recent permanence, or a contrat and a day."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.context import Session
from app.domain.calendrier import long
from app.domain.dates import DateRefusee, lire_date
from app.messages import phrase
from app.services.agenda import PermanenceVue, RendezVousVu
from app.services.soirees import Retenue
from ui.agenda.lieux import Lieu
from ui.agenda.lieux import lire as lire_lieux
from ui.temps import aujourd_hui
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import courte, etiquette

_PERMANENCE, _CONTRAT = "p:", "c:"


@dataclass(frozen=True, slots=True)
class Places:
    """Recent permanences and contrats in force; `voulue` is the one meant, with its appointments."""

    permanences: tuple[PermanenceVue, ...] = ()
    lieux: tuple[Lieu, ...] = ()
    voulue: str = ""
    rendezvous: tuple[RendezVousVu, ...] = ()
    retenue: Retenue | None = None


def lire(session: Session, jour: date, permanence_id: int | None, *, reprendre: bool) -> Places:
    """Return the places; without a permanence asked for, the last one not told is meant."""
    vues = session.agenda.recentes(jour)
    if permanence_id is None:
        proche = session.agenda.du_soir(jour)
        permanence_id = proche.permanence.id if proche else None
    tableau = session.agenda.tableau(permanence_id) if permanence_id else None
    if tableau is not None and all(vue.permanence.id != permanence_id for vue in vues):
        vues = (tableau.vue, *vues)
    return Places(
        vues,
        tuple(lire_lieux(session, jour)),
        f"{_PERMANENCE}{permanence_id}" if tableau else "",
        tableau.rendezvous if tableau else (),
        session.soirees.retenue() if reprendre else None,
    )


class Ou(QWidget):
    """The head of the grid; `place_voulue` gives the code of the place chosen."""

    place_voulue = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._places = Places()
        self._code = ""
        self.lu = aujourd_hui()
        self.quand = etiquette(genre="second")
        self.place = Champ("&Permanence ou contrat", Choix())
        self.jour = Champ("&Jour", QLineEdit())
        self._ranger()
        self.place.quitte.connect(self._choisir)
        self.jour.quitte.connect(self.lire_jour)

    @property
    def code(self) -> str:
        """The place in force."""
        return self._code

    @property
    def permanence(self) -> PermanenceVue | None:
        """The permanence in force, if it is one."""
        vues = self._places.permanences
        return next((vue for vue in vues if f"{_PERMANENCE}{vue.permanence.id}" == self._code), None)

    @property
    def lieu(self) -> tuple[int | None, int | None]:
        """The contrat and the site that bear the acts, None when each person says hers."""
        permanence = self.permanence
        if permanence is not None:
            return permanence.permanence.contrat_id, permanence.permanence.site_id
        lieu = next((lieu for lieu in self._places.lieux if f"{_CONTRAT}{lieu.cle}" == self._code), None)
        return (lieu.contrat_id, lieu.site_id) if lieu else (None, None)

    def proposer(self, places: Places) -> None:
        """Offer these places."""
        self._places = places
        choix = {"": "Selon la personne"}
        choix |= {
            f"{_PERMANENCE}{v.permanence.id}": f"{_majuscule(long(v.permanence.jour))}, {v.lieu}"
            for v in places.permanences
        }
        choix |= {f"{_CONTRAT}{lieu.cle}": f"Hors permanence, {lieu.dit}" for lieu in places.lieux}
        self.place.proposer(choix)

    def poser(self, code: str, jour: date | None = None) -> None:
        """Take a place, on its day when it is a permanence."""
        self._code = code
        permanence = self.permanence
        if permanence is None and permanence_de(code) is not None:
            self._code = ""
        self.place.montrer(self._code)
        self._poser_jour(permanence.permanence.jour if permanence else jour or self.lu)

    def lire_jour(self) -> bool:
        """Read the day typed; say under the field what is wrong with it."""
        jour = aujourd_hui()
        try:
            lu = lire_date(self.jour.valeur, annee=jour.year, annee_max=jour.year + 1)
        except DateRefusee as refus:
            self.jour.dire(phrase(refus))
            self.jour.editeur.setFocus()
            return False
        self.jour.dire("")
        self._poser_jour(lu)
        return True

    def _ranger(self) -> None:
        haut = QHBoxLayout()
        haut.setSpacing(14)
        haut.addWidget(courte("Grille du soir", "titre"))
        haut.addWidget(self.quand, 1, Qt.AlignmentFlag.AlignBottom)
        choix = QHBoxLayout()
        choix.setSpacing(16)
        choix.addWidget(self.place, 5)
        choix.addWidget(self.jour, 2)
        choix.addStretch(3)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(12)
        colonne.addLayout(haut)
        colonne.addLayout(choix)

    def _poser_jour(self, jour: date) -> None:
        self.lu = jour
        permanence = self.permanence
        self.jour.montrer(jour.strftime("%d/%m/%Y"))
        if isinstance(self.jour.editeur, QLineEdit):
            self.jour.editeur.setReadOnly(permanence is not None)
        lieu = f", {permanence.lieu}" if permanence else ""
        self.quand.setText(_majuscule(long(jour, avec_annee=True)) + lieu)

    def _choisir(self) -> None:
        if self.place.valeur != self._code:
            self.place_voulue.emit(self.place.valeur)


def permanence_de(code: str) -> int | None:
    """Return the id of the permanence that a code names, None when it names none."""
    return int(code.removeprefix(_PERMANENCE)) if code.startswith(_PERMANENCE) else None


def _majuscule(dit: str) -> str:
    return dit[0].upper() + dit[1:]
