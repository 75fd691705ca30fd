"""Tables as a workbook (.xlsx) with a sheet for each collection; needs the extra `spreadsheets`."""

from .reader import read_workbook
from .writer import workbook_bytes

__all__ = ["read_workbook", "workbook_bytes"]
