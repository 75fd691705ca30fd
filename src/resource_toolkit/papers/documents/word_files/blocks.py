"""The blocks of papers in a Word file, with controls to fill in."""

import io
from copy import deepcopy
from pathlib import Path
from typing import TypeVar

from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.table import CT_Tbl
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu, Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph as WordParagraph

from resource_toolkit.papers.cards import with_cards
from resource_toolkit.papers.columns import MARKS_HIGH, WORDS, WORDS_HIGH, is_written, widths
from resource_toolkit.papers.documents.paper import Paper
from resource_toolkit.papers.tree import (
    Blank,
    Block,
    Blocks,
    Break,
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
    Text,
    Tick,
    Verbatim,
)

from .controls import add_blank, add_box
from .drawing import DRAWN, as_png
from .looks import add_text, cell_looks, cut_lines, model_row, set_number

_SIGN = 1.9
"""The mean width of a letter of 11 points, in mm."""
_MOST = 28.0
"""How high a row grows to fill a page, in mm."""
_CARD = 8.0
"""What the frame of a card takes of the width, in mm."""
_IN_ONE_PIECE = 14
"""Up to so many rows, a table is never cut by the end of a page."""

Added = TypeVar("Added", bound=BaseOxmlElement)


class WordWriter:
    """Writes the blocks of papers to the end of a document."""

    def __init__(self, document: Document, root: Path) -> None:
        self.document = document
        self.root = root
        self.lower = 0
        """How many levels the headings of a paper stand below those of the document."""
        self.line = 5.0
        """What a further empty line adds to the height of a row, in mm."""
        self.grow = 0.0
        """What each row to write in takes of a page that would stay white, in mm."""
        self._into: Document | _Cell = document
        """What takes the blocks."""
        self._fields = 0
        self._styles = {style.name: style.style_id for style in document.styles}

    def write(self, paper: Paper, width: float) -> None:
        """Write the blocks of a paper on lines of a width in mm."""
        self.paper, self.width = paper, width
        for part, card in with_cards(paper.blocks, paper.cards):
            if card:
                self._card(part)
            else:
                self._blocks(part)

    def _card(self, blocks: Blocks) -> None:
        """Write what people cut out: a table of one cell with dashes around it."""
        frame = self.document.add_table(rows=1, cols=1)
        frame._tbl.tblPr.append(cut_lines())  # noqa: SLF001
        around, self._into = self._into, frame.cell(0, 0)
        self.width -= _CARD
        self._blocks(blocks)
        self._into.paragraphs[0]._p.getparent().remove(self._into.paragraphs[0]._p)  # noqa: SLF001
        self._into, self.width = around, self.width + _CARD
        self.paragraph().paragraph_format.line_spacing = Pt(6)

    def paragraph(self, style: str = "Normal") -> WordParagraph:
        """Add a paragraph. The document's own way looks up the style and the end each time."""
        made = WordParagraph(self._added(OxmlElement("w:p")), self._into)
        if style != "Normal":
            made._p.style = self._styles[style]  # noqa: SLF001
        return made

    def _added(self, element: Added) -> Added:
        """Add an element at the end, before the looks of the last section."""
        if isinstance(self._into, _Cell):
            self._into._tc.append(element)  # noqa: SLF001
        else:
            self._into.element.body[-1].addprevious(element)
        return element

    def _blocks(self, blocks: Blocks, style: str = "Normal") -> None:
        for block in blocks:
            self._block(block, style)

    def _block(self, block: Block, style: str) -> None:
        match block:
            case Heading(level, runs):
                self._runs(self.paragraph(f"Heading {min(level - 1 + self.lower, 9)}"), runs)
            case Paragraph(runs):
                self._runs(self.paragraph(style), runs)
            case Room(lines):
                for _ in range(lines):
                    add_blank(self.paragraph("Room"), self._next_tag("blank"), "_" * 60)
            case ListBlock():
                self._list(block)
            case Table():
                self._table(block)
            case Quote(blocks):
                self._blocks(blocks, "Quote")
            case Notice(title, blocks) if any(isinstance(inner, Quote) for inner in blocks):
                self._told(title, blocks)
            case Notice(title, blocks):
                self.paragraph("Intense Quote").add_run(title)
                self._blocks(blocks)
            case _:
                self._plain(block)

    def _told(self, title: str, blocks: Blocks) -> None:
        """Write the words of somebody else in one paragraph: what of, the words, their source."""
        made = self.paragraph("Told")
        add_text(made, Text(f"{title}.", strong=True), "")
        for block in blocks:
            for inner in block.blocks if isinstance(block, Quote) else (block,):
                if isinstance(inner, Paragraph):
                    self._runs(made, (Text(" "), *inner.runs))

    def _plain(self, block: Verbatim | Rule | NewPage) -> None:
        match block:
            case Verbatim(text):
                self.paragraph("macro").add_run(text)
            case Rule():
                self.paragraph().add_run("_" * 40)
            case NewPage():
                self.paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _list(self, block: ListBlock) -> None:
        number = self._new_numbers(block.start) if block.start else None
        for item in block.items:
            first, *rest = item or (Paragraph(()),)
            if not isinstance(first, Paragraph):
                self._blocks(item)
                continue
            ticks = isinstance(first.runs[0], Tick) if first.runs else False
            style = "Normal" if ticks else "List Number" if block.start else "List Bullet"
            made = self.paragraph(style)
            if number is not None:
                set_number(made, number)
            self._runs(made, first.runs)
            self._blocks(tuple(rest), "List Continue")

    def _new_numbers(self, start: int) -> int:
        """Return the id of numbers of their own: without it a second list would count on."""
        numbering = self.document.part.numbering_part.numbering_definitions._numbering  # noqa: SLF001
        style = self.document.styles["List Number"].element.pPr.numPr
        abstract = numbering.num_having_numId(style.numId.val).abstractNumId.val
        made = numbering.add_num(abstract)
        made.add_lvlOverride(ilvl=0).add_startOverride(start)
        return int(made.numId)

    def _table(self, table: Table) -> None:
        measures = widths(table, self.width, _SIGN, self.paper.heads)
        frame = CT_Tbl.new_tbl(0, len(table.head), Emu(Mm(self.width)))
        made = WordTable(self._added(frame), self._into)
        frame.tblStyle_val, made.autofit = self._styles["Table Grid"], False
        for column, measure in zip(made.columns, measures, strict=True):
            column.width = Emu(Mm(measure))
        model = model_row(made, measures)
        long = len(table.rows) > _IN_ONE_PIECE
        for position, row in enumerate((table.head, *table.rows)):
            line = _Row(deepcopy(model), made)
            made._tbl.append(line._tr)  # noqa: SLF001
            if position == 0:
                line._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
            high = self._high(row, measures) if position else 0.0
            if high:
                line.height, line.height_rule = Mm(high), WD_ROW_HEIGHT_RULE.AT_LEAST
            last = position == len(table.rows) or long
            for cell, there in zip(row, line._tr.tc_lst, strict=True):  # noqa: SLF001
                self._cell(cell, _Cell(there, made), head=position == 0, last=last)
        self.paragraph().paragraph_format.line_spacing = Pt(6)

    def _high(self, row: Row, measures: list[float]) -> float:
        """Return how high a row to write in is at least, in mm; 0 where nobody writes."""
        heights = [
            (WORDS_HIGH if measure >= WORDS else MARKS_HIGH)
            + self.line * max(cell.lines - 1, 0)
            + 1
            for cell, measure in zip(row, measures, strict=True)
            if is_written(cell, row)
        ]
        high = max(heights, default=0.0)
        return max(high, min(high + self.grow, _MOST)) if high > MARKS_HIGH + 1 else high

    def _cell(self, cell: Cell, there: _Cell, *, head: bool, last: bool) -> None:
        paragraph = there.paragraphs[0]
        # A row that stays with the next keeps a table on one page, where it fits on one.
        paragraph._p.insert(0, deepcopy(cell_looks(kept=not last)))  # noqa: SLF001
        if cell.to_fill and not head and not cell.runs:
            add_blank(paragraph, cell.field or self._next_tag("blank"), "")
            return
        self._runs(paragraph, cell.runs)
        if cell.field:
            paragraph.add_run().add_break()
            add_blank(paragraph, cell.field, "")
        if head:
            for run in paragraph.runs:
                run.bold = True

    def _runs(self, paragraph: WordParagraph, runs: Runs) -> None:
        for run in runs:
            match run:
                case Text():
                    add_text(paragraph, run, self.paper.link(run.href) if run.href else "")
                case Break():
                    paragraph.add_run().add_break()
                case Blank(signs, field):
                    add_blank(paragraph, field or self._next_tag("blank"), "_" * signs)
                case Tick(ticked, field):
                    add_box(paragraph, field or self._next_tag("box"), ticked=ticked)
                    paragraph.add_run(" ")
                case Picture(_, alt):
                    self._picture(paragraph, run, alt)

    def _next_tag(self, kind: str) -> str:
        self._fields += 1
        return f"{kind}-{self._fields}"

    def _picture(self, paragraph: WordParagraph, picture: Picture, alt: str) -> None:
        file = self.root / self.paper.image(picture)
        width = self.paper.picture_width(picture, self.width)
        # Word takes no drawings of this kind: they are made into dots, as fine as print needs.
        data = as_png(file, self.root, width) if file.suffix in DRAWN else file.read_bytes()
        shape = paragraph.add_run().add_picture(io.BytesIO(data), width=Mm(width))
        shape._inline.docPr.set("descr", alt)  # noqa: SLF001
