"""HTML of our own: cards, listings and facts, from the templates beside this file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from resource_toolkit.catalog import (
    Catalog,
    Collection,
    Packet,
    Resource,
    Settings,
    Term,
    Training,
    Vocabulary,
    filled,
    group_resources,
    locale_of,
    month_in,
    short_address,
)
from resource_toolkit.pictures import Icons, bar, loop_of, minute_bar

from .facts import Facts
from .spoken import Spoken
from .stencil import Stencil

FIRST = 10  # cards of a list stand open on a phone
TEMPLATES = Path(__file__).parents[1] / "theme" / "templates"


@dataclass(frozen=True, kw_only=True)
class WayOn:
    """What stands below the cards of a list: where it can be narrowed, and where the rest is."""

    more: str | None = None
    """The query string with which the finder shows the same list."""
    total: int = 0
    """The length of the whole list where only its first part stands here."""
    pager: str = ""
    first: int = FIRST
    """So many cards of each group stand open on a phone; the rest is folded there."""


class Renderer:
    """Renders the records of one catalog."""

    def __init__(self, catalog: Catalog, settings: Settings) -> None:
        self.catalog = catalog
        self.settings = settings
        self.icons = Icons(catalog)
        self.spoken = Spoken(catalog)
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
            term_link=self.term_link,
            term_links=self.term_links,
            spoken=self.spoken,
            language_name=self.spoken.name,
            languages_text=self.spoken.of,
            icon=self.icons.mark,
            loop_of=loop_of,
            minute_bar=minute_bar,
            bar=bar,
            short_address=short_address,
        )
        self.environment.filters["duration"] = self.duration
        self.locale = locale_of(catalog.words["language"])
        self._parts = self.environment.get_template("parts.html").module
        self._card = self.stencil("card")
        self._row = self.stencil("row")
        self._months = lru_cache(maxsize=None)(partial(month_in, catalog.words))
        self._durations = lru_cache(maxsize=None)(self._duration)
        self._facts = Facts(catalog, self.word, self.duration)
        self._links: dict[tuple[str, str], Markup] = {}
        self._term_links: dict[tuple[str, str, str], Markup] = {}

    def word(self, name: str, **values: object) -> str:
        """Return a word of the interface with its names filled in."""
        text = self.catalog.words[name]
        return filled(text, values) if values else text

    def words_in(self, language: str) -> Callable[..., str]:
        """Return what `word` is for a page in another language."""
        words = self.catalog.translated_words.get(language, self.catalog.words)
        return lambda name, **values: filled(words[name], values) if values else words[name]

    def month(self, day: date) -> str:
        """Return a date as month and year."""
        return self._months(day)

    def duration(self, minutes: int) -> str:
        """Return minutes in words; from two hours on in hours where that is exact."""
        return self._durations(minutes)

    def _duration(self, minutes: int) -> str:
        hours, rest = divmod(minutes, 60)
        if hours >= 2 or (hours and not rest):
            told = self._many("hours", hours)
            return f"{told} {self._many('minutes', rest)}" if rest else told
        return self._many("minutes", minutes)

    def _many(self, name: str, count: int) -> str:
        return self.word(f"{name}_one") if count == 1 else self.word(f"{name}_many", count=count)

    def facts(self, resource: Resource) -> str:
        """Return what it is at a glance: the vocabularies marked `glance`, and its minutes."""
        return self._facts.of(resource)

    def link(self, record: Collection | Packet | Resource | Training, base: str) -> Markup:
        """Return a link to the page of a record, by its title."""
        key = record.address, base
        if key not in self._links:
            address, title = f"{base}{record.address}", escape(record.title)
            foreign = self.spoken.foreign(record)
            language = f' lang="{foreign}"' if foreign else ""
            self._links[key] = Markup(f'<a href="{address}"{language}>{title}</a>')
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
        what, duration, rest = self._facts.glance(resource)
        return self._card.fill(
            slug=resource.slug,
            anchor=anchor or "",
            language=self.spoken.foreign(resource),
            level=str(level),
            address=f"{base}{resource.address}",
            title=escape(resource.title),
            icon=self.icons.mark(self._facts.icon(resource)),
            what=escape(what),
            duration=escape(duration),
            rest=escape(rest),
            summary=escape(resource.summary),
            why=escape(why or ""),
        )

    def empty_card(self) -> tuple[Markup, Markup]:
        """Return the sprite of every icon that a card may show, and a card of nothing."""
        glance = [listed for listed in self.catalog.vocabularies.values() if listed.glance]
        names = [term.icon for listed in glance for term in listed.terms if term.icon]
        icon = self.icons.mark(names[0]) if names else ""
        blank = dict.fromkeys(
            ["slug", "address", "title", "what", "duration", "rest", "summary", "why"], "-"
        )
        card = self._card.fill(**blank, anchor="", language="", icon=icon, level="3")
        return self.icons.sprite("", names), card

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
        way_on: WayOn = WayOn(),
    ) -> Markup:
        """Return cards in order, grouped by a facet where asked, each with why it is here.

        In a grouped listing a resource may stand twice: the second time as a line, without its
        anchor.
        """
        listed = tuple(resources)
        alone = [(None, listed)][: len(listed)]
        groups = group_resources(self.catalog, listed, group_by) if group_by else alone
        seen: set[str] = set()
        rows: list[tuple[Term | None, list[Markup], dict[str, list[Markup]]]] = []
        for group, members in groups:
            cards: list[Markup] = []
            # Long groups stay short: links, and what a group before this one described, are lines.
            lines: dict[str, list[Markup]] = {"listing_again": [], "listing_links": []}
            for resource in members:
                why = resource.reason(facet, term) if facet and term else None
                anchor = resource.slug if anchors and resource.slug not in seen else None
                if group_by and (resource.slug in seen or resource.opens):
                    name = "listing_again" if resource.slug in seen else "listing_links"
                    lines[name].append(self.row(resource, base, why=why, anchor=anchor))
                else:
                    at = level + bool(group_by)
                    cards.append(self.card(resource, base, why=why, level=at, anchor=anchor))
                seen.add(resource.slug)
            rows.append((group, cards, lines))
        return self.part(
            "listing", rows=rows, grouping=group_by, base=base, level=level, **vars(way_on)
        )

    def row(
        self, resource: Resource, base: str, *, why: str | None = None, anchor: str | None = None
    ) -> Markup:
        """Return a resource as one line of a long list."""
        return self._row.fill(
            slug=resource.slug,
            anchor=anchor or "",
            address=f"{base}{resource.address}",
            language=self.spoken.foreign(resource),
            title=escape(resource.title),
            facts=escape(self.facts(resource)),
            why=escape(why or ""),
        )

    def stencil(self, name: str) -> Stencil:
        """Return the stencil that the template `name.html` makes."""
        return Stencil(self.environment.get_template(f"{name}.html"))

    def part(self, name: str, **values: object) -> Markup:
        """Return the template `name.html` filled with values."""
        template = self.environment.get_template(f"{name}.html")
        return Markup(template.render(**values))
