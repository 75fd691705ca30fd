"""Bodies become safe HTML that looks as their preview does."""

import re
import time
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from resource_toolkit.reading.bodies import (
    Body,
    BodyRenderer,
    Heading,
    section_titles,
)
from tests.reading.heavy_bodies import HEAVY

BODIES = yaml.safe_load((Path(__file__).parent / "bodies.yml").read_text(encoding="utf-8"))


class Case(NamedTuple):
    name: str
    markdown: str
    html: str


CASES = [Case(name, *texts) for name, texts in BODIES.items()]


def render(markdown: str) -> Body:
    return BodyRenderer().render(markdown, "garden")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_body(case: Case) -> None:
    assert render(case.markdown).html == case.html


ALLOWED = {
    "a": {"href", "id", "title", "aria-label", "class"},
    "img": {"src", "alt", "title"},
    "li": {"id", "class"},
    "ol": {"start"},
    "th": {"align"},
    "td": {"align"},
    "input": {"type", "checked", "disabled"},
    "div": {"class", "tabindex"},
    **{tag: {"class"} for tag in ("p", "section", "sup")},
    **{tag: {"id"} for tag in ("h2", "h3", "h4", "h5", "h6")},
    **{tag: set() for tag in ("br", "hr", "ul", "blockquote", "pre", "code", "em", "strong")},
    **{tag: set() for tag in ("del", "table", "thead", "tbody", "tr", "label")},
}


