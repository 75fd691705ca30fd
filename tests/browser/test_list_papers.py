"""The visitor's list as one Word file, and as a print job, in three editions."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.sheet_page import open_sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.document import Document
    from playwright.sync_api import Page

    from tests.browser.conftest import PageAt

pytestmark = pytest.mark.shipped_toolkit

LIST = "stakeholder-map,garden-in-a-cup,cacfp-home,agenda-with-action-log"
"""Two with pictures and numbered steps, one that is a link, one that has rows to add."""
NAMED = ["Stakeholder map", "Garden in a cup", "Meeting agenda with action log"]
EDITIONS = ("sheets", "participants", "all")


def _open(page: Page, url: str) -> None:
    page.goto(f"{url}list/?r={LIST}")
    page.wait_for_selector("#list[data-ready]:not([hidden])")


def _taken(page: Page, edition: str, folder: Path) -> Document:
    """Return the Word file that a button makes, pressed with the keyboard."""
    with page.expect_download() as made:
        page.locator(f"[data-list=word-{edition}]").press("Enter")
    assert made.value.suggested_filename == f"my-list-{edition}.docx"
    made.value.save_as(folder / "list.docx")
    return docx.Document(str(folder / "list.docx"))


def _headings(document: Document, level: int) -> list[str]:
    style = document.styles[f"Heading {level}"]
    return [part.text for part in document.paragraphs if part.style == style]


def test_the_list_is_one_word_file_in_three_editions(
    page_at: PageAt,
    filled_url: str,
    accessibility_problems: Callable[..., list[str]],
    tmp_path: Path,
) -> None:
    page = open_sheet(page_at(390), filled_url, "stakeholder-map")
    page.locator("textarea").first.fill("Ana & <the library>")
    page.goto(f"{filled_url}list/")
    page.wait_for_selector("#list[data-ready]:not([hidden])")
    expect(page.locator("[data-list=word]")).to_be_hidden()
    _open(page, filled_url)
    assert accessibility_problems(page) == []
    made = {edition: _taken(page, edition, tmp_path) for edition in EDITIONS}
    expect(page.locator("[data-announce]")).to_have_text("The Word file is ready.")
    for edition, document in made.items():
        assert document.paragraphs[0].text == "My list"
        assert _headings(document, 1) == ["What is in it", "On the web", *NAMED]
        assert [part.header.paragraphs[0].text for part in document.sections[1:]] == NAMED
        assert "Stakeholder map ·" in document.sections[1].footer.paragraphs[0].text
        body = document.element.body
        words = [
            text.text for control in body.iter(qn("w:sdt")) for text in control.iter(qn("w:t"))
        ]
        assert "Ana & <the library>" in words
        ids = [picture.get("id") for picture in body.iter(qn("wp:docPr"))]
        assert len(ids) == len(set(ids)) == len(document.inline_shapes)
        for picture in body.iter(qn("a:blip")):
            assert document.part.related_parts[picture.get(qn("r:embed"))].blob
        parts = _headings(document, 2)
        assert "The sheet: who has a say, and who cares" in parts
        assert ("Before you start" in parts) is (edition != "sheets")
        assert ("Facilitator notes" in parts) is (edition == "all")


def test_lists_of_each_part_count_from_one(
    page_at: PageAt, filled_url: str, tmp_path: Path
) -> None:
    page = page_at(1280)
    _open(page, filled_url)
    document = _taken(page, "all", tmp_path)
    heads, numbers = "", dict[str, set[str]]()
    for part in document.element.body.iter(qn("w:p")):
        style, number = (next(part.iter(qn(f"w:{name}")), None) for name in ("pStyle", "numId"))
        if style is not None and style.get(qn("w:val")) == "Heading1":
            heads = "".join(text.text or "" for text in part.iter(qn("w:t")))
        if number is not None:
            numbers.setdefault(number.get(qn("w:val")), set()).add(heads)
    assert len(numbers) >= 2
    assert all(len(heads) == 1 for heads in numbers.values())
    known = document.part.numbering_part.element
    starts = {
        number.get(qn("w:numId")): next(number.iter(qn("w:startOverride"))).get(qn("w:val"))
        for number in known.iter(qn("w:num"))
        if number.get(qn("w:numId")) in numbers
    }
    assert set(starts) == set(numbers)
    assert set(starts.values()) == {"1"}


def test_a_part_that_does_not_come_is_told(
    page_at: PageAt, filled_url: str, tmp_path: Path
) -> None:
    page = page_at(1280, may_fail=True)
    page.route("**/garden-in-a-cup/whole.docx", lambda route: route.abort())
    _open(page, filled_url)
    document = _taken(page, "sheets", tmp_path)
    expect(page.locator("[data-announce]")).to_contain_text("Garden in a cup")
    assert "Garden in a cup" not in _headings(document, 1)
    assert any("Garden in a cup: This part" in part.text for part in document.paragraphs)


def test_without_papers_there_is_no_button(page_at: PageAt, site_url: str) -> None:
    page = page_at(1280)
    _open(page, site_url)
    expect(page.locator("[data-list=print-all]")).to_be_visible()
    expect(page.locator("[data-list=word]")).to_be_hidden()


def test_the_print_of_the_list_holds_its_edition(page_at: PageAt, site_url: str) -> None:
    page = page_at(1280)
    page.add_init_script("window.print = () => { window.printed = true; };")
    _open(page, site_url)
    told = {}
    for edition in EDITIONS:
        page.evaluate("window.printed = false")
        page.locator(f"[data-list=print-{edition}]").press("Enter")
        page.wait_for_function("() => window.printed")
        pages = PdfReader(io.BytesIO(page.pdf(format="Letter"))).pages
        told[edition] = "\n".join(part.extract_text() for part in pages)
        page.evaluate("dispatchEvent(new Event('afterprint'))")
    for edition, text in told.items():
        assert "The sheet: who has a say, and who cares" in text
        assert ("Before you start" in text) is (edition != "sheets")
        assert ("Facilitator notes" in text) is (edition == "all")
