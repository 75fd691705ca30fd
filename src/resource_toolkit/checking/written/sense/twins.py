"""Two sheets that say the same in two languages, and where they differ."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from resource_toolkit.catalog import Resource, twin_of
from resource_toolkit.checking.links import without_code
from resource_toolkit.checking.readability import Prose
from resource_toolkit.checking.written.slips import slips
from resource_toolkit.problems import Problem, many, shown

from .number_words import COUNTS, ONE, PARTS, TENS

_LINE = re.compile(
    r"(?P<table>\|)|(?P<list>[-*+] )|(?P<steps>\d{1,2}[.)] )|(?P<inner>[ \t]+\S)|(?P<end>\s*$)"
)
_ITEMS = {"table": ("table", "row"), "list": ("list", "item"), "steps": ("list", "item")}
_WORTH: dict[str, float] = {**COUNTS, **TENS, **ONE, **PARTS}
_UNITS = (
    ("inch", "inches", "pulgada", "pulgadas"),
    ("centimeter", "centimeters", "cm", "centímetro", "centímetros"),
    ("foot", "feet", "pie", "pies"),
    ("second", "seconds", "segundo", "segundos"),
    ("minute", "minutes", "minuto", "minutos"),
    ("hour", "hours", "hora", "horas"),
    ("day", "days", "día", "días"),
    ("week", "weeks", "semana", "semanas"),
    ("month", "months", "mes", "meses"),
    ("year", "years", "año", "años"),
    ("cup", "cups", "taza", "tazas"),
    ("ounce", "ounces", "onza", "onzas"),
    ("gallon", "gallons", "galón", "galones"),
    ("mile", "miles", "milla", "millas"),
    ("pound", "pounds", "libra", "libras"),
    ("tablespoon", "tablespoons", "cucharada", "cucharadas"),
    ("teaspoon", "teaspoons", "cucharadita", "cucharaditas"),
    ("degree", "degrees", "grado", "grados", "°F", "°C"),
    ("percent", "por ciento", "%"),
)
_UNIT = {name.lower(): names[0] for names in _UNITS for name in names}
_AROUND = '.,;:!?()*_[]"“”’¿¡|'
_JOINS = frozenset(("a", "an", "de", "of", "un", "una"))
"""What may stand between a part and its unit: half an inch, un cuarto de pulgada."""
_LONG = 100
"""From here on, nobody writes a number in words."""
_BEFORE = frozenset((*PARTS, "a", "an", "of", "de"))
_WORD = re.compile(r"[^\s-]+")
_DIGITS = range(2, 5)
"""So many digits has a number that is looked at without a unit."""


class _Block(NamedTuple):
    """A table or list of a text: its kind, where it begins, and how many rows or items it has."""

    kind: str
    start: int
    parts: int


class Amount(NamedTuple):
    """An amount with its unit, its words, and where they begin."""

    key: tuple[float, str]
    said: str
    start: int


def twins(prose: Prose) -> Iterator[Problem]:
    """A sheet should say what its twin in the language of the site says."""
    catalog, resource = prose.catalog, prose.resource
    if catalog.spoken is None or catalog.language_of(resource) == catalog.home_language:
        return
    twin = twin_of(catalog, resource)
    if twin and catalog.language_of(twin) == catalog.home_language:
        theirs = without_code(twin.body)
        own, other = _blocks(prose.text), _blocks(theirs)
        unlike = [(a, b) for a, b in zip(own, other, strict=False) if a.parts != b.parts]
        alike = [block.kind for block in own] == [block.kind for block in other]
        alike = alike and all(block.parts >= 0 for block in (*own, *other))
        if unlike and any(any(slips(body, str)) for body in (resource.body, twin.body)):
            return  # What is no row or item yet is told at its own line.
        if alike and len(unlike) <= 1 < len(own):  # Else it is no twin line by line.
            yield from _parts(prose, unlike, twin.path)
            yield from _amounts(prose, theirs, twin.path)
            yield from _facts(prose, twin)


def _parts(prose: Prose, unlike: list[tuple[_Block, _Block]], path: str) -> Iterator[Problem]:
    """Yield the only table or list that has another length than in the twin."""
    for block, whole in unlike:
        what, part = _ITEMS[block.kind]
        message = f"this {what} has {many(block.parts, part)}; in {path} it has {whole.parts}; "
        yield prose.at_body(block.start, "RC546", message + "compare the two")


def _facts(prose: Prose, twin: Resource) -> Iterator[Problem]:
    """Yield minutes and safety rules that the twin has otherwise."""
    resource = prose.resource
    if resource.minutes and twin.minutes and resource.minutes != twin.minutes:
        message = f"{resource.minutes} minutes are {twin.minutes} in {twin.path}; correct one"
        yield prose.at(resource.mark("minutes"), "RC546", message)
    own, other = {*resource.safety_rules}, {*twin.safety_rules}
    if own and other and own != other:
        lost = ", ".join(sorted(own ^ other))
        message = f"of this and {twin.path} only one names the safety rule {lost}; name it in both"
        yield prose.at(resource.mark("safety"), "RC546", message)


def _blocks(text: str) -> list[_Block]:
    """Return the tables and lists of a text; those of one kind stand in their order."""
    blocks: list[_Block] = []
    kind, at, apart = "", 0, False
    for line in text.split("\n"):
        row = _LINE.match(line)
        sign = (row.lastgroup or "") if row else ""
        if sign in _ITEMS:
            if sign != kind or (apart and sign != "steps"):
                blocks.append(_Block(sign, at, -2 if sign == "table" else 0))
            blocks[-1] = blocks[-1]._replace(parts=blocks[-1].parts + 1)
            kind, apart = sign, False
        elif sign == "end":
            apart = True
        elif sign != "inner":
            kind = ""
        at += len(line) + 1
    return sorted(blocks, key=lambda block: block.kind)


def _amounts(prose: Prose, theirs: str, path: str) -> Iterator[Problem]:
    """Yield an amount that has no match in the twin, or the place of one that only the twin has."""
    here, there = amounts_in(prose.plain), amounts_in(theirs)
    own, other = {one.key: one for one in here[::-1]}, {one.key: one for one in there[::-1]}
    units = {unit for _, unit in own} & {"", *(unit for _, unit in other)}
    for unit in sorted(units):
        mine = [one for key, one in own.items() if key[1] == unit and key not in other]
        lost = [one for key, one in other.items() if key[1] == unit and key not in own]
        if len(mine) == 1 and not unit and not lost and mine[0].key[0] >= _LONG:
            message = f"{shown(mine[0].said)} is not in {path}; compare the two"
            yield prose.at_body(mine[0].start, "RC546", message)
        elif len(mine) == len(lost) == 1:
            message = f"{shown(mine[0].said)} is not in {path}, which has {shown(lost[0].said)}; "
            yield prose.at_body(mine[0].start, "RC546", message + "compare the two")
        elif len(lost) == 1 and not mine and unit:
            same = [[one for one in amounts if one.key[1] == unit] for amounts in (here, there)]
            if len(same[0]) == len(same[1]):  # So one of them stands for another here.
                one = same[0][same[1].index(lost[0])]
                message = f"{shown(one.said)} is {shown(lost[0].said)} in {path}; compare the two"
                yield prose.at_body(one.start, "RC546", message)


def amounts_in(text: str) -> list[Amount]:
    """Return each amount of a text in order."""
    amounts: list[Amount] = []
    spots = list(_WORD.finditer(text.lower()))
    words = [spot[0].strip(_AROUND) for spot in spots]
    for n, word in enumerate(words):
        if unit := _UNIT.get(word):
            first = n - 1
            while first > max(n - 4, 0) and words[first] in _JOINS and _is_part(words[first - 1]):
                first -= 1
            if n and not _worth(words[first]):
                first = n - 1  # It is no part of something: de una pulgada.
            if n and (worth := _worth(words[first])):
                said = " ".join(words[first : n + 1])
                amounts.append(Amount((worth, unit), said, spots[first].start()))
        elif word.isdecimal() and len(word) in _DIGITS:
            amounts.append(Amount((float(word), ""), word, spots[n].start()))
    return amounts


def _is_part(word: str) -> bool:
    """Return whether a word goes on with a part: a quarter of an inch, 1/4 de pulgada."""
    return word in _BEFORE or "/" in word


def _worth(number: str) -> float:
    if number in _WORTH:
        return _WORTH[number]
    above, _, below = number.replace(",", ".").partition("/")
    if not re.fullmatch(r"\d{1,9}(?:\.\d{1,9})?", above) or not re.fullmatch(r"[1-9]?\d?", below):
        return 0
    return round(float(above) / float(below or 1), 3)
