"""Another Markdown engine gives the same pages, so no text hangs on comrak.

markdown-it-py takes comrak's place inside our renderer: what the site does after the engine
(sanitizing, links between files, line breaks, check boxes) is the same for both.
"""

import html
import re
from collections.abc import Sequence
from html.parser import HTMLParser

import comrak
import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.anchors import anchors_plugin
from mdit_py_plugins.anchors.index import slugify
from mdit_py_plugins.gfm import gfm_plugin

from resource_toolkit.reading.bodies import PREFIX
from tests.reading.test_bodies import CASES, Case, render

# Body name -> why it differs. No word of an author is lost or moved in any of them.
DIFFERENT = {
    "loose tasks": "the text of a task stays a paragraph; with comrak our label takes it out",
    "bad link": "javascript: makes no link, so the brackets show; comrak's link loses its address",
    "footnote": "[1] and [1:1] in the text, a rule above the notes, and other ids",
}

KEPT = {"href", "src", "alt", "title", "id", "start", "align", "checked"}
"""The attributes that carry meaning; classes belong to the look."""

SPACES = re.compile(r"\s+")
CELL = re.compile(r'style="text-align:(\w+)"')


class Outline(HTMLParser):
    """The tags and texts of HTML, one a line. Spaces count only where a reader sees them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.verbatim = False
        self.feed(page.strip())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.verbatim |= tag == "pre"
        if tag != "label":  # the renderer puts it around tasks as comrak writes them
            kept = sorted(f" {name}={value!r}" for name, value in attrs if name in KEPT)
            self.lines.append(f"<{tag}{''.join(kept)}>")

    def handle_endtag(self, tag: str) -> None:
        self.verbatim &= tag != "pre"
        if tag != "label":
            self.lines.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self.verbatim:
            self.lines.append(data)
        elif data.strip() or "\n" not in data:
            self.lines.append(SPACES.sub(" ", data))


def as_text(_: object, tokens: Sequence[Token], index: int, *_options: object) -> str:
    """Show raw HTML as it was written, as comrak does with `escape`."""
    return html.escape(tokens[index].content, quote=False)


def other_engine() -> MarkdownIt:
    """Return markdown-it-py, which writes some tags in its own way, with comrak's manners."""
    engine = MarkdownIt("commonmark").use(gfm_plugin)
    engine.use(anchors_plugin, max_level=6, slug_func=lambda title: PREFIX + slugify(title))
    for name in ("html_inline", "html_block"):
        engine.add_render_rule(name, as_text)
    engine.add_render_rule("s_open", lambda *_: "<del>")
    engine.add_render_rule("s_close", lambda *_: "</del>")
    return engine


ENGINE = other_engine()


@pytest.fixture
def exchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    def render_markdown(body: str, *_: object) -> str:
        return CELL.sub(r'align="\1"', ENGINE.render(body))

    monkeypatch.setattr(comrak, "render_markdown", render_markdown)


@pytest.mark.usefixtures("exchanged")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_other_engine_gives_the_same(case: Case) -> None:
    ours, theirs = Outline(case.html).lines, Outline(render(case.markdown).html).lines
    if case.name in DIFFERENT:
        assert theirs != ours, f"no difference any more: take {case.name!r} out of DIFFERENT"
    else:
        assert theirs == ours


def test_nearly_all_bodies_are_compared() -> None:
    names = {case.name for case in CASES}
    assert names >= DIFFERENT.keys()
    assert len(names - DIFFERENT.keys()) >= 60
