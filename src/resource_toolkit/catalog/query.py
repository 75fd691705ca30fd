"""Find resources: select, sort and count. Pure functions."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import parse_qsl, urlencode

from resource_toolkit.problems import ToolkitError, did_you_mean, near_or_all, shown

from .catalog import Catalog
from .house import Fact, Range, folded, order_of, range_of
from .records import Resource
from .words import terms_meant


class NoSuchName(ToolkitError):
    """A list was asked for by a name that the catalog does not have."""


COLLECTIONS = "collections"
"""What the list of toolkits is called where facets are named."""
SORTS = ("order", "title", "newest", "shortest")
"""How a list may be sorted; `order` is the maintainers' own."""


@dataclass(frozen=True, kw_only=True)
class Selection:
    """What is asked for: OR inside a facet, AND between facets."""

    terms: Mapping[str, frozenset[str]] = field(default_factory=dict)
    collections: frozenset[str] = frozenset()
    ranges: Mapping[str, Range] = field(default_factory=dict)
    """Facts that are numbers or dates, each with the part of them that is asked for."""
    minutes: int | None = None
    text: str = ""
    sort: str = "order"

    def without(self, facet: str) -> "Selection":
        """Return the same selection with one facet open."""
        open_terms = {name: slugs for name, slugs in self.terms.items() if name != facet}
        return replace(self, terms=open_terms)

    def spread(self, catalog: Catalog) -> "Selection":
        """Return the same selection with the terms that stand below those asked for."""
        wide = {
            name: catalog.vocabularies[name].spread(slugs)
            if name in catalog.vocabularies
            else slugs
            for name, slugs in self.terms.items()
        }
        return replace(self, terms=wide)


def selection_of(
    catalog: Catalog,
    names: Mapping[str, Iterable[str]],
    *,
    minutes: int | None = None,
    sort: str = "order",
) -> Selection:
    """Return the selection that people name: facet, or `collections`, to terms in any spelling.

    A fact that is a number or a date has a part of its values, such as `10..500`.

    Raises NoSuchName, with the nearest name, for what the catalog does not have.
    """
    terms, ranges = dict[str, frozenset[str]](), dict[str, Range]()
    collections: frozenset[str] = frozenset()
    for name, values in names.items():
        fact = catalog.house.facts.get(name)
        if fact and fact.filter and fact.measured:
            ranges[name] = _range_named(fact, values)
            continue
        named = frozenset([_named(catalog, name, value) for value in values])
        if name == COLLECTIONS:
            collections = named
        else:
            terms[name] = named
    if sort not in (known := (*SORTS, *catalog.house.sorts)):
        raise NoSuchName(f"unknown sort {shown(sort)}{near_or_all(sort, known)}")
    return Selection(
        terms=terms, collections=collections, ranges=ranges, minutes=minutes, sort=sort
    )


def _range_named(fact: Fact, values: Iterable[str]) -> Range:
    """Return the part of a fact's values that people name last."""
    *_, said = values
    if part := range_of(fact, said if ".." in said else f"{said}..{said}"):
        return part
    such = "2026-01-01.." if fact.type == "date" else "10..500"
    raise NoSuchName(f"{shown(said)} is no part of {fact.name}; write one such as {such}")


def _named(catalog: Catalog, name: str, value: str) -> str:
    """Return the slug that a value means in the list `name`."""
    if name == COLLECTIONS:
        if value not in catalog.collections:
            raise NoSuchName(no_collection(catalog, value))
        return value
    vocabulary = catalog.vocabularies.get(name)
    if vocabulary is None and name in catalog.fact_terms:
        if folded(value) not in catalog.fact_terms[name]:
            hint = near_or_all(value, catalog.fact_terms[name])
            raise NoSuchName(f"no resource has {name} {shown(value)}{hint}")
        return folded(value)
    if vocabulary is None:
        facts = [name for name, fact in catalog.house.facts.items() if fact.filter]
        hint = near_or_all(name, (*catalog.vocabularies, *facts))
        raise NoSuchName(f"unknown vocabulary {shown(name)}{hint}")
    if term := vocabulary.find(value):
        return term.slug
    hint = terms_meant(vocabulary, value) or did_you_mean(value, vocabulary.accepted)
    hint = hint or near_or_all(value, vocabulary.by_slug)
    raise NoSuchName(f"unknown {vocabulary.singular} {shown(value)}{hint}")


def no_collection(catalog: Catalog, name: str) -> str:
    """Return the message for a name that no collection has."""
    return f"there is no collection {shown(name)}{near_or_all(name, catalog.collections)}"


