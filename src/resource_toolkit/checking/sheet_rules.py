"""The rules for sheets: a poster is made of one page."""

from collections.abc import Iterator

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.problems import Problem
from resource_toolkit.reading import ALL

from .named import problem_at


def posters(catalog: Catalog) -> Iterator[Problem]:
    """A poster must be made of a sheet of one page, or of several that have a part each."""
    for resource in catalog.resources.values():
        if resource.poster and not catalog.hand_out(resource):
            message = "nothing of this is handed out, so there is no poster; take poster away"
            yield problem_at(resource, ("poster",), "RC270", message)
        elif resource.poster and catalog.prints_on(resource) not in (
            1,
            _parts_of(catalog, resource),
        ):
            message = "only one page can be a poster, and this sheet is not cut into pages by its "
            message += "parts; take poster away, make it fit, or give each page a part in hand_out"
            yield problem_at(resource, ("poster",), "RC270", message)


def _parts_of(catalog: Catalog, resource: Resource) -> int:
    """Return how many headings of a body begin as what is handed out does."""
    starts = tuple(f"## {start}" for start in catalog.hand_out(resource) if start != ALL)
    return sum(line.startswith(starts) for line in resource.body.splitlines()) if starts else 0
