"""Resources as rows of a table, in and out."""

from .import_result import WHOLE, Import, Line, RowProblem
from .session_table import is_session_table, read_session_table
from .spreadsheet import (
    csv_bytes,
    export_csv,
    read_csv,
    read_sheets,
    without_rows,
    write_export,
    write_import,
)
from .table_file import Sheet, csv_sheet, read_table

__all__ = [
    "WHOLE",
    "Import",
    "Line",
    "RowProblem",
    "Sheet",
    "csv_bytes",
    "csv_sheet",
    "export_csv",
    "is_session_table",
    "read_csv",
    "read_session_table",
    "read_sheets",
    "read_table",
    "without_rows",
    "write_export",
    "write_import",
]
