"""Papers and booklets as PDF. The same input gives the same bytes."""

import json
import math
from bisect import bisect_left
from dataclasses import replace
from pathlib import Path

import typst

from resource_toolkit.problems import ToolkitError

from .booklet import Booklet
from .fonts import typesetter
from .layouts import CLOSE, LARGE, LARGE_LAYOUTS, ROOMY, SHEETS, USUAL, Layout
from .paper import Paper
from .trainings import Slides, slides_source
from .typst_pages import SetPaper, booklet_source, paper_source
from .typst_source import BlockWriter

_FAULTS = (typst.TypstError, RuntimeError)
"""What Typst raises: the first from `compile`, the second from `query`."""
_LEAST = 60.0
"""How far down the last page of a text should reach, in mm."""
_ANY = 1000
"""More pages than any text takes."""
_LINE = 5.0
"""The most that an empty line adds to the height of a cell, in mm."""
_SPARE = 4.0
"""What stays empty of a page whose cells take what is left of it, in mm."""
_FULL = CLOSE[1]
"""How a paper that promises more pages is set when it needs but one."""
_READABLE = 9.5
"""The size of type, in points, below which no type becomes to fill a last page."""


def write_pdf(paper: Paper | Booklet | Slides, root: Path, size: str = "us-letter") -> bytes:
    """Return a paper or a booklet on a size of `SHEETS`, or slides; raises ToolkitError if not."""
    if isinstance(paper, Slides):
        return _written(slides_source(paper), root, paper.address)
    if isinstance(paper, Booklet):
        parts = tuple(set_paper(part, root) for part in paper.parts)
        return _written(booklet_source(paper, parts, size), root, paper.address)
    return _written(paper_source(set_paper(paper, root), size), root, paper.address)


def write_large(paper: Paper, root: Path) -> bytes:
    """Return a paper in large print on Letter; raises ToolkitError when it cannot be set."""
    made = SetPaper(paper=paper, layout=LARGE)
    return _written(paper_source(made, "us-letter"), root, paper.address)


def set_paper(paper: Paper, root: Path) -> SetPaper:
    """Return a paper as roomy as its promise allows, on every size of paper.

    Without a promise Letter counts. A last page that would be nearly empty is taken in, or filled.
    """
    if paper.pages == 1 or (paper.pages and _left(SetPaper(paper=paper, layout=_FULL), root) >= 0):
        return _set_page(paper, root)
    most = paper.pages or _ANY
    sizes = tuple(SHEETS) if paper.pages else ("us-letter",)
    layouts = (*ROOMY, USUAL, *CLOSE) if paper.pages else (USUAL, *CLOSE)
    best, filled = SetPaper(paper=paper, layout=CLOSE[-1]), 0.0
    for layout in layouts:
        if layout.size < _READABLE and filled:
            break
        made = SetPaper(paper=paper, layout=layout)
        ends = [_end(made, root, size) for size in sizes]
        if any(page > most for page, _ in ends):
            continue
        down = min(_LEAST if page == 1 else down for page, down in ends)
        if down >= _LEAST:
            return _with_lines(made, root, sizes, most)
        if down > filled:
            best, filled = made, down
    return best


def _with_lines(made: SetPaper, root: Path, sizes: tuple[str, ...], most: int) -> SetPaper:
    """Return a paper with higher cells to write in, where its pages have room for them."""
    if BlockWriter(made.paper, made.layout, "a4").empty_lines():
        for line in (_LINE, _LINE / 2):
            higher = SetPaper(paper=made.paper, layout=replace(made.layout, line=line))
            ends = [_end(higher, root, size) for size in sizes]
            if all(page <= most and (down >= _LEAST or page == 1) for page, down in ends):
                return higher
    return made


def _set_page(paper: Paper, root: Path) -> SetPaper:
    """Return a paper that promises to take one page."""
    tried: dict[Layout, float] = {}

    def keeps(layout: Layout) -> bool:
        tried[layout] = _left(SetPaper(paper=paper, layout=layout), root)
        return tried[layout] >= 0

    if paper.banner:
        layouts = (*LARGE_LAYOUTS, replace(USUAL, line=_LINE), *CLOSE)
        at = 0 if keeps(layouts[0]) else bisect_left(layouts[:-1], True, lo=1, key=keeps)
        return SetPaper(paper=paper, layout=layouts[at])
    if keeps(USUAL):
        room = tried[USUAL] / (min(SHEETS["us-letter"]) - 2 * USUAL.margin)
        layout = next((layout for layout in ROOMY if room > 0.2 and keeps(layout)), USUAL)
    else:
        layout = CLOSE[bisect_left(CLOSE[:-1], True, key=keeps)]
    return SetPaper(paper=paper, layout=_stretched(paper, layout, tried.get(layout, 0)))


def _stretched(paper: Paper, layout: Layout, left: float) -> Layout:
    """Return a layout whose cells to write in take what is left of the page."""
    lines = BlockWriter(paper, layout, "a4").empty_lines()
    return replace(layout, line=min(_LINE, max(left - _SPARE, 0) / lines)) if lines else layout


def _left(made: SetPaper, root: Path) -> float:
    """Return how much of the one page a paper leaves empty, in mm; less than 0 if it takes more."""
    left = math.inf
    for size, sides in SHEETS.items():
        page, down = _end(made, root, size)
        if page > 1:
            return -1
        flipped = BlockWriter(made.paper, made.layout, size).flipped
        left = min(left, (min(sides) if flipped else max(sides)) - made.layout.foot - down)
    return left


def _end(made: SetPaper, root: Path, size: str) -> tuple[int, float]:
    """Return on which page a paper ends, and how far down on it, in mm."""
    try:
        told = typesetter(paper_source(made, size), root).query("<end>", field="value", one=True)
    except _FAULTS as error:
        raise ToolkitError(f"Typst cannot set {made.paper.address}: {error}") from error
    page, down = json.loads(told)
    return int(page), float(down)


def _written(source: str, root: Path, address: str) -> bytes:
    try:
        # UA-1 refuses what people who listen to a paper could not follow.
        made = typesetter(source, root).compile(format="pdf", pdf_standards="ua-1")
    except _FAULTS as error:
        raise ToolkitError(f"no PDF of {address}: {error}") from error
    if not isinstance(made, bytes):
        raise ToolkitError(f"no PDF of {address}: Typst gave none")
    return made
