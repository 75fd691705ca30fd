"""All resources as a workbook: a sheet for each collection, with lists to choose from and help."""

import io
import re
from collections.abc import Iterable, Iterator
from datetime import date

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from resource_toolkit.catalog import Catalog, Resource, sort_resources
from resource_toolkit.reading import Choice, Day, Field, Number, Terms
from resource_toolkit.upkeep.tables.headers import columns, sheet_names, titles
from resource_toolkit.upkeep.tables.losses import MOST_OF_CELL, TOO_LONG
from resource_toolkit.writing import BODY_COLUMN, shown_term, titled_cells

_LISTS = "Lists"
"""The hidden sheet with what cells offer to choose from."""
_FREE_ROWS = 200
"""So many rows below the last one offer their lists too."""
_HEAD = PatternFill("solid", fgColor="E4EDE6")
_TOP = Alignment(wrap_text=True, vertical="top")
_WIDTHS = {"slug": 24, "title": 32, "summary": 48, BODY_COLUMN: 80}
_NARROW, _USUAL = 12, 26
_ROW_HEIGHT = 60
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_HELP = {
    "slug": "The name of its address. For a new row it may stay empty: the title makes one.",
    BODY_COLUMN: "The text of the page, as Markdown.",
}
_SEVERAL = "Several: write them with ; between."


def workbook_bytes(catalog: Catalog) -> bytes:
    """Return the resources of a catalog as a workbook."""
    book = Workbook()
    book.properties.title, book.properties.creator = "Resources", "toolkit export"
    first = book.active
    if first is not None:
        book.remove(first)
    fields = {name: f for name, f in columns(catalog).items() if name != "collection"}
    sheets = sheet_names(catalog)
    resources = sort_resources(catalog, catalog.resources.values(), "title")
    for slug, name in sheets.items():
        rows = [resource for resource in resources if resource.collection == slug]
        _fill_sheet(catalog, book.create_sheet(name), fields, rows)
    lists = book.create_sheet(_LISTS)
    lists.sheet_state = "hidden"
    for column, field in enumerate(fields.values(), 1):
        options = [*_options(field)]
        for row, option in enumerate(options, 1):
            lists.cell(row, column, option)
        if options and field:
            for sheet in book.worksheets[: len(sheets)]:
                _offer(sheet, column, len(options), many=_takes_many(field))
    text = io.BytesIO()
    book.save(text)
    return text.getvalue()


def _fill_sheet(
    catalog: Catalog,
    sheet: Worksheet,
    fields: dict[str, Field | None],
    resources: Iterable[Resource],
) -> None:
    said = titles(catalog)
    for column, (name, field) in enumerate(fields.items(), 1):
        head = sheet.cell(1, column, said[name])
        head.font, head.fill, head.alignment = Font(bold=True), _HEAD, _TOP
        note = f"{field.meaning}\nSuch as: {field.example}" if field else _HELP[name]
        several = f"\n{_SEVERAL}" if field and _takes_many(field) else ""
        comment = Comment(note + several, "toolkit")
        comment.width, comment.height = 320, 140
        head.comment = comment
        narrow = field is not None and isinstance(field.shape, (Day, Number))
        width = _WIDTHS.get(name, _NARROW if narrow else _USUAL)
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row, resource in enumerate(resources, 2):
        sheet.row_dimensions[row].height = _ROW_HEIGHT
        cells = titled_cells(resource, [field for field in fields.values() if field])
        written = {"slug": resource.slug, **cells, BODY_COLUMN: resource.body.strip("\n")}
        for column, (name, field) in enumerate(fields.items(), 1):
            _put(sheet.cell(row, column), field, written[name])
    # The title stays in sight too.
    sheet.freeze_panes = f"{get_column_letter([*fields].index('title') + 2)}2"
    sheet.auto_filter.ref = sheet.dimensions


def _put(cell: Cell | MergedCell, field: Field | None, text: str) -> None:
    """Write a text into a cell: dates as dates, numbers as numbers, and never a formula."""
    cell.alignment = _TOP
    if not text or isinstance(cell, MergedCell):
        return
    if field and isinstance(field.shape, Day):
        cell.value, cell.number_format = date.fromisoformat(text), "yyyy-mm-dd"
    elif field and isinstance(field.shape, Number):
        cell.value = int(text)
    else:
        cell.value = _ESCAPED.sub("_x005F_", text) if len(text) <= MOST_OF_CELL else TOO_LONG
        cell.data_type = "s"
        cell.number_format = "@"


def _options(field: Field | None) -> Iterator[str]:
    if field and isinstance(field.shape, Terms):
        for term in field.shape.vocabulary.terms:
            yield shown_term(field.shape.vocabulary, term)
    elif field and isinstance(field.shape, Choice):
        yield from field.shape.values


def _takes_many(field: Field) -> bool:
    return isinstance(field.shape, Terms) and field.shape.vocabulary.field.many


def _offer(sheet: Worksheet, column: int, count: int, *, many: bool) -> None:
    """Offer a list in the cells of a column; where several may stand, other texts pass too."""
    letter = get_column_letter(column)
    offered = DataValidation(
        type="list",
        formula1=f"'{_LISTS}'!${letter}$1:${letter}${count}",
        allow_blank=True,
        showErrorMessage=not many,
        error="Choose one of the list.",
        showInputMessage=many,
        prompt=_SEVERAL if many else None,
    )
    offered.add(f"{letter}2:{letter}{sheet.max_row + _FREE_ROWS}")
    sheet.add_data_validation(offered)
