"""Telephone numbers that differ in one digit from one that many sheets name."""

import re
from collections.abc import Iterator

from resource_toolkit.catalog import Catalog
from resource_toolkit.checking.links import at_start
from resource_toolkit.problems import Problem

_END = re.compile(r"-(?<=\d{3}-)\d{4}(?![\d-])")
_BEFORE = re.compile(r"(?<![\d-])(?:1-)?\(?\d{3}\)?[- ]\d{3}\Z")
_KNOWN = 3
"""A number that so many sheets name is taken for the right one."""


def phone_numbers(catalog: Catalog) -> Iterator[Problem]:
    """A telephone number should be that of the other sheets."""
    places: dict[str, dict[str, int]] = {}
    for resource in catalog.active if catalog.house.runs("RC550") else ():
        for end in _END.finditer(resource.body):
            before = _BEFORE.search(resource.body[max(end.start() - 14, 0) : end.start()])
            if before:
                number = before[0] + end[0]
                start = end.start() - len(before[0])
                places.setdefault(number, {}).setdefault(resource.slug, start)
    known = [number for number, where in places.items() if len(where) >= _KNOWN]
    for number, where in places.items():
        for right in known if len(where) < _KNOWN else ():
            if _is_slip(right, number):
                for slug, start in where.items():
                    message = f"{number} differs by a slip from {right}, which stands on "
                    message += f"{len(places[right])} other pages; look it up"
                    yield at_start(catalog.resources[slug], start, "RC550", message)


def _is_slip(right: str, number: str) -> bool:
    """Return whether one digit of a number is another one, or two of them have changed places."""
    unlike = [(a, b) for a, b in zip(right, number, strict=False) if a != b]
    swapped = len(unlike) == len("ab") and unlike[0] == unlike[1][::-1]
    return len(right) == len(number) and (len(unlike) == 1 or swapped)
