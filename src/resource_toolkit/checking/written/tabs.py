"""Tables whose cells are parted by tabs, as they come from a spreadsheet or a word processor."""

import re
from collections.abc import Iterator

from resource_toolkit.problems import Repair

from .slip import Slip, gap_above

_HEAD = re.compile(
    r"^(?=\S)(?![-*+•·●▪■◦‣∙o]\s|\d+[.)]\s|#|>)[^\t\n|]+(?:\t+[^\t\n]+)+\n{1,2}"
    r"(?=[^\t\n|]*\t)",
    re.M,
)
_ROW = re.compile(r"[^\t\n|]*\t[^\n]*")
_LEAST = 3
"""So many rows with an empty line between them are a table, and no texts with a tab."""


def tabbed_tables(text: str, body: str) -> Iterator[Slip]:
    """Yield each table of a text whose cells are parted by tabs; code is left out of the text.

    All lines with a tab that follow each other are one table: a second one would make heads of
    rows. An empty line between rows of the same width does not end it.
    """
    end = -1
    for head in _HEAD.finditer(text) if "\t" in text else ():
        if head.start() < end:
            continue
        end = _end(text, head.start())
        written = body[head.start() : end]
        rows = [row for row in written.split("\n") if row.strip()]
        if "\n\n" in written and len(rows) < _LEAST:
            continue
        cells = _cells(rows)
        lines = [f"| {' | '.join(row)} |" for row in cells]
        ruler = "|---" * len(cells[0]) + "|"
        message = f"a table has strokes between its cells; write '{lines[0]}', below it '{ruler}'"
        told = "\n".join([lines[0], ruler, *lines[1:]])
        repair = Repair(written, gap_above(body, head.start()) + told)
        yield Slip(head.start(), "RC123", f"{message}, and so on", repair)


def _end(text: str, start: int) -> int:
    """Return where the last row of the table ends that begins at a position."""
    end, width = start, 0
    while row := _ROW.match(text, start):
        tabs = row[0].count("\t")
        if start > end + 1 and tabs != width:
            break  # Below an empty line, other columns are those of another table.
        end, width = row.end(), tabs
        start = end + (2 if text.startswith("\n\n", end) else 1)
    return end


def _cells(rows: list[str]) -> list[list[str]]:
    """Return the cells of each row; where single tabs make rows of unlike length, several are one.

    All rows are as long as the longest.
    """
    apart = [row.split("\t") for row in rows]
    if len({len(row) for row in apart}) > 1:
        apart = [re.split(r"\t+", row.strip()) for row in rows]
    most = max(map(len, apart))
    filled = [[*row, *[""] * (most - len(row))] for row in apart]
    return [[cell.strip().replace("|", "\\|") for cell in row] for row in filled]
