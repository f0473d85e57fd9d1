"""What waits now: the first page of the day, in one reading."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

from app.domain.contrats.annees import prochain_preavis
from app.domain.contrats.volumes import en_force
from app.services.sortes import Horloge
from app.store import aujourdhui, courriers, lettres_word, tables
from app.store.aujourdhui import NoteACompleter as NoteACompleter
from app.store.aujourdhui import PermanenceProche as PermanenceProche
from app.store.contrats import CONDITIONS, CONTRATS
from app.store.entreprises import ENTREPRISES
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
    reponses_en_retard: int = 0
    """Letters whose reply is late and that nothing has chased."""
    dehors: tuple[int, ...] = ()
    """Letters of which a clear copy is outside the vault."""


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
            preavis = _preavis(connexion, jour)
            retards = courriers.nombre_en_retard(connexion, jour)
            dehors = tuple(copie.courrier_id for copie in lettres_word.copies(connexion))
        return Journee(jour, tuple(proches), tuple(notes), nombre, tuple(preavis), retards, dehors)


def _preavis(connexion: Connection, jour: date) -> list[Preavis]:
    """Return the last day to speak of each contract that ends, or renews tacitly, when it is near."""
    entreprises = {e.id: e.nom for e in ENTREPRISES.tous(connexion)}
    conditions = CONDITIONS.tous(connexion)
    proches = []
    for contrat in CONTRATS.tous(connexion, tables.contrats.c.debut <= jour):
        regle = en_force([c for c in conditions if c.contrat_id == contrat.id], jour)
        prochain = prochain_preavis(contrat, regle, jour) if regle else None
        if prochain and prochain[0] <= jour + _ALERTE:
            proches.append(Preavis(entreprises[contrat.entreprise_id], *prochain))
    return sorted(proches, key=lambda preavis: preavis.avant_le)
