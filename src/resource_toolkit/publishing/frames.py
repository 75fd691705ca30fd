"""Frames and stencils: HTML that was made once, with slots that are filled for many records.

A slot is a name between two signs of private use, which no contributed text may hold. It survives
escaping, attributes, `<title>` and any engine. All slots are filled in one pass. The site engine
makes a frame, a template a stencil.
"""

import errno
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markupsafe import escape

from resource_toolkit.problems import SLOT, FrameError, slot

FRAME = "_frame"
"""The name of every stub, and of its folder in the site."""
TEXT_SLOTS = ("title", "description", "address", "language")
"""Slots whose values are text, escaped for text and attributes alike."""
HTML_SLOTS = ("article", "toc")
"""Slots whose values are HTML that `render` made."""

_UP_ONCE = re.compile(r'( (?:href|src)=)"\.\./(?!\.\.)')
"""A link from the stub to the folder it stands in: on pages of other folders it would mislead."""

# Templates leave lines of blanks; a quarter of a frame, on every page.
_BLANKS = re.compile(r"\s*\n\s*")


@dataclass(frozen=True)
class Frame:
    """A page cut at its slots: text, slot name, text, slot name, … text.

    `address` is the folder of its stub, such as `resources`.
    """

    address: str
    parts: tuple[str, ...]

    def at(self, address: str) -> "Frame":
        """Return the frame for pages as deep as this address: its relative links are re-based."""
        here, there = self.address.count("/") + 2, address.count("/")
        up, way = "/".join([".."] * here), "/".join([".."] * there)
        parts = tuple(part.replace(up, way) for part in self.parts)
        if not address.startswith(f"{self.address}/"):
            # The page is of another part of the site than the stub of its frame.
            parts = tuple(part.replace(' aria-current="true"', "") for part in parts)
        return Frame(self.address, parts)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of its slots, in order."""
        return self.parts[1::2]

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the page with each slot filled; HTML slots as they are, others escaped."""
        ready = {
            name: value if name in HTML_SLOTS else escape(value) for name, value in values.items()
        }
        pieces = list(self.parts)
        pieces[1::2] = [ready[name] for name in self.names]
        return "".join(pieces)


def require_frame(site: Path, folder: str) -> Path:
    """Return the page of a folder's frame; raises FrameError when there is none."""
    page = site / folder / FRAME / "index.html"
    if not page.is_file():
        raise FrameError(f"there is no frame at {folder}/{FRAME}/; add docs/{folder}/{FRAME}.md")
    return page


def take_frame(site: Path, folder: str) -> Frame:
    """Read the frame of a folder and take it out of the site.

    Raises FrameError when there is none, or a slot is missing or unknown.
    """
    page = require_frame(site, folder)
    html = page.read_text(encoding="utf-8")
    page.unlink()
    page.parent.rmdir()
    html = _BLANKS.sub("\n", html).replace(f"{folder}/{FRAME}/", slot("address"))
    html = _UP_ONCE.sub(rf'\1"../../{folder}/', html)
    frame = Frame(folder, tuple(SLOT.split(html)))
    unknown = set(frame.names) - {*TEXT_SLOTS, *HTML_SLOTS}
    missing = {"title", "description", "article"} - set(frame.names)
    fixed = "".join(frame.parts[::2])
    faults = [
        *(f"lacks the slot {name}" for name in sorted(missing)),
        *(f"has an unknown slot {name}" for name in sorted(unknown)),
        *([f"still holds /{FRAME}"] if f"/{FRAME}" in fixed else []),
    ]
    if faults:
        raise FrameError(f"the frame {folder}/{FRAME} {'; '.join(faults)}")
    return frame


def write_page(site: Path, address: str, html: str) -> None:
    """Write a filled page; raises FrameError when one is there already."""
    # Thousands of these: plain system calls take half the time of pathlib.
    folder = f"{site}/{address}"
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileNotFoundError:
        os.makedirs(folder)  # noqa: PTH103
    except FileExistsError:
        pass
    data = html.encode()
    try:
        with open(f"{folder}index.html", "xb", buffering=0) as page:  # noqa: PTH123
            written = page.write(data)
    except FileExistsError:
        raise FrameError(f"two pages want the address /{address}") from None
    if written != len(data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), f"{folder}index.html")
