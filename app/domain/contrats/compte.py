"""The account of a contrat: what each year granted, carried, consumed, lost, day after day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.calendrier import mois_apres
from app.domain.contrats.annees import Annee
from app.domain.contrats.volumes import Dotation
from app.domain.repartition import arrondir

_UN_JOUR = timedelta(days=1)
_CENT = 100


@dataclass(frozen=True, slots=True)
class Lot:
    """Minutes granted together in the year begun on `origine`, to be used by `dernier_jour`; `reste` is left."""

    origine: date
    dernier_jour: date
    reste: int


@dataclass(frozen=True, slots=True)
class Situation:
    """Where a contract year stands, in minutes; without ceiling `accorde` is None and nothing is carried.

    At any date accorde + reporte = dans_le_volume + perdu + emporte + reste: `reporte` came from the years before,
    `perdu` expired, `emporte` went to the next year. `depassement` is consumed beyond what was left that day.
    """

    dotation: Dotation
    reporte: int = 0
    dans_le_volume: int = 0
    depassement: int = 0
    perdu: int = 0
    emporte: int = 0

    @property
    def annee(self) -> Annee:
        """The contract year."""
        return self.dotation.annee

    @property
    def accorde(self) -> int | None:
        """What the year granted on its first day; None without ceiling."""
        return self.dotation.minutes

    @property
    def consomme(self) -> int:
        """Everything consumed in the year."""
        return self.dans_le_volume + self.depassement

    @property
    def prevu(self) -> int | None:
        """What the year may use: granted and carried, less what expired; None without ceiling."""
        return None if self.accorde is None else self.accorde + self.reporte - self.perdu

    @property
    def reste(self) -> int | None:
        """What is left; None without ceiling."""
        return None if self.prevu is None else self.prevu - self.emporte - self.dans_le_volume


@dataclass(frozen=True, slots=True)
class Jour:
    """What was consumed on a day, within the volume and beyond it, in minutes."""

    jour: date
    dans_le_volume: int
    depassement: int


@dataclass(frozen=True, slots=True)
class Compte:
    """The account on the evening of `au`: a situation per year begun, the lots still alive, each day that consumed.

    `hors_contrat` counts the minutes of days that no contract year holds.
    """

    au: date
    situations: tuple[Situation, ...] = ()
    lots: tuple[Lot, ...] = ()
    jours: tuple[Jour, ...] = ()
    hors_contrat: int = 0


VIDE = Compte(date.min)


def tenir(dotations: Sequence[Dotation], consommations: Mapping[date, int], au: date, depuis: Compte = VIDE) -> Compte:
    """Return the account on the evening of `au`, from the beginning or from the account of an earlier day.

    `dotations` are those of every year begun by then, `consommations` the minutes by day; those of days that `depuis`
    knows already are not read again. Oldest lots are used first, whatever the order of entry.
    """
    fil = _Fil(depuis)
    ouvertures = {d.annee.debut: d for d in dotations if depuis.au < d.annee.debut <= au}
    jours = {jour for jour in consommations if depuis.au < jour <= au}
    for jour in sorted(jours | ouvertures.keys()):
        if jour in ouvertures:
            fil.ouvrir(ouvertures[jour])
        if consommations.get(jour):
            fil.consommer(jour, consommations[jour])
    return fil.conclure(au)


class _Fil:
    """An account that moves on; the rules of carry-over of the year that closes are those of its dotation."""

    def __init__(self, depuis: Compte) -> None:
        self._lots = [_Reserve(lot.origine, lot.dernier_jour, lot.reste) for lot in depuis.lots]
        self._passees = list(depuis.situations[:-1])
        self._cours = _Cours(depuis.situations[-1]) if depuis.situations else None
        self._jours = list(depuis.jours)
        self._hors = depuis.hors_contrat
        self._premier_terme = date.min

    def ouvrir(self, dotation: Dotation) -> None:
        """Begin a contract year: what the one before left is carried or lost."""
        debut = dotation.annee.debut
        self._expirer(debut - _UN_JOUR)
        portes: list[_Reserve] = []
        if self._cours is not None:
            portes = self._fermer(self._cours, dotation)
            self._passees.append(self._cours.figer())
        propre = [] if dotation.minutes is None else [_Reserve(debut, dotation.annee.fin, dotation.minutes)]
        self._lots = [*portes, *propre]
        self._premier_terme = date.min
        self._cours = _Cours(Situation(dotation, reporte=sum(lot.reste for lot in portes)))

    def consommer(self, jour: date, minutes: int) -> None:
        """Use the oldest lots alive that day; beyond them is overrun."""
        self._expirer(jour)
        if self._cours is None or not self._cours.dotation.annee.contient(jour):
            self._hors += minutes
            return
        dans = minutes if self._cours.dotation.minutes is None else self._puiser(minutes)
        self._cours.dans_le_volume += dans
        self._cours.depassement += minutes - dans
        self._jours.append(Jour(jour, dans, minutes - dans))

    def conclure(self, au: date) -> Compte:
        """Return the account on the evening of that day."""
        self._expirer(au)
        situations = [*self._passees, *([self._cours.figer()] if self._cours else [])]
        lots = tuple(Lot(lot.origine, lot.dernier_jour, lot.reste) for lot in self._lots)
        return Compte(au, tuple(situations), lots, tuple(self._jours), self._hors)

    def _puiser(self, minutes: int) -> int:
        """Take minutes from the lots, the oldest first; return how many there were."""
        voulues = minutes
        for lot in self._lots:
            pris = min(voulues, lot.reste)
            lot.reste -= pris
            voulues -= pris
        return minutes - voulues

    def _expirer(self, jour: date) -> None:
        """Lose what could be used until the day before."""
        if jour <= self._premier_terme or self._cours is None:
            return
        if any(lot.dernier_jour < jour for lot in self._lots):
            self._cours.perdu += sum(lot.reste for lot in self._lots if lot.dernier_jour < jour)
            self._lots = [lot for lot in self._lots if lot.dernier_jour >= jour]
        self._premier_terme = min((lot.dernier_jour for lot in self._lots), default=date.max)

    def _fermer(self, fermee: "_Cours", suivante: Dotation) -> list["_Reserve"]:
        """Return what goes on from the year that closes to the next one; the rest is lost."""
        avant, debut = sum(lot.reste for lot in self._lots), fermee.dotation.annee.debut
        anciens = [lot for lot in self._lots if debut > lot.origine and lot.dernier_jour > fermee.dotation.annee.fin]
        frais = sum(lot.reste for lot in self._lots if lot.origine == debut)
        portes = [*anciens, *_reporter(fermee.dotation, frais, sum(lot.reste for lot in anciens), suivante.annee)]
        if suivante.minutes is None:
            portes = []
        fermee.emporte = sum(lot.reste for lot in portes)
        fermee.perdu += avant - fermee.emporte
        return portes


@dataclass(slots=True)
class _Reserve:
    """A lot being used."""

    origine: date
    dernier_jour: date
    reste: int


class _Cours:
    """A contract year being lived."""

    def __init__(self, situation: Situation) -> None:
        self.dotation = situation.dotation
        self.dans_le_volume = situation.dans_le_volume
        self.depassement = situation.depassement
        self.perdu = situation.perdu
        self.emporte = situation.emporte
        self._reporte = situation.reporte

    def figer(self) -> Situation:
        """Return where it stands."""
        return Situation(
            self.dotation, self._reporte, self.dans_le_volume, self.depassement, self.perdu, self.emporte
        )


def _reporter(regle: Dotation, frais: int, deja: int, vers: Annee) -> list[_Reserve]:
    """Return what a year that closes carries of its own volume: a share, within the ceiling, for some months."""
    porte = arrondir(frais * regle.part, _CENT)
    if regle.plafond is not None:
        porte = min(porte, max(0, regle.plafond - deja))
    dernier = vers.fin if regle.duree is None else mois_apres(vers.debut, regle.duree) - _UN_JOUR
    return [_Reserve(regle.annee.debut, dernier, porte)] if porte else []
