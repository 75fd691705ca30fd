"""How columns share the width of a table."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .lines import in_two, longest_line
from .needs import Column, Need
from .tree import Blank, Tick, plain

INSET = 1.8
"""The empty edge inside a cell, in mm."""
_ALIKE = 1.35
"""Columns whose answers differ by no more than this are as wide as each other."""
LABEL = 45.0
"""Up to this width in mm, words that stand beside room to write keep one line."""
HAND = 2.6
"""How wide a sign is that is written by hand, in mm."""
BOX = 3
"""What a box to tick takes of a line, in signs."""
_LABELS = ((2, 0.22), (3, 0.3), (4, 0.38))
"""Beside room to write: lines that labels take, and the most of the whole width for as few."""
_LABELS_OF_ONE = ((2, 0.34), (3, 0.38), (4, 0.42))
"""The same where one column is written into: it keeps room enough."""
_TWO_LINES = 32.0
"""The width in mm that a label of more than one line has beside room to write."""


@dataclass
class Share:
    """What a column has of the width, and what it should have."""

    need: Need
    wide: float
    """How wide it is; at first no wider than it must be."""
    wanted: float
    """How wide it should be."""
    most: float
    """From which width on more room helps nobody."""
    first: float = 0.0
    """What it gets before others share what is left."""
    enough: float = math.inf
    """What it makes do with until others have what they want."""
    least: float = 0.0
    """How narrow it may become."""
    short: float = 0.0
    """The width of a short answer, which keeps it beside longer ones."""
    asked: float = 1.0
    """How much room to write it asks for, against a usual one."""
    told: bool = False
    """Whether an example tells that."""


def widen(columns: list[Share], whole: float, to: Callable[[Share], float]) -> None:
    """Widen columns as far as there is room, each by the same part of what it lacks."""
    lacks = [max(min(to(column), whole) - column.wide, 0.0) for column in columns]
    rest = whole - sum(column.wide for column in columns)
    part = min(1.0, rest / sum(lacks)) if sum(lacks) else 0.0
    for column, lack in zip(columns, lacks, strict=True):
        column.wide += part * lack


def level(columns: Sequence[Share], over: float) -> None:
    """Share the room of some columns, and what is over, by how much room to write they ask for.

    None becomes narrower than it must be, nor than its short answer where they share enough.
    """
    _even(columns)
    room = over + sum(column.wide for column in columns)
    for column in columns:
        column.least = max(column.least, min(column.short, room / len(columns)))
    # Those that ask for least against what they must have come first.
    open_ = sorted(columns, key=lambda column: column.asked / column.least)
    while open_:
        share = room / sum(column.asked for column in open_)
        column = open_.pop(0)
        column.wide = max(column.least, share * column.asked)
        room -= column.wide


def _even(columns: Sequence[Share]) -> None:
    """Let columns whose answers are nearly as long ask for the same: chance made them differ."""
    rest = sorted((column for column in columns if column.told), key=lambda column: column.asked)
    while rest:
        alike = [column for column in rest if column.asked <= _ALIKE * rest[0].asked]
        mean = sum(column.asked for column in alike) / len(alike)
        rest = rest[len(alike) :]
        for column in alike:
            column.asked = mean


def narrow_labels(columns: list[Share], cells: Sequence[Column], whole: float, sign: float) -> None:
    """Set labels in two or three lines, and the longest of them in four where there is room.

    Where two columns hold long texts, they are read as a table; a box to tick or a line to write
    on keeps its words.
    """
    read = [
        (column, longest(texts) * sign * 1.2, _halved(texts) * sign * 1.2)
        for column, texts in zip(columns, cells, strict=True)
        if column.need is Need.TEXT and not _is_offered(texts)
    ]
    if sum(line > LABEL for _, line, _ in read) > 1:
        return
    written = [
        texts[1:]
        for column, texts in zip(columns, cells, strict=True)
        if column.need in (Need.NAMES, Need.WORDS)
    ]
    labels, room = _LABELS, whole
    if len(written) == 1 and 2 * sum(cell.to_fill for cell in written[0]) > len(written[0]):
        # What stands beside it, such as boxes to tick, keeps its line.
        labels, room = _LABELS_OF_ONE, whole - longest(written[0]) * sign * 1.2 - 2 * INSET
    for column, line, half in read:
        share = max(min(half * 2 / lines, most * whole - 2 * INSET) for lines, most in labels)
        share = min(share, max(room - 2 * INSET, _LABELS[0][1] * whole))
        column.wanted = max(column.wide, min(line, max(_TWO_LINES, share)) + 2 * INSET)
        column.first = _TWO_LINES + 2 * INSET


def by_hand(signs: int) -> float:
    """Return how wide a cell is in which so many signs are written on one line."""
    return (signs + 1) * HAND + 2 * INSET


def longest(column: Column) -> int:
    """Return how many signs the longest line of a column has that no edge breaks."""
    return max(longest_line(cell.runs, BOX) for cell in column)


def _is_offered(column: Column) -> bool:
    """Return whether a column has boxes to tick, or lines to write on in most of its cells."""
    lines = [any(isinstance(run, Blank) for run in cell.runs) for cell in column]
    ticks = any(isinstance(run, Tick) for cell in column for run in cell.runs)
    return ticks or 2 * sum(lines) >= len(lines)


def _halved(column: Column) -> int:
    """Return how many signs the longest text of a column has on two lines, without broken words."""
    return max(in_two(plain(cell.runs)) for cell in column)
