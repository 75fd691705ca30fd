"""Sheets as posters: every part of the page is on some sheet of paper, with marks to cut."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from pypdf import PdfReader

from resource_toolkit.papers.documents import papers_of, write_poster
from resource_toolkit.papers.documents.paper import Poster
from tests.papers.codes import codes_of
from tests.toolkits.sites import PROJECT

if TYPE_CHECKING:
    from resource_toolkit.checking.checked import Checked

pytestmark = pytest.mark.shipped_toolkit

SIZES = {"us-letter": (612, 792), "a4": (595, 842)}


def _poster(checked: Checked, slug: str, size: str, times: int) -> bytes:
    catalog = checked.catalog
    found = catalog.resources[slug]
    sheet, _ = papers_of(catalog, checked.settings, found, checked.bodies[slug])
    words = catalog.words_for(found)["poster_place"]
    return write_poster(Poster(paper=sheet, times=times, size=size, words=words), PROJECT)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("slug", "times", "place"), [("depth-map", 2, "Row 2 of 2, column 1")])
def test_a_poster_takes_pages_that_say_their_place(
    checked: Checked, slug: str, times: int, place: str, size: str
) -> None:
    data = _poster(checked, slug, size, times)
    assert b"pdfuaid:part" in data
    pages = PdfReader(io.BytesIO(data)).pages
    assert len(pages) == times * times
    wide, high = SIZES[size]
    for page in pages:
        assert abs(float(page.mediabox.width) - wide) < 1
        assert abs(float(page.mediabox.height) - high) < 1
    # What is shown on each; what lies beyond its edge is on its neighbor.
    texts = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]
    assert place in texts[2]
    # Its last words stand below, its last column at the right.
    assert "Who will ask me" in " ".join(texts[3].split())
    assert "By when" not in texts[0]


def test_a_sheet_that_has_a_page_for_each_part_is_a_poster_of_the_first(checked: Checked) -> None:
    data = _poster(checked, "hand-washing-steps", "us-letter", 2)
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]
    assert len(pages) == 4
    assert "The steps" in pages[0]
    assert not any("When we wash" in page for page in pages)


def test_a_poster_is_as_large_as_it_says_and_its_code_is_read(checked: Checked) -> None:
    slug = "tarjeta-de-emergencia"
    data = _poster(checked, slug, "a4", 2)
    assert b"Fila 1 de 2" not in data
    document = pypdfium2.PdfDocument(data)
    assert "Fila 1 de 2, columna 2 de 2" in document[1].get_textpage().get_text_bounded()
    # At so few dots, the code of the sheet itself cannot be read.
    assert [code.rsplit("/", 2)[1] for code in codes_of(document[1], 1)] == [slug]


def test_every_poster_of_the_toolkit_can_be_set(checked: Checked) -> None:
    posters = [found for found in checked.catalog.active if found.poster]
    assert len(posters) >= 2
    for found in posters:
        assert _poster(checked, found.slug, "us-letter", found.poster or 2)
