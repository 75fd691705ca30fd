"""Write what other programs and the scripts of the pages read into a site."""

from collections.abc import Mapping
from pathlib import Path

from resource_toolkit.catalog import Catalog
from resource_toolkit.outputs import finder_files, open_data_files
from resource_toolkit.problems import BuildError
from resource_toolkit.reading import Body

from .bundles import bundles
from .written_pages import written_pages


def write_outputs(catalog: Catalog, bodies: Mapping[str, Body], site: Path) -> None:
    """Write every output into a filled site.

    Raises BuildError when two files want one address.
    """
    finder = finder_files(catalog, bodies, written_pages(site))
    for address, data in (*open_data_files(catalog), *finder, *bundles().values()):
        target = site / address
        if target.exists():
            raise BuildError(f"two files want the address /{address}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
