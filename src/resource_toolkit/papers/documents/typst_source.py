"""Blocks as the source of Typst. All words are strings of its code, so none can be markup."""

import math
from collections.abc import Iterable
from itertools import pairwise

from resource_toolkit.papers.cards import with_cards
from resource_toolkit.papers.columns import (
    INSET,
    MARKS_HIGH,
    WORDS,
    WORDS_HIGH,
    is_written,
    widths,
)
from resource_toolkit.papers.tree import (
    Blank,
    Block,
    Blocks,
    Cell,
    Heading,
    ListBlock,
    NewPage,
    Notice,
    Paragraph,
    Picture,
    Quote,
    Room,
    Row,
    Rule,
    Runs,
    Table,
    Verbatim,
    is_form,
    plain,
    signs_of,
)

from .layouts import SHEETS, Layout
from .paper import Paper
from .typst_words import LineWriter, first_of, tables_of, ticked, typst_string

_IN_ONE_PIECE = 110.0
"""Up to which height in mm a table is never cut by the end of a page."""
_SHORT = 75.0
"""Up to which height in mm a list or a box is never cut by the end of a page."""
_ROW_MOST = 60.0
"""How high a row grows to fill a page, in mm."""
_MARKS_MOST = 15.0
"""How high a row for scores, dates and ticks grows, in mm."""
_DRAWN = 190.0
"""How high a row grows with room for a drawing, in mm."""
_TO_DRAW = 8
"""Empty lines from which on a row has room for a drawing."""
_CARD = 8.0
"""What the frame of a card takes of the width, in mm."""
_PART = 0.25
"""What a line to write on takes of what a row takes."""
_TOLD = 9.0
"""The least size of type, in points, for words of others in a safety rule."""
_LED_TO = (Table, ListBlock, Room, Quote)
_BESIDE = 62.0
"""How wide a picture is beside a list where it does not say so itself, in mm."""
_GUTTER = 5.0
"""Between a list and the picture beside it, in mm."""
_WIDE = 5
"""Columns of a table beyond which the paper lies on its side."""


