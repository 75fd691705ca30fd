"""What each column of a table is for, by its cells and its head."""

import re
from collections.abc import Mapping, Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from .tree import Blank, Cell, Row, Table, plain

_SIGNS = 2
"""Signs in the head of a column that holds marks in any case: `Y`, `4a`."""
_SHORT = 26
"""Signs of a head that may say how to score: `Effort (1 to 5)`."""
_FEW = 3
"""Words of a head that may be named by its first or last one: `Who leads`."""
_LABELED = 2
"""Cells of a row that has a label and room to write."""
_LONG_LABEL = 45
"""Signs from which on a label asks for more than a few words."""
SCORE = 4
"""Signs up to which what is written is a mark, whatever the head says: `10`, `3/4`."""
_MARK = 12
"""Signs up to which it is one where the head asks for a mark: `Tue, Nov 30`."""
_NAME = 24
"""Signs up to which it is one where the head asks for a name."""
_ASIDE = re.compile(r"\(([^)]*)\)")
_RANGE = re.compile(r"\b\d+\D+\d+\b")
_COUNT = re.compile(r"\d+\.?")
_NUMBER = re.compile(r"[$€£]?\s?\d+\.?")
_LETTERS = re.compile(r"\w+")
_WORD = re.compile(r"[^\s,/;:.?…★]+")


class Heads(NamedTuple):
    """Heads of columns that need little room, in one language."""

    marks: tuple[str, ...] = ()
    """For a date, a score, a number or a tick."""
    names: tuple[str, ...] = ()
    """For the name of a person."""
    joins: tuple[str, ...] = ()
    """Words that join two things: such a head asks for more than one."""
    draws: tuple[str, ...] = ()
    """Words of a head below which people may draw."""
    signs: tuple[str, ...] = ()
    """Words of a head below which people sign."""


def heads_of(words: Mapping[str, str]) -> Heads:
    """Return the heads that the words of an interface name."""
    names = ("column_marks", "column_names", "column_joins", "column_draws", "column_signs")
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


@lru_cache(maxsize=128)
def needs_of(table: Table, heads: Heads) -> tuple[Need, ...]:
    """Return what each column of a table is for."""
    written = [[is_written(cell, row) for cell in row] for row in table.rows]
    columns = [*zip(table.head, *table.rows, strict=True)]
    needs = [
        _need(cells, filled, heads)
        for cells, filled in zip(columns, zip(*written, strict=True), strict=True)
    ]
    # Beside other words, an answer that is as short as a date makes do with the room of a name.
    short = [
        need is Need.WORDS and _is_brief(cells, heads)
        for need, cells in zip(needs, columns, strict=True)
    ]
    if needs.count(Need.WORDS) > sum(short):
        needs = [Need.NAMES if brief else need for need, brief in zip(needs, short, strict=True)]
    return tuple(needs)


def _is_brief(cells: Column, heads: Heads) -> bool:
    """Return whether a filled example writes no more than a date into a column for one thing."""
    head, *rest = cells
    expected = max(cell.expected for cell in rest)
    empty = all(cell.to_fill for cell in rest)
    return empty and 0 < expected <= _MARK and answers_of(head, heads) == 1


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
    return is_number(cell) or not any(other.to_fill for other in row)


class Asked(Enum):
    """What the label of a row asks for."""

    MARK = auto()
    """A date, a number, a name."""
    WORDS = auto()
    TEXT = auto()
    """A sentence or more."""


def asked_by(row: Row, heads: Heads) -> Asked:
    """Return what the words before the first place to write of a row ask for."""
    if len(row) < _LABELED or row[0].to_fill or not row[1].to_fill:
        return Asked.WORDS
    if expected := max(cell.expected for cell in row):
        return Asked.MARK if expected <= _MARK else Asked.WORDS
    label = plain(row[0].runs)
    words = " ".join(_head_words(row[0]))
    if words in heads.marks or words in heads.names:
        return Asked.MARK
    return Asked.TEXT if label.endswith("?") or len(label) > _LONG_LABEL else Asked.WORDS


def answers_of(head: Cell, heads: Heads) -> int:
    """Return how many things a head asks for: `Start, and date` asks for two."""
    parts = _ASIDE.sub("", plain(head.runs).casefold()).split(",")
    joined = sum(word in heads.joins for part in parts for word in part.split()[1:])
    return len(parts) + joined


def asks_for(words: Sequence[str], head: Cell) -> bool:
    """Return whether a head or a label has one of some words, as in `(draw or write)`."""
    return not {*_LETTERS.findall(plain(head.runs).casefold())}.isdisjoint(words)


def is_number(cell: Cell) -> bool:
    """Return whether a cell holds no more than a number or a sum: `3.`, `$0`."""
    return bool(_NUMBER.fullmatch(plain(cell.runs)))


def _need(cells: Column, written: Sequence[bool], heads: Heads) -> Need:
    """Return what a column is for; one whose cells mostly hold words is there to be read."""
    head, *rest = cells
    if rest and all(cell.to_tick for cell in rest):
        return Need.TICKS
    if sum(written) * 2 < len(written) or not any(written):
        return Need.TEXT
    words = _head_words(head)
    if " ".join(words) in heads.marks and all(_COUNT.fullmatch(plain(cell.runs)) for cell in rest):
        return Need.TEXT
    if any(
        open_ and not cell.to_fill and not is_number(cell)
        for cell, open_ in zip(rest, written, strict=True)
    ):
        return Need.WORDS
    # What a filled example writes there tells more than the head does.
    expected = max(cell.expected for cell in rest)
    if _asks_for_marks(head, heads) and expected <= _MARK:
        return Need.MARKS
    if expected <= _NAME and _asks_for_name(head, heads):
        return Need.NAMES
    return Need.MARKS if 0 < expected <= SCORE else Need.WORDS


def _asks_for_marks(head: Cell, heads: Heads) -> bool:
    """Return whether a mark or a number answers a head.

    `We did it (mark)` asks for one; `Who can, shown by (date)` asks for more.
    """
    asides = _ASIDE.findall(plain(head.runs).casefold()) if answers_of(head, heads) == 1 else []
    named = any(said in heads.marks for said in (" ".join(_head_words(head)), *asides))
    return named or _are_signs(head, heads.joins)


def _asks_for_name(head: Cell, heads: Heads) -> bool:
    words = _head_words(head)
    joined = answers_of(head, heads) > 1 or len(words) > _FEW
    named = words[0] in heads.names or words[-1] in heads.names
    return " ".join(words) in heads.names or (named and not joined)


def asks_for_one(head: Cell, heads: Heads) -> bool:
    """Return whether a number, a date or one name answers a head, however long an example is."""
    return _asks_for_marks(head, heads) or _asks_for_name(head, heads)


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
