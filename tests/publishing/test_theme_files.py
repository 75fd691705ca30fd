"""Nothing unused is published, and names of styles and scripts carry a hash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser

from resource_toolkit.publishing import THEME

if TYPE_CHECKING:
    from pathlib import Path

    from resource_toolkit.checking.checked import Checked

NAMED_BY_SCRIPTS = re.compile(
    r"(\.toolkit-site|assets/catalog/.+\.js|assets/words/.+\.js|assets/fonts/.+\.(woff2|txt)"
    r"|assets/(docx|fetched|fill|kept|qr|redirect|search|season|sessions|share|stick|word)\.[0-9a-f]+\.js"
    r"|assets/share\.[0-9a-f]+\.css|catalog\.json|sitemap\.xml(\.gz)?"
    r"|404\.html|collections/.+/pictures/.+|.+/index\.html|index\.html)"
)
"""Files that a script, a search engine or a host asks for by name, and pages."""

NOT_OURS = {
    "admonition-title",
    "markdown-alert-caution",
    "markdown-alert-important",
    "markdown-alert-title",
    "markdown-alert-warning",
    "task-list-control",
    "task-list-indicator",
    "task-list-item",
}
"""Classes that a Markdown engine writes."""


@pytest.mark.shipped_toolkit
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


def test_names_of_styles_and_scripts_carry_a_hash(built_site: Path) -> None:
    names = [file.name for file in (built_site / "assets").iterdir()]
    assert len(names) > 5
    plain = re.compile(r"(?!.*\.[0-9a-f]{10}\.)[^/]+\.(css|js)")
    assert not [name for name in names if plain.fullmatch(name)]


@pytest.mark.parametrize("page", ["404.html", "list/index.html"])
def test_a_page_with_nothing_to_show_has_a_picture_and_ways_on(
    built_site: Path, checked: Checked, page: str
) -> None:
    tree = LexborHTMLParser((built_site / page).read_text(encoding="utf-8"))
    picture = tree.css_first("img.empty__picture")
    assert picture is not None
    assert picture.attributes["alt"] == ""
    assert {"width", "height"} <= picture.attributes.keys()
    ways = [node.attributes["href"] or "" for node in tree.css("main a[href*='?']")]
    assert len(set(ways)) >= min(3, len(checked.catalog.questions))


def test_a_part_of_a_block_is_named_with_two_underscores() -> None:
    names = set()
    for file in THEME.rglob("*.css"):
        text = re.sub(r"/\*.*?\*/|url\([^)]*\)", "", file.read_text(encoding="utf-8"), flags=re.S)
        names |= set(re.findall(r"\.([a-z][\w-]*)", text))
    for file in THEME.rglob("*.html"):
        text = re.sub(r"\{[{%#].*?[}%#]\}", " ", file.read_text(encoding="utf-8"), flags=re.S)
        names |= {name for group in re.findall(r'class="([^"]*)"', text) for name in group.split()}
    whole = {name.split("__")[0] for name in names if "--" not in name} - NOT_OURS
    parts = {name.split("__")[0] for name in names if "__" in name}
    wrong = {
        name
        for name in whole - parts
        if any(name.startswith(f"{block}-") for block in whole - {"js", "no-js"})
    }
    assert wrong == set()
