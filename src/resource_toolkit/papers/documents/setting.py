"""How close a paper is set, so that it keeps its promise and leaves no page white."""

import json
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

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
_FULL = 170.0
"""How far down each page of a text reaches that looks full, in mm."""
_CLEAR = 11.0
"""The size of type, in points, below which no type becomes only to fill a page better."""
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
  let reached = query(<reached>).map(it => {
    let at = it.location()
    (at.page(), at.position().y / 1mm, it.value)
  })
  (at.page(), at.position().y / 1mm, pages(<last>) != pages(<before>), reached)
}"""
"""Asks Typst where a text ends, whether the last row of a table stands alone on a page, and how far
down each block reaches."""


class End(NamedTuple):
    """Where a text ends."""

    page: int
    down: float
    """How far down its last page, in mm."""
    least: float
    """How far down the whitest of its pages is filled, in mm."""
    torn: bool
    """Whether the last row of a table stands alone on a page."""


def set_paper(paper: Paper, root: Path, size: str) -> SetPaper:
    """Return a paper as roomy as its promise allows on every size, and spread out on one."""
    made = _set_page(paper, root) if paper.pages == 1 else _set_pages(paper, root)
    return _spread(_illustrated(made, root), root, size) if paper.pages else made


def _illustrated(made: SetPaper, root: Path) -> SetPaper:
    """Return a paper with its drawing, where it has one and room for it on every size."""
    if made.paper.drawing is None or made.layout.size < _ROOMY:
        return made
    tried = replace(made, layout=replace(made.layout, drawn=_DRAWN))
    pages = [[_end(paper, root, size).page for size in SHEETS] for paper in (made, tried)]
    return tried if pages[0] == pages[1] else made


def _set_pages(paper: Paper, root: Path) -> SetPaper:
    """Return a paper that may take more than one page, or as many as it needs.

    Without a promise Letter counts. A last page that would be nearly empty is taken in, or filled.
    """
    most = paper.pages or _ANY
    sizes = tuple(SHEETS) if paper.pages else ("us-letter",)
    best, filled = SetPaper(paper=paper, layout=LAYOUTS[-1]), 0.0
    layouts = _layouts(paper) if paper.pages else LAYOUTS[1::2]
    known = len(layouts)
    if paper.pages and not _is_form(paper):
        # What is there to be read is not drawn out over more pages than it needs.
        pages = _end(SetPaper(paper=paper, layout=_FAIR), root, _NARROWEST).page
        known = layouts.index(_FAIR) if pages <= most else known
        most = min(most, pages)

    def keeps(layout: Layout) -> bool:
        return _down(SetPaper(paper=paper, layout=layout), root, sizes[:1], most) > 0

    at = bisect_left(layouts, True, hi=known, key=keeps) if paper.pages else 0
    # Where each part has pages of its own, smaller type would not fill them.
    full = _LEAST if len(parts_of(paper.blocks)) > 1 or _is_form(paper) else _FULL
    for layout in layouts[at:]:
        if (layout.size < _READABLE and filled) or (layout.size < _CLEAR and filled >= _LEAST):
            break
        made = SetPaper(paper=paper, layout=layout)
        down = _down(made, root, sizes, most)
        if down >= full:
            return made
        if down > filled:
            best, filled = made, down
    return best


def _down(made: SetPaper, root: Path, sizes: Iterable[str], most: int) -> float:
    """Return how far down a text goes on its last page, in mm: enough on one, 0 beyond `most`."""
    down = float(_ANY)
    for size in sizes:
        end = _end(made, root, size)
        if end.page > most:
            return 0.0
        down = min(down, 1.0 if end.torn else _FULL if end.page == 1 else end.least)
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
        return _end(SetPaper(paper=paper, layout=layout), root, size).page == 1

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
        if all(_end(tried, root, size).page <= most for size in SHEETS):
            return tried
    return made


def _room(made: SetPaper, root: Path, size: str, most: int) -> float:
    """Return what each place to write in can take, in mm, on at most so many pages."""
    writer = BlockWriter(made.paper, made.layout, size)
    writer.blocks()
    if not writer.places:
        return 0.0
    end = _end(made, root, size)
    if end.page > most:
        return 0.0
    down = end.down
    room, step = 0.0, (writer.foot - down - _SAFE) / writer.places
    for _ in range(_TRIES):
        grow = min(room + step, _MOST)
        if (grow - room) * writer.places < _WHITE:
            break
        tried = replace(made, layout=replace(made.layout, grow=(grow,)))
        now = _end(tried, root, size)
        if now.page > end.page or now.torn:
            step /= 2
        else:
            # Not every row grows as far: what the last step brought tells more than the number.
            brought = max((now.down - down) / (grow - room), writer.places / 4)
            room, down = grow, now.down
            step = (writer.foot - down - _SAFE) / brought
    return room


@lru_cache(maxsize=64)
def _end(made: SetPaper, root: Path, size: str) -> End:
    """Return where a paper ends."""
    try:
        told = typesetter(paper_source(made, size), root).eval(_WHERE)
    except FAULTS as error:
        raise ToolkitError(f"Typst cannot set {made.paper.address}: {error}") from error
    page, down, torn, reached = json.loads(told)
    bottoms, before = [], (1, 0.0)
    for on, at, cut in reached:
        # What a page may cut leaves none of it white.
        if on > before[0] and not cut:
            bottoms.append(before[1])
        before = on, at
    return End(page=page, down=down, least=min([*bottoms, down]), torn=torn)
