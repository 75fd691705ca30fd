"""Controlled lists: the terms that resources may name, and how the site treats each list."""

import dataclasses
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from resource_toolkit.problems import NO_MARKS, Mark, Marks


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """Where a vocabulary or term comes from."""

    title: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Translation:
    """What a vocabulary and its terms are called in another language, as far as it says."""

    title: str = ""
    singular: str = ""
    note: str = ""
    terms: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Slug to title."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sign:
    """Something a visitor may see at home that speaks for a term, and tools that answer it."""

    sign: str
    ask: str
    resources: tuple[str, ...] = ()
    shared_with: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """One value of a vocabulary."""

    slug: str
    title: str
    summary: str
    also_called: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = ()
    source: Source | None = None
    review_every: int | None = None
    sections: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    """Fields that every resource of this term must have."""
    hand_out: tuple[str, ...] = ()
    """How the headings of what is handed out begin, or `all`."""
    prints_on: int | None = None
    """How many pages of paper that takes."""
    led: bool = False
    """Whether a title such as `Series: topic` is for the one who leads."""
    icon: str | None = None
    """The name of the sign that stands beside its title."""
    parent: str | None = None
    """The term above it."""
    links: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """What to read about it elsewhere, to the address."""


class Placement(NamedTuple):
    """A resource's term in a facet, with why it is there."""

    term: str
    reason: str | None = None


@cache
def placement(term: str) -> Placement:
    """Return the placement at a term without a reason: one for all resources there."""
    return Placement(term=term)


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldRule:
    """How resources name the terms of a vocabulary."""

    name: str
    many: bool = True
    notes: bool = False
    required: bool = False
    required_in: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Meaning:
    """Words, by language, that mean a term: `query` is the term as a query string."""

    words: Mapping[str, tuple[str, ...]]
    query: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Wordbook:
    """What words stand for; `light` ones say who or where, `urgent` ones tell of danger."""

    same: tuple[Mapping[str, tuple[str, ...]], ...] = ()
    means: tuple[Meaning, ...] = ()
    light: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    urgent: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    head: Marks = dataclasses.field(default=NO_MARKS, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Acronyms:
    """The glossary: acronyms with their long forms, and those that everybody knows."""

    explained: Mapping[str, str] = dataclasses.field(default_factory=dict)
    known: tuple[str, ...] = ()


def loose(text: str) -> str:
    """Return a text without what people write differently each time: case, signs, "and"."""
    return " ".join(re.findall(r"\w+", text.casefold().replace("&", " and ").replace("_", " ")))


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """A controlled list. Its name (the file stem) is the facet's name everywhere."""

    name: str
    path: str
    title: str
    singular: str
    terms: tuple[Term, ...]
    field: FieldRule
    order: int = 1000
    facet: bool = True
    pages: bool = False
    coded: bool = False
    code_prefix: str | None = None
    group_by: str | None = None
    as_loop: bool = False
    glance: bool = False
    subject: bool = False
    nested: bool = False
    """Whether a term also holds what stands at the terms below it."""
    role: str | None = None
    json_ld: str = ""
    """The property of schema.org under which linked data hold its terms."""
    icon: str | None = None
    """The name of the sign beside its terms where they stand as one fact."""
    note: str | None = None
    source: Source | None = None
    translations: Mapping[str, Translation] = dataclasses.field(default_factory=dict)
    """Language to what it is called there."""
    head: Marks = dataclasses.field(default=NO_MARKS, compare=False, repr=False)

    def mark(self, *steps: str | int) -> Mark:
        """Return line and column of the value at a path of keys and positions."""
        return self.head.mark_of(*steps)

    def said_in(self, language: str) -> "Vocabulary":
        """Return the vocabulary as a language calls it; what the language lacks stays."""
        said = self.translations.get(language)
        if said is None:
            return self
        terms = [
            dataclasses.replace(term, title=said.terms.get(term.slug, term.title))
            for term in self.terms
        ]
        return dataclasses.replace(
            self,
            title=said.title or self.title,
            singular=said.singular or self.singular,
            note=said.note or self.note,
            terms=tuple(terms),
        )

    @cached_property
    def by_slug(self) -> Mapping[str, Term]:
        """Slug to term, in the order of the file."""
        return {term.slug: term for term in self.terms}

    @cached_property
    def accepted(self) -> Mapping[str, Term]:
        """Every name that input may use, folded, to its term."""
        names: dict[str, Term] = {}
        for term in self.terms:
            for name in (term.slug, *term.aliases):
                names.setdefault(name.casefold(), term)
        return names

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Slug to the place of the term in the vocabulary, from 0."""
        return {term.slug: position for position, term in enumerate(self.terms)}

    @cached_property
    def below(self) -> Mapping[str, tuple[Term, ...]]:
        """Slug to the terms right below it, in the order of the file."""
        children: dict[str, list[Term]] = {}
        for term in self.terms:
            if term.parent:
                children.setdefault(term.parent, []).append(term)
        return {slug: tuple(terms) for slug, terms in children.items()}

    def above(self, slug: str) -> tuple[Term, ...]:
        """Return the terms above one, the nearest first."""
        above: list[Term] = []
        term = self.by_slug.get(slug)
        while term and (term := self.by_slug.get(term.parent or "")) and term not in above:
            above.append(term)
        return tuple(above)

    def with_above(self, slugs: tuple[str, ...]) -> tuple[str, ...]:
        """Return the terms that hold what stands at these: the terms above too, where nested."""
        if not self.nested:
            return slugs
        above = (up.slug for slug in slugs for up in self.above(slug))
        return tuple(dict.fromkeys((*slugs, *above)))

    def spread(self, slugs: frozenset[str]) -> frozenset[str]:
        """Return terms and, where nested, all terms below them: what is asked for by them."""
        if not self.nested:
            return slugs
        held = (t.slug for t in self.terms if not slugs.isdisjoint(self.with_above((t.slug,))))
        return frozenset(held)

    def find(self, text: str) -> Term | None:
        """Return the term with this slug, code or alias, ignoring case."""
        return self.accepted.get(text.strip().casefold())

    def meant(self, text: str) -> Term | None:
        """Return the term that a text surely means: by slug, alias, title or label."""
        return self.find(text) or self._spoken.get(loose(text))

    @cached_property
    def _spoken(self) -> Mapping[str, Term]:
        ways = (lambda t: f"{t.slug} {t.title}", self.label, self.short_label, lambda t: t.title)
        return {loose(way(term)): term for way in ways for term in self.terms}

    def label(self, term: Term) -> str:
        """Return the term's name in full, its code first: `F – Family and …`."""
        return f"{self.short_label(term)} – {term.title}" if self.coded else term.title

    def short_label(self, term: Term) -> str:
        """Return the shortest clear name of a term: `Gateways F`, or its title."""
        if not self.coded:
            return term.title
        return f"{self.code_prefix} {term.slug}" if self.code_prefix else term.slug

    def address_of(self, term: Term) -> str:
        """Return the index page of a term, relative to the site."""
        return f"{self.name}/{term.slug}/"


def language_vocabulary(vocabularies: Iterable[Vocabulary]) -> Vocabulary | None:
    """Return the vocabulary of languages; its first term is the language of the site."""
    return next((v for v in vocabularies if v.role == "language"), None)
