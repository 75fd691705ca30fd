"""A paper that is made up, for tests of how its body is set."""

from __future__ import annotations

from typing import Any

from resource_toolkit.papers.documents import Paper
from tests.toolkits.sites import AGENCY


def paper(html: str, **more: Any) -> Paper:
    """Return a paper with a body; `more` are fields of a paper."""
    fields: dict[str, Any] = {
        "title": "Rain song",
        "language": "en",
        "address": "https://example.org/resources/rain-song/",
        "rights": "Free to copy.",
        "pages": 2,
        "root": AGENCY,
        "pictures": "resources/mural-making/pictures",
    }
    return Paper(html=html, **fields | more)
