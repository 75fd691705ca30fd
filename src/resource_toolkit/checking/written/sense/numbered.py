"""Numbers of a list that leave one out, or hold one twice, as after a line was deleted."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from resource_toolkit.checking.readability import Prose
from resource_toolkit.problems import Problem, as_line

_ITEM = re.compile(r"^(\d{1,2})([.)] )([^\n]*)|^#", re.M)
_ROW = re.compile(r"^\| *(?:\*\*)?(\d{1,2})([.)] )([^\n|]*)", re.M)
"""A row of a table whose first cell begins with a number."""
_LEAST = 4
"""So many rows that count on are meant to."""
_COUNTS_ON = re.compile(r"\n[2-9][.)] ")
_SHOWN = 60
_INSIDE = r"(?:[.!?)\"”] |(?<=\w) {2,})(%d[.)] +[A-ZÁÉÍÓÚÑ¿¡*\"“].*)"
"""The next item, which stands in the line of the one before."""


def numbered(prose: Prose) -> Iterator[Problem]:
    """The numbers of a list should follow each other."""
    last, words, all_alike, text = 0, "", True, prose.text
    items = [*_ITEM.finditer(text)] if _COUNTS_ON.search(text) else []
    numbers = [int(item[1] or 0) for item in items]
    passed = -1
    for n, (item, number) in enumerate(zip(items, numbers, strict=True)):
        if n == passed:
            last = number + 1
            continue
        if last and numbers[n : n + 2] == [last + 2, last + 1] and _goes_on(numbers[n + 2 :], last):
            told = as_line(f"{last + 1}{items[n + 1][2]}{items[n + 1][3]}", _SHOWN)
            message = (
                f"{number} stands before {last + 1}; let the two lines change places, so that "
            )
            message += f"{told} stands first, or give each the number of the other"
            yield prose.at_body(item.start(), "RC547", message)
            passed = n + 1
            continue
        inside = re.search(_INSIDE % (number + 1), item[3] or "") if number else None
        inside = None if inside and number + 1 == _next(text, item.end()) else inside
        if inside:
            message = f"{as_line(inside[1], _SHOWN)} begins a step of its own; write it on a line "
            yield prose.at_body(item.start(3) + inside.start(1), "RC547", f"{message}of its own")
        if last and number > 1 and number not in (last, last + 1):
            message = f"{number} follows {last}; bring back what is missing, or number these lines "
            told = as_line(f"{last + 1}{item[2]}{item[3]}", _SHOWN)
            yield prose.at_body(item.start(), "RC547", f"{message}anew: write {told}, and so on")
        elif last > 1 and number == last and item[3] != words and not all_alike:
            told = as_line(f"{last + 1}{item[2]}{item[3]}", _SHOWN)
            message = f"{number} stands twice; delete one of the two, or number these lines anew: "
            yield prose.at_body(item.start(), "RC547", f"{message}write {told}, and so on")
        all_alike = number < 2 or (all_alike and number == last)
        last, words = number + bool(inside), item[3]
    yield from _rows(prose, [*_ROW.finditer(text)]) if "\n| " in text else ()


def _goes_on(numbers: Sequence[int], last: int) -> bool:
    """Return whether a list ends behind two items, or goes on as if they stood in their order."""
    return not numbers or numbers[0] in (0, 1, last + 3)


def _next(text: str, end: int) -> int:
    """Return the number of the next item of a list, 0 where there is none."""
    item = _ITEM.match(text, end + 1)
    return int(item[1] or 0) if item else 0


def _rows(prose: Prose, rows: list[re.Match[str]]) -> Iterator[Problem]:
    """Yield the only row of those that count on which leaves a number out, or has one again."""
    numbers = [int(row[1]) for row in rows]
    parted = [n for n, row in enumerate(rows) if not n or _apart(prose.text, rows[n - 1], row)]
    begins = [n for n in parted if not n or numbers[n] <= numbers[n - 1]]
    for begin, end in pairwise((*begins, len(rows))):
        odd = [n for n in range(begin + 1, end) if numbers[n] != numbers[n - 1] + 1]
        if end - begin < _LEAST or len(odd) != 1:
            continue
        row, last, number = rows[odd[0]], numbers[odd[0] - 1], numbers[odd[0]]
        told = as_line(f"{last + 1}{row[2]}{row[3].strip()}", _SHOWN)
        if number == last + 2:
            message = f"{number} follows {last}; bring back what is missing, or number these rows "
        elif number == last:
            message = f"{number} stands twice; delete one of the two, or number these rows "
        else:
            continue
        yield prose.at_body(row.start(), "RC547", f"{message}anew: write {told}, and so on")


def _apart(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Return whether two rows stand in two tables."""
    return "\n\n" in text[one.end() : other.start()]
