"""What other packages add to the program: rules, outputs, macros and site engines.

A package names its functions in its `pyproject.toml`, under the entry points
`resource_toolkit.rules`, `.outputs`, `.macros` and `.engines`.
"""

from collections.abc import Callable
from functools import cache
from importlib.metadata import EntryPoints, entry_points
from typing import Any

from resource_toolkit.problems import ToolkitError

_all_entries = cache(entry_points)  # to look is to read a file of every package


def entries_of(group: str) -> EntryPoints:
    """Return what the packages that are installed name in a group of entry points."""
    return _all_entries().select(group=group)


@cache
def extensions(kind: str) -> dict[str, Callable[..., Any]]:
    """Return name to function of what is added of a kind, such as `rules`, sorted by name.

    Raises ToolkitError for one that cannot be loaded or called.
    """
    added = {}
    for entry in sorted(entries_of(f"resource_toolkit.{kind}")):
        package = entry.dist.name if entry.dist else "an unknown package"
        what = f"{entry.name!r}, which {package} adds to the {kind},"
        try:
            function = entry.load()
        except Exception as error:  # any line of another's module may fail
            raise ToolkitError(f"{what} cannot be loaded from {entry.value}: {error}") from error
        if not callable(function):
            raise ToolkitError(f"{what} is no function: {entry.value}")
        added[entry.name] = function
    return added
