"""Stamp reviews, and say which are due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from resource_toolkit.catalog.catalog import Catalog
from resource_toolkit.catalog.records import Resource
from resource_toolkit.writing.edits import take_apart
from resource_toolkit.writing.yaml_text import key_order, scalar_text


def review_due(catalog: Catalog, resource: Resource) -> date | None:
    """Return when the next review is due: by the resource, or by the terms that set an interval."""
    months = [
        set_by[placement.term]
        for facet, set_by in catalog.review_months.items()
        for placement in resource.placements.get(facet, ())
        if placement.term in set_by
    ]
    return resource.review_due(min(months) if months else None)


def last_looked_at(resource: Resource) -> tuple[str, date] | None:
    """Return what was last done with a resource and when: reviewed, written, checked or added."""
    for name in ("reviewed", "written", "checked", "added"):
        day = getattr(resource, name)
        if day is not None:
            return name, day
    return None


@dataclass(frozen=True, kw_only=True)
class Due:
    """A resource with the day of its next review."""

    resource: Resource
    day: date
    overdue: bool


def due_list(catalog: Catalog, days: int) -> list[Due]:
    """Return the resources whose review is overdue or due within some days, soonest first."""
    until = catalog.today + timedelta(days=days)
    found = []
    for resource in catalog.active:
        day = review_due(catalog, resource)
        if day is not None and day <= until:
            found.append(Due(resource=resource, day=day, overdue=day < catalog.today))
    return sorted(found, key=lambda due: (due.day, due.resource.slug))


def stamp(catalog: Catalog, resource: Resource, text: str, role: str | None) -> str:
    """Return a resource's file with today as the day of its review, and the role that did it.

    Raises ValueError when nobody is named, or the front matter cannot be read.
    """
    parts = take_apart(text)
    if parts is None:
        raise ValueError(f"{resource.path} cannot be read; run 'toolkit check' first")
    by = role or resource.reviewed_by
    if not by:
        raise ValueError(
            f"{resource.path} does not say who reviews it; add --by with a role, "
            "such as --by 'a family child care specialist'"
        )
    order = key_order(catalog.vocabularies.values())
    parts = parts.put("reviewed", [f"reviewed: {catalog.today}"], order)
    if by != resource.reviewed_by:
        parts = parts.put("reviewed_by", [f"reviewed_by: {scalar_text(by)}"], order)
    return parts.text()


def freshness(catalog: Catalog) -> Mapping[str, int]:
    """Return how many offered resources are reviewed, only written, only linked, and due."""
    counts = {"reviewed": 0, "written": 0, "checked": 0, "unopened": 0, "due": 0}
    for resource in catalog.active:
        state = "written"
        if resource.reviewed:
            state = "reviewed"
        elif resource.links:
            state = "checked" if resource.checked else "unopened"
        counts[state] += 1
        day = review_due(catalog, resource)
        counts["due"] += day is not None and day < catalog.today
    return counts
