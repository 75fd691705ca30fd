"""Numbers of a page against each other: what a heading, a title or a field counts, and what is."""

import re
from collections.abc import Iterator
from itertools import pairwise

from resource_toolkit.checking.readability import Prose
from resource_toolkit.problems import Problem, many, shown
from resource_toolkit.reading import by_numbers

from .number_words import COUNTS

_NUMBER = "|".join(COUNTS)
_COUNTED = re.compile(
    rf"^#{{2,6}} (?:(?i:the|our|las|los|nuestr[ao]s) )?(?P<number>(?i:{_NUMBER}))"
    r" (?:[^\W\d_]+ )?(?!(?:week|minute|hour|day|month|year|time|semana|minuto|hora|día|mes"
    r"|año)e?s\b)[^\W\d_]+s\b[^\n]*\n+"
    r"(?P<items>(?:(?:[-*+]|\d{1,2}[.)]) [^\n]+\n(?:[ \t]+[^\n]+\n)*\n?)+)",
    re.M,
)
"""A heading that counts, and the list right below it."""
_ITEM = re.compile(r"^(?:[-*+]|\d{1,2}[.)]) ", re.M)
_STEP = re.compile(r"(?i)\b(?:step|paso) (\d{1,2})\b")
_STEPS = re.compile(r"^(\d{1,2})[.)] ", re.M)
_SO_LONG = re.compile(
    r"(?:\A(?:An? |The |Una? )?|\bin (?:only )?|\ben )(\d{1,3})[- ]minut(?:es?|os?)\b", re.I
)
_RANGE = re.compile(r"\b(\d{1,4}) ?(?:to|a|-|–) ?(\d{1,4})\b")
_FREE = re.compile(r"(?:free|gratis)\b(?! for\b| para\b)[^,;(]*\Z", re.I)
_PRICE = re.compile(
    r"(?i)\b(?:costs?|fees?|prices?|dues|tickets?|cuestan?|cuotas?|precios?)\b"
    r"[^\n.|]{0,40}?(\$ ?\d+(?:[.,]\d+)*)"
    r"|(\$ ?\d+(?:[.,]\d+)*)(?= (?:a|per|each|for each|al|por) )"
)
_CLOCK = re.compile(r"^\| *(?P<at>\d{1,2}:\d\d) *\| *(?P<minutes>\d{1,3}) *\|[^\n]*$", re.M)
_AGES = re.compile(
    r"(?i)\b(?:\d{1,2}|birth) ?(?:-|–|to|a|and|y) ?\d{1,2} (?:months?|years?|meses|años)\b"
)
_PAGES = re.compile(rf"(?i)({_NUMBER}) (?:pages|páginas|hojas)\b")
"""How a summary begins that counts the pages of its sheet."""
_PLACES = {
    word: page
    for page, words in enumerate(
        (
            ("the second", "the other", "the back", "la segunda", "la otra"),
            ("the third", "la tercera"),
            ("the fourth", "la cuarta"),
            ("the fifth", "la quinta"),
            ("the sixth", "la sexta"),
        ),
        2,
    )
    for word in words
}
_PLACE = re.compile(rf"(?i)\b(?:{'|'.join(_PLACES)})\b")
"""How a reason names a page."""
_HEAT = re.compile(
    r"(?<![\d.,])([-−]?\d{1,3}(?:\.\d)?) ?° ?F\b[ .]*[(\[/,=]+ ?([-−]?\d{1,3}(?:\.\d)?) ?° ?C\b"
)
"""The same heat in the degrees of two scales."""
_LEAST = 3


def counts(prose: Prose) -> Iterator[Problem]:
    """What a page counts should be there, and its numbers should agree."""
    yield from _lists(prose)
    yield from _named_steps(prose)
    yield from _running_clock(prose)
    resource = prose.resource
    for name in ("title", "summary"):
        said = _SO_LONG.search(getattr(resource, name)) if resource.minutes else None
        if said and int(said[1]) != resource.minutes:
            message = f"the {name} says {shown(said[0].strip())}; write 'minutes: {said[1]}', or "
            yield prose.at(resource.mark("minutes"), "RC547", f"{message}correct the {name}")
            break
    turned = _RANGE.search(resource.group_size or "")
    if turned and int(turned[1]) > int(turned[2]):
        told = (resource.group_size or "").replace(turned[0], f"{turned[2]} to {turned[1]}")
        message = f"{shown(turned[0])} runs from the larger number to the smaller; write '{told}'"
        yield prose.at(resource.mark("group_size"), "RC547", message)
    price = _PRICE.search(prose.plain) if "$" in prose.plain else None
    if price and resource.opens and _FREE.match(resource.cost or ""):
        message = (
            f"this speaks of {price[1] or price[2]}, and 'cost' says {shown(resource.cost or '')}; "
        )
        yield prose.at_body(price.start(), "RC547", f"{message}correct one")
    count = 0 if resource.opens else prose.catalog.prints_on(resource) or 0
    pages = _PAGES.match(resource.summary) if count else None
    if pages and COUNTS[pages[1].lower()] != count:
        other = "'prints_on'" if resource.prints_on else "its kind"
        message = f"the summary says {shown(pages[0])}, and {other} {count}; correct "
        yield prose.at(resource.mark("summary"), "RC547", f"{message}the one that is wrong")
    yield from _places(prose)
    yield from _ages(prose)
    yield from _degrees(prose)


