"""Words and looks in a Word file, written as XML: python-docx takes long for each of them."""

from collections.abc import Sequence

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.table import CT_Row, CT_Tbl
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from lxml import etree  # type: ignore[import-untyped]

from resource_toolkit.papers.tree import Text

_INSET = 1.5
"""The empty edge at both sides of a cell, in mm: less than in the PDF, as the letters are wider."""
_RUN, _LOOKS, _WORDS = qn("w:r"), qn("w:rPr"), qn("w:t")
_SPACE = qn("xml:space")
_AT_LEAST = WD_ROW_HEIGHT_RULE.to_xml(WD_ROW_HEIGHT_RULE.AT_LEAST)


def add_text(paragraph: Paragraph, text: Text, address: str) -> None:
    """Add a text; `address` is where its link leads, as people type it."""
    named = address and address not in text.text
    run = etree.SubElement(paragraph._p, _RUN)  # noqa: SLF001
    if text.strong or text.emphasis or text.struck or text.raised or text.code or text.language:
        looks = etree.SubElement(run, _LOOKS)
        if text.code:
            fonts = etree.SubElement(looks, qn("w:rFonts"))
            for name in ("w:ascii", "w:hAnsi"):
                fonts.set(qn(name), "Courier New")
        for wanted, name in (
            (text.strong, "w:b"),
            (text.emphasis, "w:i"),
            (text.struck, "w:strike"),
        ):
            if wanted:
                etree.SubElement(looks, qn(name))
        if text.raised:
            etree.SubElement(looks, qn("w:vertAlign")).set(qn("w:val"), "superscript")
        if text.language:
            etree.SubElement(looks, qn("w:lang")).set(qn("w:val"), text.language)
    words = etree.SubElement(run, _WORDS)
    words.text = f"{text.text} ({address})" if named else text.text
    words.set(_SPACE, "preserve")


def cut_lines() -> BaseOxmlElement:
    """Return the edges of a table of what is to be cut out."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return _dashes("w:tblBorders", sides)


def add_cut_line(paragraph: Paragraph) -> None:
    """Make an empty paragraph the line along which people cut off what stands below."""
    paragraph.paragraph_format.keep_with_next = True
    looks = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    looks.append(_dashes("w:pBdr", ("bottom",)))
    paragraph.add_run("✂")


def _dashes(name: str, sides: tuple[str, ...]) -> BaseOxmlElement:
    return edges(name, "dashed", "666666", 0, sides)


def edges(
    name: str,
    kind: str,
    color: str,
    space: int,
    sides: tuple[str, ...] = ("top", "left", "bottom", "right"),
) -> BaseOxmlElement:
    """Return edges of a kind, so many points away from what they stand around."""
    made = OxmlElement(name)
    for side in sides:
        edge = OxmlElement(f"w:{side}")
        looks = {"val": kind, "sz": "8", "space": str(space), "color": color}
        for key, value in looks.items():
            edge.set(qn(f"w:{key}"), value)
        made.append(edge)
    return made


def empty_table(style: str, measures: Sequence[float]) -> CT_Tbl:
    """Return a table of a style without rows, whose columns are so many mm wide."""
    columns = "".join(f'<w:gridCol w:w="{Mm(measure).twips}"/>' for measure in measures)

    def inset(side: str) -> str:
        return f'<w:{side} w:w="{Mm(_INSET).twips}" w:type="dxa"/>'

    made: CT_Tbl = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="{style}"/>'
        '<w:tblW w:type="auto" w:w="0"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{inset('left')}{inset('right')}</w:tblCellMar>"
        '<w:tblLook w:firstColumn="1" w:firstRow="1" w:lastColumn="0" w:lastRow="0" '
        'w:noHBand="0" w:noVBand="1" w:val="04A0"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid></w:tbl>"
    )
    return made


def empty_row(measures: Sequence[float], high: float, *, head: bool, kept: bool) -> CT_Row:
    """Return an empty row that is at least so many mm high, or as high as its words.

    `kept` keeps it on the page of the next row.
    """
    looks = f'<w:trHeight w:val="{Mm(high).twips}" w:hRule="{_AT_LEAST}"/>' if high else ""
    looks += "<w:tblHeader/>" * head
    inner = f'<w:pPr>{"<w:keepNext/>" * kept}<w:spacing w:after="0"/></w:pPr>'
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{Mm(measure).twips}"/></w:tcPr>'
        f"<w:p>{inner}</w:p></w:tc>"
        for measure in measures
    )
    row = f"<w:tr {nsdecls('w')}><w:trPr><w:cantSplit/>{looks}</w:trPr>{cells}</w:tr>"
    made: CT_Row = parse_xml(row)
    return made


def set_number(paragraph: Paragraph, number: int) -> None:
    """Let a paragraph of a list count with the numbers of an id."""
    numbers = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
    numbers.get_or_add_numId().val = number
    numbers.get_or_add_ilvl().val = 0
