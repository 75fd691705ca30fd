"""The articles of whole pages, as values for the slots of a frame."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from html import unescape
from types import MappingProxyType

from markupsafe import Markup, escape

from resource_toolkit.catalog import (
    FIRST_CHECK_UP,
    OFFLINE,
    Catalog,
    Collection,
    Packet,
    Record,
    Relations,
    Resource,
    Selection,
    Settings,
    Term,
    Training,
    Vocabulary,
    query_string,
)
from resource_toolkit.papers import paper_names
from resource_toolkit.reading import Body

from .check_ups import CheckUpPage
from .facts import areas_of
from .lists import Areas, Indexes, Lists, RowPage, Wanted, tally
from .offline import OfflinePage
from .renderer import Renderer, WayOn
from .resource_page import ResourcePages, toc_item
from .sheets import SheetPages
from .trainings import DatesPage, RunPage, SessionRows, area_part, dates_pages

Slots = dict[str, str]

_HEADING = re.compile(r'<h2 id="([^"]+)">([^<]*)</h2>')


class Pages:
    """Renders the articles of whole pages, as values for the slots of a frame."""

    BASE = "../../"
    """The way to the root from the page of a record or a term."""

    def __init__(
        self,
        catalog: Catalog,
        settings: Settings,
        bodies: Mapping[str, Body],
        papers: frozenset[str] = frozenset(),
        look: Mapping[str, str] = MappingProxyType({}),
        *,
        copies: bool = False,
    ) -> None:
        self.catalog = catalog
        self.renderer = Renderer(catalog, settings)
        self.bodies = bodies
        # All at once: between other work each would take twice as long.
        relations = Relations(catalog)
        self.relations = {resource.slug: relations.of(resource) for resource in catalog.active}
        self.indexes = Indexes(self.renderer)
        self.lists = Lists(self.indexes)
        self.areas = Areas(self.lists)
        self.look = look
        self._check_ups = CheckUpPage(self.renderer, look)
        self._runs = RunPage(self.renderer, look)
        self.packets: dict[str, list[Packet]] = {}
        for packet in catalog.packets.values():
            for part in packet.parts:
                self.packets.setdefault(part.slug, []).append(packet)
        self.session_rows = SessionRows(self.renderer)
        self.papers = papers
        self._in_language = cache(self._pages_in)
        self.offline = OfflinePage(self.renderer, copies=copies)

    def _pages_of(self, resource: Resource) -> ResourcePages:
        """Return what makes the pages of a resource in the language that it is written in."""
        return self._in_language(self.catalog.language_of(resource))

    def _pages_in(self, language: str) -> ResourcePages:
        """Return what makes the pages of resources that are written in a language."""
        said = self.catalog.said_in(language)
        renderer = self.renderer if said is self.catalog else Renderer(said, self.renderer.settings)
        return ResourcePages(renderer, self.BASE, self.papers)

    def resource(self, resource: Resource) -> Slots:
        """Return the slots of a resource's page."""
        body, pages = self.bodies[resource.slug], self._pages_of(resource)
        toc = pages.contents(body)
        article = pages.article(
            resource,
            body,
            toc,
            relations=self.relations.get(resource.slug, ()),
            packets=self.packets.get(resource.slug, ()),
        )
        return self._slots(resource.title, resource.summary, resource.address, article, toc)

    def sheet(self, resource: Resource) -> Slots:
        """Return the slots of the page that holds only what is handed out."""
        sheets = self._pages_of(resource).sheets
        title = sheets.renderer.word("sheet_title", title=resource.title)
        body, look = self.bodies[resource.slug], self.look.get("sheet.css", "")
        article = sheets.article(
            resource, body, has_docx=resource.address in self.papers, look=look
        )
        return self._slots(title, resource.summary, resource.sheet_address, article)

    def all(self, frame_of: str, written: frozenset[str]) -> Iterator[Slots]:
        """Yield the slots of every page of a frame (`record` or `listing`) not yet written."""
        catalog = self.catalog
        if frame_of == "record":
            yield from map(self.resource, catalog.resources.values())
            yield from map(self.sheet, filter(catalog.hand_out, catalog.resources.values()))
            yield from map(self.training, catalog.trainings.values())
            yield from (self.run(held) for held in catalog.trainings.values() if held.outline)
            yield from map(self.packet, catalog.packets.values())
            yield from self.check_ups()
            return
        for collection in catalog.collections.values():
            if collection.address not in written:
                yield self.collection(collection)
        for vocabulary in catalog.vocabularies.values():
            if vocabulary.pages and f"{vocabulary.name}/" not in written:
                yield self.vocabulary(vocabulary)
            for term in vocabulary.terms if vocabulary.pages else ():
                if vocabulary.address_of(term) not in written:
                    yield self.term(vocabulary, term)
        yield from (page for page in self._made() if page["address"] not in written)

    def _made(self) -> Iterator[Slots]:
        """Yield the slots of the pages that no record stands for."""
        offline = self.offline
        yield self._slots(offline.title, offline.summary, OFFLINE, offline.article())
        pages: tuple[DatesPage | RowPage, ...] = tuple(dates_pages(self.renderer, self.look))
        for page in (*pages, *self.indexes.pages()):
            yield self._slots(page.title, page.summary, page.address, page.article)

    def collection(self, collection: Collection) -> Slots:
        """Return the slots of a toolkit's page."""
        selection = Selection(collections=frozenset({collection.slug}))
        listing = self.lists.listing(Wanted(selection=selection), self.BASE)
        return self._page("collection", collection, collection=collection, listing=listing)

    def term(self, vocabulary: Vocabulary, term: Term) -> Slots:
        """Return the slots of a term's index page."""
        make = self.areas.article if vocabulary.coded else self._listed
        listing = make(vocabulary, term, self.BASE)
        dates = area_part(self.renderer, vocabulary, term, self.BASE, 2)
        told = {"vocabulary": vocabulary, "term": term, "trainings": dates, "listing": listing}
        article = self.renderer.part("term", base=self.BASE, **told)
        address = vocabulary.address_of(term)
        return self._slots(vocabulary.label(term), term.summary, address, article)

    def _listed(self, vocabulary: Vocabulary, term: Term, base: str) -> Markup:
        """Return what the page of a term without a code lists, and in one line how much."""
        listed = self.indexes.at_term(vocabulary, term)
        asked = {vocabulary.name: [term.slug]} if vocabulary.facet else {}
        counts = tally(self.renderer, listed.resources, asked, base)
        return counts + self.renderer.listing(
            listed.first,
            base,
            facet=vocabulary.name,
            term=term.slug,
            group_by=vocabulary.group_by,
            level=2,
            anchors=True,
            way_on=WayOn(
                more=query_string(asked) or None,
                total=len(listed.resources) if listed.rest else 0,
                pager=self.indexes.pager(vocabulary.address_of(term), listed.rest, base),
            ),
        )

    def vocabulary(self, vocabulary: Vocabulary) -> Slots:
        """Return the slots of the page that lists the terms of a vocabulary."""
        base = "../"
        cards = self.renderer.part("terms", base=base, vocabulary=vocabulary)
        article = self.renderer.part("vocabulary", base=base, vocabulary=vocabulary, cards=cards)
        summary = vocabulary.note or vocabulary.title
        return self._slots(vocabulary.title, summary, f"{vocabulary.name}/", article)

    def training(self, training: Training) -> Slots:
        """Return the slots of a training's page, its upcoming sessions first."""
        return self._page(
            "training",
            training,
            toc=lambda text: [(name, unescape(title)) for name, title in _HEADING.findall(text)],
            training=training,
            look=self.look,
            papers=self._runs.papers(training) if training.address in self.papers else (),
            **self.session_rows.on_page(training, self.BASE),
        )

    def run(self, training: Training) -> Slots:
        """Return the slots of the page with which a training is run."""
        title, article = self._runs.page(training, f"{self.BASE}../")
        return self._slots(title, training.summary, training.run_address, article)

    def packet(self, packet: Packet) -> Slots:
        """Return the slots of a packet: its contents, then each part in full."""
        members = []
        for part in packet.parts:
            resource = self.catalog.resources[part.slug]
            body = self._pages_of(resource).sheets.in_packet(resource, self.bodies[part.slug])
            members.append((part, resource, body))
        resources = [resource for _, resource, _ in members]
        return self._page(
            "packet",
            packet,
            look=self.look,
            toc=lambda _: [(resource.slug, resource.title) for resource in resources],
            packet=packet,
            members=members,
            areas=areas_of(self.catalog, resources),
            minutes=self.catalog.minutes_of(packet),
            papers=paper_names(self.catalog, packet) if packet.address in self.papers else (),
            fill_words=SheetPages(self.renderer).words(),
            copy=f"{self.BASE}{OFFLINE}{packet.slug}.zip" if self.offline.copies else "",
        )

    def check_ups(self) -> Iterator[Slots]:
        """Yield the slots of every check-up's pages, the first one also at its short address."""
        pages = self._check_ups
        for n, check_up in enumerate(self.catalog.check_ups.values()):
            for address in (check_up.address, *([FIRST_CHECK_UP] if n == 0 else ())):
                article = pages.article(check_up, address)
                yield self._slots(check_up.title, check_up.summary, address, article)
        for words in self.catalog.check_up_words:
            article = pages.article(self.catalog.check_ups[words.slug], words.address, words)
            yield self._slots(words.title, words.summary, words.address, article)

    def _page(
        self,
        name: str,
        record: Record,
        toc: Callable[[str], list[tuple[str, str]]] = lambda _: [],
        **values: object,
    ) -> Slots:
        """Return the slots of a record's page; `toc` finds (id, title) in its article."""
        article = self.renderer.part(name, base=self.BASE, **values)
        items = "\n".join(toc_item(name, escape(title)) for name, title in toc(article))
        return self._slots(record.title, record.summary, record.address, article, items)

    def _slots(self, title: str, summary: str, address: str, article: str, toc: str = "") -> Slots:
        return {
            "title": title,
            "description": summary,
            "address": address,
            "language": self.catalog.words["language"],
            "article": self.renderer.icons.sprite(article) + Markup(article),
            "toc": toc,
        }
