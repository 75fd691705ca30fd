"""Tables as spreadsheet programs save them, as rows of texts."""

import codecs
import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from .code_pages import decoded
from .import_result import Line, RowProblem

MAX_CELL = 1024 * 1024
csv.field_size_limit(MAX_CELL)
_SEPARATOR = re.compile(r"sep=([,;\t])\r?\n")


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A table: its name, where the file has several, and its rows from the one of headers on."""

    name: str
    rows: list[list[str]]
    problems: tuple[RowProblem, ...] = ()


def read_table(path: Path) -> str:
    """Return the text of a file: UTF-8, UTF-16 with its mark, else in an old code page."""
    data = path.read_bytes()
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decoded(data)


def csv_sheet(text: str) -> Sheet:
    """Return the rows of a CSV text; where one cannot be read, those above it and the problem.

    Cells end with a comma, a semicolon or a tab, whatever the first line has most of.
    """
    said = _SEPARATOR.match(text)
    text = text[said.end() :] if said else text
    first = text.split("\n", 1)[0]
    separator = said[1] if said else max(",;\t", key=first.count)
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        message = f"a cell has more than {MAX_CELL:,} characters; is a quotation mark missing?"
        problem = RowProblem(at=Line("", len(rows) + 1), column="", code="RC002", message=message)
        return Sheet(name="", rows=rows, problems=(problem,))
    return Sheet(name="", rows=rows)
