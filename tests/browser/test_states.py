"""What people with large text, forced colors or a keyboard alone need, on every kind of page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from resource_toolkit.reading import read_pages, read_settings
from tests.browser.conftest import opened
from tests.browser.test_pages import DESK, PHONE, SMALL, sideways
from tests.toolkits.sites import PROJECT

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Locator, Page

    from resource_toolkit.catalog import Catalog
    from resource_toolkit.checking.checked import Checked
    from tests.browser.conftest import PageAt

TWICE = 32
"""The size of text, in pixels, of a browser that is set to twice the usual one."""
NONSENSE = "zzqqxx"
SETTINGS = read_settings(PROJECT)
VOCABULARIES = {path.stem for path in (PROJECT / SETTINGS.resources / "vocabularies").glob("*.yml")}


def written_addresses() -> list[str]:
    """Return the addresses of the written pages; of the terms of a vocabulary, one is enough."""
    kept: dict[str, str] = {}
    for page in read_pages(PROJECT, SETTINGS)[0]:
        folder, _, rest = page.address.partition("/")
        if not page.address.endswith("/_frame/"):
            kept.setdefault(
                folder if rest and folder in VOCABULARIES else page.address, page.address
            )
    return list(kept.values())


WRITTEN = written_addresses()


@pytest.fixture(scope="session")
def catalog(checked: Checked) -> Catalog:
    return checked.catalog


@pytest.fixture(scope="session")
def sample(catalog: Catalog) -> list[str]:
    """Addresses of many kinds: all written pages, and records with the longest words and tables."""
    by_table = sorted(catalog.active, key=lambda resource: -resource.body.count("|"))
    by_publisher = sorted(catalog.active, key=lambda resource: -len(resource.publisher or ""))
    by_title = sorted(catalog.active, key=lambda resource: -max(map(len, resource.title.split())))
    resources = [resource.address for resource in (*by_table[:5], *by_publisher[:5], *by_title[:5])]
    groups = (catalog.packets, catalog.trainings, catalog.collections, catalog.check_ups)
    records = [record.address for group in groups for record in list(group.values())[:3]]
    return [*WRITTEN, "404.html", *resources, *records]


def is_ready(page: Page) -> None:
    """Wait until the scripts of the finder and of the list have shown what they show."""
    ready = "#finder[data-ready], #list[data-ready], main:not(:has(#finder, #list))"
    page.wait_for_selector(ready, timeout=60_000)


# Accessible everywhere


SCROLLING = """async () => {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  return [...document.querySelectorAll(":is(.table-scroll, pre > code)")]
    .filter(each => each.checkVisibility() && each.scrollWidth > each.clientWidth)
    .map(each => ["tabindex", "role", "aria-label"].map(name => each.getAttribute(name)));
}"""


class Visit(NamedTuple):
    """What a look at a page found."""

    barriers: list[str]
    scrolling: list[list[str | None]]
    """`tabindex`, `role` and `aria-label` of each part that scrolls on a small phone."""


@pytest.fixture(scope="module")
def visits(
    browser: Browser, site_url: str, accessibility_problems: Callable[..., list[str]]
) -> dict[str, Visit]:
    """Address to what was found at every written page, each opened once."""
    found = {}
    with opened(browser) as page_at:
        page = page_at(PHONE)
        for address in [*WRITTEN, "404.html"]:
            page.set_viewport_size({"width": PHONE, "height": 900})
            page.goto(site_url + address)
            is_ready(page)
            barriers = accessibility_problems(page)
            page.set_viewport_size({"width": SMALL, "height": 900})
            found[address] = Visit(barriers, page.evaluate(SCROLLING))
    return found


def test_written_pages_are_accessible(visits: dict[str, Visit]) -> None:
    assert len(visits) > 10
    assert {address: told for address, (told, _) in visits.items() if told} == {}


def test_empty_states_are_accessible(
    page_at: PageAt, site_url: str, accessibility_problems: Callable[..., list[str]]
) -> None:
    page = page_at(PHONE)
    for address in (f"find/?q={NONSENSE}", "list/"):
        page.goto(site_url + address)
        is_ready(page)
        assert accessibility_problems(page) == [], address
    page.goto(site_url)
    page.locator("[data-search-open]").click()
    page.locator("#search-words").fill(NONSENSE)
    page.locator("[data-search-nothing]").wait_for()
    assert accessibility_problems(page) == []


@pytest.mark.parametrize("address", ["", "find/", "404.html", "list/"])
def test_one_landmark_of_search(page_at: PageAt, site_url: str, address: str) -> None:
    page = page_at(DESK)
    session = page.context.new_cdp_session(page)

    def landmarks() -> int:
        tree = session.send("Accessibility.getFullAXTree")["nodes"]
        roles = [node["role"]["value"] for node in tree if not node["ignored"]]
        assert "main" in roles or "dialog" in roles
        return roles.count("search")

    page.goto(site_url + address)
    is_ready(page)
    forms = page.locator("main [role=search]:visible").count()
    assert landmarks() == forms <= 1
    assert forms or not address.startswith("find")
    page.locator("[data-search-open]").click()
    page.locator("dialog#search[open]").wait_for()
    assert landmarks() == 1


@pytest.mark.shipped_toolkit
def test_code_and_tables_that_scroll_have_a_name_and_a_key_reaches_them(
    visits: dict[str, Visit],
) -> None:
    parts = [(address, *part) for address, found in visits.items() for part in found.scrolling]
    for address, tabindex, role, label in parts:
        assert tabindex == "0", address
        assert role in ("group", "region"), address
        assert label, address
    assert len(parts) > 3


# Large text


def test_large_text_never_scrolls_sideways(
    page_at: PageAt, site_url: str, sample: list[str]
) -> None:
    page = page_at(DESK)
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": TWICE, "fixed": TWICE}})
    wide = {}
    for address in sample:
        page.goto(site_url + address)
        is_ready(page)
        assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") > 30
        for width in (DESK, 640, PHONE):
            page.set_viewport_size({"width": width, "height": 900})
            wide[address, width] = sideways(page)
    assert {place: by for place, by in wide.items() if by} == {}


# Forced colors


def looks_otherwise(part: Locator, change: str) -> bool:
    """Return whether a part looks otherwise once a script has changed its state."""
    element = part.element_handle()
    assert element is not None
    element.scroll_into_view_if_needed()
    around = element.bounding_box()
    assert around
    page = part.page
    before = page.screenshot(clip=around)
    element.evaluate(change)
    return page.screenshot(clip=around) != before


@pytest.mark.parametrize(
    ("selector", "change"),
    [
        (".site-nav > ul:first-child a[aria-current]", "e => e.removeAttribute('aria-current')"),
        ("[data-scheme-toggle]", "e => e.setAttribute('aria-pressed', 'true')"),
        ("details > summary", "e => { e.parentElement.open = !e.parentElement.open; }"),
        (".finder .choice:has(input)", "e => e.querySelector('input').click()"),
        (".finder .chip", "e => e.remove()"),
        (".task input", "e => { e.checked = !e.checked; }"),
        (".check-line__answers label", "e => { e.querySelector('input').checked = true; }"),
    ],
)
def test_forced_colors_keep_each_state(
    page_at: PageAt, site_url: str, catalog: Catalog, selector: str, change: str
) -> None:
    page = page_at(DESK, forced_colors="active")
    with_task = next(one for one in catalog.active if "\n- [ ] " in one.body)
    term = catalog.facets[0].terms[0]
    addresses = [
        f"find/?{catalog.facets[0].name}={term.slug}",
        with_task.address,
        *[check_up.address for check_up in catalog.check_ups.values()],
    ]
    for address in addresses:
        page.goto(site_url + address)
        is_ready(page)
        part = page.locator(f"{selector} >> visible=true").first
        if part.count():
            assert looks_otherwise(part, change), address
            return
    pytest.fail(f"no page has {selector}")


def test_forced_colors_underline_only_what_is_current(page_at: PageAt, site_url: str) -> None:
    page = page_at(DESK, forced_colors="active")
    page.goto(f"{site_url}find/")
    bottoms = page.locator(".site-nav > ul:first-child a").evaluate_all(
        "links => links.map(e => [e.ariaCurrent || '', getComputedStyle(e).borderBottomColor])"
    )
    current = {color for mark, color in bottoms if mark}
    other = {color for mark, color in bottoms if not mark}
    assert len(current) == len(other) == 1
    assert current != other


# Focus

PRESSED = (
    ":is(button:not(.card button), .facet:nth-child(-n+2) > summary, "
    ".facet:nth-child(1) .choice:nth-child(-n+2) input):visible"
)
AT_BODY = "document.activeElement === document.body"


def lost_focus(page: Page, scope: str) -> list[str]:
    """Press everything in a part of a page, one after the other; return what loses the focus."""
    lost = []
    pressed = page.locator(scope).locator(PRESSED)
    at = 0
    while at < pressed.count():
        target = pressed.nth(at)
        name = target.evaluate("e => (e.ariaLabel || e.textContent || e.value).trim()")
        target.focus()
        page.keyboard.press("Space")
        page.wait_for_timeout(80)
        if page.evaluate(AT_BODY):
            lost.append(name)
        if page.locator("dialog[open]").count() and not scope.startswith("dialog"):
            page.keyboard.press("Escape")
            page.locator("dialog[open]").wait_for(state="detached")
            if page.evaluate(AT_BODY):
                lost.append(f"Escape after {name}")
        at += 1
    assert at, f"nothing to press in {scope}"
    return lost


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("query", ["", f"?q={NONSENSE}"])
def test_focus_stays_in_the_finder(
    page_at: PageAt, site_url: str, catalog: Catalog, width: int, query: str
) -> None:
    page = page_at(width)
    page.add_init_script("window.print = () => {};")
    page.goto(f"{site_url}find/{query}")
    is_ready(page)
    page.locator("[data-finder=words]").fill(catalog.active[0].title)
    page.keyboard.press("Enter")
    page.locator(".finder .card").first.wait_for()
    assert not page.evaluate(AT_BODY)
    if width == DESK:
        assert lost_focus(page, ".finder__side") == []
        assert lost_focus(page, ".finder__results") == []
    else:
        assert lost_focus(page, ".finder__results") == []
        page.locator("[data-finder=open]").click()
        assert lost_focus(page, "dialog.drawer") == []


def test_focus_stays_on_the_list(page_at: PageAt, site_url: str, catalog: Catalog) -> None:
    page = page_at(PHONE)
    page.add_init_script("window.print = () => {};")
    page.goto(f"{site_url}list/?r={','.join(one.slug for one in catalog.active[:3])}")
    is_ready(page)
    page.locator("[data-list=keep]").focus()
    page.keyboard.press("Enter")
    assert not page.evaluate(AT_BODY)
    assert lost_focus(page, "#list .finder__share") == []
    while page.locator(".list__remove").count():
        page.locator(".list__remove").last.focus()
        page.keyboard.press("Enter")
        assert not page.evaluate(AT_BODY)
    assert page.locator(":focus").inner_text()


def test_focus_stays_in_the_search(page_at: PageAt, site_url: str, catalog: Catalog) -> None:
    page = page_at(PHONE)
    page.goto(site_url)
    page.locator("[data-search-open]").click()
    page.locator("#search-words").fill(catalog.active[0].title)
    page.locator("[data-search-results] a").first.wait_for()
    assert lost_focus(page, "dialog#search") == []
    assert page.locator("[data-search-open]:focus").count() == 1


# Slow networks

SHIFTS = """
window.shifted = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
SLOW = {"offline": False, "latency": 300, "downloadThroughput": 180_000, "uploadThroughput": 80_000}
MOST_SHIFT = 0.05


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("asks", [False, True])
def test_nothing_jumps_while_the_finder_comes(
    page_at: PageAt, site_url: str, catalog: Catalog, width: int, asks: bool
) -> None:
    page = page_at(width)
    page.set_default_timeout(60_000)
    page.add_init_script(SHIFTS)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    page.goto(f"{site_url}find/{f'?q={catalog.active[0].title}' if asks else ''}")
    is_ready(page)
    page.wait_for_function(
        "() => [...document.querySelectorAll('#finder .card__summary')].every(e => e.textContent)"
    )
    page.wait_for_timeout(300)
    assert page.locator("#finder .card__summary").count()
    assert page.evaluate("window.shifted") < MOST_SHIFT


def test_the_finder_asks_for_all_it_needs_at_once(page_at: PageAt, site_url: str) -> None:
    page = page_at(DESK)
    page.goto(f"{site_url}find/")
    is_ready(page)
    scripts = page.locator("head script[src]").evaluate_all("all => all.map(one => one.src)")
    loaded = page.evaluate(
        "performance.getEntriesByType('resource').filter(e => e.name.endsWith('.js'))"
        ".map(e => e.name)"
    )
    assert set(loaded) - set(scripts) == {
        page.evaluate("document.body.querySelector('script[src]').src")
    }
