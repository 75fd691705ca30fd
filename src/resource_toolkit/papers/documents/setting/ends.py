"""Where a text ends on a size of paper, and whether people write into it."""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from resource_toolkit.papers.cards import parts_to_cut
from resource_toolkit.papers.documents.layouts import (
    LARGE_LAYOUTS,
    LAYOUTS,
    POSTED_LAYOUTS,
    READ_LAYOUTS,
    SHEETS,
    Layout,
)
from resource_toolkit.papers.documents.paper import Paper
from resource_toolkit.papers.documents.typesetter import told
from resource_toolkit.papers.documents.typst_pages import SetPaper, paper_source

NARROWEST = "us-letter"
"""The size of paper that most often holds least."""
_FORM = 4
"""Rows to write in from which on a paper is a form, which uses the pages that it may."""
_WHERE = """{
  let at = locate(<end>)
  let pages(name) = query(name).map(it => it.location().page())
  let reached = query(<reached>).map(it => {
    let at = it.location()
    (at.page(), at.position().y / 1mm, ..it.value)
  })
  (at.page(), at.position().y / 1mm, pages(<last>) != pages(<before>), reached)
}"""
"""Asks Typst where a text ends, whether the last row of a table stands alone on a page, and how far
down each block reaches."""


class Reached(NamedTuple):
    """How far down a block reaches."""

    page: int
    down: float
    """In mm."""
    torn: bool
    """Whether a page may cut it."""
    heads: int
    """How many headings stand above its end."""


class End(NamedTuple):
    """Where a text ends."""

    page: int
    down: float
    """How far down its last page, in mm."""
    torn: bool
    """Whether the last row of a table stands alone on a page."""
    reached: tuple[Reached, ...]

    @property
    def least(self) -> float:
        """How far down the whitest of its pages is filled, in mm."""
        bottoms, before = [self.down], (1, 0.0)
        for page, down, torn, _ in self.reached:
            # What a page may cut leaves none of it white.
            if page > before[0] and not torn:
                bottoms.append(before[1])
            before = page, down
        return min(bottoms)


@lru_cache(maxsize=64)
def end_of(made: SetPaper, root: Path, size: str) -> End:
    """Return where a paper ends."""
    answer = told(paper_source(made, size).text, root, _WHERE, made.paper.address)
    page, down, torn, reached = json.loads(answer)
    return End(page, down, torn, tuple(Reached(*one) for one in reached))


def fits(made: SetPaper, root: Path, size: str) -> bool:
    """Return whether a paper takes one page."""
    return end_of(made, root, size).page == 1


def fits_all(made: SetPaper, root: Path, sizes: Iterable[str] = tuple(SHEETS)) -> bool:
    """Return whether a paper takes one page on every one of some sizes."""
    return all(fits(made, root, size) for size in sizes)


def heights(made: SetPaper, end: End) -> list[tuple[int, float]]:
    """Return of each block how many headings stand above its end, and how far down it reaches.

    It is as if all pages were one, in mm. The paper is set on `NARROWEST`.
    """
    foot, top = paper_source(made, NARROWEST).foot, made.layout.margin
    high, before = 0.0, (1, top)
    ends = []
    for page, down, torn, count in end.reached:
        if page > before[0]:
            high, before = high + (foot if torn else before[1]) - before[1], (page, top)
        high, before = high + down - before[1], (page, down)
        ends.append((count, high))
    return ends


def pages_filled(made: SetPaper, root: Path) -> float:
    """Return how many pages the text of a paper fills: no more than 1 where it takes one page."""
    end, source = end_of(made, root, NARROWEST), paper_source(made, NARROWEST)
    high = max((high for _, high in heights(made, end)), default=0.0)
    pages = high / (source.foot - made.layout.margin)
    return min(pages, 1.0) if end.page == 1 else max(pages, end.page - 1 + 0.01)


def roomiest(
    layouts: Sequence[Layout], filled: Callable[[Layout], float], likely: Layout = LAYOUTS[0]
) -> int:
    """Return the place of the first layout in which a text takes no more than it may.

    It is their number where there is none. `filled` says how much of what it may take it does:
    1 for all. Each try takes as long as a paper takes to set, so the search begins at a likely one,
    and what a text takes there tells which one is next.
    """
    low, high = -1, len(layouts)
    at = layouts.index(likely) if likely in layouts else 0
    while high - low > 1:
        taken = filled(layouts[at])
        low, high = (low, at) if taken <= 1 else (at, high)
        hold = (to for to in range(low + 1, high) if layouts[to].takes * taken <= layouts[at].takes)
        at = next(hold, high - 1)
    return high


def is_form(paper: Paper) -> bool:
    """Return whether there is enough to write into a paper."""
    return paper_source(SetPaper(paper=paper, layout=LAYOUTS[0]), NARROWEST).places >= _FORM


def layouts_of(paper: Paper) -> tuple[Layout, ...]:
    """Return the layouts to try, from roomy to close."""
    if paper.banner:
        return LARGE_LAYOUTS
    if any(part.for_each for part in parts_to_cut(paper.blocks, paper.cuts)):
        # Copies of its strip take what larger type would.
        return LAYOUTS
    if is_form(paper):
        # Its rows take what far apart blocks would.
        if paper.hangs:
            # What is written into it keeps its room.
            return (*READ_LAYOUTS[1:], *LAYOUTS)
        return (*POSTED_LAYOUTS, *READ_LAYOUTS[1:], *LAYOUTS) if paper.posted else LAYOUTS
    return (*POSTED_LAYOUTS * (paper.posted or paper.hangs), *READ_LAYOUTS, *LAYOUTS)
