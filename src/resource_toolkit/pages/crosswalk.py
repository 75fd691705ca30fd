"""Two vocabularies against each other: how many resources stand at each pair of terms."""

from typing import TYPE_CHECKING

from resource_toolkit.catalog import Catalog, Vocabulary, query_string

from .indexes import Indexes

if TYPE_CHECKING:
    from resource_toolkit.catalog import Resource

MOST_ROWS = 1_500
"""With more rows than this in all lists of a table, its page would take long to load …"""
MOST_ROWS_EACH = 5
"""… and each list shows only so many, and leads to the finder."""


def crosswalk(
    catalog: Catalog, indexes: Indexes, down: Vocabulary, across: Vocabulary, base: str
) -> dict[str, object]:
    """Return caption, rows of counts, and the lists they lead to; the last row and column are any.

    Every resource is counted in the last row and column, so nothing is lost; zeros stay.
    """
    cells: dict[tuple[str | None, str | None], list[Resource]] = {}
    for resource in catalog.ordered:
        for row in (*resource.terms(down.name), None):
            for column in (*resource.terms(across.name), None):
                cells.setdefault((row, column), []).append(resource)
    total = sum(map(len, cells.values()))
    most = total if total <= MOST_ROWS else MOST_ROWS_EACH
    word = indexes.renderer.word
    any_row = word("crosswalk_any", singular=down.singular)
    row_terms = [*((term.title, term.slug) for term in down.terms), (any_row, None)]
    columns = [
        *((across.label(term), term.slug) for term in across.terms),
        (word("any_term"), None),
    ]
    table, sections = [], []
    for row_title, row in row_terms:
        line = []
        for title, column in columns:
            crossed = cells.get((row, column), [])
            anchor = f"{down.name}-{row or 'any'}-{across.name}-{column or 'any'}"
            line.append((anchor, len(crossed)))
            if crossed:
                asked = {down.name: [row] if row else [], across.name: [column] if column else []}
                listed = [indexes.row(member, base) for member in crossed[:most]]
                more = query_string(asked) if len(crossed) > most else None
                sections.append((f"{row_title} × {title}", anchor, len(crossed), listed, more))
        table.append((row_title, line))
    caption = f"{down.title} × {across.title}"
    return {"table": table, "sections": sections, "caption": caption}
