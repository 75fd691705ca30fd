"""A generator for resource toolkits: reads a folder of Markdown, checks it, builds a site.

The names come from their rooms when they are asked for: who only checks loads no server.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from resource_toolkit.catalog import Catalog, Resource, Settings, Vocabulary
    from resource_toolkit.checking import check
    from resource_toolkit.problems import Problem, ToolkitError
    from resource_toolkit.publishing import build
    from resource_toolkit.reading import read_catalog

__all__ = [
    "Catalog",
    "Problem",
    "Resource",
    "Settings",
    "ToolkitError",
    "Vocabulary",
    "build",
    "check",
    "read_catalog",
]

_ROOMS = {
    "Catalog": "catalog",
    "Problem": "problems",
    "Resource": "catalog",
    "Settings": "catalog",
    "ToolkitError": "problems",
    "Vocabulary": "catalog",
    "build": "publishing",
    "check": "checking",
    "read_catalog": "reading",
}


def __getattr__(name: str) -> object:
    """Return a name of this package from its room."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
