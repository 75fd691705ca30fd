"""The text of a table as spreadsheet programs save it."""

import codecs
from pathlib import Path


def read_table(path: Path) -> str:
    """Return the text of a CSV file: UTF-8, UTF-16 with its mark, else Windows-1252."""
    data = path.read_bytes()
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
