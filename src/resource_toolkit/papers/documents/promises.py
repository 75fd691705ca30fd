"""A sheet takes the pages that its page on the site promises, or the maintainer is told."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.problems import Problem, many

from .packed import pages_in

_SHEET = "sheet.pdf"


def broken_promises(catalog: Catalog, made: Mapping[str, Iterable[Path]]) -> Iterator[Problem]:
    """Yield a warning for each sheet that takes more pages than it promises.

    `made` holds the address of each record with the files that were made of it.
    """
    for resource in catalog.active:
        promised = catalog.prints_on(resource)
        sheets = [file for file in made.get(resource.address, ()) if file.name == _SHEET]
        if promised and sheets and (pages := pages_in(sheets[0].read_bytes())) > promised:
            yield _broken(resource, pages, promised)


def _broken(resource: Resource, pages: int, promised: int) -> Problem:
    own = "prints_on" in resource.head.keys
    line, column = resource.mark("prints_on" if own else "title")
    message = (
        f"what is handed out takes {many(pages, 'page')}, and its page promises {promised}; "
        f"shorten it, or write 'prints_on: {pages}'"
        f"{'' if own else ' and, as prints_on_because, why it takes more'}"
    )
    return Problem(path=resource.path, line=line, column=column, code="RC554", message=message)
