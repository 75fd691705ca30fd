"""Dates of trainings in the browser: what a page says long after it was built."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.toolkits.sites import serve_folder

TRAINING = "trainings/leading-a-circle/"


@pytest.fixture(scope="module")
def site(agency_site: Path) -> Iterator[str]:
    with serve_folder(agency_site, "/kit/") as address:
        yield address


def page_on(browser: Browser, address: str, moment: str, zone: str = "America/Chicago") -> Page:
    page = browser.new_context(timezone_id=zone, locale="en-US").new_page()
    page.clock.set_fixed_time(moment)
    page.goto(address)
    return page


def test_page_of_today_offers_what_can_be_used(browser: Browser, site: str) -> None:
    page = page_on(browser, site + TRAINING, "2026-11-22T12:00:00Z")
    expect(page.locator("[data-coming] .session")).to_have_count(4)
    expect(page.get_by_role("link", name="Sign up")).to_have_count(2)
    expect(page.locator("#september")).to_contain_text("Mountain Standard Time")
    expect(page.locator("#september a")).to_have_text(["Add to calendar"])
    expect(page.locator("#october a")).to_have_count(0)
    expect(page.get_by_text("Past dates (1)")).to_be_visible()


def test_sign_up_ends_after_its_last_day(browser: Browser, site: str) -> None:
    page = page_on(browser, site + TRAINING, "2027-06-02T03:59:00Z")
    row = page.locator("#online-june")
    expect(row.get_by_role("link", name="Sign up")).to_be_visible()
    page = page_on(browser, site + TRAINING, "2027-06-02T04:00:00Z")
    row = page.locator("#online-june")
    expect(row.get_by_text("Sign-up is closed.")).to_be_visible()
    expect(row.get_by_role("link", name="Sign up")).to_have_count(0)
    expect(row.get_by_role("link", name="Join online")).to_be_visible()


def test_page_built_two_years_ago_shows_nothing_as_upcoming(browser: Browser, site: str) -> None:
    page = page_on(browser, site + TRAINING, "2028-11-22T12:00:00Z")
    expect(page.get_by_text("Past dates (5)")).to_be_visible()
    expect(page.locator("[data-coming] .session")).to_have_count(0)
    expect(page.get_by_text("No dates are planned right now.")).to_be_visible()
    expect(page.locator(".session a")).to_have_count(0)


@pytest.mark.parametrize(
    ("zone", "words"),
    [("America/Los_Angeles", "9:00"), ("Asia/Kolkata", "9:30"), ("America/New_York", None)],
)
def test_online_session_is_told_in_the_time_of_the_visitor(
    browser: Browser, site: str, zone: str, words: str | None
) -> None:
    page = page_on(browser, site + TRAINING, "2026-11-22T12:00:00Z", zone)
    yours = page.locator("[data-your-time]")
    expect(yours).to_have_count(1)
    if words is None:
        expect(yours).to_be_hidden()
        expect(page.get_by_role("link", name="Join online")).to_be_visible()
    else:
        expect(yours).to_be_visible()
        expect(yours).to_contain_text("Your time: Thursday, June 10")
        expect(yours).to_contain_text(words)


@pytest.fixture
def dates(browser: Browser, site: str) -> Page:
    return page_on(browser, f"{site}trainings/dates/", "2026-11-22T12:00:00Z")


def test_dates_are_narrowed_and_the_address_says_how(dates: Page) -> None:
    rows = dates.locator(".session:visible")
    expect(rows).to_have_count(4)
    dates.get_by_label("Place").select_option("Town hall")
    expect(rows).to_have_count(2)
    expect(dates.get_by_role("heading", name="June 2027")).to_be_hidden()
    dates.get_by_label("Language").select_option("es")
    expect(rows).to_have_count(0)
    expect(dates.locator(".dates__none")).to_contain_text("No date fits.")
    assert dates.url.endswith("?language=es&where=Town+hall")
    dates.get_by_label("Place").select_option("online")
    expect(rows).to_have_count(1)
    dates.reload()
    expect(rows).to_have_count(1)
    expect(dates.get_by_label("Place")).to_have_value("online")


def test_dates_of_long_ago_say_where_to_ask(browser: Browser, site: str) -> None:
    for way in ("trainings/dates/", "es/trainings/dates/"):
        page = page_on(browser, site + way, "2028-11-22T12:00:00Z")
        expect(page.locator("article .empty")).to_be_visible()
        expect(page.locator(".session")).to_have_count(0)
        expect(page.locator("[data-month]")).to_have_count(0)
        expect(page.locator("[data-dates-filter]")).to_be_hidden()
        expect(page.locator("article .empty a[href^=mailto]")).to_be_visible()


def test_dates_are_whole_without_scripts(browser: Browser, site: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}trainings/dates/")
    expect(page.locator(".session")).to_have_count(4)
    expect(page.locator("[data-dates-filter]")).to_be_hidden()
    with page.expect_download() as started:
        page.locator(".session").first.get_by_text("Add to calendar").click()
    assert started.value.suggested_filename == "april.ics"


def test_spanish_dates_tell_the_time_of_the_visitor_in_spanish(browser: Browser, site: str) -> None:
    zone = "America/Los_Angeles"
    page = page_on(browser, f"{site}es/trainings/dates/", "2026-11-22T12:00:00Z", zone)
    yours = page.locator("[data-your-time]")
    expect(yours).to_contain_text("En su hora: jueves, 10 de junio")
    expect(yours).to_contain_text("9:00–10:00 a.m.")
