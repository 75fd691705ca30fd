"""How wide the columns of a table are, so that people can read it and write into it."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple, TypeAlias

from .tree import Blank, Cell, Row, Table, Tick, plain

WORDS = 25.0
"""The least width of a cell for words, in mm."""
MARKS = 12.0
"""The least width of a cell for a score, a date or a tick, in mm."""
WORDS_HIGH = 10.0
"""The least height of a cell for words, in mm."""
MARKS_HIGH = 8.0
"""The least height of a cell for a score, a date or a tick, in mm."""
INSET = 1.8
"""The empty edge inside a cell, in mm."""

_UNBROKEN = 8
"""Signs up to which a text stays on one line: `Week 1`."""
_READABLE = 90.0
"""The width in mm from which on more room makes text no easier to read."""
_COMFORT = 45.0
"""The width in mm that a cell for words takes where there is room."""
_DATE = 20.0
"""The width in mm that a date or a time takes where there is room."""
_HEAD = 30.0
"""Up to this width in mm, the head of a column for marks keeps one line."""
_LABEL = 45.0
"""Up to this width in mm, words that stand beside room to write keep one line."""
_USUAL_HEAD = 20
"""Signs of a head of usual length: one that says more asks for more words."""
_LEAST_SHARE, _MOST_SHARE = 0.9, 1.6
"""How much less and more room than usual a head may ask for."""
_SIGNS = 2
"""Signs in the head of a column that holds marks in any case: `Y`, `4a`."""
_SHORT = 26
"""Signs of a head that may say how to score: `Effort (1 to 5)`."""
_FEW = 3
"""Words of a head that may be named by its first or last one: `Who leads`."""
_BOX = 3
"""What a box to tick takes of a line, in signs."""
_ASIDE = re.compile(r"\([^)]*\)")
_RANGE = re.compile(r"\b\d+\D+\d+\b")
_NUMBER = re.compile(r"[$€£]?\s?\d+\.?")
_WORD = re.compile(r"[^\s,/;:.?…★]+")


class Heads(NamedTuple):
    """Heads of columns that need little room, in one language."""

    marks: tuple[str, ...] = ()
    """For a date, a score, a number or a tick."""
    names: tuple[str, ...] = ()
    """For the name of a person."""
    joins: tuple[str, ...] = ()
    """Words that join two things: such a head asks for more than one."""


def heads_of(words: Mapping[str, str]) -> Heads:
    """Return the heads that the words of an interface name."""
    names = ("column_marks", "column_names", "column_joins")
    return Heads(*(tuple(words[name].casefold().split(", ")) for name in names))


Column: TypeAlias = tuple[Cell, ...]
"""The cells of a column, from its head down."""


class Need(Enum):
    """What a column is for."""

    TEXT = auto()
    TICKS = auto()
    MARKS = auto()
    NAMES = auto()
    WORDS = auto()


@dataclass
class _Column:
    need: Need
    wide: float
    """How wide it is; at first no wider than it must be."""
    wanted: float
    """How wide it should be."""
    most: float
    """From which width on more room helps nobody."""
    asked: float = 1.0
    """How much room to write its head asks for, against a usual one."""


def widths(table: Table, whole: float, sign: float, heads: Heads) -> list[float]:
    """Return the widths of the columns in mm; together they take `whole`.

    `sign` is the mean width of a letter in mm. Texts, ticks, dates and names get what they need;
    the columns that words are written into share what is left.
    """
    needs = needs_of(table, heads)
    open_ = any(need in (Need.MARKS, Need.NAMES, Need.WORDS) for need in needs)
    columns = [
        _column(cells, need, sign, beside=open_)
        for cells, need in zip(zip(table.head, *table.rows, strict=True), needs, strict=True)
    ]
    _squeeze(columns, table.head, whole, sign)
    _widen(columns, whole, lambda column: column.wanted)
    if not any(need is Need.WORDS for need in needs):
        _widen(columns, whole, lambda column: column.most)
    takers = next(
        kind
        for need in (Need.WORDS, Need.TEXT, Need.NAMES, Need.MARKS, Need.TICKS)
        if (kind := [column for column in columns if column.need is need])
    )
    # What is read takes by its length, and what is written by how much the head asks for.
    shares = [taker.wide if taker.need is Need.TEXT else taker.asked for taker in takers]
    over = (whole - sum(column.wide for column in columns)) / sum(shares)
    for column, share in zip(takers, shares, strict=True):
        column.wide += over * share
    return [column.wide for column in columns]


def needs_of(table: Table, heads: Heads) -> list[Need]:
    """Return what each column of a table is for."""
    written = [[is_written(cell, row) for cell in row] for row in table.rows]
    return [
        _need(cells, filled, heads)
        for cells, filled in zip(
            zip(table.head, *table.rows, strict=True), zip(*written, strict=True), strict=True
        )
    ]


def is_written(cell: Cell, row: Row) -> bool:
    """Return whether people write into a cell: it is empty, or has a line or room below its words.

    Beside an empty cell such room is only the height of the row, but for a number.
    """
    if cell.to_fill or any(isinstance(run, Blank) for run in cell.runs):
        return True
    if cell.to_tick:
        return False
    if plain(cell.runs).endswith(":"):
        return True
    if not cell.lines:
        return False
    return _is_number(cell) or not any(other.to_fill for other in row)


def _is_number(cell: Cell) -> bool:
    """Return whether a cell holds no more than a number or a sum: `3.`, `$0`."""
    return bool(_NUMBER.fullmatch(plain(cell.runs)))


def _need(cells: Column, written: Sequence[bool], heads: Heads) -> Need:
    """Return what a column is for; one whose cells mostly hold words is there to be read."""
    head, *rest = cells
    if rest and all(cell.to_tick for cell in rest):
        return Need.TICKS
    if sum(written) * 2 < len(written) or not any(written):
        return Need.TEXT
    if any(
        open_ and not cell.to_fill and not _is_number(cell)
        for cell, open_ in zip(rest, written, strict=True)
    ):
        return Need.WORDS
    words = _head_words(head)
    if " ".join(words) in heads.marks or _are_signs(head, heads.joins):
        return Need.MARKS
    joined = any(word in heads.joins for word in words) or len(words) > _FEW
    if " ".join(words) in heads.names:
        return Need.NAMES
    named = words[0] in heads.names or words[-1] in heads.names
    return Need.NAMES if named and not joined else Need.WORDS


def _head_words(head: Cell) -> list[str]:
    return _WORD.findall(_ASIDE.sub("", plain(head.runs).casefold())) or [""]


def _are_signs(head: Cell, joins: Sequence[str]) -> bool:
    """Return whether a head names the signs that are written below it: `U / S / N`, `(1 to 5)`."""
    words = _head_words(head)
    if len(words) == 1 and len(words[0]) == _SIGNS:
        return not words[0].isalpha()
    text = plain(head.runs)
    return all(len(word) <= 1 or word in joins for word in words) or (
        len(text) <= _SHORT and bool(_RANGE.search(text))
    )


def _column(column: Column, need: Need, sign: float, *, beside: bool) -> _Column:
    """Return a column as narrow as it may be; `beside` room to write, texts take two lines."""
    word, line = _word(column, sign), _longest(column) * sign * 1.2 + 2 * INSET
    said = len(plain(column[0].runs))
    head = said * sign * 1.2
    asked = min(max(said / _USUAL_HEAD, _LEAST_SHARE), _MOST_SHARE)
    match need:
        case Need.TEXT:
            lines = 2 if beside and line > _LABEL else 1
            wanted = max(word, min(_READABLE, max(line / lines, min(line, _LABEL))))
            return _Column(need, word, wanted, max(wanted, min(_READABLE * 1.5, line)))
        case Need.TICKS:
            least = max(MARKS, word)
            wanted = max(least, min(WORDS, head / 2))
            return _Column(need, least, wanted, wanted)
        case Need.MARKS:
            least = max(MARKS, word)
            return _Column(need, least, max(least, _DATE, min(_HEAD, head)), max(least, _HEAD))
        case Need.NAMES:
            least = max(WORDS, word)
            return _Column(need, least, max(least, 38), max(least, 60))
        case Need.WORDS:
            least = max(WORDS, word)
            return _Column(need, least, max(least, _COMFORT * asked), math.inf, asked)


def _squeeze(columns: list[_Column], heads: Row, whole: float, sign: float) -> None:
    """Where columns are too wide together, make those with the shortest heads narrow first."""
    words = [
        (len(plain(head.runs)), at)
        for at, (column, head) in enumerate(zip(columns, heads, strict=True))
        if column.need in (Need.WORDS, Need.NAMES)
    ]
    for _, at in sorted(words):
        if sum(column.wide for column in columns) <= whole:
            return
        columns[at].wide = max(MARKS, _word((heads[at],), sign))
    over = whole / sum(column.wide for column in columns)
    for column in columns:
        column.wide *= min(over, 1.0)


def _widen(columns: list[_Column], whole: float, to: Callable[[_Column], float]) -> None:
    """Widen columns as far as there is room, each by the same part of what it lacks."""
    lacks = [max(min(to(column), whole) - column.wide, 0.0) for column in columns]
    rest = whole - sum(column.wide for column in columns)
    part = min(1.0, rest / sum(lacks)) if sum(lacks) else 0.0
    for column, lack in zip(columns, lacks, strict=True):
        column.wide += part * lack


def _word(column: Column, sign: float) -> float:
    """Return the width of what no line may break in a column, with its edges, in mm."""
    texts = [plain(cell.runs) for cell in column]
    whole = [[text] if len(text) <= _UNBROKEN else text.split() for text in texts]
    longest = max((len(word) for words in whole for word in words), default=1)
    return longest * sign * 1.25 + 2 * INSET


def _longest(column: Column) -> int:
    return max(
        len(plain(cell.runs)) + _BOX * sum(isinstance(run, Tick) for run in cell.runs)
        for cell in column
    )
