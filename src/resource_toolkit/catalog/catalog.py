"""The catalog: the immutable set of everything under the folder of the resources."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from .check_ups import CheckUp, CheckUpWords
from .house import House, folded
from .records import Collection, Packet, Question, Redirect, Resource
from .safety import Safety
from .trainings import Training
from .vocabularies import Acronyms, Term, Vocabulary, Wordbook, language_vocabulary

FIRST_CHECK_UP = "check-up/"
"""The short address of the first check-up."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Catalog:
    """The immutable set of everything under `resources/`."""

    root: Path
    """The folder that holds `mkdocs.yml`."""
    folder: str
    """The folder of the resources, relative to the root."""
    today: date
    vocabularies: Mapping[str, Vocabulary]
    collections: Mapping[str, Collection]
    resources: Mapping[str, Resource]
    """Slug to resource, sorted by slug; retired ones included."""
    trainings: Mapping[str, Training] = field(default_factory=dict)
    packets: Mapping[str, Packet] = field(default_factory=dict)
    check_ups: Mapping[str, CheckUp] = field(default_factory=dict)
    """Slug to check-up, the first one first."""
    check_up_words: tuple[CheckUpWords, ...] = ()
    """Their translations, by slug and language."""
    questions: tuple[Question, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    permalinks: Mapping[str, int] = field(default_factory=dict)
    """Every address ever published, relative to the site, with its line in the ledger."""
    words: Mapping[str, str] = field(default_factory=dict)
    """The words of the interface by name."""
    translated_words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Language to the words of the interface in it, where a toolkit has some."""
    acronyms: Acronyms = field(default_factory=Acronyms)
    wordbook: Wordbook = field(default_factory=Wordbook)
    safety: Safety = field(default_factory=Safety)
    house: House = field(default_factory=House)
    gone: frozenset[str] = frozenset()
    """The external addresses that failed so often that their pages say so."""
    pages: frozenset[str] = frozenset()
    """The addresses of hand-written pages, relative to the site."""
    docs: str = "docs"
    """The folder of hand-written pages, relative to the root."""

    def __repr__(self) -> str:
        """Stay short: engines and plugins print what they are given when they trace a build."""
        return f"<Catalog of {len(self.resources)} resources>"

    @cached_property
    def active(self) -> tuple[Resource, ...]:
        """Every resource that is offered, sorted by slug."""
        return tuple(resource for resource in self.resources.values() if not resource.retired)

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Slug to the place in the maintainers' order: own tools before links to other sites."""
        places = {slug: position for position, slug in enumerate(self.collections)}

        def key(resource: Resource) -> tuple[object, ...]:
            position = places.get(resource.collection, 0)
            title = resource.title.casefold()
            return (bool(resource.opens), resource.order, position, title, resource.slug)

        ranked = sorted(self.resources.values(), key=key)
        return {resource.slug: position for position, resource in enumerate(ranked)}

    @cached_property
    def ordered(self) -> tuple[Resource, ...]:
        """Every resource that is offered, in the maintainers' order."""
        return tuple(sorted(self.active, key=lambda resource: self.order[resource.slug]))

    @cached_property
    def facets(self) -> tuple[Vocabulary, ...]:
        """The vocabularies that people filter by, in display order."""
        return tuple(vocabulary for vocabulary in self.vocabularies.values() if vocabulary.facet)

    @cached_property
    def spoken(self) -> Vocabulary | None:
        """The vocabulary of languages; its first term is the language of the site."""
        return language_vocabulary(self.vocabularies.values())

    @cached_property
    def home_language(self) -> str:
        """The language of the site: the first of its languages, or that of the words."""
        return self.spoken.terms[0].slug if self.spoken else self.words.get("language", "")

    @cached_property
    def by_term(self) -> Mapping[tuple[str, str], tuple[Resource, ...]]:
        """(facet, term) to the offered resources placed there, in the maintainers' order."""
        placed: dict[tuple[str, str], list[Resource]] = {}
        for resource in self.ordered:
            for facet, placements in resource.placements.items():
                named = tuple([placement.term for placement in placements])
                for term in self.vocabularies[facet].with_above(named):
                    placed.setdefault((facet, term), []).append(resource)
        return {pair: tuple(resources) for pair, resources in placed.items()}

    @cached_property
    def by_age(self) -> tuple[Resource, ...]:
        """Every resource that is offered, the oldest first."""
        return tuple(sorted(self.active, key=lambda held: (held.added or date.max, held.slug)))

    def title_key(self, resource: Resource) -> tuple[str, str]:
        """Return what the titles that people cannot tell apart have in common."""
        return self.language_of(resource), " ".join(resource.title.casefold().split())

    @cached_property
    def by_title(self) -> Mapping[tuple[str, str], Resource]:
        """Title key to the oldest offered resource of that title."""
        return {self.title_key(resource): resource for resource in reversed(self.by_age)}

    @cached_property
    def by_link(self) -> Mapping[str, Resource]:
        """Link key to the oldest offered resource with that link."""
        return {key: resource for resource in reversed(self.by_age) for key in resource.link_keys}

    @cached_property
    def by_collection(self) -> Mapping[str, tuple[Resource, ...]]:
        """Collection to its offered resources, in the maintainers' order."""
        held: dict[str, list[Resource]] = {slug: [] for slug in self.collections}
        for resource in self.ordered:
            held[resource.collection].append(resource)
        return {slug: tuple(resources) for slug, resources in held.items()}

    @cached_property
    def review_months(self) -> Mapping[str, Mapping[str, int]]:
        """Facet to term to months between reviews, where a term sets them."""
        months_of = {
            name: {term.slug: term.review_every for term in known.terms if term.review_every}
            for name, known in self.vocabularies.items()
        }
        return {name: months for name, months in months_of.items() if months}

    @cached_property
    def backlinks(self) -> Mapping[str, tuple[str, ...]]:
        """Slug to the slugs of the offered resources that name it as related."""
        sources_of: dict[str, list[str]] = {}
        for resource in self.active:
            for slug in resource.related:
                sources_of.setdefault(slug, []).append(resource.slug)
        return {slug: tuple(sorted(sources)) for slug, sources in sources_of.items()}

    @cached_property
    def former_names(self) -> Mapping[str, Resource]:
        """Alias to the resource that had this name before."""
        return {
            alias: resource
            for resource in self.resources.values()
            for alias in resource.aliases
            if alias not in self.resources
        }

    def term(self, facet: str, slug: str) -> Term:
        """Return a term that is known to exist."""
        return self.vocabularies[facet].by_slug[slug]

    def language_of(self, resource: Resource | None) -> str:
        """Return the language a resource is written in: its only one, else that of the site."""
        if self.spoken is None:
            return ""
        spoken = resource.terms(self.spoken.name) if resource else ()
        home = self.spoken.terms[0].slug
        return home if home in spoken or not spoken else spoken[0]

    def words_for(self, resource: Resource) -> Mapping[str, str]:
        """Return the words of the interface in a resource's language, else those of the site."""
        return self.translated_words.get(self.language_of(resource), self.words)

    @cached_property
    def fact_terms(self) -> Mapping[str, Mapping[str, str]]:
        """Fact that is filtered by its words to folded value to value, from A to Z."""
        known: dict[str, dict[str, str]] = {
            name: {}
            for name, fact in self.house.facts.items()
            if fact.filter and fact.type in ("text", "list")
        }
        for resource in self.active:
            for name in known.keys() & resource.facts.keys():
                value = resource.facts[name]
                for text in value if isinstance(value, tuple) else (str(value),):
                    known[name].setdefault(folded(text), text)
        return {name: dict(sorted(values.items())) for name, values in known.items()}

    def said_in(self, language: str) -> "Catalog":
        """Return the catalog as a language calls its lists and words; records stay as written."""
        if language not in self.translated_words:
            return self
        collections = {
            slug: replace(collection, title=collection.titles.get(language, collection.title))
            for slug, collection in self.collections.items()
        }
        return replace(
            self,
            words=self.translated_words[language],
            vocabularies={name: v.said_in(language) for name, v in self.vocabularies.items()},
            collections=collections,
        )

    def fact_links(self, resource: Resource) -> Iterator[str]:
        """Yield the addresses among the facts of a resource."""
        for name, value in resource.facts.items():
            if self.house.facts[name].type == "link":
                yield str(value)

    def hand_out(self, resource: Resource) -> tuple[str, ...]:
        """Return how the headings of what is handed out begin; nothing for links."""
        if resource.opens or resource.hand_out:
            return () if resource.opens else resource.hand_out
        return next((term.hand_out for term in self.terms_of(resource) if term.hand_out), ())

    def prints_on(self, resource: Resource) -> int | None:
        """Return how many pages the part that is handed out promises to take."""
        promises = (term.prints_on for term in self.terms_of(resource) if term.prints_on)
        return resource.prints_on or next(promises, None)

    def terms_of(self, resource: Resource) -> Iterator[Term]:
        """Yield the terms of a resource, facet by facet."""
        for facet, placements in resource.placements.items():
            known = self.vocabularies[facet].by_slug
            yield from (known[placement.term] for placement in placements)

    def minutes_of(self, packet: Packet) -> int:
        """Return how long the parts of a packet take together."""
        parts = (self.resources.get(part.slug) for part in packet.parts)
        return sum(part.minutes or 0 for part in parts if part)

    def addresses(self) -> Iterator[str]:
        """Yield every address that the catalog itself promises, relative to the site."""
        yield from (record.address for record in self.collections.values())
        yield from (record.address for record in self.resources.values())
        for training in self.trainings.values():
            yield training.address
            if training.outline:
                yield training.run_address
        yield from (record.address for record in self.packets.values())
        yield from (record.address for record in self.check_ups.values())
        if self.check_ups:
            yield FIRST_CHECK_UP
        yield from (record.address for record in self.check_up_words)
        for vocabulary in self.vocabularies.values():
            terms = vocabulary.terms if vocabulary.pages else ()
            yield from map(vocabulary.address_of, terms)
        for resource in self.resources.values():
            yield from (f"resources/{alias}/" for alias in resource.aliases)
            if self.hand_out(resource):
                yield resource.sheet_address
