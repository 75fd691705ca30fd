"""Sheets on paper, from a browser: one of each kind keeps the pages that it promises."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tests.browser.sheet_page import open_sheet

if TYPE_CHECKING:
    from resource_toolkit.checking.checked import Checked
    from tests.browser.conftest import PageAt

pytestmark = pytest.mark.shipped_toolkit

KINDS = (
    "cop-agenda-60",
    "cop-in-a-center",
    "food-and-drink-policy",
    "invitation-script",
    "letter-of-commitment",
    "message-clarity-check",
    "new-foods-family-note",
    "objectives-exit-sheet",
    "sector-map",
    "sock-ball-games",
    "stuck-point-circle",
    "two-continua-check",
)


@pytest.mark.parametrize("slug", KINDS)
def test_a_sheet_keeps_its_pages(
    page_at: PageAt, site_url: str, checked: Checked, slug: str
) -> None:
    page = page_at(1280)
    page.goto(f"{site_url}resources/{slug}/sheet/")
    page.wait_for_load_state("networkidle")
    promised = checked.catalog.prints_on(checked.catalog.resources[slug])
    for paper in ("Letter", "A4"):
        pages = PdfReader(BytesIO(page.pdf(format=paper))).pages
        assert len(pages) <= (promised or 0), paper


def test_places_to_write_in_take_what_a_page_would_leave_white(
    page_at: PageAt, site_url: str
) -> None:
    page = page_at(1280)

    def heights(slug: str, places: str) -> list[float]:
        page.emulate_media(media="screen")
        open_sheet(page, site_url, slug)
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        found: list[float] = page.eval_on_selector_all(
            places, "all => all.map(one => one.offsetHeight * 25.4 / 96)"
        )
        return found

    assert min(heights("agenda-with-action-log", "tr:has(> td:nth-child(2)[data-field])")) > 14
    assert (
        min(heights("permiso-para-dar-medicina", ".sheet__page:first-of-type > p:has(> .blank)"))
        > 7
    )


def test_a_packet_prints_in_three_editions(page_at: PageAt, site_url: str) -> None:
    page = page_at(1280)
    page.goto(f"{site_url}packets/start-getting-started/")
    page.evaluate(
        """() => { window.printed = []; window.print = () => {
          window.printed.push(document.documentElement.className); }; }"""
    )
    for name in ("Print sheets only", "Print for participants", "Print everything"):
        page.get_by_role("button", name=name).click()
        page.evaluate("dispatchEvent(new Event('afterprint'))")
    printed = page.evaluate("window.printed")
    assert [name.split()[-1] for name in printed] == [
        "print-sheets",
        "print-participants",
        "print-all",
    ]
    page.emulate_media(media="print")
    heading = page.get_by_role("heading", name="Facilitator notes").first
    steps = page.get_by_role("heading", name="Steps", exact=True).first
    assert heading.is_visible()
    page.evaluate("document.documentElement.classList.add('print-participants')")
    assert (heading.is_visible(), steps.is_visible()) == (False, True)
    page.evaluate("document.documentElement.className = 'print-sheets'")
    assert (heading.is_visible(), steps.is_visible()) == (False, False)
    assert page.get_by_role("heading", name="The sheet: who takes part").is_visible()


SMALL = """() => [...document.querySelectorAll("article.sheet *")]
  .filter((one) => one.checkVisibility() && !one.matches("script, textarea, option")
    && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
    && parseFloat(getComputedStyle(one).fontSize) < 23.9)
  .map((one) => `${one.tagName} ${one.className}: ${one.textContent.slice(0, 40)}`)"""
CLIPPED = """() => [...document.querySelectorAll("article.sheet :is(td, th, p, li)")]
  .filter((one) => one.checkVisibility() && one.clientWidth)
  .filter((one) => one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.textContent.slice(0, 40))"""


@pytest.mark.parametrize(
    "slug", ["stakeholder-map", "partnership-health-survey", "agenda-with-action-log"]
)
def test_a_sheet_prints_in_large_letters(page_at: PageAt, site_url: str, slug: str) -> None:
    # As wide as the paper between its margins.
    page = open_sheet(page_at(724), site_url, slug)
    page.locator("textarea").first.fill("Ana of the library")
    page.evaluate("window.print = () => { window.printed = document.documentElement.className; }")
    page.locator(".action--print-large").press("Enter")
    assert "large-print" in page.evaluate("window.printed")
    page.emulate_media(media="print")
    assert page.evaluate(SMALL) == []
    assert page.evaluate(CLIPPED) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 724
    text = "".join(part.extract_text() for part in PdfReader(BytesIO(page.pdf())).pages)
    assert "Ana of the library" in text.replace("\n", " ")
    stacked = page.locator(".large-stack tr").last.locator("td")
    for cell, head in zip(
        stacked.all(), page.locator(".large-stack").last.locator("thead th").all(), strict=True
    ):
        assert cell.get_attribute("data-column") == str(head.text_content()).strip()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(SMALL) != []


def test_a_sheet_for_the_wall_offers_its_posters(page_at: PageAt, filled_url: str) -> None:
    page = page_at(390)
    for path in ("", "sheet/"):
        page.goto(f"{filled_url}resources/stakeholder-map/{path}")
        links = page.get_by_role("link", name="Print as a poster").all()
        assert [str(link.inner_text()).rsplit(", ", 1)[1] for link in links] == ["Letter", "A4"]
        for link in links:
            answer = page.request.get(link.evaluate("link => link.href"))
            assert answer.body().startswith(b"%PDF-")
        page.goto(f"{filled_url}resources/agenda-with-action-log/{path}")
        assert page.get_by_role("link", name="Print as a poster").count() == 0
