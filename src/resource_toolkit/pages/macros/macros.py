"""The macros of the hand-written pages: listings, cards, links, counts and tables.

Each returns HTML whose addresses are relative to the page that calls it.
"""

import re
from collections.abc import Callable
from posixpath import relpath
from typing import TypeAlias

from markupsafe import Markup

from resource_toolkit.catalog import (
    Catalog,
    CheckUp,
    Packet,
    Resource,
    Selection,
    Settings,
    Training,
    extensions,
    parse_query,
    select,
    selection_of,
)
from resource_toolkit.checking import facets_named
from resource_toolkit.pages.lists import Areas, Indexes, Lists, Wanted
from resource_toolkit.pages.renderer import Renderer
from resource_toolkit.pages.trainings import TrainingMacros

from .call import CallingPage, Made, tried
from .drawn import Drawn, crosswalk
from .manual import Manual
from .planning import Planning
from .series import ways_of

_SIGN = re.compile(r"[^\w ,'?-]|_")
"""What Markdown, an extension of it or HTML might act on."""
Names: TypeAlias = str | int | list[str | int]


class Macros:
    """The macros for one catalog. `calling` returns the page that is being rendered.

    Where `blocks` is given, longer HTML goes there, and only its number into the page: reading it
    as Markdown would take more time than all the rest.
    """

    def __init__(
        self,
        catalog: Catalog,
        settings: Settings,
        calling: Callable[[], CallingPage],
        blocks: list[str] | None = None,
    ) -> None:
        self.blocks = blocks
        self.catalog = catalog
        self.renderer = Renderer(catalog, settings)
        self.calling = calling
        self.indexes = Indexes(self.renderer)
        self.lists = Lists(self.indexes)
        self.planning = Planning(self.renderer, self._part)

    def all(self) -> list[Callable[..., Made]]:
        """Return the macros that authors may call; each tries first what it is given."""
        macros: list[Callable[..., Made]] = [
            self.listing, self.area, self.card, self.resource_link, self.packet_link,
            self.training_link, self.count, self.crosswalk, self.questions, self.season, self.terms,
            self.signs, self.note,
            self.collections, self.packets, self.trainings, self.word,
            self.check_up_link, self.series, self.index_links, self.a_to_z, self.empty_card,
            *self.planning.all(),
            *Manual(self.renderer, self._part).all(),
            *Drawn(self.renderer, self._part, self._block, self.base).all(),
            *TrainingMacros(self.renderer, self._block, self.base).all(),
        ]  # fmt: skip
        added = [make(self) for make in extensions("macros").values()]
        return [tried(macro, self.catalog, self.calling) for macro in macros] + added

    def word(self, name: str) -> str:
        """Return a word of the interface."""
        return self.catalog.words[name]

    def listing(
        self,
        *,
        group_by: str | None = None,
        limit: int | None = None,
        sort: str | None = None,
        minutes: int | None = None,
        heading: int = 2,
        first: int | None = None,
        empty: str | None = None,
        **facets: Names,
    ) -> Markup:
        """Return cards of the resources that fit every facet given, or say that it is `empty`.

        A list too long for one page gives its first cards and leads to the pages of all the others:
        they belong to the term or toolkit that was asked for, wherever this listing stands. On a
        phone the `first` cards stand open, and a line opens the others.
        """
        wanted = Wanted(
            selection=self._selection(facets, minutes),
            group_by=group_by,
            limit=limit,
            sort=sort,
            heading=heading,
            first=first,
            empty=empty,
        )
        return self._block(self.lists.listing(wanted, self.base()))

    def area(self, vocabulary: str, term: str, heading: int = 2) -> Markup:
        """Return the six best resources of an area, then all others."""
        return self._block(Areas(self.lists).called(vocabulary, term, self.base(), heading))

    def index_links(self) -> Markup:
        """Return links to the index pages of all facets and toolkits."""
        return self._part("index_links", vocabularies=[v for v in self.catalog.facets if v.pages])

    def a_to_z(self) -> Markup:
        """Return all resources from A to Z: the first page, with links to the others."""
        return self._block(self.indexes.a_to_z(self.base()))

    def empty_card(self) -> Markup:
        """Return a card of nothing, for scripts to copy and fill."""
        card = self.renderer.empty_card()
        return self._block(Markup('{}<template id="card">{}</template>').format(*card))

    def card(self, slug: str) -> Markup:
        """Return the card of one resource."""
        return self._block(self.renderer.card(self._resource(slug), self.base()))

    def resource_link(self, slug: str, text: str | None = None) -> Markup:
        """Return a link to a resource, by its title or other words."""
        return self._link(self._resource(slug), text)

    def packet_link(self, slug: str, text: str | None = None) -> Markup:
        """Return a link to a packet."""
        return self._link(self.catalog.packets[slug], text)

    def training_link(self, slug: str, text: str | None = None) -> Markup:
        """Return a link to a training."""
        return self._link(self.catalog.trainings[slug], text)

    def check_up_link(self, slug: str, text: str | None = None) -> Markup:
        """Return a link to a check-up."""
        return self._link(self.catalog.check_ups[slug], text)

    def count(self, *, minutes: int | None = None, **facets: Names) -> int:
        """Return how many resources fit every facet given."""
        return len(select(self.catalog, self._selection(facets, minutes)))

    def questions(self, limit: int | None = None) -> Markup:
        """Return the visitors' questions, each with its list."""
        asked = []
        for question in [one for one in self.catalog.questions if not one.months][:limit]:
            selection, _ = parse_query(self.catalog, question.query)
            asked.append((question, len(select(self.catalog, selection))))
        return self._part("questions", questions=asked, first=4)

    def season(self) -> Markup:
        """Return what people ask in the present month, or nothing."""
        return self._part("season", month=self.catalog.today.month)

    def terms(self, vocabulary: str) -> Markup:
        """Return the terms of a vocabulary with what they mean and how many resources they have."""
        return self._part("terms", vocabulary=self.catalog.vocabularies[vocabulary])

    def signs(self, vocabulary: str, term: str | None = None, heading: int = 3) -> Markup:
        """Return the signs of a term, or of all terms, as questions that lead to tools."""
        signed = self.catalog.vocabularies[vocabulary]
        terms = signed.terms
        if term is not None:
            terms = tuple(filter(None, [signed.find(term)]))
        return self._part("signs", vocabulary=signed, terms=terms, many=term is None, level=heading)

    def note(self, vocabulary: str) -> Markup:
        """Return the note and the source of a vocabulary."""
        return self._part("note", vocabulary=self.catalog.vocabularies[vocabulary])

    def collections(self) -> Markup:
        """Return the toolkits with the number of their resources."""
        placed = self.catalog.by_collection
        records = [
            (collection, len(placed[slug])) for slug, collection in self.catalog.collections.items()
        ]
        return self._part("records", records=records)

    def packets(self, first: int | None = None) -> Markup:
        """Return the packets with their length; on a phone the `first` stand open."""
        records = [
            (packet, self.renderer.duration(self.catalog.minutes_of(packet)))
            for packet in self.catalog.packets.values()
        ]
        return self._part("records", records=records, first=first)

    def trainings(self, first: int | None = None) -> Markup:
        """Return the trainings with their length; on a phone the `first` stand open."""
        known = self.catalog.trainings.values()
        records = [(training, self.renderer.duration(training.minutes)) for training in known]
        return self._part("records", records=records, first=first)

    def series(self) -> Markup:
        """Return the ways to the pages before and after, in the order of the index beside them."""
        ways = ways_of(self.catalog.root, self.calling().file)
        return self._part("ways", ways=ways) if ways else Markup()

    def crosswalk(self, rows: str, columns: str) -> Markup:
        """Return a table of counts of two vocabularies; each count leads to its list below."""
        down, across = self.catalog.vocabularies[rows], self.catalog.vocabularies[columns]
        values = crosswalk(self.catalog, self.indexes, down, across, self.base())
        return self._part("crosswalk", rows=down, columns=across, **values)

    def base(self) -> str:
        """Return the way from the page that calls to the root of the site, such as `../../`."""
        way = relpath(".", self.calling().address or ".")
        return "" if way == "." else f"{way}/"

    def _part(self, name: str, **values: object) -> Markup:
        return self._block(self.renderer.part(name, base=self.base(), **values))

    def _block(self, html: Markup) -> Markup:
        """Return HTML as a block that Markdown leaves alone: no blank line, nothing indented."""
        if self.blocks is not None:
            self.blocks.append(str(html))
            return Markup('\n\n<div data-block="{}"></div>\n\n').format(len(self.blocks) - 1)
        lines = [line.strip() for line in str(html).split("\n")]
        return Markup("\n\n<div>" + "\n".join(line for line in lines if line) + "</div>\n\n")

    def _link(self, record: CheckUp | Resource | Packet | Training, text: str | None) -> Markup:
        words = Markup(_SIGN.sub(_entity, text or record.title))
        return Markup('<a href="{}{}">{}</a>').format(self.base(), record.address, words)

    def _resource(self, slug: str) -> Resource:
        return self.catalog.resources.get(slug) or self.catalog.former_names[slug]

    def _selection(self, facets: dict[str, Names], minutes: int | None) -> Selection:
        return selection_of(self.catalog, facets_named(facets), minutes=minutes)


def _entity(sign: re.Match[str]) -> str:
    return f"&#{ord(sign[0])};"
