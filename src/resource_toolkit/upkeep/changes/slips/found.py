"""What a change made untrue: a number, a day or a name that agreed with others until now."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from resource_toolkit.catalog import Resource
from resource_toolkit.checking import COUNTS, Checked
from resource_toolkit.problems import Problem, shown
from resource_toolkit.upkeep.changes.lines import (
    AGREES,
    Line,
    Told,
    apart,
    changed_lines,
    problems_of,
    text_of,
)

from .amounts import measures, of_rules, of_twin
from .broken_off import ends_lost, line_signs_lost, places_lost, reason_lines
from .colleagues import to_colleagues
from .copied import headings_twice, heads_taken, sentences_copied
from .counted import parts_counted, recounted
from .left import numbers_left
from .mistaken import numbers_mistaken, parts_mistaken
from .renumbered import numbers_moved
from .replaced import (
    links_of,
    named_parts,
    numbers_for_help,
    signs_lost,
    timed_headings,
    title_numbers,
)
from .turned import numbers_named, spans_turned, words_turned
from .whole import is_sum, minutes_left, steps_counted, sums_left

_TWICE, _CAUSES, _EFFECTS = "RC512", ("RC520", "RC530"), ("RC503", "RC523")
_LEAST, _LONG, _LABEL = 3, 60, 3
_DAY = re.compile(
    r"\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|lunes|martes|miércoles|jueves|viernes|sábado"
    r"|domingo),? (?:el )?((?:[A-Z][a-z]+ \d{1,2}|\d{1,2} de [a-z]+)\b(?!,? (?:de )?20\d\d))"
)
_USUAL = re.compile(r"(?i)(?:people|children|adults|members|families|times|lines|pages|words|rows"
                    r"|personas|niñ[oa]s|adultos|familias|veces|líneas|hojas)\Z")  # fmt: skip
"""What a text counts at many places, each time other ones."""
_ITEM = re.compile(r"^(?:[-*+]|\d{1,2}[.)]) (?:\[.\] )?")
_HEADING = re.compile(r"#{2,6} (?:[^:]*: )?(.+)")
_QUOTED = '["“«]'


def with_slips(now: Checked, before: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit, with what a change of a text made untrue.

    `before` has the former texts of the files of a change. Minutes that no longer add up are told
    in the line that changed.
    """
    problems, house = list(now.problems), now.catalog.house
    for resource in now.catalog.active:
        former = before.get(resource.path, "")
        was = text_of(former)
        if not was:
            continue
        lines = [*changed_lines(was, resource.body), *_heads(resource, former)]
        reasons = [*reason_lines(resource, former)]
        wrong = any(is_sum(one, resource) for one in problems)
        left = [] if wrong else [*minutes_left(resource, former)]
        if not (lines or reasons or left) and was.strip() == resource.body.strip():
            continue
        told = [*sums_left(now.catalog, problems, resource, was, lines)]
        if told:
            problems = [one for one in problems if not is_sum(one, resource)]
            at = {resource.body_line + told[0].line.at + n for n in (0, 1)}
            problems = [one for one in problems if not _is_clock(one, resource, at)]
        if rows := [*recounted(resource, was)]:
            problems = [one for one in problems if not _is_count(one, resource)]
        told += [*left, *rows, *_slips(now, resource, was, lines), *ends_lost(was, reasons)]
        notes = {resource.body_line + line.at for line, code, _ in told if code in _CAUSES}
        problems = [one for one in problems if one.path != resource.path or one.line not in notes
                    or one.code not in _EFFECTS]  # fmt: skip
        if any(line.at < 0 and code == _TWICE for line, code, _ in told):
            same = f"{resource.path} has this title too"
            problems = [one for one in problems if not one.message.startswith(same)]
        first = resource.body_line
        problems += [*problems_of(told, resource.path, problems, house, resource.allow, first)]
    return problems


def _heads(resource: Resource, was: str) -> Iterator[Line]:
    """Yield title and summary of a text as lines, where they are other than before."""
    for name, now in (("title", resource.title), ("summary", resource.summary)):
        former = re.search(rf"^{name}: *([^\n]*)", was, re.M)
        words = former[1].strip("\"'") if former else ""
        at = resource.mark(name)[0] - resource.body_line
        if words not in ("", now):
            yield Line(at, now, words)


def _is_clock(problem: Problem, resource: Resource, at: Container[int]) -> bool:
    """Return whether a row is told only because the minutes of the row above it are others."""
    begins = problem.message.startswith("this row begins at ")
    return problem.path == resource.path and begins and problem.line in at


def _is_count(problem: Problem, resource: Resource) -> bool:
    return problem.path == resource.path and problem.message.startswith("the heading counts ")


