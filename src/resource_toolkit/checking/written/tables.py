"""Tables as people type and paste them: what keeps them from being tables that all can read."""

import re
from collections.abc import Iterator

from resource_toolkit.catalog import Catalog
from resource_toolkit.checking.links import Bodies, at_start, blank, without_code
from resource_toolkit.problems import Problem, Repair, as_line, shown

from .rows import RULER, cells_of, uneven_rows
from .slip import Slip, gap_above
from .tabs import tabbed_tables

_TABLE = re.compile(r"^[ >]*+([^\n|]*+\|[^\n]*+)\n[ >]*+(?=[^\n]*-)([ \t|:-]++)$", re.M)
"""A line with strokes, and under it one of dashes: the head of a table."""
_NO_WORD = re.compile(r"(?:[\s*_.:=~–—-]|&\w+;)*")
"""The text of a cell that says nothing."""
_BARE_ROWS = re.compile(r"(?:^(?![ |>#+-])[^|\n`]+(?: \| [^|\n`]+)+(?:\n|\Z)){2,}", re.M)
_PARTED = re.compile(r"(?:^[^;\n|]+(?:;[^;\s|][^;\n|]*)+(?:\n|\Z)){2,}", re.M)
_TIGHT = re.compile(r";(?<=\w;)\w")
_BOLD_ROW = re.compile(r"\|(?: *\*\*[^*|\n]+\*\* *\|)+ *")
"""A row of names, as an office program writes it below a head that it adds."""
_DASHES = re.compile(r"[ |:—–=-]*[—–=][ |:—–=-]*")
"""A line of hyphens as office programs and phones write it, or with another sign."""
_ROWS = re.compile(r"(?:^[ ]{0,3}\|[^\n]*\|[ ]*(?:\n|\Z))+", re.M)


_BLOCK = re.compile(r" {0,3}(?:[|#>+*-]|\d{1,9}[.)]\s|```|~~~|[_=]{3,}$|<)(?!\*)|[^\n]*(?<!\\)\|")
"""How a line begins that a table does not take in, or that is a row itself."""
_GRID = re.compile(r"^ {0,3}\+[-=+:]{2,}\+[ \t]*\n(?: {0,3}[|+][^\n]*(?:\n|\Z))+", re.M)
"""A table as programs draw it, with lines of + and - between its rows."""


def table_slips(text: str, body: str) -> Iterator[Slip]:
    """Yield what is wrong with the tables of a text, code left out."""
    for grid in _GRID.finditer(text) if "\n+-" in text or "\n+=" in text else ():
        yield from _drawn(body[grid.start() : grid.end()].rstrip("\n"), grid.start())
        text = text[: grid.start()] + blank(grid) + text[grid.end() :]
    yield from tabbed_tables(text, body)
    yield from _with_semicolons(text, body)
    bare = any(" | " in line and line[0] not in " |>#+-" for line in text.split("\n"))
    for rows in _BARE_ROWS.finditer(text) if bare else ():
        lines = rows[0].rstrip("\n").split("\n")
        above = text[: rows.start()].removesuffix("\n").rpartition("\n")[2]
        even = len({line.count("|") for line in lines}) == 1
        if even and not any(map(RULER.match, (*lines, above.strip() or "x"))):
            yield _headless(lines, rows.start(), body)
    end = -1
    for rows in _ROWS.finditer(text) if "|" in text else ():
        lines = rows[0].splitlines()
        if any(map(RULER.match, lines)):
            yield from _ruler(lines, rows.start())
            yield from uneven_rows(text, rows.start(), body)
            yield from _cut_row(text, rows.end())
            yield from _taken_in(text, rows.end())
            end = rows.end()
        elif len(lines) > 1 and _DASHES.fullmatch(lines[1]):
            yield _headless(lines, rows.start(), body)
        elif end >= 0 and text[end : rows.start()] == "\n":
            message = "an empty line ends a table; delete the one above this row"
            yield Slip(rows.start(), "RC123", message)
            end = rows.end()
        elif len(lines) > 1 and not _is_row(text[: rows.start()].split("\n")[-2:][0]):
            yield _headless(lines, rows.start(), body)


def _is_row(line: str) -> bool:
    return line.lstrip().startswith("|")


def _with_semicolons(text: str, body: str) -> Iterator[Slip]:
    for rows in _PARTED.finditer(text) if _TIGHT.search(text) else ():
        lines = rows[0].rstrip("\n").split("\n")
        if len({line.count(";") for line in lines}) == 1:
            cells = [f"| {line.replace(';', ' | ')} |" for line in lines]
            ruler = "|---" * (lines[0].count(";") + 1) + "|"
            message = (
                f"a table has strokes between its cells; write '{cells[0]}', below it '{ruler}'"
            )
            told = "\n".join([cells[0], ruler, *cells[1:]])
            repair = Repair("\n".join(lines), gap_above(body, rows.start()) + told)
            yield Slip(rows.start(), "RC123", message, repair)


