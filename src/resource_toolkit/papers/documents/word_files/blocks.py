"""The blocks of papers in a Word file, with controls to fill in."""

from itertools import zip_longest
from pathlib import Path

from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement
from docx.shared import Mm

from resource_toolkit.papers.cards import Kind, parts_to_cut
from resource_toolkit.papers.documents.paper import Paper
from resource_toolkit.papers.pages import is_source
from resource_toolkit.papers.tree import (
    Block,
    Blocks,
    Heading,
    ListBlock,
    NewPage,
    Notice,
    Paragraph,
    Quote,
    Room,
    Rule,
    Table,
    Text,
    Tick,
    Verbatim,
)

from .controls import add_blank
from .looks import add_cut_line, add_text, cut_lines, set_number
from .tables import TableWriter

_CARD = 8.0
"""What the frame of a card takes of the width, in mm."""
_DECK = 2
"""Cards in a row of a deck."""
_LED_TO = (Table, ListBlock, Room, Quote)
_CARD_HIGH = 32.0
"""How high a card of a deck is at least, in mm."""


class WordWriter(TableWriter):
    """Writes the blocks of papers to the end of a document."""

    def __init__(self, document: Document, root: Path) -> None:
        super().__init__(document, root)
        self.lower = 0
        """How many levels the headings of a paper stand below those of the document."""

    def write(self, paper: Paper, width: float) -> None:
        """Write the blocks of a paper on lines of a width in mm."""
        self.paper, self.width, self._opens = paper, width, False
        for part in parts_to_cut(paper.blocks, paper.cuts):
            match part.kind:
                case Kind.CARD:
                    self._cards((part.blocks,))
                case Kind.DECK | Kind.PAIR:
                    self._cards(part.cards, _DECK, high=part.kind is Kind.DECK)
                case Kind.STRIP:
                    add_cut_line(self.paragraph())
                    self._blocks(part.blocks)
                case Kind.LINE:
                    add_cut_line(self.paragraph())
                case Kind.TEXT:
                    self._blocks(part.blocks)

    def _cards(self, cards: tuple[Blocks, ...], columns: int = 1, *, high: bool = False) -> None:
        """Write what people cut out: a table with dashes around each cell."""
        if self._opens:
            self.space()
        rows = -(-len(cards) // columns)
        frame = self.document.add_table(rows=rows, cols=columns)
        frame._tbl.tblPr.append(cut_lines())  # noqa: SLF001
        around, whole = self._into, self.width
        self.width = whole / columns - _CARD
        for at, blocks in enumerate(cards):
            row = frame.rows[at // columns]
            if high:
                row.height, row.height_rule = Mm(_CARD_HIGH), WD_ROW_HEIGHT_RULE.AT_LEAST
                row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
            self._into = cell = row.cells[at % columns]
            self._blocks(blocks)
            cell.paragraphs[0]._p.getparent().remove(cell.paragraphs[0]._p)  # noqa: SLF001
            for paragraph in cell.paragraphs:
                # A heading that stays with what follows would keep all rows on one page.
                paragraph.paragraph_format.keep_with_next = False
        self._into, self.width = around, whole
        self.space()

    def _blocks(self, blocks: Blocks, style: str = "Normal") -> None:
        for at, (block, following) in enumerate(zip_longest(blocks, blocks[1:])):
            if at and is_source(block, self.paper.sources, self.paper.link):
                self._block(block, "Source")
            elif isinstance(block, Paragraph) and isinstance(following, _LED_TO):
                # What leads to a table, a list or room to write stands on its page.
                made = self.paragraph(style)
                made.paragraph_format.keep_with_next = True
                self._runs(made, block.runs)
            else:
                self._block(block, style)
            if isinstance(block, Table) and not isinstance(following, NewPage):
                self.space()

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
            case Notice(title, blocks, told=True):
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
                self._opens = True

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
