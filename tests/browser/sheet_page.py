"""Sheets in a browser, as the tests of filling them in open them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def open_sheet(page: Page, url: str, slug: str) -> Page:
    """Open the sheet of a resource; return its page when it can be filled in."""
    page.goto(f"{url}resources/{slug}/sheet/")
    page.wait_for_selector("article.sheet[data-ready]")
    return page
