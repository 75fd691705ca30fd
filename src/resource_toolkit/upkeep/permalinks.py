"""The ledger of every address ever published."""

from collections.abc import Iterable

from resource_toolkit.catalog import Catalog, known_addresses
from resource_toolkit.writing import write_files

NAME = "permalinks.txt"


def new_permalinks(catalog: Catalog) -> list[str]:
    """Return the addresses that are not in the ledger yet."""
    return sorted(known_addresses(catalog) - set(catalog.permalinks))


def write_permalinks(catalog: Catalog, added: Iterable[str]) -> None:
    """Write the ledger with some addresses more."""
    lines = sorted({*catalog.permalinks, *added})
    text = "".join(f"/{address}\n" for address in lines)
    write_files(catalog.root, {f"{catalog.folder}/{NAME}": text.encode()})
