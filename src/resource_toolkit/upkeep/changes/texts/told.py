"""Changed lines of all files, with what is wrong in each."""

import re
from collections.abc import Iterator, Mapping, Sequence

from resource_toolkit.checking import Checked
from resource_toolkit.problems import Problem
from resource_toolkit.upkeep.changes.lines import Line, Told, changed, problems_of, text_of
from resource_toolkit.upkeep.changes.slips import (
    ends_lost,
    line_signs_lost,
    numbers_for_help,
    signs_lost,
)

from .entered import entered_wrong
from .lost import minutes_lost, names_lost, rows_taken, words_cut
from .places import (
    calls_taken,
    heads_taken,
    links_crossed,
    links_left,
    macros_crossed,
    pictures_crossed,
    renamed_parts,
    set_in,
    values_taken,
)
from .tongues import Tongues
from .words import counts_left, other_language, strange_lines

_QUOTED = r"\"(?:[^\"\\]|\\.)*\"|'[^']*'"
_PAIR = re.compile(rf"([\w-]+): *({_QUOTED}|[^\s{{\[\"'][^{{}}\[\]]*)")
_INNER = re.compile(rf"([\w-]+): *({_QUOTED}|[^\s{{\[\"'][^{{}}\[\],]*)")
"""A name and its text; the second within braces."""
_LISTED = re.compile(r"([\w-]+): *\[([^\[\]]+)\]")
_ITEM = re.compile(rf"^\s*- +(?![\w-]+: )({_QUOTED}|[^\s{{\[\"'].*)$")
_LABEL, _STROKE = re.compile(r"\*\*"), re.compile(r"\|")
_HEAD = re.compile(r"(?:title|also_called): ")


def with_texts(now: Checked, before: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit, with what a change of a line made wrong in it.

    `before` has the former texts of the files of a change. What is told of a line already is not
    told once more.
    """
    problems, house, tongues = list(now.problems), now.catalog.house, Tongues(now.catalog, before)
    allowed = {one.path: one.allow for one in now.catalog.active}
    for path, was in before.items():
        file = now.catalog.root / path
        if not path.startswith((f"{now.catalog.folder}/", f"{now.catalog.docs}/")):
            continue
        old = was.split("\n")
        rows = file.read_text("utf-8", "replace").split("\n") if file.is_file() else []
        both = [*changed(old, rows)] if rows else []
        lines = [line for line in both if line.was.strip()]
        told = [*_slips(now, path, (old, rows), lines, tongues)]
        if path.endswith(".md") and (own := _language_of(now, path)):
            told += strange_lines(
                own, text_of(was).split("\n"), both[: len(both) * bool(was)], tongues
            )
        problems += [*problems_of(told, path, problems, house, allowed.get(path, ()))]
    return problems


def _slips(
    now: Checked,
    path: str,
    texts: tuple[Sequence[str], Sequence[str]],
    lines: Sequence[Line],
    tongues: Tongues,
) -> Iterator[Told]:
    old, rows = texts
    resource = next((one for one in now.catalog.active if one.path == path), None)
    if path.endswith(".yml"):
        yield from _of_data(now, path, texts, lines, tongues)
        return
    yield from set_in(rows, lines)
    yield from links_crossed(rows, lines)
    yield from pictures_crossed(lines)
    yield from links_left(now.catalog, path, lines)
    yield from renamed_parts(old, rows, lines)
    yield from other_language(lines, tongues)
    heads = [value for line in lines if _HEAD.match(line.now) for value in _values(line)]
    yield from tongues.exchanged([*heads, *_labels(lines)])
    yield from names_lost(rows, lines)
    yield from rows_taken(old, rows, lines)
    yield from words_cut(now.catalog, rows, lines)
    yield from counts_left(rows, lines, hours=False, odd=resource is not None)
    if resource:
        yield from minutes_lost(resource.minutes or 0, old, lines)
    else:
        yield from ends_lost("", lines)
        yield from line_signs_lost("\n".join(rows), lines)
        yield from heads_taken(now.catalog, path, lines)
        yield from macros_crossed(lines)
        yield from calls_taken(path, rows, lines)
        yield from numbers_for_help(lines)
        yield from signs_lost(lines)


def _of_data(
    now: Checked,
    path: str,
    texts: tuple[Sequence[str], Sequence[str]],
    lines: Sequence[Line],
    tongues: Tongues,
) -> Iterator[Told]:
    old, rows = texts
    values = [value for line in lines for value in _values(line)]
    yield from ends_lost("", values)
    yield from entered_wrong(now.catalog, path, (old, rows), lines)
    yield from values_taken(path, old, rows, lines)
    yield from other_language(values, tongues)
    yield from counts_left(rows, values, hours=True)
    yield from numbers_for_help(values)
    yield from signs_lost(values)
    yield from words_cut(now.catalog, rows, values)
    yield from tongues.exchanged(values)


def _language_of(now: Checked, path: str) -> str:
    """Return the language of a page; nothing where it names several, or shows what is elsewhere."""
    catalog = now.catalog
    resource = next((one for one in catalog.active if one.path == path), None)
    if resource is None:
        return catalog.home_language if path.startswith(f"{catalog.docs}/") else ""
    named = resource.terms(catalog.spoken.name) if catalog.spoken else ()
    return "" if len(named) > 1 or resource.opens else catalog.language_of(resource)


def _labels(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield headings, words in bold before a colon, and cells of rows, which stand alone."""
    for line in lines:
        if line.now.startswith("#"):
            yield line
        parts = _LABEL if line.now.startswith("**") else _STROKE
        was, now = parts.split(line.was), parts.split(line.now)
        for old, new in zip(was, now, strict=True) if len(was) == len(now) > 1 else ():
            if old != new:
                yield Line(line.at, new, old)


def _values(line: Line) -> Iterator[Line]:
    """Yield the texts of a line of data that are others now."""
    was, now = _texts(line.was), _texts(line.now)
    if len(was) == len(now):
        for old, new in zip(was, now, strict=True):
            if old != new:
                yield Line(line.at, new, old)


def _texts(row: str) -> list[str]:
    plain = row.partition(" #")[0] if row.count('"') < len("ab") else row
    item = _ITEM.match(plain)
    pairs = _INNER if "{" in plain else _PAIR
    texts = [item[1]] if item else [pair[2] for pair in pairs.finditer(plain)]
    texts += [part for listed in _LISTED.finditer(plain) for part in listed[2].split(",")]
    return [text.strip().strip("\"'") for text in texts]
