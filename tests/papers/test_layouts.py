"""How a paper is set: as roomy as its pages allow, each idea whole."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from resource_toolkit.papers.documents import write_docx, write_pdf
from resource_toolkit.papers.documents.columns import WORDS, widths
from resource_toolkit.papers.documents.pdf import set_paper
from resource_toolkit.papers.documents.typst_source import BlockWriter
from resource_toolkit.papers.sheets import NEW_PAGE
from resource_toolkit.papers.tree import Table
from tests.papers.test_documents import cells, paper
from tests.papers.test_pdfs import empty_cells
from tests.toolkits.sites import PROJECT


def test_cells_to_write_in_take_what_is_left_of_the_page() -> None:
    table = "<table><tr><th>Who helps</th></tr><tr><td><br></td></tr></table>"
    pdf = PdfReader(io.BytesIO(write_pdf(paper(table), PROJECT)))
    assert [high > 14 for _, high, _ in empty_cells(pdf.pages[0])] == [True]


def test_a_short_sheet_has_large_letters() -> None:
    assert set_paper(paper("<p>Sing.</p>"), PROJECT).layout.size > 12
    full = paper("<p>Sing.</p>" * 38)
    assert set_paper(full, PROJECT).layout.size < 12


def test_a_sheet_that_fits_on_one_page_takes_no_second() -> None:
    nearly = replace(paper("<p>Sing.</p>" * 30), pages=2)
    pdf = PdfReader(io.BytesIO(write_pdf(nearly, PROJECT)))
    assert len(pdf.pages) == 1


def test_what_follows_a_mark_for_a_page_begins_one() -> None:
    made = replace(paper(f"<p>Sing.</p>{NEW_PAGE}<p>Dance.</p>"), pages=2)
    pdf = PdfReader(io.BytesIO(write_pdf(made, PROJECT)))
    assert [
        word in page.extract_text()
        for page, word in zip(pdf.pages, ("Sing.", "Dance."), strict=True)
    ] == [True, True]
    word = docx.Document(io.BytesIO(write_docx(made, PROJECT)))
    assert len(word.element.body.findall(".//" + qn("w:br"))) == 1


def test_a_line_to_write_on_goes_on_to_the_margin() -> None:
    layout = set_paper(paper("<p>Name: ____</p>"), PROJECT).layout
    source = BlockWriter(paper("<p>Name: ____</p><p>Name: ____ and age</p>"), layout, "a4").blocks()
    assert source.count("last-blank(") == 1


def test_a_picture_stands_beside_its_list() -> None:
    picture = '<p><img src="../../collections/a/pictures/sock-ball-games.svg" alt="A"></p>'
    shown = replace(
        paper(f"{picture}<ul><li>Rolls</li></ul>"), pictures="resources/physical-activity/pictures"
    )
    layout = set_paper(shown, PROJECT).layout
    assert "beside(" in BlockWriter(shown, layout, "a4").blocks()


@pytest.mark.parametrize(("head", "narrow"), [("U / S / N", True), ("0–3", True), ("Who", False)])
def test_a_head_of_single_signs_is_over_marks(head: str, narrow: bool) -> None:
    table = Table(cells("Line", head, "How we know"), (cells("A line", "", ""),))
    assert (widths(table, 150, 1.7)[1] < WORDS) is narrow
