"""The line of facts: what a resource is at a glance."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from resource_toolkit.catalog import Catalog, Fact, Resource, Term, Vocabulary, fact_text

MOST_NAMED = 2
"""How many terms of a vocabulary a line of facts names before it only counts the rest."""


def titles_of(vocabulary: Vocabulary, resource: Resource) -> list[str]:
    """Return the titles of a resource's terms in a vocabulary."""
    return [vocabulary.by_slug[slug].title for slug in resource.terms(vocabulary.name)]


class Facts:
    """Makes the lines; those of a resource, and of equal sets of terms, are made once."""

    def __init__(
        self, catalog: Catalog, word: Callable[..., str], duration: Callable[[int], str]
    ) -> None:
        self._word, self._duration, self._catalog = word, duration, catalog
        self._glance = [known for known in catalog.vocabularies.values() if known.glance]
        self._lines: dict[str, str] = {}
        self._firsts: dict[tuple[str, tuple[str, ...]], str] = {}

    def glance(self, resource: Resource) -> tuple[str, str, str]:
        """Return what a card says one by one: what it is, how long it takes, and the rest."""
        firsts = [self._first_titles(vocabulary, resource) for vocabulary in self._glance]
        first, *rest = [titles for titles in firsts if titles] or [""]
        duration = self._duration(resource.minutes) if resource.minutes else ""
        if resource.facts:
            declared = self._catalog.house.card_line(resource.facts, self._catalog.words)
            rest += [declared] if declared else []
        return first, duration, " · ".join(rest)

    def icon(self, resource: Resource) -> str | None:
        """Return the icon of the first term at a glance that has one."""
        for vocabulary in self._glance:
            for slug in resource.terms(vocabulary.name):
                if icon := vocabulary.by_slug[slug].icon:
                    return icon
        return None

    def of(self, resource: Resource) -> str:
        """Return the line of a resource."""
        if resource.slug not in self._lines:
            firsts = [self._first_titles(vocabulary, resource) for vocabulary in self._glance]
            parts = [titles for titles in firsts if titles]
            if parts and resource.minutes:
                parts.insert(1, self._duration(resource.minutes))
            self._lines[resource.slug] = " · ".join(parts)
        return self._lines[resource.slug]

    def _first_titles(self, vocabulary: Vocabulary, resource: Resource) -> str:
        """Return the first titles of a resource's terms, and how many more there are."""
        key = vocabulary.name, resource.terms(vocabulary.name)
        if key not in self._firsts:
            titles = titles_of(vocabulary, resource)
            more = len(titles) - MOST_NAMED
            rest = f" {self._word('and_more', count=more)}" if more > 0 else ""
            self._firsts[key] = ", ".join(titles[:MOST_NAMED]) + rest
        return self._firsts[key]


def declared(catalog: Catalog, resource: Resource, where: str) -> Iterator[tuple[Fact, str, str]]:
    """Yield each fact that a place shows: the fact, its label, and its value as text."""
    language = catalog.words["language"]
    for name, fact in catalog.house.facts.items() if resource.facts else ():
        if where in fact.shown and name in resource.facts:
            yield fact, fact.label(language), fact_text(resource.facts[name], language)


def trust_labels(
    resource: Resource, word: Callable[..., str], month: Callable[[date], str]
) -> Iterator[tuple[str, bool]]:
    """Yield true labels of trust, each with whether it is a warning: these are none."""
    if resource.reviewed and resource.reviewed_by:
        told = word("label_reviewed", month=month(resource.reviewed), role=resource.reviewed_by)
        yield told, False
    elif resource.written and not resource.opens:
        yield word("label_written", month=month(resource.written)), False
    if resource.checked and resource.opens:
        yield word("label_checked", month=month(resource.checked)), False
    if isinstance(agreed := resource.consent.get("date"), date):
        yield word("label_consent", month=month(agreed)), False


def noted(explained: list[tuple[Vocabulary, tuple[Term, ...]]]) -> str:
    """Return the short names of the terms that may have a reason, for a line of facts."""
    return " · ".join(
        vocabulary.short_label(term) for vocabulary, terms in explained for term in terms
    )


def areas_of(
    catalog: Catalog, resources: Iterable[Resource]
) -> list[tuple[Vocabulary, list[Term]]]:
    """Return the terms with codes that any of these resources has, by vocabulary."""
    listed, areas = tuple(resources), []
    for name, vocabulary in catalog.vocabularies.items():
        touched = {slug for resource in listed for slug in resource.terms(name)}
        if vocabulary.coded and touched:
            areas.append((vocabulary, [t for t in vocabulary.terms if t.slug in touched]))
    return areas
