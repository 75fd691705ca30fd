"""Tables as the source of Typst, with rows that take what a page would leave white."""

import math
from collections.abc import Sequence

from resource_toolkit.papers.columns import WORDS, widths
from resource_toolkit.papers.heights import MARKS_HIGH, WORDS_HIGH, height_of, lines_of
from resource_toolkit.papers.needs import Asked, asked_by, asks_for_drawing, is_written
from resource_toolkit.papers.shares import INSET
from resource_toolkit.papers.tree import Cell, Row, Runs, Table, plain

from .layouts import Layout
from .paper import Paper
from .typst_words import AT_FOOT, LineWriter, is_ticked

_IN_ONE_PIECE = 110.0
"""Up to which height in mm a table is never cut by the end of a page."""
_ROW_MOST = 60.0
"""How high a row grows to fill a page, in mm."""
_ROW_FREE, _LINE_MOST = 12.0, 14.0
"""The same where an example tells how many lines are written: what it has beside them, and each."""
_MARKS_MOST = 15.0
"""How high a row for scores, dates and ticks grows, in mm."""
_DRAWN = 190.0
"""How high a row grows with room for a drawing, in mm."""
_RULED_HIGH = 20.0
"""From which height on an empty cell for words has lines, in mm."""
_RULED = 9.5
"""About how far apart they are, in mm."""
_TO_DRAW = 8
"""Empty lines from which on a row has room for a drawing."""
PART = 0.25
"""What a line to write on takes of what a row takes."""


