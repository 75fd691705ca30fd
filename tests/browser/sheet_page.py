"""Sheets in a browser, as the tests of filling them in open them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


SHEETS = (
    "agenda-with-action-log",
    "between-meeting-check-in",
    "common-form-checklist",
    "cop-in-family-child-care",
    "family-note-dressed-to-play",
    "food-and-drink-policy",
    "garden-in-a-cup",
    "partnership-health-survey",
    "resource-sharing-list",
    "stakeholder-map",
    "story-consent-form",
    "topic-core-knowledge",
)
"""Twelve sheets: one of each kind that has something to fill in, and a second worksheet."""


def open_sheet(page: Page, url: str, slug: str) -> Page:
    """Open the sheet of a resource; return its page when it can be filled in."""
    page.goto(f"{url}resources/{slug}/sheet/")
    page.wait_for_selector("article.sheet[data-ready]")
    return page
