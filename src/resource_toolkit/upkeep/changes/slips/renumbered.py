"""Numbered lines that have another number since a change, where others name them by the old one."""

import re
from collections.abc import Iterator, Mapping, Sequence

from resource_toolkit.catalog import Resource
from resource_toolkit.problems import shown
from resource_toolkit.upkeep.changes.lines import AGREES, HEADING, Line, Told

_ITEM = re.compile(r"(?:\| *)?(?:\*\*)?(\d{1,2})(?:[.)](?:\*\*)?|\*\*)? +(?:\| *)?(\S.{14,})")
"""A line that begins with its number, in a list or in a table; what is shorter may be anything."""
_NAMED = re.compile(
    r"(?i)\b(?:(?P<step>steps?|pasos?)|lines?|rules?|rows?|points?|questions?|líneas?|reglas?|filas?"
    r"|puntos?|preguntas?) \d{1,2}(?:(?:, | and | to | or | y | a | o |, and |–|-)\d{1,2})*\b"
)
_STEPS = re.compile(r"(?i)(?:steps?|pasos?)\b")
_LONG = 40


def numbers_moved(resource: Resource, was: str) -> Iterator[Told]:
    """Yield each line that names others by numbers which a change gave to the lines below them."""
    old, new = was.split("\n"), resource.body.split("\n")
    kept = {*old}
    for steps in (True, False):
        moved = _moved(_items(old, steps=steps), _items(new, steps=steps))
        for at, row in enumerate(new if moved else ()):
            named = [one for one in _NAMED.finditer(row) if bool(one["step"]) is steps]
            said = [message for one in named if (message := _message(one, moved))]
            if said and row in kept:
                yield Told(Line(at, row, row), AGREES, said[0])


def _message(named: re.Match[str], moved: Mapping[int, int]) -> str:
    """Return what to write for the numbers of lines that have others now, or nothing."""

    def renumbered(number: re.Match[str]) -> str:
        return str(moved.get(int(number[0]), number[0]))

    now = re.sub(r"\d+", renumbered, named[0])
    old = next((n for n in map(int, re.findall(r"\d+", named[0])) if n in moved), 0)
    message = f"what had the number {old} until now has {moved.get(old)}; write {shown(now)} for "
    return f"{message}{shown(named[0])}, or, if another is meant, keep it" if old else ""


def _items(rows: Sequence[str], *, steps: bool) -> dict[str, int]:
    """Return the words of each numbered line with its number: of the steps, or of the rest.

    They count from 1, also on behind a heading; other numbers before a line only name one.
    """
    items: dict[str, int] = {}
    within, last = False, 0
    for row in rows:
        if heading := HEADING.fullmatch(row):
            within = bool(_STEPS.match(heading[1])) if row.startswith("## ") else within
        elif within is steps and (item := _ITEM.match(row)) and int(item[1]) in (1, last + 1):
            last = int(item[1])
            items[item[2][:_LONG]] = last
    return items


def _moved(old: Mapping[str, int], new: Mapping[str, int]) -> dict[int, int]:
    """Return the numbers that stand for one line each, and have become others."""
    once = [number for number in old.values() if [*old.values()].count(number) == 1]
    both = [(old[words], new[words]) for words in old.keys() & new.keys() if old[words] in once]
    return {before: now for before, now in both if before != now}
