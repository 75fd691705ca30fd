"""One finished page, parsed as browsers do it: its links and ids, and what no page may show or do.

Most questions are asked of the parsed page only where its text gives a reason to ask.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from resource_toolkit.problems import SLOT, shown
from resource_toolkit.reading import PAGE_FIELDS

_LINKS = {"href", "src", "action", "formaction", "poster", "data"}
_LINKED = ", ".join(f"[{name}]" for name in sorted(_LINKS))
_ASSETS = ("script", "img", "iframe", "source", "video", "audio", "embed", "object")
_ASSET_RELATIONS = {"stylesheet", "preconnect", "preload", "icon"}
_ACTIVE = ("iframe", "object", "embed", "base", "frame", "portal")
_ACTING = ", ".join((*_ACTIVE, "script:not([src])", "[action]", "[formaction]"))
_DATA = ("application/json", "application/ld+json")
"""Types of scripts that are data."""
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
SCHEMES = ("http", "https", "mailto", "tel", "sms")
"""What an address that leads out of the site may begin with."""
_BLANKS = re.compile(r"[\x00-\x20]")
"""What browsers skip in an address."""
_REMOTE = re.compile(r"(?:https?:)?//", re.I)
_HANDLER = re.compile(r"[\s/\"']on[a-z]+\s*=", re.I)
_MACRO = re.compile(r"\{\{|\{%")
_KEYS = [f"{field.name}:" for field in PAGE_FIELDS]
_HEAD = re.compile(rf"\s*(?:---\s*)?(?:{'|'.join(_KEYS)})")
_SOURCE_SIGNS = ("{{", "{%", *_KEYS)
# Texts of records stand in links and cards, and may hold anything.
_NOT_TEXT = "code, pre, kbd, samp, script, style, template, a, [data-resource]"


def scheme_of(link: str) -> str:
    """Return the scheme of an address in small letters, or nothing."""
    scheme = _SCHEME.match(_BLANKS.sub("", link))
    return scheme[1].lower() if scheme else ""


def is_remote(link: str) -> bool:
    """Return whether an address names a host."""
    return bool(_REMOTE.match(link))


def _runs(script: LexborNode) -> bool:
    return script.attributes.get("type") not in _DATA and bool(script.text(strip=True))


@dataclass(frozen=True)
class ScannedPage:
    """The HTML of a page, to be asked for what stands in it."""

    html: str

    @cached_property
    def _tree(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.html)

    @cached_property
    def is_redirect(self) -> bool:
        """Whether the page only leads on."""
        return bool(self._tree.css_first('meta[http-equiv="refresh"]'))

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every name that a link may lead to."""
        names: set[str | None] = set()
        for node in self._tree.css("[id], [name]"):
            attributes = node.attributes
            names.update((attributes.get("id"), attributes.get("name")))
        return frozenset(filter(None, names))

    def links(self) -> Iterator[tuple[str, bool]]:
        """Yield each address as written, and whether the browser loads it with the page."""
        for node in self._tree.css(_LINKED):
            attributes = node.attributes
            tag = node.tag
            relations = (attributes.get("rel") or "").lower().split() if tag == "link" else ()
            asset = tag in _ASSETS or not _ASSET_RELATIONS.isdisjoint(relations)
            for name in _LINKS & attributes.keys():
                link = attributes[name] or ""
                if not (asset and link.startswith("data:")):
                    yield link, asset

    def has(self, selector: str) -> bool:
        """Return whether an element stands on the page."""
        return self._tree.css_first(selector) is not None

    def acts(self) -> Iterator[str]:
        """Yield what no page may do, and slots that nothing has filled."""
        left = SLOT.search(self.html)
        if left:
            yield f"still holds the slot {left[1]}"
        for node in self._tree.css(_ACTING):
            attributes = node.attributes
            action = attributes.get("action") or attributes.get("formaction") or ""
            if node.tag in _ACTIVE:
                yield f"holds the element <{node.tag}>"
            elif scheme_of(action) or is_remote(action):
                yield f"sends a form to {action}"
            elif node.tag == "script" and _runs(node):
                yield "holds a script of its own"
        if _HANDLER.search(self.html):
            for node in self._tree.css("*"):
                handlers = [name for name in node.attributes if name.startswith("on")]
                yield from (f"holds the handler {name}" for name in handlers)

    def shows(self) -> Iterator[str]:
        """Yield what a whole page lacks, or shows of its source."""
        if self.is_redirect:
            return
        if not self.has("h1"):
            yield "has no heading of level 1"
        if not any(sign in self.html for sign in _SOURCE_SIGNS):
            return
        text = self._text()
        macro = _MACRO.search(text)
        if macro:
            yield f"shows {shown(text[macro.start() : macro.start() + 40])} as text"
        if _HEAD.match(text):
            yield "shows its front matter as text"

    def _text(self) -> str:
        """Return the text of the page that is neither code nor of a record."""
        copy = LexborHTMLParser(self.html)
        for node in copy.css(_NOT_TEXT):
            node.decompose()
        for selector in ("article.written", ".page__text", "main", "body"):
            part = copy.css_first(selector)
            if part:
                return part.text(separator="")
        return ""
