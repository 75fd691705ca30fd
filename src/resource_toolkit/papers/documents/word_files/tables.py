"""Tables of a Word file, whose rows are high enough to write in."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from docx.document import Document
from docx.table import Table as WordTable
from docx.table import _Cell

from resource_toolkit.papers.columns import widths
from resource_toolkit.papers.heights import MARKS_HIGH, height_of
from resource_toolkit.papers.needs import is_written
from resource_toolkit.papers.tree import Cell, Row, Table, Text

from .controls import add_blank
from .looks import empty_row, empty_table
from .runs import RunWriter

_SIGN = 2.1
"""The mean width of a letter of 11 points in mm, in the fonts that stand in for ours."""
_MOST = 28.0
"""How high a row grows to fill a page, in mm."""
_IN_ONE_PIECE = 14
"""Up to so many rows, a table is never cut by the end of a page."""


class TableWriter(RunWriter):
    """Writes tables to the end of a document, or of a cell."""

    def __init__(self, document: Document, root: Path) -> None:
        super().__init__(document, root)
        self.line = 5.0
        """What a further empty line adds to the height of a row, in mm."""
        self.grow = 0.0
        """What each row to write in takes of a page that would stay white, in mm."""

    def _table(self, table: Table) -> None:
        if self._opens:
            self.space()
        measures = widths(table, self.width, _SIGN, self.paper.heads)
        frame = self._added(empty_table(self._styles["Table Grid"], measures))
        made = WordTable(frame, self._into)
        long = len(table.rows) > _IN_ONE_PIECE
        for position, row in enumerate((table.head, *table.rows)):
            head = position == 0
            # A row that stays with the next keeps a table on one page, where it fits on one.
            last = position == len(table.rows) or (long and position > 0)
            high = 0.0 if head else self._high(row, measures)
            line = empty_row(measures, high, head=head, kept=not last)
            frame.append(line)
            for cell, there in zip(row, line.tc_lst, strict=True):
                self._cell(_strong(cell) if head else cell, _Cell(there, made), head=head)

    def _high(self, row: Row, measures: Sequence[float]) -> float:
        """Return how high a row to write in is at least, in mm; 0 where nobody writes."""
        heights = [
            height_of(cell, measure, self.line) + 1
            for cell, measure in zip(row, measures, strict=True)
            if is_written(cell, row)
        ]
        high = max(heights, default=0.0)
        return max(high, min(high + self.grow, _MOST)) if high > MARKS_HIGH + 1 else high

    def _cell(self, cell: Cell, there: _Cell, *, head: bool) -> None:
        paragraph = there.paragraphs[0]
        if cell.to_fill and not head and not cell.runs:
            add_blank(paragraph, cell.field or self._next_tag("blank"), "")
            return
        self._runs(paragraph, cell.runs)
        if cell.field:
            paragraph.add_run().add_break()
            add_blank(paragraph, cell.field, "")


def _strong(cell: Cell) -> Cell:
    """Return a cell with its words in bold type."""
    runs = (replace(run, strong=True) if isinstance(run, Text) else run for run in cell.runs)
    return replace(cell, runs=tuple(runs))
