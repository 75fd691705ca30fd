"""What a change made untrue: a number, a day or a name that agreed with others until now."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from resource_toolkit.catalog import Quoted, Resource
from resource_toolkit.checking import COUNTS, Amount, Checked, amounts_in
from resource_toolkit.problems import Problem, shown

from .lines import Line, changed_lines, text_of

_CODE, _TWICE = "RC547", "RC512"
_SUM = re.compile(r"the ([a-z ]+) add up to (\d+) minutes;")
_NUMBER = re.compile(r"(?<![\d.,])\d+(?![\d.,]\d)")
_TIMED = re.compile(r"\((?:about |unos )?(\d{1,3})[ -]?min(?:ut[eo]s?)?\.?\)")
_LEAST, _LONG = 3, 60
_DAY = re.compile(
    r"\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|lunes|martes|miércoles|jueves|viernes|sábado"
    r"|domingo),? (?:el )?((?:[A-Z][a-z]+ \d{1,2}|\d{1,2} de [a-z]+)\b(?!,? (?:de )?20\d\d))"
)
_ITEM = re.compile(r"^(?:[-*+]|\d{1,2}[.)]) (?:\[.\] )?")
_HEADING = re.compile(r"#{2,6} (?:[^:]*: )?(.+)")
_QUOTED = '["“«]'
_PART = re.compile(r"^#{2,6} (?:[^\n:]{1,40}: )?([A-Z]\w+) \d{1,2}\b", re.M)


class _Told(NamedTuple):
    """What is told of a changed line."""

    line: Line
    code: str
    message: str


def with_slips(now: Checked, before: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit, with what a change of a text made untrue.

    `before` has the former texts of the files of a change. Minutes that no longer add up are told
    in the line that changed.
    """
    problems, house = list(now.problems), now.catalog.house
    for resource in now.catalog.active:
        was = text_of(before.get(resource.path, ""))
        lines = list(changed_lines(was, resource.body)) if was else []
        told = [*_sums(problems, resource, was, lines)] if lines else []
        if told:
            problems = [one for one in problems if not _is_sum(one, resource)]
        told += [*_slips(now, resource, was, lines)] if lines else []
        known = {(one.path, one.line) for one in problems}
        for line, code, message in told:
            at = resource.body_line + line.at
            if code not in resource.allow and house.runs(code) and (resource.path, at) not in known:
                known.add((resource.path, at))
                problems.append(
                    Problem(path=resource.path, line=at, column=1, code=code, message=message)
                )
    return problems


def _is_sum(problem: Problem, resource: Resource) -> bool:
    return problem.path == resource.path and bool(_SUM.match(problem.message))


def _slips(now: Checked, resource: Resource, was: str, lines: Sequence[Line]) -> Iterator[_Told]:
    written = [line for line in lines if line.was]
    yield from _of_rules(now, resource, written)
    yield from _days(written)
    yield from _said_elsewhere(resource, written)
    example = now.catalog.words_for(resource)["filled_example"]
    yield from _cells(resource, written, example)
    yield from _headings(resource, written)
    yield from _counted(resource, was, written)
    yield from _copies(resource, was, lines)


def _numbers(line: Line) -> tuple[str, str] | None:
    """Return the only number of a line that is another now, as it was and as it is."""
    was, now = _NUMBER.findall(line.was), _NUMBER.findall(line.now)
    unlike = [(a, b) for a, b in zip(was, now, strict=False) if a != b]
    return unlike[0] if len(was) == len(now) and len(unlike) == 1 else None


def _sums(
    problems: Iterable[Problem], resource: Resource, was: str, lines: Sequence[Line]
) -> Iterator[_Told]:
    """Yield the line by which minutes no longer add up."""
    minutes = resource.minutes or 0
    told = next((_SUM.match(one.message) for one in problems if _is_sum(one, resource)), None)
    old, new = ([int(n) for n in _TIMED.findall(text)] for text in (was, resource.body))
    more = int(told[2]) - minutes if told else 0
    if not told and minutes and len(new) >= _LEAST and sum(old) == minutes:
        more = sum(new) - minutes
    for line in lines if more else ():
        numbers = _numbers(line) if line.was else None
        if numbers and int(numbers[1]) - int(numbers[0]) == more:
            message = f"with {numbers[1]} in place of {numbers[0]} the minutes here add up to "
            message += f"{minutes + more}, and 'minutes' says {minutes}; write {numbers[0]} again, "
            yield _Told(line, _CODE, f"{message}or 'minutes: {minutes + more}' at the top")
            return


def _of_rules(now: Checked, resource: Resource, lines: Sequence[Line]) -> Iterator[_Told]:
    """Yield each line with another amount than before, where a safety rule of its file had it."""
    rules = [rule for rule in now.catalog.safety.rules if rule.id in resource.safety_rules]
    said = {
        rule.id: {one.key for quoted in (rule.quoted, *rule.translated.values())
                  for one in _amounts(_words(quoted))}
        for rule in rules
    }  # fmt: skip
    for line in lines if rules else ():
        was, is_now = _amounts(line.was), _amounts(line.now)
        lost, new = _only_in(was, is_now), _only_in(is_now, was)
        if len(lost) == len(new) == 1 and lost[0].key[1] == new[0].key[1]:
            for name, keys in said.items():
                if lost[0].key in keys:
                    message = f"{shown(lost[0].said)} stood here until now, as the safety rule "
                    message += (
                        f"{name} says; write it again, or, if {shown(new[0].said)} is meant, "
                    )
                    yield _Told(line, _CODE, f"{message}compare the line with the rule and keep it")
                    break


