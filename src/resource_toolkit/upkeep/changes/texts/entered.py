"""Values of data that a change made wrong: exchanged, another's, with turned digits, or lost."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from resource_toolkit.catalog import Catalog, CheckUp, Record, Vocabulary
from resource_toolkit.problems import as_line, shown
from resource_toolkit.upkeep.changes.lines import AGREES, Line, Told

_TWICE, _SPOKEN = "RC512", "RC548"
_PAIR = re.compile(
    r"(?:^\s*(?:- +)?|[{,] *)\"?([\w-]+)\"?: *(\"(?:[^\"\\]|\\.)*\"|\[[^\]]*\]|[^,{}]+)"
)
_LONG = re.compile(r"^\s*(?:- +)?\"?([\w-]+)\"?: +(\S.*?)\s*$")
_OWN = ("also_called", "aliases")
"""Lists that are those of one entry alone."""
_NUMBER = re.compile(r"(?<![\w./:#-])\d{2,}(?![\w/:-]|\.\d)")
_COUNTED = re.compile(r"([^\d]{0,40}[^\W\d_] )(\d{1,2})\b")
_FILLED = re.compile(r"\{\w+\}")
_ORDER = re.compile(r"order: *(\d+)")
_LEAST = 2


def entered_wrong(
    catalog: Catalog, path: str, texts: tuple[Sequence[str], Sequence[str]], lines: Sequence[Line]
) -> Iterator[Told]:
    """Yield what a change made wrong in the values of a file of data; `texts` has both versions."""
    old, rows = texts
    yield from exchanged(lines)
    yield from lists_taken(old, rows, lines)
    yield from digits_turned(lines)
    yield from numbered_twice(old, rows, lines)
    yield from names_emptied(lines) if "/locales/" in path else ()
    yield from order_taken(catalog, path, lines)
    for check_up in catalog.check_ups.values():
        if check_up.path == path:
            yield from scales_taken(check_up, lines)
    for vocabulary in catalog.vocabularies.values():
        if vocabulary.path == path:
            yield from translations_lost(vocabulary, old, rows)


def pairs_of(row: str) -> dict[str, str]:
    """Return what a line of data says, by name; of a line with braces, all that is within."""
    if "{" in row and not _LONG.match(row):
        return {name: value.strip() for name, value in _PAIR.findall(row)}
    long = _LONG.match(row if '"' in row else row.partition(" #")[0])
    return {long[1]: long[2]} if long else {}


def exchanged(lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each two lines whose values changed places, told at the first of them."""
    changed = [
        (line, was, now)
        for line in lines
        if (was := pairs_of(line.was)) and (now := pairs_of(line.now)) and was.keys() == now.keys()
    ]
    for n, (line, was, now) in enumerate(changed):
        for other, theirs, new in changed[n + 1 :]:
            same = [
                (mine, name)
                for mine in now
                for name in new
                if was[mine] != now[mine] == theirs[name] and new[name] == was[mine]
            ]
            alone = len(was) == 1
            if len(same) == 1 and (same[0][0] != same[0][1] if alone else same[0][0] == same[0][1]):
                one, two = (as_line(row.was.strip(), 90) for row in (line, other))
                message = f"the values of this line and of line {other.at + 1} changed places; "
                yield Told(line, AGREES, f"{message}write {one} again, and {two} there")


