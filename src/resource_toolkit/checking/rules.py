"""The rules that hold across records. Each is a generator; its docstring says what must be."""

from collections.abc import Callable, Iterator
from datetime import date

from resource_toolkit.catalog import Catalog, extensions, same_link, same_title
from resource_toolkit.problems import Problem, near_or_all, nearest, shown

from .addresses import (
    anchors,
    permalinks,
    redirect_problems,
    short_address_problems,
    small_letters,
)
from .file_rules import (
    check_up_names,
    check_up_words,
    check_ups,
    goal_sheets,
    house_file,
    needed_fields,
    questions,
    safety_due,
    safety_file,
    safety_names,
    sessions,
    unused_terms,
    vocabulary_names,
    vocabulary_references,
    wordbook,
)
from .links import Bodies, body_links, hidden_signs, outside_links
from .named import Steps, named_once, offered, problem_at, replaced_round
from .picture_rules import icon_files_read, icons_known, posters, resource_pictures
from .reviews import day_done
from .written import RECORD_RULES, resource_slips, table_heads


def check_rules(catalog: Catalog, bodies: Bodies) -> list[Problem]:
    """Return every problem that shows only when the whole catalog is known, sorted."""
    problems: list[Problem] = []
    for rule in (*RULES, *extensions("rules").values()):
        problems.extend(rule(catalog))
    problems.extend(anchors(catalog, bodies))
    problems.extend(body_links(catalog, bodies))
    problems.extend(outside_links(catalog, bodies))
    problems.extend(hidden_signs(catalog, bodies))
    problems.extend(table_heads(catalog, bodies))
    problems.extend(goal_sheets(catalog, bodies))
    problems.extend(resource_pictures(catalog, bodies))
    return sorted(problems)


def references(catalog: Catalog) -> Iterator[Problem]:
    """A slug must be that of a resource that exists and is offered."""
    for resource in catalog.resources.values():
        named = [(slug, ("related", slug)) for slug in resource.related]
        yield from offered(catalog, resource, named)
        if resource.slug in resource.related:
            yield problem_at(
                resource,
                ("related", resource.slug),
                "RC301",
                "a resource cannot be its own relative; take it out of the list",
            )
        if form := resource.consent.get("form"):
            yield from offered(catalog, resource, [(str(form), ("consent", "form"))])
        if resource.replaced_by not in (None, resource.slug):
            yield from offered(catalog, resource, [(resource.replaced_by or "", ("replaced_by",))])
    for packet in catalog.packets.values():
        parts = [(part.slug, ("resources", n, "slug")) for n, part in enumerate(packet.parts)]
        yield from offered(catalog, packet, parts)
    for training in catalog.trainings.values():
        used: list[tuple[str, Steps]] = [(slug, ("resources", slug)) for slug in training.resources]
        for n, part in enumerate(training.outline):
            used += [(slug, ("outline", n, "resources", slug)) for slug in part.resources]
        for session in training.sessions:
            for n, meeting in enumerate(session.meetings):
                steps = session.steps(n, "resources")
                used += [(slug, (*steps, slug)) for slug in meeting.resources]
        yield from offered(catalog, training, used)


def required_facets(catalog: Catalog) -> Iterator[Problem]:
    """A resource must have every facet that its collection requires."""
    demanding = [facet for facet in catalog.vocabularies.values() if facet.field.required_in]
    for resource in catalog.resources.values():
        for vocabulary in demanding:
            if (
                vocabulary.name in resource.placements
                or resource.collection not in vocabulary.field.required_in
            ):
                continue
            name = vocabulary.field.name
            present = [key.casefold() for key in resource.head.keys]
            if present and name not in present:
                message = f"'{name}' is missing; the collection {resource.collection} requires it"
                yield problem_at(resource, (), "RC201", f"{message}; see {vocabulary.path}", name)


def agreement(catalog: Catalog) -> Iterator[Problem]:
    """Fields that exclude or need each other must agree."""
    needed = catalog.house.needs_publisher
    for resource in catalog.resources.values():
        keys = {key.casefold() for key in resource.head.keys}
        linked = bool(resource.opens)
        unlinked = not linked and not keys & {"url", "urls"}
        faults = (
            ("urls", resource.url and resource.urls, "use url or urls, not both"),
            (
                "url",
                linked and not nearest("publisher", keys) and needed(resource.collection),
                "a link needs its publisher; add publisher",
            ),
            ("checked", resource.checked and unlinked, "only a link is checked; delete the line"),
            ("copy_read", resource.copy_read and not linked, "only a link has a copy; delete it"),
            (
                "replaced_by",
                resource.replaced_by and not resource.retired,
                "only a retired resource is replaced; add 'status: retired'",
            ),
            (
                "reviewed",
                resource.reviewed and "reviewed_by" not in keys,
                "say who reviewed it: add reviewed_by with a role",
            ),
            (
                "reviewed_by",
                resource.reviewed_by and "reviewed" not in keys,
                "say when it was reviewed: add reviewed with a date",
            ),
            (
                "replaced_by",
                resource.replaced_by == resource.slug,
                "a resource cannot replace itself; name another one, or delete the line",
            ),
        )
        for name, wrong, message in faults:
            if wrong:
                yield problem_at(resource, (name,), "RC112", message)


