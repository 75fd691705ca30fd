"""Typst with the fonts of the site: it tells where a source ends, and makes a PDF of it.

One compiler sets all sources of a process. It remembers what it has set, by the place of the words
in their file, so the sources are files of one name, and what they call is a package.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import typst

from resource_toolkit.problems import ToolkitError

from .fonts import fonts

FOLDER = ".toolkit/papers"
"""Where papers are kept, below the root of the toolkit: in a folder for each record."""
CALLS = '#import "@local/paper:1.0.0": *'
"""Begins a source that calls what the package `paper` holds."""
_PACKAGES = Path(__file__).parent / "packages"
_FAULTS = (typst.TypstError, RuntimeError)
"""What Typst raises: the first from `compile`, the second from `eval`."""


def told(source: str, root: Path, question: str, address: str) -> str:
    """Return what Typst answers about a source, as JSON; `question` is code of Typst.

    The source may name files below the root. Raises ToolkitError with what Typst says against it.
    """
    with _compiler(source, root) as compiler:
        try:
            return compiler.eval(question)
        except _FAULTS as error:
            raise ToolkitError(f"Typst cannot set {address}: {error}") from error


def as_pdf(source: str, root: Path, address: str) -> bytes:
    """Return a source as PDF; raises ToolkitError with what Typst says against it."""
    with _compiler(source, root) as compiler:
        try:
            # UA-1 refuses what people who listen to a paper could not follow.
            made = compiler.compile(format="pdf", pdf_standards="ua-1")
        except _FAULTS as error:
            raise ToolkitError(f"no PDF of {address}: {error}") from error
    if not isinstance(made, bytes):
        raise ToolkitError(f"no PDF of {address}: Typst gave none")
    return made


@contextmanager
def _compiler(source: str, root: Path) -> Iterator[typst.Compiler]:
    """Give the compiler of this process for a source, which stands in a file for so long."""
    file = root / FOLDER / f".source-{os.getpid()}.typ"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(source, encoding="utf-8")
    try:
        yield _known(file, root)
    finally:
        file.unlink()


@cache
def _known(file: Path, root: Path) -> typst.Compiler:
    return typst.Compiler(
        file, root=root, font_paths=fonts(), ignore_system_fonts=True, package_path=_PACKAGES
    )
