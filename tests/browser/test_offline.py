"""The copy of the whole site, opened from a folder with the network off."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from playwright.sync_api import expect

from resource_toolkit.publishing.offline import copy_faults
from tests.browser.finder_page import answer_in_dialog, slugs
from tests.toolkits.sites import PROJECT, build_once, serve_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.browser.conftest import PageAt

pytestmark = pytest.mark.shipped_toolkit

DATA = Path(__file__).parents[1] / "data"
MOST = 8_000_000
"""How many bytes the copy may have without papers."""
SOME = ("stakeholder-map", "mou-light")


@pytest.fixture(scope="module")
def copied_site(shared_folder: Path) -> Path:
    """The real toolkit with its copies."""
    return build_once(PROJECT, shared_folder / "copied-site", "--offline")


@pytest.fixture(scope="module")
def folder(copied_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every copy, unpacked side by side as on a stick."""
    stick = tmp_path_factory.mktemp("stick")
    for copy in (copied_site / "offline").glob("*.zip"):
        with zipfile.ZipFile(copy) as packed:
            packed.extractall(stick)
    return stick


@pytest.fixture
def copy(folder: Path, copied_site: Path) -> str:
    """The address of the copy of the whole site, with a closing slash."""
    largest = max((copied_site / "offline").glob("*.zip"), key=lambda path: path.stat().st_size)
    assert largest.stat().st_size <= MOST
    return f"{(folder / largest.stem).as_uri()}/"


def _questions() -> Iterator[str]:
    for name in ("queries.yml", "questions-unseen.yml"):
        data = yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
        for asked in data.values() if isinstance(data, dict) else [data]:
            yield from (question["ask"] for question in asked[:30])


def test_a_copy_that_a_server_shows_finds_as_the_site_does(
    page_at: PageAt, copied_site: Path, folder: Path
) -> None:
    whole = max((copied_site / "offline").glob("*.zip"), key=lambda path: path.stat().st_size)
    found = []
    for served in (copied_site, folder / whole.stem):
        page = page_at(1280)
        with serve_folder(served) as address:
            page.goto(f"{address}find/index.html?q=grandma+keeps+giving+him+candy")
            found.append(slugs(page))
            # Words of other parts are fetched behind what is shown; then the server may go.
            page.wait_for_load_state("networkidle")
    assert found[0] == found[1] != []


def test_a_hundred_questions_have_the_answers_of_the_site(
    page_at: PageAt, copy: str, copied_site: Path
) -> None:
    asked = list(_questions())
    assert len(asked) >= 100
    site, stick = page_at(1280), page_at(1280, offline=True)
    with serve_folder(copied_site) as address:
        site.goto(address)
        stick.goto(f"{copy}index.html")
        for page in (site, stick):
            page.keyboard.press("/")
            expect(page.locator("#search-words")).to_be_focused()
        for question in asked:
            assert answer_in_dialog(stick, question) == answer_in_dialog(site, question), question


def test_the_finder_filters_and_its_address_opens_again(page_at: PageAt, copy: str) -> None:
    page = page_at(390, offline=True)
    page.goto(f"{copy}find/index.html?stages=getting-started")
    page.wait_for_selector("#finder[data-ready]:not([hidden])")
    links = page.locator("#finder .card__title a")
    expect(links.first).to_be_visible()
    address = links.first.get_attribute("href")
    assert str(address).endswith("/index.html")
    links.first.click()
    expect(page.locator("article.resource h1")).to_be_visible()
    page.go_back()
    expect(links.first).to_be_visible()


def test_the_list_prints_all_of_its_parts(page_at: PageAt, copy: str) -> None:
    page = page_at(1280, offline=True)
    page.add_init_script("window.print = () => { window.printed = true; };")
    for slug in SOME:
        page.goto(f"{copy}resources/{slug}/index.html")
        page.locator(".actions .tick").click()
    page.locator(".tray a").first.click()
    page.wait_for_selector("#list[data-ready]:not([hidden])")
    expect(page.locator(".list__item")).to_have_count(len(SOME))
    page.locator("[data-list=print-all]").click()
    page.wait_for_function("() => window.printed")
    parts = page.locator("[data-list=packet] .packet__part")
    expect(parts).to_have_count(len(SOME))
    for at in range(len(SOME)):
        expect(parts.nth(at).locator(".resource__body h3").first).to_be_attached()
    told = page.locator("[data-list=packet] .packet__address").first.inner_text()
    assert told.startswith("https://")
    page.reload()
    expect(page.locator(".list__item")).to_have_count(len(SOME))


