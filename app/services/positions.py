"""Where every contrat stands and where it goes: the board, the sheet of one, what would happen if."""

from dataclasses import dataclass
from datetime import date

from app.domain.changes import Changes
from app.domain.contrats.alertes import Alerte, taire
from app.domain.contrats.prevision import Prevision
from app.services.comptes import Lecture, Suivi
from app.services.contrats import Contrats
from app.services.errors import Introuvable
from app.services.sortes import Horloge
from app.store.unit_of_work import Magasin, UnitOfWork

_SORTES = (
    "contrats",
    "conditions",
    "approbations",
    "interventions",
    "permanences",
    "effectifs",
    "rendezvous",
    "entreprises",
    "sites",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothese:
    """What would change from tomorrow on: minutes consumed more (or less) each month, minutes added to the volume."""

    par_mois: int = 0
    au_volume: int = 0


class Positions:
    """Reads the contrats with what consumed them; writes only the alerts she has read."""

    def __init__(self, magasin: Magasin, horloge: Horloge, contrats: Contrats) -> None:
        self._magasin = magasin
        self._horloge = horloge
        self._contrats = contrats
        self._version = 0
        self._lus: tuple[int, date, list[Suivi]] | None = None
        magasin.suivre(self._constater)

    def tableau(self, au: date | None = None) -> list[Suivi]:
        """Return every contrat begun and not ended on that day (today), in order of entreprise then of beginning.

        What was read is given again until a save touches it.
        """
        jour, version = au or self._horloge().date(), self._version
        lus = self._lus
        if lus is None or lus[:2] != (version, jour):
            lus = self._lus = version, jour, self._lire(jour)
        return list(lus[2])

    def _lire(self, jour: date) -> list[Suivi]:
        with self._magasin.lire() as connexion:
            lecture = Lecture(connexion, jour)
            suivis = [lecture.suivre(contrat) for contrat in lecture.en_cours()]
        return sorted(suivis, key=lambda s: (s.entreprise.nom.casefold(), s.contrat.debut, s.contrat.id))

    def _constater(self, unite: UnitOfWork) -> None:
        """Forget the board after a save that touches it, or one that does not say all it touched."""
        changes = unite.changes()
        if not unite.reversible or any(map(changes.touche, _SORTES)):
            self._version += 1

    def de(self, contrat_id: int, au: date | None = None) -> Suivi:
        """Return one contrat day by day; raises `Introuvable`."""
        jour = au or self._horloge().date()
        with self._magasin.lire() as connexion:
            lecture = Lecture(connexion, jour)
            contrat = lecture.contrats.get(contrat_id)
            if contrat is None:
                raise Introuvable(sorte="contrat", id=contrat_id)
            return lecture.suivre(contrat, en_detail=True)

    def d_entreprise(self, entreprise_id: int) -> list[Suivi]:
        """Return the contrats of an entreprise day by day, those not begun or ended too."""
        with self._magasin.lire() as connexion:
            lecture = Lecture(connexion, self._horloge().date())
            siens = [c for c in lecture.contrats.values() if c.entreprise_id == entreprise_id]
            return [lecture.suivre(contrat, en_detail=True) for contrat in siens]

    def a_dire(self) -> list[tuple[Suivi, Alerte]]:
        """Return the most pressing alert not read of each contrat, for the page of the day."""
        return [(suivi, suivi.a_dire[0]) for suivi in self.tableau() if suivi.a_dire]

    def taire(self, contrat_id: int, alerte: Alerte, jusqu_au: date | None = None) -> Changes:
        """Keep that an alert was read, for good or until a day; like any save, it can be undone."""
        contrat = self._contrats.get(contrat_id)
        return self._contrats.modifier(contrat_id, sourdines=taire(contrat.sourdines, alerte, jusqu_au))[1]


def supposer(suivi: Suivi, hypothese: Hypothese) -> Prevision | None:
    """Return the forecast as it would be, were that to change from tomorrow on."""
    if suivi.prevision is None:
        return None
    prevision, debut = suivi.prevision, suivi.position.au
    prevu = None if prevision.prevu is None else max(0, prevision.prevu + hypothese.au_volume)
    return prevision.decalee(lambda jour: round(hypothese.par_mois * (jour - debut).days / 30.4), prevu)
