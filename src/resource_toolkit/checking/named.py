"""Problems at the values of a record, and slugs that a record names."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from resource_toolkit.catalog import Catalog, Record, Vocabulary
from resource_toolkit.problems import Problem, Repair, Scope, did_you_mean, shown

from .links import named_anew, successors, unknown_slug

_UNKNOWN = re.compile(
    r"unknown [\w -]+ '([^']+)'(?:; use one of [^;]+;|; did you mean '[^']+'\?|;) (see .+)"
)
"""What is said of a name that is no term of its list."""
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
            message, repair = unknown_slug(catalog, slug, record.path), named_anew(catalog, slug)
            yield problem_at(record, steps, "RC301", message, repair=repair)
        elif resource.retired and resource.replaced_by != slug:
            line = successors(catalog, resource)
            better = line[-1].slug if line and not line[-1].retired else None
            if resource.replaced_by and not better:
                continue  # It is told where it stands.
            hint = f"; use '{better}'" if better else "; take it out"
            own = bool(better) and catalog.resources[better or ""].path == record.path
            hint = "; this page takes its place, so take it out" if own else hint
            if own and steps[0] == "replaced_by":
                hint = ", and this page takes its place; name one that is offered, or delete the "
                yield problem_at(record, steps, "RC308", f"{shown(slug)} is retired{hint}line")
                continue
            repair = Repair(slug, better, scope=Scope.NAMES) if better else None
            message = f"{shown(slug)} is retired{hint}"
            yield problem_at(record, steps, "RC308", message, repair=repair)


def doubled(own: object, other: object, name: str = "an id") -> str:
    """Return what to do about a part of a file that has the name of another one there."""
    another = f", or, if this is another one, give it {name} of its own"
    return "delete one of the two" + ("" if own == other else another)


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
    yield from _inner_once(catalog)
    for record, name, slugs in lists:
        parts = getattr(record, "parts", slugs)
        for n in _again(slugs):
            message = f"{shown(slugs[n])} stands twice; keep one"
            other = parts[n] != parts[slugs.index(slugs[n])]
            message += ", or name here the one that was meant" if other else ""
            yield problem_at(record, (name, n), "RC204", message)


def _inner_once(catalog: Catalog) -> Iterator[Problem]:
    """Yield each resource that a sign, a line or a part of a training names twice."""
    inner: list[tuple[Record | Vocabulary, Steps, tuple[str, ...]]] = [
        (vocabulary, ("terms", n, "signs", m, "resources"), sign.resources)
        for vocabulary in catalog.vocabularies.values()
        for n, term in enumerate(vocabulary.terms)
        for m, sign in enumerate(term.signs)
    ]
    inner += [
        (training, ("outline", n, "resources"), part.resources)
        for training in catalog.trainings.values()
        for n, part in enumerate(training.outline)
    ]
    inner += [
        (check_up, ("lines", n, "low"), line.low)
        for check_up in catalog.check_ups.values()
        for n, line in enumerate(check_up.lines)
    ]
    for record, steps, slugs in inner:
        for n in _again(slugs):
            message = f"{shown(slugs[n])} stands twice here; keep one, or name the one that was "
            yield problem_at(record, (*steps, n), "RC204", f"{message}meant")


def _again(slugs: Sequence[str]) -> list[int]:
    """Return the places of what stands further above in a list, too."""
    return [n for n, slug in enumerate(slugs) if slug in slugs[:n]]


def replaced_round(catalog: Catalog) -> Iterator[Problem]:
    """What takes the place of a retired resource must not be replaced by it in turn."""
    for resource in catalog.resources.values():
        if resource.retired and resource in successors(catalog, resource)[1:]:
            message = f"{shown(resource.replaced_by or '')} is retired too, and this one takes its "
            message += "place; delete the lines status and replaced_by in the one that stays"
            yield problem_at(resource, ("replaced_by",), "RC112", message)


def by_title(catalog: Catalog, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems; where a text stands for slugs that are there, these are told.

    Such a text is the title of a resource, or two slugs without a comma. A guess that names nothing
    is no repair.
    """
    titles = {resource.title.casefold(): resource for resource in catalog.resources.values()}
    rules = {rule.quoted.title.casefold(): rule.id for rule in catalog.safety.rules}
    scales = {
        (check_up.path, scale.title.casefold()): scale.id
        for check_up in catalog.check_ups.values()
        for scale in check_up.scales
    }
    known = {*catalog.resources, *rules.values()}
    for problem in problems:
        repair = problem.repair if problem.code == "RC109" else None
        if repair is None:
            yield _of_other_list(catalog, problem) if problem.code == "RC203" else problem
            continue
        resource, rule = titles.get(repair.old.casefold()), rules.get(repair.old.casefold())
        meant = scales.get((problem.path, repair.old.casefold()))
        meant = meant or (resource.slug if resource else rule)
        if meant:
            what = "the file of the resource" if resource else "its id"
            message = f"{shown(repair.old)} is a title; name {what}: write '{meant}'"
            yield dataclasses.replace(problem, message=message, repair=repair._replace(new=meant))
        elif len(parts := repair.old.split()) > 1 and known.issuperset(parts):
            listed = _listed(catalog, problem, parts)
            told = listed.replace("\n", ", below it ")
            message = f"a comma is missing between two names; write {told}"
            yield dataclasses.replace(problem, message=message, repair=repair._replace(new=listed))
        elif repair.names_resource and repair.new not in catalog.resources:
            others = (name for name, one in catalog.resources.items() if one.path != problem.path)
            hint = did_you_mean(repair.new, others) or "; name the file of one"
            message = f"{shown(repair.old)} is not the slug of a resource{hint}"
            yield dataclasses.replace(problem, message=message, repair=None)
        else:
            yield problem


def _of_other_list(catalog: Catalog, problem: Problem) -> Problem:
    """Return the problem of a term of which no other is near; one of another list is told as it."""
    unknown = _UNKNOWN.match(problem.message)
    for vocabulary in catalog.vocabularies.values() if unknown and not problem.repair else ():
        term = vocabulary.find(unknown[1]) if unknown else None
        if term and unknown and not unknown[2].endswith(vocabulary.path):
            name = vocabulary.field.name
            message = f"{shown(unknown[1])} is a term of '{name}'; take it out here, and write it "
            message += f"there, '{name}: [{term.slug}]', if it is not there yet"
            return dataclasses.replace(problem, message=message)
    return problem


def _listed(catalog: Catalog, problem: Problem, names: list[str]) -> str:
    """Return names as they are written at the place of a problem: in a list, or as one."""
    lines = (catalog.root / problem.path).read_text(encoding="utf-8-sig").splitlines()
    before = lines[problem.line - 1][: problem.column - 1].rstrip()
    if before.endswith("-"):
        return f"\n{before} ".join(names)
    inside = before.endswith(("[", ",")) or not before
    return ", ".join(names) if inside else f"[{', '.join(names)}]"
