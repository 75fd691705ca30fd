"""Find resources: select, sort, group, count, and what is related. Pure functions."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import parse_qsl, urlencode

from resource_toolkit.problems import ToolkitError, did_you_mean, shown

from .catalog import Catalog
from .records import Resource
from .vocabularies import Term


class NoSuchName(ToolkitError):
    """A list was asked for by a name that the catalog does not have."""


COLLECTIONS = "collections"
"""What the list of toolkits is called where facets are named."""
MOST_OFFERED = 12
"""How many collections a message lists when none of them is near."""
SORTS = ("order", "title", "newest", "shortest")
"""How a list may be sorted; `order` is the maintainers' own."""


@dataclass(frozen=True, kw_only=True)
class Selection:
    """What is asked for: OR inside a facet, AND between facets."""

    terms: Mapping[str, frozenset[str]] = field(default_factory=dict)
    collections: frozenset[str] = frozenset()
    minutes: int | None = None
    text: str = ""
    sort: str = "order"

    def without(self, facet: str) -> "Selection":
        """Return the same selection with one facet open."""
        return Selection(
            terms={name: slugs for name, slugs in self.terms.items() if name != facet},
            collections=self.collections,
            minutes=self.minutes,
            text=self.text,
            sort=self.sort,
        )


def selection_of(
    catalog: Catalog, names: Mapping[str, Iterable[str]], *, minutes: int | None = None
) -> Selection:
    """Return the selection that people name: facet, or `collections`, to terms in any spelling.

    Raises NoSuchName, with the nearest name, for what the catalog does not have.
    """
    terms: dict[str, frozenset[str]] = {}
    collections: frozenset[str] = frozenset()
    for name, values in names.items():
        named = frozenset([_named(catalog, name, value) for value in values])
        if name == COLLECTIONS:
            collections = named
        else:
            terms[name] = named
    return Selection(terms=terms, collections=collections, minutes=minutes)


def _named(catalog: Catalog, name: str, value: str) -> str:
    """Return the slug that a value means in the list `name`."""
    if name == COLLECTIONS:
        if value not in catalog.collections:
            raise NoSuchName(no_collection(catalog, value))
        return value
    vocabulary = catalog.vocabularies.get(name)
    if vocabulary is None:
        hint = did_you_mean(name, catalog.vocabularies)
        raise NoSuchName(f"unknown vocabulary {shown(name)}{hint}")
    term = vocabulary.find(value)
    if term is None:
        hint = did_you_mean(value, vocabulary.accepted)
        raise NoSuchName(f"unknown {vocabulary.singular} {shown(value)}{hint}")
    return term.slug


def no_collection(catalog: Catalog, name: str) -> str:
    """Return the message for a name that no collection has."""
    few = len(catalog.collections) <= MOST_OFFERED
    hint = did_you_mean(name, catalog.collections)
    offer = f"; use one of {', '.join(catalog.collections)}" if few and not hint else hint
    return f"there is no collection {shown(name)}{offer}"


def parse_query(catalog: Catalog, query: str) -> tuple[Selection, list[str]]:
    """Return the selection of a query string, and the parts of it that mean nothing here."""
    names: dict[str, set[str]] = {}
    unknown: list[str] = []
    values: dict[str, str] = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        if (
            name == "q"
            or (name == "minutes" and value.isdecimal())
            or (name == "sort" and value in SORTS)
        ):
            values[name] = value
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
    selected = [resource for resource in catalog.active if matches(resource, selection)]
    if selection.sort == "order" and selection.terms:
        return closest_first(catalog, selected, selection.terms)
    return sort_resources(catalog, selected, selection.sort)


def closest_first(
    catalog: Catalog, resources: Iterable[Resource], facets: Iterable[str]
) -> tuple[Resource, ...]:
    """Return resources as a list that was asked for by some facets begins best.

    Our own come before links, and what was made for the chosen terms comes before what also serves
    many others: a page for babies alone before one for all ages. The maintainers' order decides
    between equals.
    """
    # What a resource is about has no such rule: a sequence of sessions keeps its order.
    names = [name for name in facets if not catalog.vocabularies[name].subject]
    order = catalog.order

    def key(resource: Resource) -> tuple[bool, int, int]:
        terms = sum([len(resource.placements.get(name, ())) for name in names])
        return bool(resource.links), terms, order[resource.slug]

    return tuple(sorted(resources, key=key))


def at_term(catalog: Catalog, facet: str, term: str) -> tuple[Resource, ...]:
    """Return the offered resources at a term: those with a reason first, then the closest."""
    ranked = closest_first(catalog, catalog.by_term.get((facet, term), ()), (facet,))
    if not catalog.vocabularies[facet].field.notes:
        return ranked
    return tuple(sorted(ranked, key=lambda resource: resource.reason(facet, term) is None))


def sort_resources(
    catalog: Catalog, resources: Iterable[Resource], how: str = "order"
) -> tuple[Resource, ...]:
    """Return resources in a stable order; the slug decides between equals."""
    if how == "order":
        order = catalog.order
        return tuple(sorted(resources, key=lambda resource: order[resource.slug]))

    def key(resource: Resource) -> tuple[object, ...]:
        title = resource.title.casefold(), resource.slug
        added = resource.added or date.min
        return {
            "title": title,
            # What came on one day is no news from A to Z.
            "newest": (-added.toordinal(), catalog.order[resource.slug]),
            "shortest": (resource.minutes is None, resource.minutes or 0, *title),
        }[how]

    return tuple(sorted(resources, key=key))


def group_resources(
    catalog: Catalog, resources: Iterable[Resource], facet: str
) -> list[tuple[Term | None, tuple[Resource, ...]]]:
    """Return terms of a facet with their resources, in order; None gathers those without one."""
    listed = tuple(resources)
    groups: list[tuple[Term | None, tuple[Resource, ...]]] = []
    for term in catalog.vocabularies[facet].terms:
        members = tuple(resource for resource in listed if term.slug in resource.terms(facet))
        if members:
            groups.append((term, members))
    rest = tuple(resource for resource in listed if not resource.terms(facet))
    return [*groups, (None, rest)] if rest else groups


def count_terms(catalog: Catalog, selection: Selection, facet: str) -> dict[str, int]:
    """Return how many resources each term of a facet would leave, the facet itself open."""
    tally: Counter[str] = Counter()
    for resource in catalog.active:
        if matches(resource, selection.without(facet)):
            tally.update(resource.terms(facet))
    return {term.slug: tally[term.slug] for term in catalog.vocabularies[facet].terms}
