"""How close a paper is set, so that it keeps its promise and leaves no page white."""

import json
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import typst

from resource_toolkit.problems import ToolkitError

from .fonts import typesetter
from .layouts import LARGE_LAYOUTS, LAYOUTS, READ_LAYOUTS, SHEETS, Layout
from .paper import Paper
from .typst_pages import SetPaper, paper_source
from .typst_source import BlockWriter
from .typst_words import parts_of

FAULTS = (typst.TypstError, RuntimeError)
"""What Typst raises: the first from `compile`, the second from `query`."""
_LEAST = 90.0
"""How far down the last page of a text should reach, in mm."""
_ANY = 1000
"""More pages than any text takes."""
_READABLE = 10.0
"""The size of type, in points, below which no type becomes to fill a last page."""
_DRAWN = 42.0
"""How high a drawing of the guide is on a sheet, in mm."""
_ROOMY = 10.5
"""The size of type, in points, from which on a paper has room to spare."""
_NARROWEST = "us-letter"
"""The size of paper that most often holds least."""
_FORM = 4
"""Rows to write in from which on a paper is a form, which uses the pages that it may."""
_FAIR = LAYOUTS[2]
"""How close a text is set at most so that it takes fewer pages than it may."""
_MOST = 30.0
"""What a row takes at most of a page that would stay white, in mm."""
_WHITE = 12.0
"""What may stay white below the text of a last page, in mm."""
_SAFE = 3.0
"""What is left free when rows take the rest of a page, in mm: their growth is only estimated."""
_TRIES = 4
_WHERE = """{
  let at = locate(<end>)
  let pages(name) = query(name).map(it => it.location().page())
  (at.page(), at.position().y / 1mm, pages(<last>) != pages(<before>))
}"""
"""Asks Typst where a text ends, and whether the last row of a table stands alone on a page."""


def set_paper(paper: Paper, root: Path, size: str) -> SetPaper:
    """Return a paper as roomy as its promise allows on every size, and spread out on one."""
    made = _set_page(paper, root) if paper.pages == 1 else _set_pages(paper, root)
    return _spread(_illustrated(made, root), root, size) if paper.pages else made


def _illustrated(made: SetPaper, root: Path) -> SetPaper:
    """Return a paper with its drawing, where it has one and room for it on every size."""
    if made.paper.drawing is None or made.layout.size < _ROOMY:
        return made
    tried = replace(made, layout=replace(made.layout, drawn=_DRAWN))
    pages = [[_end(paper, root, size)[0] for size in SHEETS] for paper in (made, tried)]
    return tried if pages[0] == pages[1] else made


def _set_pages(paper: Paper, root: Path) -> SetPaper:
    """Return a paper that may take more than one page, or as many as it needs.

    Without a promise Letter counts. A last page that would be nearly empty is taken in, or filled.
    """
    most = paper.pages or _ANY
    sizes = tuple(SHEETS) if paper.pages else ("us-letter",)
    best, filled = SetPaper(paper=paper, layout=LAYOUTS[-1]), 0.0
    if paper.pages and not _is_form(paper):
        # What is there to be read is not drawn out over more pages than it needs.
        fair = SetPaper(paper=paper, layout=_FAIR)
        most = min(most, max(_end(fair, root, size)[0] for size in sizes))
    layouts = _layouts(paper) if paper.pages else LAYOUTS[1::2]

    def keeps(layout: Layout) -> bool:
        return _down(SetPaper(paper=paper, layout=layout), root, sizes[:1], most) > 0

    at = bisect_left(layouts, True, key=keeps) if paper.pages else 0
    for layout in layouts[at:]:
        if layout.size < _READABLE and filled:
            break
        made = SetPaper(paper=paper, layout=layout)
        down = _down(made, root, sizes, most)
        if down >= _LEAST:
            return made
        if down > filled:
            best, filled = made, down
    return best


def _down(made: SetPaper, root: Path, sizes: Iterable[str], most: int) -> float:
    """Return how far down a text goes on its last page, in mm: enough on one, 0 beyond `most`."""
    down = _LEAST
    for size in sizes:
        page, at, torn = _end(made, root, size)
        if page > most:
            return 0.0
        down = min(down, 1.0 if torn else _LEAST if page == 1 else at)
    return down


