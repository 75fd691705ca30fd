"""Rows of a table with fewer or more cells than its head, and which cell is missing."""

import re
from collections.abc import Iterator, Sequence

from resource_toolkit.problems import Repair, many, shown

from .slip import Slip

CELL_END = re.compile(r"(?<!\\)\|")
RULER = re.compile(r"^[ |:-]*-[ |:-]*$", re.M)
"""The line below the head of a table."""
_ROW = re.compile(r" {0,3}\|[^\n]*|[^\s|>#`-][^\n|]*[^\\\n|]\|[^\n]*")
"""A row; the strokes at its ends may be missing."""
_KINDS = (
    re.compile(r"(?:[☐☑□]|\[[ xX]?\]|\( ?\))(?:[^\w]|<br>)*"),
    re.compile(r"(?:\s|<br>|_{3,})*"),
    re.compile(r"\*\*.*"),
    re.compile(r"\[.*"),
    re.compile(r"\W*\d.*"),
    re.compile(r".{1,16}"),
)
"""What a cell may hold: boxes, room to write, bold words, a link, a number, a few words."""
_EMPTY = 1
"""The last kind of a cell that says nothing."""
_SURE = 1
"""By so much must one place fit better than all others."""
_WORD = re.compile(r"[^\W\d_]{3,}")


def cells_of(row: str) -> list[str]:
    """Return the texts of the cells of a row."""
    inner = row.strip().removeprefix("|")
    cells = [cell.strip() for cell in CELL_END.split(inner)]
    return cells[:-1] if inner.endswith("|") and len(cells) > 1 else cells


def uneven_rows(text: str, start: int, body: str) -> Iterator[Slip]:
    """Yield each row of the table that begins at a position with more or fewer cells than its head.

    A single cell in bold, or several rows of one cell, part a table; that is meant.
    """
    lines = _lines(text, start)
    head = cells_of(lines[0])
    rows = [cells_of(line) for line in lines[2:]]
    widths = {len(row) for row in rows}
    if len(rows) > 1 and len(widths) == 1 and widths != {len(head)} and widths != {1}:
        message = f"the head has {many(len(head), 'cell')}, and each row {len(rows[0])}; give all "
        yield Slip(start, "RC123", f"{message}the same, or nobody sees the last ones")
        return
    parts = [row for row in rows if len(row) == 1]
    even = [row for row in rows if len(row) == len(head)]
    for line, row in zip(lines[2:], rows, strict=True):
        at = text.index(line, start)
        start = at + len(line)
        parting = row in parts and ("**" in row[0] or len(parts) > 1)
        if len(row) != len(head) and not parting and body.startswith(line, at):
            yield _uneven(at, line, (row, head, even))


def _lines(text: str, start: int) -> list[str]:
    """Return the rows of a table; one that is broken in two is told as that."""
    lines: list[str] = []
    for line in text[start:].split("\n"):
        goes_on = lines and not line.lstrip().startswith("|")
        if goes_on and line.strip() and not lines[-1].rstrip().endswith("|"):
            return lines[:-1]
        if not _ROW.fullmatch(line):
            return lines
        lines.append(line)
    return lines


def _uneven(at: int, line: str, table: tuple[list[str], list[str], list[list[str]]]) -> Slip:
    """Return the slip of a row, with its cells, those of the head, and the rows that are even."""
    row, head, even = table
    message = f"this row has {many(len(row), 'cell')}, and the head {len(head)}"
    if len(row) > len(head):
        lost = " | ".join(row[len(head) :])
        message += f": nobody would see {shown(lost)}; take a stroke out, write \\| for it, or "
        return Slip(at, "RC123", f"{message}give the head as many cells")
    lacks = _lacking(row, even) if len(row) == len(head) - 1 else None
    if lacks is None:
        empty = f"{line.rstrip().removesuffix('|').rstrip()} |{'  |' * (len(head) - len(row))}"
        message += "; write those that are missing, each between two strokes; if they are the last "
        return Slip(at, "RC123", f"{message}and empty, write '{empty}'")
    before = row[lacks - 1] if lacks else ""
    where = f" behind {shown(before, 40)}" if before else "" if lacks else " at the begin"
    message += f": that of {shown(head[lacks], 40)} is missing{where}; write "
    told = even[0][lacks]
    if any(others[lacks] != told for others in even) or _kind(told) > _EMPTY or len(even) == 1:
        return Slip(at, "RC123", f"{message}it between two strokes, '|  |' if it is empty")
    whole = f"| {' | '.join([*row[:lacks], told, *row[lacks:]])} |"
    return Slip(at, "RC123", f"{message}'| {told} |' there", Repair(line.rstrip(), whole))


def _lacking(row: Sequence[str], even: Sequence[Sequence[str]]) -> int | None:
    """Return the place of the cell that a row lacks, if the other rows tell it."""
    tried = []
    for nth in range(len(row) + 1):
        cells = [*row[:nth], None, *row[nth:]]
        columns = [[others[n] for others in even] for n in range(len(cells))]
        likeness = [
            _likeness(cell, column)
            for cell, column in zip(cells, columns, strict=True)
            if cell is not None
        ]
        tried.append((sum(likeness), nth))
    best = sorted(tried, reverse=True)
    return best[0][1] if even and best[0][0] - best[1][0] >= _SURE else None


def _likeness(cell: str, column: Sequence[str]) -> float:
    """Return how much a cell is like those of a column."""
    words = set(_WORD.findall(cell.casefold()))
    points = 0.0
    for other in column:
        points += 3 * (cell == other) + 2 * (_kind(cell) == _kind(other))
        own = set(_WORD.findall(other.casefold()))
        points += 3 * len(words & own) / max(len(words | own), 1)
    return points / max(len(column), 1)


def _kind(cell: str) -> int:
    return next((n for n, kind in enumerate(_KINDS) if kind.fullmatch(cell)), len(_KINDS))