def lists_taken(old: Sequence[str], rows: Sequence[str], lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each list of other names that a change made the one of another entry."""
    for line in lines:
        was, now = pairs_of(line.was), pairs_of(line.now)
        for name in _OWN:
            value = now.get(name, "")
            if "," not in value or value == was.get(name, value):
                continue
            there = [n for n, row in enumerate(rows) if pairs_of(row).get(name) == value]
            others = [n for n in there if n != line.at]
            if others and sum(pairs_of(row).get(name) == value for row in old) == 1:
                message = f"line {others[0] + 1} says {shown(value)} too; until now it was "
                message += f"{shown(was[name], 200)} here: write that again, or what is true of "
                yield Told(line, _TWICE, f"{message}this one alone")


def digits_turned(lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each line whose only new number has the digits of the former one in another order."""
    for line in lines:
        was, now = _NUMBER.findall(line.was), _NUMBER.findall(line.now)
        unlike = [(a, b) for a, b in zip(was, now, strict=False) if a != b]
        rest = _NUMBER.sub("", line.was) == _NUMBER.sub("", line.now)
        if rest and len(was) == len(now) and len(unlike) == 1:
            a, b = unlike[0]
            if sorted(a) == sorted(b):
                message = f"{a} stood here until now, and {b} has its digits in another order; "
                yield Told(line, AGREES, f"{message}write {a} again, or, if {b} is right, keep it")


def numbered_twice(
    old: Sequence[str], rows: Sequence[str], lines: Sequence[Line]
) -> Iterator[Told]:
    """Yield each text with the number of another one, where all of that kind had their own."""
    for line in lines:
        was, now = (_counted(row) for row in (line.was, line.now))
        for (words, number), (same, fresh) in zip(was, now, strict=False):
            if words != same or number == fresh:
                continue
            former = Counter(n for row in old for said, n in _counted(row) if said == words)
            there = [n for n, row in enumerate(rows) if (words, fresh) in _counted(row)]
            others = [n for n in there if n != line.at]
            distinct = len(former) > _LEAST and max(former.values()) == 1
            if distinct and others and fresh in former:
                one, two = (f"{words}{n}".strip() for n in (number, fresh))
                message = f"line {others[0] + 1} says {shown(two)} too; until now it was "
                message += f"{shown(one)} here: write that again, or number the others anew"
                yield Told(line, AGREES, message)


def _counted(row: str) -> list[tuple[str, str]]:
    """Return the words with which values of a line begin, each with the number behind them."""
    values = (value.strip("\"'[] ") for value in pairs_of(row).values())
    matches = [_COUNTED.match(value) for value in values]
    return [(one[1], one[2]) for one in matches if one]


def names_emptied(lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each line that lost a name in braces, which a page fills in."""
    for line in lines:
        lost = [one for one in _FILLED.findall(line.was) if one not in line.now]
        if lost and not set(_FILLED.findall(line.now)) - set(_FILLED.findall(line.was)):
            message = (
                f"{lost[0]} stood here until now, and the page puts a number or a name in its "
            )
            message += (
                f"place; write {as_line(line.was.strip(), 200)} again, or put {lost[0]} into "
            )
            yield Told(line, AGREES, f"{message}your words")


def order_taken(catalog: Catalog, path: str, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield a place in the order that another record of the kind has, where each had its own."""
    kinds: list[list[Record | Vocabulary]] = [
        list(catalog.collections.values()),
        list(catalog.vocabularies.values()),
        list(catalog.check_ups.values()),
    ]
    alike = next((kind for kind in kinds if any(one.path == path for one in kind)), [])
    for line in lines:
        was, now = _ORDER.fullmatch(line.was.strip()), _ORDER.fullmatch(line.now.strip())
        if not was or not now or line.now[:1] == " ":
            continue
        places = Counter(getattr(one, "order", 0) for one in alike if one.path != path)
        same = [one for one in alike if getattr(one, "order", 0) == int(now[1])]
        other = next((one for one in same if one.path != path), None)
        if other and max(places.values()) == 1 and int(was[1]) not in places:
            message = f"{other.path} has this place too; write 'order: {was[1]}' again, or give "
            yield Told(line, AGREES, f"{message}that one another place")


def scales_taken(check_up: CheckUp, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield a line of another scale than all others whose id begins with the same letter."""
    changed = {line.at + 1: line for line in lines if re.match(r"\s+scale:", line.now)}
    for n, one in enumerate(check_up.lines) if changed else ():
        line = changed.get(check_up.mark("lines", n, "scale")[0])
        others = {
            other.scale
            for other in check_up.lines
            if other is not one and other.id.rstrip("0123456789") == one.id.rstrip("0123456789")
        }
        if line and len(others) == 1 and one.scale not in others:
            message = f"{one.id} was of {shown(min(others))} until now, as all that are named so; "
            message += f"write {as_line(line.was.strip())} again, or give the line another id"
            yield Told(line, AGREES, message)


def translations_lost(
    vocabulary: Vocabulary, old: Sequence[str], rows: Sequence[str]
) -> Iterator[Told]:
    """Yield each term that a language had words for, and has no more."""
    for language, said in vocabulary.translations.items():
        for slug in vocabulary.by_slug.keys() - said.terms.keys() if said.terms else ():
            entry = re.compile(rf"\s+[\"']?{re.escape(slug)}[\"']?: +\S")
            at = next((n for n, row in enumerate(old) if entry.match(row)), -1)
            if at >= 0 and not any(entry.match(row) for row in rows):
                above = [row for row in old[:at] if row in rows]
                line = Line(rows.index(above[-1]) if above else 0, "", "")
                message = f"{as_line(old[at].strip())} stood here until now, and the term is there "
                message += f"still, without words in '{language}'; write it again"
                yield Told(line, _SPOKEN, message)
