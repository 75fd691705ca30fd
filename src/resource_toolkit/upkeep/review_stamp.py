"""Stamp resources as reviewed today."""

from collections.abc import Iterable

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.checking import role_fault
from resource_toolkit.problems import ToolkitError, did_you_mean
from resource_toolkit.writing import (
    encoded,
    key_order,
    read_lines,
    scalar_text,
    take_apart,
    write_files,
)


def stamp(catalog: Catalog, resource: Resource, text: str, role: str | None) -> str:
    """Return a resource's file with today as the day of its review, and the role that did it.

    Raises ToolkitError when nobody is named, or the front matter cannot be read.
    """
    parts = take_apart(text)
    if parts is None:
        raise ToolkitError(f"{resource.path} cannot be read; run 'toolkit check' first")
    by = role or resource.reviewed_by
    if not by:
        raise ToolkitError(
            f"{resource.path} does not say who reviews it; add --by with a role, "
            "such as --by 'a family child care specialist'"
        )
    if message := role_fault(by):
        raise ToolkitError(f"--by: {message}")
    order = key_order(catalog.vocabularies.values())
    parts = parts.put("reviewed", [f"reviewed: {catalog.today}"], order)
    if by != resource.reviewed_by:
        parts = parts.put("reviewed_by", [f"reviewed_by: {scalar_text(by)}"], order)
    return parts.text()


def stamp_reviews(
    catalog: Catalog, slugs: Iterable[str], role: str | None
) -> list[tuple[Resource, str]]:
    """Stamp the files of some resources; return each resource with the role that reviewed it.

    Raises ToolkitError, and writes nothing, when one of them cannot be stamped.
    """
    known = catalog.resources
    wanted = list(dict.fromkeys(slugs))
    unknown = [
        f"no resource has the slug '{slug}'{did_you_mean(slug, known)}"
        for slug in wanted
        if slug not in known
    ]
    if unknown:
        raise ToolkitError("\n".join(unknown))
    stamped = []
    for slug in wanted:
        text, newline = read_lines(catalog.root / known[slug].path)
        stamped.append((known[slug], stamp(catalog, known[slug], text, role), newline))
    files = {file.path: encoded(text, newline) for file, text, newline in stamped}
    write_files(catalog.root, files)
    return [(resource, role or resource.reviewed_by or "") for resource, _, _ in stamped]
