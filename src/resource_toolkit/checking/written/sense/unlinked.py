"""Hand-written pages that the index of their folder forgets."""

from collections.abc import Iterator, Mapping, Sequence
from posixpath import basename, dirname

from resource_toolkit.catalog import Catalog
from resource_toolkit.problems import Problem
from resource_toolkit.reading import WrittenPage

_INDEX = "index.md"
_MANY = 3
"""An index that leads to so many pages of its folder, and to all but one, is meant to have all."""


def unlinked_pages(
    catalog: Catalog, pages: Sequence[WrittenPage], linked: Mapping[str, set[str]]
) -> Iterator[Problem]:
    """The index of a folder should lead to every page of it."""
    for page in pages if catalog.house.runs("RC552") else ():
        folder = dirname(page.path)
        if basename(page.path) != _INDEX or not page.address:
            continue
        beside = [one.path for one in pages if dirname(one.path) == folder and one is not page]
        led = linked.get(page.path, set()) & {*beside}
        missing = [basename(path) for path in beside if path not in led]
        missing = [name for name in missing if name[0] != "_" and name[:-3] not in page.body]
        if len(led) >= _MANY and len(missing) == 1:
            for name in missing:
                message = f"this leads to the other pages of its folder, but not to {name}; add a "
                message += f"link such as [its title]({name})"
                line = page.body_line
                yield Problem(path=page.path, line=line, column=1, code="RC552", message=message)
