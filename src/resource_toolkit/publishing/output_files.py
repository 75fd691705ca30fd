"""Write what other programs read, and papers, into a site."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

from resource_toolkit.catalog import Catalog, Settings, extensions
from resource_toolkit.outputs import brand_files, finder_files, open_data_files
from resource_toolkit.papers import PAPERS
from resource_toolkit.problems import BuildError

from .full_text import page_names

OUTPUTS: tuple[Callable[[Catalog, Settings], Iterable[tuple[str, bytes]]], ...] = (
    open_data_files,
    brand_files,
)
"""Each yields address and content of its files. Other packages add theirs."""


def write_outputs(catalog: Catalog, settings: Settings, site: Path) -> None:
    """Write every output, after the full-text index.

    Raises BuildError when two files want one address, or one leads out of the site.
    """
    for address, data in _files(catalog, settings, site):
        parts = PurePosixPath(address).parts
        if not parts or ".." in parts or parts[0] == "/":
            raise BuildError(f"the address {address!r} of an output leads out of the site")
        target = site / address
        if target.exists():
            raise BuildError(f"two files want the address /{address}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _files(catalog: Catalog, settings: Settings, site: Path) -> Iterator[tuple[str, bytes]]:
    for output in (*OUTPUTS, *extensions("outputs").values()):
        yield from output(catalog, settings)
    yield from finder_files(catalog, page_names(site))


def copy_papers(folder: Path, page: Path) -> None:
    """Put the papers that a folder holds beside the page of their resource."""
    for name in PAPERS:
        shutil.copyfile(folder / name, page / name)
