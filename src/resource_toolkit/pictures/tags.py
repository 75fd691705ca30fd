"""The tags of HTML: text without them, and those of pictures with their sizes."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

from .files import size_of

_TAG = re.compile(r"<[^>]+>")
_PICTURE = re.compile(r"<img\b[^>]*>")
_SOURCE = re.compile(r' src="([^"]*)"')
_SAID_EMPTY = re.compile(r' alt="(?:&quot;&quot;|“”|&ldquo;&rdquo;)"')
"""Two quotes as a description say on purpose that there is none."""


def without_tags(html: str, instead: str = "") -> str:
    """Return HTML without its tags, with `instead` where each stood."""
    return _TAG.sub(instead, html) if "<" in html else html


def with_sizes(html: str, file_of: Callable[[str], Path | None]) -> str:
    """Return HTML whose pictures say their size and load when they come into view.

    `file_of` returns the file of a source, or None for one that is not known.
    """

    def sized(tag: re.Match[str]) -> str:
        text = _SAID_EMPTY.sub(' alt=""', tag[0])
        source = _SOURCE.search(text)
        if source is None or " width=" in text:
            return text
        file = file_of(unescape(source[1]))
        size = size_of(file) if file is not None and file.is_file() else None
        if size is None:
            return text
        begin, close = ("<img", " />") if text.endswith("/>") else ("<img", ">")
        told = f' width="{size.width:.0f}" height="{size.height:.0f}" loading="lazy"'
        return begin + text[4 : -len(close)].rstrip() + told + close

    return _PICTURE.sub(sized, html) if "<img" in html else html
