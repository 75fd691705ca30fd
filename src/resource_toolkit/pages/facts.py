"""The line of facts: what a resource is at a glance; and when a session is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time, get_timezone_name

from resource_toolkit.catalog import Catalog, Fact, Resource, Session, Term, Vocabulary, fact_text

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


@dataclass(frozen=True, kw_only=True)
class SessionTimes:
    """The times of a session in its zone, and what they mean at the begin of a day in UTC."""

    start: datetime
    end: datetime
    sign_up_ends: datetime
    past: bool
    takes_sign_ups: bool


def times_of(session: Session, today: date) -> SessionTimes:
    """Return the times of a session; one can sign up until it begins, or its last day for that."""
    zone = ZoneInfo(session.timezone)
    start, end = (local.replace(tzinfo=zone) for local in (session.start, session.end))
    last_day = session.deadline or session.start.date()
    closes = datetime.combine(last_day + timedelta(days=1), time(), tzinfo=zone)
    now = datetime.combine(today, time(), tzinfo=UTC)
    sign_up_ends = min(start, closes)
    return SessionTimes(
        start=start,
        end=end,
        sign_up_ends=sign_up_ends,
        past=end <= now,
        takes_sign_ups=session.status == "planned" and now < sign_up_ends,
    )


def session_in_words(times: SessionTimes, locale: Locale) -> str:
    """Return day and time of a session with the usual name of its zone."""
    days = [format_date(moment, "full", locale=locale) for moment in (times.start, times.end)]
    hours = [format_time(t.time(), "short", locale=locale) for t in (times.start, times.end)]
    second = hours[1] if days[0] == days[1] else f"{days[1]}, {hours[1]}"
    return f"{days[0]}, {hours[0]} – {second} ({_zone_name(times.start, locale)})"


def _zone_name(moment: datetime, locale: Locale) -> str:
    """Return how people call a zone; where clocks never change, with the word for that."""
    seasons = {moment.replace(month=month, day=1).utcoffset() for month in (1, 7)}
    variant: Literal["generic"] | None = "generic" if len(seasons) > 1 else None
    return get_timezone_name(moment, "long", locale=locale, zone_variant=variant)
