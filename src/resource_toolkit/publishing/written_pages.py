"""The pages that people wrote, as a built site has them."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from resource_toolkit.outputs import WrittenPage
from resource_toolkit.reading import plain_text

_SEARCHED = re.compile(r"<article [^>]*data-searched")
_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.S)
_SUMMARY = re.compile(r'<meta name="description" content="([^"]*)"')


def written_pages(site: Path) -> Iterator[WrittenPage]:
    """Yield the hand-written pages of a site that the search may name, in their order."""
    for path in sorted(site.rglob("index.html")):
        html = path.read_text(encoding="utf-8")
        start = _SEARCHED.search(html)
        title = _TITLE.search(html, start.end()) if start else None
        if title is None:
            continue
        summary = _SUMMARY.search(html)
        folder = path.parent.relative_to(site).as_posix()
        yield WrittenPage(
            address="" if folder == "." else f"{folder}/",
            title=plain_text(title[1]).strip(),
            summary=unescape(summary[1]) if summary else "",
        )
