"""How long a page says it takes, where a change took a step out, or gave it other minutes."""

import re
from collections.abc import Iterable, Iterator, Sequence

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.checking import COUNTS, count_of
from resource_toolkit.problems import Problem, many, shown
from resource_toolkit.upkeep.changes.lines import AGREES, TIMED, Line, Told, minutes_in

from .amounts import LASTS, measures

_ITEM = re.compile(r"^(?:\| *\**)?\d{1,2}[.)] +")
_SUM = re.compile(r"the ([a-z ]+) add up to (\d+) minutes;")
_TOTAL = re.compile(r"the rows above add up to \d+; write '\d+', or change them")
_NUMBER = re.compile(r"(?<![\d.,])\d+(?![\d.,]\d)")
_LEAST = 3
_STEP = re.compile(r"^(\d{1,2})[.)] ", re.M)
_COUNTED = re.compile(rf"(?i)\b({'|'.join(COUNTS)}|\d{{1,2}}) (?:steps|pasos)\b")
_FIELD = re.compile(r"^minutes: *(\d+)", re.M)


def is_sum(problem: Problem, resource: Resource) -> bool:
    """Return whether a problem is that the minutes of a resource do not add up."""
    total = _SUM.match(problem.message) or _TOTAL.match(problem.message)
    return problem.path == resource.path and bool(total)


def _numbers(line: Line) -> tuple[str, str] | None:
    """Return the only number of a line that is another now, as it was and as it is."""
    was, now = _NUMBER.findall(line.was), _NUMBER.findall(line.now)
    unlike = [(a, b) for a, b in zip(was, now, strict=False) if a != b]
    return unlike[0] if len(was) == len(now) and len(unlike) == 1 else None


def sums_left(
    catalog: Catalog,
    problems: Iterable[Problem],
    resource: Resource,
    was: str,
    lines: Sequence[Line],
) -> Iterator[Told]:
    """Yield the line by which minutes no longer add up."""
    minutes = resource.minutes or 0
    sums = (_SUM.match(one.message) for one in problems if is_sum(one, resource))
    told = next(filter(None, sums), None)
    old, new = minutes_in(was), minutes_in(resource.body)
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
    yield from _step_lost(catalog, resource, was, more) if more else ()


def _step_lost(catalog: Catalog, resource: Resource, was: str, more: int) -> Iterator[Told]:
    """Yield where a step with minutes stood, or the new one, by which they no longer add up."""
    minutes = resource.minutes or 0
    old, new = ({_ITEM.sub("", row): row for row in text.split("\n") if TIMED.search(row)}
                for text in (was, resource.body))  # fmt: skip
    lost, won = ([row for key, row in one.items() if key not in other]
                 for one, other in ((old, new), (new, old)))  # fmt: skip
    both = [*lost, *won]
    if len(both) != 1 or abs(more) != sum(map(int, TIMED.findall(both[0]))):
        return
    rows = resource.body.split("\n")
    at = _first_unlike(was, rows)
    if won:
        at, how = rows.index(won[0]), "take as many from other steps"
        begin = f"with this step the minutes add up to {minutes + more}"
    else:
        how = "put it back, and number the steps anew"
        begin = f"{shown(lost[0], 300)} stood here until now, and without it the minutes add up to "
        begin += f"{minutes + more}"
    message = f"{begin}, and 'minutes' says {minutes}; {how}, or write 'minutes: {minutes + more}' "
    message += "at the top"
    places = [f"line {resource.body_line + n}" for n, _ in _said(resource, minutes)]
    places += [where for where, _ in _trainings(catalog, resource, _steps(was))]
    message += f", and correct {' and '.join(places)} with it" if places else ""
    yield Told(Line(at, "", ""), AGREES, message)


def steps_counted(catalog: Catalog, resource: Resource, was: str) -> Iterator[Told]:
    """Yield where steps are fewer or more than before, if a training counts as it did."""
    before, here = _steps(was), _steps(resource.body)
    places = [*_trainings(catalog, resource, before)] if before != here else []
    for where, said in places[:1]:
        message = f"{many(before, 'step')} stood here until now, and {where} still says "
        message += f"{shown(said)}; correct it to {here} there, or bring the {before} back"
        yield Told(Line(_first_unlike(was, resource.body.split("\n")), "", ""), AGREES, message)


def _steps(text: str) -> int:
    """Return how many items the first numbered list of a text has."""
    last = 0
    for number in map(int, _STEP.findall(text)):
        if number != last + 1:
            break
        last = number
    return last


def _trainings(catalog: Catalog, resource: Resource, steps: int) -> Iterator[tuple[str, str]]:
    """Yield each part of a training that uses a resource and says how many steps it has."""
    for training in catalog.trainings.values() if steps else ():
        for n, part in enumerate(training.outline):
            said = _COUNTED.search(part.what) if resource.slug in part.resources else None
            if said and count_of(said[1]) == steps:
                line = training.mark("outline", n, "what")[0]
                yield f"{training.path}, line {line},", said[0]


def _first_unlike(was: str, rows: Sequence[str]) -> int:
    """Return the line, counted from 0, behind the last one above the first item that is gone."""
    here = [_ITEM.sub("", row) for row in rows]
    above = -1
    for row in was.strip("\n").split("\n"):
        key = _ITEM.sub("", row)
        if key != row and key not in here:
            break
        above = here.index(key) if key.strip() and key in here else above
    return above + 1


def minutes_left(resource: Resource, former: str) -> Iterator[Told]:
    """Yield each line that still says the minutes which a file had until now."""
    field, minutes = _FIELD.search(former), resource.minutes or 0
    was = int(field[1]) if field else minutes
    for at, said in _said(resource, was) if minutes not in (0, was) else ():
        if all(one.key not in _same(minutes) for one in measures(_line(resource, at))):
            message = f"'minutes' was {was} until now, and this line still says {shown(said)}; "
            message += f"write '{minutes} minutes', or {was} at the top"
            yield Told(Line(at, "", ""), AGREES, message)


def _line(resource: Resource, at: int) -> str:
    return resource.summary if at < 0 else resource.body.split("\n")[at]


def _same(minutes: int) -> tuple[tuple[float, str], ...]:
    return (minutes, "minute"), (minutes / 60, "hour")


def _said(resource: Resource, minutes: int) -> Iterator[tuple[int, str]]:
    """Yield the lines that say how long a page takes, each with its words; the summary first."""
    lines = [(resource.mark("summary")[0] - resource.body_line, resource.summary)]
    lines += enumerate(resource.body.split("\n"))
    for at, line in lines:
        said = next((one.said for one in measures(line) if one.key in _same(minutes)), "")
        if said and (at < 0 or (LASTS.search(line) and not TIMED.search(line))):
            yield at, said
