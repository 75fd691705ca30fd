"""What every PDF of the real toolkit must keep: its pages, its room to write, its tags."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pypdf import PageObject

    from resource_toolkit.papers.documents import Booklet, Paper

pytestmark = pytest.mark.xdist_group("papers")

MM = 72 / 25.4
STROKE = re.compile(
    r"q 1 0 0 -1 (\S+) (\S+) cm/c\d CS 0\.50980395 SCN 0\.5 w 4 M 0 0 m (\S+) (\S+) l\nS"
)
"""A line of a table: where it begins, and how far it goes right and down, in points."""
_TEXT = re.compile(r"q 1 0 0 -1 (\S+) (\S+) cm/c\d cs \S+ scn\nBT")
"""Where a text begins."""
_BOX = re.compile(r"q 1 0 0 -1 (\S+) (\S+) cm/c\d CS 0\.23529412 SCN 0\.6 w")
"""Where a box to tick begins."""
_CURVE = re.compile(r" c\n")
_LINE = re.compile(r"cm/c\d (?:CS 0\.3529412 SCN|cs 0\.23529412 scn)")
"""A line to write on."""


def empty_cells(page: PageObject) -> Iterator[tuple[float, float, bool]]:
    """Yield width, height (mm) and whether a box stands in it of each cell without text."""
    content = page.get_contents()
    data = "" if content is None else content.get_data().decode("latin-1")
    strokes = [tuple(map(float, found)) for found in STROKE.findall(data)]
    texts = [tuple(map(float, found)) for found in _TEXT.findall(data)]
    boxes = [tuple(map(float, found)) for found in _BOX.findall(data)]
    upright = {(round(x, 1), round(y, 1), round(y - down, 1)) for x, y, a, down in strokes if not a}
    level = [(x, y, x + a) for x, y, a, down in strokes if not down]
    for top, bottom in {(top, bottom) for _, top, bottom in upright}:
        sides = sorted({x for x, high, low in upright if (high, low) == (top, bottom)})
        if len(sides) < 2:
            continue
        rows = sorted(
            {
                round(y, 1)
                for left, y, right in level
                if left >= sides[0] - 1 and right <= sides[-1] + 1 and bottom - 1 <= y <= top + 1
            },
            reverse=True,
        )
        for high, low in list(pairwise(rows))[1:]:
            for left, right in pairwise(sides):

                def holds(
                    starts: list[tuple[float, ...]],
                    area: tuple[float, ...] = (left, right, low, high),
                ) -> bool:
                    return any(area[0] < x < area[1] and area[2] < y < area[3] for x, y in starts)

                if not holds(texts):
                    yield (right - left) / MM, (high - low) / MM, holds(boxes)


def test_every_sheet_prints_on_the_pages_it_promises(
    sheets: dict[str, Paper], sheet_pdfs: dict[tuple[str, str], PdfReader]
) -> None:
    broken = {
        f"{slug} on {size}": f"{len(pdf.pages)} pages; it promises {sheets[slug].pages}"
        for (slug, size), pdf in sheet_pdfs.items()
        if len(pdf.pages) > (sheets[slug].pages or 0)
    }
    assert broken == {}


@pytest.mark.shipped_toolkit
def test_every_empty_cell_has_room_to_write(sheet_pdfs: dict[tuple[str, str], PdfReader]) -> None:
    cells = [
        (slug, size, wide, high, ticks)
        for (slug, size), pdf in sheet_pdfs.items()
        for page in pdf.pages
        for wide, high, ticks in empty_cells(page)
    ]
    assert len(cells) > 1000
    close = [cell for cell in cells if cell[2] < 11.9 or cell[3] < 7.9]
    assert close == []
    low = [cell for cell in cells if cell[2] >= 24.9 and cell[3] < 9.9 and not cell[4]]
    assert low == []


@pytest.mark.shipped_toolkit
def test_empty_cells_are_tagged(sheet_pdfs: dict[tuple[str, str], PdfReader]) -> None:
    pdf = sheet_pdfs["sector-map", "us-letter"]
    names = [str(node["/S"]) for node in nodes(pdf.root_object["/StructTreeRoot"])]
    # Two tables of three columns, with 4 and 6 rows below their heads, and one of four with 3.
    assert names.count("/TD") == 3 * (4 + 6) + 4 * 3
    assert names.count("/TH") == 10


def nodes(node: object) -> Iterator[dict[str, object]]:
    """Yield the structure elements below one."""
    value = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(value, list):
        for child in value:
            yield from nodes(child)
    elif isinstance(value, dict):
        if "/S" in value:
            yield value
        yield from nodes(value.get("/K", []))


def tables_share(page: PageObject) -> float:
    """Return how much of a page its tables take."""
    content = page.get_contents()
    data = "" if content is None else content.get_data().decode("latin-1")
    strokes = [tuple(map(float, stroke)) for stroke in STROKE.findall(data)]
    upright = [(round(y, 1), round(down, 1), x) for x, y, right, down in strokes if not right]
    tables: dict[tuple[float, float], list[float]] = {}
    for top, high, x in upright:
        tables.setdefault((top, high), []).append(x)
    area = sum(high * (max(sides) - min(sides)) for (_, high), sides in tables.items())
    return area / float(page.mediabox.width * page.mediabox.height)


def lines_on(page: PageObject) -> int:
    """Return how many lines to write on a page has."""
    content = page.get_contents()
    return 0 if content is None else len(_LINE.findall(content.get_data().decode("latin-1")))


def curves_on(page: PageObject) -> int:
    """Return how many curves a page has: a band and a mark have a few, a drawing has dozens."""
    content = page.get_contents()
    return 0 if content is None else len(_CURVE.findall(content.get_data().decode("latin-1")))


def texts(data: bytes) -> list[str]:
    """Return the text of each page; a font has one sign for both kinds of hyphen."""
    pdf = PdfDocument(data)
    return [
        re.sub("[\xad\ufffe]", "-", page.get_textpage().get_text_bounded()).replace("\r\n", "\n")
        for page in pdf
    ]


def words(text: str, without: Iterable[str]) -> str:
    for part in without:
        text = text.replace(part, "")
    return "".join(text.split())


@pytest.mark.shipped_toolkit
def test_no_page_of_a_booklet_is_nearly_empty(
    booklets: dict[tuple[str, str], tuple[Booklet, bytes]],
) -> None:
    bare = {}
    for (slug, edition), (booklet, data) in booklets.items():
        around = [
            f"{booklet.title} · {booklet.edition}",
            *(f"{part.title} · {part.typed_address}" for part in booklet.parts),
        ]
        pages = PdfReader(io.BytesIO(data)).pages
        for number, text in enumerate(texts(data), 1):
            signs = len(words(text, around))
            # A page of rows, lines or panels to fill in is not empty, nor one of drawings.
            page = pages[number - 1]
            has_room = tables_share(page) >= 0.2 or lines_on(page) >= 8
            if signs < 250 and not has_room and curves_on(page) < 25:
                bare[f"{slug} {edition} {number}"] = signs
    assert bare == {}


def test_the_contents_of_a_booklet_name_the_pages(
    booklets: dict[tuple[str, str], tuple[Booklet, bytes]],
) -> None:
    for (slug, edition), (booklet, data) in booklets.items():
        cover, *_ = pages = texts(data)
        titled = iter(booklet.parts)
        for title, number in re.findall(r"^(.+?) ?(?:\. ?)+ ?\u2060?(\d+)$", cover, re.M):
            part = next(titled)
            assert part.title.startswith(title[:20]), (slug, edition)
            page = pages[int(number) - 1]
            assert f"{part.title} · {part.typed_address}" in page, (slug, edition)
            assert f"{number}/{len(pages)}" in page
        assert next(titled, None) is None, (slug, edition, cover)
