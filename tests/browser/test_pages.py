"""Every kind of page in a real browser: on a phone and a desk, dark too, printed, by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.toolkits.sites import serve_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from resource_toolkit.checking.checked import Checked
    from tests.browser.conftest import PageAt

PHONE = 390
PHONE_HEIGHT = 844
SMALL = 320
DESK = 1280
KINDS = (
    "home",
    "finder",
    pytest.param("fit", marks=pytest.mark.shipped_toolkit),
    "crosswalk",
    "stages",
    "stage",
    "framework area",
    "filled term",
    "toolkits",
    "toolkit",
    "resource",
    "link",
    "packet",
    "training",
    pytest.param("guide", marks=pytest.mark.shipped_toolkit),
    "list",
)


@pytest.fixture(scope="session")
def addresses(checked: Checked) -> dict[str, str]:
    """Kind of page to the address of one such page."""
    catalog = checked.catalog
    grouped = next(found for found in catalog.vocabularies.values() if found.group_by)
    coded = next(found for found in catalog.vocabularies.values() if found.coded)
    about = next(found for found in catalog.vocabularies.values() if found.subject)
    written = max(catalog.active, key=lambda found: len(found.body) * (not found.opens))
    linked = next(found for found in catalog.active if found.opens)
    return {
        "home": "",
        "finder": "find/",
        "fit": "where-do-we-fit/",
        "crosswalk": "crosswalk/",
        "stages": f"{grouped.name}/",
        "stage": grouped.address_of(grouped.terms[0]),
        "framework area": coded.address_of(coded.terms[0]),
        "filled term": about.address_of(about.terms[0]),
        "toolkits": "collections/",
        "toolkit": next(iter(catalog.collections.values())).address,
        "resource": written.address,
        "link": linked.address,
        "packet": next(iter(catalog.packets.values())).address,
        "training": next(iter(catalog.trainings.values())).address,
        "guide": "guides/",
        "list": "list/",
    }


@pytest.fixture(scope="session")
def agency_url(agency_site: Path) -> Iterator[str]:
    """The address of the other agency's site under its sub-path."""
    with serve_folder(agency_site, "/kit/") as address:
        yield address


def sideways(page: Page) -> int:
    """Return by how many pixels the page is wider than the window."""
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_is_accessible_and_never_scrolls_sideways(
    page_at: PageAt,
    site_url: str,
    addresses: dict[str, str],
    accessibility_problems: Callable[..., list[str]],
    kind: str,
    scheme: str,
) -> None:
    page = page_at(DESK, color_scheme=scheme)
    page.goto(site_url + addresses[kind])
    assert accessibility_problems(page) == []
    assert sideways(page) == 0
    page.set_viewport_size({"width": PHONE, "height": PHONE_HEIGHT})
    assert accessibility_problems(page) == []
    assert sideways(page) == 0
    page.set_viewport_size({"width": SMALL, "height": 640})
    assert sideways(page) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_page_prints_without_navigation(
    page_at: PageAt, site_url: str, addresses: dict[str, str], kind: str
) -> None:
    page = page_at(720)
    page.goto(site_url + addresses[kind])
    page.emulate_media(media="print")
    assert page.locator("h1").first.is_visible()
    for part in (".site-header", ".site-nav", ".skip", "dialog"):
        assert not page.locator(part).first.is_visible(), part
    assert sideways(page) == 0


def test_printed_resource_says_where_it_comes_from(
    page_at: PageAt, site_url: str, addresses: dict[str, str]
) -> None:
    page = page_at(720)
    page.goto(site_url + addresses["resource"])
    assert not page.locator(".print-foot").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".print-foot").is_visible()
    assert addresses["resource"] in page.locator(".print-foot").inner_text()


