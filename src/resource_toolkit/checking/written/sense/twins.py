"""Two sheets that say the same in two languages, and where they differ."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.checking.links import without_code
from resource_toolkit.checking.readability import Prose
from resource_toolkit.problems import Problem, many, shown

from .number_words import COUNTS, ONE, PARTS

_LINE = re.compile(
    r"(?P<table>\|)|(?P<list>[-*+] )|(?P<steps>\d{1,2}[.)] )|(?P<inner>[ \t]+\S)|(?P<end>\s*$)"
)
_ITEMS = {"table": ("table", "row"), "list": ("list", "item"), "steps": ("list", "item")}
_WORTH: dict[str, float] = {**COUNTS, **ONE, **PARTS}
_UNITS = (
    ("inch", "inches", "pulgada", "pulgadas"),
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
    ("pound", "pounds", "libra", "libras"),
    ("tablespoon", "tablespoons", "cucharada", "cucharadas"),
    ("teaspoon", "teaspoons", "cucharadita", "cucharaditas"),
    ("degree", "degrees", "grado", "grados", "°F", "°C"),
    ("percent", "por ciento", "%"),
)
_UNIT = {name.casefold(): names[0] for names in _UNITS for name in names}
_AMOUNT = re.compile(
    r"(?i)(?<![\w/.,:-])(\d+(?:[.,/]\d+)?|"
    + "|".join(sorted(_WORTH, key=len, reverse=True))
    + r")(?:[ -](?:of )?(?:an? |de )?|(?=[°%]))("
    + "|".join(sorted(_UNIT, key=len, reverse=True))
    + r")(?!\w)"
)
_BARE = re.compile(r"(?<![\w/.,:#])\d{2,4}(?![\w/:]|[.,]\d)")


class _Block(NamedTuple):
    """A table or list of a text: its kind, where it begins, and how many rows or items it has."""

    kind: str
    start: int
    parts: int


def twin_of(catalog: Catalog, resource: Resource) -> Resource | None:
    """Return the only sheet in another language that names this one, and is named by it."""
    if catalog.spoken is None or resource.opens:
        return None
    own, held = catalog.language_of(resource), catalog.resources
    back = [held[slug] for slug in resource.related if slug in held]
    twins = [other for other in back if resource.slug in other.related and not other.opens]
    twins = [other for other in twins if catalog.language_of(other) != own and not other.retired]
    return twins[0] if len(twins) == 1 else None


def twins(prose: Prose) -> Iterator[Problem]:
    """A sheet should say what its twin in the language of the site says."""
    catalog, resource = prose.catalog, prose.resource
    if catalog.spoken is None or catalog.language_of(resource) == catalog.home_language:
        return
    twin = twin_of(catalog, resource)
    if twin and catalog.language_of(twin) == catalog.home_language:
        theirs = without_code(twin.body)
        yield from _parts(prose, theirs, twin.path)
        yield from _amounts(prose, theirs, twin.path)


def _parts(prose: Prose, theirs: str, path: str) -> Iterator[Problem]:
    """Yield the only table or list that has another length than in the twin."""
    own, other = _blocks(prose.text), _blocks(theirs)
    if [block.kind for block in own] != [block.kind for block in other]:
        return
    unlike = [(a, b) for a, b in zip(own, other, strict=True) if a.parts != b.parts]
    if len(unlike) == 1 < len(own):
        block, whole = unlike[0]
        what, part = _ITEMS[block.kind]
        message = f"this {what} has {many(block.parts, part)}; in {path} it has {whole.parts}; "
        yield prose.at_body(block.start, "RC546", message + "compare the two")


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
    """Yield an amount that has no match in the twin, where the twin has just one that has none."""
    own, other = _amounts_in(prose.plain), _amounts_in(theirs)
    units = {unit for _, unit in own} & {unit for _, unit in other}
    for unit in sorted(units):
        mine = [key for key in own if key[1] == unit and key not in other]
        lost = [key for key in other if key[1] == unit and key not in own]
        if len(mine) == len(lost) == 1:
            start, said = own[mine[0]]
            message = f"{shown(said)} is not in {path}, which has {shown(other[lost[0]][1])}; "
            yield prose.at_body(start, "RC546", message + "compare the two")


def _amounts_in(text: str) -> dict[tuple[float, str], tuple[int, str]]:
    """Return each amount of a text, with its unit, to its first place and its words."""
    amounts: dict[tuple[float, str], tuple[int, str]] = {}
    for amount in _AMOUNT.finditer(text):
        worth, unit = _worth(amount[1].casefold()), _UNIT[amount[2].casefold()]
        amounts.setdefault((worth, unit), (amount.start(), amount[0]))
    for number in _BARE.finditer(text):
        amounts.setdefault((float(number[0]), ""), (number.start(), number[0]))
    return amounts


def _worth(number: str) -> float:
    if number in _WORTH:
        return _WORTH[number]
    above, _, below = number.replace(",", ".").partition("/")
    return round(float(above) / (float(below or 1) or 1), 3)
