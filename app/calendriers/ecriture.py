"""Writing an iCalendar file (RFC 5545): nothing but what is given, the same bytes for the same events."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from app.calendriers.evenements import Evenement


def ecrire(evenements: Sequence[Evenement], instant: datetime) -> bytes:
    """Return the file; hours are those of the clock on the wall, `instant` stamps every event."""
    from icalendar import Calendar, Event  # noqa: PLC0415  (not at unlock)

    calendrier = Calendar()
    calendrier.add("prodid", "-//Vis-à-vis//FR")
    calendrier.add("version", "2.0")
    for evenement in evenements:
        debut = datetime.combine(evenement.jour, datetime.min.time()) + timedelta(minutes=evenement.debut)
        ecrit = Event()
        ecrit.add("uid", evenement.uid)
        ecrit.add("dtstamp", instant.astimezone(UTC).replace(microsecond=0))
        ecrit.add("dtstart", debut)
        ecrit.add("dtend", debut + timedelta(minutes=evenement.minutes))
        ecrit.add("summary", evenement.titre)
        ecrit.add("class", "PRIVATE")
        calendrier.add_component(ecrit)
    octets: bytes = calendrier.to_ical()
    return octets
