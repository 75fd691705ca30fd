"""One row becomes one file: a new one, or the one on disk with the cells that differ."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from resource_toolkit.catalog import Catalog, Resource, no_collection
from resource_toolkit.problems import nearest, shown
from resource_toolkit.reading import Day, Field, slug_fault
from resource_toolkit.writing import (
    BODY_COLUMN,
    FACT_COLUMN,
    FACTS,
    Parts,
    cells_of,
    fact_lines,
    field_lines,
    file_text,
    read_lines,
    same_cell,
    split_cell,
    suggest_slug,
    take_apart,
    taken_slugs,
    with_slugs,
)

from .dates import Dates
from .headers import sheet_names
from .import_result import Import, Line
from .losses import TOO_LONG, beside_their_columns, loss

Row = dict[str, str]
"""Column to cell."""
_TABLE_ERROR = re.compile(r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|SPILL!|ERROR!|#+)")
_NO_TOOLKIT = "RC205"
_FROM_NUMBERS = re.compile(r"was taken for a date|makes of two numbers")


@dataclass
class Intake:
    """Takes rows in, one after another."""

    catalog: Catalog
    fields: Mapping[str, Field]
    table: Import
    dates: Mapping[str, Dates]
    """Column to the reader of its dates."""
    slugs: dict[str, Line] = field(default_factory=dict)
    """The slugs that rows above have, each folded, to their row."""
    cells: dict[str, Row] = field(default_factory=dict)
    """The same slugs, to the cells of their row."""

    def __post_init__(self) -> None:
        """Look up what rows are held against."""
        catalog = self.catalog
        self.taken = set(taken_slugs(catalog))
        self.collections = {
            name.casefold(): slug
            for slug, collection in catalog.collections.items()
            for name in (sheet_names(catalog)[slug], collection.title, slug)
        }

    def take(self, at: Line, row: Row) -> None:
        """Add the file of one row, or its problems."""
        catalog, table = self.catalog, self.table
        slug = row.pop("slug", "").strip()
        old = catalog.resources.get(slug)
        named = row.pop("collection", "").strip()
        of_sheet = at.sheet if at.sheet.casefold() in self.collections else ""
        named = named or of_sheet or (old.collection if old else at.sheet)
        collection = self.collections.get(named.casefold(), named)
        if not slug:
            slug = suggest_slug(row.get("title", ""), self.taken)
            self.taken.add(slug)
        if fault := self._target_fault(slug, collection, row):
            table.fault(at, *fault)
            near = nearest(collection, self.collections) if fault[1] == _NO_TOOLKIT else ""
            if not near:
                return
            collection = self.collections[near]
        held = cells_of(old, self.fields.values()) if old else {}
        if told := beside_their_columns(row, held):
            table.fault(at, *told)
            return
        self.slugs[slug.casefold()] = at
        self.cells[slug.casefold()] = dict(row)
        body = row.pop(BODY_COLUMN, None)
        cells, wrong = self._cells(at, row, held)
        text = self._changed(at, old, cells, body) if old else self._new_text(at, cells, body)
        if text is None:
            table.unchanged += 1
        elif text:
            path = f"{catalog.folder}/{collection}/{slug}.md"
            table.wrong[path] = wrong
            table.files[path], table.rows[path] = text, at
            gone = [name for name, cell in cells.items() if held.get(name) and not cell.strip()]
            if gone:
                table.emptied[path] = tuple(gone)

    def _cells(self, at: Line, row: Row, held: Mapping[str, str]) -> tuple[Row, frozenset[str]]:
        """Return the cells of a row as files say them, and the columns that cannot be read.

        What a cell cannot say is left as it was, so that all else of the row is checked too.
        """
        known = len(self.table.problems)
        cells = {name: self._cell(at, name, cell, held) for name, cell in row.items()}
        wrong = frozenset(one.column for one in self.table.problems[known:])
        return {n: held.get(n, "") if n in wrong else cell for n, cell in cells.items()}, wrong

    def _cell(self, at: Line, name: str, cell: str, held: Mapping[str, str]) -> str:
        """Return a cell as files say it: terms by slug, dates as year-month-day."""
        if _TABLE_ERROR.fullmatch(cell.strip()):
            now, known = held.get(name, ""), self.fields.get(name)
            meant = f"'{now}', as its file has it" if now else "what was meant"
            may_go = not now and known and not known.required
            message = f"{shown(cell.strip())} is an error of the spreadsheet; write {meant}"
            message += ", or empty the cell" if may_go else ""
            self.table.fault(at, name, "RC103", message)
        if name in self.dates:
            if fault := self.dates[name].fault(cell):
                self.table.fault(at, name, "RC106", fault)
            return self.dates[name].read(cell)
        return with_slugs(self.fields[name], cell)

    def _twice(self, slug: str, other: Line, row: Row) -> str:
        """Return what to say of a row with the slug of another one."""
        above = self.cells[slug.casefold()]
        title, names = row.get("title", ""), {*row} - {"title"}
        same = all(row[name] == above.get(name, "") for name in names)
        free = suggest_slug(title, {*self.taken, *self.slugs})
        message = f"the slug {shown(slug)} stands in {other} too"
        message += ", and all else in it but the title" if same and title != above["title"] else ""
        if same and title == above["title"]:
            return f"{message}, and all else in it; delete one of the two rows"
        message += f"; delete one of the two rows, or, if this is another resource, write '{free}' "
        return f"{message}here" + (" and a text of its own" if same else "")

    def _target_fault(self, slug: str, collection: str, row: Row) -> tuple[str, str, str] | None:
        """Return column, code and message when no file can have this name in this collection."""
        catalog = self.catalog
        if fault := slug_fault(slug):
            return "slug", "RC109", fault
        if other := self.slugs.get(slug.casefold()):
            return "slug", "RC302", self._twice(slug, other, row)
        if not collection:
            message = "the row names no toolkit; use one of "
            message += f"{', '.join(catalog.collections)}, or delete the row"
            return "collection", _NO_TOOLKIT, message
        if collection not in catalog.collections:
            return "collection", _NO_TOOLKIT, no_collection(catalog, collection)
        old = catalog.resources.get(slug)
        if old and old.collection != collection:
            message = f"{shown(slug)} is in the collection {old.collection}; move the file by hand"
            return "collection", "RC302", message
        return None

    def _new_text(self, at: Line, cells: Mapping[str, str], body: str | None) -> str:
        """Return the file of a row that no file stands for yet."""
        self._refuse_losses(at, {name: ("", cell) for name, cell in cells.items()})
        self._refuse_losses(at, {BODY_COLUMN: ("", body or "")})
        lines = {
            name: field_lines(self.fields[name], split_cell(self.fields[name], cell))
            for name, cell in cells.items()
            if cell.strip() and not name.startswith(FACT_COLUMN)
        }
        if facts := fact_lines(self.fields, cells):
            lines[FACTS] = facts
        lines.setdefault("added", [f"added: {self.catalog.today}"])
        return file_text(lines, _order(self.fields), body or "")

    def _changed(
        self, at: Line, old: Resource, cells: Mapping[str, str], body: str | None
    ) -> str | None:
        """Return the file on disk with the cells that differ; None when none does.

        It is nothing where the file cannot be read, or a cell has lost characters.
        """
        before = cells_of(old, self.fields.values())
        parts = take_apart(read_lines(self.catalog.root / old.path)[0])
        if parts is None:
            self.table.fault(at, "", "RC004", f"{old.path} cannot be read; repair it first")
            return ""
        changed = {
            name: cell
            for name, cell in cells.items()
            if not same_cell(self.fields[name], before[name], cell)
        }
        fresh = _with_cells(parts, changed, self.fields)
        fresh = self._with_facts(fresh, before, changed)
        texts = {name: (before[name], cell) for name, cell in changed.items()}
        if body not in (None, TOO_LONG) and str(body).strip("\n") != old.body.strip("\n"):
            fresh = replace(fresh, rest="---\n\n" + str(body).strip("\n") + "\n")
            texts[BODY_COLUMN] = (old.body, str(body))
        if self._refuse_losses(at, texts):
            return ""
        return None if fresh == parts else fresh.text()

    def _with_facts(
        self, parts: Parts, before: Mapping[str, str], changed: Mapping[str, str]
    ) -> Parts:
        """Return the parts of a file with the facts that differ; the others keep their lines."""
        fresh = {name for name in changed if name.startswith(FACT_COLUMN)}
        if not fresh:
            return parts
        old = parts.get(FACTS)
        kept = {line.partition(":")[0]: line for line in (old.lines[1:] if old else ())}
        kept = {
            name: line for name, line in kept.items() if FACT_COLUMN + name.strip() not in fresh
        }
        lines = [
            kept.get(line.partition(":")[0], line)
            for line in fact_lines(self.fields, {**before, **changed})
        ]
        return parts.put(FACTS, lines, _order(self.fields)) if lines else parts.without(FACTS)

    def _refuse_losses(self, at: Line, texts: Mapping[str, tuple[str, str]]) -> bool:
        """Add a problem for each cell that lost characters; return whether one did."""
        lost = {name: told for name, pair in texts.items() if (told := loss(*pair))}
        for name, told in lost.items():
            saved = "save the table as .xlsx or as 'CSV UTF-8', and import that"
            if "brings it back" in told:
                saved = "if many cells are so, open the export as UTF-8 and begin again with it"
            if _FROM_NUMBERS.search(told):
                saved = "set the column to text before you type it, so that it stays as it is"
            message = f"{told}; {saved}"
            self.table.fault(at, name, "RC001", message)
        return bool(lost)


def _order(fields: Mapping[str, Field]) -> tuple[str, ...]:
    """Return the keys of a file in order; the columns of facts are one key."""
    return tuple(dict.fromkeys(FACTS if n.startswith(FACT_COLUMN) else n for n in fields))


def _with_cells(parts: Parts, cells: Mapping[str, str], fields: Mapping[str, Field]) -> Parts:
    for name, cell in cells.items():
        if name.startswith(FACT_COLUMN):
            continue
        if cell.strip():
            lines = field_lines(fields[name], split_cell(fields[name], cell))
            parts = parts.put(name, lines, _order(fields))
        else:
            parts = parts.without(name)
    return parts


def date_readers(
    catalog: Catalog, fields: Mapping[str, Field], rows: Iterable[Row]
) -> dict[str, Dates]:
    """Return a reader for each column of dates, which knows all its cells."""
    listed = list(rows)
    made = {}
    for name, known in fields.items():
        if isinstance(known.shape, Day):
            days = (getattr(resource, name, None) for resource in catalog.resources.values())
            cells = [row.get(name, "") for row in listed]
            made[name] = Dates(cells, [day for day in days if isinstance(day, date)])
    return made
