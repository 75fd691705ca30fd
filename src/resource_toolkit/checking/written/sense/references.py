"""Boxes, cards, parts and pages that a text names by their number, and those that it has."""

import re
from collections.abc import Iterator

from resource_toolkit.checking.readability import Prose
from resource_toolkit.problems import Problem, shown

_LABEL = (
    r"(?i:box|card|table|part|section|sheet|question|station|cuadro|caja|tarjeta|tabla|parte"
    r"|sección|hoja|pregunta|estación)"
)
_NUMBERED = re.compile(
    rf"^#{{2,6}} (?:[^\n:]{{1,40}}: )?(?:({_LABEL}) )?(\d{{1,2}})(?=[.:,) \n])", re.M
)
"""A heading with a number, of a part of this name or of none."""
_NAMED = re.compile(rf"(?<!\w)({_LABEL}|(?i:page|página)) (\d{{1,2}})(?![\w.%]\w)")
_HINT = re.compile(r"\n##[^\n\d]*\d")
_DEFINED = re.compile(rf"^[ |>*-]*({_LABEL}) (\d{{1,2}})\b", re.M)
"""Such a part that has no heading of its own: a row, or words in bold."""
_PAGES = ("page", "página")
_BY_NUMBER = frozenset(
    ("box", "card", "table", "part", "section", "cuadro", "caja", "tarjeta", "tabla", "parte")
)
"""What people call a part of which the heading is a number alone."""
_LINK = re.compile(r"\[[^\[\]\n]*\]")
_ELSEWHERE = re.compile(r"(?i)[,)]? (?:of|in|from|de|en) (?:the |their |its |that |la |el |su )")
_LEAST, _MOST_PAGES = 2, 12


def references(prose: Prose) -> Iterator[Problem]:
    """A text should name boxes, cards, parts and pages that it has, each with its own number."""
    text = prose.text
    heads: dict[str, list[re.Match[str]]] = {}
    for head in _NUMBERED.finditer(f"{text}\n") if _HINT.search(text) else ():
        heads.setdefault((head[1] or "").lower(), []).append(head)
    for run in heads.values():
        yield from _run(prose, run)
    parts = {label: {int(head[2]) for head in run} for label, run in heads.items()}
    for part in _DEFINED.finditer(text) if parts else ():
        parts.setdefault(part[1].lower(), set(parts.get("", ()))).add(int(part[2]))
    pages = prose.resource.prints_on or 0
    for label in _PAGES if pages > 1 else ():
        if f"{label} " in text and any(f"{label} {n}" in text for n in range(1, min(pages, 9) + 1)):
            parts[label] = set(range(1, pages + 1))
    yield from _named(prose, parts)


def _named(prose: Prose, parts: dict[str, set[int]]) -> Iterator[Problem]:
    """Yield each part that is named by a number which none has."""
    plain = _LINK.sub(lambda words: " " * len(words[0]), prose.plain) if parts else ""
    for named in _NAMED.finditer(plain) if parts else ():
        label, number = named[1].lower(), int(named[2])
        there = parts.get(label) or (parts.get("", set()) if label in _BY_NUMBER else set())
        most = max(there, default=0)
        far = label in _PAGES and number > _MOST_PAGES
        if number > most and len(there) >= _LEAST and not far:
            if _ELSEWHERE.match(plain, named.end()):
                continue
            message = f"this names {shown(named[0])}, and the last one here is {most}; write the "
            yield prose.at_body(named.start(), "RC547", f"{message}number of the one that is meant")


def _run(prose: Prose, heads: list[re.Match[str]]) -> Iterator[Problem]:
    """Yield the only heading of some that does not go on counting."""
    numbers = [int(head[2]) for head in heads]
    odd = [n for n, number in enumerate(numbers) if number != n + 1]
    if len(numbers) <= _LEAST or numbers[0] != 1 or not odd:
        return
    head, wanted = heads[odd[0]], odd[0] + 1
    label = f"{head[1]} " if head[1] else ""
    if len(odd) == 1:
        twice = numbers.count(numbers[odd[0]]) > 1
        what = "stands twice" if twice else f"stands where {label}{wanted} is due"
        message = f"{label}{head[2]} {what}; write '{label}{wanted}'"
    elif [number - 1 for number in numbers[odd[0] :]] == list(range(wanted, len(numbers) + 1)):
        message = f"{label}{wanted} is missing above; bring it back, or number these anew: write "
        message += f"'{label}{wanted}' here, and so on"
    else:
        return
    yield prose.at_body(head.start(), "RC547", message)
