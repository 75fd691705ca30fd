"""The rules that hold across records. Each is a generator; its docstring says what must be."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from resource_toolkit.catalog import (
    Catalog,
    Record,
    Vocabulary,
    known_addresses,
    parse_query,
    select,
)
from resource_toolkit.problems import Problem, did_you_mean, shown
from resource_toolkit.reading import resource_fields

from .addresses import redirect_problems
from .body_links import Bodies, body_links, outside_links, unknown_slug

Steps: TypeAlias = tuple[str | int, ...]
"""A path of keys and positions in front matter."""

RESERVED_NAMES = (
    "resources",
    "collections",
    "packets",
    "trainings",
    "find",
    "q",
    "minutes",
    "sort",
)
"""What addresses and queries use already, so that no vocabulary may have the name."""


def check_rules(catalog: Catalog, bodies: Bodies) -> list[Problem]:
    """Return every problem that shows only when the whole catalog is known, sorted."""
    found: list[Problem] = []
    for rule in RULES:
        found.extend(rule(catalog))
    found.extend(body_links(catalog, bodies))
    found.extend(outside_links(catalog, bodies))
    return sorted(found)


def _at(
    record: Record | Vocabulary, steps: Steps, code: str, message: str, field: str = ""
) -> Problem:
    line, column = record.mark(*steps)
    return Problem(
        path=record.path, line=line, column=column, code=code, message=message, field=field
    )


def _offered(
    catalog: Catalog, record: Record | Vocabulary, named: Iterable[tuple[str, Steps]]
) -> Iterator[Problem]:
    """Yield a problem for each slug that does not exist or is retired."""
    for slug, steps in named:
        resource = catalog.resources.get(slug)
        if resource is None:
            yield _at(record, steps, "RC301", unknown_slug(catalog, slug))
        elif resource.retired:
            hint = f"; use '{resource.replaced_by}'" if resource.replaced_by else "; take it out"
            yield _at(record, steps, "RC308", f"{shown(slug)} is retired{hint}")


def references(catalog: Catalog) -> Iterator[Problem]:
    """A slug must be that of a resource that exists and is offered."""
    for resource in catalog.resources.values():
        named = [(slug, ("related", slug)) for slug in resource.related]
        yield from _offered(catalog, resource, named)
        if resource.slug in resource.related:
            yield _at(
                resource,
                ("related", resource.slug),
                "RC301",
                "a resource cannot be its own relative",
            )
        if resource.replaced_by not in (None, resource.slug):
            yield from _offered(catalog, resource, [(resource.replaced_by or "", ("replaced_by",))])
    for packet in catalog.packets.values():
        parts = [(part.slug, ("resources", n, "slug")) for n, part in enumerate(packet.parts)]
        yield from _offered(catalog, packet, parts)
    for training in catalog.trainings.values():
        used: list[tuple[str, Steps]] = [(slug, ("resources", slug)) for slug in training.resources]
        for n, part in enumerate(training.outline):
            used += [(slug, ("outline", n, "resources", slug)) for slug in part.resources]
        yield from _offered(catalog, training, used)


def vocabulary_names(catalog: Catalog) -> Iterator[Problem]:
    """A vocabulary must not use a name twice, nor one that means something else."""
    fields = {field.name: "a field of every resource" for field in resource_fields(())}
    for vocabulary in catalog.vocabularies.values():
        record, rule = vocabulary, vocabulary.field
        if vocabulary.name in RESERVED_NAMES:
            message = f"{shown(vocabulary.name)} has a meaning of its own; rename the file"
            yield _at(record, (), "RC202", message)
        own = f"the field of {vocabulary.path}"
        owner = fields.setdefault(rule.name, own)
        if owner != own:
            message = f"{shown(rule.name)} is already {owner}; choose another name"
            yield _at(record, ("field", "name"), "RC202", message)
        names: dict[str, str] = {}
        for n, term in enumerate(vocabulary.terms):
            for name in (term.slug, *term.aliases):
                other = names.setdefault(name.casefold(), term.slug)
                if other != term.slug or (name == term.slug and term is not vocabulary.find(name)):
                    message = f"{shown(name)} is already the name of {shown(other)}; choose another"
                    yield _at(record, ("terms", n), "RC202", message)


def vocabulary_references(catalog: Catalog) -> Iterator[Problem]:
    """A vocabulary must name only what exists."""
    for vocabulary in catalog.vocabularies.values():
        record = vocabulary
        for n, term in enumerate(vocabulary.terms):
            for m, sign in enumerate(term.signs):
                steps: Steps = ("terms", n, "signs", m)
                named: list[tuple[str, Steps]] = [
                    (slug, (*steps, "resources", slug)) for slug in sign.resources
                ]
                yield from _offered(catalog, record, named)
                if len(sign.resources) < 2:
                    message = "a sign must lead to at least two resources; add them"
                    yield _at(record, steps, "RC102", message)
                for other in sign.shared_with:
                    if other not in vocabulary.by_slug:
                        hint = did_you_mean(other, vocabulary.by_slug)
                        message = f"unknown {vocabulary.singular} {shown(other)}{hint}"
                        yield _at(record, (*steps, "shared_with", other), "RC203", message)
        if vocabulary.group_by and vocabulary.group_by not in catalog.vocabularies:
            hint = did_you_mean(vocabulary.group_by, catalog.vocabularies)
            message = f"there is no vocabulary {shown(vocabulary.group_by)}{hint}"
            yield _at(record, ("group_by",), "RC203", message)
        for collection in vocabulary.field.required_in:
            if collection not in catalog.collections:
                hint = did_you_mean(collection, catalog.collections)
                message = f"there is no collection {shown(collection)}{hint}"
                yield _at(record, ("field", "required_in", collection), "RC203", message)


def required_facets(catalog: Catalog) -> Iterator[Problem]:
    """A resource must have every facet that its collection requires."""
    demanding = [found for found in catalog.vocabularies.values() if found.field.required_in]
    for resource in catalog.resources.values():
        for vocabulary in demanding:
            if (
                vocabulary.name in resource.placements
                or resource.collection not in vocabulary.field.required_in
            ):
                continue
            name = vocabulary.field.name
            present = resource.head.keys
            if present and name not in present:
                message = f"'{name}' is missing; the collection {resource.collection} requires it"
                yield _at(resource, (), "RC201", f"{message}; see {vocabulary.path}", name)


def agreement(catalog: Catalog) -> Iterator[Problem]:
    """Fields that exclude or need each other must agree."""
    for resource in catalog.resources.values():
        linked = bool(resource.links)
        faults = (
            ("urls", resource.url and resource.urls, "use url or urls, not both"),
            ("url", linked and not resource.publisher, "a link needs its publisher; add publisher"),
            ("checked", resource.checked and not linked, "only a link is checked; delete the line"),
            (
                "replaced_by",
                resource.replaced_by and not resource.retired,
                "only a retired resource is replaced; add 'status: retired'",
            ),
            (
                "reviewed",
                resource.reviewed and not resource.reviewed_by,
                "say who reviewed it: add reviewed_by with a role",
            ),
            (
                "reviewed_by",
                resource.reviewed_by and not resource.reviewed,
                "say when it was reviewed: add reviewed with a date",
            ),
            (
                "replaced_by",
                resource.replaced_by == resource.slug,
                "a resource cannot replace itself",
            ),
        )
        for name, wrong, message in faults:
            if wrong:
                yield _at(resource, (name,), "RC112", message)
        if not linked and not resource.body.strip() and resource.head.keys:
            message = "there is nothing below the front matter; write the text, or give a url"
            yield Problem(
                path=resource.path, line=resource.body_line, column=1, code="RC104", message=message
            )


def past_dates(catalog: Catalog) -> Iterator[Problem]:
    """A date of something done must not lie in the future."""
    for resource in catalog.resources.values():
        for name in ("added", "written", "reviewed", "checked"):
            day = getattr(resource, name)
            if day is not None and day > catalog.today:
                message = f"{name} lies in the future ({day}); today is {catalog.today}"
                yield _at(resource, (name,), "RC107", message)


def alias_names(catalog: Catalog) -> Iterator[Problem]:
    """An alias must not be the slug or alias of another resource."""
    taken = {slug.casefold(): resource for slug, resource in catalog.resources.items()}
    for resource in catalog.resources.values():
        for alias in resource.aliases:
            other = taken.setdefault(alias.casefold(), resource)
            if other is not resource or alias.casefold() == resource.slug.casefold():
                message = f"{shown(alias)} is already the name of {other.path}; choose another"
                yield _at(resource, ("aliases", alias), "RC303", message)


def questions(catalog: Catalog) -> Iterator[Problem]:
    """A question must lead to at least one resource."""
    path = f"{catalog.folder}/questions.yml"
    for question in catalog.questions:
        selection, unknown = parse_query(catalog, question.query)
        message = ""
        if unknown:
            message = f"the query holds {shown(unknown[0])}, which means nothing here"
        elif not select(catalog, selection):
            message = f"the query {shown(question.query)} finds no resource"
        if message:
            yield Problem(path=path, line=question.line, column=1, code="RC307", message=message)


def training_sums(catalog: Catalog) -> Iterator[Problem]:
    """Hours must not exceed the training, and a session must end after it begins."""
    for training in catalog.trainings.values():
        for facet, hours in training.hours.items():
            for code in hours:
                if catalog.vocabularies[facet].find(code) is None:
                    message = f"unknown {catalog.vocabularies[facet].singular} {shown(code)}"
                    yield _at(training, ("hours", facet, code), "RC203", message)
            if sum(hours.values()) * 60 > training.minutes:
                message = f"{sum(hours.values()):g} hours are more than {training.minutes} minutes"
                yield _at(training, ("hours", facet), "RC114", message)
        for n, session in enumerate(training.sessions):
            if session.end <= session.start:
                message = "the session ends before it begins"
                yield _at(training, ("sessions", n, "end"), "RC114", message)


def permalinks(catalog: Catalog) -> Iterator[Problem]:
    """A published address must keep working: as a page, or as a redirect."""
    known = known_addresses(catalog)
    path = f"{catalog.folder}/permalinks.txt"
    for address, line in catalog.permalinks.items():
        if address not in known:
            message = f"/{address} was published and is gone; keep it with aliases or redirects.yml"
            yield Problem(path=path, line=line, column=1, code="RC306", message=message)


RULES: tuple[Callable[[Catalog], Iterator[Problem]], ...] = (
    references,
    vocabulary_names,
    vocabulary_references,
    required_facets,
    agreement,
    past_dates,
    alias_names,
    questions,
    training_sums,
    redirect_problems,
    permalinks,
)
