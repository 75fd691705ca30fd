"""How close papers are set. What was found is kept: a paper is set up to a dozen times for it."""

import hashlib
import json
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from .paper import Paper

SHEETS = {"us-letter": (215.9, 279.4), "a4": (210.0, 297.0)}
"""Name of a size of paper to its width and height in mm."""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How close a paper is set."""

    size: float
    """Of the type, in points."""
    margin: float
    """In mm."""
    line: float
    """What a further empty line adds to the height of a cell, in mm."""
    air: float = 1.0
    """A factor for the space between blocks."""
    drawn: float = 0.0
    """How high the drawing of the guide stands below the title, in mm; 0 for none."""
    grow: float = 0.0
    """What each place to write in takes of a page that would stay white, in mm."""
    copies: int = 1
    """How often a strip stands that each of many people gets; 0 where it fills a page."""
    cuts: tuple[int, ...] = ()
    """Before which headings, from 1, a page begins, where nothing in the text begins one."""
    parts: tuple["Layout", ...] = ()
    """The layouts of parts that have a page each; none where all parts are alike."""

    def of(self, part: int) -> "Layout":
        """Return how close a part of the paper is set."""
        return self.parts[min(part, len(self.parts) - 1)] if self.parts else self

    @property
    def takes(self) -> float:
        """About how much of a page a text takes in it, against other layouts; found by trying."""
        return self.size * math.exp(self.air / 6 + self.margin / 28)

    @property
    def inset(self) -> float:
        """The empty edge above and below the text of a cell, in mm."""
        return 0.3 * 0.3528 * self.size + 0.6 * self.air

    @property
    def pitch(self) -> float:
        """How high a line of text is that has a place to write in it, in mm."""
        return min(3.0 + 3.5 * self.air + self.grow / 4, 12.0)


LARGE = Layout(size=18, margin=15, line=6)
"""For people who read large print, on as many pages as it takes."""
READ_LAYOUTS = (
    Layout(size=14, margin=18, line=6, air=2.2),
    Layout(size=14, margin=18, line=6, air=1.5),
    Layout(size=13, margin=18, line=6, air=1.3),
)
"""Larger yet, for papers that are read or ticked more than written on."""
POSTED_LAYOUTS = (
    Layout(size=20, margin=15, line=6, air=1.5),
    Layout(size=18, margin=15, line=6, air=1.4),
    Layout(size=16, margin=18, line=6, air=1.4),
)
"""The largest, for sheets that hang on a wall."""
LAYOUTS = (
    Layout(size=12, margin=18, line=6, air=1.2),
    Layout(size=11.5, margin=17, line=5, air=1.05),
    Layout(size=11, margin=16, line=5, air=0.95),
    Layout(size=11, margin=15, line=4, air=0.8),
    Layout(size=10.5, margin=15, line=4, air=0.75),
    Layout(size=10.5, margin=14, line=3, air=0.6),
    Layout(size=10, margin=13, line=3, air=0.6),
    Layout(size=10, margin=13, line=2, air=0.5),
    Layout(size=10, margin=12, line=1, air=0.4),
    Layout(size=9.5, margin=12, line=0, air=0.4),
)
"""From roomy to close: the first that keeps what a paper promises is taken.

Text becomes smaller before places to write in do. The letters are large for their points: at 9.5 as
large as those of most books at 11. What does not fit so promises too much.
"""
LARGE_LAYOUTS = (
    Layout(size=15, margin=20, line=5, air=1.5),
    *LAYOUTS,
)
"""The same for papers that are read from afar."""

FILE = "layouts.json"
"""The file beside the papers of a record with the layouts of its papers and parts."""

_PICTURE = re.compile(r'<img [^>]*src="[^"]*?pictures/([^"/]+)"')


def tools_used() -> str:
    """Return what stands for the programs that make papers: their versions and our own text."""
    files = (path for path in Path(__file__).parents[1].rglob("*.*") if path.is_file())
    own = sorted(path for path in files if path.suffix != ".pyc")
    texts = b"".join(path.read_bytes() for path in own)
    names = ("typst", "python-docx", "segno")
    return repr([*map(version, names), hashlib.sha256(texts).hexdigest()])


class Layouts:
    """The layouts of papers that were made before with the same programs, and new ones."""

    def __init__(self, tools: str, folders: Iterable[Path] = ()) -> None:
        self.tools = hashlib.sha256(tools.encode()).hexdigest()
        self.used: dict[str, Layout] = {}
        self._known: dict[str, list[list[float]]] = {}
        for folder in folders:
            file = folder / FILE
            kept = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
            if kept.get("tools") == self.tools:
                self._known |= kept["layouts"]

    def known(self, paper: Paper, size: str) -> Layout | None:
        """Return the layout of a paper that is set as before, on a size of `SHEETS`."""
        key = _key(paper, size)
        there = self._known.get(key)
        return self.used.get(key) if there is None else _read(there)

    def note(self, paper: Paper, size: str, layout: Layout) -> None:
        """Note the layout of a paper."""
        self.used[_key(paper, size)] = layout

    def keep(self, papers: Iterable[object]) -> None:
        """Keep the layouts of papers that are not made again."""
        for paper in papers:
            for size in SHEETS:
                if isinstance(paper, Paper) and (layout := self.known(paper, size)):
                    self.note(paper, size, layout)

    def write(self, folder: Path) -> None:
        """Keep the layouts that were used beside the papers of a record."""
        layouts = {key: _rows(layout) for key, layout in self.used.items()}
        text = json.dumps({"tools": self.tools, "layouts": layouts})
        (folder / FILE).write_text(text, encoding="utf-8")


def _rows(layout: Layout) -> list[list[float]]:
    """Return a layout, then those of its parts, as numbers."""
    return [
        [one.size, one.margin, one.line, one.air, one.drawn, one.grow, one.copies, *one.cuts]
        for one in (layout, *layout.parts)
    ]


def _read(rows: list[list[float]]) -> Layout:
    whole, *parts = (
        Layout(
            size=size,
            margin=margin,
            line=line,
            air=air,
            drawn=drawn,
            grow=grow,
            copies=int(copies),
            cuts=tuple(map(int, cuts)),
        )
        for size, margin, line, air, drawn, grow, copies, *cuts in rows
    )
    return replace(whole, parts=tuple(parts))


def _key(paper: Paper, size: str) -> str:
    """Return what stands for all that a layout hangs on, pictures among it."""
    digest = hashlib.sha256(repr((paper, size)).encode())
    for name in _PICTURE.findall(paper.html):
        file = paper.root / paper.pictures / name
        digest.update(file.read_bytes() if file.is_file() else b"")
    return digest.hexdigest()