def pages_explained(catalog: Catalog) -> Iterator[Problem]:
    """A sheet that takes more pages than its kind promises must say how many, and why."""
    for resource in catalog.resources.values():
        if resource.prints_on_because and "prints_on" not in resource.head.keys:
            message = "this says why, but not how many pages it takes: add prints_on"
            yield problem_at(resource, ("prints_on_because",), "RC112", message)
        if not resource.prints_on or resource.prints_on_because:
            continue
        promises = (term.prints_on for term in catalog.terms_of(resource) if term.prints_on)
        if resource.prints_on > next(promises, resource.prints_on):
            message = "its kind promises fewer pages; say why it takes more: add a line such as "
            message += "'prints_on_because: The second page stays at home.'"
            yield problem_at(resource, ("prints_on",), "RC112", message)


def something_there(catalog: Catalog) -> Iterator[Problem]:
    """A resource must have a text or lead to one."""
    for resource in catalog.resources.values():
        linked = resource.opens or {"url", "urls"} & {*resource.head.keys}
        if not linked and not resource.body.strip() and resource.head.keys:
            message = "there is nothing below the front matter; write the text, or give a url"
            yield Problem(
                path=resource.path, line=resource.body_line, column=1, code="RC104", message=message
            )


def twice_there(catalog: Catalog) -> Iterator[Problem]:
    """A resource must not be there twice, with the same title and the same link."""
    for resource in catalog.active:
        titled, linked = same_title(catalog, resource), same_link(catalog, resource)
        if titled and titled == linked:
            message = f"{linked.path} has this title and this address too; delete one of the two"
            yield problem_at(resource, ("title",), "RC310", message)


def past_dates(catalog: Catalog) -> Iterator[Problem]:
    """A date of something done must not lie in the future."""
    for resource in catalog.resources.values():
        for name in ("added", "written", "reviewed", "copy_read", "checked"):
            day = getattr(resource, name)
            if day is not None and day > catalog.today:
                since = resource.written or resource.added if name == "reviewed" else None
                message = f"{name} lies in the future ({day}); "
                message += day_done(day, catalog.today, since)
                yield problem_at(resource, (name,), "RC107", message)
        agreed = resource.consent.get("date")
        if isinstance(agreed, date) and agreed > catalog.today:
            message = f"the consent lies in the future ({agreed}); "
            message += day_done(agreed, catalog.today)
            yield problem_at(resource, ("consent", "date"), "RC107", message)


def alias_names(catalog: Catalog) -> Iterator[Problem]:
    """An alias must not be the slug or alias of another resource."""
    taken = {slug.casefold(): resource for slug, resource in catalog.resources.items()}
    for resource in catalog.resources.values():
        for alias in resource.aliases:
            other = taken.setdefault(alias.casefold(), resource)
            if other is not resource or alias.casefold() == resource.slug.casefold():
                message = f"{shown(alias)} is already the name of {other.path}; choose another"
                yield problem_at(resource, ("aliases", alias), "RC303", message)


def training_sums(catalog: Catalog) -> Iterator[Problem]:
    """Hours must not exceed the training."""
    for training in catalog.trainings.values():
        for facet, hours in training.hours.items():
            for code in hours:
                if catalog.vocabularies[facet].find(code) is None:
                    known = catalog.vocabularies[facet].by_slug
                    hint = near_or_all(code, known)
                    message = f"unknown {catalog.vocabularies[facet].singular} {shown(code)}{hint}"
                    yield problem_at(training, ("hours", facet, code), "RC203", message)
            unread = any(not part.minutes for part in training.outline)
            if sum(hours.values()) * 60 > training.minutes and not unread:
                whole = training.minutes // 15 / 4
                message = f"{sum(hours.values()):g} hours are more than {training.minutes} minutes"
                message += f"; at most {whole:g} fit, or the outline lacks a part"
                yield problem_at(training, ("hours", facet), "RC114", message)


RULES: tuple[Callable[[Catalog], Iterator[Problem]], ...] = (
    references,
    named_once,
    replaced_round,
    house_file,
    vocabulary_names,
    vocabulary_references,
    unused_terms,
    icons_known,
    icon_files_read,
    required_facets,
    needed_fields,
    agreement,
    pages_explained,
    something_there,
    past_dates,
    alias_names,
    questions,
    wordbook,
    training_sums,
    sessions,
    check_ups,
    check_up_names,
    check_up_words,
    safety_names,
    safety_file,
    safety_due,
    short_address_problems,
    small_letters,
    redirect_problems,
    permalinks,
    posters,
    twice_there,
    resource_slips,
    *RECORD_RULES,
)
