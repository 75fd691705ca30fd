"""Long lists in pages that stay small: the first cards, then pages of rows, and all from A to Z."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from markupsafe import Markup

from resource_toolkit.catalog import (
    Catalog,
    Resource,
    Term,
    Vocabulary,
    at_term,
    group_resources,
    query_string,
)
from resource_toolkit.pages.renderer import Renderer

CARDS = 100
"""So many cards stand on one page; about 80 KB of HTML."""
ROWS = 200
"""So many rows stand on one page; about 55 KB of HTML."""
FINDER = "find/"


def first_cards(
    catalog: Catalog, resources: Sequence[Resource], group_by: str | None = None
) -> tuple[Resource, ...]:
    """Return what stands on the first page of a list: all, or of each group the same number.

    A resource that stands in two groups counts twice.
    """
    if not group_by:
        return tuple(resources[:CARDS])
    groups = [members for _, members in group_resources(catalog, resources, group_by)]
    times = {resource.slug: max(1, len(resource.terms(group_by))) for resource in resources}
    if sum(times.values()) <= CARDS:
        return tuple(resources)
    taken: set[str] = set()
    room = CARDS
    for position in range(max(map(len, groups))):
        for members in groups:
            if position < len(members) and members[position].slug not in taken:
                room -= times[members[position].slug]
                if room < 0:
                    return tuple(member for member in resources if member.slug in taken)
                taken.add(members[position].slug)
    return tuple(resources)


@dataclass(frozen=True)
class LongList:
    """What stands at a term or in a toolkit: all of it, and the part that is on its first page."""

    resources: tuple[Resource, ...]
    first: tuple[Resource, ...]

    @cached_property
    def rest(self) -> tuple[Resource, ...]:
        """What the pages after the first one hold."""
        shown = {resource.slug for resource in self.first}
        return tuple([resource for resource in self.resources if resource.slug not in shown])


@dataclass(frozen=True, kw_only=True)
class RowPage:
    """One page of rows, numbered from 2: the first page of its list is the index page itself."""

    address: str
    number: int
    title: str
    summary: str
    article: Markup


class Indexes:
    """Makes the pages that continue long lists."""

    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer
        self.catalog = renderer.catalog
        self._rows: dict[str, dict[str, Markup]] = {}
        """Way to the root, and slug, to the row."""
        self._lists: dict[tuple[str, str], LongList] = {}

    def at_term(self, vocabulary: Vocabulary, term: Term) -> LongList:
        """Return the resources at a term."""
        key = vocabulary.name, term.slug
        if key not in self._lists:
            placed = at_term(self.catalog, *key)
            first = first_cards(self.catalog, placed, vocabulary.group_by)
            self._lists[key] = LongList(placed, first)
        return self._lists[key]

    def in_collection(self, slug: str) -> LongList:
        """Return the offered resources of a collection."""
        key = "", slug
        if key not in self._lists:
            held = self.catalog.by_collection[slug]
            self._lists[key] = LongList(held, first_cards(self.catalog, held))
        return self._lists[key]

    def pager(self, address: str, rest: Sequence[Resource], base: str, here: int = 1) -> Markup:
        """Return the links to all pages of a list, or nothing when it has only one."""
        if not rest:
            return Markup()
        numbers = range(1, 2 + -(-len(rest) // ROWS))
        return self.renderer.part("pager", address=address, numbers=numbers, base=base, here=here)

    def pages(self) -> Iterator[RowPage]:
        """Yield every page that continues a list, hand-written index pages included."""
        for collection in self.catalog.collections.values():
            rest = self.in_collection(collection.slug).rest
            asked_for = query_string({"collections": [collection.slug]})
            yield from self._pages(
                collection.address, collection.title, collection.summary, rest, asked_for
            )
        for vocabulary in self.catalog.vocabularies.values():
            for term in vocabulary.terms if vocabulary.pages else ():
                address, title = vocabulary.address_of(term), vocabulary.label(term)
                asked = {vocabulary.name: [term.slug]} if vocabulary.facet else {}
                yield from self._pages(
                    address,
                    title,
                    term.summary,
                    self.at_term(vocabulary, term).rest,
                    query_string(asked),
                )
        every = self.by_title()
        title = self.renderer.word("az_title")
        yield from self._pages(FINDER, title, title, every[ROWS:], "", letters=True)

    def _pages(
        self,
        address: str,
        title: str,
        summary: str,
        rest: Sequence[Resource],
        asked: str,
        *,
        letters: bool = False,
    ) -> Iterator[RowPage]:
        for number, start in enumerate(range(0, len(rest), ROWS), 2):
            base = "../" * (address.count("/") + 1)
            told = self.renderer.word("find_page", title=title, number=number)
            article = self.renderer.part(
                "rows_page",
                base=base,
                title=told,
                list_title=title,
                address=address,
                here=f"{address}{number}/",
                groups=self._groups(rest[start : start + ROWS], base, letters=letters),
                pager=self.pager(address, rest, base, number),
                asked=asked,
            )
            yield RowPage(
                address=f"{address}{number}/",
                number=number,
                title=told,
                summary=summary,
                article=article,
            )

    def by_title(self) -> tuple[Resource, ...]:
        """Return every offered resource in the order of the alphabet."""
        return tuple(
            sorted(self.catalog.active, key=lambda resource: (_plain(resource), resource.slug))
        )

    def a_to_z(self, base: str) -> Markup:
        """Return the first page of all resources from A to Z, with links to the others."""
        every = self.by_title()
        return self.renderer.part(
            "a_to_z",
            groups=self._groups(every[:ROWS], base, letters=True),
            pager=self.pager(FINDER, every[ROWS:], base),
        )

    def _groups(
        self, resources: Iterable[Resource], base: str, *, letters: bool
    ) -> list[tuple[str, Markup]]:
        """Return rows under their letters, or all under none."""
        groups = groupby(resources, _letter) if letters else [("", resources)]
        return [
            (letter, Markup("\n".join([self.row(resource, base) for resource in members])))
            for letter, members in groups
        ]

    def row(self, resource: Resource, base: str) -> Markup:
        """Return a resource as one line of a list; the same line serves every page at one depth."""
        rows = self._rows.setdefault(base, {})
        if resource.slug not in rows:
            rows[resource.slug] = self.renderer.row(resource, base)
        return rows[resource.slug]


def _plain(resource: Resource) -> str:
    """Return a title as the alphabet takes it: without accents and leading signs."""
    plain = resource.title.casefold()
    if not plain.isascii():
        signs = unicodedata.normalize("NFKD", plain)
        plain = "".join(sign for sign in signs if not unicodedata.combining(sign))
    return plain.lstrip("\"'“”‘’«»¿¡([ ") or plain


def _letter(resource: Resource) -> str:
    first = _plain(resource)[:1].upper()
    return first if first.isalpha() else "0–9"
