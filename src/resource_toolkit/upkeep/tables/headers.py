"""The headers of a table: which field a column is for, by its name or its title."""

import re
from collections.abc import Sequence

from resource_toolkit.catalog import Catalog
from resource_toolkit.problems import did_you_mean, shown
from resource_toolkit.reading import Field
from resource_toolkit.upkeep.repository import label_of
from resource_toolkit.writing import BODY_COLUMN, FIXED_COLUMNS, table_fields

from .exchanged import column_by_cells
from .import_result import Import, Line

_OTHER_WORDS = {"link": "url", "address": "url", "toolkit": "collection", "text": BODY_COLUMN}
"""What people write above a column, in place of its name."""
_SEARCHED, _FEW = 6, 3
"""So many rows are looked at for titles, and so many of a row show that it holds them."""
_LONGEST_NAME = 31
"""So many characters the name of a sheet may have."""


def columns(catalog: Catalog) -> dict[str, Field | None]:
    """Return every column in order, with its field where it has one."""
    fields: dict[str, Field | None] = {field.name: field for field in table_fields(catalog)}
    return {**dict.fromkeys(FIXED_COLUMNS), **fields, BODY_COLUMN: None}


def titles(catalog: Catalog) -> dict[str, str]:
    """Return column to the title that people read above it, in order; no title stands twice."""
    made: dict[str, str] = {}
    for name, field in columns(catalog).items():
        title = label_of(field) if field else name.capitalize()
        made[name] = name if title in made.values() else title
    return made


def sheet_names(catalog: Catalog) -> dict[str, str]:
    """Return collection to the name of its sheet: its title, as far as names of sheets go."""
    names: dict[str, str] = {}
    for slug, collection in catalog.collections.items():
        plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]+", " ", collection.title)
        name = " ".join(plain.split())[:_LONGEST_NAME].strip(" '")
        taken = {other.casefold() for other in (*names.values(), "lists", "history", "")}
        names[slug] = slug[:_LONGEST_NAME] if name.casefold() in taken else name
    return names


def heads_below(catalog: Catalog, rows: Sequence[Sequence[str]]) -> int | None:
    """Return how many rows stand above that of the titles, or nothing where it is the first.

    A row is that of the titles when it names three columns and more, and most of its cells do.
    """
    known = {_loose(name) for pair in titles(catalog).items() for name in pair} | {*_OTHER_WORDS}
    for number, row in enumerate(rows[:_SEARCHED]):
        cells = [_loose(cell) for cell in row if cell.strip()]
        named = sum(cell in known for cell in cells)
        if named >= _FEW and named * 2 > len(cells):
            return number or None
    return None


def columns_of(
    catalog: Catalog,
    sheet: str,
    written: Sequence[str],
    table: Import,
    rows: Sequence[Sequence[str]] = (),
) -> list[str]:
    """Return the column that each header names; adds a problem for each that names none.

    What such a header is for may show in the rows below it.
    """
    known = titles(catalog)
    by_name = {_loose(title): name for name, title in known.items()}
    by_name |= {_loose(name): name for name in known}
    named: list[str] = []
    meant = [by_name.get(_loose(header), "") for header in written]
    for position, header in enumerate(written):
        folded = _loose(header)
        name = by_name.get(folded) or by_name.get(_OTHER_WORDS.get(folded, ""), "")
        at, label = Line(sheet, 1), header.strip() or "(no title)"
        if not name:
            near = {by_name[title] for title in by_name if {*title.split()} < {*folded.split()}}
            hint = did_you_mean(header.strip(), [*known.values(), *known])
            if not hint and "slug" in meant and rows:
                own = meant.index("slug")
                cells = [(row[own], row[position]) for row in rows if len(row) > max(own, position)]
                if like := column_by_cells(catalog, cells, {*known} - {*meant}):
                    hint = f"; its cells are those of {like}; write '{known[like]}'"
            if not hint:
                hint = "; take it out of the table, or name the field that it is for"
                hint = f"; did you mean '{known[near.pop()]}'?" if len(near) == 1 else hint
            message = f"unknown column {shown(header.strip())}{hint}"
            table.fault(at, label, "RC101", message)
        elif name in named:
            table.fault(at, label, "RC007", "the column stands twice; keep one")
        named.append(name)
    return named


def _loose(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").split())
