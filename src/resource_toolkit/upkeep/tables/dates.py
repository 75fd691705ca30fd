"""Dates as spreadsheet programs write them: by the customs of a country, or as a number of days."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from resource_toolkit.problems import shown
from resource_toolkit.reading import no_such_day

_SLASHED = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?: 0?0:00(?::00)?)?\Z")
_SERIAL = re.compile(r"(\d{5})(?:\.0)?\Z")
_DAY_NULL = date(1899, 12, 30)
"""The day that spreadsheet programs count from."""
_EARLIEST, _LATEST = 1990, 2100


class Dates:
    """Reads the dates of a column, once it is known which number is the month."""

    def __init__(self, cells: Iterable[str], known: Iterable[date]) -> None:
        """Take all cells of a column, and the dates that its rows have now.

        The cells must agree on an order. Where two orders are possible, the dates that rows have
        now decide.
        """
        slashed = [match for cell in cells if (match := _SLASHED.match(cell.strip()))]
        slashed = [match for match in slashed if any(_days(match))]
        days = set(known)
        orders = {
            order: sum(day in days for day in read)
            for order in ("mdy", "dmy")
            if all(read := [_day(match, order) for match in slashed])
        }
        best = max(orders.values(), default=0)
        likely = [order for order, count in orders.items() if count == best]
        same = all(_day(match, "mdy") == _day(match, "dmy") for match in slashed)
        self.order = likely[0] if likely and (len(likely) == 1 or same) else ""

    def read(self, cell: str) -> str:
        """Return a cell as year-month-day, or as it is when it is no date of these forms."""
        text = cell.strip()
        if serial := _SERIAL.match(text):
            day = _DAY_NULL + timedelta(int(serial[1]))
            return day.isoformat() if _EARLIEST <= day.year <= _LATEST else cell
        match = _SLASHED.match(text)
        read = _day(match, self.order) if match and self.order else None
        return read.isoformat() if read else cell

    def fault(self, cell: str) -> str | None:
        """Return why a cell is no date yet, with what to write instead, or None."""
        match = _SLASHED.match(cell.strip())
        if match is None:
            return None
        offers = " or ".join(dict.fromkeys(day.isoformat() for day in _days(match)))
        if not offers:
            why = no_such_day(cell) or "write the day that is meant, as year-month-day"
            return f"{shown(cell.strip())} is no date: {why}"
        if self.order:
            return None
        return f"nobody can tell the month in '{cell.strip()}'; write {offers}"


def _days(match: re.Match[str]) -> Iterator[date]:
    yield from filter(None, (_day(match, order) for order in ("mdy", "dmy")))


def _day(match: re.Match[str], order: str) -> date | None:
    first, second = int(match[1]), int(match[3])
    month, day = (first, second) if order == "mdy" else (second, first)
    year = int(match[4]) + (2000 if len(match[4]) == 2 else 0)
    try:
        return date(year, month, day)
    except ValueError:
        return None
