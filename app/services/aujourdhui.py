"""What waits now: the first page of the day, in one reading."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.calendrier import echeance, mois_avant
from app.services.sortes import Horloge
from app.store import aujourdhui
from app.store.aujourdhui import ContratEnCours
from app.store.aujourdhui import NoteACompleter as NoteACompleter
from app.store.aujourdhui import PermanenceProche as PermanenceProche
from app.store.unit_of_work import Magasin

SEMAINE = timedelta(days=7)
_ALERTE = timedelta(days=60)
NOTES = 6
"""Notes shown on the page; the others are behind the link."""


@dataclass(frozen=True, slots=True)
class Preavis:
    """The last day to give notice of a contrat."""

    entreprise: str
    avant_le: date
    fin: date


@dataclass(frozen=True, slots=True)
class Journee:
    """What waits on `jour`: `permanences` from today on, `preavis` within two months, the nearest first."""

    jour: date
    permanences: tuple[PermanenceProche, ...]
    notes: tuple[NoteACompleter, ...]
    nombre_notes: int
    preavis: tuple[Preavis, ...]


class Aujourdhui:
    """Reads the day."""

    def __init__(self, magasin: Magasin, horloge: Horloge) -> None:
        self._magasin = magasin
        self._horloge = horloge

    def lire(self) -> Journee:
        """Return what waits today and in the seven days after."""
        jour = self._horloge().date()
        with self._magasin.lire() as connexion:
            nombre, notes = aujourdhui.a_completer(connexion, NOTES)
            proches = aujourdhui.permanences(connexion, jour, jour + SEMAINE)
            contrats = aujourdhui.contrats_en_cours(connexion, jour)
        return Journee(jour, tuple(proches), tuple(notes), nombre, tuple(_preavis(contrats, jour)))


def _preavis(contrats: list[ContratEnCours], jour: date) -> list[Preavis]:
    """Return the last day to speak of each contract that ends, or renews tacitly, when it is near."""
    proches = []
    for contrat in contrats:
        fin = echeance(contrat.debut, contrat.fin, jour)
        avant_le = mois_avant(fin, contrat.preavis or 0)
        if contrat.preavis and jour <= avant_le <= jour + _ALERTE:
            proches.append(Preavis(contrat.entreprise, avant_le, fin))
    return sorted(proches, key=lambda preavis: preavis.avant_le)