class BlockWriter:
    """Writes the blocks of a paper as calls of Typst; see `typst_pages` for what they call."""

    def __init__(self, paper: Paper, layout: Layout, size: str) -> None:
        self.paper = paper
        self.layout = layout
        self.flipped = any(len(table.head) > _WIDE for table in tables_of(paper.blocks))
        sides = SHEETS[size]
        self.width = (max(sides) if self.flipped else min(sides)) - 2 * layout.margin
        self.foot = (min(sides) if self.flipped else max(sides)) - layout.margin - 3
        """How far down a page the text may go, in mm."""
        self.places = 0.0
        """How many rows to write in were written; a line to write on counts for a part of one."""
        self._part = 0
        """How many new pages were begun."""
        self._level = 1

    def blocks(self) -> str:
        """Return all blocks of the paper; what people cut out stands in a frame."""
        made = []
        for part, card in with_cards(self.paper.blocks, self.paper.cards):
            inner = self._blocks(part, self.width - _CARD) if card else self._blocks(part)
            made.append(f"card({{ {inner} }})" if card else inner)
        return "\n".join(made)

    @property
    def _grow(self) -> float:
        return self.layout.grow_in(self._part)

    @property
    def _size(self) -> float:
        return self.layout.size_in(self._part)

    @property
    def sign(self) -> float:
        """The mean width of a letter, in mm."""
        return self._size * 0.3528 * 0.48

    def _blocks(self, blocks: Blocks, width: float = 0.0) -> str:
        width = width or self.width
        made = [self._block(block, width) for block in blocks]
        for at, (block, following) in enumerate(pairwise(blocks)):
            if isinstance(following, ListBlock) and (shown := self._alone(block, width)):
                # The paragraph that follows the list stands beside the picture as well.
                end = at + 2 + isinstance((*blocks, None)[at + 2], Paragraph)
                words = self._blocks(blocks[at + 1 : end], width - shown - _GUTTER)
                picture = self._block(block, shown)
                beside = f"beside({{ {words} }}, {picture}, {_GUTTER}mm)"
                made[at:end] = [beside, *[""] * (end - at - 1)]
            elif isinstance(block, Paragraph) and isinstance(following, _LED_TO):
                # What leads to a table, a list or room to write stands on its page.
                made[at] = f"block(sticky: true, {made[at]})"
        return "\n".join(made)

    def _alone(self, block: Block, width: float) -> float:
        """Return how wide a picture is that stands alone and leaves half a line; 0 if none does."""
        if not (isinstance(block, Paragraph) and isinstance(block.runs[0], Picture)):
            return 0
        wide = self.paper.picture_width(block.runs[0], width, _BESIDE)
        return wide if len(block.runs) == 1 and wide < width / 2 else 0

    def _block(self, block: Block, width: float) -> str:
        match block:
            case Heading(level, runs):
                # A level that is left out would confuse those who listen to a paper.
                self._level = min(level, self._level + 1)
                return f"heading(level: {self._level}, {self._runs(runs, width)})"
            case Paragraph(runs):
                self.places += _PART * any(isinstance(run, Blank) for run in runs)
                pitch = self.layout.pitch(self._part)
                return f"par({self._runs(runs, width, pitch, filled=is_form(runs))})"
            case Room(lines):
                self.places += lines * _PART
                return "\n".join(
                    [f"line-to-write({self.layout.pitch(self._part) + 1:.1f}mm)"] * lines
                )
            case ListBlock():
                return self._list(block, width)
            case Table():
                return self._table(block, width)
            case _:
                return self._framed(block, width)

    def _framed(self, block: Quote | Notice | Verbatim | Rule | NewPage, width: float) -> str:
        match block:
            case Quote(blocks):
                inner = f"quote(block: true, {{ {self._blocks(blocks, width - 12)} }})"
                return self._whole(inner, blocks, width - 12)
            case Notice(title, blocks) if any(isinstance(inner, Quote) for inner in blocks):
                points = max(0.87 * self._size, _TOLD)
                return f"told({points:.1f}pt, {self._lines(width).told(title, blocks)})"
            case Notice(title, blocks):
                inner = f"strong({typst_string(title)})\n{self._blocks(blocks, width - 6)}"
                return f"notice({{ {inner} }})"
            case Verbatim(text):
                return f"raw(block: true, {typst_string(text)})"
            case NewPage():
                self._part += 1
                return f"pagebreak(weak: true)\nset text(size: {self._size}pt)"
            case Rule():
                return "line(length: 100%, stroke: 0.5pt + luma(90))"

    def _list(self, block: ListBlock, width: float) -> str:
        kind = f"enum(start: {block.start}" if block.start else "list(marker: [•]"
        items = block.items
        if items and all(ticked(item) is False for item in items):
            # The box stands where other lists have a dot, so that the text aligns.
            kind = "list(marker: tick(false)"
            items = tuple((Paragraph(first_of(item).runs[1:]), *item[1:]) for item in items)
        inner = ", ".join(f"{{ {self._blocks(item, width - 8)} }}" for item in items)
        return self._whole(f"{kind}, {inner})", block.items, width - 8)

    def _whole(self, made: str, parts: Iterable[Blocks | Block], width: float) -> str:
        """Return what was made of parts, in one piece where that takes no great part of a page."""
        lines = sum(1 + signs_of(part) * self.sign / width for part in parts)
        short = lines * self._size * 0.3528 * 1.5 < _SHORT
        return f"block(breakable: false, {made})" if short else made

    def _table(self, table: Table, width: float) -> str:
        measures = widths(table, width, self.sign, self.paper.heads)
        columns = ", ".join(f"{measure:.2f}mm" for measure in measures)
        head = ", ".join(
            f"strong({self._runs(cell.runs, measure - 2 * INSET)})"
            for cell, measure in zip(table.head, measures, strict=True)
        )
        cells, high = [], self._high(table.head, measures)
        for row in table.rows:
            more = self._more(row, measures, len(table.rows))
            high += self._high(row, measures)
            cells += [
                self._cell(cell, measure, more) for cell, measure in zip(row, measures, strict=True)
            ]
        whole = high < _IN_ONE_PIECE and high + self._grow * len(table.rows) < 2 * _IN_ONE_PIECE
        if not whole and len(table.rows) > 1:
            for mark, at in (("last", len(measures)), ("before", 2 * len(measures))):
                cells[-at] = f"{{ [#metadata(none) <{mark}>]; {cells[-at]} }}"
        fill = "fill: (_, y) => if y == 0 { luma(235) }"
        made = f"table(columns: ({columns},), {fill}, table.header({head}), {', '.join(cells)})"
        return f"block(breakable: false, {made})" if whole else made

    def _more(self, row: Row, measures: list[float], rows: int) -> float:
        """Return what a row takes of a page that would stay white, in mm; count it as a place."""
        wide = [
            measure >= WORDS
            for cell, measure in zip(row, measures, strict=True)
            if is_written(cell, row)
        ]
        if not wide:
            return 0.0
        lines = max(cell.lines for cell in row)
        if not any(wide):
            self.places += _PART
            return min(self._grow * _PART, _MARKS_MOST - MARKS_HIGH)
        share = max(1, lines / 2)
        self.places += share
        most = _DRAWN if lines >= _TO_DRAW or (rows == 1 and lines > 1) else _ROW_MOST
        base = WORDS_HIGH + self.layout.line * max(lines - 1, 0)
        return min(self._grow * share, max(most - base, 0.0))

    def _high(self, row: Row, measures: list[float]) -> float:
        """Return about how high a row is at least, in mm."""
        size = self._size * 0.3528
        return max(
            WORDS_HIGH
            if cell.to_fill
            else 2 * INSET
            + 1.2 * size * math.ceil(len(plain(cell.runs)) * self.sign / (measure - 2 * INSET))
            for cell, measure in zip(row, measures, strict=True)
        )

    def _cell(self, cell: Cell, measure: float, more: float) -> str:
        inner = self._runs(cell.runs, measure - 2 * INSET, min(self.layout.pitch(self._part), 6.0))
        if cell.to_tick:
            return f"box(height: {MARKS_HIGH - 2 * self.layout.inset:.1f}mm, {inner})"
        if not cell.to_fill and not cell.lines:
            return inner
        least = WORDS_HIGH if measure >= WORDS else MARKS_HIGH
        high = least + self.layout.line * max(cell.lines - 1, 0) + more
        high -= 2 * self.layout.inset
        if cell.to_fill:
            return f"{{ v({high:.1f}mm); {inner} }}"
        return f"{{ {inner}; v({high - self._size * 0.45:.1f}mm) }}"

    def _runs(self, runs: Runs, width: float, pitch: float = 4.0, *, filled: bool = False) -> str:
        return self._lines(width, pitch).line(runs, filled=filled)

    def _lines(self, width: float, pitch: float = 4.0) -> LineWriter:
        return LineWriter(self.paper, width, pitch, close=self.layout.air < 1)
