"""Find resources: select, sort, group, count, and what is related. Pure functions."""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from heapq import heapify, heappop
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from resource_toolkit.catalog.catalog import Catalog
from resource_toolkit.catalog.records import Resource
from resource_toolkit.catalog.vocabularies import Term

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


def parse(catalog: Catalog, query: str) -> tuple[Selection, list[str]]:
    """Return the selection of a query string, and the parts of it that mean nothing here."""
    terms: dict[str, set[str]] = {}
    collections: set[str] = set()
    unknown: list[str] = []
    values: dict[str, str] = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        term = catalog.vocabularies[name].find(value) if name in catalog.vocabularies else None
        if term is not None:
            terms.setdefault(name, set()).add(term.slug)
        elif name == "collections" and value in catalog.collections:
            collections.add(value)
        elif (
            name == "q"
            or (name == "minutes" and value.isdecimal())
            or (name == "sort" and value in SORTS)
        ):
            values[name] = value
        else:
            unknown.append(f"{name}={value}")
    minutes = values.get("minutes")
    selection = Selection(
        terms={name: frozenset(slugs) for name, slugs in terms.items()},
        collections=frozenset(collections),
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
    found = [resource for resource in catalog.active if matches(resource, selection)]
    return sort(catalog, found, selection.sort)


def at_term(catalog: Catalog, facet: str, term: str) -> tuple[Resource, ...]:
    """Return the offered resources at a term: those with a reason first, then by order."""
    ranked = catalog.by_term.get((facet, term), ())
    if not catalog.vocabularies[facet].field.notes:
        return ranked
    return tuple(sorted(ranked, key=lambda resource: resource.reason(facet, term) is None))


def sort(
    catalog: Catalog, resources: Iterable[Resource], how: str = "order"
) -> tuple[Resource, ...]:
    """Return resources in a stable order; the slug decides between equals."""
    if how == "order":
        order = catalog.order
        return tuple(sorted(resources, key=lambda resource: order[resource.slug]))

    def key(resource: Resource) -> tuple[object, ...]:
        newest = resource.reviewed or resource.written or resource.added or date.min
        first: tuple[object, ...] = {
            "title": (),
            "newest": (-newest.toordinal(), bool(resource.links)),
            "shortest": (resource.minutes is None, resource.minutes or 0),
        }[how]
        return (*first, resource.title.casefold(), resource.slug)

    return tuple(sorted(resources, key=key))


def group(
    catalog: Catalog, resources: Iterable[Resource], facet: str
) -> list[tuple[Term | None, tuple[Resource, ...]]]:
    """Return terms of a facet with their resources, in order; None gathers those without one."""
    listed = tuple(resources)
    groups: list[tuple[Term | None, tuple[Resource, ...]]] = []
    for term in catalog.vocabularies[facet].terms:
        found = tuple(resource for resource in listed if term.slug in resource.terms(facet))
        if found:
            groups.append((term, found))
    rest = tuple(resource for resource in listed if not resource.terms(facet))
    return [*groups, (None, rest)] if rest else groups


def counts(catalog: Catalog, selection: Selection, facet: str) -> dict[str, int]:
    """Return how many resources each term of a facet would leave, the facet itself open."""
    tally: Counter[str] = Counter()
    for resource in catalog.active:
        if matches(resource, selection.without(facet)):
            tally.update(resource.terms(facet))
    return {term.slug: tally[term.slug] for term in catalog.vocabularies[facet].terms}


class Relation(NamedTuple):
    """A related resource and why: `named` here, `names` this one, or a shared `term`."""

    resource: Resource
    why: str
    facet: str = ""
    term: str = ""


class _Nearness(dict[int, float]):
    """Terms that two resources share, as bits, to how near they are: the lower, the nearer."""

    def __init__(self, weights: Mapping[int, float]) -> None:
        super().__init__({0: 0.0})
        self.weights = weights

    def __missing__(self, shared: int) -> float:
        # Without its commonest term the rest is often known.
        rest = shared & (shared - 1)
        self[shared] = self[rest] - self.weights[shared ^ rest]
        return self[shared]


class Relations:
    """Finds related resources; its index of terms is made once for a catalog."""

    RAREST = 3
    """How many terms of a resource, the rarest, are searched for related ones."""
    NEAR = 16
    """How many neighbors in the list of a term are looked at, so that time stays linear."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        # The commonest term is bit 0: the terms that two resources share are one AND away.
        # Most have the language of the site, so that one says nothing.
        kept = [item for item in catalog.by_term.items() if not self._is_own_language(*item[0])]
        ranked = sorted(kept, key=lambda item: (-len(item[1]), item[0]))
        self.ranked = [pair for pair, _ in ranked]
        self.places = {resource.slug: place for place, resource in enumerate(catalog.active)}
        self.lists = [sorted([self.places[found.slug] for found in listed]) for _, listed in ranked]
        total = len(catalog.active) or 1
        # Rare terms count more.
        weights = {1 << bit: math.log(total / len(o)) for bit, o in enumerate(self.lists)}
        self.masks = [0] * len(catalog.active)
        for bit, listed in enumerate(self.lists):
            for place in listed:
                self.masks[place] |= 1 << bit
        self._nearness = _Nearness(weights)
        self._common = (1 << len(ranked) // 2) - 1
        """The commoner half of the terms: halves repeat, and what repeats is known."""

    def of(self, resource: Resource, limit: int = 6) -> list[Relation]:
        """Return related resources: those named, those that name it, then the nearest by terms."""
        resources = self.catalog.resources
        named = [slug for slug in resource.related if slug in self.places]
        found = {slug: Relation(resources[slug], "named") for slug in named}
        for slug in self.catalog.backlinks.get(resource.slug, ()):
            found.setdefault(slug, Relation(resources[slug], "names"))
        found.pop(resource.slug, None)
        nearest = self._nearest(resource)
        while len(found) < limit and (near := next(nearest, None)):
            slug, pair = near
            if slug not in found:
                found[slug] = Relation(resources[slug], "term", *pair)
        return list(found.values())

    def _is_own_language(self, facet: str, slug: str) -> bool:
        role = self.catalog.vocabularies[facet].role
        return role == "language" and slug == self.catalog.words["language"]

    def _nearest(self, resource: Resource) -> Iterator[tuple[str, tuple[str, str]]]:
        """Yield slugs with the rarest term that is shared, the nearest first."""
        place = self.places.get(resource.slug)
        if place is None:
            return
        own = rest = self.masks[place]
        candidates: set[int] = set()
        for _ in range(min(self.RAREST, own.bit_count())):
            bit = rest.bit_length() - 1
            rest ^= 1 << bit
            start = max(0, bisect_left(self.lists[bit], place) - self.NEAR // 2)
            candidates.update(self.lists[bit][start : start + self.NEAR])
        candidates.discard(place)
        masks, nearness, scored = self.masks, self._nearness, []
        for candidate in candidates:
            shared = own & masks[candidate]
            common = shared & self._common
            scored.append((nearness[common] + nearness[shared ^ common], candidate, shared))
        heapify(scored)
        while scored:
            _, candidate, shared = heappop(scored)
            yield self.catalog.active[candidate].slug, self.ranked[shared.bit_length() - 1]