def _places(prose: Prose) -> Iterator[Problem]:
    """Yield that the reason of a sheet names a page that it has not."""
    pages = prose.resource.prints_on or 0
    named = _PLACE.findall(prose.resource.prints_on_because or "") if pages else []
    last = max((_PLACES[said.casefold()] for said in named), default=0)
    if last > pages:
        said = next(one for one in named if _PLACES[one.casefold()] == last)
        message = (
            f"the reason speaks of {shown(said)}; write 'prints_on: {last}', or the reason of "
        )
        message += many(pages, "page")
        yield prose.at(prose.resource.mark("prints_on"), "RC547", message)


def _lists(prose: Prose) -> Iterator[Problem]:
    """Yield each heading that counts more or fewer than the list below it has."""
    for counted in _COUNTED.finditer(f"{prose.text}\n"):
        said, there = COUNTS[counted["number"].lower()], len(_ITEM.findall(counted["items"]))
        if said != there >= 2:
            message = f"the heading counts {counted['number'].lower()}, and {there} stand below "
            yield prose.at_body(counted.start(), "RC547", f"{message}it; correct one")


def _named_steps(prose: Prose) -> Iterator[Problem]:
    """Yield each step that a text names, and that none of its lists has."""
    named = [*_STEP.finditer(prose.plain)] if re.search(r"(?i)step \d|paso \d", prose.plain) else []
    last = max(map(int, _STEPS.findall(prose.text)), default=0) if named else 0
    for step in named if last >= _LEAST else ():
        if int(step[1]) > last and f"| {step[1]} " not in prose.text:
            message = f"this names {shown(step[0])}, and there are {many(last, 'step')}; correct it"
            yield prose.at_body(step.start(), "RC547", message)


def _running_clock(prose: Prose) -> Iterator[Problem]:
    """Yield the row that does not begin when the minutes of the rows above it are over."""
    rows = [*_CLOCK.finditer(prose.text)] if ":" in prose.text else []
    wrong: list[tuple[int, str]] = []
    whole = 0
    for n, (above, row) in enumerate(pairwise(rows), 2):
        if prose.text[above.end() : row.start()] != "\n":
            continue
        whole += 1
        minutes = _minute(above["at"]) + int(above["minutes"])
        if _minute(row["at"]) % 720 != minutes % 720:
            hours = minutes // 60 if above["at"].startswith("0:") else (minutes // 60 - 1) % 12 + 1
            told = f"{hours}:{minutes % 60:02}"
            message = f"this row begins at {row['at']}, and by the minutes of the row above it at "
            message += f"{told}; write '{told}', or change those minutes"
            if n < len(rows) and rows[n]["at"] == told:
                message = f"this row begins at {row['at']}, and the one below it at {told}; put "
                message += "that one above this one"
            wrong.append((row.start(), message))
    if wrong and whole >= _LEAST and len(wrong) * 2 < whole:
        yield prose.at_body(wrong[0][0], "RC547", wrong[0][1])


def _minute(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)


def _degrees(prose: Prose) -> Iterator[Problem]:
    """Yield each heat that is another one in the degrees behind it."""
    for heat in _HEAT.finditer(prose.plain) if "°" in prose.plain else ():
        fahrenheit, celsius = (float(said.replace("−", "-")) for said in (heat[1], heat[2]))
        right = (fahrenheit - 32) * 5 / 9
        if abs(celsius - right) >= 1:
            message = f"{heat[1]} °F are {right:.0f} °C, and {(celsius * 9 / 5 + 32):.0f} °F are "
            message += f"{heat[2]} °C; look up which one is meant, and write it"
            yield prose.at_body(heat.start(), "RC547", message)


def _ages(prose: Prose) -> Iterator[Problem]:
    """Yield terms of an age, where the title names another one by its numbers."""
    resource, said = prose.resource, _AGES.search(prose.resource.title)
    for vocabulary in prose.catalog.vocabularies.values() if said else ():
        placed = resource.terms(vocabulary.name)
        fits = by_numbers(vocabulary, said[0]) if said and placed else []
        spans = [
            by_numbers(vocabulary, term.summary) for term in vocabulary.terms if term.slug in placed
        ]
        if fits and all(spans) and not {*fits} & {*placed}:
            message = f"the title says {shown(said[0] if said else '')}, which is "
            message += f"{', '.join(fits)}; write that, or correct the title"
            yield prose.at(resource.mark(vocabulary.field.name), "RC547", message)
