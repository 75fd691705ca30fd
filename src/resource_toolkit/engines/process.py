"""What a build hands to the engine's process, so that it need not load the catalog again."""

import gc
import os
import pickle
from pathlib import Path

from resource_toolkit.catalog.catalog import Catalog

CHILD = "RESOURCE_TOOLKIT_CATALOG"
"""Set for the engine's process to the file with the catalog; filling is then left to the build."""


def hand_over(catalog: Catalog, path: Path) -> dict[str, str]:
    """Write the catalog for the engine's process; return what its environment must say."""
    path.write_bytes(pickle.dumps(catalog, pickle.HIGHEST_PROTOCOL))
    return {CHILD: str(path)}


def handed_over() -> Catalog | None:
    """Return the catalog that a build has handed to this process, if there is one."""
    path = os.environ.get(CHILD)
    if not path:
        return None
    # Only a build writes this file, into its own folder, for the process that it starts.
    catalog: Catalog = pickle.loads(Path(path).read_bytes())  # noqa: S301
    # It stays to the end: looking for garbage in it, again and again, would find nothing.
    gc.freeze()
    return catalog
