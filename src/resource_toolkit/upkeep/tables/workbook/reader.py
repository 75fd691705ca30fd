"""The sheets of a workbook, as rows of texts."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from resource_toolkit.problems import ToolkitError, shown
from resource_toolkit.upkeep.tables.import_result import Line, RowProblem
from resource_toolkit.upkeep.tables.table_file import Sheet

_FORMULA = re.compile(rb"<f[ >/]")
"""What a sheet holds in its file that has a formula."""
_LINK = re.compile(r"""=HYPERLINK\(\s*"([^"]+)\"""", re.I)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read_workbook(path: Path) -> list[Sheet]:
    """Return the sheets that people see; formulas count as what they came to.

    A formula whose result the file does not hold is a problem of its sheet: its cell looks empty.

    Raises ToolkitError when the file is no workbook.
    """
    try:
        with path.open("rb") as file:
            book = load_workbook(file, data_only=True)
            written = load_workbook(file) if _has_formula(path) else None
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        message = f"{path} cannot be read as a workbook; save it again as .xlsx, or as CSV"
        raise ToolkitError(message) from error
    return [
        Sheet(
            name=sheet.title,
            rows=[[_text(value) for value in row] for row in sheet.iter_rows(values_only=True)],
            problems=tuple(_without_result(book, written, sheet.title)) if written else (),
        )
        for sheet in book.worksheets
        if sheet.sheet_state == "visible" and sheet.max_row
    ]


def _has_formula(path: Path) -> bool:
    with ZipFile(path) as packed:
        sheets = [name for name in packed.namelist() if name.startswith("xl/worksheets/")]
        return any(_FORMULA.search(packed.read(name)) for name in sheets)


def _without_result(book: Workbook, written: Workbook, name: str) -> Iterator[RowProblem]:
    """Yield each cell of a sheet whose formula came to nothing that the file holds."""
    results = list(book[name].iter_rows(values_only=True))
    heads = [_text(value) for value in results[0]]
    for number, row in enumerate(written[name].iter_rows(), 1):
        for n, cell in enumerate(row):
            if cell.data_type != "f" or results[number - 1][n] is not None:
                continue
            formula = str(getattr(cell.value, "text", cell.value))
            link = _LINK.match(formula)
            told = f"write {link[1]}" if link else "write the value itself"
            message = f"this cell holds the formula {shown(formula)}, and the file does not hold "
            message += f"what it comes to; {told}, or save the table in a spreadsheet program"
            at, column = Line(name, number), heads[n] or f"number {n + 1}"
            yield RowProblem(at=at, column=column, code="RC103", message=message)


def _text(value: object) -> str:
    """Return what a cell holds as a person would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return _ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), str(value))
