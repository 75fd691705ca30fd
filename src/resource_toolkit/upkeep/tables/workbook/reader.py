"""The sheets of a workbook, as rows of texts."""

import re
from datetime import date, datetime, time
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from resource_toolkit.problems import ToolkitError
from resource_toolkit.upkeep.tables.table_file import Sheet

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read_workbook(path: Path) -> list[Sheet]:
    """Return the sheets that people see; formulas count as what they came to.

    Raises ToolkitError when the file is no workbook.
    """
    try:
        with path.open("rb") as file:
            book = load_workbook(file, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        message = f"{path} cannot be read as a workbook; save it again as .xlsx, or as CSV"
        raise ToolkitError(message) from error
    return [
        Sheet(
            name=sheet.title,
            rows=[[_text(value) for value in row] for row in sheet.iter_rows(values_only=True)],
        )
        for sheet in book.worksheets
        if sheet.sheet_state == "visible" and sheet.max_row
    ]


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
