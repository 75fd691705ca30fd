"""How columns share the width of a table."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .needs import Need

INSET = 1.8
"""The empty edge inside a cell, in mm."""
_ALIKE = 1.35
"""Columns whose answers differ by no more than this are as wide as each other."""


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

    None becomes narrower than it must be.
    """
    _even(columns)
    room = over + sum(column.wide for column in columns)
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
