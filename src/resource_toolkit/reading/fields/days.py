"""Dates and times, and what people mean who write them in another way."""

import re
from calendar import monthrange
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from resource_toolkit.problems import Report, shown
from resource_toolkit.reading.frontmatter import Node

from .month_names import ENGLISH_MONTHS, MONTHS
from .values import JsonSchema, scalar

_SPREADSHEET = date(1899, 12, 30)
"""The day from which spreadsheets count the others."""
_IN_WORDS = re.compile(
    r"(?i)(?:[a-zé]{3,9}[, ]+)?([a-z]{3})[a-z]*\.? +(\d{1,2})(?:[snrt][tdh])?,? +(\d{4})"
)
_DAY_FIRST = re.compile(
    r"(?i)(\d{1,2})(?:[snrt][tdh]|º)?(?: +de)? +([a-z]{3})[a-z]*\.?(?: +de|,)? +(\d{4})"
)
_CLOCK = re.compile(r"(?:[T,]? +(?:at +)?|(?<=\d)[Tt])(?=\d{1,2}(?:[:.h]\d\d|(?: *[ap]\.?m)))")
"""What stands between a day and a time."""
_OVER = 3
"""So many days behind the last one of a month are still a slip of memory."""
_TIME = re.compile(r"(?i)(\d{1,2})(?:[:.h](\d\d))?(?::\d\d)? *(a\.? ?m\.?|p\.? ?m\.?)?")


def days_meant(text: str) -> list[date]:
    """Return the days that a text in another form may mean, the likeliest first."""
    text = _plain(text)
    if re.fullmatch(r"[34]\d{4}(?:\.\d+)?|5\d{4}", text):
        return [_SPREADSHEET + timedelta(days=int(float(text)))]
    days: list[date] = []
    for year, month, day in _parts(text):
        with suppress(ValueError):
            days.append(date(year, month, day))
    return list(dict.fromkeys(days))


def no_such_day(text: str) -> str:
    """Return why a text that has year, month and day is no day of any calendar, or nothing.

    Both days beside it are offered, as nobody knows which is meant.
    """
    if days_meant(text):
        return ""
    for year, month, day in _parts(_plain(text)):
        if not 1 <= month <= len(ENGLISH_MONTHS) or not year:
            continue
        last = monthrange(year, month)[1]
        reason = f"{date(year, month, 1):%B %Y} has {last} days; write the day that is meant"
        if last < day <= last + _OVER:
            after = date(year, month, last) + timedelta(1)
            return f"{reason}: {date(year, month, last)}, {after}, or another one"
        return f"{reason}, as year-month-day"
    return ""


def _plain(text: str) -> str:
    text = re.sub(r"[‐‑‒–—−]", "-", text.strip(" “”„«»‘’").rstrip(".,; "))
    text = re.sub(r"^(\d{4}-\d\d-\d\d)(?:[ ,;]+[(a-zA-Z].*)$", r"\1", text)
    return re.sub(r"(?<=\d)[T ]+\d\d?:\d\d(?::\d\d)?(?:\.\d+)?Z?$", "", text)


def _parts(text: str) -> list[tuple[int, int, int]]:
    """Return year, month and day as a text may mean them, the likeliest first."""
    if told := re.fullmatch(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})", text):
        return [(int(told[1]), int(told[2]), int(told[3]))]
    if told := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)", text):
        year = int(told[3]) + (2000 if len(told[3]) == 2 else 0)
        return [(year, int(told[1]), int(told[2])), (year, int(told[2]), int(told[1]))]
    if told := re.fullmatch(r"(20\d\d)(\d\d)(\d\d)", text):
        return [(int(told[1]), int(told[2]), int(told[3]))]
    if told := re.fullmatch(r"(\d{4})[-/.](\d{1,2})", text):
        return [(int(told[1]), int(told[2]), 1)]
    if told := _IN_WORDS.fullmatch(text):
        return [(int(told[3]), MONTHS.get(told[1].lower(), 0), int(told[2]))]
    if told := _DAY_FIRST.fullmatch(text):
        return [(int(told[3]), MONTHS.get(told[2].lower(), 0), int(told[1]))]
    return []