@pytest.mark.parametrize("kind", ["resource", "link"])
def test_what_it_is_stands_on_the_first_screen_of_a_phone(
    page_at: PageAt, site_url: str, addresses: dict[str, str], kind: str
) -> None:
    page = page_at(PHONE, height=PHONE_HEIGHT)
    page.goto(site_url + addresses[kind])
    parts = ["h1", ".summary", ".facts"]
    if kind == "link":
        parts += [".open a", ".link-facts"]
    for part in parts:
        box = page.locator(part).first.bounding_box()
        assert box is not None, part
        assert box["y"] + box["height"] <= PHONE_HEIGHT, part


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_skip_link_is_first_and_leads_to_the_content(
    page_at: PageAt, site_url: str, width: int
) -> None:
    page = page_at(width)
    page.goto(site_url)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.get_attribute("href") == "#content"
    assert skip.is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element of this kind has the focus, as a person would."""
    for _ in range(15):
        page.keyboard.press("Tab")
        if page.locator(f"{selector}:focus").count():
            return
    raise AssertionError(f"no key reaches {selector}")


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_keys_open_search_and_escape_returns(page_at: PageAt, site_url: str, width: int) -> None:
    page = page_at(width)
    page.goto(site_url)
    tab_to(page, "[data-search-open]")
    page.keyboard.press("Enter")
    assert page.locator("#search-words:focus").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("[data-search-open]:focus").count() == 1
    for keys in ("/", "Control+k"):
        page.keyboard.press(keys)
        assert page.locator("#search-words:focus").count() == 1, keys
        page.keyboard.press("Escape")
        assert not page.locator("dialog#search").is_visible()


def test_keys_open_the_menu_of_a_phone(page_at: PageAt, site_url: str) -> None:
    page = page_at(PHONE)
    page.goto(site_url)
    tab_to(page, "[data-menu] summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    link = page.locator("[data-menu] a:focus")
    assert link.count() == 1
    assert link.is_visible()
    page.keyboard.press("Escape")
    assert page.locator("[data-menu] summary:focus").count() == 1
    assert not page.locator("[data-menu] nav").is_visible()


def test_closed_menu_and_search_take_no_focus(page_at: PageAt, site_url: str) -> None:
    page = page_at(PHONE)
    page.goto(site_url)
    for _ in range(25):
        page.keyboard.press("Tab")
        # Behind the last link of a short page the browser itself takes the focus.
        assert page.evaluate("document.activeElement === document.body") or (
            page.locator(":focus").is_visible()
        )


def search(page: Page, words: str) -> list[str]:
    """Search for words in the dialog; return the addresses of the results."""
    page.keyboard.press("/")
    page.locator("#search-words").fill(words)
    page.locator("[data-search-results] a").first.wait_for()
    # The number of results is announced once the answer is complete.
    page.wait_for_function("/\\d/.test(document.querySelector('#search-count').textContent)")
    links = page.locator("[data-search-results] a").all()
    return [(link.get_attribute("href") or "").partition("?")[0] for link in links]


def test_search_finds_titles_and_other_names(
    page_at: PageAt, site_url: str, checked: Checked
) -> None:
    written = [found for found in checked.catalog.active if found.also_called and not found.opens]
    chosen = written[len(written) // 2]
    page = page_at(PHONE)
    page.goto(site_url)
    assert any(chosen.address in link for link in search(page, chosen.title)[:3])
    page.reload()
    assert any(chosen.address in link for link in search(page, chosen.also_called[0]))


def test_search_says_what_each_result_is_and_leaves_listings_out(
    page_at: PageAt, site_url: str, checked: Checked
) -> None:
    catalog = checked.catalog
    page = page_at(DESK)
    page.goto(site_url)
    first = next(iter(catalog.collections.values()))
    links = search(page, f"{first.title} {catalog.active[0].title}")
    lists = {found.address for found in catalog.collections.values()}
    assert not [link for link in links if any(link.endswith(f"/{each}") for each in lists)]
    best = page.locator("[data-search-results] > li").first.inner_text()
    assert "·" in best or any(
        term.title in best
        for vocabulary in catalog.vocabularies.values()
        if vocabulary.glance
        for term in vocabulary.terms
    )


@pytest.mark.parametrize("kind", ["home", "stage", "resource", "link", "crosswalk"])
def test_page_is_complete_without_scripts(
    page_at: PageAt, site_url: str, addresses: dict[str, str], kind: str
) -> None:
    page = page_at(PHONE, java_script_enabled=False)
    page.goto(site_url + addresses[kind])
    assert page.locator("h1").first.is_visible()
    assert page.locator(".no-js-only").first.is_visible()
    for button in page.locator("button").all():
        # A button that does nothing is worse than none; a form's button needs no script.
        assert not button.is_visible() or button.get_attribute("type") == "submit"
    page.locator("[data-menu] summary").click()
    assert page.locator("[data-menu] nav a").first.is_visible()


def test_count_of_the_crosswalk_opens_its_list(
    page_at: PageAt, site_url: str, addresses: dict[str, str]
) -> None:
    page = page_at(DESK)
    page.goto(site_url + addresses["crosswalk"])
    link = page.locator("table.crosswalk tbody a").first
    target = (link.get_attribute("href") or "").removeprefix("#")
    count = int(link.inner_text())
    link.click()
    rows = page.locator(f'[id="{target}"] [data-resource]')
    assert rows.count() == count
    assert rows.first.is_visible()


def test_anchor_of_a_stage_stands_below_the_header(
    page_at: PageAt, site_url: str, checked: Checked
) -> None:
    catalog = checked.catalog
    noted = next(found for found in catalog.vocabularies.values() if found.field.notes)
    term = noted.terms[0]
    resource = catalog.by_term[noted.name, term.slug][0]
    page = page_at(PHONE)
    page.goto(f"{site_url}{resource.address}#at-{term.slug}")
    box = page.locator(f"#at-{term.slug}").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < PHONE_HEIGHT


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("resources/name-drums/", "resources/rhythm-names/"),
        ("resources/name-drums/?q=1", "resources/rhythm-names/"),
        ("old/letter/", "resources/wall-permission/#on-the-letter"),
    ],
)
def test_redirect_leads_on(
    page_at: PageAt, agency_url: str, source: str, target: str, scripts: bool
) -> None:
    page = page_at(PHONE, java_script_enabled=scripts)
    page.goto(agency_url + source)
    page.wait_for_url(agency_url + target)
    assert page.locator("article[data-resource-page]").is_visible()


@pytest.mark.parametrize("at_root", [False, True])
def test_redirect_keeps_the_fragment(page_at: PageAt, agency_url: str, at_root: bool) -> None:
    base = agency_url.removesuffix("kit/") if at_root else agency_url
    page = page_at(PHONE)
    page.goto(f"{base}resources/gone-game/#at-launching")
    page.wait_for_url(f"{base}resources/prop-box/#at-launching")
    page.goto(f"{base}old/letter/#about-this-resource")
    page.wait_for_url(f"{base}resources/wall-permission/#about-this-resource")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "chapters/sharing/",
        "competencies/CK-3/",
        "resources/bucket-drums/",
        "resources/old-mask-lesson/",
        "resources/cuento-en-rueda/",
    ],
)
def test_pages_of_another_agency_are_as_good(
    page_at: PageAt,
    agency_url: str,
    accessibility_problems: Callable[..., list[str]],
    address: str,
) -> None:
    page = page_at(PHONE)
    page.goto(agency_url + address)
    assert accessibility_problems(page) == []
    assert sideways(page) == 0


@pytest.mark.parametrize(
    ("stored", "shown"),
    [("dark", "dark"), ("light", "light"), ("slate", "dark"), ("default", "light"), ("x", "dark")],
)
def test_stored_colors_hold_also_under_their_earlier_names(
    page_at: PageAt, site_url: str, stored: str, shown: str
) -> None:
    page = page_at(DESK, color_scheme="light" if shown == "light" else "dark")
    if stored != "x":
        page.emulate_media(color_scheme="dark" if shown == "light" else "light")
    page.add_init_script(f'localStorage.setItem("toolkit.scheme", "{stored}")')
    page.goto(site_url)
    expect(page.locator("body")).to_have_attribute("data-scheme", shown)
