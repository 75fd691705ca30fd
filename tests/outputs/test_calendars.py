"""Calendars of sessions: what programs read in them, and what they make of a change."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from resource_toolkit.catalog import Catalog, Meeting, Session, Settings, Training
from resource_toolkit.checking.checked import Step, check
from resource_toolkit.outputs.calendars import calendar_files
from tests.toolkits.sites import AGENCY

TODAY = date(2026, 11, 21)
ALL = "trainings/dates.ics"
OWN = "trainings/leading-a-circle/"


@cache
def read() -> tuple[Catalog, Settings]:
    now = check(AGENCY, TODAY, until=Step.READING)
    return now.catalog, now.settings


def training() -> Training:
    return read()[0].trainings["leading-a-circle"]


def files(*sessions: Session, today: date = TODAY) -> dict[str, bytes]:
    """Return the calendars of the agency, with these sessions in place of its own."""
    catalog, settings = read()
    held = replace(training(), sessions=sessions) if sessions else training()
    there = replace(catalog, trainings={held.slug: held}, today=today)
    return dict(calendar_files(there, settings))


def one(**changed: Any) -> Session:
    start = datetime.fromisoformat("2027-04-01 18:00")
    values: dict[str, Any] = {
        "meetings": (Meeting(start=start, end=start + timedelta(hours=1)),),
        "timezone": "America/Chicago",
        "id": "april",
        "added": date(2026, 11, 1),
        "place": "Library; room 2, upstairs",
    }
    return Session(**{**values, **changed})


class Line(NamedTuple):
    name: str
    parameters: dict[str, str]
    value: str


class Part(NamedTuple):
    name: str
    lines: list[Line]
    parts: list["Part"]

    def value(self, name: str) -> str:
        (line,) = [line for line in self.lines if line.name == name]
        return line.value

    def inside(self, name: str) -> list["Part"]:
        return [part for part in self.parts if part.name == name]


def strictly(data: bytes) -> Part:
    """Read a calendar by the letter of RFC 5545, with nothing of the library that wrote it."""
    text = data.decode("utf-8")
    assert text.endswith("\r\n")
    rows = text.removesuffix("\r\n").split("\r\n")
    assert not [row for row in rows if not row or "\n" in row or "\r" in row]
    assert max(len(row.encode()) for row in rows) <= 75
    whole = Part("", [], [])
    open_parts = [whole]
    for row in "\n".join(rows).replace("\n ", "").split("\n"):
        shape = re.fullmatch(r'([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)', row)
        assert shape, row
        given = dict(pair.split("=", 1) for pair in shape[2].split(";")[1:])
        if shape[1] == "BEGIN":
            open_parts[-1].parts.append(Part(shape[3], [], []))
            open_parts.append(open_parts[-1].parts[-1])
        elif shape[1] == "END":
            assert open_parts.pop().name == shape[3]
        else:
            plain = re.sub(r"\\([;,\\nN])", lambda m: "\n" if m[1] in "nN" else m[1], shape[3])
            open_parts[-1].lines.append(Line(shape[1], given, plain))
    assert open_parts == [whole]
    (calendar,) = whole.parts
    return calendar


def moment(calendar: Part, event: Part, name: str) -> datetime:
    """Return a time of an event in UTC, by the rules of the zone that stands in the calendar."""
    (line,) = [line for line in event.lines if line.name == name]
    local = datetime.fromisoformat(line.value)
    (zone,) = [
        zone
        for zone in calendar.inside("VTIMEZONE")
        if zone.value("TZID") == line.parameters["TZID"]
    ]
    begins = sorted(
        (datetime.fromisoformat(day), rule.value("TZOFFSETTO"))
        for rule in zone.parts
        for line in rule.lines
        if line.name in ("DTSTART", "RDATE")
        for day in line.value.split(",")
    )
    in_force = [offset for day, offset in begins if day <= local][-1]
    ahead = timedelta(hours=int(in_force[1:3]), minutes=int(in_force[3:5]))
    return local + ahead if in_force.startswith("-") else local - ahead


@pytest.mark.parametrize("address", [ALL, f"{OWN}dates.ics", f"{OWN}online-june.ics"])
def test_calendar_is_read_and_written_again_equal(address: str) -> None:
    data = files()[address]
    assert Calendar.from_ical(data).to_ical() == data
    assert files()[address] == data


@pytest.mark.parametrize("address", [ALL, f"{OWN}online-june.ics"])
def test_a_strict_reader_understands_it(address: str) -> None:
    calendar = strictly(files()[address])
    assert calendar.name == "VCALENDAR"
    events = calendar.inside("VEVENT")
    sessions = {session.id: session for session in training().sessions if session.id}
    assert len(events) == (len(sessions) if address == ALL else 1)
    for event in events:
        session = sessions[event.value("UID").split(".")[1]]
        for name, local in (("DTSTART", session.start), ("DTEND", session.end)):
            truth = local.replace(tzinfo=ZoneInfo(session.timezone)).astimezone(ZoneInfo("UTC"))
            assert moment(calendar, event, name) == truth.replace(tzinfo=None)
    assert len(calendar.inside("VTIMEZONE")) == len({s.timezone for s in sessions.values()}) or (
        address != ALL
    )


def test_zones_are_bounded() -> None:
    whole = files()[ALL].decode()
    years = {int(year) for year in re.findall(r"^DTSTART:(\d{4})", whole, re.M)}
    assert years <= {2026, 2027}
    assert "RRULE" not in whole
    assert len(whole) < 8_000


def test_a_moved_session_keeps_its_name_and_raises_its_number() -> None:
    before = strictly(files(one())[ALL]).inside("VEVENT")[0]
    moved = one(
        meetings=tuple(
            replace(m, start=m.start + timedelta(days=7), end=m.end + timedelta(days=7))
            for m in one().meetings
        ),
        revised=date(2026, 11, 15),
        place="Town hall",
    )
    after = strictly(files(moved)[ALL]).inside("VEVENT")[0]
    assert after.value("UID") == before.value("UID") == "leading-a-circle.april.1@arts.example"
    assert (before.value("SEQUENCE"), after.value("SEQUENCE")) == ("0", "14")
    assert (before.value("DTSTAMP"), after.value("DTSTAMP")) == (
        "20261101T000000Z",
        "20261115T000000Z",
    )
    assert before.value("LOCATION") == "Library; room 2, upstairs"
    assert after.value("LOCATION") == "Town hall"


@pytest.mark.parametrize(
    ("today", "told"),
    [(date(2027, 4, 1), True), (date(2027, 4, 2), True), (date(2027, 4, 3), False)],
)
def test_a_canceled_session_stays_until_its_day_has_passed(today: date, *, told: bool) -> None:
    events = strictly(files(one(status="canceled"), today=today)[ALL]).inside("VEVENT")
    assert [event.value("STATUS") for event in events] == (["CANCELLED"] if told else [])
    assert all(event.value("SUMMARY").startswith("Canceled: ") for event in events)
    held = strictly(files(one(), today=today)[ALL]).inside("VEVENT")
    assert [event.value("STATUS") for event in held] == ["CONFIRMED"]


def test_a_series_is_events_that_name_the_first() -> None:
    start = datetime.fromisoformat("2027-03-09 18:00")
    hour = timedelta(hours=1)
    weeks = [start + timedelta(days=7 * n) for n in range(3)]
    series = one(
        series=True,
        meetings=tuple(
            Meeting(start=day, end=day + hour, topic=f"Part {n}", place="B" if n == 2 else None)
            for n, day in enumerate(weeks, 1)
        ),
    )
    calendar = strictly(files(series)[f"{OWN}april.ics"])
    events = calendar.inside("VEVENT")
    first, *others = [event.value("UID") for event in events]
    assert len({first, *others}) == 3
    related = [[x.value for x in event.lines if x.name == "RELATED-TO"] for event in events]
    assert related == [[], [first], [first]]
    assert [event.value("SUMMARY")[-6:] for event in events] == ["Part 1", "Part 2", "Part 3"]
    assert events[1].value("LOCATION") == "B"
    # The clocks change between the first and the second.
    assert moment(calendar, events[0], "DTSTART").hour == 0
    assert moment(calendar, events[1], "DTSTART").hour == 23


def test_a_calendar_without_dates_is_still_one() -> None:
    calendar = strictly(files(one(id=None))[ALL])
    assert calendar.inside("VEVENT") == []
    assert [part.name for part in calendar.parts] == ["VTIMEZONE"]
    assert list(files(one(id=None))) == [ALL, f"{OWN}dates.ics"]
