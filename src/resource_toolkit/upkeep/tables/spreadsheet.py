"""Take resources from the rows of tables: every row passes the same checks as a file."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from resource_toolkit.catalog import Catalog, sort_resources
from resource_toolkit.checking import Checked, try_files
from resource_toolkit.writing import (
    BODY_COLUMN,
    new_file,
    plain_cell,
    table_fields,
    to_csv,
    write_data,
    write_files,
)

from .exchanged import exchanged
from .headers import columns_of, heads_below, titles
from .import_result import WHOLE, Import, Line, RowProblem
from .losses import moved_between_rows
from .renamed_rows import renamed
from .rows import Intake, Row, date_readers
from .table_file import Sheet, csv_sheet

_FEW = 12
"""Of a table that lacks more resources, people know that it holds only some."""


def read_csv(now: Checked, text: str) -> Import:
    """Return what the rows of a CSV text would write, and every problem of it."""
    return read_sheets(now, [csv_sheet(text)])


def read_sheets(now: Checked, sheets: Iterable[Sheet]) -> Import:
    """Return what the rows of tables would write, and every problem of them.

    A column that is absent leaves its field alone; an empty cell takes the field out.
    """
    table, listed = Import(), list(sheets)
    rows = [row for sheet in listed for row in _rows(now.catalog, sheet, table)]
    if not any(any(cells) for sheet in listed for cells in sheet.rows[:1]):
        message = "there is no row of titles; begin with 'collection,title,…'"
        table.fault(WHOLE, "", "RC102", message)
    if any(problem.at.row < 2 for problem in table.problems):
        return table
    fields = {field.name: field for field in table_fields(now.catalog)}
    crossed = list(exchanged(now.catalog, fields, (row for _, row in rows)))
    known = titles(now.catalog)
    for one, other in crossed:
        message = f"the cells below '{known[one]}' are those of {other}, and those below "
        message += f"'{known[other]}' are those of {one}; let the two titles change places"
        table.fault(Line("", 1), one, "RC310", message)
    if crossed:
        return table
    for column, count in moved_between_rows(now.catalog, (row for _, row in rows)):
        message = f"in the column {column}, {count} cells stand at other rows than before: was one "
        message += "column sorted alone? Sort whole rows, or change such a few files by hand"
        table.fault(WHOLE, "", "RC310", message)
    dates = date_readers(now.catalog, fields, (row for _, row in rows))
    intake = Intake(now.catalog, fields, table, dates)
    named = {row.get("slug", "").strip().casefold() for _, row in rows}
    for at, row in rows:
        if told := renamed(now.catalog, row, named):
            table.fault(at, "slug", "RC310", told)
        else:
            intake.take(at, row)
    _check_rows(now, table)
    absent = [slug for slug in now.catalog.resources if slug.casefold() not in intake.slugs]
    if len(absent) <= _FEW and len(absent) * 2 < len(now.catalog.resources):
        table.absent = tuple(absent)
    return table


def _rows(catalog: Catalog, sheet: Sheet, table: Import) -> Iterator[tuple[Line, Row]]:
    """Yield the rows of a sheet that hold something; adds problems of its headers."""
    table.problems += sheet.problems
    headers = sheet.rows[0] if sheet.rows else []
    while headers and not headers[-1].strip():
        headers = headers[:-1]
    if (below := heads_below(catalog, sheet.rows)) is not None:
        message = f"the titles of the columns stand in row {below + 1}; delete "
        message += "row 1" if below == 1 else f"rows 1 to {below}"
        table.fault(Line(sheet.name, 1), "", "RC101", f"{message}, which stands above them")
        return
    names = columns_of(catalog, sheet.name, headers, table, sheet.rows[1:])
    for number, cells in enumerate(sheet.rows[1:] if headers else (), 2):
        if any(cell.strip() for cell in cells):
            at = Line(sheet.name, number)
            if any(cell.strip() for cell in cells[len(names) :]):
                message = f"the row has {len(cells)} cells, but there are {len(names)} columns"
                table.fault(at, "", "RC103", message)
                continue
            yield at, dict(zip(names, map(plain_cell, cells), strict=False))


def _check_rows(now: Checked, table: Import) -> None:
    """Add what the checks say of the files, by row and column."""
    files = table.files
    trial = try_files(now, files)
    for problem in trial.own:
        column = problem.field or _column_at(files[problem.path], problem.line)
        if column in table.wrong.get(problem.path, ()):
            continue
        table.problems.append(
            RowProblem(
                at=table.rows[problem.path],
                column=column,
                code=problem.code,
                message=_for_table(problem.message, table),
                warning=problem.severity == "warning",
            )
        )
    for problem in trial.others:
        message = f"{problem.message} (in {problem.path}:{problem.line})"
        table.fault(WHOLE, "", problem.code, message)
    table.problems.sort()


def _for_table(message: str, table: Import) -> str:
    """Return a message about a file as one about its row."""
    told = re.sub(r"add a line such as '[\w.]+: (.*)'$", r"fill the cell, such as '\1'", message)
    path = next((path for path in table.rows if path in told), "")
    return told.replace(path, str(table.rows[path])) if path else told


def _column_at(text: str, line: int) -> str:
    """Return the field that a line of a file belongs to; below the front matter it is the body."""
    column = ""
    for number, row in enumerate(text.split("\n")[:line], 1):
        match = re.match(r"([A-Za-z_]\w*):", row)
        if row == "---" and number > 1:
            return BODY_COLUMN
        inner = re.match(r"  ([\w-]+):", row) if column.startswith("facts") else None
        column = match[1] if match else f"facts.{inner[1]}" if inner else column
    return column


def without_rows(now: Checked, table: Import) -> Import:
    """Return the import of the rows that pass, tried again until none fails for another's sake."""
    kept = table
    while kept.broken - {WHOLE}:
        files = {p: text for p, text in kept.files.items() if kept.rows[p] not in kept.broken}
        rows = {path: kept.rows[path] for path in files}
        dropped = kept.dropped | (kept.broken - {WHOLE})
        fresh = Import(
            files=files,
            rows=rows,
            emptied=table.emptied,
            unchanged=table.unchanged,
            dropped=dropped,
        )
        _check_rows(now, fresh)
        kept = fresh
    return kept


def write_import(catalog: Catalog, table: Import) -> None:
    """Write the files of an import, all or none."""
    write_files(catalog.root, {path: text.encode() for path, text in table.files.items()})


def export_csv(catalog: Catalog) -> str:
    """Return all resources as CSV, toolkit by toolkit, by title."""
    places = {slug: position for position, slug in enumerate(catalog.collections)}
    ordered = sort_resources(catalog, catalog.resources.values(), "title")
    return to_csv(catalog, sorted(ordered, key=lambda resource: places[resource.collection]))


def csv_bytes(catalog: Catalog) -> bytes:
    """Return all resources as a CSV file that spreadsheet programs take for UTF-8."""
    return ("\ufeff" + export_csv(catalog)).encode()


def write_export(catalog: Catalog, path: Path, data: bytes) -> None:
    """Write an export as a new file.

    Raises ToolkitError when the file is there already, or its folder is not.
    """
    write_data(new_file(path, catalog.root), data)
