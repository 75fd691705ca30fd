"""Templates stand in what Jinja2 and MiniJinja share: an engine in another language fits."""

from __future__ import annotations

import json
from datetime import date
from posixpath import join
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import jinja2
import minijinja
import pytest
from selectolax.lexbor import LexborHTMLParser

from resource_toolkit.checking import check
from resource_toolkit.engines import plain
from resource_toolkit.pages import Pages
from resource_toolkit.publishing import THEME, look_addresses
from resource_toolkit.publishing.fill import FRAMES
from tests.toolkits.sites import AGENCY, TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from resource_toolkit.checking import Checked

MOST = 6
"""How often one template is compared."""


@pytest.fixture(scope="module")
def agency_checked() -> Checked:
    return check(AGENCY, date.fromisoformat(TODAY))


def test_example_that_is_shipped_has_nothing_to_mend(agency_checked: Checked) -> None:
    assert list(agency_checked.problems) == []


def tree(html: str) -> list[tuple[str, object]]:
    """Return every element with its attributes, and every text without the blanks around it."""
    root = LexborHTMLParser(html).root
    assert root is not None
    nodes: list[tuple[str, object]] = []
    for node in root.traverse(include_text=True):
        if node.tag == "-text":
            if text := " ".join((node.text_content or "").split()):
                nodes.append(("", _data(text)))
        else:
            attributes = sorted(
                (name, _data(value or "")) for name, value in node.attributes.items()
            )
            nodes.append((node.tag or "", attributes))
    return nodes


def _data(value: str) -> object:
    """Return what an attribute or a script holds: JSON may write the same sign in two ways."""
    return json.loads(value) if value.startswith("{") else value


def environment(*folders: Path, **options: Any) -> minijinja.Environment:
    """Return an environment of MiniJinja over folders of templates."""

    def load(name: str) -> str | None:
        paths = (folder / name for folder in folders)
        return next((path.read_text(encoding="utf-8") for path in paths if path.is_file()), None)

    return minijinja.Environment(loader=load, pycompat=False, **options)


@minijinja.pass_state
def url(state: Any, address: str) -> str:
    if urlsplit(address).scheme or address.startswith(("/", "#")):
        return address
    page = state.lookup("page")
    return plain._way(address, page.url) if page else join(state.lookup("base_url"), address)


def test_pages_come_out_alike(agency_checked: Checked) -> None:
    site = plain._Site(AGENCY, agency_checked.catalog)
    site.render()
    other = environment(THEME, auto_escape_callback=lambda _: False)
    other.add_filter("url", url)
    nav, pages = SimpleNamespace(items=site.menu), list(site.pages.values())
    shared = {"config": site.config, "nav": nav, "pages": pages}
    names = [path.relative_to(THEME).as_posix() for path in THEME.glob("*.html")]
    assert {"main.html", "home.html", "find.html", "list.html", "404.html"} <= set(names)
    for page in pages:
        base = plain._way("", page.url).removesuffix("/")
        for name in {*names, page.template} if page.is_homepage else {page.template}:
            ours = site.theme.get_template(name).render(shared, page=page, base_url=base)
            theirs = other.render_template(name, **shared, page=page, base_url=base)
            assert tree(theirs) == tree(ours), (name, page.src_uri)
    ours = site.theme.get_template("404.html").render(shared, base_url="/kit/")
    assert tree(other.render_template("404.html", **shared, base_url="/kit/")) == tree(ours)


def test_parts_come_out_alike(agency_checked: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered: dict[str, list[tuple[jinja2.Template, dict[str, Any], str]]] = {}
    render = jinja2.Template.render

    def note(template: jinja2.Template, *given: Any, **values: Any) -> str:
        html = render(template, *given, **values)
        rendered.setdefault(template.name or "", []).append(
            (template, dict(*given, **values), html)
        )
        return html

    monkeypatch.setattr(jinja2.Template, "render", note)
    catalog, settings = agency_checked.catalog, agency_checked.settings
    look = look_addresses(settings)
    pages = Pages(catalog, settings, agency_checked.bodies, frozenset(), look)
    assert sum(1 for kind in FRAMES for _ in pages.all(kind, frozenset())) > 40
    plain._Site(AGENCY, catalog).render()
    monkeypatch.undo()
    parts = THEME / "templates"
    kept = {name: cases for name, cases in rendered.items() if (parts / name).is_file()}
    assert len(kept) > 14
    for name, cases in kept.items():
        for template, values, html in cases[:MOST]:
            other = environment(parts, trim_blocks=True, lstrip_blocks=True)
            for key, value in template.environment.globals.items():
                if key not in jinja2.defaults.DEFAULT_NAMESPACE:
                    other.add_global(key, value)
            for key, value in template.environment.filters.items():
                if key not in jinja2.filters.FILTERS:
                    other.add_filter(key, value)
            assert tree(other.render_template(name, **values)) == tree(html), name
