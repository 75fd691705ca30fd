"""What a change made untrue: a number, a day or a name that agreed with others until now."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from resource_toolkit.catalog import Resource
from resource_toolkit.checking import COUNTS, Checked
from resource_toolkit.problems import Problem, shown
from resource_toolkit.upkeep.changes.lines import (
    AGREES,
    TIMED,
    Line,
    Told,
    apart,
    changed_lines,
    problems_of,
    text_of,
)

from .amounts import measures, of_rules, of_twin
from .broken_off import ends_lost, line_signs_lost, reason_lines
from .colleagues import to_colleagues
from .copied import headings_twice, heads_taken, sentences_copied
from .counted import parts_counted, recounted
from .replaced import (
    links_of,
    named_parts,
    numbers_for_help,
    signs_lost,
    timed_headings,
    title_numbers,
)

_TWICE = "RC512"
_SUM = re.compile(r"the ([a-z ]+) add up to (\d+) minutes;")
_NUMBER = re.compile(r"(?<![\d.,])\d+(?![\d.,]\d)")
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
        if not (lines or reasons) and was.strip() == resource.body.strip():
            continue
        told = [*_sums(problems, resource, was, lines)]
        if told:
            problems = [one for one in problems if not _is_sum(one, resource)]
            at = {resource.body_line + told[0].line.at + n for n in (0, 1)}
            problems = [one for one in problems if not _is_clock(one, resource, at)]
        if rows := [*recounted(resource, was)]:
            problems = [one for one in problems if not _is_count(one, resource)]
        told += [*rows, *_slips(now, resource, was, lines), *ends_lost(was, reasons)]
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


def _is_sum(problem: Problem, resource: Resource) -> bool:
    return problem.path == resource.path and bool(_SUM.match(problem.message))


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
    yield from _said_elsewhere(resource, written)
    example = now.catalog.words_for(resource)["filled_example"]
    yield from _cells(resource, written, example)
    yield from _headings(resource, written)
    yield from parts_counted(resource, was, written)
    yield from _copies(resource, was, lines)
    yield from headings_twice(resource, written)
    yield from named_parts(resource, written)
    yield from sentences_copied(now.catalog, resource, was, lines)
    yield from links_of(now.catalog, resource, written)
    yield from heads_taken(now.catalog, resource, written)
    yield from title_numbers(resource, written)
    yield from timed_headings(resource, written)
    yield from signs_lost(written)
    yield from line_signs_lost(resource.body, written)
    yield from ends_lost(was, lines)
    yield from to_colleagues(now.catalog, resource, lines)


def _numbers(line: Line) -> tuple[str, str] | None:
    """Return the only number of a line that is another now, as it was and as it is."""
    was, now = _NUMBER.findall(line.was), _NUMBER.findall(line.now)
    unlike = [(a, b) for a, b in zip(was, now, strict=False) if a != b]
    return unlike[0] if len(was) == len(now) and len(unlike) == 1 else None


def _sums(
    problems: Iterable[Problem], resource: Resource, was: str, lines: Sequence[Line]
) -> Iterator[Told]:
    """Yield the line by which minutes no longer add up."""
    minutes = resource.minutes or 0
    told = next((_SUM.match(one.message) for one in problems if _is_sum(one, resource)), None)
    old, new = ([int(n) for n in TIMED.findall(text)] for text in (was, resource.body))
    more = int(told[2]) - minutes if told else 0
    if not told and minutes and len(new) >= _LEAST and sum(old) == minutes:
        more = sum(new) - minutes
    for line in lines if more else ():
        numbers = _numbers(line) if line.was else None
        if numbers and int(numbers[1]) - int(numbers[0]) == more:
            message = f"with {numbers[1]} in place of {numbers[0]} the minutes here add up to "
            message += f"{minutes + more}, and 'minutes' says {minutes}; write {numbers[0]} again, "
            yield Told(line, AGREES, f"{message}or 'minutes: {minutes + more}' at the top")
            return


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
                message = f"line {resource.body_line + at} still says {shown(words)}; correct the "
                yield Told(line, AGREES, f"{message}one that is wrong")
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
                message += f"{shown(was.strip(' *'))}; write in both the same"
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
                message = f"line {at} still speaks of {shown(was[1])}; write {shown(now[1])} there"
                yield Told(line, AGREES, message)


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
