"""Resources that people would take for one another; of two, the newer is the twin."""

from .catalog import Catalog
from .records import Resource


def same_title(catalog: Catalog, resource: Resource) -> Resource | None:
    """Return the oldest resource with the title and language of this one, which is newer."""
    return _other(resource, catalog.by_title[catalog.title_key(resource)])


def same_link(catalog: Catalog, resource: Resource) -> Resource | None:
    """Return the oldest resource that leads to an address of this one, which is newer."""
    linked = (_other(resource, catalog.by_link[key]) for key in resource.link_keys)
    return next(filter(None, linked), None)


def _other(resource: Resource, oldest: Resource) -> Resource | None:
    return None if oldest is resource else oldest
