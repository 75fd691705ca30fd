"""Rows of tables in which a change exchanged cells, or filled what is empty in all others."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import permutations

from resource_toolkit.problems import as_line, shown
from resource_toolkit.upkeep.changes.lines import AGREES, Line, Told

_FORM = "RC549"
_STROKE = re.compile(r"(?<!\\)\|")
_ROOM = re.compile(r"(?:\s|<br>|_{3,}|[☐□])*")
"""A cell to write in, or to tick."""
_PART = re.compile(r"<br>|_{3,}|(?<=[☐:.]) +")
"""What parts the words of a cell that is a form."""
_NUMBER = re.compile(r"[$×=\s]*(\d+(?:\.\d+)?)%?\s*")
_LEAST, _LONG = 2, 200


def cells(row: str) -> list[str]:
    """Return the texts of the cells of a row; nothing where it is none."""
    parts = _STROKE.split(row.strip())
    whole = len(parts) > 2 and not parts[0] and not parts[-1]
    return [part.strip() for part in parts[1:-1]] if whole else []


def cells_exchanged(lines: Sequence[Line]) -> Iterator[Told]:
    """Yield the only row whose cells stand in another order than before."""
    moved = []
    for line in lines:
        was, now = cells(line.was), cells(line.now)
        if was != now and Counter(was) == Counter(now):
            moved.append(line)
    for line in moved if len(moved) == 1 else ():
        message = f"the cells of this row changed places; write {as_line(line.was.strip(), 200)}, "
        yield Told(line, AGREES, f"{message}as it was until now, or, if it is meant so, keep it")


def cells_unlike(rows: Sequence[str], lines: Sequence[Line]) -> Iterator[Told]:
    """Yield the only row of a table with another box, or other room to write, than all others."""
    unlike: dict[tuple[int, int], list[Told]] = {}
    for line in lines:
        was, now = cells(line.was), cells(line.now)
        begin, others = _table(rows, line.at) if was and len(was) == len(now) else (0, [])
        for nth, (old, new) in enumerate(zip(was, now, strict=True)) if others else ():
            column = {row[nth] for row in others if nth < len(row)}
            if column != {old} or len(others) < _LEAST or not _is_lost(old, new):
                continue
            message = f"in this column all other rows have {shown(old, 60)}, and this one "
            message += f"{shown(new, 40) if new else 'nothing'}; {_how(rows, line, nth)}, as it "
            told = Told(line, _FORM, f"{message}was until now, or change all rows")
            unlike.setdefault((begin, nth), []).append(told)
    for all_told in unlike.values():
        if len(all_told) == 1:
            yield all_told[0]


def _is_lost(old: str, new: str) -> bool:
    """Return whether a cell lost its box, its room to write, or a part of its form."""
    if _ROOM.fullmatch(old):
        lost = new if old == "<br>" else old
        return bool(lost) and old != new and not re.search(r"[☐□]|___|<br>", new)
    parts, left = ({*filter(None, map(str.strip, _PART.split(cell)))} for cell in (old, new))
    return left < parts and len(parts) > 1


def _how(rows: Sequence[str], line: Line, nth: int) -> str:
    """Return what to write; a long cell is copied from the row above, or else below."""
    row = line.was.strip()
    if len(row) <= _LONG:
        return f"write {as_line(row, _LONG)}"
    old = cells(row)[nth]
    near = (line.at - 1, line.at + 1)
    at = next(n for n in near if cells(rows[n])[nth : nth + 1] == [old])
    return f"copy that cell from line {at + 1}"


def _table(rows: Sequence[str], at: int) -> tuple[int, list[list[str]]]:
    """Return where the table of a row begins, and the cells of its other rows, head left out."""
    first, last = at, at
    while first > 0 and rows[first - 1].startswith("|"):
        first -= 1
    while last + 1 < len(rows) and rows[last + 1].startswith("|"):
        last += 1
    return first, [cells(rows[n]) for n in range(first + 2, last + 1) if n != at]


def results_lost(lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each row in which one number was the sum, or product, of two others until now."""
    for line in lines:
        was, now = cells(line.was), cells(line.now)
        old, new = ([_NUMBER.fullmatch(cell) for cell in row] for row in (was, now))
        at = [n for n, number in enumerate(old) if number]
        changed = [n for n, (a, b) in enumerate(zip(was, now, strict=False)) if a != b]
        if len(was) != len(now) or len(changed) != 1 or changed[0] not in at:
            continue
        for a, b, c in permutations(at, 3):
            if a < b and changed[0] in (a, b, c) and (how := _made(old, (a, b, c))):
                if new[changed[0]] and not _made(new, (a, b, c)):
                    message = f"until now {was[a]} {how} {was[b]} made {was[c]} in this row; write "
                    message += f"{shown(was[changed[0]])} again, or correct the other one too"
                    yield Told(line, AGREES, message)
                break


def _made(row: Sequence[re.Match[str] | None], places: tuple[int, int, int]) -> str:
    """Return how two numbers of a row make a third one, if they do."""
    one, two, three = (float(number[1]) if (number := row[n]) else 0.0 for n in places)
    if min(one, two) <= 1 or not three:
        return ""
    return "×" if abs(one * two - three) < 0.01 else "+" if abs(one + two - three) < 0.01 else ""
