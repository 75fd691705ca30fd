"""Take resources from the rows of a CSV file: every row passes the same checks as a file."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from resource_toolkit.catalog import Catalog, Resource, no_collection, sort_resources
from resource_toolkit.checking import Checked, try_files
from resource_toolkit.problems import did_you_mean, shown
from resource_toolkit.reading import Field, slug_fault
from resource_toolkit.writing import (
    BODY_COLUMN,
    FIXED_COLUMNS,
    Parts,
    cells_of,
    field_lines,
    file_text,
    new_file,
    ordered_fields,
    plain_cell,
    read_lines,
    same_cell,
    split_cell,
    suggest_slug,
    take_apart,
    taken_slugs,
    to_csv,
    write_files,
    write_text,
)

from .import_result import Import, RowProblem

MAX_CELL = 1024 * 1024
csv.field_size_limit(MAX_CELL)


def read_csv(now: Checked, text: str) -> Import:
    """Return what the rows of a CSV text would write, and every problem of it.

    A column that is absent leaves its field alone; an empty cell takes the field out.
    """
    table = Import()
    rows = _rows(table, text)
    if table.problems:
        return table
    fields = {field.name: field for field in ordered_fields(now.catalog)}
    if not rows or not any(rows[0]):
        _fault(table, 0, "", "RC102", "there is no row of titles; begin with 'collection,title,…'")
        return table
    titles = [title.strip() for title in rows[0]]
    known = [*FIXED_COLUMNS, *fields, BODY_COLUMN]
    for title in dict.fromkeys(titles):
        if title not in known:
            hint = did_you_mean(title, known)
            _fault(table, 1, title or "(no title)", "RC101", f"unknown column {shown(title)}{hint}")
        elif titles.count(title) > 1:
            _fault(table, 1, title, "RC007", "the column stands twice; keep one")
    if table.problems:
        return table
    slugs: dict[str, int] = {}
    taken = set(taken_slugs(now.catalog))
    for number, cells in enumerate(rows[1:], 2):
        if any(cell.strip() for cell in cells):
            if len(cells) > len(titles):
                message = f"the row has {len(cells)} cells, but there are {len(titles)} columns"
                _fault(table, number, "", "RC103", message)
                continue
            row = {title: plain_cell(cell) for title, cell in zip(titles, cells, strict=False)}
            _take_row(now, fields, table, number, row, slugs, taken)
    _check_rows(now, table)
    return table


def _rows(table: Import, text: str) -> list[list[str]]:
    """Return the rows of a CSV text, or those above one that cannot be read, with its problem."""
    sample = text.split("\n", 1)[0]
    separator = max(",;\t", key=sample.count)
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        message = f"a cell has more than {MAX_CELL:,} characters; is a quotation mark missing?"
        _fault(table, len(rows) + 1, "", "RC002", message)
    return rows


def _fault(table: Import, row: int, column: str, code: str, message: str) -> None:
    table.problems.append(RowProblem(row=row, column=column, code=code, message=message))


def _take_row(
    now: Checked,
    fields: Mapping[str, Field],
    table: Import,
    number: int,
    row: dict[str, str],
    slugs: dict[str, int],
    taken: set[str],
) -> None:
    """Add the file of one row, or its problems."""
    slug = row.pop("slug", "").strip()
    old = now.catalog.resources.get(slug)
    collection = row.pop("collection", "").strip() or (old.collection if old else "")
    if not slug:
        slug = suggest_slug(row.get("title", ""), taken)
        taken.add(slug)
    fault = _target_fault(now.catalog, slug, collection, slugs)
    if fault:
        _fault(table, number, *fault)
        return
    slugs[slug.casefold()] = number
    body = row.pop(BODY_COLUMN, None)
    if old:
        parts = take_apart(read_lines(now.catalog.root / old.path)[0])
        if parts is None:
            _fault(table, number, "", "RC004", f"{old.path} cannot be read; repair it first")
            return
        changed = _changed(old, parts, fields, row, body)
        if changed == parts:
            table.unchanged += 1
            return
        text = changed.text()
    else:
        text = _new_text(now.catalog, fields, row, body)
    path = f"{now.catalog.folder}/{collection}/{slug}.md"
    table.files[path] = text
    table.rows[path] = number


def _target_fault(
    catalog: Catalog, slug: str, collection: str, slugs: Mapping[str, int]
) -> tuple[str, str, str] | None:
    """Return column, code and message when no file can have this name in this collection."""
    if fault := slug_fault(slug):
        return "slug", "RC109", fault
    if slug.casefold() in slugs:
        message = f"the slug {shown(slug)} stands in row {slugs[slug.casefold()]} too; change one"
        return "slug", "RC302", message
    if collection not in catalog.collections:
        return "collection", "RC205", no_collection(catalog, collection)
    old = catalog.resources.get(slug)
    if old and old.collection != collection:
        message = f"{shown(slug)} is in the collection {old.collection}; move the file by hand"
        return "collection", "RC302", message
    return None


def _new_text(
    catalog: Catalog, fields: Mapping[str, Field], row: Mapping[str, str], body: str | None
) -> str:
    """Return the file of a row that no file stands for yet."""
    lines = {
        name: field_lines(fields[name], split_cell(fields[name], cell))
        for name, cell in row.items()
        if cell.strip()
    }
    lines.setdefault("added", [f"added: {catalog.today}"])
    return file_text(lines, tuple(fields), body or "")


def _changed(
    old: Resource,
    parts: Parts,
    fields: Mapping[str, Field],
    row: Mapping[str, str],
    body: str | None,
) -> Parts:
    """Return the parts of a file with the cells that differ."""
    before = cells_of(old, fields.values())
    for name, cell in row.items():
        if same_cell(fields[name], before[name], cell):
            continue
        if cell.strip():
            lines = field_lines(fields[name], split_cell(fields[name], cell))
            parts = parts.put(name, lines, tuple(fields))
        else:
            parts = parts.without(name)
    if body is not None and body.strip("\n") != old.body.strip("\n"):
        parts = replace(parts, rest="---\n\n" + body.strip("\n") + "\n")
    return parts


def _check_rows(now: Checked, table: Import) -> None:
    """Add what the checks say of the files, by row and column."""
    files = table.files
    trial = try_files(now, files)
    for problem in trial.own:
        column = problem.field or _column_at(files[problem.path], problem.line)
        table.problems.append(
            RowProblem(
                row=table.rows[problem.path],
                column=column,
                code=problem.code,
                message=problem.message,
                warning=problem.severity == "warning",
            )
        )
    for problem in trial.others:
        message = f"{problem.message} (in {problem.path}:{problem.line})"
        _fault(table, 0, "", problem.code, message)
    table.problems.sort()


def _column_at(text: str, line: int) -> str:
    """Return the field that a line of a file belongs to; below the front matter it is the body."""
    column = ""
    for number, row in enumerate(text.split("\n")[:line], 1):
        match = re.match(r"([A-Za-z_]\w*):", row)
        if row == "---" and number > 1:
            return BODY_COLUMN
        column = match[1] if match else column
    return column


def without_rows(now: Checked, table: Import) -> Import:
    """Return the import of the rows that pass, tried again until none fails for another's sake."""
    kept = table
    while kept.broken - {0}:
        files = {p: text for p, text in kept.files.items() if kept.rows[p] not in kept.broken}
        rows = {path: kept.rows[path] for path in files}
        dropped = kept.dropped | (kept.broken - {0})
        fresh = Import(files=files, rows=rows, unchanged=table.unchanged, dropped=dropped)
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


def write_export(catalog: Catalog, path: Path) -> None:
    """Write all resources as a new CSV file.

    Raises ToolkitError when the file is there already, or its folder is not.
    """
    target = new_file(path, catalog.root)
    # A spreadsheet program takes a file for UTF-8 when it begins with this mark.
    write_text(target, "\ufeff" + export_csv(catalog))
