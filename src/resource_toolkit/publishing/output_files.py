"""Write what other programs read, and papers, into a site."""

import shutil
from pathlib import Path

from resource_toolkit.catalog import Catalog
from resource_toolkit.outputs import finder_files, open_data_files
from resource_toolkit.papers import PAPERS
from resource_toolkit.problems import BuildError

from .full_text import page_names


def write_outputs(catalog: Catalog, site: Path) -> None:
    """Write every output, after the full-text index.

    Raises BuildError when two files want one address.
    """
    for address, data in (*open_data_files(catalog), *finder_files(catalog, page_names(site))):
        target = site / address
        if target.exists():
            raise BuildError(f"two files want the address /{address}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def copy_papers(folder: Path, page: Path) -> None:
    """Put the papers that a folder holds beside the page of their resource."""
    for name in PAPERS:
        shutil.copyfile(folder / name, page / name)
