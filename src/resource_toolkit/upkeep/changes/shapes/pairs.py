"""Signs that stood in pairs until a change of their line: stars, quotes, brackets."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from resource_toolkit.checking import Checked
from resource_toolkit.problems import Problem, as_line
from resource_toolkit.upkeep.changes.lines import Line, Told, body_lines, problems_of

_CODE = "RC530"
_ADDRESS = re.compile(r"(?<=\])\([^()\s]*\)|<?https?:[^\s)>]*>?")
_OF_PAIRS = re.compile(r"\b(?:stars?|bold words|quote|signs around words|nothing closes)\b")
"""What is told of signs by the order in which they stand."""
_WORDS = re.compile(r"\w")
_LONG, _LIKE = 90, 0.7
"""Of longer words, the end that lost its sign is told."""


class _Kind(NamedTuple):
    """Signs of one kind: each of them, those that open where others close, and a pair."""

    sign: re.Pattern[str]
    opens: str
    pair: re.Pattern[str]
    rough: bool = False
    """Whether an error may say it better."""


def _same(sign: str, not_in: str) -> re.Pattern[str]:
    return re.compile(rf"{sign}(?=\S){not_in}+?(?<=\S){sign}")


_KINDS = (
    _Kind(re.compile(r"(?<!\\)\*\*"), "", _same(r"\*\*", r"[^*]")),
    _Kind(re.compile(r"(?<![*\\])\*(?![*\s])|(?<![*\\\s])\*(?!\*)"), "",
          _same(r"(?<!\*)\*", r"[^*]")),
    _Kind(re.compile(r"(?<![\w_\\])_(?=[^\s_])|(?<=[^\s_])_(?![\w_])"), "", _same("_", r"[^_]")),
    _Kind(re.compile("(?<!`)`(?!`)"), "", _same("`", r"[^`]")),
    _Kind(re.compile(r'(?<![\d\\])"'), "", _same('"', r'[^"]')),
    _Kind(re.compile("[“”]"), "“", re.compile("“[^“”]*”")),
    _Kind(re.compile("[«»]"), "«", re.compile("«[^«»]*»")),
    _Kind(re.compile("[¿?]"), "¿", re.compile(r"¿[^¿?]*\?")),
    _Kind(re.compile("[¡!](?!\\[)"), "¡", re.compile("¡[^¡!]*!")),
    _Kind(re.compile(r"(?<!\\)[()]"), "(", re.compile(r"\([^()]*\)"), rough=True),
    _Kind(re.compile(r"(?<!\\)[\[\]]"), "[", re.compile(r"\[[^\[\]]*\]"), rough=True),
)  # fmt: skip


def with_pairs(now: Checked, before: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit, with each sign that lost its other one.

    `before` has the former texts of the files of a change. What an odd sign brings about in the
    lines around it is not told: their signs are in order.
    """
    problems, house = list(now.problems), now.catalog.house
    allowed = {one.path: one.allow for one in now.catalog.active}
    for path, was in before.items():
        rows, lines = body_lines(now.catalog.root, path, was)
        told = [*_unpaired(lines, {one.line for one in problems if one.path == path})]
        if told and house.runs(_CODE) and _CODE not in allowed.get(path, ()):
            around = {n for one in told for n in _block(rows, one.line.at)}
            problems = [one for one in problems if not _comes_of(one, path, around)]
            problems += [*problems_of(told, path, problems, house)]
    return problems


def _comes_of(problem: Problem, path: str, lines: Iterable[int]) -> bool:
    return (
        problem.path == path
        and problem.code == _CODE
        and problem.line - 1 in lines
        and bool(_OF_PAIRS.search(problem.message))
    )


def _block(rows: Sequence[str], at: int) -> range:
    """Return the lines around one, counted from 0, up to the next empty ones."""
    first = next((n for n in range(at, -1, -1) if not rows[n].strip()), -1) + 1
    return range(first, next((n for n in range(at, len(rows)) if not rows[n].strip()), len(rows)))


def _unpaired(lines: Sequence[Line], known: Iterable[int]) -> Iterator[Told]:
    """Yield each line in which a sign has no other one, and had one until now."""
    for kind in _KINDS:
        odd = {line.at: line for line in lines if line.was and _is_new(kind, line)}
        for at, line in odd.items():
            broken = line.was.startswith(line.now) and _WORDS.search(line.was[len(line.now) :])
            alike = SequenceMatcher(None, line.was, line.now, autojunk=False).quick_ratio()
            if alike < _LIKE or {at - 1, at + 1} & odd.keys() or broken:
                continue  # It is another line, the pair goes over two, or more than a sign is lost.
            if kind.rough and at + 1 in known:
                continue
            message = _message(kind, line)
            if message and not (at + 1 in known and "write" not in message):
                yield Told(line, _CODE, message)


def _is_new(kind: _Kind, line: Line) -> bool:
    was, now = (_ADDRESS.sub("", text) for text in (line.was, line.now))
    used = kind.opens not in "¿¡" or not kind.opens or kind.opens in was
    return used and not _odd(kind, was) and _odd(kind, now)


def _odd(kind: _Kind, text: str) -> bool:
    signs = kind.sign.findall(text)
    if kind.opens:
        return 2 * signs.count(kind.opens) != len(signs)
    return bool(len(signs) % 2) and (signs[0] != '"' or bool(text.count('"') % 2))


def _message(kind: _Kind, line: Line) -> str:
    """Return what to write for the words that lost a sign."""
    for pair in kind.pair.findall(line.was):
        inner = kind.sign.sub("", pair)
        if pair not in line.now and inner in line.now:
            sign = pair[: pair.index(inner)] if inner else pair
            ends = len(pair) > _LONG and pair[: -len(sign)] in line.now
            told = pair if len(pair) <= _LONG else pair[-_LONG:] if ends else pair[:_LONG]
            if told != pair:
                told = told.partition(" ")[2] if ends else told.rpartition(" ")[0]
            return f"one of two signs is lost here; write {as_line(told)}, as it was until now"
    sign = (kind.sign.findall(line.now) or kind.sign.findall(line.was))[-1]
    if _WORDS.findall(line.was) == _WORDS.findall(line.now):
        told = as_line(line.was.strip(), 200)
        return f"the sign {sign} has no other one here; write {told}, as it was until now"
    return f"the sign {sign} has no other one here; put one on both sides of the words, or none"
