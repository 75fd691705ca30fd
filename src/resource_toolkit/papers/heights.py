"""How high a cell is, so that what people write by hand fits into it."""

import math

from .columns import WORDS
from .shares import HAND, INSET
from .tree import Cell

WORDS_HIGH = 10.0
"""The least height of a cell for words, in mm."""
MARKS_HIGH = 8.0
"""The least height of a cell for a score, a date or a tick, in mm."""
_TOLD = 2
"""Lines for which a cell is high enough in any case if an example writes as much into it."""


def lines_of(cell: Cell, measure: float) -> int:
    """Return how many lines people write into a cell that is so wide, in mm; 0 if nothing tells."""
    return max(cell.lines, math.ceil(cell.expected * HAND / (measure - 2 * INSET)))


def height_of(cell: Cell, measure: float, line: float) -> float:
    """Return how high a cell to write in is at least, in mm; a further line takes `line`.

    What an example tells counts for two lines at most: for more, no text shall become smaller.
    """
    lines = max(cell.lines, min(lines_of(cell, measure), _TOLD))
    return (WORDS_HIGH if measure >= WORDS else MARKS_HIGH) + line * max(lines - 1, 0)