@lru_cache(maxsize=8)
def _is_form(paper: Paper) -> bool:
    writer = BlockWriter(paper, LAYOUTS[0], _NARROWEST)
    writer.blocks()
    return writer.places >= _FORM


def _layouts(paper: Paper) -> tuple[Layout, ...]:
    """Return the layouts to try, from roomy to close."""
    if paper.banner:
        return LARGE_LAYOUTS
    return LAYOUTS if _is_form(paper) else (*READ_LAYOUTS, *LAYOUTS)


def _set_page(paper: Paper, root: Path) -> SetPaper:
    """Return a paper that promises to take one page."""

    def keeps(layout: Layout, size: str) -> bool:
        return _end(SetPaper(paper=paper, layout=layout), root, size)[0] == 1

    layouts = _layouts(paper)
    at = bisect_left(layouts, True, key=lambda layout: keeps(layout, _NARROWEST))
    while at < len(layouts) and not all(keeps(layouts[at], size) for size in SHEETS):
        at += 1
    if at == len(layouts):
        # It promises too much; until somebody shortens it, it shall be good to read.
        return replace(_set_pages(replace(paper, pages=2), root), paper=paper)
    return SetPaper(paper=paper, layout=layouts[at])


def _spread(made: SetPaper, root: Path, size: str) -> SetPaper:
    """Return a paper whose places to write in take what its pages would leave white.

    Where each part has a page, each is spread out by itself.
    """
    paper = made.paper
    alone = [replace(made, paper=replace(paper, tree=part)) for part in parts_of(paper.blocks)]
    flipped = {BlockWriter(part.paper, part.layout, size).flipped for part in (*alone, made)}
    if len(alone) != paper.pages or len(flipped) > 1:
        alone = [made]
    most = (paper.pages or 1) // len(alone)
    if len(alone) > 1:
        alone = [_enlarged(part, root, most) for part in alone]
        sizes = tuple(part.layout.size for part in alone)
        made = replace(made, layout=replace(made.layout, sizes=sizes))
    grow = tuple(_room(part, root, size, most) for part in alone)
    return replace(made, layout=replace(made.layout, grow=grow)) if any(grow) else made


def _enlarged(made: SetPaper, root: Path, most: int) -> SetPaper:
    """Return a part that is there to be read in the largest type that its pages hold."""
    if _is_form(made.paper):
        return made
    for larger in (*READ_LAYOUTS, *LAYOUTS):
        tried = replace(made, layout=replace(made.layout, size=larger.size))
        if larger.size <= made.layout.size:
            break
        if all(_end(tried, root, size)[0] <= most for size in SHEETS):
            return tried
    return made


def _room(made: SetPaper, root: Path, size: str, most: int) -> float:
    """Return what each place to write in can take, in mm, on at most so many pages."""
    writer = BlockWriter(made.paper, made.layout, size)
    writer.blocks()
    if not writer.places:
        return 0.0
    pages, down, _ = _end(made, root, size)
    if pages > most:
        return 0.0
    room, step = 0.0, (writer.foot - down - _SAFE) / writer.places
    for _ in range(_TRIES):
        grow = min(room + step, _MOST)
        if (grow - room) * writer.places < _WHITE:
            break
        tried = replace(made, layout=replace(made.layout, grow=(grow,)))
        page, at, torn = _end(tried, root, size)
        if page > pages or torn:
            step /= 2
        else:
            # Not every row grows as far: what the last step brought tells more than the number.
            brought = max((at - down) / (grow - room), writer.places / 4)
            room, down = grow, at
            step = (writer.foot - down - _SAFE) / brought
    return room


@lru_cache(maxsize=64)
def _end(made: SetPaper, root: Path, size: str) -> tuple[int, float, bool]:
    """Return on which page a paper ends, how far down in mm, and whether a table is torn badly."""
    try:
        told = typesetter(paper_source(made, size), root).eval(_WHERE)
    except FAULTS as error:
        raise ToolkitError(f"Typst cannot set {made.paper.address}: {error}") from error
    page, down, torn = json.loads(told)
    return int(page), float(down), torn