class Watch(HTMLParser):
    """Fails at a tag, attribute or address that no body may have."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED
        for name, value in attrs:
            assert name in ALLOWED[tag]
            if name == "id":
                self.ids.append(value or "")
                assert str(value).startswith(("on-", "fn-", "fnref-"))
            if name == "href":
                assert (
                    str(value)
                    .lower()
                    .startswith(("https:", "http:", "mailto:", "tel:", "../", "#"))
                )
            if name == "src":
                assert str(value).startswith("../../collections/garden/pictures/")

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def watch(markdown: str, renderer: BodyRenderer | None = None) -> Watch:
    parser = Watch()
    parser.feed((renderer or BodyRenderer()).render(markdown, "garden").html)
    parser.close()
    return parser


ATTACKS = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)' onclick=alert(1)>x</a>",
    "<style>*{display:none}</style>",
    "<p style='position:fixed'>x</p>",
    "<svg/onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<!-- --><script>alert(1)</script> <!--",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<form action=https://evil.example><input name=q><button>x</button></form>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<br onclick=alert(1)>",
    "<br><br/ onclick=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](<java\nscript:alert(1)>)",
    "[x]( javascript:alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "[x](file:///etc/passwd)",
    "[x](//evil.example/)",
    "[x](\\\\evil.example)",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    "![x](https://evil.example/pixel.png)",
    "![x](//evil.example/pixel.png)",
    "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "![x](../../secret.png)",
    '![x" onerror="alert(1)](pictures/a.png)',
    '[x](a.md "t\\" onmouseover=\\"alert(1)")',
    '[x](pictures/a.png#" onclick=alert(1))',
    "```html\n<script>alert(1)</script>\n```",
    "`<script>alert(1)</script>`",
    '```"><script>alert(1)</script>\nx\n```',
    "## <script>alert(1)</script>",
    "## x {#__search onclick=alert(1)}",
    "| <script>alert(1)</script> |\n|---|\n| <br onload=x> |",
    '[^x"><script>alert(1)</script>]\n\n[^x"><script>alert(1)</script>]: y',
    "> [!NOTE] <script>alert(1)</script>\n> x",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)",
    "&lt;br onclick=alert(1)&gt;",
)


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize(
    "around", ["{}", "- {}", "> {}", "x **{}** y", "- [ ] {}", "1. a\n\n   {}"]
)
def test_attack_is_text(attack: str, around: str) -> None:
    watch(around.format(attack))


@pytest.mark.parametrize(
    "attack", [*ATTACKS, "<a href=ftp://e.example onclick=x>x</a>", "<a href='vbscript:x'>x</a>"]
)
def test_allow_list_alone_holds(attack: str) -> None:
    renderer = BodyRenderer()
    renderer._options.escape = False
    renderer._options.unsafe_ = True
    watch(attack, renderer)


MARKDOWN = st.lists(
    st.sampled_from(
        [
            *"<>\"'&`*_[]()!#|-=:\\/ \n\t",
            *ATTACKS,
            *("a", "1.", "- [ ] ", "## ", "> ", "<br>", "&lt;", "x.md", "pictures/a.png", "[^1]"),
        ]
    ),
    max_size=25,
).map("".join)


@pytest.mark.slow
@given(MARKDOWN)
@settings(max_examples=400, deadline=None)
def test_any_body_is_safe(markdown: str) -> None:
    watch(markdown)


BITS = (
    r"www. WWW. w\ww. http: https:/ / // : ftp: mailto: xmpp: a.b h.c @ \@ &commat; &#64; &amp; < >"
)
LINKS = st.lists(st.sampled_from([*BITS.split(), " ", "\n"]), max_size=9).map("".join)


@given(LINKS)
@settings(max_examples=600, deadline=None)
def test_bare_links_are_found_wherever_they_may_stand(markdown: str) -> None:
    renderer = BodyRenderer()
    short = renderer.render(markdown, "garden")
    renderer._without_bare_links = renderer._extension
    assert renderer.render(markdown, "garden") == short


@pytest.mark.parametrize(
    "text", ["{{ config }}", "{% include 'x' %}", '--8<-- "/etc/passwd"', "{# note #}", "@@x@@"]
)
def test_template_code_is_text(text: str) -> None:
    shown = text.replace("<", "&lt;")
    assert render(text).html == f"<p>{shown}</p>\n"


@pytest.mark.parametrize(
    "markdown",
    ['<iframe src="page.html"></iframe>', 'a <i id="x">', '`<a href="x">`', "- <a href='x'>"],
)
def test_no_text_looks_like_an_attribute(markdown: str) -> None:
    html = render(markdown).html
    assert re.findall(r' (?:href|src|id)="', html) == []


@pytest.mark.parametrize("name", ["__search", "__drawer", "search", "__toc", "location", "body"])
def test_heading_cannot_take_an_id_of_the_theme(name: str) -> None:
    assert watch(f"## {name}\n\n[^{name}]\n\n[^{name}]: x").ids == [
        f"on-{name}",
        f"fnref-{name}",
        f"fn-{name}",
    ]


def test_headings_of_the_body() -> None:
    body = render("# One\n\n### *Two* & `<b>`\n\n#### Four\n\n## One\n")
    assert body.headings == (
        Heading(2, "on-one", "One"),
        Heading(3, "on-two--b", "Two &amp; &lt;b&gt;"),
        Heading(2, "on-one-1", "One"),
    )
    assert section_titles(body) == ("One", "One")


def test_links_are_told_as_written() -> None:
    links = render(
        "[a](b.md) [c](../d/e.md#f) ![g](pictures/h.png) [i](#j) [k](https://l.org)"
    ).links
    assert links == ("b.md", "../d/e.md#f", "pictures/h.png", "#j")


@pytest.mark.parametrize("name", HEAVY)
def test_heavy_body_ends_soon(name: str) -> None:
    start = time.process_time()
    render(HEAVY[name])
    assert time.process_time() - start < 2


def test_a_heading_keeps_its_steady_name() -> None:
    text = "## Say & *care*\n\nSee [it](#say).\n\n### Others\n"
    body = BodyRenderer().render(text, "garden", {"Say & care": "say"})
    assert [heading.id for heading in body.headings] == ["on-say", "on-others"]
    assert '<a href="#on-say">' in body.html
    plain = BodyRenderer().render(text, "garden")
    assert plain.headings[0].id != "on-say"
