"""What the HTML of a hand-written page may hold: a closed list, wider than that of resources.

Python-Markdown lets raw HTML and attributes through; nh3 comes after it and is the boundary. What
macros made is put in afterwards: it is markup of our own.
"""

import re
from collections.abc import Callable, Sequence

import nh3

from resource_toolkit.reading import label_tasks

SCHEMES = {"http", "https", "mailto", "tel", "sms"}
"""What an address of a page may begin with."""
_TAGS = {
    *("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd"),
    *("blockquote", "pre", "code", "kbd", "samp", "em", "strong", "b", "i", "u", "s", "del"),
    *("ins", "mark", "sub", "sup", "small", "abbr", "q", "cite", "dfn", "time", "a", "img"),
    *("figure", "figcaption", "div", "span", "section", "aside", "details", "summary"),
    *("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"),
    *("label", "input"),
}
_CELL = {"align", "colspan", "rowspan", "scope", "headers"}
_ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir", "title", "role"},
    "a": {"href", "hreflang", "name", "target", "rel"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "th": _CELL,
    "td": _CELL,
    "col": {"span"},
    "colgroup": {"span"},
    "time": {"datetime"},
    "details": {"open"},
    "input": {"checked", "disabled"},
    "div": {"data-block"},
}
_BLOCK = re.compile(r'<div data-block="(\d+)"></div>')


def _theirs(_tag: str, name: str, value: str) -> str | None:
    """Return the value of an attribute; ids of the theme, which begin with two strokes, go."""
    return None if name in ("id", "name") and value.startswith("__") else value


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    generic_attribute_prefixes={"aria-"},
    tag_attribute_values={"input": {"type": {"checkbox"}}},
    attribute_filter=_theirs,
    url_schemes=SCHEMES,
    link_rel=None,
)


def clean(html: str) -> str:
    """Return HTML of Markdown without what is not in the list; text that is left stays text."""
    return _CLEANER.clean(html)


def finish(html: str, blocks: Sequence[str], dress: Callable[[str], str]) -> str:
    """Return the HTML of a page, cleaned, with what macros made in its place, and its icons."""

    def block(match: re.Match[str]) -> str:
        number = int(match[1])
        return blocks[number] if number < len(blocks) else ""

    return dress(_BLOCK.sub(block, clean(label_tasks(html))))