def _drawn(grid: str, start: int) -> Iterator[Slip]:
    """Yield the slip of a table that is drawn with + and -; what stands between two is one row."""
    parts = [part.strip("\n").split("\n") for part in re.split(r"^ {0,3}\+.*$", grid, flags=re.M)]
    groups = [[cells_of(line) for line in part if line.strip()] for part in parts]
    filled = [group for group in groups if group]
    if len(filled) > 2:
        # A line stands below each row, so a row may go over several lines.
        filled = [
            [[" ".join(filter(None, cell)) for cell in zip(*g, strict=False)] for g in filled]
        ]
    rows = [cells for group in filled for cells in group]
    if rows:
        lines = [f"| {' | '.join(cells)} |" for cells in rows]
        ruler = "|---" * len(rows[0]) + "|"
        message = f"a table has no lines of + and -; write '{lines[0]}', below it '{ruler}'"
        told = "\n".join([lines[0], ruler, *lines[1:]])
        yield Slip(start, "RC123", f"{message}, and so on", Repair(grid, told))


def _headless(lines: list[str], start: int, body: str) -> Slip:
    """Return the slip of a table without a line of hyphens, or with one of other signs."""
    ruler = "|---" * len(cells_of(lines[0])) + "|"
    head, below = [*body[start:].split("\n", 2), ""][:2]
    if _DASHES.fullmatch(lines[1]):
        message = (
            f"the line below the head of a table is of hyphens; write '{ruler}' for {shown(below)}"
        )
        return Slip(start, "RC123", message, Repair(f"{head}\n{below}", f"{head}\n{ruler}"))
    message = f"the head of a table has a line of hyphens below it; write '{ruler}' there"
    return Slip(start, "RC123", message, Repair(head, f"{head}\n{ruler}"))


def _ruler(lines: list[str], start: int) -> Iterator[Slip]:
    """Yield the head of a table that has more, or fewer, cells than the line of hyphens below."""
    if (
        len(lines) > 1
        and RULER.match(lines[1])
        and len(cells_of(lines[0])) != len(cells_of(lines[1]))
    ):
        once = re.sub(r"\|{2,}", "|", lines[0])
        if len(cells_of(once)) == len(cells_of(lines[1])):
            message = f"one stroke stands between two cells; write {as_line(once)}"
            yield Slip(start, "RC123", message, Repair(lines[0], once))
            return
        ruler = "|---" * len(cells_of(lines[0])) + "|"
        message = f"the line of hyphens has a cell for each of the head; write '{ruler}' below it"
        told = Repair(f"{lines[0]}\n{lines[1]}", f"{lines[0]}\n{ruler}")
        yield Slip(start, "RC123", message, told)


def _cut_row(text: str, start: int) -> Iterator[Slip]:
    """Yield the row below others that goes on in the next line."""
    row, below = [*text[start : start + 3000].split("\n", 2), "", ""][:2]
    if row.lstrip().startswith("|") and below.strip() and not below.lstrip().startswith("|"):
        whole = f"{row.rstrip()} {below.strip()}"
        told = whole if whole.endswith("|") else f"{whole} |"
        message = f"a row of a table is one line; join the two: write {as_line(told)}"
        yield Slip(start, "RC123", message, Repair(f"{row}\n{below}", told))


def _taken_in(text: str, start: int) -> Iterator[Slip]:
    """Yield the text right below a table, which would become a row of it."""
    below = text[start : start + 3000].partition("\n")[0]
    if start and text[start - 1] == "\n" and below.strip() and not _BLOCK.match(below):
        message = "this text becomes a row of the table above; put an empty line between them"
        yield Slip(start, "RC123", message)


def table_heads(catalog: Catalog, _: Bodies) -> Iterator[Problem]:
    """The head of a table must name every column."""
    for resource in catalog.resources.values():
        for start, message in unnamed_columns(resource.body):
            yield at_start(resource, start, "RC155", message)


def unnamed_columns(body: str) -> Iterator[tuple[int, str]]:
    """Yield the position of the head of each table that leaves a column without a name, and why."""
    for table in _TABLE.finditer(without_code(body)) if "|" in body else ():
        head, dashes = cells_of(body[table.start(1) : table.end(1)]), cells_of(table[2])
        wordless = [n for n, cell in enumerate(head, 1) if _NO_WORD.fullmatch(cell)]
        if len(head) == len(dashes) and wordless:
            message = f"column {wordless[0]} of the table has no name; write one in its head"
            row = body[table.end() :].removeprefix("\n").partition("\n")[0]
            if len(wordless) == len(head) and _BOLD_ROW.fullmatch(row):
                names = row.replace("**", "")
                message = "the names of the columns stand below an empty head; write "
                message += f"{as_line(names)} for the head, and delete the row that has them"
            yield table.start(1), message
