"""How long pages are on a phone, that nothing of them is lost, and that folded parts open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from resource_toolkit.checking.checked import Checked
    from tests.browser.conftest import PageAt

pytestmark = pytest.mark.shipped_toolkit

SCREEN = 844
PAGES = {
    "": 6,
    "for/providers/": 8,
    "for/trainers/": 8,
    "stages/getting-started/": 7,
    "stages/strengthening-execution/": 7,
    "stages/building-vision/": 7,
    "stages/model/": 7,
    "collections/partnership/": 10,
    "gateways/F/": 10,
    "packets/table-packet-model/": 6,
    "packets/active-play-week/": 6,
}
"""Address to the most screens that it may take."""


def screens(page: Page) -> float:
    """Return how many screens of a phone the page takes."""
    return float(page.evaluate("document.documentElement.scrollHeight")) / SCREEN


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("scripts", [True, False])
def test_pages_are_short_on_a_phone(
    page_at: PageAt, site_url: str, address: str, *, scripts: bool
) -> None:
    page = page_at(390, height=SCREEN, java_script_enabled=scripts)
    page.goto(site_url + address)
    expect(page.locator("h1").first).to_be_visible()
    if scripts:
        assert screens(page) <= PAGES[address]
    else:
        box = page.locator("body").bounding_box()
        assert box is not None
        assert box["height"] / SCREEN <= PAGES[address]


def test_every_resource_of_a_toolkit_is_on_its_page(
    page_at: PageAt, site_url: str, checked: Checked
) -> None:
    slug, listed = max(checked.catalog.by_collection.items(), key=lambda pair: len(pair[1]))
    page = page_at(390, height=SCREEN)
    page.goto(f"{site_url}collections/{slug}/")
    cards = page.locator("[data-resource]")
    expect(cards).to_have_count(len(listed))
    last = cards.last
    expect(last).not_to_be_visible()
    page.locator(".rest > summary").click()
    expect(last).to_be_visible()


def test_three_cards_stand_on_the_first_screen_of_a_toolkit(
    page_at: PageAt, site_url: str, checked: Checked
) -> None:
    page = page_at(390, height=SCREEN)
    for slug in checked.catalog.by_collection:
        page.goto(f"{site_url}collections/{slug}/")
        third = page.locator(".card").nth(2)
        expect(third).to_be_visible()
        box = third.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= SCREEN, slug


def test_where_there_is_room_nothing_is_folded(page_at: PageAt, site_url: str) -> None:
    page = page_at(1280)
    page.goto(f"{site_url}collections/partnership/")
    expect(page.locator(".card").last).to_be_visible()
    expect(page.locator(".rest > summary")).to_be_hidden()


def test_a_link_into_a_folded_list_opens_it(page_at: PageAt, site_url: str) -> None:
    page = page_at(390, height=SCREEN)
    page.goto(f"{site_url}packets/table-packet-model/")
    part = page.locator("details.packet__part").nth(1)
    expect(part).not_to_have_attribute("open", "")
    page.locator(".packet__contents a").nth(1).click()
    expect(part).to_have_attribute("open", "")
