"""A training is run from its page: one part at a time, with a clock, and without a network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.toolkits.sites import serve_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import PageAt

ADDRESS = "trainings/leading-a-circle/run/"


@pytest.fixture(scope="module")
def address(agency_site: Path) -> Iterator[str]:
    with serve_folder(agency_site) as site:
        yield site + ADDRESS


def shown(page: Page) -> list[str]:
    seen = page.locator(".run__part:visible").evaluate_all("all => all.map(one => one.id)")
    return [str(name) for name in seen]


def test_keys_turn_the_parts_and_the_clock_runs(page_at: PageAt, address: str) -> None:
    page = page_at(390)
    page.clock.install()
    page.goto(address)
    assert shown(page) == ["part-1"]
    elapsed = page.locator("[data-run-elapsed]")
    expect(elapsed).to_have_text("0:00 · 40:00 left")
    page.locator("[data-run-clock]").click()
    page.clock.fast_forward("10:00")
    expect(elapsed).to_have_text(re.compile(r"^10:\d\d · (30:00|29:\d\d) left$"))
    page.keyboard.press("ArrowRight")
    assert shown(page) == ["part-2"]
    expect(page.locator("#part-2")).to_be_focused()
    expect(elapsed).to_have_text(re.compile(r"^10:\d\d · (50:00|49:\d\d) left$"))
    page.keyboard.press("PageUp")
    page.clock.fast_forward("31:05")
    expect(elapsed).to_have_text(re.compile(r"^41:\d\d · 1:\d\d over$"))
    page.locator("[data-run-clock]").click()
    page.clock.fast_forward("05:00")
    expect(elapsed).to_have_text(re.compile(r"^41:\d\d · 1:\d\d over$"))


def test_a_page_that_is_loaded_again_goes_on(page_at: PageAt, address: str) -> None:
    page = page_at(390)
    page.clock.install()
    page.goto(address)
    page.locator("[data-run-clock]").click()
    page.locator("[data-run-next]").click()
    page.clock.fast_forward("02:00")
    page.reload()
    assert shown(page) == ["part-2"]
    expect(page.locator("[data-run-elapsed]")).to_contain_text(re.compile(r"^2:\d\d ·"))
    page.locator("[data-run-again]").click()
    assert shown(page) == ["part-1"]
    expect(page.locator("[data-run-elapsed]")).to_contain_text("0:00 ·")


def test_it_runs_from_a_folder_without_a_network(page_at: PageAt, agency_site: Path) -> None:
    page = page_at(1280)
    page.context.set_offline(True)
    page.goto((agency_site / ADDRESS / "index.html").as_uri())
    page.locator("[data-run-next]").click()
    assert shown(page) == ["part-2"]
    expect(page.locator("#part-2 .run__code svg")).to_be_visible()


def test_without_scripts_and_on_paper_all_parts_stand_there(page_at: PageAt, address: str) -> None:
    plain = page_at(390, java_script_enabled=False)
    plain.goto(address)
    assert shown(plain) == ["part-1", "part-2"]
    page = page_at(1280)
    page.goto(address)
    page.emulate_media(media="print")
    assert shown(page) == ["part-1", "part-2"]
    assert page.locator(".run__bar").is_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_accessibility_problems(
    page_at: PageAt,
    address: str,
    accessibility_problems: Callable[..., list[str]],
    width: int,
    scheme: str,
) -> None:
    page = page_at(width, color_scheme=scheme)
    page.goto(address)
    page.locator("[data-run-next]").click()
    assert accessibility_problems(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
