"""Columns with the title of another one, seen by their cells: those that files on disk hold."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice

from resource_toolkit.catalog import Catalog
from resource_toolkit.reading import Field
from resource_toolkit.writing import BODY_COLUMN, cells_of, table_fields

_ENOUGH = 3
"""So many rows show what a column holds."""
_LOOKED_AT = 20
"""So many rows are looked at."""


def exchanged(
    catalog: Catalog, fields: Mapping[str, Field], rows: Iterable[Mapping[str, str]]
) -> Iterator[tuple[str, str]]:
    """Yield each two columns of which each holds what the other one should."""
    pairs = list(_with_files(catalog, list(fields.values()), rows))
    names = [name for name in fields if any(name in row for row, _ in pairs)]
    for one, other in combinations(names, 2):
        unlike = [
            (row, held)
            for row, held in pairs
            if held.get(one, "").strip() != held.get(other, "").strip()
        ]
        crossed = sum(
            row.get(one) == held.get(other) and row.get(other) == held.get(one)
            for row, held in unlike
        )
        if crossed >= _ENOUGH and crossed == len(unlike):
            yield one, other


def column_by_cells(
    catalog: Catalog, cells: Sequence[tuple[str, str]], absent: Iterable[str]
) -> str:
    """Return the only column, of those that a table lacks, whose cells another column has.

    `cells` are the slugs of the rows, each with the cell of that column.
    """
    fields = [field for field in table_fields(catalog) if field.name in {*absent} - {BODY_COLUMN}]
    rows = [{"slug": slug, "": cell.strip()} for slug, cell in cells if cell.strip()]
    pairs = list(_with_files(catalog, fields, rows))
    fitting = [
        field.name
        for field in fields
        if all(held.get(field.name, "").strip() == row[""] for row, held in pairs)
    ]
    return fitting[0] if len(fitting) == 1 and len(pairs) >= _ENOUGH else ""


def _with_files(
    catalog: Catalog, fields: Sequence[Field], rows: Iterable[Mapping[str, str]]
) -> Iterator[tuple[Mapping[str, str], Mapping[str, str]]]:
    """Yield the first rows of resources that are there, each with the cells of its file."""
    known = (row for row in rows if row.get("slug", "").strip() in catalog.resources)
    for row in islice(known, _LOOKED_AT):
        yield row, cells_of(catalog.resources[row["slug"].strip()], fields)
