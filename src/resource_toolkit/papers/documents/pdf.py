"""A paper as PDF, set as roomy as its promise allows. The same input gives the same bytes."""

from pathlib import Path

import segno
import typst

from resource_toolkit.problems import ToolkitError

from .paper import Paper
from .typst_source import LAYOUTS, SHEETS, Layout, typst_source

_FAULTS = (typst.TypstError, RuntimeError)
"""What Typst raises: the first from `compile`, the second from `query`."""


def write_pdf(paper: Paper, root: Path, size: str = "us-letter") -> bytes:
    """Return a paper on a size of `SHEETS`; raises ToolkitError when it cannot be set."""
    code = segno.make(paper.address, error="m").svg_inline(border=1)
    layout = next(
        (candidate for candidate in LAYOUTS if _keeps(paper, candidate, root, code)), LAYOUTS[-1]
    )
    source = typst_source(paper, layout, size, code)
    try:
        # UA-1 refuses what people who listen to a paper could not follow.
        made = _compiler(source, root).compile(format="pdf", pdf_standards="ua-1")
    except _FAULTS as error:
        raise ToolkitError(f"no PDF of {paper.address}: {error}") from error
    if not isinstance(made, bytes):
        raise ToolkitError(f"no PDF of {paper.address}: Typst gave none")
    return made


def _keeps(paper: Paper, layout: Layout, root: Path, code: str) -> bool:
    """Return whether a layout keeps the promise on every size of paper."""
    if paper.pages is None:
        return True
    return all(
        _pages(typst_source(paper, layout, size, code), root) <= paper.pages for size in SHEETS
    )


def _pages(source: str, root: Path) -> int:
    try:
        return int(_compiler(source, root).query("<pages>", field="value", one=True))
    except _FAULTS as error:
        raise ToolkitError(f"Typst cannot set a paper: {error}") from error


def _compiler(source: str, root: Path) -> typst.Compiler:
    return typst.Compiler(source.encode(), root=str(root), ignore_system_fonts=True)
