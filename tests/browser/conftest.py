"""What every browser test shares: one browser, pages of a given width, the accessibility check.

The site's address is not made here: the fixture that builds and serves the site belongs in
tests/conftest.py, since tests/site/ needs the same build.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from resource_toolkit.engines import engine_named
from resource_toolkit.papers.documents import make_papers
from resource_toolkit.publishing import build
from resource_toolkit.reading.settings import read_settings
from tests.browser import chromium
from tests.browser.sheet_page import SHEETS
from tests.toolkits.sites import PROJECT, once, serve_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

    from resource_toolkit.checking.checked import Checked

HERE = Path(__file__).parent
LOCAL_HOSTS = ("127.0.0.1", "localhost")
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


class PageAt(Protocol):
    """Opens a page of a given width in a fresh context; further arguments are the context's."""

    def __call__(
        self, width: int, *, height: int = 900, may_fail: bool = False, **context: Any
    ) -> Page:
        """Return the page; at the test's end it must have logged no error, unless it may fail."""
        ...


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a file in one process; each process has one browser, all share a site."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.xdist_group(f"browser-{item.path.stem}"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    path = chromium.find()
    if path is None:
        pytest.fail(chromium.ADVICE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=list(chromium.LAUNCH_ARGUMENTS)
        )
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser) -> Iterator[PageAt]:
    """Open pages: page_at(390), page_at(1280, color_scheme="dark"), ….

    A page whose console shows an error, whose script throws, or that asks another host for
    anything fails the test.
    """
    contexts = []
    faults: list[str] = []

    def open_page(width: int, *, height: int = 900, may_fail: bool = False, **context: Any) -> Page:
        made = browser.new_context(viewport={"width": width, "height": height}, **context)
        contexts.append(made)
        made.set_default_timeout(10_000)
        page = made.new_page()

        def on_console(message: ConsoleMessage) -> None:
            if message.type == "error" and not may_fail:
                where = message.location.get("url") or page.url
                faults.append(f"{where}: console: {message.text}")

        def on_request(request: Request) -> None:
            parts = urlsplit(request.url)
            if parts.scheme in {"http", "https"} and parts.hostname not in LOCAL_HOSTS:
                faults.append(f"{page.url}: asked another host: {request.url}")

        page.on("console", on_console)
        made.on("request", on_request)
        if not may_fail:
            page.on("pageerror", lambda error: faults.append(f"{page.url}: script: {error}"))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def page_at(browser: Browser) -> Iterator[PageAt]:
    """Open pages for one test."""
    with opened(browser) as page_at:
        yield page_at


@pytest.fixture(scope="session")
def accessibility_problems() -> Callable[..., list[str]]:
    """Check a page with axe-core (WCAG 2.2 A and AA, best practice): one line per faulty element.

    Give the ids of rules to leave out as further arguments.
    """

    def check(page: Page, *without: str) -> list[str]:
        # evaluate() is not bound by the page's content security policy; a script tag would be.
        page.evaluate(AXE)
        found = page.evaluate(
            "rules => axe.run({ rules, resultTypes: ['violations'] })"
            ".then(result => result.violations)",
            {rule: {"enabled": False} for rule in without},
        )
        return [
            f"{violation['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
            for violation in found
            for node in violation["nodes"]
        ]

    return check


@pytest.fixture(scope="session")
def filled_url(shared_folder: Path) -> Iterator[str]:
    """The address of the real toolkit with the papers of the twelve sheets."""

    def papers(now: Checked) -> Mapping[str, Iterable[Path]]:
        twelve = [now.catalog.resources[slug] for slug in SHEETS]
        return make_papers(now.catalog, now.settings, now.bodies, twelve, tell=lambda _: None)

    site = shared_folder / "filled-site"
    with once(site) as missing:
        if missing:
            day = datetime.now(UTC).date()
            build(PROJECT, site, engine_named("mkdocs"), today=day, papers=papers)
    with serve_folder(site, urlsplit(read_settings(PROJECT).url).path or "/") as address:
        yield address