def _slips(now: Checked, resource: Resource, was: str, lines: Sequence[Line]) -> Iterator[Told]:
    written = [line for line in lines if line.was]
    yield from numbers_for_help(written)
    yield from of_rules(now, resource, written)
    yield from of_twin(now, resource, was, written)
    yield from _days(written)
    yield from parts_mistaken(resource, was, written)
    yield from _said_elsewhere(resource, written)
    yield from numbers_left(resource, was, written)
    example = now.catalog.words_for(resource)["filled_example"]
    yield from _cells(resource, written, example)
    yield from _headings(resource, written)
    yield from numbers_mistaken(resource, written)
    yield from parts_counted(resource, was, written)
    yield from steps_counted(now.catalog, resource, was)
    yield from numbers_moved(resource, was)
    yield from _copies(resource, was, lines)
    yield from headings_twice(resource, written)
    yield from named_parts(resource, written)
    yield from sentences_copied(now.catalog, resource, was, lines)
    yield from links_of(now.catalog, resource, written)
    yield from heads_taken(now.catalog, resource, written)
    yield from title_numbers(resource, written)
    yield from timed_headings(resource, written)
    yield from numbers_named(resource, written)
    yield from words_turned(written)
    yield from spans_turned(written)
    yield from signs_lost(written)
    yield from line_signs_lost(resource.body, written)
    yield from places_lost(written)
    yield from ends_lost(was, lines)
    yield from to_colleagues(now.catalog, resource, lines)


def _days(lines: Sequence[Line]) -> Iterator[Told]:
    """Yield a line in which a day of the week or a date is another one, and not both."""
    for line in lines:
        for was, now in zip(_DAY.findall(line.was), _DAY.findall(line.now), strict=False):
            if (was[0] == now[0]) != (was[1] == now[1]):
                message = (
                    f"until now this was {shown(', '.join(was))}, and only one of the two has "
                )
                message += "changed; look up which day it is, and change both or none"
                yield Told(line, AGREES, message)
                break


def _said_elsewhere(resource: Resource, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield a line with a new number, where the same words with the old one stand elsewhere.

    Between the summary and the text, a number and what it counts are enough.
    """
    others = [(n, one) for n, one in enumerate(resource.body.split("\n")) if "|" not in one]
    for line in lines:
        a, b = line.was.split(), line.now.split()
        unlike = [n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
        if len(a) != len(b) or len(unlike) != 1 or "|" in line.now:
            continue
        n, summary = unlike[0], resource.mark("summary")[0] - resource.body_line
        pair, more = (" ".join(a[n : n + size]).strip(".,;:!?") for size in (2, 4))
        usual = bool(_USUAL.search(pair))
        amount = bool(measures(" ".join(a[n : n + 3])))
        if a[n].lower() in COUNTS and not measures(pair) and len(pair) > len(a[n]) + _LABEL:
            places = others if line.at < 0 else [(summary, resource.summary)]
            if line.at >= 0 and not usual:
                places += others
            words = pair
        elif len(a) >= n + 4 and (re.search(r"\d", a[n]) or amount):
            places, words = others, more
        else:
            continue
        for at, other in places:
            plain = words in other or (not usual and words.casefold() in other.casefold())
            if at != line.at and plain:
                message = f"line {resource.body_line + at} still says {shown(words)}; write "
                yield Told(line, AGREES, f"{message}{shown(a[n])} again, or correct it there too")
                break


def _cells(resource: Resource, lines: Sequence[Line], example: str) -> Iterator[Told]:
    """Yield a row whose words a filled example had too, or has still."""
    head, parted, tail = f"\n{resource.body}".partition(f"\n## {example}\n")
    inside, _, rest = tail.partition("\n## ")
    first = head.count("\n")
    last = first + inside.count("\n")
    for line in lines if parted else ():
        if not line.now.startswith("|") or line.was.count("|") != line.now.count("|"):
            continue
        within = first <= line.at <= last
        there = head + rest if within else inside
        for was, now in zip(line.was.split("|"), line.now.split("|"), strict=True):
            if was != now and re.search(r"[^\W\d_]{3}", was) and f"|{was}|" in there:
                if f"|{now}|" in there or was.strip(" *").casefold() in now.casefold():
                    continue  # It says the same, or more.
                what = "form" if within else "filled example"
                at = resource.body.count("\n", 0, resource.body.index(f"|{was}|"))
                message = f"line {resource.body_line + at}, in the {what}, still says "
                message += f"{shown(was.strip(' *'))}; write that again, or "
                message += f"{shown(now.strip(' *'))} there too"
                yield Told(line, AGREES, message)
                break


def _headings(resource: Resource, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield a heading with another name, where the text still speaks of the old one."""
    for line in lines:
        was, now = _HEADING.fullmatch(line.was), _HEADING.fullmatch(line.now)
        if was and now and was[1].casefold() != now[1].casefold():
            named = re.search(rf"(?i){_QUOTED}{re.escape(was[1])}[,.]?[\"”»]", resource.body)
            if named:
                at = resource.body_line + resource.body.count("\n", 0, named.start())
                message = (
                    f"line {at} still speaks of {shown(was[1])}; write {shown(now[1])} there, "
                )
                yield Told(line, AGREES, f"{message}or {shown(was[1])} here again")


def _copies(resource: Resource, was: str, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each new line that stands in another place too, word for word."""
    old = {_ITEM.sub("", line) for line in was.split("\n")}
    now = [_ITEM.sub("", line) for line in resource.body.split("\n")]
    for line in lines:
        words = _ITEM.sub("", line.now)
        if len(words) < _LONG or "___" in words or words[0] in "|#" or words not in old:
            continue
        places = [n for n, one in enumerate(now) if one == words and apart(now, n, line.at)]
        if places:
            message = f"this stands in line {resource.body_line + places[0]} too, word for word; "
            yield Told(line, _TWICE, f"{message}delete one of the two")