def parse_query(catalog: Catalog, query: str) -> tuple[Selection, list[str]]:
    """Return the selection of a query string, and the parts of it that mean nothing here."""
    names: dict[str, set[str]] = {}
    unknown: list[str] = []
    values: dict[str, str] = {}
    ranges: dict[str, Range] = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        if (
            name == "q"
            or (name == "minutes" and value.isdecimal())
            or (name == "sort" and value in (*SORTS, *catalog.house.sorts))
        ):
            values[name] = value
            continue
        fact = catalog.house.facts.get(name)
        if fact and fact.filter and (asked := range_of(fact, value)):
            ranges[name] = asked
            continue
        try:
            names.setdefault(name, set()).add(_named(catalog, name, value))
        except NoSuchName:
            unknown.append(f"{name}={value}")
    terms = {name: frozenset(slugs) for name, slugs in names.items() if slugs}
    minutes = values.get("minutes")
    selection = Selection(
        collections=terms.pop(COLLECTIONS, frozenset()),
        terms=terms,
        ranges=ranges,
        minutes=int(minutes) if minutes else None,
        text=values.get("q", ""),
        sort=values.get("sort", "order"),
    )
    return selection, unknown


def query_string(facets: Mapping[str, Iterable[str]]) -> str:
    """Return the query string of facets and their terms, as `find/` reads it."""
    return urlencode([(name, slug) for name, slugs in facets.items() for slug in slugs])


def matches(resource: Resource, selection: Selection) -> bool:
    """Return whether a resource is in a selection."""
    for facet, wanted in selection.terms.items():
        if wanted.isdisjoint(resource.terms(facet)):
            return False
    if selection.collections and resource.collection not in selection.collections:
        return False
    for name, asked in selection.ranges.items():
        if not asked.holds(resource.facts.get(name)):
            return False
    if selection.minutes is not None and (
        resource.minutes is None or resource.minutes > selection.minutes
    ):
        return False
    if selection.text:
        text = " ".join((resource.title, resource.summary, *resource.also_called)).casefold()
        return all(word in text for word in selection.text.casefold().split())
    return True


def select(catalog: Catalog, selection: Selection) -> tuple[Resource, ...]:
    """Return the offered resources of a selection, sorted."""
    asked = selection.spread(catalog)
    selected = [resource for resource in catalog.active if matches(resource, asked)]
    if selection.sort == "order" and selection.terms:
        return closest_first(catalog, selected, selection.terms)
    return sort_resources(catalog, selected, selection.sort)


def closest_first(
    catalog: Catalog, resources: Iterable[Resource], facets: Iterable[str]
) -> tuple[Resource, ...]:
    """Return resources, our own first, then those with the fewest other terms in some facets.

    A page for babies alone comes before one for all ages. The maintainers' order decides between
    equals, and alone by what a resource is about: a sequence of sessions keeps its order.
    """
    known = [vocabulary for name in facets if (vocabulary := catalog.vocabularies.get(name))]
    names, order = [one.name for one in known if not one.subject], catalog.order

    def key(resource: Resource) -> tuple[bool, int, int]:
        terms = sum([len(resource.placements.get(name, ())) for name in names])
        return bool(resource.opens), terms, order[resource.slug]

    return tuple(sorted(resources, key=key))


def sort_resources(
    catalog: Catalog, resources: Iterable[Resource], how: str = "order"
) -> tuple[Resource, ...]:
    """Return resources in a stable order; the slug decides between equals."""
    if how == "order":
        order = catalog.order
        return tuple(sorted(resources, key=lambda resource: order[resource.slug]))

    name = how.removeprefix("-")
    if name in catalog.house.facts:
        return _by_fact(catalog, resources, name, backwards=how.startswith("-"))

    def key(resource: Resource) -> tuple[object, ...]:
        title = resource.title.casefold(), resource.slug
        return {
            "title": title,
            "newest": (-(resource.added or date.min).toordinal(), catalog.order[resource.slug]),
            "shortest": (resource.minutes is None, resource.minutes or 0, *title),
        }[how]

    return tuple(sorted(resources, key=key))


def _by_fact(
    catalog: Catalog, resources: Iterable[Resource], name: str, *, backwards: bool
) -> tuple[Resource, ...]:
    """Return resources by a fact: the largest or newest first, texts from A on; none comes last."""
    listed = sorted(resources, key=lambda resource: (resource.title.casefold(), resource.slug))
    told = [resource for resource in listed if name in resource.facts]
    largest_first = catalog.house.facts[name].measured is not backwards
    signs = {resource.slug: order_of(resource.facts[name]) for resource in told}
    # Equals keep the order of their titles, also where the largest comes first.
    told.sort(key=lambda resource: signs[resource.slug], reverse=largest_first)
    return (*told, *(resource for resource in listed if name not in resource.facts))


def count_terms(catalog: Catalog, selection: Selection, facet: str) -> dict[str, int]:
    """Return how many resources each term of a facet would leave, the facet itself open."""
    tally: Counter[str] = Counter()
    vocabulary = catalog.vocabularies.get(facet)
    asked = selection.without(facet).spread(catalog)
    for resource in catalog.active:
        if matches(resource, asked):
            terms = resource.terms(facet)
            tally.update(vocabulary.with_above(terms) if vocabulary else terms)
    names = vocabulary.by_slug if vocabulary else catalog.fact_terms[facet]
    return {slug: tally[slug] for slug in names}
