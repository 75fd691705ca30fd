"""The list that a macro asks for: its cards, and the way to all that did not fit."""

from dataclasses import dataclass

from markupsafe import Markup

from resource_toolkit.catalog import (
    Catalog,
    Resource,
    Selection,
    at_term,
    query_string,
    select,
    sort_resources,
)
from resource_toolkit.pages.renderer import FIRST, WayOn

from .indexes import Indexes, first_cards
from .tally import tally

FIRST_OF_GROUP = 3
FIRST_OF_FEW = 2


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a list holds and how it looks."""

    selection: Selection
    group_by: str | None = None
    limit: int | None = None
    """So many cards at most, without a way to the rest; None gives a whole first page."""
    sort: str | None = None
    heading: int = 2
    first: int | None = None
    """So many cards stand open on a phone; None leaves it to the kind of list."""
    empty: str | None = None
    """What an empty list says in place of the word for it."""


class Lists:
    """Makes lists of one catalog."""

    def __init__(self, indexes: Indexes) -> None:
        self.indexes = indexes
        self.renderer = indexes.renderer
        self.catalog = indexes.catalog

    def listing(self, wanted: Wanted, base: str) -> Markup:
        """Return the cards of a list on a page whose way to the root is `base`."""
        selection = wanted.selection
        resources = self._resources(wanted)
        if wanted.empty and not resources:
            return Markup('<p class="empty">{}</p>').format(wanted.empty)
        facet, term = _one_term(self.catalog, selection)
        shown, pager = resources[: wanted.limit], Markup()
        if wanted.limit is None:
            shown, pager = self._first_page(resources, wanted, base)
        cut = wanted.limit is None and len(shown) < len(resources)
        asked = _asked(selection)
        facts = {*selection.terms, *selection.ranges} & self.catalog.house.facts.keys()
        whole = wanted.limit is None and selection.minutes is None and not facts
        counts = Markup()
        if whole and sum(map(len, asked.values())) == 1:
            counts = tally(self.renderer, resources, asked, base)
        return counts + self.renderer.listing(
            shown,
            base,
            facet=facet,
            term=term,
            group_by=wanted.group_by,
            level=wanted.heading,
            anchors=wanted.group_by is not None,
            way_on=WayOn(
                more=query_string(asked) if asked else None,
                total=len(resources) if cut else 0,
                pager=pager,
                first=wanted.first or _first(wanted),
            ),
        )

    def _resources(self, wanted: Wanted) -> tuple[Resource, ...]:
        selection = wanted.selection
        facet, term = _one_term(self.catalog, selection)
        if wanted.sort is not None:
            return sort_resources(self.catalog, select(self.catalog, selection), wanted.sort)
        alone = not selection.collections and not selection.ranges and selection.minutes is None
        if facet and term and alone:
            return at_term(self.catalog, facet, term)
        return select(self.catalog, selection)

    def _first_page(
        self, resources: tuple[Resource, ...], wanted: Wanted, base: str
    ) -> tuple[tuple[Resource, ...], Markup]:
        """Return the first cards of a list, and links to the pages that continue it."""
        selection = wanted.selection
        first = first_cards(self.catalog, resources, wanted.group_by)
        chosen = [(name, slug) for name, slugs in selection.terms.items() for slug in slugs]
        chosen += [("collections", slug) for slug in selection.collections]
        if len(first) == len(resources) or len(chosen) != 1 or selection.minutes is not None:
            return first, Markup()
        name, slug = chosen[0]
        if name == "collections":
            address = self.catalog.collections[slug].address
            rest = self.indexes.in_collection(slug).rest
        elif self.catalog.vocabularies[name].pages:
            vocabulary = self.catalog.vocabularies[name]
            listed = self.indexes.at_term(vocabulary, vocabulary.by_slug[slug])
            first, rest = listed.first, listed.rest
            address = vocabulary.address_of(vocabulary.by_slug[slug])
        else:
            return first, Markup()
        return first, self.indexes.pager(address, rest, base)


def _first(wanted: Wanted) -> int:
    """Return how many cards stand open on a phone: fewer where a page has several lists."""
    if wanted.group_by:
        return FIRST_OF_GROUP
    return FIRST if wanted.limit is None else FIRST_OF_FEW


def _one_term(catalog: Catalog, selection: Selection) -> tuple[str | None, str | None]:
    """Return facet and term when a selection names one facet only, and one term of it."""
    if len(selection.terms) == 1:
        ((facet, terms),) = selection.terms.items()
        if len(terms) == 1 and facet in catalog.vocabularies:
            return facet, next(iter(terms))
    return None, None


def _asked(selection: Selection) -> dict[str, list[str]]:
    """Return a selection as the names and values of a query string."""
    asked = {name: sorted(slugs) for name, slugs in selection.terms.items()}
    if selection.collections:
        asked["collections"] = sorted(selection.collections)
    asked |= {name: [str(part)] for name, part in selection.ranges.items()}
    if selection.minutes is not None:
        asked["minutes"] = [str(selection.minutes)]
    return asked
