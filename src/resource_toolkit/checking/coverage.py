"""What the catalog covers and what it lacks: counts for planning, by its own vocabularies."""

import re
from collections import Counter
from dataclasses import dataclass
from statistics import median

from resource_toolkit.catalog import Catalog, Packet, Resource, Term, Vocabulary

from .readability import MIN_WORDS, measure

TOO_FEW = 3
"""A term with fewer resources is reported."""
LENGTHS = (15, 30, 60, 120)
"""The upper ends of the groups of minutes."""
_FILE_LINK = re.compile(r"\]\((?:\.\./[\w.-]+/|\./)?([\w.-]+)\.md[)#]")


@dataclass(frozen=True, kw_only=True)
class Crossing:
    """How many resources stand at each pair of terms of two vocabularies."""

    rows: Vocabulary
    columns: Vocabulary
    counts: dict[tuple[str, str], int]

    @property
    def zeros(self) -> int:
        """How many pairs have no resource."""
        return sum(count == 0 for count in self.counts.values())


@dataclass(frozen=True, kw_only=True)
class ReadingOf:
    """How hard the texts of one collection and language are to read.

    Grades for English (higher is harder), ease for Spanish (lower is harder).
    """

    collection: str
    language: str
    scale: str
    count: int
    middle: float
    worst: float
    hardest: str


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """Everything that `toolkit report` and the coverage page say."""

    resources: int
    retired: int
    crossings: tuple[Crossing, ...]
    kinds: tuple[tuple[Vocabulary, dict[str, dict[str, int]]], ...]
    """Each single-valued vocabulary: collection to term to count."""
    languages: dict[str, int]
    lengths: dict[str, int]
    """`15` means up to 15 minutes; `more`, and `none` where no time is given."""
    readings: tuple[ReadingOf, ...]
    few: tuple[tuple[Vocabulary, Term, int], ...]
    alone: tuple[Resource, ...]
    packets: tuple[tuple[Packet, tuple[str, ...]], ...]
    """Packets that name retired or missing resources."""


def cover(catalog: Catalog) -> Coverage:
    """Return what a catalog covers and lacks."""
    return Coverage(
        resources=len(catalog.active),
        retired=len(catalog.resources) - len(catalog.active),
        crossings=tuple(_crossings(catalog)),
        kinds=tuple(
            (vocabulary, _by_collection(catalog, vocabulary))
            for vocabulary in catalog.vocabularies.values()
            if not vocabulary.field.many
        ),
        languages=_languages(catalog),
        lengths=_lengths(catalog),
        readings=tuple(_readings(catalog)),
        few=tuple(
            (vocabulary, term, count)
            for vocabulary in catalog.vocabularies.values()
            for term in vocabulary.terms
            if (count := len(catalog.by_term.get((vocabulary.name, term.slug), ()))) < TOO_FEW
        ),
        alone=tuple(_alone(catalog)),
        packets=tuple(_broken_packets(catalog)),
    )


def _crossings(catalog: Catalog) -> list[Crossing]:
    vocabularies = catalog.vocabularies.values()
    down = [facet for facet in vocabularies if facet.field.notes or facet.group_by]
    across = [facet for facet in vocabularies if facet.coded]
    return [
        Crossing(rows=rows, columns=columns, counts=_pairs(catalog, rows, columns))
        for rows in down
        for columns in across
        if rows is not columns
    ]


def _pairs(catalog: Catalog, rows: Vocabulary, columns: Vocabulary) -> dict[tuple[str, str], int]:
    tally = Counter(
        (row, column)
        for resource in catalog.active
        for row in resource.terms(rows.name)
        for column in resource.terms(columns.name)
    )
    return {(r.slug, c.slug): tally[r.slug, c.slug] for r in rows.terms for c in columns.terms}


def _by_collection(catalog: Catalog, vocabulary: Vocabulary) -> dict[str, dict[str, int]]:
    tally = Counter(
        (resource.collection, term)
        for resource in catalog.active
        for term in resource.terms(vocabulary.name)
    )
    return {
        slug: {term.slug: tally[slug, term.slug] for term in vocabulary.terms}
        for slug in catalog.collections
    }


def _languages(catalog: Catalog) -> dict[str, int]:
    if catalog.spoken is None:
        return {}
    tally: Counter[str] = Counter()
    for resource in catalog.active:
        tally.update(resource.terms(catalog.spoken.name) or [catalog.language_of(resource)])
    return {term.slug: tally[term.slug] for term in catalog.spoken.terms}


def _lengths(catalog: Catalog) -> dict[str, int]:
    tally: Counter[str] = Counter()
    for resource in catalog.active:
        minutes = resource.minutes
        if minutes is None:
            tally["none"] += 1
        else:
            tally[next((str(end) for end in LENGTHS if minutes <= end), "more")] += 1
    return {name: tally[name] for name in (*map(str, LENGTHS), "more", "none")}


def _readings(catalog: Catalog) -> list[ReadingOf]:
    scores_of: dict[tuple[str, str], list[tuple[float, str]]] = {}
    for resource in catalog.active:
        reading = measure(resource.body)
        if reading.words < MIN_WORDS:
            continue
        language = catalog.language_of(resource) or catalog.home_language
        spanish = language.startswith("es")
        score = -reading.ease if spanish else reading.grade
        scores_of.setdefault((resource.collection, language), []).append((score, resource.slug))
    readings = []
    for (collection, language), scores in sorted(scores_of.items()):
        spanish = language.startswith("es")
        sign = -1 if spanish else 1
        worst, slug = max(scores)
        readings.append(
            ReadingOf(
                collection=collection,
                language=language,
                scale="ease" if spanish else "grade",
                count=len(scores),
                middle=round(sign * median(score for score, _ in scores), 1),
                worst=round(sign * worst, 1),
                hardest=slug,
            )
        )
    positions = {slug: position for position, slug in enumerate(catalog.collections)}
    return sorted(readings, key=lambda reading: (positions[reading.collection], reading.language))


def _alone(catalog: Catalog) -> list[Resource]:
    """Return the offered resources that no other record leads to."""
    named: set[str] = set()
    for resource in catalog.active:
        linked = {*resource.related, *_FILE_LINK.findall(resource.body)}
        named |= linked - {resource.slug}
    for packet in catalog.packets.values():
        named.update(part.slug for part in packet.parts)
    for training in catalog.trainings.values():
        named.update(training.tools)
    for check_up in catalog.check_ups.values():
        named.update(slug for line in check_up.lines for slug in line.low)
    for vocabulary in catalog.vocabularies.values():
        named.update(s for t in vocabulary.terms for sign in t.signs for s in sign.resources)
    return [resource for resource in catalog.active if resource.slug not in named]


def _broken_packets(catalog: Catalog) -> list[tuple[Packet, tuple[str, ...]]]:
    offered = {resource.slug for resource in catalog.active}
    broken = []
    for packet in catalog.packets.values():
        gone = tuple(part.slug for part in packet.parts if part.slug not in offered)
        if gone:
            broken.append((packet, gone))
    return broken
