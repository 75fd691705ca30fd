"""Rows of which only the slug is new: they were meant to rename a resource."""

from collections.abc import Collection, Mapping

from resource_toolkit.catalog import Catalog
from resource_toolkit.problems import shown
from resource_toolkit.writing import BODY_COLUMN

_LEAST = 3
"""So many cells are those of one resource in no row by chance."""


def renamed(catalog: Catalog, row: Mapping[str, str], named: Collection[str]) -> str:
    """Return what to say of a row with a new slug and all else of a resource that no row names.

    `named` has the slugs of all rows, folded.
    """
    slug = row.get("slug", "").strip()
    known = {alias for one in catalog.resources.values() for alias in one.aliases}
    if not slug or slug in catalog.resources or slug in known:
        return ""
    for other in catalog.active:
        said = {"title": other.title, "summary": other.summary, "url": other.url or ""}
        said |= {BODY_COLUMN: other.body.strip(), "collection": other.collection}
        if row.get("title", "").strip() != other.title or other.slug.casefold() in named:
            continue
        given = {name for name in said if row.get(name, "").strip()}
        if len(given) >= _LEAST and all(row[name].strip() == said[name] for name in given):
            return (
                f"{shown(slug)} is new, and all else here is {shown(other.slug)}; write "
                f"'{other.slug}' here again; to give it the new name, run 'toolkit rename "
                f"{other.slug} {slug}' first"
            )
    return ""
