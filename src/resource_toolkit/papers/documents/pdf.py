"""Papers and booklets as PDF. The same input gives the same bytes."""

import json
from bisect import bisect_left
from pathlib import Path

import typst

from resource_toolkit.problems import ToolkitError

from .booklet import Booklet
from .fonts import typesetter
from .layouts import Layouts
from .paper import Paper
from .trainings import Slides, slides_source
from .typst_pages import SetPaper, booklet_source, paper_source
from .typst_source import LARGE, LARGE_LAYOUTS, LAYOUTS, SHEETS, Layout

_FAULTS = (typst.TypstError, RuntimeError)
"""What Typst raises: the first from `compile`, the second from `query`."""
_LEAST = 60.0
"""How far down the last page of a text should reach, in mm."""
_ANY = 1000
"""More pages than any text takes."""
_READABLE = 9.5
"""The size of type, in points, below which no type becomes to fill a last page."""


def write_pdf(
    paper: Paper | Booklet | Slides,
    root: Path,
    size: str = "us-letter",
    layouts: Layouts | None = None,
) -> bytes:
    """Return a paper or a booklet on a size of `SHEETS`, or slides; raises ToolkitError if not.

    `layouts` are those that were found before, and take the new ones.
    """
    layouts = layouts or Layouts("")
    if isinstance(paper, Slides):
        return written(slides_source(paper), root, paper.address)
    if isinstance(paper, Booklet):
        parts = tuple(lay(part, root, layouts) for part in paper.parts)
        return written(booklet_source(paper, parts, size), root, paper.address)
    return written(paper_source(lay(paper, root, layouts), size), root, paper.address)


def lay(paper: Paper, root: Path, layouts: Layouts) -> SetPaper:
    """Return a paper in its layout, one that was found before where there is one."""
    known = layouts.known(paper)
    made = SetPaper(paper=paper, layout=known) if known else set_paper(paper, root)
    layouts.note(paper, made.layout)
    return made


def write_large(paper: Paper, root: Path) -> bytes:
    """Return a paper in large print on Letter; raises ToolkitError when it cannot be set."""
    made = SetPaper(paper=paper, layout=LARGE)
    return written(paper_source(made, "us-letter"), root, paper.address)


def set_paper(paper: Paper, root: Path) -> SetPaper:
    """Return a paper as roomy as its promise allows, on every size of paper.

    Without a promise Letter counts. A last page that would be nearly empty is taken in, or filled.
    """
    if paper.pages == 1:
        return _set_page(paper, root)
    most = paper.pages or _ANY
    sizes = tuple(SHEETS) if paper.pages else ("us-letter",)
    best, filled = SetPaper(paper=paper, layout=LAYOUTS[-1]), 0.0
    for layout in LAYOUTS:
        if layout.size < _READABLE and filled:
            break
        made = SetPaper(paper=paper, layout=layout)
        ends = [_end(made, root, size) for size in sizes]
        if any(page > most for page, _ in ends):
            continue
        down = min(_LEAST if page == 1 else down for page, down in ends)
        if down >= _LEAST:
            return made
        if down > filled:
            best, filled = made, down
    return best


def _set_page(paper: Paper, root: Path) -> SetPaper:
    """Return a paper that promises to take one page."""

    def keeps(layout: Layout) -> bool:
        made = SetPaper(paper=paper, layout=layout)
        return all(_end(made, root, size)[0] == 1 for size in SHEETS)

    layouts = LARGE_LAYOUTS if paper.banner else LAYOUTS
    # Half of all sheets are roomy enough at once; for the others, halving is quickest.
    at = 0 if keeps(layouts[0]) else bisect_left(layouts[:-1], True, lo=1, key=keeps)
    return SetPaper(paper=paper, layout=layouts[at])


def _end(made: SetPaper, root: Path, size: str) -> tuple[int, float]:
    """Return on which page a paper ends, and how far down on it, in mm."""
    try:
        told = typesetter(paper_source(made, size), root).query("<end>", field="value", one=True)
    except _FAULTS as error:
        raise ToolkitError(f"Typst cannot set {made.paper.address}: {error}") from error
    page, down = json.loads(told)
    return int(page), float(down)


def written(source: str, root: Path, address: str) -> bytes:
    """Return a source as PDF; raises ToolkitError with what Typst says against it."""
    try:
        # UA-1 refuses what people who listen to a paper could not follow.
        made = typesetter(source, root).compile(format="pdf", pdf_standards="ua-1")
    except _FAULTS as error:
        raise ToolkitError(f"no PDF of {address}: {error}") from error
    if not isinstance(made, bytes):
        raise ToolkitError(f"no PDF of {address}: Typst gave none")
    return made
