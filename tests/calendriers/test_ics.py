"""Calendars of others: read whole or with a reason, never with a crash; written and read back the same."""

import time
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.calendriers import ecriture, lecture
from app.calendriers.errors import AgendaIllisible, AgendaTropGrand
from app.calendriers.evenements import Evenement
from app.calendriers.lecture import Fenetre

ANNEE = Fenetre(date(2026, 1, 1), date(2026, 12, 31), ZoneInfo("Europe/Paris"))
INSTANT = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


def fichier(*evenements):
    corps = "".join(f"BEGIN:VEVENT\n{lignes.strip()}\nEND:VEVENT\n" for lignes in evenements)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{corps}END:VCALENDAR\n".replace("\n", "\r\n").encode()


def lire(*evenements, fenetre=ANNEE):
    return lecture.lire(fichier(*evenements), fenetre)


def seul(*evenements):
    (evenement,) = lire(*evenements).evenements
    return evenement


@given(
    st.lists(
        st.builds(
            Evenement,
            uid=st.text("abcdef0123456789-@.", min_size=1, max_size=40),
            jour=st.dates(ANNEE.du, ANNEE.au),
            debut=st.integers(0, 1439),
            minutes=st.integers(1, 1440),
            titre=st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=150),
        ),
        unique_by=lambda evenement: evenement.uid,
    )
)
@settings(max_examples=40)
def test_what_is_written_is_read_back_the_same(evenements):
    lus = lecture.lire(ecriture.ecrire(evenements, INSTANT), ANNEE)
    assert lus.ecartes == ()
    assert set(lus.evenements) == set(evenements)


def test_the_same_events_make_the_same_bytes():
    evenements = [Evenement(uid="a", jour=date(2026, 3, 5), debut=570, minutes=30, titre="RDV")]
    assert ecriture.ecrire(evenements, INSTANT) == ecriture.ecrire(evenements, INSTANT)


def test_hours_are_those_of_the_clock_on_the_wall_summer_and_winter():
    hiver = seul("UID:1\nDTSTART:20260305T083000Z\nDTEND:20260305T091500Z")
    ete = seul("UID:2\nDTSTART:20260705T073000Z\nDTEND:20260705T081500Z")
    assert (hiver.debut, ete.debut, hiver.minutes) == (9 * 60 + 30, 9 * 60 + 30, 45)
    assert seul("UID:3\nDTSTART;TZID=America/New_York:20260305T033000\nDURATION:PT1H").debut == 9 * 60 + 30
    assert seul("UID:4\nDTSTART:20260305T093000").debut == 9 * 60 + 30


def test_a_series_is_unrolled_with_its_exceptions():
    jours = [
        (e.jour.isoformat(), e.debut)
        for e in lire(
            "UID:s\nRECURRENCE-ID:20260330T090000\nDTSTART:20260331T100000\nDURATION:PT45M",
            "UID:s\nDTSTART:20260302T090000\nDURATION:PT45M\nRRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4\nEXDATE:20260316T090000",
        ).evenements
    ]
    assert jours == [("2026-03-02", 540), ("2026-03-31", 600), ("2026-04-13", 540)]


