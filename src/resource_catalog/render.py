"""HTML of our own: cards, listings and facts, from the templates beside this file."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from . import linkstate, query
from .catalog import Catalog
from .dates import locale_of
from .model import Collection, Packet, Resource, Training
from .review import review_due
from .settings import Settings
from .vocabularies import Term, Vocabulary

TEMPLATES = Path(__file__).parent / "templates"
FEW = 2
"""How many terms of a vocabulary a line of facts names before it only counts the rest."""


class Renderer:
    """Renders the records of one catalog."""

    def __init__(self, catalog: Catalog, settings: Settings) -> None:
        self.catalog = catalog
        self.settings = settings
        self.environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.globals.update(
            catalog=catalog,
            settings=settings,
            facts=self.facts,
            word=self.word,
            month=self.month,
            duration=self.duration,
            labels=self.labels,
            placed=self.placed,
            noted_terms=self.noted_terms,
            term_link=self.term_link,
            term_links=self.term_links,
            about_terms=self.about_terms,
            language_name=self.language_name,
            languages_text=self.languages_text,
            may_be_gone=self.may_be_gone,
        )
        self.environment.filters["duration"] = self.duration
        # A filter is called much faster than a function, and one of a constant only once.
        self.environment.filters.update(
            word=self.word,
            facts_line=self.facts_line,
            link=self.link,
            labels=self.labels,
            month=self.month,
            noted_terms=self.noted_terms,
            placed=self.placed,
            reason=Resource.reason,
            term_link=self.term_link,
            term_links=self.term_links,
            why=self.why,
        )
        self.locale = locale_of(catalog.words["language"])
        self._gone_links = linkstate.read_gone(catalog.root / linkstate.NAME)
        self._parts = self.environment.get_template("parts.html").module
        self._months = lru_cache(maxsize=None)(self._month)
        self._links: dict[tuple[str, str], Markup] = {}
        self._facts: dict[str, list[str]] = {}
        self._term_links: dict[tuple[str, str, str], Markup] = {}

    def word(self, name: str, **values: object) -> str:
        """Return a word of the interface with its names filled in."""
        text = self.catalog.words[name]
        return text.format(**values) if values else text

    def _month(self, day: date) -> str:
        return format_date(day, self.catalog.words["month_format"], locale=self.locale)

    def month(self, day: date) -> str:
        """Return a date as month and year."""
        return self._months(day)

    def duration(self, minutes: int) -> str:
        """Return minutes in words; from two hours on in hours where that is exact."""
        hours, rest = divmod(minutes, 60)
        if hours >= 2 or (hours and not rest):
            told = self._many("hours", hours)
            return f"{told} {self._many('minutes', rest)}" if rest else told
        return self._many("minutes", minutes)

    def _many(self, name: str, count: int) -> str:
        return self.word(f"{name}_one") if count == 1 else self.word(f"{name}_many", count=count)

    def placed(self, resource: Resource) -> list[tuple[Vocabulary, list[Term]]]:
        """Return each vocabulary with the resource's terms in it, in display order."""
        return [
            (vocabulary, [vocabulary.by_slug[slug] for slug in resource.terms(name)])
            for name, vocabulary in self.catalog.vocabularies.items()
            if name in resource.placements
        ]

    def facts(self, resource: Resource) -> list[str]:
        """Return what it is at a glance: the vocabularies marked `glance`, and its minutes."""
        if resource.slug not in self._facts:
            self._facts[resource.slug] = self._told_facts(resource)
        return self._facts[resource.slug]

    def facts_line(self, resource: Resource) -> str:
        """Return what it is at a glance, in one line."""
        return " · ".join(self.facts(resource))

    def why(self, relation: query.Relation) -> str:
        """Return in words why two resources are related."""
        if relation.why != "term":
            return self.word(f"why_{relation.why}")
        vocabulary = self.catalog.vocabularies[relation.facet]
        term = vocabulary.short_label(vocabulary.by_slug[relation.term])
        return self.word("why_term", term=term)

    def _told_facts(self, resource: Resource) -> list[str]:
        found: list[str] = []
        at_a_glance = [terms for vocabulary, terms in self.placed(resource) if vocabulary.glance]
        for position, terms in enumerate(at_a_glance):
            found.append(self._few([term.title for term in terms]))
            if position == 0 and resource.minutes:
                found.append(self.duration(resource.minutes))
        return found

    def _few(self, titles: list[str]) -> str:
        shown = ", ".join(titles[:FEW])
        rest = len(titles) - FEW
        return f"{shown} {self.word('and_more', count=rest)}" if rest > 0 else shown

    def link(self, record: Collection | Packet | Resource | Training, base: str) -> Markup:
        """Return a link to the page of a record, by its title."""
        key = record.address, base
        if key not in self._links:
            linked = Markup('<a href="{}{}">{}</a>')
            self._links[key] = linked.format(base, record.address, record.title)
        return self._links[key]

    def term_links(self, vocabulary: Vocabulary, terms: list[Term], base: str) -> Markup:
        """Return the names of terms as links, with commas between."""
        return Markup(", ").join([self.term_link(vocabulary, term, base) for term in terms])

    def term_link(self, vocabulary: Vocabulary, term: Term, base: str) -> Markup:
        """Return a term's name in full, as a link where it has a page."""
        key = vocabulary.name, term.slug, base
        if key not in self._term_links:
            made = self._parts.name_of_term(vocabulary, term, base)  # type: ignore[attr-defined]
            self._term_links[key] = Markup(made)
        return self._term_links[key]

    def about_terms(self, resource: Resource) -> str:
        """Return the titles of the terms that say what a resource is about."""
        return ", ".join(
            term.title
            for vocabulary, terms in self.placed(resource)
            if vocabulary.subject
            for term in terms
        )

    def noted_terms(self, places: list[tuple[Vocabulary, list[Term]]]) -> str:
        """Return the short names of the terms that may have a reason, for a line of facts."""
        return " · ".join(
            vocabulary.short_label(term)
            for vocabulary, terms in places
            if vocabulary.field.notes
            for term in terms
        )

    def language_name(self, code: str) -> str:
        """Return the title of a language in its vocabulary, or the code."""
        for vocabulary in self.catalog.vocabularies.values():
            term = vocabulary.find(code) if vocabulary.role == "language" else None
            if term:
                return term.title
        return code

    def languages_text(self, resource: Resource) -> str:
        """Return the languages of a resource in words."""
        for vocabulary, terms in self.placed(resource):
            if vocabulary.role == "language":
                return ", ".join(term.title for term in terms)
        return ""

    def labels(self, resource: Resource) -> list[tuple[str, bool]]:
        """Return true labels of trust, each with whether it is a warning."""
        found: list[tuple[str, bool]] = []
        if resource.reviewed and resource.reviewed_by:
            told = self.word(
                "label_reviewed", month=self.month(resource.reviewed), role=resource.reviewed_by
            )
            found.append((told, False))
        elif resource.written and not resource.links:
            found.append((self.word("label_written", month=self.month(resource.written)), False))
        if resource.links:
            told = self.word("label_link")
            if resource.checked:
                told = self.word("label_checked", month=self.month(resource.checked))
            found.append((told, not resource.checked))
        due = self.due(resource)
        if due and due < self.catalog.today:
            found.append((f"{self.word('due')} {self.month(due)}", True))
        return found

    def may_be_gone(self, resource: Resource) -> bool:
        """Return whether an address of a resource failed again and again in `toolkit links`."""
        return any(url.partition("#")[0] in self._gone_links for url in resource.links.values())

    def due(self, resource: Resource) -> date | None:
        """Return when the next review is due, by the resource or by its kind."""
        return review_due(self.catalog, resource)

    def card(
        self,
        resource: Resource,
        base: str,
        *,
        why: str | None = None,
        level: int = 3,
        anchor: str | None = None,
    ) -> Markup:
        """Return the card of a resource on a page whose way to the root is `base`."""
        return Markup(self._parts.card(resource, base, why, level, anchor))  # type: ignore[attr-defined]

    def listing(
        self,
        resources: Iterable[Resource],
        base: str,
        *,
        facet: str | None = None,
        term: str | None = None,
        group_by: str | None = None,
        level: int = 3,
        anchors: bool = False,
        more: str | None = None,
        total: int = 0,
        pager: str = "",
    ) -> Markup:
        """Return cards in order, grouped by a facet where asked, each with why it is here.

        In a grouped listing a resource may stand twice: the second time as a line, without its
        anchor. `total` is the length of the whole list where only its first part stands here,
        `pager` leads to the rest.
        """
        listed = tuple(resources)
        groups: list[tuple[Term | None, tuple[Resource, ...]]] = [(None, listed)] if listed else []
        if group_by:
            groups = query.group(self.catalog, listed, group_by)
        seen: set[str] = set()
        rows: list[tuple[Term | None, list[Markup], dict[str, list[Markup]]]] = []
        for group, members in groups:
            cards: list[Markup] = []
            # Long groups stay short: links, and what a group before this one described, are lines.
            lines: dict[str, list[Markup]] = {"listing_again": [], "listing_links": []}
            for resource in members:
                why = resource.reason(facet, term) if facet and term else None
                anchor = resource.slug if anchors and resource.slug not in seen else None
                if group_by and (resource.slug in seen or resource.links):
                    name = "listing_again" if resource.slug in seen else "listing_links"
                    lines[name].append(self.row(resource, base, why=why, anchor=anchor))
                else:
                    deeper = level + 1 if group_by else level
                    cards.append(self.card(resource, base, why=why, level=deeper, anchor=anchor))
                seen.add(resource.slug)
            rows.append((group, cards, lines))
        return self.part(
            "listing",
            rows=rows,
            grouping=group_by,
            base=base,
            level=level,
            more=more,
            total=total,
            pager=pager,
        )

    def row(
        self, resource: Resource, base: str, *, why: str | None = None, anchor: str | None = None
    ) -> Markup:
        """Return a resource as one line of a long list."""
        return Markup(self._parts.row(resource, base, why, anchor))  # type: ignore[attr-defined]

    def part(self, name: str, **values: Any) -> Markup:
        """Return the template `name.html` filled with values."""
        template = self.environment.get_template(f"{name}.html")
        return Markup(template.render(**values))
