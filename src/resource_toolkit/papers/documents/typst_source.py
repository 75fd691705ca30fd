"""A paper as the source of Typst. All words are strings of its code, so none can be markup."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

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
    Rule,
    Runs,
    Table,
    Text,
    Tick,
    Verbatim,
)

from .columns import INSET, MARKS_HIGH, WORDS, WORDS_HIGH, widths
from .paper import Paper

SHEETS = {"us-letter": (215.9, 279.4), "a4": (210.0, 297.0)}
"""Name of a size of paper to its width and height in mm."""
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


LAYOUTS = (
    Layout(size=11, margin=18, line=5),
    Layout(size=11, margin=15, line=0),
    Layout(size=10.5, margin=14, line=0),
    Layout(size=10, margin=13, line=0),
    Layout(size=9.5, margin=11, line=0),
    Layout(size=9.5, margin=10, line=0, air=0.6),
)
"""From roomy to close: the first that keeps what a paper promises is taken."""

_HEAD = """\
#set document(title: {title}, date: none)
#set page(paper: "{size}", flipped: {flipped}, margin: (x: {margin}mm, top: {margin}mm, \
bottom: {bottom}mm), footer-descent: 3mm, footer: text(7.5pt, {{ {foot}; h(1fr); \
context counter(page).display("1/1", both: true) }}))
#set text(font: "Libertinus Serif", size: {points}pt, lang: {language}, hyphenate: true)
#let air = {air}
#set par(leading: 0.4em + 0.1em * air, spacing: 0.75em * air)
#set heading(numbering: none)
#show heading: set block(above: 0.9em * air, below: 0.5em * air)
#show heading.where(level: 1): set text(1.25em)
#show heading.where(level: 2): set text(1.0em)
#set table(inset: (x: {inset}mm, y: {inset}mm * air), stroke: 0.5pt + luma(90))
#set table.cell(breakable: false)
#show quote.where(block: true): set block(spacing: 0.6em * air)
#show quote.where(block: true): set pad(x: 4mm)
#set list(spacing: 0.55em * air)
#set enum(spacing: 0.55em * air)
#let line-to-write = block(width: 100%, height: {room}mm, above: 0pt, below: 1mm, \
stroke: (bottom: 0.5pt + luma(90)))
#let blank(width) = box(width: width, height: 0.7em, baseline: 0.1em, \
stroke: (bottom: 0.5pt + luma(60)))
#let tick(done) = box(width: 0.8em, height: 0.8em, baseline: 0.08em, \
stroke: 0.6pt + luma(60), inset: 0pt, if done {{ align(center + horizon, text(0.8em, "×")) }})
"""


def typst_source(paper: Paper, layout: Layout, size: str, code: str) -> str:
    """Return the source of a paper of a size of `SHEETS`; `code` is its QR code as SVG."""
    return _Writer(paper, layout, size).source(code)


class _Writer:
    def __init__(self, paper: Paper, layout: Layout, size: str) -> None:
        self.paper = paper
        self.layout = layout
        self.size = size
        self.flipped = any(len(table.head) > _WIDE for table in _tables(paper.blocks))
        sides = SHEETS[size]
        self.width = (max(sides) if self.flipped else min(sides)) - 2 * layout.margin
        self.sign = layout.size * 0.3528 * 0.45
        """The mean width of a letter, in mm."""
        self._level = 1

    def source(self, code: str) -> str:
        paper, layout = self.paper, self.layout
        head = _HEAD.format(
            title=_string(paper.title),
            size=self.size,
            flipped=str(self.flipped).lower(),
            margin=layout.margin,
            bottom=layout.margin + 2,
            foot=_string(f"{paper.typed_address} · {paper.rights}"),
            points=layout.size,
            language=_string(paper.language),
            inset=INSET,
            air=layout.air,
            room=8 if layout.line else 7,
        )
        label = _string(f"{paper.typed_address} (QR)")
        top = (
            f"place(top + right, dy: -6mm, image(bytes({_string(code)}), "
            f'format: "svg", width: 12mm, alt: {label}))\n'
            f"block(width: 100% - 16mm, heading(level: 1, {_string(paper.title)}))"
        )
        pages = "[#context [#metadata(counter(page).final().first()) <pages>]]"
        return f"{head}#{{\n{top}\n{self._blocks(paper.blocks)}\n{pages}\n}}\n"

    def _blocks(self, blocks: Blocks, width: float = 0.0) -> str:
        return "\n".join(self._block(block, width or self.width) for block in blocks)

    def _block(self, block: Block, width: float) -> str:
        match block:
            case Heading(level, runs):
                # A level that is left out would confuse those who listen to a paper.
                self._level = min(level, self._level + 1)
                return f"heading(level: {self._level}, {self._runs(runs, width)})"
            case Paragraph(runs):
                return f"par({self._runs(runs, width)})"
            case Room(lines):
                return "\n".join(["line-to-write"] * lines)
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
                inner = f"strong({_string(title)})\n{self._blocks(blocks, width - 6)}"
                return f"block(width: 100%, inset: 2.5mm, stroke: 1.2pt + luma(40), {{ {inner} }})"
            case Verbatim(text):
                return f"raw(block: true, {_string(text)})"
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
        measures = widths(table, width, self.sign)
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
        return f"table(columns: ({columns},), {fill}, table.header({head}), {', '.join(cells)})"

    def _cell(self, cell: Cell, measure: float) -> str:
        inner = self._runs(cell.runs, measure - 2 * INSET)
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
                return f"blank({min(max(signs * 2.0, 10.0), width):.1f}mm)"
            case Tick(ticked):
                return f"tick({str(ticked).lower()}); h(0.4em, weak: true)"
            case Picture(_, alt):
                file = _string(f"/{self.paper.image(run)}")
                wide = f"width: {self.paper.picture_width(run, width):.1f}mm"
                if not alt:
                    return f"box(pdf.artifact(image({file}, {wide})))"
                return f"box(image({file}, alt: {_string(alt)}, {wide}))"


def _text(run: Text) -> str:
    words = f"raw({_string(run.text)})" if run.code else _string(run.text)
    for wanted, name in (
        (run.strong, "strong"),
        (run.emphasis, "emph"),
        (run.struck, "strike"),
        (run.raised, "super"),
    ):
        if wanted:
            words = f"{name}({words})"
    return f"link({_string(run.href)}, {words})" if run.href.startswith("http") else words


def _string(text: str) -> str:
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