@pytest.mark.parametrize(
    ("regle", "attendus"),
    [
        ("FREQ=DAILY;COUNT=3", ["2026-11-05", "2026-11-06", "2026-11-07"]),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=3", ["2026-11-05", "2026-11-06", "2026-11-09"]),
        ("FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261117T235959Z", ["2026-11-05", "2026-11-10", "2026-11-12", "2026-11-17"]),
        ("FREQ=MONTHLY", ["2026-11-05", "2026-12-05"]),
        ("FREQ=MONTHLY;BYDAY=1TH", ["2026-11-05", "2026-12-03"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", ["2026-11-05", "2026-11-30", "2026-12-31"]),
        ("FREQ=MONTHLY;BYDAY=-1TH", ["2026-11-05", "2026-11-26", "2026-12-31"]),
        ("FREQ=YEARLY", ["2026-11-05"]),
    ],
)
def test_the_usual_rules_are_followed(regle, attendus):
    lus = lire(f"UID:r\nDTSTART:20261105T090000\nDTEND:20261105T100000\nRRULE:{regle}").evenements
    assert [e.jour.isoformat() for e in lus] == attendus
    assert len({e.uid for e in lus}) == len(lus)


def test_a_series_begun_twenty_years_ago_still_runs():
    lus = lire("UID:v\nDTSTART:20060105T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;INTERVAL=4").evenements
    assert len(lus) == 13
    assert lus[0].jour == date(2026, 1, 8)


@pytest.mark.parametrize(
    ("lignes", "raison"),
    [
        ("UID:1\nDTSTART;VALUE=DATE:20260305\nSUMMARY:Congés", "journée entière"),
        ("UID:1\nSUMMARY:Sans date", "pas de date"),
        ("UID:1\nDTSTART:n'importe quoi", "illisible"),
        ("UID:1\nDTSTART:20260231T090000", "illisible"),
        ("UID:1\nDTSTART:20260305T090000\nDTEND:20260305T080000", "finit avant"),
        ("UID:1\nDTSTART:20260305T090000\nDTEND:20260309T080000", "plus d’un jour"),
        ("DTSTART:20260305T090000\nSUMMARY:Anonyme", "reconnaître"),
        ("UID:1\nDTSTART:20260305T090000\nRRULE:FREQ=SECONDLY", "répétition"),
        ("UID:1\nDTSTART:20260305T090000\nRRULE:FREQ=WEEKLY;INTERVAL=0", "répétition"),
        ("UID:1\nDTSTART:20260305T090000\nRRULE:FREQ=YEARLY;BYWEEKNO=20", "répétition"),
        ("UID:1\nDTSTART:20260305T090000\nRRULE:FREQ=DAILY;BYSETPOS=1;BYHOUR=1,2,3", "répétition"),
        ("UID:1\nDTSTART:20260305T090000\nDURATION:P999999999999D", "illisible"),
    ],
)
def test_what_cannot_be_taken_is_left_out_with_its_reason(lignes, raison):
    lus = lire(lignes, "UID:bon\nDTSTART:20260305T140000\nSUMMARY:Bon")
    assert [e.uid for e in lus.evenements] == ["bon"]
    assert raison in lus.ecartes[0].raison


def test_a_title_is_one_line_without_marks_that_turn_words_round():
    piege = "Bonjour \u202egnirts\u202c\u0007 \\n à\u2066 vous " + "x" * 500
    evenement = seul(f"UID:1\nDTSTART:20260305T090000\nSUMMARY:{piege}")
    assert evenement.titre.startswith("Bonjour gnirts à vous xxx")
    assert len(evenement.titre) == 200


@pytest.mark.parametrize(
    "octets",
    [
        b"",
        b"bonjour",
        b"\0" * 100,
        b"PK\x03\x04 un classeur",
        b"BEGIN:VCALENDAR",
        b"BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n",
        b"BEGIN:VCALENDAR\r\n" * 20_000,
        b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n" * 2,
        "BEGIN:VCALENDAR\r\n".encode("utf-16"),
        b"\xff" * 5_000,
    ],
)
def test_what_is_not_a_calendar_is_refused(octets):
    with pytest.raises(AgendaIllisible):
        lecture.lire(octets, ANNEE)


def test_a_file_made_to_do_harm_is_refused_before_it_is_read():
    with pytest.raises(AgendaTropGrand):
        lecture.lire(b"x" * (lecture.OCTETS_MAX + 1), ANNEE)
    with pytest.raises(AgendaTropGrand):
        lecture.lire(fichier(*["UID:1\nDTSTART:20260305T090000"] * (lecture.EVENEMENTS_MAX + 1)), ANNEE)
    series = "UID:1\nDTSTART:20000101T090000\nRRULE:FREQ=DAILY;COUNT=99999999"
    with pytest.raises(AgendaTropGrand):
        lecture.lire(fichier(*[series] * (lecture.SERIES_MAX + 1)), ANNEE)


def test_a_rule_that_never_ends_costs_little():
    debut = time.perf_counter()
    lire("UID:1\nDTSTART:00010101T090000\nRRULE:FREQ=MONTHLY;BYDAY=5MO;COUNT=999999999")
    lire("UID:1\nDTSTART:20260101T090000\nRRULE:FREQ=MONTHLY;BYMONTHDAY=31;INTERVAL=400")
    assert time.perf_counter() - debut < 2


@given(st.data())
@settings(max_examples=150)
def test_a_file_broken_anywhere_is_read_or_refused(data):
    octets = bytearray(
        fichier(
            "UID:1\nDTSTART;TZID=Europe/Paris:20260305T090000\nDTEND:20260305T093000Z\nSUMMARY:Rendez-vous",
            "UID:2\nDTSTART:20260302T090000\nDURATION:PT45M\nRRULE:FREQ=WEEKLY;BYDAY=MO,TH\nEXDATE:20260316T090000",
        )
    )
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(octets) - 1))
        octets[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    try:
        lus = lecture.lire(bytes(octets), ANNEE)
    except AgendaIllisible:
        return
    assert all(ANNEE.du <= e.jour <= ANNEE.au and 0 <= e.debut < 1440 and 0 < e.minutes <= 1440 for e in lus.evenements)
