"""Tables: each column has a name in words."""

import re
from collections.abc import Iterator

from resource_toolkit.catalog import Catalog
from resource_toolkit.checking.links import Bodies, at_start, without_code
from resource_toolkit.problems import Problem

_TABLE = re.compile(r"^[ >]*+([^\n|]*+\|[^\n]*+)\n[ >]*+(?=[^\n]*-)([ \t|:-]++)$", re.M)
"""A line with strokes, and under it one of dashes: the head of a table."""
_NO_WORD = re.compile(r"(?:[\s*_.:=~–—-]|&\w+;)*")
"""The text of a cell that says nothing."""
_CELL_END = re.compile(r"(?<!\\)\|")


def table_heads(catalog: Catalog, _: Bodies) -> Iterator[Problem]:
    """The head of a table must name every column."""
    for resource in catalog.resources.values():
        for start, message in unnamed_columns(resource.body):
            yield at_start(resource, start, "RC155", message)


def unnamed_columns(body: str) -> Iterator[tuple[int, str]]:
    """Yield the position of the head of each table that leaves a column without a name, and why."""
    for table in _TABLE.finditer(without_code(body)) if "|" in body else ():
        head, dashes = _cells(body[table.start(1) : table.end(1)]), _cells(table[2])
        wordless = [n for n, cell in enumerate(head, 1) if _NO_WORD.fullmatch(cell)]
        if len(head) == len(dashes) and wordless:
            number = wordless[0]
            yield table.start(1), f"column {number} of the table has no name; write one in its head"


def _cells(row: str) -> list[str]:
    """Return the texts of the cells of a row."""
    inner = row.strip().removeprefix("|")
    cells = [cell.strip() for cell in _CELL_END.split(inner)]
    return cells[:-1] if inner.endswith("|") and len(cells) > 1 else cells
