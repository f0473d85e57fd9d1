"""Reading an iCalendar file that anyone may have written: every event, or why not; never a crash."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from app.calendriers.errors import AgendaIllisible, AgendaTropGrand
from app.calendriers.evenements import Ecarte, Evenement, Lecture
from app.calendriers.repetition import Regle

OCTETS_MAX = 5 << 20
EVENEMENTS_MAX = 10_000
SERIES_MAX = 300
"""Bounds that no agenda of a person reaches, so that a file made to do harm costs seconds, not hours."""
TITRE_MAX = 200
_JOUR = 24 * 60
_UID_MAX = 250
_CONTROLES = dict.fromkeys((*range(32), 127, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), " ")


@dataclass(frozen=True, slots=True)
class Fenetre:
    """The days wanted, both included, and the zone in which hours are told (None: that of the machine)."""

    du: date
    au: date
    fuseau: tzinfo | None = None


def lire(octets: bytes, fenetre: Fenetre) -> Lecture:
    """Return the events of the window; raises `AgendaIllisible`, `AgendaTropGrand`."""
    majuscules = octets.upper()
    trop = majuscules.count(b"BEGIN:VEVENT") > EVENEMENTS_MAX or majuscules.count(b"\nRRULE") > SERIES_MAX
    if trop or len(octets) > OCTETS_MAX:
        raise AgendaTropGrand(maximum=OCTETS_MAX >> 20)
    retenus: dict[str, Evenement] = {}
    ecartes: list[Ecarte] = []
    # An exception to a series comes after it, whatever the order of the file: it replaces one day of it.
    for brut in sorted(_evenements(octets), key=lambda b: "RECURRENCE-ID" in b):
        try:
            lus = _lire(brut, fenetre)
        except _Ecart as ecart:
            ecartes.append(Ecarte(_titre(brut), ecart.raison))
        except Exception:  # noqa: BLE001 - one event written by anyone may break the library in any way
            ecartes.append(Ecarte(_titre(brut), "sa date ou sa répétition est illisible"))
        else:
            retenus |= {evenement.uid: evenement for evenement in lus}
    dedans = (e for e in retenus.values() if fenetre.du <= e.jour <= fenetre.au)
    return Lecture(tuple(sorted(dedans, key=lambda e: (e.jour, e.debut, e.uid))), tuple(ecartes))


class _Ecart(Exception):
    """An event that cannot become an appointment."""

    def __init__(self, raison: str) -> None:
        super().__init__()
        self.raison = raison


def _evenements(octets: bytes) -> list[Any]:
    from icalendar import Calendar  # noqa: PLC0415  (not at unlock)

    try:
        calendriers = Calendar.from_ical(octets, multiple=True)
        trouves = [brut for calendrier in calendriers for brut in calendrier.walk("VEVENT")]
    except Exception:  # noqa: BLE001 - whatever the library makes of hostile bytes is a refusal
        raise AgendaIllisible from None
    if not calendriers or any(calendrier.name != "VCALENDAR" for calendrier in calendriers):
        raise AgendaIllisible
    return trouves


def _lire(brut: Any, fenetre: Fenetre) -> Iterable[Evenement]:  # noqa: ANN401
    debut = _instant(brut, "DTSTART")
    if debut is None:
        raise _Ecart("il n’a pas de date")
    if not isinstance(debut, datetime):
        raise _Ecart("il dure la journée entière")
    depart = _local(debut, fenetre)
    minutes = _minutes(brut, depart, fenetre)
    modele = Evenement(
        uid=_uid(brut),
        jour=depart.date(),
        debut=depart.hour * 60 + depart.minute,
        minutes=minutes,
        titre=_titre(brut),
        annule=str(brut.get("STATUS", "")).upper() == "CANCELLED",
    )
    return list(_occurrences(brut, modele, fenetre))


def _occurrences(brut: Any, modele: Evenement, fenetre: Fenetre) -> Iterator[Evenement]:  # noqa: ANN401
    origine = _instant(brut, "RECURRENCE-ID")
    if origine is not None:
        yield _du(modele, modele.jour, _local(origine, fenetre).date() if isinstance(origine, datetime) else origine)
        return
    if "RRULE" not in brut:
        yield modele
        return
    regles = brut["RRULE"] if isinstance(brut["RRULE"], list) else [brut["RRULE"]]
    regle = Regle.lire(regles[0]) if len(regles) == 1 else None
    if regle is None:
        raise _Ecart("sa répétition est trop particulière\u00a0: ajoutez ses dates à la main")
    exclus = set(_exclus(brut, fenetre))
    for jour in regle.jours(modele.jour, fenetre.du, fenetre.au):
        if jour not in exclus:
            yield _du(modele, jour, jour)


def _du(modele: Evenement, jour: date, origine: date) -> Evenement:
    return Evenement(
        uid=f"{modele.uid}/{origine:%Y%m%d}",
        jour=jour,
        debut=modele.debut,
        minutes=modele.minutes,
        titre=modele.titre,
        annule=modele.annule,
    )


def _exclus(brut: Any, fenetre: Fenetre) -> Iterator[date]:  # noqa: ANN401
    listes = brut.get("EXDATE", [])
    for liste in listes if isinstance(listes, list) else [listes]:
        for exclu in liste.dts:
            yield _local(exclu.dt, fenetre).date() if isinstance(exclu.dt, datetime) else exclu.dt


def _minutes(brut: Any, depart: datetime, fenetre: Fenetre) -> int:  # noqa: ANN401
    fin = _instant(brut, "DTEND")
    if isinstance(fin, datetime):
        minutes = round((_local(fin, fenetre) - depart).total_seconds() / 60)
    elif "DURATION" in brut:
        minutes = round(brut["DURATION"].dt.total_seconds() / 60)
    else:
        minutes = 60
    if minutes <= 0:
        raise _Ecart("il finit avant de commencer")
    if minutes > _JOUR:
        raise _Ecart("il dure plus d’un jour")
    return minutes


def _instant(brut: Any, nom: str) -> date | datetime | None:  # noqa: ANN401
    valeur = brut.get(nom)
    lu = getattr(valeur, "dt", None)
    return lu if isinstance(lu, date) else None


def _local(instant: datetime, fenetre: Fenetre) -> datetime:
    """Return the instant as the clock on the wall shows it; one without zone is already so."""
    if instant.tzinfo is None:
        return instant
    return (instant.astimezone(fenetre.fuseau) + timedelta()).replace(tzinfo=None)


def _uid(brut: Any) -> str:  # noqa: ANN401
    uid = _propre(str(brut.get("UID", "")))
    if not uid:
        raise _Ecart("rien ne permet de le reconnaître une autre fois")
    return uid[:_UID_MAX]


def _titre(brut: Any) -> str:  # noqa: ANN401
    return _propre(str(brut.get("SUMMARY", "")))[:TITRE_MAX] or "Sans titre"


def _propre(texte: str) -> str:
    """Return a text on one line, without the marks that could turn what is shown upside down."""
    return " ".join(texte.translate(_CONTROLES).split())
