"""Sheets filled in on their page, with the keyboard alone: kept, printed, taken along."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from playwright.sync_api import expect

from tests.browser.sheet_page import SHEETS, open_sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import PageAt

pytestmark = pytest.mark.shipped_toolkit

LINES = 2
"""Up to how many lines high a label of a few signs is on a phone."""
FILLED = 8
"""How many fields of each are filled in."""


ACTIVE = """() => {
  const at = document.activeElement;
  const owner = at.closest("[data-field]");
  return owner && { id: owner.dataset.field, tick: at.type === "checkbox", name: at.ariaLabel };
}"""
VALUES = """() => Object.fromEntries(
  [...document.querySelectorAll("article.sheet [data-field]")].map((owner) => {
    const control = owner.matches("input") ? owner : owner.querySelector("textarea, input");
    return [owner.dataset.field, control.type === "checkbox" ? control.checked : control.value];
  }),
)"""


def _type_into(page: Page, count: int) -> dict[str, str | bool]:
    """Fill in the first fields with Tab, letters and Space; return what was filled in."""
    written: dict[str, str | bool] = {}
    for _ in range(200):
        page.keyboard.press("Tab")
        at = page.evaluate(ACTIVE)
        if not at or at["id"] in written:
            continue
        assert at["name"]
        if at["tick"]:
            before = page.evaluate("document.activeElement.checked")
            page.keyboard.press("Space")
            written[at["id"]] = not before
        else:
            words = f"Ana & {len(written)} <trees>"
            page.keyboard.type(words)
            written[at["id"]] = words
        if len(written) == count:
            break
    assert written
    return written


def _press(page: Page, name: str) -> None:
    """Go back to a button with the keyboard and press it."""
    for _ in range(300):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.dataset?.fill") == name:
            page.keyboard.press("Enter")
            return
    raise AssertionError(name)


def _controls(data: bytes) -> dict[str, str]:
    """Return the tag of each control of a Word file to its text."""
    body = docx.Document(io.BytesIO(data)).element.body
    return {
        control.find(qn("w:sdtPr")).find(qn("w:tag")).get(qn("w:val")): "".join(
            text.text or "" for text in control.iter(qn("w:t"))
        )
        for control in body.iter(qn("w:sdt"))
    }


@pytest.mark.parametrize("slug", SHEETS)
def test_a_sheet_is_filled_in_by_keyboard_kept_and_taken_along(
    page_at: PageAt,
    filled_url: str,
    slug: str,
    accessibility_problems: Callable[..., list[str]],
    tmp_path: Path,
) -> None:
    page = open_sheet(page_at(1280), filled_url, slug)
    written = _type_into(page, FILLED)
    assert accessibility_problems(page) == []

    def holds(other: Page) -> None:
        values = other.evaluate(VALUES)
        assert {name: values[name] for name in written} == written

    # Reloaded, and in a second tab.
    page.reload()
    page.wait_for_selector("article.sheet[data-ready]")
    holds(page)
    holds(open_sheet(page.context.new_page(), filled_url, slug))

    # On paper, with every word of it.
    printed = "".join(part.extract_text() for part in pypdf.PdfReader(io.BytesIO(page.pdf())).pages)
    squeezed = re.sub(r"\s+", "", printed)
    for words in written.values():
        if isinstance(words, str):
            assert re.sub(r"\s+", "", words) in squeezed

    # As a Word file, with the words in the right controls.
    _type_into(page, 1)
    with page.expect_download() as made:
        _press(page, "docx")
    target = tmp_path / "sheet.docx"
    made.value.save_as(target)
    controls = _controls(target.read_bytes())
    for name, words in page.evaluate(VALUES).items():
        if isinstance(words, str):
            assert controls[name].strip(" _") == words
        else:
            assert controls[name] == ("☒" if words else "☐")

    # As a file, which a colleague opens.
    with page.expect_download() as made:
        _press(page, "save")
    made.value.save_as(tmp_path / "sheet.json")
    other = open_sheet(page_at(390), filled_url, slug)
    assert other.evaluate("localStorage.length") == 0
    with other.expect_file_chooser() as chooser:
        other.locator("[data-fill=open]").focus()
        other.keyboard.press("Enter")
    chooser.value.set_files(tmp_path / "sheet.json")
    expect(other.locator(".fill-bar__note")).to_contain_text("Opened")
    assert other.evaluate(VALUES) == page.evaluate(VALUES)
    assert other.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_the_words_of_a_table_take_its_whole_width(
    page_at: PageAt, filled_url: str, width: int
) -> None:
    page = page_at(width)
    shares: dict[str, list[float]] = {}
    for slug in (*SHEETS, "active-play-week-plan", "sector-map"):
        shares[slug] = open_sheet(page, filled_url, slug).evaluate(
            """() => [...document.querySelectorAll(".fill-stack textarea")].map((field) =>
              field.offsetWidth / field.closest("table").parentElement.clientWidth)"""
        )
        label = page.locator(".fill-stack td:first-child", has_text="Mon")
        if slug == "active-play-week-plan":
            assert label.first.evaluate("(cell) => cell.offsetHeight") < LINES * 24
    assert sum(map(len, shares.values())) > 50
    narrow = {slug: min(of) for slug, of in shares.items() if of and min(of) < 0.85}
    assert not narrow
