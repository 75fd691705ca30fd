"""Papers and booklets as whole sources of Typst; the package `paper` holds what they call."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import segno

from resource_toolkit.papers.sheets import typed

from .booklet import Booklet
from .fonts import HEADS, TEXT
from .layouts import Layout
from .paper import Paper
from .typesetter import CALLS
from .typst_source import BlockWriter
from .typst_words import dressing, typst_string

_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#ffffff" '
    'stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">{}</svg>'
)
_MASK = 2
"""The pattern of a QR code. To find the best of eight takes half as long as to set a page, and this
one is at most a fifth worse for an address, by the rule of the standard."""
_COVER = Layout(size=10.5, margin=18, line=5)


@dataclass(frozen=True, kw_only=True)
class SetPaper:
    """A paper with the layout that it is set in."""

    paper: Paper
    layout: Layout
    later: bool = False
    """Whether it is a part that stands on a later page, with no title above it."""


class Source(NamedTuple):
    """A paper as a source of Typst."""

    text: str
    places: float
    """How many rows to write in it has; a line to write on counts for a part of one."""
    foot: float
    """How far down a page its text may go, in mm."""


@lru_cache(maxsize=64)
def paper_source(made: SetPaper, size: str) -> Source:
    """Return the source of one paper on a size of `SHEETS`."""
    paper, writer = made.paper, BlockWriter(made.paper, made.layout, size)
    # Above what goes to others nothing stands that is for who prints it.
    asked = f"{paper.label[:1].upper()}{paper.label[1:]}" if paper.quiet else ""
    foot = " · ".join(filter(None, (asked, paper.named_address, paper.rights)))
    leaf = _leaf(made, writer, size, paper.title, foot)
    return Source(f"{opening(paper.title, paper.language)}{leaf}", writer.places, writer.foot)


def booklet_source(booklet: Booklet, parts: tuple[SetPaper, ...], size: str) -> str:
    """Return the source of a booklet: its cover with the contents, then each part."""
    foot = f"{booklet.title} · {booklet.edition}"
    leaves = "".join(
        _leaf(
            made,
            BlockWriter(made.paper, made.layout, size),
            size,
            f"{made.paper.title} · {made.paper.typed_address}",
            foot,
        )
        for made in parts
    )
    return f"{opening(booklet.title, booklet.language)}{_cover(booklet, size)}{leaves}"


def opening(title: str, language: str) -> str:
    """Return how each source begins."""
    return (
        f"{CALLS}\n#set document(title: {typst_string(title)}, date: none)\n"
        f"#set text(font: {TEXT}, lang: {typst_string(language)})\n"
        f"#show heading: set text(font: {HEADS}, weight: 600)\n"
        f"#show heading.where(level: 3): set text(font: {TEXT}, weight: 700)\n"
        "#show: with-feet\n"
    )


def _cover(booklet: Booklet, size: str) -> str:
    """Return the first page: what the booklet is, and what is on which page."""
    also = "".join(
        f"list.item({{ strong({typst_string(title)}); linebreak(); {typst_string(address)} }})\n"
        for title, address in booklet.links
    )
    heads = [
        f"{_masthead(booklet.title, booklet.address)}",
        f"par(strong({typst_string(booklet.edition)}))",
        *(f"par({typst_string(line)})" for line in booklet.lines),
        f"heading(level: 2, outlined: false, {typst_string(booklet.contents)})",
        "outline(title: none, depth: 1)",
        also and f"heading(level: 2, outlined: false, {typst_string(booklet.web)})\n{also}",
    ]
    inner = "\n".join(filter(None, heads))
    foot = f"{booklet.typed_address} · {booklet.rights}"
    return _placed(inner, _COVER, booklet.language, size, flipped=False, head="", foot=foot)


def leaf_content(made: SetPaper, size: str) -> tuple[str, bool]:
    """Return a paper as content without pages, and whether it lies on its side."""
    paper, layout = made.paper, made.layout
    writer = BlockWriter(paper, layout, size, pages=False)
    head = _masthead(paper.title, paper.address, made, listed=False)
    blocks = f"{head}\n{_drawing(made)}\n{writer.blocks()}"
    look = dressing(layout.of(0), paper.language)
    return f"dressed({look}, {{\n{blocks}\n}})", writer.flipped


def _leaf(made: SetPaper, writer: BlockWriter, size: str, head: str, foot: str) -> str:
    paper, layout = made.paper, made.layout
    head_of = _banner(paper) if paper.banner else _masthead(paper.title, paper.address, made)
    above = "" if made.later else f"counter(footnote).update(0)\n{head_of}\n{_drawing(made)}"
    inner = f"{above}\n{writer.blocks()}\nend"
    return _placed(
        inner, layout, paper.language, size, flipped=writer.flipped, head=head, foot=foot
    )


def _placed(
    inner: str,
    layout: Layout,
    language: str,
    size: str,
    *,
    flipped: bool,
    head: str,
    foot: str,
) -> str:
    """Return pages that hold some blocks."""
    around = f"{typst_string(head)}, {typst_string(foot)}"
    pages = f'"{size}", {str(flipped).lower()}, {layout.margin}mm, {around}'
    look = dressing(layout.of(0), language)
    return f"#leaf({pages})[#dressed({look})[#{{\n{inner}\n}}]]\n"


@cache
def _code(address: str) -> str:
    return segno.make(address, error="m", mask=_MASK).svg_inline(border=1)


def _banner(paper: Paper) -> str:
    typed = f"{paper.typed_address} (QR)"
    values = (paper.banner, paper.title, _code(paper.address), typed)
    return f"banner({', '.join(map(typst_string, values))})"


def _masthead(
    title: str, address: str, made: SetPaper | None = None, *, listed: bool = True
) -> str:
    """Return the head of a paper, or of a cover."""
    code = _code(address)
    values = ", ".join(map(typst_string, (title, code, f"{typed(address)} (QR)")))
    if made is None:
        return f"masthead({values}, listed: false)"
    icon = _ICON.format(made.paper.icon) if made.paper.icon else ""
    kind = "" if made.paper.quiet else made.paper.label
    named = f"kind: {typst_string(kind)}, name: {typst_string(made.paper.name)}"
    look = f"{named}, icon: {typst_string(icon)}"
    how = f"listed: {str(listed).lower()}, close: {str(made.layout.of(0).air < 1).lower()}"
    how += f", quiet: {str(made.paper.quiet).lower()}"
    return f"masthead({values}, {look}, {how})"


def _drawing(made: SetPaper) -> str:
    """Return the drawing that stands below the title, where there is one."""
    picture, high = made.paper.drawing, made.layout.drawn
    if picture is None or not high:
        return ""
    file = typst_string(f"/{made.paper.image(picture)}")
    return f"align(center, image({file}, alt: {typst_string(picture.alt)}, height: {high}mm))"
