"""Packets as booklets: what each edition holds, as PDF and for Word."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from resource_toolkit.papers.documents import Booklet, booklets_of, write_docx, write_pdf
from tests.papers.codes import codes_of
from tests.toolkits.sites import PROJECT

if TYPE_CHECKING:
    from resource_toolkit.checking.checked import Checked

pytestmark = pytest.mark.shipped_toolkit


@pytest.fixture(scope="module")
def editions(checked: Checked) -> dict[str, Booklet]:
    packet = checked.catalog.packets["start-getting-started"]
    return booklets_of(checked.catalog, checked.settings, packet, checked.bodies)


def test_an_edition_holds_what_it_says(editions: dict[str, Booklet]) -> None:
    texts = {name: "".join(part.html for part in found.parts) for name, found in editions.items()}
    assert list(texts) == ["sheets", "participants", "all"]
    for title, holders in (
        ("Who takes part", ["sheets"]),
        ("The sheet: who takes part", ["participants", "all"]),
        ("Steps", ["participants", "all"]),
        ("A filled example", ["participants", "all"]),
        ("Facilitator notes", ["all"]),
    ):
        assert [name for name, text in texts.items() if f">{title}</h2>" in text] == holders
    assert all(part.pages for part in editions["sheets"].parts)
    why = "Now see which parts of the community those groups leave out."
    assert [name for name, text in texts.items() if why in text] == ["all"]


def test_codes_of_a_pdf_lead_to_short_addresses(editions: dict[str, Booklet]) -> None:
    booklet = editions["sheets"]
    pdf = pypdfium2.PdfDocument(write_pdf(booklet, PROJECT))
    read = []
    for page in pdf:
        read += codes_of(page)
    assert read == [booklet.address, *(part.address for part in booklet.parts)]
    assert read[0] == "https://example.org/toolkit/start-getting-started/"
    assert "https://example.org/toolkit/sector-map/" in read


def test_a_booklet_is_the_same_twice(editions: dict[str, Booklet]) -> None:
    booklet = editions["sheets"]
    assert write_pdf(booklet, PROJECT) == write_pdf(booklet, PROJECT)
    assert write_docx(booklet, PROJECT) == write_docx(booklet, PROJECT)


def test_a_word_file_of_a_packet_has_a_section_for_each_tool(editions: dict[str, Booklet]) -> None:
    booklet = editions["participants"]
    read = docx.Document(io.BytesIO(write_docx(booklet, PROJECT)))
    heads = [section.header.paragraphs[0].text for section in read.sections]
    assert heads == ["", *(f"{part.title} · {part.typed_address}" for part in booklet.parts)]
    titles = [p.text for p in read.paragraphs if p.style and p.style.name == "Heading 1"]
    assert titles == [booklet.contents, *(part.title for part in booklet.parts)]
    tags = [tag.get(qn("w:val")) for tag in read.element.body.iter(qn("w:tag"))]
    assert len(tags) == len(set(tags)) > 100
