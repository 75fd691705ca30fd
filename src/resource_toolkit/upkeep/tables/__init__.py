"""Resources as rows of a table, in and out."""

from .import_result import Import, RowProblem
from .spreadsheet import export_csv, read_csv, without_rows, write_export, write_import
from .table_file import read_table

__all__ = [
    "Import",
    "RowProblem",
    "export_csv",
    "read_csv",
    "read_table",
    "without_rows",
    "write_export",
    "write_import",
]
