"""Problems at the values of a record, and slugs that a record names."""

import dataclasses
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from resource_toolkit.catalog import Catalog, Record, Vocabulary
from resource_toolkit.problems import Problem, Repair, Scope, shown

from .links import named_anew, unknown_slug

Steps: TypeAlias = tuple[str | int, ...]
"""A path of keys and positions in front matter."""


def problem_at(
    record: Record | Vocabulary,
    steps: Steps,
    code: str,
    message: str,
    field: str = "",
    repair: Repair | None = None,
) -> Problem:
    """Return a problem at a value of a record."""
    line, column = record.mark(*steps)
    return Problem(
        path=record.path,
        line=line,
        column=column,
        code=code,
        message=message,
        field=field,
        repair=repair,
    )


def offered(
    catalog: Catalog, record: Record | Vocabulary, named: Iterable[tuple[str, Steps]]
) -> Iterator[Problem]:
    """Yield a problem for each slug that does not exist or is retired."""
    for slug, steps in named:
        resource = catalog.resources.get(slug)
        if resource is None:
            message, repair = unknown_slug(catalog, slug), named_anew(catalog, slug)
            yield problem_at(record, steps, "RC301", message, repair=repair)
        elif resource.retired:
            better = resource.replaced_by
            hint = f"; use '{better}'" if better else "; take it out"
            repair = Repair(slug, better, scope=Scope.NAMES) if better else None
            message = f"{shown(slug)} is retired{hint}"
            yield problem_at(record, steps, "RC308", message, repair=repair)


def named_once(catalog: Catalog) -> Iterator[Problem]:
    """A list must name a resource once."""
    lists: list[tuple[Record, str, tuple[str, ...]]] = [
        (resource, "related", resource.related) for resource in catalog.resources.values()
    ]
    lists += [
        (packet, "resources", tuple(part.slug for part in packet.parts))
        for packet in catalog.packets.values()
    ]
    lists += [
        (training, "resources", training.resources) for training in catalog.trainings.values()
    ]
    for record, name, slugs in lists:
        for n in range(len(slugs)) if len({*slugs}) < len(slugs) else ():
            if slugs[n] in slugs[:n]:
                message = f"{shown(slugs[n])} stands twice; keep one"
                yield problem_at(record, (name, n), "RC204", message)


def by_title(catalog: Catalog, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems; where a title stands for a slug, the slug of that resource is told."""
    titles = {resource.title.casefold(): resource for resource in catalog.resources.values()}
    rules = {rule.quoted.title.casefold(): rule.id for rule in catalog.safety.rules}
    for problem in problems:
        named = problem.repair.old.casefold() if problem.repair else ""
        resource, rule = titles.get(named), rules.get(named)
        meant = resource.slug if resource else rule
        if problem.code != "RC109" or problem.repair is None or meant is None:
            yield problem
            continue
        title, what = (
            shown(problem.repair.old),
            "the file of the resource" if resource else "its id",
        )
        message = f"{title} is a title; name {what}: write '{meant}'"
        repair = problem.repair._replace(new=meant)
        yield dataclasses.replace(problem, message=message, repair=repair)
