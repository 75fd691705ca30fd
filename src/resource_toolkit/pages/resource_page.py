"""The page of one resource: its values as HTML, for the stencil of `templates/resource.html`."""

from collections.abc import Iterable
from urllib.parse import quote

from markupsafe import Markup, escape

from resource_toolkit.catalog import Packet, Relation, Resource, Term, Vocabulary
from resource_toolkit.checking import review_due
from resource_toolkit.papers import PAPERS, POSTERS, Section, sections_of
from resource_toolkit.pictures import with_minute_bars
from resource_toolkit.reading import Body

from .facts import declared, noted, titles_of, trust_labels
from .renderer import Renderer
from .sheets import SheetPages
from .trainings import SessionRows

_ToldFact = tuple[str, str | None, str, str]


def _html(text: str | None) -> str:
    return escape(text) if text else ""


def toc_item(name: str, title: str) -> str:
    """Return the line of a heading in a list of contents; its title is HTML."""
    return f'<li class="toc__item"><a href="#{name}">{title}</a></li>'


class ResourcePages:
    """Renders the articles of resources; what many of them share is made once."""

    def __init__(self, renderer: Renderer, base: str, papers: frozenset[str]) -> None:
        self.renderer = renderer
        self.base = base
        """The way to the root from a resource's page."""
        self.papers = papers
        """The addresses of the records that offer documents."""
        self.catalog = renderer.catalog
        self.settings = renderer.settings
        self._page = renderer.stencil("resource")
        self.sheets = SheetPages(renderer)
        self._sessions = SessionRows(renderer)
        self._explained = [v for v in self.catalog.vocabularies.values() if v.field.notes]
        """The vocabularies whose placements say why."""
        self._parts = renderer.environment.get_template("resource_parts.html").module
        self._placements: dict[tuple[str, tuple[str, ...]], str] = {}
        self._labels: dict[tuple[object, ...], str] = {}
        self._known_facts: dict[_ToldFact, str] = {}
        self._whys: dict[tuple[str, str, str], Markup] = {}
        self._about = toc_item("about-this-resource", escape(renderer.word("about")))
        self._documents = self._part("documents", PAPERS)
        self._with_poster = self._part("documents", (*PAPERS, *POSTERS))

    def contents(self, body: Body) -> str:
        """Return the list of the page's main sections."""
        main = [heading for heading in body.headings if heading.level == 2]
        return "\n".join((*[toc_item(heading.id, heading.text) for heading in main], self._about))

    def article(
        self,
        resource: Resource,
        body: Body,
        contents: str,
        *,
        relations: Iterable[Relation] = (),
        packets: Iterable[Packet] = (),
    ) -> Markup:
        """Return the whole article of a resource."""
        link = self.renderer.link
        explained = [
            (vocabulary, self._terms(vocabulary, resource.terms(vocabulary.name)))
            for vocabulary in self._explained
            if vocabulary.name in resource.placements
        ]
        sections = sections_of(self.catalog, resource, body)
        return self._page.fill(
            **self._head(resource),
            **self.sheets.shared(resource),
            **self._handed_out(resource, sections),
            noted=_html(noted(explained)),
            contents=contents if len(body.headings) > 1 else "",
            body=self._with_bars(self.sheets.body(resource, sections)),
            reasons="".join(
                self._part("reasons", resource, vocabulary, terms, self.base)
                for vocabulary, terms in explained
            ),
            **self._facts(resource),
            **self._citation(resource),
            packets=", ".join(link(packet, self.base) for packet in packets),
            trainings=self._sessions.trainings_with(resource, self.base),
            **self._upkeep(resource),
            related="\n".join([self._related(relation) for relation in relations]),
        )

    def _with_bars(self, body: str) -> str:
        word = self.renderer.word
        return with_minute_bars(body, word("minutes_column"), word("minutes_drawn"))

    def _head(self, resource: Resource) -> dict[str, str]:
        """Return what stands above the text: title, facts, state, labels, and where to open it."""
        link = self.renderer.link
        replacement = self.catalog.resources.get(resource.replaced_by or "")
        return {
            "slug": resource.slug,
            "language": self.catalog.language_of(resource),
            "offered": "" if resource.retired else "offered",
            "collection": link(self.catalog.collections[resource.collection], self.base),
            "title": escape(resource.title),
            "summary": escape(resource.summary),
            "facts": self._recipe(resource),
            "replacement": link(replacement, self.base) if replacement else "",
            "gone": self._gone(resource),
            "archived": _html(resource.archived_url),
            "unopened": self._unopened(resource),
            "opening": self._part("opening", resource) if resource.opens else "",
            "more_links": self._part("more_links", resource.links) if resource.links else "",
            "labels": self._label_items(resource),
        }

    def _unopened(self, resource: Resource) -> str:
        """Return what is known of an address that nobody opened."""
        word, read = self.renderer.word, resource.copy_read
        told = word("label_copy", month=self.renderer.month(read)) if read else word("label_link")
        say = self.catalog.house.unopened == "say" and resource.opens and not resource.checked
        return escape(told) if say else ""

    def _recipe(self, resource: Resource) -> str:
        """Return what it is, for how long, for whom and with how many: one fact for each."""
        word, duration = self.renderer.word, self.renderer.duration
        facts: list[_ToldFact] = []
        for vocabulary in self.catalog.vocabularies.values():
            if vocabulary.glance and (terms := resource.terms(vocabulary.name)):
                titles = titles_of(vocabulary, resource)
                sign = vocabulary.by_slug[terms[0]].icon or vocabulary.icon
                every = len(titles) == len(vocabulary.terms)
                told = word("all_terms") if every else ", ".join(titles)
                facts.append((vocabulary.name, sign, vocabulary.singular.capitalize(), told))
        times: list[_ToldFact] = []
        if resource.minutes:
            times.append(("minutes", "clock", word("minutes"), duration(resource.minutes)))
        if resource.group_size:
            times.append(("group_size", "people", word("group_size"), resource.group_size))
        if resource.prep_minutes:
            times.append(("prep", "basket", word("prep"), duration(resource.prep_minutes)))
        facts += [
            (fact.name, None, label, told)
            for fact, label, told in declared(self.catalog, resource, "head")
        ]
        return "".join(map(self._fact, [*facts[:1], *times, *facts[1:]]))

    def _fact(self, fact: _ToldFact) -> str:
        if fact not in self._known_facts:
            self._known_facts[fact] = self._part("fact", *fact)
        return self._known_facts[fact]

    def _handed_out(self, resource: Resource, sections: tuple[Section, ...]) -> dict[str, str]:
        """Return where the sheet is, its documents, and whether a guide for the leader remains."""
        handed = [section.handed_out for section in sections]
        documents = self._with_poster if resource.poster else self._documents
        why, word = _html(resource.prints_on_because), self.renderer.word
        return {
            "sheet": "sheet/" if any(handed) else "",
            "sheet_pages": why and word("sheet_pages", pages=resource.prints_on, why=why),
            "papers": documents if resource.address in self.papers else "",
            "led": "led" if any(handed) and not all(handed) else "",
        }

    def _facts(self, resource: Resource) -> dict[str, str]:
        """Return what the resource says of itself: its terms, times, people and names."""
        duration = self.renderer.duration
        placements = [
            self._placement(vocabulary, resource.terms(name))
            for name, vocabulary in self.catalog.vocabularies.items()
            if name in resource.placements
        ]
        return {
            "placements": "".join(placements),
            "declared": self._part("declared", list(declared(self.catalog, resource, "details")))
            if resource.facts
            else "",
            "minutes": escape(duration(resource.minutes)) if resource.minutes else "",
            "prep": escape(duration(resource.prep_minutes)) if resource.prep_minutes else "",
            "group_size": _html(resource.group_size),
            "author": _html(resource.author),
            "publisher": _html(resource.publisher),
            "also_called": _html(", ".join(resource.also_called)),
            "steward": _html(resource.steward),
        }

    def _citation(self, resource: Resource) -> dict[str, str]:
        """Return what people may do with it, and how to cite it."""
        links = list(resource.opens.values())
        year = resource.year if links else resource.written and resource.written.year
        rights = resource.rights or self.renderer.word("rights_link" if links else "rights_own")
        return {
            "rights": escape(rights),
            "cited": escape(resource.publisher or self.settings.name),
            "year": f" ({year})" if year else "",
            "found_at": escape(links[0] if links else f"{self.settings.url}{resource.address}"),
        }

    def _upkeep(self, resource: Resource) -> dict[str, str]:
        """Return where it is edited, who takes reports, and the address of its page."""
        settings = self.settings
        subject = self.renderer.word("contact_subject", title=resource.title)
        return {
            "edit": escape(f"{settings.edit_root}{resource.path}") if settings.edit_root else "",
            "contact": _html(settings.contact),
            "subject": quote(subject) if settings.contact else "",
            "where": escape(f"{settings.url}{resource.address}"),
        }

    def _part(self, name: str, *values: object) -> Markup:
        return Markup(getattr(self._parts, name)(*values))

    def _terms(self, vocabulary: Vocabulary, slugs: tuple[str, ...]) -> tuple[Term, ...]:
        return tuple([vocabulary.by_slug[slug] for slug in slugs])

    def _placement(self, vocabulary: Vocabulary, slugs: tuple[str, ...]) -> str:
        key = vocabulary.name, slugs
        if key not in self._placements:
            terms = self._terms(vocabulary, slugs)
            self._placements[key] = self._part("placement", vocabulary, terms, self.base)
        return self._placements[key]

    def _related(self, relation: Relation) -> str:
        key = relation.why, relation.facet, relation.term
        if key not in self._whys:
            self._whys[key] = escape(self._why(relation))
        there = self.renderer.link(relation.resource, self.base)
        return f'<li>{there} <span class="related__why">{self._whys[key]}</span></li>'

    def _why(self, relation: Relation) -> str:
        """Return in words why two resources are related."""
        if relation.why != "term":
            return self.renderer.word(f"why_{relation.why}")
        vocabulary = self.catalog.vocabularies[relation.facet]
        term = vocabulary.short_label(vocabulary.by_slug[relation.term])
        return self.renderer.word("why_term", term=term)

    def _gone(self, resource: Resource) -> Markup | str:
        """Return what to look for when an address failed again and again in `toolkit links`."""
        if not any(url.partition("#")[0] in self.catalog.gone for url in resource.opens.values()):
            return ""
        known = (resource.publisher, resource.title, str(resource.year or ""))
        return escape(", ".join(filter(None, known)))

    def _label_items(self, resource: Resource) -> str:
        due = review_due(self.catalog, resource)
        dates = resource.reviewed, resource.written, resource.checked, due
        key = (*dates, resource.consent.get("date"), resource.reviewed_by, bool(resource.opens))
        if key not in self._labels:
            told = list(trust_labels(resource, self.renderer.word, self.renderer.month))
            if due and due < self.catalog.today:
                told.append((f"{self.renderer.word('due')} {self.renderer.month(due)}", True))
            self._labels[key] = self._part("labels", told) if told else ""
        return self._labels[key]
