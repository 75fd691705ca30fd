"""What is related to a resource: what it names, what names it, and what shares its rarest terms.

And its twin: what people would take for it. Of two, the newer is the twin. And what a facet groups.
"""

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from heapq import heapify, heappop
from typing import NamedTuple

from .catalog import Catalog
from .query import closest_first
from .records import Resource
from .vocabularies import Term


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
        self.places = {resource.slug: position for position, resource in enumerate(catalog.active)}
        self.lists = [
            sorted([self.places[member.slug] for member in listed]) for _, listed in ranked
        ]
        total = len(catalog.active) or 1
        # Rare terms count more.
        weights = {1 << bit: math.log(total / len(o)) for bit, o in enumerate(self.lists)}
        self.masks = [0] * len(catalog.active)
        for bit, listed in enumerate(self.lists):
            for position in listed:
                self.masks[position] |= 1 << bit
        self._nearness = _Nearness(weights)
        self._common = (1 << len(ranked) // 2) - 1
        """The commoner half of the terms: halves repeat, and what repeats is known."""

    def of(self, resource: Resource, limit: int = 6) -> list[Relation]:
        """Return related resources: those named, those that name it, then the nearest by terms."""
        resources = self.catalog.resources
        named = [slug for slug in resource.related if slug in self.places]
        relations = {slug: Relation(resources[slug], "named") for slug in named}
        for slug in self.catalog.backlinks.get(resource.slug, ()):
            relations.setdefault(slug, Relation(resources[slug], "names"))
        relations.pop(resource.slug, None)
        nearest = self._nearest(resource)
        while len(relations) < limit and (near := next(nearest, None)):
            slug, pair = near
            if slug not in relations:
                relations[slug] = Relation(resources[slug], "term", *pair)
        return list(relations.values())

    def _is_own_language(self, facet: str, slug: str) -> bool:
        role = self.catalog.vocabularies[facet].role
        return role == "language" and slug == self.catalog.words["language"]

    def _nearest(self, resource: Resource) -> Iterator[tuple[str, tuple[str, str]]]:
        """Yield slugs with the rarest term that is shared, the nearest first."""
        position = self.places.get(resource.slug)
        if position is None:
            return
        own = rest = self.masks[position]
        candidates: set[int] = set()
        for _ in range(min(self.RAREST, own.bit_count())):
            bit = rest.bit_length() - 1
            rest ^= 1 << bit
            start = max(0, bisect_left(self.lists[bit], position) - self.NEAR // 2)
            candidates.update(self.lists[bit][start : start + self.NEAR])
        candidates.discard(position)
        masks, nearness, scored = self.masks, self._nearness, []
        for candidate in candidates:
            shared = own & masks[candidate]
            common = shared & self._common
            scored.append((nearness[common] + nearness[shared ^ common], candidate, shared))
        heapify(scored)
        while scored:
            _, candidate, shared = heappop(scored)
            yield self.catalog.active[candidate].slug, self.ranked[shared.bit_length() - 1]


def same_title(catalog: Catalog, resource: Resource) -> Resource | None:
    """Return the oldest resource with the title and language of this one, which is newer."""
    return _other(resource, catalog.by_title[catalog.title_key(resource)])


def same_link(catalog: Catalog, resource: Resource) -> Resource | None:
    """Return the oldest resource that leads to an address of this one, which is newer."""
    linked = (_other(resource, catalog.by_link[key]) for key in resource.link_keys)
    return next(filter(None, linked), None)


def _other(resource: Resource, oldest: Resource) -> Resource | None:
    return None if oldest is resource else oldest


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


def at_term(catalog: Catalog, facet: str, term: str) -> tuple[Resource, ...]:
    """Return the offered resources at a term: those with a reason first, then the closest."""
    ranked = closest_first(catalog, catalog.by_term.get((facet, term), ()), (facet,))
    if not catalog.vocabularies[facet].field.notes:
        return ranked
    return tuple(sorted(ranked, key=lambda resource: resource.reason(facet, term) is None))


def twin_of(catalog: Catalog, resource: Resource) -> Resource | None:
    """Return the only sheet in another language that names this one, and is named by it."""
    if catalog.spoken is None or resource.opens:
        return None
    own, held = catalog.language_of(resource), catalog.resources
    back = [held[slug] for slug in resource.related if slug in held]
    twins = [other for other in back if resource.slug in other.related and not other.opens]
    twins = [other for other in twins if catalog.language_of(other) != own and not other.retired]
    return twins[0] if len(twins) == 1 else None
