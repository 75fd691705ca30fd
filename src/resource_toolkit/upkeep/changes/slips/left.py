"""Numbers that a change made others, where another place still says the old one, or counts on it.

A place speaks of the same thing where it shares words, where its minutes stand in the same order,
or where several numbers made the sum that it says.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from resource_toolkit.catalog import Resource
from resource_toolkit.checking import COUNTS, count_of
from resource_toolkit.problems import shown
from resource_toolkit.upkeep.changes.lines import AGREES, TIMED, Line, Told

from .amounts import changed_amount, measures

_SENTENCE = re.compile(r"(?:[^.!?|]|[.!?](?=\w))+[.!?]*")
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM, _FEW, _RARE = 5, 2, 6
_USUAL = re.compile(
    r"(?i)(?:minut|second|hours|horas|inch|pulg|days|weeks|month|years|than|about|times|veces|with"
    r"|from|para|your|they|that|this|then|what|each|cada|more|most|page)"
)
"""Words that say nothing of what a sentence is about."""
_AGAIN = re.compile(rf"(?i)\b({'|'.join(COUNTS)}|\d{{1,2}}) (times|veces)\b")
_MINUTES = re.compile(r"(?<![\d.,:/-])(\d{1,3})[ -]min(?:ut[eo]s?)?\b")
_KIND = re.compile(r"(?P<heading>#{2,6} )|(?P<row>\| )|(?P<step>\d{1,2}[.)] )")
_NUMBER = re.compile(
    rf"(?i)(?<![\w.,:/$-])(?:{'|'.join(COUNTS)}|one|\d{{1,3}}|threes|fours)"
    r"(?![\w%°]|[.,:/-]\d|-\w)"
)
_GROUPS = {"threes": 3, "fours": 4}
_MARK = re.compile(r"^(?:[-*+>] |\d{1,2}[.)] |#+ (?:\d{1,2}[.)] )?|\[.\] )+")
_NEAR, _LEAST, _SMALL = 2, 3, 5


def numbers_left(resource: Resource, was: str, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each line with another number than before that another place counts on."""
    rows = resource.body.split("\n")
    written = [line for line in lines if line.at >= 0]
    yield from _in_order(resource, was.strip("\n").split("\n"), rows, written)
    yield from _about_the_same(resource, rows, written)
    yield from _summed(resource, rows, written)


def _about_the_same(
    resource: Resource, rows: Sequence[str], lines: Sequence[Line]
) -> Iterator[Told]:
    """Yield each line with another amount than before, which a sentence like it has still."""
    own = {line.at for line in lines}
    for line in lines:
        lost, new = changed_amount(line)
        said, key = (lost.said, lost.key) if lost and new else _times(line)
        about = [*filter(None, _sentences(line.was, key))] if key[1] else []
        for at, row in enumerate(rows) if about and key not in _keys(line.now) else ():
            theirs = [*_sentences(row, key)] if at not in own and key in _keys(row) else []
            if any(_alike(one, other, rows) for one in about for other in theirs):
                message = f"{shown(said)} stood here until now, and line "
                message += f"{resource.body_line + at} still says so; write it again, or correct it"
                yield Told(line, AGREES, f"{message} there too")
                break


def _times(line: Line) -> tuple[str, tuple[float, str]]:
    """Return how often something is done by a line as it was, where it is another number now."""
    was, now = _AGAIN.findall(line.was), _AGAIN.findall(line.now)
    unlike = [a for a, b in zip(was, now, strict=False) if a[0].lower() != b[0].lower()]
    if len(was) != len(now) or len(unlike) != 1:
        return "", (0, "")
    return " ".join(unlike[0]), (count_of(unlike[0][0]), "times")


def _keys(text: str) -> set[tuple[float, str]]:
    again = {(float(count_of(one[0])), "times") for one in _AGAIN.findall(text)}
    return {one.key for one in measures(text)} | again


def _sentences(text: str, key: tuple[float, str]) -> Iterator[set[str]]:
    """Yield the words of each sentence of a text that says an amount, a short one also with more.

    What is short is understood by the sentence before it.
    """
    said = _SENTENCE.findall(text)
    for n, one in enumerate(said):
        if key in _keys(one):
            words = _words(one)
            yield words
            if len(words) < _FEW and n:
                yield words | _words(said[n - 1])


def _words(text: str) -> set[str]:
    return {w[:_STEM] for w in _WORD.findall(text.casefold()) if not _USUAL.fullmatch(w)
            and not _USUAL.match(w + " ") and w not in COUNTS}  # fmt: skip


def _alike(one: set[str], other: set[str], rows: Sequence[str]) -> bool:
    """Return whether two sentences share words, some of which stand in few lines."""
    both = one & other
    rare = [w for w in both if sum(w in row.casefold() for row in rows) <= _RARE]
    return len(both) >= min(_FEW, len(one), len(other)) > 0 and bool(rare)


