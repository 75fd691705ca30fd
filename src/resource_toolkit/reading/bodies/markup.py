"""Body Markdown to safe HTML, with its headings and links.

GitHub-Flavored Markdown by comrak; then nh3 with a closed allow-list, which alone is the boundary:
whatever the engine lets through, only these tags and attributes reach a page. What is added after
it is fixed markup of our own.
"""

import html
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import comrak
import nh3

from resource_toolkit.catalog import HEADING, page_address
from resource_toolkit.pictures import without_tags

from .blanks import with_blanks, with_plain_code

PREFIX = HEADING
"""Stands before every heading id, so that no heading can take an id of the theme."""

_TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre"),
    *("code", "em", "strong", "del", "a", "img", "sup", "div", "section", "input"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "a": {"href", "id", "title", "aria-label"},
    "img": {"src", "alt", "title"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "h5": {"id"},
    "h6": {"id"},
    "li": {"id"},
    "ol": {"start"},
    "th": {"align"},
    "td": {"align"},
    "input": {"checked", "disabled"},
}
_CLASSES = {
    "div": {"markdown-alert"}
    | {f"markdown-alert-{k}" for k in ("note", "tip", "important", "warning", "caution")},
    "p": {"markdown-alert-title"},
    "section": {"footnotes"},
    "sup": {"footnote-ref"},
    "a": {"footnote-backref"},
}
_ANCHOR = re.compile(
    r'<a href="#[^"]*" aria-label="[^"]*" data-heading-content="[^"]*" '
    r'class="anchor"></a>'
)
_ESCAPED_BREAK = re.compile(r"(<code[^>]*>.*?</code>)|&lt;br ?/?&gt;", re.S)
_TITLE = re.compile(r"<(/?)h1\b")
_TASK = re.compile(r'<li><input type="checkbox"( checked="")? disabled="">(.*?)(?=</li>|\n)')
_LOOSE_TASK = re.compile(
    r'<li><input type="checkbox"( checked="")? disabled="">\s*<p>(.*?)</p>', re.S
)
_BARE_TASK = re.compile(
    r'(<label class="task-list-control">(?:(?!</label>).)*)</label>\s*(.*?)(?=</li>|</p>|<[ou]l>)',
    re.S,
)
_HEADING = re.compile(r'<h([23]) id="([^"]*)">(.*?)</h\1>', re.S)
_TEXT = re.compile(r"(?:\A|>)[^<]+")
_OTHER_IMAGE = re.compile(r'(?<=<img )src="((?!\.\./\.\./collections/)[^"]*)" ?')
_ID = re.compile(r' id="([^"]*)"')
_INNER_LINK = re.compile(r'(?<= href="#)[^"]*(?=")')
SECTION = re.compile(r'(?=<h2 id=")')
"""Where a section of a body begins."""
_FILE_LINK = re.compile(r"(?:\.\./([\w.-]+)/|\./)?([\w.-]+)\.md(#.*)?")
_PAGE_FILE = re.compile(r"(?:\.\./)+([\w.-]+)/((?:[\w.-]+/)*[\w.-]+)\.md(#.*)?")
_PAGE_ADDRESS = re.compile(r"/((?!resources/)(?:[\w.~-]+/)*[\w.~-]*)(#.*)?")
_PICTURE_LINK = re.compile(r"(?:\./)?pictures/([\w.-]+)")


class Heading(NamedTuple):
    """A heading of level 2 or 3, its text already escaped for HTML."""

    level: int
    id: str
    text: str


class Body(NamedTuple):
    """A rendered body. `links` are the relative links as written, in order."""

    html: str
    headings: tuple[Heading, ...]
    links: tuple[str, ...]


def _extension(*, autolink: bool = True) -> comrak.ExtensionOptions:
    extension = comrak.ExtensionOptions()
    for name in ("table", "tasklist", "strikethrough", "footnotes", "alerts"):
        setattr(extension, name, True)
    extension.autolink = autolink
    extension.header_id_prefix = PREFIX
    extension.header_id_prefix_in_href = True
    return extension


class BodyRenderer:
    """Renders bodies; engine and sanitizer are set up once."""

    def __init__(self, docs: str = "docs") -> None:
        """Links to pages of the folder `docs` lead to where they stand in the site."""
        self._docs = docs
        self._extension = _extension()
        self._without_bare_links = _extension(autolink=False)
        self._options = comrak.RenderOptions()
        self._options.escape = True
        self._cleaner = nh3.Cleaner(
            tags=_TAGS,
            clean_content_tags=set(),
            attributes=_ATTRIBUTES,
            allowed_classes=_CLASSES,
            tag_attribute_values={"input": {"type": {"checkbox"}}},
            url_schemes={"http", "https", "mailto", "tel"},
            link_rel=None,
            url_relative=self._resolve,
        )
        self._collection = ""
        self._links: list[str] = []

    def _resolve(self, link: str) -> str | None:
        self._links.append(link)
        return site_link(link, self._collection, self._docs)

    def _refuse_image(self, source: re.Match[str]) -> str:
        link = html.unescape(source[1])
        if not link.startswith("../"):  # Else it is one that was led to a page of the site.
            self._links.append(link)
        return ""

    def _with_parts(self, clean: str, anchors: Mapping[str, str]) -> str:
        """Give headings their steady names, and let links of the body lead to its headings."""
        if anchors:
            clean = _HEADING.sub(lambda heading: _named(heading, anchors), clean)
        if any(link.startswith("#") for link in self._links):
            ids = set(_ID.findall(clean))
            clean = _INNER_LINK.sub(lambda match: _prefixed(match[0], ids), clean)
        return clean

    def render(
        self, body: str, collection: str, anchors: Mapping[str, str] = MappingProxyType({})
    ) -> Body:
        """Return a body of a collection as safe HTML; its links lead to pages of the site.

        `anchors` are the steady names of headings, by their text.
        """
        self._collection, self._links = collection, []
        # To look for bare links in every word takes a third of the engine's time. An entity may
        # stand for any of their signs.
        bare = "://" in body or "www." in body or "@" in body or "&" in body
        extension = self._extension if bare else self._without_bare_links
        raw = comrak.render_markdown(with_blanks(body), extension, None, self._options)
        if "<code" in raw and "\\_" in raw:
            raw = with_plain_code(raw)
        raw = _ANCHOR.sub("", raw)
        if "<h1" in raw:
            raw = _TITLE.sub(r"<\1h2", raw)
        if "&lt;br" in raw:
            raw = _ESCAPED_BREAK.sub(lambda match: match.group(1) or "<br>", raw)
        clean = self._cleaner.clean(raw)
        if "=&quot;" in raw:
            # Who looks for ` href="` in the HTML must find attributes only, never text.
            clean = _TEXT.sub(lambda text: text[0].replace('"', "&quot;"), clean)
        if "<img" in clean:
            # A page asks no other host for anything, so only pictures of the collection stay.
            clean = _OTHER_IMAGE.sub(self._refuse_image, clean)
        clean = self._with_parts(clean, anchors)
        if "<table>" in clean:
            clean = clean.replace("<table>", '<div class="table-scroll" tabindex="0"><table>')
            clean = clean.replace("</table>", "</table></div>")
        if "<input" in clean:
            clean = _LOOSE_TASK.sub(r'<li><input type="checkbox"\1 disabled=""> \2', clean)
            clean = _TASK.sub(r'<li class="task"><label><input type="checkbox"\1>\2</label>', clean)
        headings = tuple(
            Heading(int(level), name, without_tags(text))
            for level, name, text in _HEADING.findall(clean)
        )
        return Body(clean, headings, tuple(self._links))


def plain_text(markup: str, instead: str = "") -> str:
    """Return the text of HTML, with `instead` where each tag stood."""
    return html.unescape(without_tags(markup, instead))


def _named(heading: re.Match[str], anchors: Mapping[str, str]) -> str:
    """Return a heading with its steady name, where it has one."""
    level, _, text = heading.groups()
    name = anchors.get(plain_text(text))
    return f'<h{level} id="{PREFIX}{name}">{text}</h{level}>' if name else heading[0]


def _prefixed(fragment: str, ids: set[str]) -> str:
    """Return the fragment of a link with the prefix of headings, where it names a heading."""
    return f"{PREFIX}{fragment}" if f"{PREFIX}{fragment}" in ids else fragment


def label_tasks(page: str) -> str:
    """Return HTML of Python-Markdown in which the text of a task is the label of its box."""
    return _BARE_TASK.sub(r"\1 \2</label>", page)


def site_link(link: str, collection: str, docs: str = "docs") -> str | None:
    """Return a link of a body as seen from the page of its resource; None takes it out."""
    if link.startswith("#"):
        return link
    file = _FILE_LINK.fullmatch(link)
    if file:
        fragment = file[3] or ""
        if fragment and not fragment.startswith("#at-"):
            fragment = f"#{PREFIX}{fragment[1:].removeprefix(PREFIX)}"
        return f"../{file[2]}/{fragment}"
    if (page := page_of(link, docs)) is not None:
        return f"../../{page}"
    picture = _PICTURE_LINK.fullmatch(link)
    return f"../../collections/{collection}/pictures/{picture[1]}" if picture else None


def page_of(link: str, docs: str) -> str | None:
    """Return the address, with its fragment, of a link to a page that is no resource.

    Such a link names the file of a hand-written page (`../../docs/about.md`), or the address of any
    page (`/topics/water/`).
    """
    if file := _PAGE_FILE.fullmatch(link):
        return f"{page_address(file[2])}{file[3] or ''}" if file[1] == docs else None
    if address := _PAGE_ADDRESS.fullmatch(link):
        ends = "/" if address[1] and not address[1].endswith("/") else ""
        return f"{address[1]}{ends}{address[2] or ''}"
    return None


def target_of(link: str) -> tuple[str | None, str, str] | None:
    """Return (collection or None, slug, fragment) of a link to another resource's file."""
    file = _FILE_LINK.fullmatch(link)
    return (file[1], file[2], (file[3] or "")[1:]) if file else None


def picture_of(link: str) -> str | None:
    """Return the file name of a link to a picture of the collection."""
    picture = _PICTURE_LINK.fullmatch(link)
    return picture[1] if picture else None


def section_titles(body: Body) -> tuple[str, ...]:
    """Return the plain titles of the level 2 headings of a body."""
    return tuple(html.unescape(heading.text) for heading in body.headings if heading.level == 2)
