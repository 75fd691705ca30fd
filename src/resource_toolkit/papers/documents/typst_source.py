"""Blocks as the source of Typst. All words are strings of its code, so none can be markup."""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from resource_toolkit.papers.columns import INSET, MARKS_HIGH, WORDS, WORDS_HIGH, widths
from resource_toolkit.papers.tree import (
    Blank,
    Block,
    Blocks,
    Break,
    Cell,
    Heading,
    ListBlock,
    Notice,
    Paragraph,
    Picture,
    Quote,
    Room,
    Row,
    Rule,
    Runs,
    Table,
    Text,
    Tick,
    Verbatim,
    plain,
)

from .paper import Paper

SHEETS = {"us-letter": (215.9, 279.4), "a4": (210.0, 297.0)}
"""Name of a size of paper to its width and height in mm."""
_IN_ONE_PIECE = 110.0
"""Up to which height in mm a table is never cut by the end of a page."""
_WIDE = 5
"""Columns of a table beyond which the paper lies on its side."""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How close a paper is set."""

    size: float
    """Of the type, in points."""
    margin: float
    """In mm."""
    line: float
    """What a further empty line adds to the height of a cell, in mm."""
    air: float = 1.0
    """A factor for the space between blocks."""


LARGE = Layout(size=18, margin=15, line=6)
"""For people who read large print, on as many pages as it takes."""
LAYOUTS = (
    Layout(size=10.5, margin=18, line=5),
    Layout(size=10.5, margin=15, line=0),
    Layout(size=10, margin=14, line=0),
    Layout(size=9.5, margin=13, line=0),
    Layout(size=9, margin=11, line=0),
    Layout(size=9, margin=10, line=0, air=0.6),
)
"""From roomy to close: the first that keeps what a paper promises is taken.

