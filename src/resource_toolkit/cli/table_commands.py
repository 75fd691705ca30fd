"""The commands that take resources from a table, and write them as one."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from resource_toolkit.checking import Step
from resource_toolkit.problems import ToolkitError, many

from .command import add, checked, existing_file

if TYPE_CHECKING:
    from resource_toolkit.checking import Checked
    from resource_toolkit.upkeep import Import, Sheet

    from .command import Commands

_NO_WORKBOOKS = (
    "files of the type .xlsx need one more program: install 'resource-toolkit[spreadsheets]'; "
    "CSV needs none"
)
_WORKBOOK, _OTHERS = ".xlsx", (".xls", ".ods", ".numbers", ".xlsm", ".xlsb")


def add_to(commands: "Commands") -> None:
    """Declare the commands."""
    taken = add(commands, "import", _import, "Take resources from a spreadsheet, all rows or none.")
    taken.add_argument("file", type=existing_file, metavar="FILE", help="a file .xlsx or .csv")
    taken.add_argument("--partial", action="store_true", help="write the rows that pass")
    taken.add_argument("--dry-run", action="store_true", help="write nothing, only say what is so")
    given = add(commands, "export", _export, "Write all resources as a spreadsheet.")
    given.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="the file to write, .xlsx or .csv"
    )
    given.add_argument(
        "--csv", nargs="?", const=Path("-"), type=Path, metavar="FILE",
        help="write CSV; without a file, print it",
    )  # fmt: skip
    given.add_argument("--xlsx", type=Path, metavar="FILE", help="write a workbook")


_NO_TABLES = (".md", ".doc", ".docx", ".pdf", ".numbers", ".pages", ".html")


def _import(options: argparse.Namespace) -> int:
    from resource_toolkit.upkeep import is_session_table, read_sheets, without_rows, write_import

    if options.file.suffix.lower() in _NO_TABLES:
        raise ToolkitError(f"{options.file} is no table; save one as .xlsx or as 'CSV UTF-8'")
    now, sheets = checked(options, Step.PROSE), _sheets(options.file)
    if is_session_table(sheets):
        return _import_sessions(now, sheets, dry=options.dry_run)
    table = read_sheets(now, sheets)
    for line in table.told():
        print(line)
    failed = table.broken
    if failed and not options.partial:
        count = sum(not problem.warning for problem in table.problems)
        rows = sum(at.row > 0 for at in failed)
        print(
            f"nothing was written: {many(count, 'error')} in {many(rows, 'row')}; "
            "--partial writes the rows that pass"
        )
        return 1
    if any(at.row < 2 for at in failed):
        print("nothing was written: what is wrong concerns more than one row")
        return 1
    if failed:
        table = without_rows(now, table)
        if any(not at.row for at in table.broken):
            print("nothing was written: the rows that pass would break other files")
            return 1
        left = sorted(failed | table.dropped)
        print(f"left out: {', '.join(map(str, left))}")
    if not options.dry_run:
        write_import(now.catalog, table)
    _say_import(table, dry=options.dry_run)
    return int(bool(failed))


def _import_sessions(now: "Checked", sheets: "list[Sheet]", *, dry: bool) -> int:
    """Take dates of trainings from tables, all or none."""
    from resource_toolkit.upkeep import read_session_table, write_sessions

    table, planned = read_session_table(now, sheets)
    for problem in table.problems:
        print(problem)
    if table.broken or planned is None:
        count = sum(not problem.warning for problem in table.problems)
        print(f"nothing was written: {many(count, 'error')}")
        return 1
    if not dry:
        write_sessions(now.catalog, planned)
    for path in planned.files:
        print(f"{'would write' if dry else 'wrote'} {path}")
    print("nothing was written: a dry run" if dry else f"{many(len(planned.ids), 'date')} written")
    return 0


def _say_import(table: "Import", *, dry: bool) -> None:
    for path in table.files:
        gone = table.emptied.get(path, ())
        without = f"; its cell is empty, so this takes out {', '.join(gone)}" if gone else ""
        print(f"{'would write' if dry else 'wrote'} {path} ({table.rows[path]}){without}")
    if table.absent:
        print(
            f"left as they are, as this table has no row for them: {', '.join(table.absent)}; to "
            "take one out of use, write 'status: retired' into its file, or: "
            f"toolkit retire {table.absent[0]} --for ANOTHER"
        )
    written = f"{many(len(table.files), 'file')} written, {table.unchanged} unchanged"
    print("nothing was written: a dry run" if dry else written)


def _sheets(path: Path) -> "list[Sheet]":
    """Return the tables of a file, whatever it is called."""
    from resource_toolkit.upkeep import csv_sheet, read_table

    with path.open("rb") as file:
        is_workbook = file.read(2) == b"PK"
    if path.suffix.lower() in _OTHERS or (is_workbook and path.suffix.lower() != _WORKBOOK):
        raise ToolkitError(f"{path.name} is of another type; save it as .xlsx, or as 'CSV UTF-8'")
    if not is_workbook:
        return [csv_sheet(read_table(path))]
    try:
        from resource_toolkit.upkeep.tables.workbook import read_workbook
    except ImportError as error:
        raise ToolkitError(_NO_WORKBOOKS) from error
    return read_workbook(path)


def _export(options: argparse.Namespace) -> int:
    from resource_toolkit.upkeep import csv_bytes, export_csv, write_export

    given = [path for path in (options.file, options.csv, options.xlsx) if path]
    if len(given) != 1:
        message = "toolkit: name one file to write, such as: toolkit export resources.xlsx"
        print(message, file=sys.stderr)
        return 2
    (path,) = given
    catalog = checked(options, Step.READING).catalog
    if options.csv == Path("-"):
        sys.stdout.write(export_csv(catalog))
        return 0
    if options.xlsx or (options.file and path.suffix.lower() == _WORKBOOK):
        try:
            from resource_toolkit.upkeep.tables.workbook import workbook_bytes
        except ImportError as error:
            raise ToolkitError(_NO_WORKBOOKS) from error
        data = workbook_bytes(catalog)
    elif options.csv or path.suffix.lower() == ".csv":
        data = csv_bytes(catalog)
    else:
        raise ToolkitError(f"{path} has no known ending; write .xlsx or .csv")
    write_export(catalog, path, data)
    print(f"wrote {path}: {many(len(catalog.resources), 'resource')}")
    return 0
