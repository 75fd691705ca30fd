"""The visitor's own list in a real browser: ticking, order, printing, and where it is kept."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.finder_page import open_finder, part, slugs

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from resource_toolkit.checking.checked import Checked
    from tests.browser.conftest import PageAt

pytestmark = pytest.mark.shipped_toolkit

SOME = ["stakeholder-map", "first-meeting-agenda", "mou-light"]


def _part(page: Page, name: str) -> Locator:
    return page.locator(f'[data-list="{name}"]')


def _open(page: Page, site_url: str, query: str = "") -> None:
    page.goto(f"{site_url}list/{query}")
    page.wait_for_selector("#list[data-ready]:not([hidden])")


def _order(page: Page) -> list[str]:
    links = page.locator(".list__item a").all()
    return [str(link.get_attribute("href")).rstrip("/").rsplit("/", 1)[1] for link in links]


@pytest.fixture
def wide(page_at: PageAt) -> Page:
    return page_at(1280)


def test_cards_and_pages_go_on_the_list(wide: Page, site_url: str) -> None:
    open_finder(wide, site_url, "stages=model")
    assert wide.locator(".tray").is_hidden()
    chosen = slugs(wide)[:2]
    for slug in chosen:
        wide.locator(f'#finder [data-resource="{slug}"] .tick').click()
    assert "(2)" in wide.locator(".tray").inner_text()
    wide.goto(f"{site_url}resources/mou-light/")
    wide.locator(".actions .tick").click()
    assert "(3)" in wide.locator(".tray").inner_text()
    wide.locator(".tray a").first.click()
    wide.wait_for_selector("#list[data-ready]:not([hidden])")
    assert wide.url == f"{site_url}list/?r={','.join([*chosen, 'mou-light'])}"
    assert _order(wide) == [*chosen, "mou-light"]


def test_a_second_press_takes_it_off(wide: Page, site_url: str) -> None:
    wide.goto(f"{site_url}stages/getting-started/")
    tick = wide.locator(".card .tick").first
    tick.click()
    tick.click()
    assert wide.locator(".tray").is_hidden()


def test_the_tick_says_which_resource(wide: Page, site_url: str) -> None:
    wide.goto(f"{site_url}stages/getting-started/")
    card = wide.locator(".card").first
    title = str(card.locator(".card__title").text_content()).strip()
    assert title in str(card.locator(".tick").text_content())


def test_the_address_alone_carries_a_list(page_at: PageAt, site_url: str) -> None:
    page = page_at(1280)
    _open(page, site_url, f"?r={','.join(SOME)}")
    assert _order(page) == SOME
    assert page.evaluate("localStorage.length") == 0


def test_a_list_from_elsewhere_leaves_the_own_one_alone(wide: Page, site_url: str) -> None:
    wide.goto(f"{site_url}resources/data-walk/")
    wide.locator(".actions .tick").click()
    _open(wide, site_url, f"?r={','.join(SOME)}")
    assert _part(wide, "foreign").is_visible()
    wide.locator(".list__remove").first.click()
    _open(wide, site_url)
    assert _order(wide) == ["data-walk"]
    _open(wide, site_url, f"?r={','.join(SOME)}")
    _part(wide, "keep").click()
    _open(wide, site_url)
    assert _order(wide) == SOME


def test_former_names_work_and_unknown_ones_are_told(wide: Page, site_url: str) -> None:
    _open(wide, site_url, "?r=mou-light,no-such-thing,<b>,mou-light")
    assert _order(wide) == ["mou-light"]
    told = _part(wide, "notes").inner_text()
    assert "no-such-thing" in told
    assert "<b>" in told


def test_the_order_by_keyboard_keeps_the_focus(wide: Page, site_url: str) -> None:
    _open(wide, site_url, f"?r={','.join(SOME)}")
    wide.locator(".list__down").first.focus()
    wide.keyboard.press("Enter")
    wide.keyboard.press("Enter")
    assert _order(wide) == [SOME[1], SOME[2], SOME[0]]
    assert wide.url.endswith(f"?r={SOME[1]},{SOME[2]},{SOME[0]}")
    focused = wide.evaluate(
        "[...document.querySelectorAll('.list__item')].findIndex("
        "item => item.contains(document.activeElement))"
    )
    assert focused == 2
    wide.locator(".list__remove").first.focus()
    wide.keyboard.press("Enter")
    assert _order(wide) == [SOME[2], SOME[0]]
    assert wide.evaluate("document.activeElement.classList.contains('list__remove')")


def test_all_is_printed_as_one_packet(wide: Page, site_url: str) -> None:
    wide.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; };")
    _open(wide, site_url, f"?r={','.join(SOME)}")
    _part(wide, "print-all").click()
    wide.wait_for_function("() => window.printed === 1")
    parts = wide.locator(".packet__part")
    assert parts.count() == 3
    assert parts.first.locator("h2").all_inner_texts() == ["Stakeholder map"]
    assert parts.first.locator("h3").count() > 1
    ids = wide.eval_on_selector_all("[id]", "all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))
    broken = wide.eval_on_selector_all(
        ".packet__part a[href^='#']",
        "all => all.map(one => one.getAttribute('href').slice(1))"
        ".filter(id => !document.getElementById(id)).length",
    )
    assert broken == 0
    wide.emulate_media(media="print")
    breaks = parts.evaluate_all("all => all.map(one => getComputedStyle(one).breakBefore)")
    assert breaks == ["page", "page", "page"]
    assert _part(wide, "tools").is_hidden()


def test_a_page_that_does_not_come_is_named(page_at: PageAt, site_url: str) -> None:
    page = page_at(1280, may_fail=True)
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; };")
    page.route("**/resources/mou-light/", lambda route: route.abort())
    _open(page, site_url, f"?r={','.join(SOME)}")
    _part(page, "print-all").click()
    page.wait_for_function("() => window.printed === 1")
    assert f"{site_url}resources/mou-light/" in page.locator(".packet__part").last.inner_text()


def test_it_goes_into_an_e_mail_as_text(page_at: PageAt, site_url: str) -> None:
    page = page_at(1280, permissions=["clipboard-read", "clipboard-write"])
    _open(page, site_url, f"?r={','.join(SOME)}")
    _part(page, "text").click()
    page.wait_for_function("() => document.querySelector('[data-announce]').textContent")
    text = page.evaluate("navigator.clipboard.readText()")
    assert "1. Stakeholder map" in text
    assert f"{site_url}resources/first-meeting-agenda/" in text
    assert text.rstrip().endswith(f"{site_url}list/?r={','.join(SOME)}")


def test_it_is_kept_on_the_device_only(wide: Page, site_url: str) -> None:
    asked: list[str] = []
    wide.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    wide.goto(f"{site_url}resources/mou-light/")
    before = len(asked)
    wide.locator(".actions .tick").click()
    wide.wait_for_timeout(300)
    assert [url for url in asked[before:] if "favicon" not in url] == []
    assert wide.context.cookies() == []
    assert wide.evaluate("Object.values(localStorage)") == ['["mou-light"]']


def test_broken_storage_is_no_fault(wide: Page, site_url: str) -> None:
    wide.goto(f"{site_url}list/")
    wide.evaluate("path => localStorage.setItem(`toolkit.list:${path}`, '{\"a\": 1')", "/toolkit/")
    wide.goto(f"{site_url}resources/mou-light/")
    wide.locator(".actions .tick").click()
    assert "(1)" in wide.locator(".tray").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_accessibility_problems(
    page_at: PageAt,
    site_url: str,
    accessibility_problems: Callable[..., list[str]],
    width: int,
    scheme: str,
) -> None:
    page = page_at(width, color_scheme=scheme)
    page.add_init_script("window.print = () => {};")
    _open(page, site_url)
    assert accessibility_problems(page) == []
    _open(page, site_url, f"?r={','.join(SOME)},no-such-thing")
    assert accessibility_problems(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(f"{site_url}stages/getting-started/")
    page.locator(".card .tick").first.click()
    assert accessibility_problems(page) == []


def test_without_scripts_it_says_why(page_at: PageAt, site_url: str) -> None:
    page = page_at(390, java_script_enabled=False)
    page.goto(f"{site_url}list/")
    assert page.locator("#list").is_hidden()
    assert page.get_by_role("link", name="All resources").is_visible()
    page.goto(f"{site_url}stages/getting-started/")
    assert page.locator(".tick").count() == 0


def test_the_list_of_the_finder_is_ticked_as_kept(wide: Page, site_url: str) -> None:
    wide.goto(f"{site_url}resources/mou-light/")
    wide.locator(".actions .tick").click()
    open_finder(wide, site_url, "q=one-page+mou")
    assert part(wide, "cards").locator('[data-resource="mou-light"] .tick--on').count() == 1


def test_two_to_four_stand_side_by_side_by_their_address(page_at: PageAt, site_url: str) -> None:
    page = page_at(390)
    _open(page, site_url, f"?r={','.join(SOME)},role-chart,water-first")
    _part(page, "compare").click()
    assert _part(page, "compared").is_hidden()
    for slug in ("mou-light", "role-chart"):
        item = page.locator(".list__item", has=page.locator(f'a[href*="{slug}"]'))
        item.get_by_role("checkbox").check()
    page.keyboard.press("Tab")
    _part(page, "compare").press("Enter")
    page.wait_for_selector("table.compare")
    assert page.evaluate("document.activeElement.id") == "compare-title"
    assert "compare=mou-light,role-chart" in page.url
    page.reload()
    page.wait_for_selector("table.compare")
    titles = page.locator(".compare thead a").all_inner_texts()
    assert titles == ["One-page MOU", "Role chart"]
    rows = page.locator(".compare [scope=rowgroup]").all_inner_texts()
    assert {"Time", "Group size", "What you leave with", "Before you start"} <= {*rows}
    cells = page.locator(".compare tbody", has_text="Group size").locator("td").all_inner_texts()
    assert cells[1] == "5 to 15 people"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    item = page.locator(".list__item", has=page.locator('a[href*="role-chart"]'))
    item.locator(".list__remove").click()
    assert _part(page, "compared").is_hidden()
    assert "compare=" not in page.url


def test_the_tray_leads_to_a_comparison_of_two_to_four(wide: Page, site_url: str) -> None:
    open_finder(wide, site_url, "stages=model")
    side = wide.locator(".tray a", has_text="Compare")
    for slug in slugs(wide)[:2]:
        assert side.is_hidden()
        wide.locator(f'#finder [data-resource="{slug}"] .tick').click()
    side.click()
    wide.wait_for_selector("table.compare")
    assert wide.locator(".compare thead a").count() == 2


def test_a_comparison_is_printed_alone(wide: Page, site_url: str) -> None:
    _open(wide, site_url, "?r=mou-light,role-chart&compare=mou-light,role-chart")
    wide.wait_for_selector("table.compare")
    wide.evaluate("globalThis.print = () => {}")
    _part(wide, "compare-print").click()
    wide.emulate_media(media="print")
    assert wide.locator("table.compare").is_visible()
    assert _part(wide, "items").is_hidden()
    wide.evaluate("dispatchEvent(new Event('afterprint'))")
    assert _part(wide, "items").is_visible()


def test_facts_of_two_languages_stand_side_by_side_and_print_on_one_page(
    page_at: PageAt, site_url: str
) -> None:
    page = page_at(390)
    slugs = "meals-1-2-years,comidas-de-1-a-2,cacfp-home"
    _open(page, site_url, f"?r={slugs}&compare={slugs}")
    page.wait_for_selector("table.compare")
    heads = page.locator(".compare [scope=rowgroup]").all_inner_texts()
    assert {"Kind", "Time"} <= {*heads}
    assert not {"Tipo", "Tiempo"} & {*heads}
    cells = page.locator(".compare tbody", has_text="Time").locator("td").all_inner_texts()
    assert cells == ["5 minutes", "5 minutos", "–"]
    expect(page.locator(".compare__hint")).to_be_visible()
    page.evaluate("globalThis.print = () => {}")
    _part(page, "compare-print").click()
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert ["Comidas, 1 y 2 años" in one.extract_text() for one in pages] == [True]


def test_the_list_says_how_much_paper_its_sheets_take(
    wide: Page, site_url: str, checked: Checked
) -> None:
    names = ["role-chart", "sock-ball-games", "cacfp-home"]
    _open(wide, site_url, f"?r={','.join(names)}")
    catalog = checked.catalog
    rows = [row for row in map(catalog.resources.__getitem__, names) if catalog.hand_out(row)]
    pages = sum(catalog.prints_on(row) or 0 for row in rows)
    assert f"sheets to print: {pages} pages at most" in _part(wide, "count").inner_text()
