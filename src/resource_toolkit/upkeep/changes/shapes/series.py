"""Rows of a table that were in an order until a change: numbers, times, days; and its head."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from resource_toolkit.problems import as_line, shown
from resource_toolkit.upkeep.changes.lines import AGREES, Line, Told

from .rows import cells

_TWICE = "RC512"
_TIME = re.compile(r"\**(\d{1,2}):(\d{2})\b")
_NUMBER = re.compile(r"\**(\d{1,2})(?![\d:]|[.,]\d)")
_AMOUNT = re.compile(r"(?<![\d.,:])(\d+)((?: |-)[^\W\d_]{3,})")
_DAYS = re.compile(
    r"(?i)\**(?:mon|tue|wed|thu|fri|sat|sun|lunes|martes|mi[eé]rcoles|jueves|viernes)[a-z]*\**"
)
_LEAST = 3


def order_lost(old: Sequence[str], rows: Sequence[str]) -> Iterator[Told]:
    """Yield the row by which a table is no longer in the order of its first column."""
    before, after = [*_tables(old)], [*_tables(rows)]
    pairs = zip(before, after, strict=False) if len(before) == len(after) else ()
    for (_, was), (start, now) in pairs:
        if was == now:
            continue
        for value in (_time, _number):
            former, values = ([value(cells(row)[:1]) for row in table[2:]] for table in (was, now))
            if value is _number and any(b - a > 1 for a, b in pairwise(former)):
                continue  # These are amounts.
            told = _odd(was, now, former, values)
            if told is not None:
                yield Told(Line(start + 2 + told[0], now[2 + told[0]], ""), AGREES, told[1])
                break


def _odd(
    was: Sequence[str], now: Sequence[str], former: Sequence[int], values: Sequence[int]
) -> tuple[int, str] | None:
    """Return the row that breaks an order, counted from 0 below the head, and what to write."""
    rising = all(a <= b for a, b in pairwise(former))
    strictly = all(a < b for a, b in pairwise(former))
    if len(former) < _LEAST or -1 in former or -1 in values or not rising:
        return None
    if all(a < b if strictly else a <= b for a, b in pairwise(values)):
        return None
    fresh = [n for n, row in enumerate(now[2:]) if row not in was]
    if sorted(was) == sorted(now):
        nth = next(n for n, (a, b) in enumerate(zip(was[2:], now[2:], strict=True)) if a != b)
        message = (
            f"this row changed places with another one; put {as_line(was[2 + nth], 120)} here "
        )
        return nth, f"{message}again"
    if len(fresh) == 1 and len(was) == len(now):
        nth = fresh[0]
        cell = cells(was[2 + nth])[0]
        message = (
            f"the rows go up in this column, and {shown(cells(now[2 + nth])[0], 40)} is out of "
        )
        return nth, f"{message}its order; write {shown(cell, 60)}, as it was until now"
    return None


def _time(cell: Sequence[str]) -> int:
    said = _TIME.match(cell[0]) if cell else None
    return int(said[1]) * 60 + int(said[2]) if said else -1


def _number(cell: Sequence[str]) -> int:
    said = _NUMBER.match(cell[0]) if cell else None
    return int(said[1]) if said else -1


def _tables(rows: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of each table, its head first, behind the place of that."""
    start = None
    for n, row in enumerate([*rows, ""]):
        if row.startswith("|") and start is None:
            start = n
        elif not row.startswith("|") and start is not None:
            yield start, [*rows[start:n]]
            start = None


def days_lost(old: Sequence[str], rows: Sequence[str], first: int) -> Iterator[Told]:
    """Yield where one of several days of a table is gone."""
    after = [*_tables(rows)]
    before = [*_tables(old)]
    for (_, was), (start, now) in zip(before, after, strict=False):
        gone = [n for n, row in enumerate(was) if row not in now]
        same = len(before) == len(after) and len(now) == len(was) - 1 and start > first
        if same and len(gone) == 1 and 2 < gone[0] < len(was) - 1:
            names = [cells(was[n])[:1] for n in range(gone[0] - 1, gone[0] + 2)]
            if all(name and _DAYS.fullmatch(name[0]) for name in names):
                at = min(start + gone[0], start + len(now) - 1)
                message = (
                    f"{as_line(was[gone[0]], 200)} stood here until now; write it again, or, if "
                )
                message += "that day is left out, keep it so"
                yield Told(Line(at, rows[at], ""), AGREES, message)


def heads_twice(rows: Sequence[str], lines: Sequence[Line]) -> Iterator[Told]:
    """Yield the head of a table in which a change gave two columns one name."""
    for line in lines:
        was, now = cells(line.was), cells(line.now)
        below = rows[line.at + 1] if line.at + 1 < len(rows) else ""
        if not re.fullmatch(r"\|[ |:-]*-[ |:-]*", below) or len(was) != len(now):
            continue
        for a, b in zip(was, now, strict=True):
            if a != b and now.count(b) > max(was.count(b), 1):
                message = (
                    f"two columns are called {shown(b)}; write {shown(a)} again, or a name of "
                )
                yield Told(line, _TWICE, f"{message}its own")
                break


def amounts_unlike(rows: Sequence[str], lines: Sequence[Line]) -> Iterator[Told]:
    """Yield the row with another amount than before, where all its neighbors say the old one."""
    for line in lines:
        was, now = (_AMOUNT.findall(text) for text in (line.was, line.now))
        changed = [(a, b) for a, b in zip(was, now, strict=False) if a != b]
        if len(was) != len(now) or len(changed) != 1 or changed[0][0][1] != changed[0][1][1]:
            continue
        said = "".join(changed[0][0])
        table = next((t for n, t in _tables(rows) if n <= line.at < n + len(t)), [])
        others = [row for row in table[2:] if row != line.now]
        if len(others) >= 2 and all(re.search(rf"(?<![\d.,:]){said}\b", row) for row in others):
            message = (
                f"all other rows here say {shown(said)}, and until now this one did too; write "
            )
            yield Told(line, AGREES, f"{message}{shown(said)} again, or correct them too")
