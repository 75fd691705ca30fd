"""Tables as the source of Typst, with rows that take what a page would leave white."""

import math
from collections.abc import Sequence

from resource_toolkit.papers.columns import WORDS, widths
from resource_toolkit.papers.heights import MARKS_HIGH, WORDS_HIGH, height_of, lines_of
from resource_toolkit.papers.needs import (
    Asked,
    Need,
    asked_by,
    asks_for,
    asks_for_one,
    is_number,
    is_written,
    needs_of,
)
from resource_toolkit.papers.shares import INSET
from resource_toolkit.papers.tree import Cell, Row, Runs, Table, plain

from .layouts import Layout
from .paper import Paper
from .typst_lines import LineWriter
from .typst_words import AT_FOOT, is_ticked, lines_in

_IN_ONE_PIECE = 110.0
"""Up to which height in mm a table is never cut by the end of a page."""
_ROW_MOST, _LONE_MOST = 45.0, 60.0
"""How high a row grows to fill a page, and one that stands alone or is drawn in, in mm."""
_ROW_FREE, _LINE_MOST = 12.0, 12.5
"""The same where an example tells how many lines are written: what it has beside them, and each."""
_MARKS_MOST = 15.0
"""How high a row for scores, dates and ticks grows, in mm."""
_DRAWN = 190.0
"""How high a row grows with room for a drawing, in mm."""
_RULED_HIGH = 20.0
"""From which height on an empty cell for words has lines, in mm."""
_MANY_LINES = 27.0
"""The same for a high cell among low ones, in mm."""
_RULED = 9.5
"""About how far apart they are, in mm."""
_NAMES_MOST = 20.0
"""How high a row grows into which nothing but names and signatures is written, in mm."""
_QUESTION = 1.5
"""How much further a row grows whose label asks for a sentence or more."""
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
        draws, short = self.paper.heads.draws, self._short(table)
        drawn = [asks_for(draws, cell) for cell in table.head]
        cells, high = [], self._high(table.head, measures)
        labels = [not row[0].to_fill and asks_for(draws, row[0]) for row in table.rows]
        mores = [
            self._more(row, measures, short, any(drawn) or label, len(table.rows))
            for row, label in zip(table.rows, labels, strict=True)
        ]
        rooms = [
            self._room_of(row, measures, more) for row, more in zip(table.rows, mores, strict=True)
        ]
        # A few among low ones have no lines either, but for the highest.
        ruled = 2 * sum(room >= _RULED_HIGH for room in rooms) >= len(rooms)
        rooms = [room * (ruled or room >= _MANY_LINES) for room in rooms]
        for row, more, room, label in zip(table.rows, mores, rooms, labels, strict=True):
            high += self._high(row, measures)
            cells += [
                self._cell(cell, measure, more, room * (not (label or draw or brief)))
                for cell, measure, draw, brief in zip(row, measures, drawn, short, strict=True)
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

    def _short(self, table: Table) -> list[bool]:
        """Return which columns take no more than a line in each cell: a name, a number, a date."""
        heads = self.paper.heads
        return [
            need not in (Need.WORDS, Need.TEXT)
            or asks_for(heads.signs, cell)
            or (need is Need.WORDS and asks_for_one(cell, heads))
            for need, cell in zip(needs_of(table, heads), table.head, strict=True)
        ]

    def _more(
        self, row: Row, measures: Sequence[float], short: list[bool], draws: bool, rows: int
    ) -> float:
        """Return what a row takes of a page that would stay white, in mm; count it as a place.

        `short` says which of its cells take no more than a line, `draws` whether one is drawn in.
        """
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
        share = lines if told else max(_QUESTION if asked is Asked.TEXT else 1, lines / 2)
        most = _ROW_FREE + _LINE_MOST * lines if told else _ROW_MOST
        if draws or rows == 1:
            share, most = max(share, 2 * draws), max(most, _LONE_MOST)
        if lines >= _TO_DRAW or (rows == 1 and lines > 1):
            most = _DRAWN
        if all(brief for cell, brief in zip(row, short, strict=True) if is_written(cell, row)):
            share, most = 1, _NAMES_MOST
        self.places += share
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
            if (cell.to_fill or is_number(cell)) and measure >= WORDS
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
            return self._boxes(cell.runs, measure - 2 * INSET) or inner
        high = height_of(cell, measure, self._look.line) + more - 2 * self._look.inset
        if (cell.to_fill or is_number(cell)) and measure >= WORDS and room >= _RULED_HIGH:
            lines = f"ruled({room:.1f}mm, {round(room / _RULED)})"
            return lines if cell.to_fill else f"{{ place(top + left, {inner}); {lines} }}"
        if cell.to_fill:
            return f"{{ v({high:.1f}mm); {inner} }}"
        return f"{{ {inner}; v({high - self._size * 0.45:.1f}mm) }}"

    def _boxes(self, runs: Runs, width: float) -> str:
        """Return lines of which one or more have a box each that begins them; "" if none does."""
        lines = lines_in(runs)
        if not any(map(is_ticked, lines)):
            return ""
        made = (
            f"{'clear-of-box' if is_ticked(line) else 'par'}({self._runs(line, width)})"
            for line in lines
        )
        return f"lines-of-boxes({{ {'; '.join(made)} }})" if len(lines) > 1 else next(made)

    def _runs(self, runs: Runs, width: float, pitch: float = 4.0, *, filled: bool = False) -> str:
        return self._lines(width, pitch).line(runs, filled=filled)

    def _lines(self, width: float, pitch: float = 4.0) -> LineWriter:
        writer = LineWriter(self.paper, width, pitch, self.sign, close=self._look.air < 1)
        writer.named, writer.stands = self._named, self._stands
        return writer


def _ticked(table: Table) -> list[bool]:
    """Return of each column whether nothing but boxes stands below its head."""
    return [
        bool(column) and all(cell.to_tick for cell in column)
        for column in zip(*table.rows, strict=True)
    ] or [False] * len(table.head)