class _Timed(NamedTuple):
    """A line that says how many minutes something takes, and how many."""

    at: int
    minutes: int
    kind: str


def _in_order(
    resource: Resource, old: Sequence[str], rows: Sequence[str], lines: Sequence[Line]
) -> Iterator[Told]:
    """Yield each heading, row or step with other minutes than before, which one like it has still.

    The minutes of one kind stand in the same order within those of another kind.
    """
    shift = len(resource.body) - len(resource.body.lstrip("\n"))
    for line in lines:
        was, now = _MINUTES.findall(line.was), _MINUTES.findall(line.now)
        kind = _KIND.match(line.now)
        if len(was) != 1 or len(now) != 1 or was == now or not kind:
            continue
        before = _timed(old)
        own = next((part for part in before for one in part if one.at + shift == line.at), [])
        nth = next((n for n, one in enumerate(own) if one.at + shift == line.at), -1)
        for others in before:
            kinds = {one.kind for one in (*own, *others)}
            at = _place(own, others, nth) + shift if len(kinds) > 1 else -1
            there = _MINUTES.search(rows[at]) if 0 <= at < len(rows) else None
            if there and there[1] == was[0]:
                message = f"{was[0]} minutes stood here until now, and line "
                message += f"{resource.body_line + at} still says so; write {was[0]} again, or "
                yield Told(line, AGREES, f"{message}{now[0]} there too")
                break


def _timed(rows: Sequence[str]) -> list[list[_Timed]]:
    """Return the headings, rows and steps with minutes, those of each kind in a part together."""
    parts: dict[tuple[int, str], list[_Timed]] = {}
    section = 0
    for at, row in enumerate(rows):
        section += row.startswith("## ")
        begin, said = _KIND.match(row), _MINUTES.findall(row)
        if begin and len(said) == 1:
            kind = begin.lastgroup or ""
            parts.setdefault((section, kind), []).append(_Timed(at, int(said[0]), kind))
    return [*parts.values()]


def _place(own: Sequence[_Timed], others: Sequence[_Timed], nth: int) -> int:
    """Return the line of another kind that stands for one of these; -1 where nobody can tell."""
    short, long = sorted(([x.minutes for x in own], [x.minutes for x in others]), key=len)
    runs = [n for n in range(len(long) - len(short) + 1) if long[n : n + len(short)] == short]
    if len(short) < _FEW or len(runs) != 1:
        return -1
    there = nth + runs[0] if len(own) <= len(others) else nth - runs[0]
    return others[there].at if 0 <= there < len(others) else -1


def _summed(resource: Resource, rows: Sequence[str], lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each line of several numbers that made another number until now, and no longer do."""
    for line in lines:
        was, now = _numbers(line.was), _numbers(line.now)
        unlike = [n for n, (a, b) in enumerate(zip(was, now, strict=False)) if a[1] != b[1]]
        if len(was) != len(now) or len(unlike) != 1 or line.now.startswith("|"):
            continue
        nth, values = unlike[0], [value for _, value in was]
        near = [n for n in range(line.at - _NEAR, line.at + _NEAR + 1) if 0 <= n < len(rows)]
        heads = [n for n in range(line.at, -1, -1) if rows[n].startswith("#")][:1]
        beside = [(n, said) for n in {*near, *heads} - {line.at} for said in _numbers(rows[n])]
        for first in range(nth + 1):
            for last in range(max(nth, first + 1), len(values)):
                part = values[first : last + 1]
                own = [(line.at, said) for said in (*was[:first], *was[last + 1 :])]
                whole = next((one for one in own + (beside if len(part) >= _LEAST else [])
                              if one[1][1] == sum(part)), None)  # fmt: skip
                enough = len(part) >= _LEAST or (whole and whole[1][0].lower() in _GROUPS)
                if whole and enough and (sum(part) >= _SMALL or whole[1][0].lower() in _GROUPS):
                    yield _no_sum(resource, line, (was[nth][0], now[nth][0]), whole)
                    return


def _no_sum(
    resource: Resource, line: Line, words: tuple[str, str], whole: tuple[int, tuple[str, int]]
) -> Told:
    at, (said, _) = whole
    where = "this line" if at == line.at else f"line {resource.body_line + at}"
    message = f"{shown(words[0])} stood here until now, and with {shown(words[1])} the numbers no "
    message += f"longer make the {shown(said)} of {where}; write {shown(words[0])} again, or, if "
    return Told(line, AGREES, f"{message}{shown(words[1])} is right, correct the others")


def _numbers(text: str) -> list[tuple[str, int]]:
    """Return the numbers of a line in order, each with what it is worth."""
    plain = TIMED.sub("", _MARK.sub("", text))  # Minutes are summed by another rule.
    numbers = [one[0] for one in _NUMBER.finditer(plain)]
    return [(said, _GROUPS.get(said.lower()) or count_of(said)) for said in numbers]
