"""Problems at the values of a record, and slugs that a record names."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from resource_toolkit.catalog import Catalog, Record, Vocabulary
from resource_toolkit.problems import Problem, shown

from .body_links import unknown_slug

Steps: TypeAlias = tuple[str | int, ...]
"""A path of keys and positions in front matter."""


def problem_at(
    record: Record | Vocabulary, steps: Steps, code: str, message: str, field: str = ""
) -> Problem:
    """Return a problem at a value of a record."""
    line, column = record.mark(*steps)
    return Problem(
        path=record.path, line=line, column=column, code=code, message=message, field=field
    )


def offered(
    catalog: Catalog, record: Record | Vocabulary, named: Iterable[tuple[str, Steps]]
) -> Iterator[Problem]:
    """Yield a problem for each slug that does not exist or is retired."""
    for slug, steps in named:
        resource = catalog.resources.get(slug)
        if resource is None:
            yield problem_at(record, steps, "RC301", unknown_slug(catalog, slug))
        elif resource.retired:
            hint = f"; use '{resource.replaced_by}'" if resource.replaced_by else "; take it out"
            yield problem_at(record, steps, "RC308", f"{shown(slug)} is retired{hint}")
