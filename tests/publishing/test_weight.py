"""A phone loads little before it shows a resource, and nothing that is more than two steps away."""

from __future__ import annotations

import gzip
import re
from functools import cache
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from pathlib import Path

MOST = 30 * 1024
"""Bytes of a first visit to a resource page, packed, before fonts and pictures."""
MOST_CROSSWALK = 40 * 1024
"""The same for the page of counts, with all of its lists."""
MOST_BLOCKING = 2
"""Files that a browser waits for before it shows anything."""


@cache
def packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))


def loaded(page: Path) -> tuple[list[Path], list[Path]]:
    """Return the styles and scripts of a page, and those of them that hold up what is shown."""
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    styles = [(node, "href") for node in tree.css("link[rel=stylesheet]")]
    scripts = [(node, "src") for node in tree.css("script[src]")]
    files, blocking = [], []
    for node, attribute in styles + scripts:
        file = (page.parent / (node.attributes[attribute] or "")).resolve()
        files.append(file)
        if not {"defer", "async"} & node.attributes.keys():
            blocking.append(file)
    return files, blocking


def test_first_visit_to_a_resource_is_light(built_site: Path) -> None:
    pages = [
        page
        for page in built_site.glob("resources/*/index.html")
        if "refresh" not in page.read_text(encoding="utf-8")
    ]
    assert pages
    heavy = {}
    for page in pages:
        files, blocking = loaded(page)
        assert len(files) >= 3
        assert len(blocking) <= MOST_BLOCKING, page
        size = packed(page) + sum(map(packed, files))
        if size > MOST:
            heavy[page.parent.name] = size
    assert heavy == {}


def test_table_of_counts_is_light(built_site: Path) -> None:
    page = built_site / "crosswalk" / "index.html"
    assert packed(page) + sum(map(packed, loaded(page)[0])) <= MOST_CROSSWALK


def test_styles_load_no_further_styles(built_site: Path) -> None:
    sheets = list((built_site / "assets").glob("*.css"))
    assert sheets
    for sheet in sheets:
        assert not re.search(r"@import", sheet.read_text(encoding="utf-8")), sheet