def _only_in(some: Sequence[Amount], others: Sequence[Amount]) -> list[Amount]:
    keys = [one.key for one in others]
    return [
        one for one in some if some and [o.key for o in some].count(one.key) > keys.count(one.key)
    ]


def _amounts(text: str) -> list[Amount]:
    plain = re.sub(r"° ?([FC])\b", r" °\1", text)
    plain = re.sub(r"degrees F\b", "°F", plain)
    amounts = [one for one in amounts_in(plain) if one.key[1]]
    return [
        one._replace(said=re.sub(r"°\w", lambda unit: unit[0].upper(), one.said)) for one in amounts
    ]


def _words(quoted: Quoted) -> str:
    return " ".join((*quoted.quote, *quoted.more, quoted.gist or ""))


def _days(lines: Sequence[Line]) -> Iterator[_Told]:
    """Yield a line in which a day of the week or a date is another one, and not both."""
    for line in lines:
        for was, now in zip(_DAY.findall(line.was), _DAY.findall(line.now), strict=False):
            if (was[0] == now[0]) != (was[1] == now[1]):
                message = (
                    f"until now this was {shown(', '.join(was))}, and only one of the two has "
                )
                message += "changed; look up which day it is, and change both or none"
                yield _Told(line, _CODE, message)
                break


def _said_elsewhere(resource: Resource, lines: Sequence[Line]) -> Iterator[_Told]:
    """Yield a line with a new number, where the same words with the old one stand elsewhere."""
    others = [(n, one) for n, one in enumerate(resource.body.split("\n")) if "|" not in one]
    for line in lines:
        a, b = line.was.split(), line.now.split()
        unlike = [n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
        if len(a) != len(b) or len(unlike) != 1 or "|" in line.now:
            continue
        n = unlike[0]
        words = " ".join(a[n : n + 4])
        if len(a) < n + 4 or not (re.search(r"\d", a[n]) or _amounts(" ".join(a[n : n + 3]))):
            continue
        for at, other in others:
            if at != line.at and words in other:
                message = f"line {resource.body_line + at} still says {shown(words)}; correct the "
                yield _Told(line, _CODE, f"{message}one that is wrong")
                break


def _cells(resource: Resource, lines: Sequence[Line], example: str) -> Iterator[_Told]:
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
                if f"|{now}|" in there:
                    continue
                what = "form" if within else "filled example"
                at = resource.body.count("\n", 0, resource.body.index(f"|{was}|"))
                message = f"line {resource.body_line + at}, in the {what}, still says "
                message += f"{shown(was.strip(' *'))}; write in both the same"
                yield _Told(line, _CODE, message)
                break


def _headings(resource: Resource, lines: Sequence[Line]) -> Iterator[_Told]:
    """Yield a heading with another name, where the text still speaks of the old one."""
    for line in lines:
        was, now = _HEADING.fullmatch(line.was), _HEADING.fullmatch(line.now)
        if was and now and was[1] != now[1]:
            named = re.search(rf"{_QUOTED}{re.escape(was[1])}[,.]?[\"”»]", resource.body)
            if named:
                at = resource.body_line + resource.body.count("\n", 0, named.start())
                message = f"line {at} still speaks of {shown(was[1])}; write {shown(now[1])} there"
                yield _Told(line, _CODE, message)


def _counted(resource: Resource, was: str, lines: Sequence[Line]) -> Iterator[_Told]:
    """Yield a line that counts parts with numbers, where it was right until now."""
    before, now = (Counter(map(str.lower, _PART.findall(one))) for one in (was, resource.body))
    changed = {line.at: line for line in lines}
    for label in before.keys() & now.keys():
        said = re.compile(rf"\b({'|'.join(COUNTS)})(?: \w+)? {label}s\b", re.I)
        for n, words in enumerate(resource.body.split("\n")):
            line = changed.get(n, Line(n, words, words))
            old, new = said.search(line.was), said.search(words)
            if not old or not new or COUNTS[old[1].lower()] != before[label]:
                continue  # It counts some of them, or other ones.
            if COUNTS[new[1].lower()] != now[label] >= _LEAST:
                message = f"this says {shown(new[0])}, and there are {now[label]}; correct it, "
                yield _Told(line, _CODE, f"{message}or the {label}s")


def _copies(resource: Resource, was: str, lines: Sequence[Line]) -> Iterator[_Told]:
    """Yield each new line that stands in another place too, word for word."""
    old = {_ITEM.sub("", line) for line in was.split("\n")}
    now = [_ITEM.sub("", line) for line in resource.body.split("\n")]
    for line in lines:
        words = _ITEM.sub("", line.now)
        if len(words) < _LONG or "___" in words or words[0] in "|#" or words not in old:
            continue
        places = [n for n, one in enumerate(now) if one == words and n != line.at]
        if places:
            message = f"this stands in line {resource.body_line + places[0]} too, word for word; "
            yield _Told(line, _TWICE, f"{message}delete one of the two")
