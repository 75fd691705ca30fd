"""Papers and booklets as PDF. The same input gives the same bytes."""

from pathlib import Path

from resource_toolkit.problems import ToolkitError

from .booklet import Booklet
from .fonts import typesetter
from .measures import LARGE
from .paper import Paper
from .setting import FAULTS, set_paper
from .trainings import Slides, slides_source
from .typst_pages import SetPaper, booklet_source, paper_source


def write_pdf(paper: Paper | Booklet | Slides, root: Path, size: str = "us-letter") -> bytes:
    """Return a paper or a booklet on a size of `SHEETS`, or slides; raises ToolkitError if not."""
    if isinstance(paper, Slides):
        return _written(slides_source(paper), root, paper.address)
    if isinstance(paper, Booklet):
        parts = tuple(set_paper(part, root, size) for part in paper.parts)
        return _written(booklet_source(paper, parts, size), root, paper.address)
    return _written(paper_source(set_paper(paper, root, size), size), root, paper.address)


def write_large(paper: Paper, root: Path) -> bytes:
    """Return a paper in large print on Letter; raises ToolkitError when it cannot be set."""
    made = SetPaper(paper=paper, layout=LARGE)
    return _written(paper_source(made, "us-letter"), root, paper.address)


def _written(source: str, root: Path, address: str) -> bytes:
    try:
        # UA-1 refuses what people who listen to a paper could not follow.
        made = typesetter(source, root).compile(format="pdf", pdf_standards="ua-1")
    except FAULTS as error:
        raise ToolkitError(f"no PDF of {address}: {error}") from error
    if not isinstance(made, bytes):
        raise ToolkitError(f"no PDF of {address}: Typst gave none")
    return made
