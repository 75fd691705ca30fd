"""Hand-written pages lose nothing that they need, and nothing in them or in a title runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from selectolax.lexbor import LexborHTMLParser

from resource_toolkit.engines import mkdocs as doors
from resource_toolkit.engines.page_html import clean, finish
from resource_toolkit.reading.bodies import label_tasks
from tests.toolkits.html import read
from tests.toolkits.sites import AGENCY, PROJECT, change, run_toolkit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

TITLES = (
    "[click me](javascript:alert(1))",
    "*x*{: onclick=alert(1) }",
    "**bold** `code` <b>b</b> ![i](data:x) &lt;i&gt;",
    'a | b \\* [c] "d" _e_ ~f~ ^g^ ==h== :smile: {{ count() }}',
    "www.evil.example https://evil.example/ <https://evil.example/>",
)


def tree(html: str) -> list[tuple[str, object]]:
    """Return every element with its attributes, and every text, in order."""
    root = LexborHTMLParser(html).root
    assert root is not None
    return [
        (
            node.tag or "",
            node.text_content
            if node.tag == "-text"
            else sorted((name, value or "") for name, value in node.attributes.items()),
        )
        for node in root.traverse(include_text=True)
    ]


@pytest.mark.parametrize("root", [PROJECT, AGENCY], ids=lambda root: root.name)
def test_pages_keep_all_they_have(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages: list[str] = []

    def keep(html: str, blocks: Sequence[str], dress: Callable[[str], str]) -> str:
        pages.append(label_tasks(html))
        return finish(html, blocks, dress)

    monkeypatch.setattr(doors, "finish", keep)
    monkeypatch.setenv("RESOURCE_TOOLKIT_BUILD", "1")
    build(load_config(str(root / "mkdocs.yml"), site_dir=str(tmp_path)))
    assert len(pages) >= 12
    for page in pages:
        assert tree(clean(page)) == tree(page)


@pytest.mark.parametrize(
    "html",
    [
        '<p onclick="alert(1)">x</p>',
        "<script>alert(1)</script>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href="data:text/html,x">x</a>',
        '<iframe src="https://evil.example/"></iframe>',
        '<form action="https://evil.example/"><input name="q"></form>',
        '<svg onload="alert(1)"></svg>',
        '<p style="position:fixed">x</p>',
        '<base href="https://evil.example/">',
        '<p id="__config">x</p>',
        '<div data-block="99"></div>',
    ],
)
def test_what_runs_or_deceives_is_taken_out(html: str) -> None:
    left = finish(html, [], str)
    for part in ("alert", "evil", "data", "style", "__config", "<svg", "<form", "onload"):
        assert part not in left


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_text_wherever_a_page_names_it(agency: Path, title: str) -> None:
    quoted = title.replace("'", "''")
    for path, old in (
        ("resources/story-stage/prop-box.md", "Prop box"),
        ("resources/packets/first-week.yml", "The first week"),
        ("resources/trainings/leading-a-circle.yml", "Leading a circle"),
    ):
        change(agency / path, f"title: {old}\n", f"title: '{quoted}'\n")
    links = (
        'resource_link("prop-box")',
        'packet_link("first-week")',
        'training_link("leading-a-circle")',
    )
    calls = " and ".join(f"{{{{ {link} }}}}" for link in links)
    cells = " | ".join(f"{{{{ {link} }}}}" for link in links)
    text = f"# Try\n\n{calls}\n\n| 1 | 2 | 3 |\n|---|---|---|\n| {cells} |\n"
    head = "---\ntitle: Try\nrender_macros: true\n---\n\n"
    (agency / "docs/try.md").write_text(head + text, encoding="utf-8")
    done = run_toolkit(
        "build", "--root", str(agency), "--today", "2026-11-21", "--out",
        str(agency / "site"),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    page = read(agency / "site", "try/").one(class_="page__text")
    addresses = (
        "../resources/prop-box/",
        "../packets/first-week/",
        "../trainings/leading-a-circle/",
    )
    links_there = [found for found in page.all("a") if found["href"].startswith("../")]
    assert [found["href"] for found in links_there] == [*addresses, *addresses]
    for found in links_there:
        assert found.children == [title]
        assert found.attributes.keys() == {"href"}


@pytest.mark.shipped_toolkit
def test_page_of_a_term_shows_its_icon_beside_its_name(built_site: Path) -> None:
    for address in ("stages/model/", "collections/nutrition/", "kinds/activity/"):
        page = LexborHTMLParser((built_site / address / "index.html").read_text(encoding="utf-8"))
        sign = page.css_first("h1 > svg.icon > use")
        assert sign is not None, address
        assert page.css_first(f"svg.sprite {sign.attributes['href']}") is not None, address
        head = page.css_first("h1")
        assert head is not None, address
        assert head.text(strip=True), address
