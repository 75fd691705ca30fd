"""Names that people or systems would take for one another."""

from collections.abc import Iterator

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.problems import Problem, shown
from resource_toolkit.reading import folded_name, windows_name

from .named import problem_at


def page_names(catalog: Catalog) -> Iterator[Problem]:
    """A hand-written page must have a name and an address of its own, on every system."""
    spelled: dict[str, str] = {}
    placed: dict[str, str] = {}
    for path, address in catalog.pages.items():
        parts = path.split("/")
        ways = ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]
        first = [spelled.setdefault(folded_name(way), way) for way in ways]
        others = [other for other, way in zip(first, ways, strict=True) if other != way]
        holder = placed.setdefault(folded_name(address), path)
        kept = next(filter(windows_name, parts), None)
        if others:
            message = f"on some systems this has the same name as {others[-1]}; rename one"
            yield _at_page(path, "RC302", message)
        elif holder != path:
            message = f"the address /{address} is taken by {holder}; rename one of the two"
            yield _at_page(path, "RC302", message)
        if kept:
            message = f"{shown(kept)} is a name that Windows keeps for itself; choose another"
            yield _at_page(path, "RC109", message)


def _at_page(path: str, code: str, message: str) -> Problem:
    return Problem(path=path, line=1, column=1, code=code, message=message)


def twice_there(catalog: Catalog) -> Iterator[Problem]:
    """A resource must not be there twice, with the same title and the same link."""
    for resource in catalog.active:
        titled, linked = same_title(catalog, resource), same_link(catalog, resource)
        if titled and titled == linked:
            message = f"{linked.path} has this title and this address too; delete one of the two"
            yield problem_at(resource, ("title",), "RC310", message)


def same_title(catalog: Catalog, resource: Resource) -> Resource | None:
    """Return the oldest resource with the title and language of this one, which is newer."""
    return _other(resource, catalog.by_title[catalog.title_key(resource)])


def same_link(catalog: Catalog, resource: Resource) -> Resource | None:
    """Return the oldest resource that leads to an address of this one, which is newer."""
    linked = (_other(resource, catalog.by_link[key]) for key in resource.link_keys)
    return next(filter(None, linked), None)


def _other(resource: Resource, oldest: Resource) -> Resource | None:
    return None if oldest is resource else oldest
