"""The ledger of every address ever published."""

from pathlib import Path

from resource_toolkit.catalog.addresses import known_addresses
from resource_toolkit.catalog.catalog import Catalog

NAME = "permalinks.txt"


def update_permalinks(catalog: Catalog, folder: Path, write: bool) -> list[str]:
    """Return the addresses that are not in the ledger yet, and add them when asked."""
    known = set(catalog.permalinks)
    added = sorted(known_addresses(catalog) - known)
    if write and added:
        lines = sorted(known | set(added))
        text = "".join(f"/{address}\n" for address in lines)
        (folder / NAME).write_text(text, encoding="utf-8")
    return added
