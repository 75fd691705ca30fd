"""Papers and booklets as Word files to fill in and change. The same input gives the same bytes."""

import io
import zipfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from resource_toolkit.papers.documents.booklet import Booklet
from resource_toolkit.papers.documents.layouts import Layout
from resource_toolkit.papers.documents.paper import Paper

from .blocks import WordWriter
from .empty import empty_file
from .looks import edges

_USUAL = Layout(size=10.5, margin=18, line=5)
_MOST_GROWN = 5.0
"""What each row takes at most of a page that would stay white, in mm: many have little to take."""
_SIDES = (215.9, 279.4)
_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)


def write_docx(paper: Paper | Booklet, root: Path, layout: Layout = _USUAL) -> bytes:
    """Return a paper or a booklet on Letter; raises ToolkitError for what it cannot hold.

    With the layout of its PDF a paper takes about as many pages as that.
    """
    looks = layout.parts or (layout,)
    air = min(_USUAL.air, *(look.air for look in looks))
    document = _opened(paper, min(layout.size, _USUAL.size), air)
    writer = WordWriter(document, root)
    # Word and its fonts need a little more room than the PDF: half of what is left is safe to take.
    writer.line = layout.line
    writer.grow = min(_MOST_GROWN, min(look.grow for look in looks) / 2)
    if isinstance(paper, Booklet):
        _write_booklet(paper, writer)
    else:
        writer.paragraph("Title").add_run(paper.title)
        if paper.name:
            writer.paragraph("Heading 1").add_run(paper.name)
        width = _lay(document.sections[0], paper, min(layout.margin, _USUAL.margin))
        _write_foot(document.sections[0], f"{paper.named_address} · {paper.rights}")
        writer.write(paper, width)
    return _saved(document)


def _write_booklet(booklet: Booklet, writer: WordWriter) -> None:
    """Write a cover, then each part in a section of its own with its name above."""
    document = writer.document
    writer.lower = 1
    writer.paragraph("Title").add_run(booklet.title)
    writer.paragraph().add_run(booklet.edition).bold = True
    for line in booklet.lines:
        writer.paragraph().add_run(line)
    writer.paragraph("Heading 1").add_run(booklet.contents)
    for part in booklet.parts:
        writer.paragraph("List Bullet").add_run(part.title)
    if booklet.links:
        writer.paragraph("Heading 1").add_run(booklet.web)
    for title, address in booklet.links:
        writer.paragraph("List Bullet").add_run(f"{title}: {address}")
    _write_foot(document.sections[0], f"{booklet.typed_address} · {booklet.rights}")
    for part in booklet.parts:
        section = document.add_section(WD_SECTION.NEW_PAGE)
        section.header.is_linked_to_previous = False
        section.header.paragraphs[0].text = f"{part.title} · {part.typed_address}"
        width = _lay(section, part)
        writer.paragraph("Heading 1").add_run(part.title)
        if part.name:
            writer.paragraph("Heading 2").add_run(part.name)
        writer.write(part, width)


def _opened(paper: Paper | Booklet, size: float, air: float) -> Document:
    document: Document = docx.Document(io.BytesIO(_dressed(size, round(air, 1), paper.language)))
    about = document.core_properties
    about.title, about.author, about.language = paper.title, "", paper.language
    about.comments = paper.address
    about.created = about.modified = _NO_DATE
    _lay(document.sections[0], None)
    return document


@cache
def _dressed(size: float, air: float, language: str) -> bytes:
    """Return an empty file with our styles: what many papers begin with.

    `air` is a factor for the space between blocks.
    """
    document: Document = docx.Document(io.BytesIO(empty_file()))
    normal = document.styles["Normal"]
    normal.font.size = Pt(size)
    normal.paragraph_format.space_after = Pt(round(3 * air, 1))
    title = document.styles["Title"]
    title.font.size, title.paragraph_format.space_after = Pt(size + 9), Pt(4)
    for level in range(1, 4):
        document.styles[f"Heading {level}"].paragraph_format.space_before = Pt(
            round(size * air) - 1
        )
    named = OxmlElement("w:lang")
    named.set(qn("w:val"), language)
    normal.element.get_or_add_rPr().append(named)
    box = document.styles.add_style("Room", WD_STYLE_TYPE.PARAGRAPH)
    box.paragraph_format.line_spacing = Mm(8)
    source = document.styles.add_style("Source", WD_STYLE_TYPE.PARAGRAPH)
    source.base_style, source.font.size = normal, Pt(9)
    source.font.color.rgb = RGBColor(75, 75, 75)
    told = document.styles.add_style("Told", WD_STYLE_TYPE.PARAGRAPH)
    told.font.size, told.paragraph_format.left_indent = Pt(9.5), Mm(4)
    told.paragraph_format.space_after = Pt(3)
    told.paragraph_format.right_indent = Mm(4)
    # Paragraphs of one style with the same edge stand in one box.
    told.element.get_or_add_pPr().insert(0, edges("w:pBdr", "single", "B9CFCD", 4))
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _lay(section: Section, paper: Paper | None, margin: float = _USUAL.margin) -> float:
    """Lay a section on its side where its paper has wide tables; return the width of a line."""
    wide = paper is not None and paper.flipped
    sides = [Mm(side) for side in _SIDES]
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = reversed(sides) if wide else sides
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Mm(margin))
    return (max(_SIDES) if wide else min(_SIDES)) - 2 * margin


def _write_foot(section: Section, text: str) -> None:
    foot = section.footer.paragraphs[0]
    foot.text = f"{text} · "
    _add_field(foot, "PAGE")
    foot.add_run("/")
    _add_field(foot, "NUMPAGES")


def _add_field(paragraph: WordParagraph, name: str) -> None:
    """Add a number that Word works out: of this page, or of all."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = paragraph.add_run("1")
    field.append(run._r)  # noqa: SLF001
    paragraph._p.append(field)  # noqa: SLF001


class _Entries:
    """The entries of a zip file, without a time, so that two files are equal."""

    def __init__(self, into: zipfile.ZipFile) -> None:
        self.into = into

    def write(self, address: PackURI, data: bytes) -> None:
        entry = zipfile.ZipInfo(address.membername)
        entry.compress_type = zipfile.ZIP_DEFLATED
        self.into.writestr(entry, data)


def _saved(document: Document) -> bytes:
    """Return a document as a file. The library's own way packs all of it once more."""
    package = document.part.package
    for part in package.parts:
        part.before_marshal()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        entries = _Entries(file)
        write = PackageWriter
        write._write_content_types_stream(entries, package.parts)  # type: ignore[no-untyped-call] # noqa: SLF001
        write._write_pkg_rels(entries, package.rels)  # type: ignore[no-untyped-call] # noqa: SLF001
        write._write_parts(entries, package.parts)  # type: ignore[arg-type] # noqa: SLF001
    return made.getvalue()
