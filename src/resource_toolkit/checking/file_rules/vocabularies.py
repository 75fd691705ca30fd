"""What must hold for vocabularies: names that mean one thing, and references that lead on."""

import re
from collections.abc import Iterator

from resource_toolkit.catalog import Catalog, Sign, Term, Vocabulary
from resource_toolkit.checking.named import Steps, doubled, offered, problem_at
from resource_toolkit.problems import Problem, did_you_mean, shown
from resource_toolkit.reading import resource_fields

RESERVED_NAMES = (
    "resources",
    "collections",
    "packets",
    "trainings",
    "check-ups",
    "check-up",
    "find",
    "offline",
    "q",
    "minutes",
    "sort",
)
"""What addresses and queries use already, so that no vocabulary may have the name."""


_FORM = re.compile(r"\bform: ([\w-]+)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YOUNG = 2
"""A toolkit is young while fewer than so many terms are used for each that is not."""


def vocabulary_names(catalog: Catalog) -> Iterator[Problem]:
    """A vocabulary must not use a name twice, nor one that means something else."""
    fields = {field.name: "a field of every resource" for field in resource_fields(())}
    fields["facts"] = "the field of the facts of house.yml"
    for vocabulary in catalog.vocabularies.values():
        record, rule = vocabulary, vocabulary.field
        if vocabulary.name in RESERVED_NAMES:
            message = f"{shown(vocabulary.name)} has a meaning of its own; rename the file"
            yield problem_at(record, (), "RC202", message)
        own = f"the field of {vocabulary.path}"
        owner = fields.setdefault(rule.name, own)
        if owner != own:
            message = f"{shown(rule.name)} is already {owner}; choose another name"
            yield problem_at(record, ("field", "name"), "RC202", message)
        names: dict[str, str] = {}
        for n, term in enumerate(vocabulary.terms):
            for name in (term.slug, *term.aliases):
                other = names.setdefault(name.casefold(), term.slug)
                if other != term.slug or (name == term.slug and term is not vocabulary.find(name)):
                    taken = "another term" if other == term.slug else shown(other)
                    twin = vocabulary.find(name) if other == term.slug else None
                    how = doubled(term, twin, "a slug") if twin else "choose another"
                    message = f"{shown(name)} is already the name of {taken}; {how}"
                    steps: Steps = ("terms", n)
                    if name != term.slug:
                        steps = (*steps, "aliases", term.aliases.index(name))
                    yield problem_at(record, steps, "RC202", message)
        yield from _titles(vocabulary)


def _titles(vocabulary: Vocabulary) -> Iterator[Problem]:
    """Yield titles, and other words for a term, that are the title of another term."""
    first: dict[str, Term] = {}
    for n, term in enumerate(vocabulary.terms):
        other = first.setdefault(term.title.casefold(), term)
        if other.slug != term.slug:
            message = f"{shown(term.title)} is the title of {shown(other.slug)} too; say in one of "
            message += "them what is different"
            yield problem_at(vocabulary, ("terms", n, "title"), "RC202", message)
    for n, term in enumerate(vocabulary.terms):
        for m, name in enumerate(term.also_called):
            held = first.get(name.casefold(), term)
            if held.slug != term.slug:
                message = f"{shown(name)} is the title of {shown(held.slug)}; take it out here"
                steps: Steps = ("terms", n, "also_called", m)
                yield problem_at(vocabulary, steps, "RC202", message)


def unused_terms(catalog: Catalog) -> Iterator[Problem]:
    """A term with a page should have resources, once most others of its vocabulary have some.

    One that needs a field, such as the consent of people, may wait for it.
    """
    for vocabulary in catalog.vocabularies.values() if catalog.house.runs("RC524") else ():
        used = {term for facet, term in catalog.by_term if facet == vocabulary.name}
        gaps = len(vocabulary.terms) - len(used)
        if not vocabulary.pages or gaps > len(used) / _YOUNG:
            continue
        for n, term in enumerate(vocabulary.terms if gaps else ()):
            if term.slug not in used and not term.needs:
                message = f"no resource is at {shown(term.slug)} yet; place three there, or wait "
                message += "with the term"
                yield problem_at(vocabulary, ("terms", n), "RC524", message)


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
                yield from offered(catalog, record, named)
                if len(sign.resources) == 1:
                    message = "a sign must lead to at least two resources; add them"
                    yield problem_at(record, steps, "RC102", message)
                yield from _shared(vocabulary, term, sign, steps)
        yield from _parents(vocabulary)
        yield from _translations(catalog, vocabulary)
        if vocabulary.group_by and vocabulary.group_by not in catalog.vocabularies:
            hint = did_you_mean(vocabulary.group_by, catalog.vocabularies)
            message = f"there is no vocabulary {shown(vocabulary.group_by)}{hint}"
            yield problem_at(record, ("group_by",), "RC203", message)
        for collection in vocabulary.field.required_in:
            if collection not in catalog.collections:
                hint = did_you_mean(collection, catalog.collections)
                message = f"there is no collection {shown(collection)}{hint}"
                yield problem_at(record, ("field", "required_in", collection), "RC203", message)


def _shared(vocabulary: Vocabulary, term: Term, sign: Sign, steps: Steps) -> Iterator[Problem]:
    """Yield each term that is said to share a sign, and is not there, or is the one that has it."""
    for other in sign.shared_with:
        message = ""
        if other not in vocabulary.by_slug:
            hint = did_you_mean(other, vocabulary.by_slug)
            message = f"unknown {vocabulary.singular} {shown(other)}{hint}"
        elif other == term.slug:
            message = f"the sign stands at {shown(other)} itself; name another "
            message += f"{vocabulary.singular} that shares it, or take it out"
        if message:
            yield problem_at(vocabulary, (*steps, "shared_with", other), "RC203", message)


def _circle(vocabulary: Vocabulary, term: Term) -> list[Term]:
    """Return the terms of the circle in which a term stands, in the order of the file."""
    above = vocabulary.above(term.slug)
    return [other for other in vocabulary.terms if other in above] if term in above else []


def _parents(vocabulary: Vocabulary) -> Iterator[Problem]:
    """Yield what is wrong with the terms above terms: unknown ones, and circles."""
    for n, term in enumerate(vocabulary.terms):
        steps: Steps = ("terms", n, "parent")
        if term.parent and term.parent not in vocabulary.by_slug:
            hint = did_you_mean(term.parent, vocabulary.by_slug)
            message = f"unknown {vocabulary.singular} {shown(term.parent)}{hint}"
            yield problem_at(vocabulary, steps, "RC203", message)
        elif next(iter(_circle(vocabulary, term)), None) is term:
            message = f"{shown(term.slug)} stands above itself; take one parent of the circle away"
            yield problem_at(vocabulary, steps, "RC261", message)


def _translations(catalog: Catalog, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Yield what a vocabulary says in a language, or of a term, that is not there."""
    for language, said in vocabulary.translations.items():
        if language not in catalog.translated_words:
            hint = did_you_mean(language, catalog.translated_words)
            message = f"there are no words in the language {shown(language)}{hint}"
            yield problem_at(vocabulary, ("translations", language), "RC203", message)
        for slug in said.terms:
            if slug not in vocabulary.by_slug:
                hint = did_you_mean(slug, vocabulary.by_slug)
                message = f"unknown {vocabulary.singular} {shown(slug)}{hint}"
                if meant := vocabulary.find(slug):
                    message = f"{shown(slug)} is now {shown(meant.slug)}; write '{meant.slug}'"
                steps: Steps = ("translations", language, "terms", slug)
                yield problem_at(vocabulary, steps, "RC203", message)


def needed_fields(catalog: Catalog) -> Iterator[Problem]:
    """A resource must have the fields that its terms need."""
    known = resource_fields(tuple(catalog.vocabularies.values()), catalog.house)
    fields = {field.name: field for field in known}
    for vocabulary in catalog.vocabularies.values():
        for n, term in enumerate(vocabulary.terms):
            for name in term.needs:
                field = fields.get(name)
                if field is None:
                    message = f"there is no field {shown(name)}{did_you_mean(name, fields)}"
                    yield problem_at(vocabulary, ("terms", n, "needs", name), "RC342", message)
                    continue
                for resource in catalog.resources.values():
                    placed = term.slug in resource.terms(vocabulary.name)
                    if placed and resource.head.keys and name not in resource.head.keys:
                        message = f"'{name}' is missing; {shown(term.slug)} needs it; add a line "
                        message += f"such as '{_example(catalog, field.example)}'"
                        yield problem_at(resource, (), "RC342", message, name)


def _example(catalog: Catalog, line: str) -> str:
    """Return an example with a resource that is there, and a date that must be filled in."""
    if form := _FORM.search(line):
        used = [str(one.consent["form"]) for one in catalog.active if one.consent.get("form")]
        alike = [slug for slug in catalog.resources if slug.endswith(form[1])]
        line = line.replace(form[1], next(iter([*used, *alike]), form[1]))
    return _DAY.sub("the-day-they-agreed", line) if form else line
