"""The parts of the theme are joined, named by what they hold, and nothing unused is published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from resource_toolkit.publishing.bundles import bundle_addresses, join_bundles

if TYPE_CHECKING:
    from pathlib import Path

NAMED_BY_SCRIPTS = re.compile(
    r"(assets/redirect\.js|\.toolkit-site|assets/catalog/.+\.js|assets/(search|qr)\.[0-9a-f]+\.js|catalog\.json|sitemap\.xml(\.gz)?"
    r"|404\.html|collections/.+/images/.+|.+/index\.html|index\.html)"
)
"""Files that a script, a search engine or a host asks for by name, and pages."""


def test_parts_are_joined_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("20-b.css", "10-a.css", "60-c.css"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert join_bundles(tmp_path, {"site.css": ("[1-2]*.css",)}) == {
        "site.css": b"10-a.css\n20-b.css"
    }


def test_bundle_without_parts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"site\.css"):
        join_bundles(tmp_path, {"site.css": ("*.css",)})


def test_name_of_a_joined_file_changes_with_its_content() -> None:
    one, other = (bundle_addresses({"site.css": data})["site.css"] for data in (b"a", b"b"))
    assert one != other
    assert re.fullmatch(r"assets/site\.[0-9a-f]{8}\.css", one)


def test_every_published_file_is_loaded_by_a_page(built_site: Path) -> None:
    linked = set()
    for page in built_site.rglob("*.html"):
        for link in re.findall(r'(?:href|src)="([^"#?:]+)', page.read_text(encoding="utf-8")):
            linked.add((page.parent / unquote(link)).resolve())
    unused = [
        name
        for file in built_site.rglob("*")
        if file.is_file() and file.resolve() not in linked
        for name in [file.relative_to(built_site).as_posix()]
        if not NAMED_BY_SCRIPTS.fullmatch(name)
    ]
    assert unused == []
    assert [
        file for file in built_site.rglob("*") if file.is_file() and not file.stat().st_size
    ] == []
