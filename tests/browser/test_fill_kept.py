"""What people write on sheets: kept on the device, never lost, known to packets and lists."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pypdf
import pytest
from playwright.sync_api import FilePayload, expect

from tests.browser.sheet_page import open_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import PageAt

pytestmark = pytest.mark.shipped_toolkit

MAP = "resources/stakeholder-map/sheet/"


def _file(fields: list[dict[str, str | int]]) -> dict[str, object]:
    sheet = {"slug": "stakeholder-map", "title": "Stakeholder map", "fields": fields}
    return {"format": "toolkit-sheets", "version": 1, "sheets": [sheet]}


def _fill_map(page: Page, url: str) -> Page:
    return open_sheet(page, url, "stakeholder-map")


def _note(page: Page) -> Locator:
    return page.locator(".fill-bar__note")


def _kept(page: Page) -> dict[str, str]:
    kept = page.evaluate(
        "Object.fromEntries(Object.keys(localStorage).map("
        "key => [key.split('#')[1], JSON.parse(localStorage[key])[0]]))"
    )
    return dict(kept)


def _open(page: Page, content: str) -> None:
    file = FilePayload(name="a.json", mimeType="application/json", buffer=content.encode())
    page.locator("[data-fill=file]").set_input_files(file)


@pytest.fixture
def sheet(page_at: PageAt, site_url: str) -> Page:
    return _fill_map(page_at(1280), site_url)


def _area(page: Page, row: int, column: str) -> Locator:
    return page.get_by_role("textbox", name=f"First five asks: row {row}, {column}", exact=True)


def test_keys_carry_the_path_of_the_site_and_one_field_each(sheet: Page) -> None:
    _area(sheet, 1, "Who").fill("Ana")
    _area(sheet, 1, "Box").fill("Build")
    keys = sheet.evaluate("Object.keys(localStorage).sort()")
    path = urlsplit(sheet.url).path.partition("resources/")[0]
    assert keys == [
        f"toolkit.sheet:{path}stakeholder-map#first-five-asks.row-1.box",
        f"toolkit.sheet:{path}stakeholder-map#first-five-asks.row-1.who",
    ]


def test_two_tabs_take_nothing_from_each_other(sheet: Page, site_url: str) -> None:
    other = _fill_map(sheet.context.new_page(), site_url)
    _area(sheet, 1, "Who").fill("Ana")
    _area(other, 2, "Who").fill("Ben")
    expect(_area(sheet, 2, "Who")).to_have_value("Ben")
    expect(_area(other, 1, "Who")).to_have_value("Ana")
    other.locator("[data-fill=fill_row_add]").click()
    other.keyboard.type("Cem")
    expect(_area(sheet, 6, "Who")).to_have_value("Cem")


def test_clear_is_in_sight_and_can_be_undone(page_at: PageAt, site_url: str) -> None:
    page = _fill_map(page_at(390, height=700), site_url)
    clear = page.get_by_role("button", name="Clear", exact=True)
    assert clear.get_attribute("aria-disabled") == "true"
    page.locator("[data-fill=fill_row_add]").click()
    page.keyboard.type("Sixth")
    _area(page, 4, "Who").fill("Ana")
    expect(clear).to_be_in_viewport()
    clear.click()
    expect(_note(page)).to_contain_text("gone from this device")
    assert _kept(page) == {}
    expect(_area(page, 6, "Who")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(_area(page, 4, "Who")).to_have_value("Ana")
    expect(_area(page, 6, "Who")).to_have_value("Sixth")
    page.reload()
    expect(_area(page, 6, "Who")).to_have_value("Sixth")


def test_undo_leaves_what_was_written_since(sheet: Page) -> None:
    _area(sheet, 1, "Who").fill("Ana")
    sheet.get_by_role("button", name="Clear", exact=True).click()
    _area(sheet, 1, "Who").fill("Ben")
    sheet.get_by_role("button", name="Undo").click()
    assert _kept(sheet) == {"first-five-asks.row-1.who": "Ben"}


def test_only_rows_that_were_added_are_taken_out(sheet: Page) -> None:
    out = sheet.locator("[data-fill=fill_row_remove]")
    out.click()
    expect(_area(sheet, 5, "Who")).to_have_count(1)
    sheet.locator("[data-fill=fill_row_add]").click()
    sheet.keyboard.type("Sixth")
    out.click()
    expect(_area(sheet, 6, "Who")).to_have_count(0)
    expect(_note(sheet)).to_have_text("Row 6 taken out")
    sheet.get_by_role("button", name="Undo").click()
    expect(_area(sheet, 6, "Who")).to_have_value("Sixth")


def test_words_whose_field_is_gone_stand_below_the_sheet(sheet: Page) -> None:
    sheet.evaluate(
        """() => {
          const path = location.pathname.split("resources/")[0];
          localStorage[`toolkit.sheet:${path}stakeholder-map#old.row-1.who`] =
            JSON.stringify(["Old words", "Old: row 1, Who"]);
        }"""
    )
    sheet.reload()
    earlier = sheet.get_by_role("region", name="From an earlier version of this sheet")
    expect(earlier).to_contain_text("Old: row 1, Who")
    expect(earlier).to_contain_text("Old words")
    sheet.context.grant_permissions(["clipboard-read", "clipboard-write"])
    earlier.get_by_role("button", name="Copy: Old: row 1, Who").click()
    sheet.wait_for_function(
        "() => navigator.clipboard.readText().then(text => text === 'Old words')"
    )
    earlier.get_by_role("button", name="Take out: Old: row 1, Who").click()
    expect(earlier).to_have_count(0)
    sheet.get_by_role("button", name="Undo").click()
    expect(earlier).to_contain_text("Old words")


def test_a_full_store_is_said_and_the_words_go_into_the_file(sheet: Page, tmp_path: Path) -> None:
    sheet.evaluate(
        """() => {
          Storage.prototype.setItem = () => {
            throw new DOMException("full", "QuotaExceededError");
          };
        }"""
    )
    _area(sheet, 1, "Who").fill("Ana")
    expect(sheet.get_by_role("alert")).to_contain_text("no room left")
    with sheet.expect_download() as made:
        sheet.locator("[data-fill=save]").click()
    made.value.save_as(tmp_path / "sheet.json")
    assert "Ana" in (tmp_path / "sheet.json").read_text(encoding="utf-8")


def test_two_hundred_kilobytes_of_words_survive(sheet: Page) -> None:
    areas = sheet.locator("article.sheet textarea")
    count = areas.count()
    long = "Words of a long meeting. " * (200_000 // 25 // count + 1)
    for at in range(count):
        areas.nth(at).fill(f"{at} {long}")
    assert sum(map(len, _kept(sheet).values())) > 200_000
    sheet.reload()
    sheet.wait_for_selector("article.sheet[data-ready]")
    values = areas.evaluate_all("areas => areas.map(area => area.value)")
    assert values == [f"{at} {long}" for at in range(count)]
    printed = "".join(
        part.extract_text() for part in pypdf.PdfReader(io.BytesIO(sheet.pdf())).pages
    )
    # Every word of it, wherever lines and pages break, and in a narrow column a word, too.
    assert printed.count("W") >= count * long.count("W")


@pytest.mark.parametrize(
    "content",
    [
        "no json",
        "[]",
        '{"format": "other", "version": 1, "sheets": []}',
        '{"format": "toolkit-sheets", "version": 1, "sheets": [{"slug": "../a"}]}',
        json.dumps(_file([{"field": "a", "name": "", "words": 1}])),
    ],
)
def test_a_file_of_another_kind_is_told_plainly(sheet: Page, content: str) -> None:
    _area(sheet, 1, "Who").fill("Ana")
    _open(sheet, content)
    expect(_note(sheet)).to_contain_text("not saved from a sheet")
    assert _kept(sheet) == {"first-five-asks.row-1.who": "Ana"}


def test_words_that_a_file_replaces_stand_below_the_sheet(sheet: Page) -> None:
    _area(sheet, 1, "Who").fill("Ana")
    content = json.dumps(
        _file(
            [
                {"field": "first-five-asks.row-1.who", "name": "Who", "words": "Ben"},
                {"field": "first-five-asks.row-7.who", "name": "Who", "words": "Cem"},
            ]
        )
    )
    _open(sheet, content)
    expect(_area(sheet, 1, "Who")).to_have_value("Ben")
    expect(_area(sheet, 7, "Who")).to_have_value("Cem")
    expect(sheet.locator(".fill-earlier")).to_contain_text("Ana")


def test_without_scripts_the_form_prints(page_at: PageAt, site_url: str) -> None:
    page = page_at(1280, java_script_enabled=False)
    page.goto(f"{site_url}{MAP}")
    assert page.locator("textarea").count() == 0
    pages = pypdf.PdfReader(io.BytesIO(page.pdf())).pages
    text = " ".join(" ".join(part.extract_text() for part in pages).split())
    assert "Who asks" in text
    assert "____" in text


def test_an_empty_sheet_prints_as_before(page_at: PageAt, site_url: str) -> None:
    pages = []
    for scripts in (True, False):
        page = page_at(1280, java_script_enabled=scripts)
        page.goto(f"{site_url}{MAP}")
        if scripts:
            page.wait_for_selector("article.sheet[data-ready]")
        pages.append(
            [part.extract_text() for part in pypdf.PdfReader(io.BytesIO(page.pdf())).pages]
        )
    assert pages[0] == pages[1]


def test_packets_and_the_list_know_print_and_save_filled_in_sheets(
    sheet: Page, site_url: str, tmp_path: Path
) -> None:
    _area(sheet, 1, "Who").fill("Ana of the library")
    sheet.add_init_script("window.print = () => { window.printed = true; };")
    sheet.goto(f"{site_url}list/?r=stakeholder-map,mou-light")
    box = sheet.get_by_role("group", name="What you fill in")
    expect(box).to_contain_text("Filled in on this device: Stakeholder map")
    sheet.locator("[data-list=print-all]").click()
    sheet.wait_for_function("() => window.printed")
    expect(sheet.locator("[data-list=packet] .filled-in")).to_have_text("Ana of the library")
    with sheet.expect_download() as made:
        box.locator("[data-fill=save]").click()
    made.value.save_as(tmp_path / "all.json")
    saved = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert [each["slug"] for each in saved["sheets"]] == ["stakeholder-map"]
    sheet.goto(f"{site_url}resources/stakeholder-map/")
    expect(sheet.locator(".handed-out .filled-in")).to_have_text("Ana of the library")
    expect(sheet.locator(".fill-here")).to_contain_text("Go on filling in")


def test_a_packet_shows_what_was_filled_in(page_at: PageAt, site_url: str) -> None:
    page = page_at(1280)
    page.goto(f"{site_url}packets/start-getting-started/")
    box = page.get_by_role("group", name="What you fill in")
    expect(box).to_contain_text("None of these sheets")
    slug = page.locator(".packet [data-sheet]:has(td[data-field])").first.get_attribute(
        "data-sheet"
    )
    open_sheet(page, site_url, str(slug))
    page.locator("article.sheet td textarea").first.fill("Ana of the library")
    page.goto(f"{site_url}packets/start-getting-started/")
    expect(page.locator(".packet .filled-in")).to_have_text("Ana of the library")
    expect(box.get_by_role("link")).to_have_count(1)