def _moment_meant(text: str) -> datetime | None:
    """Return the day and time that a text in another form means, or None."""
    day, _, clock = _CLOCK.sub("\n", text).partition("\n")
    told = _TIME.fullmatch(clock.strip())
    days = days_meant(day)
    if not told or not days:
        return None
    late = (told[3] or "").lower().startswith("p")
    hour = int(told[1]) % 12 + 12 * late if told[3] else int(told[1])
    with suppress(ValueError):
        return datetime.combine(days[0], time(hour, int(told[2] or 0)))
    return None


def span_meant(day: str, hours: str) -> tuple[str, str] | None:
    """Return begin and end of a day and hours such as `6-9 pm`, or None."""
    first, _, last = re.sub(r"\s*(?:[-–—]|\bto\b|\ba\b|\bthrough\b)\s*", "\n", hours).partition(
        "\n"
    )
    half = re.search(r"(?i)[ap]\.? ?m\.?$", last)
    first += f" {half[0]}" if half and not re.search(r"(?i)[ap]\.? ?m", first) else ""
    start, end = (_moment_meant(f"{day} at {at}") for at in (first, last))
    return (f"{start:%Y-%m-%d %H:%M}", f"{end:%Y-%m-%d %H:%M}") if start and end else None


@dataclass(frozen=True)
class Day:
    """A date such as 2026-11-21."""

    def read(self, node: Node, report: Report) -> date | None:
        written = scalar(node, report, "a date such as 2026-11-21")
        if written is None:
            return None
        form = re.fullmatch(r"\d{4}-\d\d-\d\d", written.value)
        with suppress(ValueError):
            if form:
                return date.fromisoformat(written.value)
        meant = [day.isoformat() for day in days_meant(written.value)]
        year, month, day = written.value.split("-") if form else ("", "", "")
        with suppress(ValueError):
            meant += [f"{date(int(year), int(day), int(month))}"] if form and not meant else []
        if not meant and (none := no_such_day(written.value)):
            message = f"{shown(written.value)} is no date: {none}"
        elif form:
            message = f"no such day as {shown(written.value)} is in any calendar; "
            message += f"write {meant[0]}, or the day that is meant" if meant else "correct it"
        elif meant:
            other = f", or {meant[1]} if the day stands first" if len(meant) > 1 else ""
            message = f"{shown(written.value)} is not a date; write {meant[0]}{other}"
        else:
            message = f"{shown(written.value)} is not a date; write year-month-day, such as "
            message += "2026-11-21"
        report.add(written.mark, "RC106", message)
        return None

    def schema(self) -> JsonSchema:
        return {"type": "string", "format": "date"}


@dataclass(frozen=True)
class Moment:
    """A local date and time such as 2027-03-09 18:30."""

    def read(self, node: Node, report: Report) -> datetime | None:
        written = scalar(node, report, "a date and time such as 2027-03-09 18:30")
        if written is None:
            return None
        try:
            return datetime.strptime(written.value, "%Y-%m-%d %H:%M")  # noqa: DTZ007 local time
        except ValueError:
            meant = _moment_meant(written.value)
            told = f"{meant:%Y-%m-%d %H:%M}" if meant else "2027-03-09 18:30"
            message = f"{shown(written.value)} is not a date and time; write {told}"
            if not meant and re.fullmatch(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?", written.value):
                message = f"no calendar or clock has {shown(written.value)}; correct it"
            if not meant and (none := no_such_day(_CLOCK.split(written.value)[0])):
                message = f"{shown(written.value)} is no day: {none}"
            report.add(written.mark, "RC106", message)
            return None

    def schema(self) -> JsonSchema:
        return {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d \d\d:\d\d$"}
