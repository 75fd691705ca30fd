"""Resources as rows of a table, in and out."""

from .import_result import Import, RowProblem
from .spreadsheet import export_csv, read_csv, read_table, without_rows, write_import

__all__ = [
    "Import",
    "RowProblem",
    "export_csv",
    "read_csv",
    "read_table",
    "without_rows",
    "write_import",
]
