"""A value that is offered must be one that no other rule refuses."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.checking.readability import Prose
from resource_toolkit.checking.reviews import day_done
from resource_toolkit.problems import Problem
from resource_toolkit.reading import Body

from .sums import sums

_OFFERED = re.compile(r"; write (\d{4}-\d\d-\d\d|\d+)(?: or \d+)?(?=\Z|, or |, the )")
_MEANT = re.compile(r"(the [^;,]*?\b(\d+)(?: minutes)?)[;,]")
_MINUTES, _DONE = "minutes", ("added", "written", "reviewed", "checked")
_SUMS = "RC547"


def fitting(
    catalog: Catalog, bodies: Mapping[str, Body], problems: Iterable[Problem]
) -> Iterator[Problem]:
    """Yield problems; one that offers a value which the next rule refuses offers the right one."""
    resources = {resource.path: resource for resource in catalog.resources.values()}
    for problem in problems:
        offer = _OFFERED.search(problem.message) if problem.code in ("RC103", "RC106") else None
        resource = resources.get(problem.path) if offer else None
        if offer and resource and resource.slug in bodies:
            yield _fitting(catalog, bodies[resource.slug], resource, (problem, offer))
        else:
            yield problem


def _fitting(
    catalog: Catalog, body: Body, resource: Resource, told: tuple[Problem, re.Match[str]]
) -> Problem:
    problem, offer = told
    before = problem.message[: offer.start()]
    name = _field_in(resource, problem.line, (_MINUTES, *_DONE))
    if name in _DONE and "-" in offer[1]:
        day = date.fromisoformat(offer[1])
        if day > catalog.today:
            message = f"{before}; {day_done(day, catalog.today)}"
            return dataclasses.replace(problem, message=message, repair=None)
    elif name == _MINUTES and offer[1].isdigit() and catalog.house.runs(_SUMS):
        tried = dataclasses.replace(resource, minutes=int(offer[1]))
        for refused in sums(Prose(catalog, tried, body)):
            if meant := _MEANT.match(refused.message):
                message = f"{before}; {meant[1]}, so write {meant[2]}"
                return dataclasses.replace(problem, message=message, repair=None)
    return problem


def _field_in(resource: Resource, line: int, names: Iterable[str]) -> str:
    """Return the one of some fields that stands in a line, or nothing."""
    here = (n for n in names if n in resource.head.keys and resource.mark(n)[0] == line)
    return next(here, "")
