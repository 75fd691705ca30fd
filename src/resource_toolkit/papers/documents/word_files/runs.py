"""Paragraphs of a Word file, with controls to fill in."""

import io
from pathlib import Path
from typing import TypeVar

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree  # type: ignore[import-untyped]

from resource_toolkit.papers.documents.paper import Paper
from resource_toolkit.papers.tree import Blank, Break, Picture, Runs, Text, Tick

from .controls import add_blank, add_box
from .drawing import DRAWN, as_png
from .looks import add_text

_LOOKS, _STYLE, _VALUE = qn("w:pPr"), qn("w:pStyle"), qn("w:val")
_STYLES: dict[str, str] = {}
"""Name of each style to its id: alike in all files that begin as our empty one."""
Added = TypeVar("Added", bound=BaseOxmlElement)


class RunWriter:
    """Writes paragraphs to the end of a document, or of a cell."""

    paper: Paper
    width: float
    """The width of a line, in mm."""

    def __init__(self, document: Document, root: Path) -> None:
        self.document = document
        self.root = root
        self._into: Document | _Cell = document
        """What takes the blocks."""
        self._opens = False
        """Whether what comes next begins a page."""
        self._fields = 0
        if not _STYLES:
            _STYLES.update({style.name: style.style_id for style in document.styles})
        self._styles = _STYLES

    def paragraph(self, style: str = "Normal") -> WordParagraph:
        """Add a paragraph. The document's own way looks up the style and the end each time."""
        made = WordParagraph(self._added(OxmlElement("w:p")), self._into)
        if style != "Normal":
            looks = etree.SubElement(made._p, _LOOKS)  # noqa: SLF001
            etree.SubElement(looks, _STYLE).set(_VALUE, self._styles[style])
        if self._opens:
            # A break of its own would leave a page empty where the one before is full.
            made.paragraph_format.page_break_before = True
            self._opens = False
        return made

    def space(self) -> None:
        """Add what stands between two tables."""
        self.paragraph().paragraph_format.line_spacing = Pt(6)

    def _added(self, element: Added) -> Added:
        """Add an element at the end, before the looks of the last section."""
        if isinstance(self._into, _Cell):
            self._into._tc.append(element)  # noqa: SLF001
        else:
            self._into.element.body[-1].addprevious(element)
        return element

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
                    add_text(paragraph, Text(" "), "")
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
