"""The ledger of every address ever published."""

from pathlib import Path

from .catalog import Catalog
from .redirects import known_addresses

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