The letters are large for their points: at 9 points as large as those of most books at 10.
"""
LARGE_LAYOUTS = (
    Layout(size=15, margin=20, line=5, air=1.5),
    Layout(size=13.5, margin=18, line=5, air=1.3),
    Layout(size=12, margin=16, line=0, air=1.1),
    *LAYOUTS,
)
"""The same for papers that are read from afar."""


class BlockWriter:
    """Writes the blocks of a paper as calls of Typst; see `typst_pages` for what they call."""

    def __init__(self, paper: Paper, layout: Layout, size: str) -> None:
        self.paper = paper
        self.layout = layout
        self.flipped = any(len(table.head) > _WIDE for table in _tables(paper.blocks))
        sides = SHEETS[size]
        self.width = (max(sides) if self.flipped else min(sides)) - 2 * layout.margin
        self.sign = layout.size * 0.3528 * 0.48
        """The mean width of a letter, in mm."""
        self._level = 1

    def blocks(self) -> str:
        """Return all blocks of the paper."""
        return self._blocks(self.paper.blocks)

    def _blocks(self, blocks: Blocks, width: float = 0.0) -> str:
        made = [self._block(block, width or self.width) for block in blocks]
        for at, (block, following) in enumerate(pairwise(blocks)):
            if isinstance(block, Paragraph) and isinstance(following, Table):
                # What says how to use a table stands on its page.
                made[at] = f"block(sticky: true, {made[at]})"
        return "\n".join(made)

    def _block(self, block: Block, width: float) -> str:
        match block:
            case Heading(level, runs):
                # A level that is left out would confuse those who listen to a paper.
                self._level = min(level, self._level + 1)
                return f"heading(level: {self._level}, {self._runs(runs, width)})"
            case Paragraph(runs):
                return f"par({self._runs(runs, width)})"
            case Room(lines):
                high = 8 if self.layout.line else 7
                return "\n".join([f"line-to-write({high}mm)"] * lines)
            case ListBlock():
                return self._list(block, width)
            case Table():
                return self._table(block, width)
            case _:
                return self._framed(block, width)

    def _framed(self, block: Quote | Notice | Verbatim | Rule, width: float) -> str:
        match block:
            case Quote(blocks):
                return f"quote(block: true, {{ {self._blocks(blocks, width - 12)} }})"
            case Notice(title, blocks):
                inner = f"strong({typst_string(title)})\n{self._blocks(blocks, width - 6)}"
                return f"block(width: 100%, inset: 2.5mm, stroke: 1.2pt + luma(40), {{ {inner} }})"
            case Verbatim(text):
                return f"raw(block: true, {typst_string(text)})"
            case Rule():
                return "line(length: 100%, stroke: 0.5pt + luma(90))"

    def _list(self, block: ListBlock, width: float) -> str:
        kind = f"enum(start: {block.start}" if block.start else "list(marker: [•]"
        items = block.items
        if items and all(_ticked(item) is False for item in items):
            # The box stands where other lists have a dot, so that the text aligns.
            kind = "list(marker: tick(false)"
            items = tuple((Paragraph(_first(item).runs[1:]), *item[1:]) for item in items)
        inner = ", ".join(f"{{ {self._blocks(item, width - 8)} }}" for item in items)
        return f"{kind}, {inner})"

    def _table(self, table: Table, width: float) -> str:
        measures = widths(table, width, self.sign, self.paper.heads)
        columns = ", ".join(f"{measure:.2f}mm" for measure in measures)
        head = ", ".join(
            f"strong({self._runs(cell.runs, measure - 2 * INSET)})"
            for cell, measure in zip(table.head, measures, strict=True)
        )
        cells = (
            self._cell(cell, measure)
            for row in table.rows
            for cell, measure in zip(row, measures, strict=True)
        )
        fill = "fill: (_, y) => if y == 0 { luma(235) }"
        made = f"table(columns: ({columns},), {fill}, table.header({head}), {', '.join(cells)})"
        high = sum(self._high(row, measures) for row in (table.head, *table.rows))
        return f"block(breakable: false, {made})" if high < _IN_ONE_PIECE else made

    def _high(self, row: Row, measures: list[float]) -> float:
        """Return about how high a row becomes, in mm."""
        size = self.layout.size * 0.3528
        return max(
            WORDS_HIGH
            if cell.to_fill
            else 2 * INSET
            + 1.2 * size * math.ceil(len(plain(cell.runs)) * self.sign / (measure - 2 * INSET))
            for cell, measure in zip(row, measures, strict=True)
        )

    def _cell(self, cell: Cell, measure: float) -> str:
        inner = self._runs(cell.runs, measure - 2 * INSET)
        if cell.to_tick:
            return f"box(height: {MARKS_HIGH - 2 * INSET * self.layout.air:.1f}mm, {inner})"
        if not cell.to_fill and not cell.lines:
            return inner
        least = WORDS_HIGH if measure >= WORDS else MARKS_HIGH
        high = least + self.layout.line * max(cell.lines - 1, 0)
        high -= 2 * INSET * self.layout.air
        if cell.to_fill:
            return f"{{ v({high:.1f}mm); {inner} }}"
        return f"{{ {inner}; v({high - self.layout.size * 0.45:.1f}mm) }}"

    def _runs(self, runs: Runs, width: float) -> str:
        return f"{{ {'; '.join(self._run(run, width) for run in runs) or '[]'} }}"

    def _run(self, run: Text | Break | Blank | Tick | Picture, width: float) -> str:
        match run:
            case Text():
                return _text(run)
            case Break():
                return "linebreak()"
            case Blank(signs):
                return f"blank({min(max(signs * 2.2, 12.0), width):.1f}mm)"
            case Tick(ticked):
                return f"tick({str(ticked).lower()}); h(0.4em, weak: true)"
            case Picture(_, alt):
                file = typst_string(f"/{self.paper.image(run)}")
                wide = f"width: {self.paper.picture_width(run, width):.1f}mm"
                if not alt:
                    return f"box(pdf.artifact(image({file}, {wide})))"
                return f"box(image({file}, alt: {typst_string(alt)}, {wide}))"


def _text(run: Text) -> str:
    words = f"raw({typst_string(run.text)})" if run.code else typst_string(run.text)
    for wanted, name in (
        (run.strong, "strong"),
        (run.emphasis, "emph"),
        (run.struck, "strike"),
        (run.raised, "super"),
    ):
        if wanted:
            words = f"{name}({words})"
    return f"link({typst_string(run.href)}, {words})" if run.href.startswith("http") else words


def typst_string(text: str) -> str:
    """Return a text as a string of Typst's code."""
    return json.dumps(text, ensure_ascii=False)


def _first(item: Blocks) -> Paragraph:
    return item[0] if item and isinstance(item[0], Paragraph) else Paragraph(())


def _ticked(item: Blocks) -> bool | None:
    """Return whether the box that begins an item is ticked; None without one."""
    start = _first(item).runs[:1]
    return start[0].ticked if start and isinstance(start[0], Tick) else None


def _tables(blocks: Blocks) -> Iterator[Table]:
    for block in blocks:
        match block:
            case Table():
                yield block
            case Quote(inner) | Notice(_, inner):
                yield from _tables(inner)
            case ListBlock(items):
                for item in items:
                    yield from _tables(item)