def test_a_page_of_the_copy_has_no_barrier(
    page_at: PageAt, copy: str, accessibility_problems: Callable[..., list[str]]
) -> None:
    # axe asks for style sheets by scripts, which a folder refuses.
    page = page_at(390, offline=True, may_fail=True)
    page.goto(f"{copy}resources/stakeholder-map/sheet/index.html")
    page.wait_for_selector("article.sheet[data-ready]")
    assert accessibility_problems(page) == []


def test_a_sheet_is_filled_in_and_kept_on_the_stick(page_at: PageAt, copy: str) -> None:
    page = page_at(390, offline=True)
    page.goto(f"{copy}resources/stakeholder-map/sheet/index.html")
    page.wait_for_selector("article.sheet[data-ready]")
    area = page.get_by_role("textbox", name="First five asks: row 1, Who", exact=True)
    area.fill("Ana of the library")
    page.reload()
    expect(area).to_have_value("Ana of the library")
    expect(page.locator(".copy-note")).to_contain_text("This is a copy of")
    expect(page.locator(".copy-note a")).to_have_attribute("href", re.compile("^https:"))
    with page.expect_download() as made:
        page.locator("[data-fill=save]").click()
    assert made.value.suggested_filename == "stakeholder-map.json"


def test_the_way_through_the_site_needs_no_network(page_at: PageAt, copy: str) -> None:
    page = page_at(1280, offline=True)
    page.goto(f"{copy}index.html")
    for name in ("find", "list", "packets", "trainings", "stages", "check-up", "crosswalk"):
        page.goto(f"{copy}{name}/index.html")
        expect(page.locator("h1").first).to_be_visible()
        expect(page.locator(".copy-note")).to_be_visible()
    page.goto(f"{copy}find/index.html?q=zzzz")
    page.wait_for_selector("#finder[data-ready]:not([hidden])")


def test_a_packet_alone_opens_with_its_sheets(page_at: PageAt, folder: Path) -> None:
    page = page_at(390, offline=True)
    page.goto((folder / "start-getting-started/index.html").as_uri())
    page.wait_for_url("**/packets/start-getting-started/index.html")
    expect(page.locator("article.packet h1")).to_be_visible()
    expect(page.get_by_role("button", name="Search", exact=False)).to_have_count(0)
    slug = str(page.locator("[data-sheet]").first.get_attribute("data-sheet"))
    page.goto((folder / f"start-getting-started/resources/{slug}/sheet/index.html").as_uri())
    expect(page.locator("article.sheet h1")).to_be_visible()


def test_the_list_goes_on_a_stick_of_its_own(
    page_at: PageAt, copied_site: Path, tmp_path: Path
) -> None:
    page = page_at(1280)
    with serve_folder(copied_site, "/toolkit/") as address:
        page.goto(f"{address}list/?r={','.join(SOME)}")
        page.wait_for_selector("#list[data-ready]:not([hidden])")
        with page.expect_download() as made:
            page.locator("[data-list=stick]").click()
        made.value.save_as(tmp_path / "my-list.zip")
    assert copy_faults(tmp_path / "my-list.zip", copied_site) == []
    with zipfile.ZipFile(tmp_path / "my-list.zip") as packed:
        packed.extractall(tmp_path)
    stick = page_at(390, offline=True)
    stick.goto((tmp_path / "my-list/index.html").as_uri())
    stick.get_by_role("link", name="Stakeholder map").click()
    expect(stick.locator("article.resource h1")).to_have_text("Stakeholder map")
    stick.goto((tmp_path / "my-list/resources/stakeholder-map/sheet/index.html").as_uri())
    area = stick.get_by_role("textbox", name="First five asks: row 1, Who", exact=True)
    area.fill("Ana")
    stick.reload()
    expect(area).to_have_value("Ana")
