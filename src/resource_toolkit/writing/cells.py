"""Resources as rows of a table: what stands in each cell, and what a cell means."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from resource_toolkit.catalog import Catalog, Resource, Term, Vocabulary
from resource_toolkit.reading import Field, Grouped, Listed, Mapped, Terms

from .drafts import ordered_fields
from .yaml_text import group_lines

FIXED_COLUMNS = ("slug", "collection")
BODY_COLUMN = "body"
FACTS = "facts"
FACT_COLUMN = f"{FACTS}."
"""How the name of a column begins that holds one of an agency's own facts."""
_FORMULA = ("=", "+", "-", "@")
"""A spreadsheet program would take a cell that begins so for a formula."""

_SEVERAL = re.compile(r"\s*(?:[,/&+]\s*(?:(?:and|y)\s+)?|\s(?:and|y)\s)\s*")
"""What people write between two terms of a cell."""


def table_fields(catalog: Catalog) -> tuple[Field, ...]:
    """Return the fields that have a column, in order; each fact has one of its own."""
    columns: list[Field] = []
    for field in ordered_fields(catalog):
        if field.name == FACTS and isinstance(field.shape, Grouped):
            inner = field.shape.fields
            columns += [replace(fact, name=f"{FACT_COLUMN}{fact.name}") for fact in inner]
        else:
            columns.append(field)
    return tuple(columns)


def fact_lines(fields: Mapping[str, Field], cells: Mapping[str, str]) -> list[str]:
    """Return the lines of the facts in a row; none where no cell holds one."""
    told = [
        (replace(fields[name], name=name.removeprefix(FACT_COLUMN)), split_cell(fields[name], cell))
        for name, cell in cells.items()
        if name.startswith(FACT_COLUMN) and cell.strip()
    ]
    return group_lines(FACTS, told) if told else []


def to_csv(catalog: Catalog, resources: Iterable[Resource]) -> str:
    """Return resources as CSV text, one row each, one column per field, the body last."""
    fields = table_fields(catalog)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*FIXED_COLUMNS, *(field.name for field in fields), BODY_COLUMN])
    for resource in resources:
        cells = [resource.slug, resource.collection, *cells_of(resource, fields).values()]
        writer.writerow(map(_guarded, [*cells, resource.body.strip("\n")]))
    return text.getvalue()


def cells_of(resource: Resource, fields: Iterable[Field]) -> dict[str, str]:
    """Return the cell of each field of a resource, as `to_csv` writes it."""
    cells = {}
    present = resource.head.keys
    for field in fields:
        value: object = None
        if isinstance(field.shape, Terms):
            placed = resource.placements.get(field.shape.vocabulary.name, ())
            value = [f"{p.term}: {p.reason}" if p.reason else p.term for p in placed]
        elif field.name.startswith(FACT_COLUMN):
            value = resource.facts.get(field.name.removeprefix(FACT_COLUMN))
        elif field.name in present:
            value = getattr(resource, field.name)
        cells[field.name] = _cell(value)
    return cells


def titled_cells(resource: Resource, fields: Iterable[Field]) -> dict[str, str]:
    """Return the cell of each field of a resource, its terms by their titles."""
    listed = tuple(fields)
    cells = cells_of(resource, listed)
    for field in listed:
        if isinstance(field.shape, Terms):
            vocabulary = field.shape.vocabulary
            placed = resource.placements.get(vocabulary.name, ())
            said = [(shown_term(vocabulary, vocabulary.by_slug[p.term]), p.reason) for p in placed]
            cells[field.name] = _cell([f"{name}: {why}" if why else name for name, why in said])
    return cells


def shown_term(vocabulary: Vocabulary, term: Term) -> str:
    """Return the title of a term where a cell can tell it from others, else its slug."""
    clear = vocabulary.meant(term.title) is term and not re.search(r"[;,\n]|: ", term.title)
    return term.title if clear else term.slug


def with_slugs(field: Field, cell: str) -> str:
    """Return a cell with the slugs of the terms that it names by title."""
    if not isinstance(field.shape, Terms):
        return cell
    vocabulary = field.shape.vocabulary
    lines = [_reasoned(vocabulary, line) for line in cell.split("\n")]
    if any(lines):
        rows = zip(lines, cell.split("\n"), strict=True)
        return "\n".join(read or _slug(vocabulary, line) for read, line in rows)
    if ";" not in cell and "\n" not in cell and vocabulary.field.many:
        parts = _SEVERAL.split(cell.strip())
        if not vocabulary.meant(cell.strip()) and any(map(vocabulary.meant, parts)):
            return "; ".join(_slug(vocabulary, part) for part in parts if part)
    separator = next((mark for mark in ("\n", ";", ",") if mark in cell), ";")
    return f"{separator} ".join(_slug(vocabulary, part) for part in cell.split(separator))


def _reasoned(vocabulary: Vocabulary, line: str) -> str | None:
    """Return `slug: reason` of a line that begins with the name of a term, or None."""
    for colon in re.finditer(r":\s", line):
        if term := vocabulary.meant(line[: colon.start()]):
            return f"{term.slug}: {line[colon.end() :].strip()}"
    return None


def _slug(vocabulary: Vocabulary, text: str) -> str:
    term = vocabulary.meant(text.strip())
    return term.slug if term else text.strip()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "\n".join(f"{name}: {_cell(told).strip()}" for name, told in value.items())
    if isinstance(value, (list, tuple)):
        texts = [str(field) for field in value]
        simple = not any(";" in text or ": " in text for text in texts)
        return "; ".join(texts) if simple else "".join(f"{text}\n" for text in texts)
    return str(value)


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def plain_cell(cell: str) -> str:
    """Return a cell as a person means it: without the sign that keeps it from being a formula."""
    text = cell.replace("\r\n", "\n").replace("\r", "\n")
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def split_cell(field: Field, cell: str) -> str | list[str]:
    """Return a cell as one text, or as a list where the field holds several.

    Several stand on lines of their own, or on one line with semicolons between them.
    """
    several = isinstance(field.shape, (Grouped, Listed, Mapped)) or (
        isinstance(field.shape, Terms) and field.shape.vocabulary.field.many
    )
    if not several:
        return cell
    name = r"[A-Za-z0-9-]+" if isinstance(field.shape, Terms) else r"[^:;\n]+"
    one_line = "\n" not in cell and not re.match(rf"{name}:\s", cell.strip())
    texts = cell.split(";" if one_line else "\n")
    return [text.strip() for text in texts if text.strip()]


def same_cell(field: Field, one: str, other: str) -> bool:
    """Return whether two cells of a field say the same."""
    first, second = split_cell(field, one), split_cell(field, other)
    if isinstance(first, str) and isinstance(second, str):
        return first.split() == second.split()
    return first == second
