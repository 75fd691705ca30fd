"""Papers and booklets as PDF. The same input gives the same bytes."""

from pathlib import Path

from .booklet import Booklet
from .layouts import LARGE, Layouts
from .packed import packed
from .paper import Paper
from .setting import set_paper
from .trainings import Slides, slides_source
from .typesetter import as_pdf
from .typst_pages import SetPaper, booklet_source, paper_source


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
        parts = tuple(lay(part, root, layouts, size) for part in paper.parts)
        return written(booklet_source(paper, parts, size), root, paper.address)
    return written(paper_source(lay(paper, root, layouts, size), size).text, root, paper.address)


def lay(paper: Paper, root: Path, layouts: Layouts, size: str) -> SetPaper:
    """Return a paper in its layout, one that was found before where there is one."""
    known = layouts.known(paper, size)
    made = SetPaper(paper=paper, layout=known) if known else set_paper(paper, root, size)
    layouts.note(paper, size, made.layout)
    return made


def write_large(paper: Paper, root: Path) -> bytes:
    """Return a paper in large print on Letter; raises ToolkitError when it cannot be set."""
    made = SetPaper(paper=paper, layout=LARGE)
    return written(paper_source(made, "us-letter").text, root, paper.address)


def written(source: str, root: Path, address: str) -> bytes:
    """Return a source as PDF; raises ToolkitError with what Typst says against it."""
    return packed(as_pdf(source, root, address))
