"""How wide labels are beside room to write."""

from collections.abc import Sequence

from .lines import in_two, longest_line
from .needs import Column, Need
from .shares import INSET, Share
from .tree import Blank, Tick, plain

LABEL = 45.0
"""Up to this width in mm, words that stand beside room to write keep one line."""
BOX = 3
"""What a box to tick takes of a line, in signs."""
_LABELS = ((2, 0.22), (3, 0.3), (4, 0.38))
"""Beside room to write: lines that labels take, and the most of the whole width for as few."""
_LABELS_OF_ONE = ((2, 0.34), (3, 0.38), (4, 0.42))
"""The same where one column is written into: it keeps room enough."""
_TWO_LINES = 32.0
"""The width in mm that a label of more than one line has beside room to write."""


def narrow_labels(columns: list[Share], cells: Sequence[Column], whole: float, sign: float) -> None:
    """Set labels in two or three lines, and the longest of them in four where there is room.

    Where two columns hold long texts, they are read as a table; a box to tick or a line to write
    on keeps its words.
    """
    read = [
        (column, longest(texts) * sign * 1.2, _halved(texts) * sign * 1.2)
        for column, texts in zip(columns, cells, strict=True)
        if column.need is Need.TEXT
        and not any(isinstance(run, (Blank, Tick)) for cell in texts for run in cell.runs)
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


def longest(column: Column) -> int:
    """Return how many signs the longest line of a column has that no edge breaks."""
    return max(longest_line(cell.runs, BOX) for cell in column)


def _halved(column: Column) -> int:
    """Return how many signs the longest text of a column has on two lines, without broken words."""
    return max(in_two(plain(cell.runs)) for cell in column)
