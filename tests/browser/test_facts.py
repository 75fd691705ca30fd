"""A catalog of other people in a real browser: facts, many terms, terms below terms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from resource_toolkit.catalog import parse_query, select
from resource_toolkit.reading import read_catalog
from tests.browser.finder_page import count, open_finder, part, settle, slugs
from tests.browser.test_pages import sideways
from tests.toolkits.foreign import TODAY, write_foreign
from tests.toolkits.sites import build_once, serve_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from resource_toolkit.catalog import Catalog
    from tests.browser.conftest import PageAt

SIZE = 60
WIDTHS = (390, 1280)


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> tuple[Catalog, str]:
    root = write_foreign(tmp_path_factory.mktemp("foreign") / "kit", "software", SIZE)
    site = build_once(root, root.parent / "site", "--today", TODAY.isoformat())
    return read_catalog(root, today=TODAY)[0], str(site)


@pytest.fixture(scope="module")
def catalog(foreign: tuple[Catalog, str]) -> Catalog:
    return foreign[0]


@pytest.fixture(scope="module")
def address(foreign: tuple[Catalog, str]) -> Iterator[str]:
    with serve_folder(Path(foreign[1])) as served:
        yield served


def open_filter(page: Page, name: str) -> None:
    """Open a filter, on a phone in its sheet."""
    if part(page, "open").is_visible():
        part(page, "open").click()
    page.locator(f'[data-facet="{name}"]').evaluate("one => { one.open = true; }")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_number_is_asked_for_from_one_end_to_another(
    width: int, page_at: PageAt, address: str, catalog: Catalog
) -> None:
    page = page_at(width)
    open_finder(page, address)
    open_filter(page, "stars")
    ends = page.locator('[data-facet="stars"] input')
    ends.nth(0).fill("100")
    ends.nth(0).press("Tab")
    settle(page)
    ends.nth(1).fill("9000")
    ends.nth(1).press("Tab")
    page.wait_for_function("location.search.includes('stars=100..9000')")
    if part(page, "apply").is_visible():
        part(page, "apply").click()
    wanted, _ = parse_query(catalog, "stars=100..9000")
    assert count(page) == len(select(catalog, wanted)) > 0
    assert "Stars: 100 to 9,000" in part(page, "chips").inner_text()
    assert sideways(page) == 0
    part(page, "chips").get_by_role("button").first.click()
    settle(page)
    assert count(page) == SIZE
    assert ends.nth(0).input_value() == ""


def test_an_order_by_a_fact_is_that_of_the_core(
    page_at: PageAt, address: str, catalog: Catalog
) -> None:
    page = page_at(1280)
    open_finder(page, address)
    part(page, "sort").select_option(label="Updated: oldest first")
    settle(page)
    page.wait_for_function("location.search === '?sort=-updated'")
    wanted, _ = parse_query(catalog, "sort=-updated")
    assert slugs(page) == [found.slug for found in select(catalog, wanted)][:24]
    card = page.locator("#finder .card").first
    card.locator(".card__facts").wait_for()
    assert card.locator(".card__facts").inner_text().startswith("Stars: ")


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_that_fits_says_which_fact_to_loosen(
    width: int, page_at: PageAt, address: str, accessibility_problems: Callable[..., list[str]]
) -> None:
    page = page_at(width)
    open_finder(page, address, "updated=1999-01-01..1999-01-02&archived=yes")
    empty = part(page, "empty").inner_text()
    assert "Updated: Jan 1, 1999 to Jan 2, 1999" in empty
    assert accessibility_problems(page) == []
    part(page, "empty").get_by_role("button").first.click()
    settle(page)
    assert count(page) > 0


@pytest.mark.parametrize("width", WIDTHS)
def test_filters_and_pages_are_accessible_and_fit(
    width: int, page_at: PageAt, address: str, accessibility_problems: Callable[..., list[str]]
) -> None:
    page = page_at(width)
    open_finder(page, address, "archived=yes&stars=..90000")
    open_filter(page, "topics")
    for name in ("stars", "updated", "platforms"):
        page.locator(f'[data-facet="{name}"]').evaluate("one => { one.open = true; }")
    assert accessibility_problems(page) == []
    for way in ("resources/software-3/", "topics/tag-0/", "topics/tag-1/"):
        page.goto(f"{address}{way}")
        assert accessibility_problems(page) == []
        assert sideways(page) == 0


def test_filters_that_no_record_has_are_not_offered(page_at: PageAt, address: str) -> None:
    page = page_at(1280)
    open_finder(page, address)
    assert page.locator('[data-facet="minutes"]').count() == 0


def test_a_page_shows_links_facts_and_terms_above_and_below(
    page_at: PageAt, address: str, catalog: Catalog
) -> None:
    page = page_at(390)
    page.goto(f"{address}resources/software-3/")
    assert page.locator(".other-links a").all_text_contents() == ["Source code", "Demo"]
    assert "Open at software.example/3" in page.locator(".open").inner_text()
    about = page.locator("#about-this-resource").inner_text()
    stars = catalog.resources["software-3"].facts["stars"]
    assert f"Stars\n{stars:,}" in about
    page.goto(f"{address}topics/tag-1/")
    assert "Part of: Archive tag 0" in page.locator("main").inner_text()
    assert page.get_by_role("link", name="In short").get_attribute("href") is not None
    page.goto(f"{address}topics/tag-0/")
    ways = page.locator(".term__ways").inner_text()
    assert ways.startswith("More exactly: Atlas tag 1")
    assert ways.endswith("This list holds theirs too.")
