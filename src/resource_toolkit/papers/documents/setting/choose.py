"""Which layout a paper takes, so that it keeps its promise."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from resource_toolkit.papers.documents.layouts import LAYOUTS, SHEETS, Layout
from resource_toolkit.papers.documents.paper import Paper
from resource_toolkit.papers.documents.typst_pages import SetPaper
from resource_toolkit.papers.documents.typst_words import parts_of
from resource_toolkit.papers.pages import strip_for_each
from resource_toolkit.papers.tree import Heading

from .ends import NARROWEST, end_of, fits_all, is_form, layouts_of, pages_filled, roomiest
from .parts import even_cuts, set_parts
from .spread import illustrated, spread

_LEAST = 90.0
"""How far down the last page of a text should reach, in mm."""
_BEGUN = 60.0
"""The same for a text that may take as many pages as it needs."""
_FULL = 170.0
"""How far down each page of a text reaches that looks full, in mm."""
_CLEAR = 11.0
"""The size of type, in points, below which no type becomes only to fill a page better."""
_LARGE_ENOUGH = 11.5
"""The size of type, in points, down to which two pages that are filled alike are better."""
_ANY = 1000
"""More pages than any text takes."""
_READABLE = 10.0
"""The size of type, in points, below which no type becomes to fill a last page."""
_FAIR = LAYOUTS[2]
"""How close a text is set at most so that it takes fewer pages than it may."""


def set_paper(paper: Paper, root: Path, size: str) -> SetPaper:
    """Return a paper as roomy as its promise allows on every size, and spread out on one."""
    if paper.pages == 1:
        return spread(illustrated(_set_page(paper, root), root), root, size)
    for cuts in dict.fromkeys((_strips_apart(paper, root), ())) if paper.pages else ():
        if made := set_parts(paper, root, size, cuts, lambda text: set_paper(text, root, size)):
            return made
    made = _set_pages(paper, root)
    if not paper.pages:
        return made
    if cuts := even_cuts(made, root):
        evenly = set_parts(paper, root, size, cuts)
        if evenly and evenly.layout.size >= min(made.layout.size, _LARGE_ENOUGH):
            return evenly
    return spread(illustrated(made, root), root, size)


def _strips_apart(paper: Paper, root: Path) -> tuple[int, ...]:
    """Return before which heading a strip begins that fills a page, as each of many people gets it.

    There is none where what stands above it needs all pages.
    """
    strip = strip_for_each(paper.blocks, paper.cuts)
    if strip is None:
        return ()
    text = paper.blocks[: -len(strip.blocks) - 1]
    above = SetPaper(paper=replace(paper, tree=text), layout=_FAIR)
    if end_of(above, root, NARROWEST).page >= (paper.pages or 1):
        return ()
    return (1 + sum(isinstance(block, Heading) for block in text),)


def _set_pages(paper: Paper, root: Path) -> SetPaper:
    """Return a paper that may take more than one page, or as many as it needs.

    Without a promise Letter counts. A last page that would be nearly empty is taken in, or filled.
    """
    most = paper.pages or _ANY
    sizes = tuple(SHEETS) if paper.pages else ("us-letter",)
    best, filled = SetPaper(paper=paper, layout=LAYOUTS[-1]), 0.0
    layouts = layouts_of(paper) if paper.pages else LAYOUTS[2::2]
    known = len(layouts)
    if paper.pages and not is_form(paper):
        # What is there to be read is not drawn out over more pages than it needs.
        pages = end_of(SetPaper(paper=paper, layout=_FAIR), root, NARROWEST).page
        known = layouts.index(_FAIR) if pages <= most else known
        most = min(most, pages)

    def fills(layout: Layout) -> float:
        return pages_filled(SetPaper(paper=paper, layout=layout), root) / most

    at = roomiest(layouts[:known], fills) if paper.pages else 0
    # Where each part has pages of its own, smaller type would not fill them.
    full = _LEAST if len(parts_of(paper.blocks)) > 1 or is_form(paper) else _FULL
    full = full if paper.pages else _BEGUN
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
        end = end_of(made, root, size)
        if end.page > most:
            return 0.0
        down = min(down, 1.0 if end.torn else _FULL if end.page == 1 else end.least)
    return down


def _set_page(paper: Paper, root: Path) -> SetPaper:
    """Return a paper that promises to take one page."""
    layouts = layouts_of(paper)

    def fills(layout: Layout) -> float:
        return pages_filled(SetPaper(paper=paper, layout=layout), root)

    at = roomiest(layouts, fills)
    while at < len(layouts) and not fits_all(SetPaper(paper=paper, layout=layouts[at]), root):
        at += 1
    if at == len(layouts):
        # It promises too much; until somebody shortens it, it shall be good to read.
        return replace(_set_pages(replace(paper, pages=2), root), paper=paper)
    return SetPaper(paper=paper, layout=layouts[at])
