"""The ledger of every address ever published."""

from collections.abc import Iterable

from resource_toolkit.catalog import Catalog, known_addresses
from resource_toolkit.writing import write_text

NAME = "permalinks.txt"


def new_permalinks(catalog: Catalog) -> list[str]:
    """Return the addresses that are not in the ledger yet."""
    return sorted(known_addresses(catalog) - set(catalog.permalinks))


def write_permalinks(catalog: Catalog, added: Iterable[str]) -> None:
    """Write the ledger with some addresses more."""
    lines = sorted({*catalog.permalinks, *added})
    path = catalog.root / catalog.folder / NAME
    write_text(path, "".join(f"/{address}\n" for address in lines))