class TableWriter:
    """Writes the tables of a paper, and counts the places to write in."""

    def __init__(self, paper: Paper, layout: Layout) -> None:
        self.paper = paper
        self.layout = layout
        self.places = 0.0
        """How many rows to write in were written; a line to write on counts for a part of one."""
        self._named: set[str] = set()
        """The addresses of links that were named so far."""
        self._stands = AT_FOOT
        """Where they stand."""
        self._part = 0
        """How many new pages were begun."""

    @property
    def _look(self) -> Layout:
        return self.layout.of(self._part)

    @property
    def _size(self) -> float:
        return self._look.size

    @property
    def sign(self) -> float:
        """The mean width of a letter, in mm."""
        return self._size * 0.3528 * 0.48

    def _table(self, table: Table, width: float) -> str:
        measures = widths(table, width, self.sign, self.paper.heads)
        columns = ", ".join(f"{measure:.2f}mm" for measure in measures)
        head = ", ".join(
            f"head({str(ticks).lower()}, {self._runs(cell.runs, measure - 2 * INSET)})"
            for cell, measure, ticks in zip(table.head, measures, _ticked(table), strict=True)
        )
        drawn = [asks_for_drawing(cell, self.paper.heads) for cell in table.head]
        cells, high = [], self._high(table.head, measures)
        mores = [self._more(row, measures, len(table.rows)) for row in table.rows]
        rooms = [
            self._room_of(row, measures, more) for row, more in zip(table.rows, mores, strict=True)
        ]
        # A few high rows among low ones have no lines either.
        ruled = 2 * sum(room >= _RULED_HIGH for room in rooms) >= len(rooms)
        for row, more, room in zip(table.rows, mores, rooms, strict=True):
            high += self._high(row, measures)
            cells += [
                self._cell(cell, measure, more, room * (ruled and not draws))
                for cell, measure, draws in zip(row, measures, drawn, strict=True)
            ]
        whole = (
            high < _IN_ONE_PIECE and high + self._look.grow * len(table.rows) < 2 * _IN_ONE_PIECE
        )
        if not whole and len(table.rows) > 1:
            for mark, at in (("last", len(measures)), ("before", 2 * len(measures))):
                cells[-at] = f"{{ [#metadata(none) <{mark}>]; {cells[-at]} }}"
        # Where nobody writes, short cells stand in the middle of their row.
        read = not any(is_written(cell, row) for row in table.rows for cell in row)
        aligned = "align: horizon, " * read
        made = f"table(columns: ({columns},), {aligned}table.header({head}), {', '.join(cells)})"
        return f"block(breakable: false, {made})" if whole else made

    def _more(self, row: Row, measures: Sequence[float], rows: int) -> float:
        """Return what a row takes of a page that would stay white, in mm; count it as a place."""
        wide = [
            measure >= WORDS
            for cell, measure in zip(row, measures, strict=True)
            if is_written(cell, row)
        ]
        if not wide:
            return 0.0
        lines = max(lines_of(cell, measure) for cell, measure in zip(row, measures, strict=True))
        told = max(cell.expected for cell in row)
        asked = asked_by(row, self.paper.heads)
        if not any(wide) or asked is Asked.MARK:
            self.places += PART
            return min(self._look.grow * PART, _MARKS_MOST - MARKS_HIGH)
        share = lines if told else max(2 if asked is Asked.TEXT else 1, lines / 2)
        self.places += share
        most = _ROW_FREE + _LINE_MOST * lines if told else _ROW_MOST
        if lines >= _TO_DRAW or (rows == 1 and lines > 1):
            most = _DRAWN
        base = max(
            height_of(cell, measure, self._look.line)
            for cell, measure in zip(row, measures, strict=True)
        )
        return min(self._look.grow * share, max(most - base, 0.0))

    def _high(self, row: Row, measures: Sequence[float]) -> float:
        """Return about how high a row is at least, in mm."""
        size = self._size * 0.3528
        return max(
            WORDS_HIGH
            if cell.to_fill
            else 2 * INSET
            + 1.2 * size * math.ceil(len(plain(cell.runs)) * self.sign / (measure - 2 * INSET))
            for cell, measure in zip(row, measures, strict=True)
        )

    def _room_of(self, row: Row, measures: Sequence[float], more: float) -> float:
        """Return how high the room is that a row has for words, in mm."""
        highs = [
            height_of(cell, measure, self._look.line)
            for cell, measure in zip(row, measures, strict=True)
            if cell.to_fill and measure >= WORDS
        ]
        return max(highs, default=0.0) + more - 2 * self._look.inset

    def _cell(self, cell: Cell, measure: float, more: float, room: float) -> str:
        """Return a cell; one for words has lines where the `room` of its row is high enough."""
        inner = self._runs(cell.runs, measure - 2 * INSET, min(self._look.pitch, 6.0))
        if cell.to_tick:
            # Two boxes in a cell stand side by side, as their column is wide enough.
            high = MARKS_HIGH - 2 * self._look.inset
            return f"to-tick({high:.1f}mm, {inner})"
        if not cell.to_fill and not cell.lines:
            return f"clear-of-box({inner})" if is_ticked(cell.runs) else inner
        high = height_of(cell, measure, self._look.line) + more - 2 * self._look.inset
        if cell.to_fill and measure >= WORDS and room >= _RULED_HIGH:
            return f"ruled({room:.1f}mm, {round(room / _RULED)})"
        if cell.to_fill:
            return f"{{ v({high:.1f}mm); {inner} }}"
        return f"{{ {inner}; v({high - self._size * 0.45:.1f}mm) }}"

    def _runs(self, runs: Runs, width: float, pitch: float = 4.0, *, filled: bool = False) -> str:
        return self._lines(width, pitch).line(runs, filled=filled)

    def _lines(self, width: float, pitch: float = 4.0) -> LineWriter:
        writer = LineWriter(self.paper, width, pitch, close=self._look.air < 1)
        writer.named, writer.stands = self._named, self._stands
        return writer


def _ticked(table: Table) -> list[bool]:
    """Return of each column whether nothing but boxes stands below its head."""
    return [
        bool(column) and all(cell.to_tick for cell in column)
        for column in zip(*table.rows, strict=True)
    ] or [False] * len(table.head)
