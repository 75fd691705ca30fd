"""What an agency decides for itself: its style, its sizes, and the facts that its records have."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from babel.dates import format_date
from babel.numbers import format_decimal

from resource_toolkit.problems import NO_MARKS, Marks

from .dates import locale_of
from .words import filled

FactValue: TypeAlias = str | float | date | tuple[str, ...]
"""What a record says: a text or address, a number, a day, or several texts."""

_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
HOUSE_FILE = "house.yml"
STYLE_RULES = {
    "reading-grade": "RC501",
    "long-sentences": "RC502",
    "acronyms": "RC503",
    "sections": "RC504",
    "link-texts": "RC505",
    "heading-levels": "RC507",
    "reasons": "RC508",
    "link-descriptions": "RC509",
    "reviews": "RC510",
    "same-titles": "RC512",
    "same-links": "RC513",
    "notes-to-self": "RC520",
    "own-links": "RC522",
    "bold-headings": "RC523",
    "unused-terms": "RC524",
    "tracked-links": "RC525",
    "reviewer-names": "RC526",
    "picture-words": "RC527",
    "html": "RC528",
    "small-letters": "RC529",
    "other-signs": "RC530",
    "editor-links": "RC531",
    "safety": "RC540",
    "review-dates": "RC514",
    "twins": "RC546",
    "sums": "RC547",
    "languages": "RC548",
    "forms": "RC549",
    "phone-numbers": "RC550",
    "hand-outs": "RC551",
    "unlinked-pages": "RC552",
}
"""Plain name to code of each rule that an agency switches on or off."""
ASKED_BY_DATA = frozenset({"RC504", "RC508", "RC510", "RC540"})
"""Rules that run unless they are off: they say nothing before a vocabulary or rule asks for it."""
ALL = "all"
"""Stands for every style rule, and for every toolkit."""


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something that the records of an agency say, beside what all resources can say."""

    name: str
    type: str
    """`text`, `number`, `date`, `link` or `list`."""
    labels: Mapping[str, str]
    """Language to what it is called; the language may be nothing."""
    shown: frozenset[str] = frozenset({"details"})
    """Where pages show it: `card`, `head`, `details`."""
    sort: bool = False
    filter: bool = False
    exported: bool = True
    json_ld: str = ""
    """The property of schema.org that it is, in linked data."""

    def label(self, language: str) -> str:
        """Return what it is called in a language, else in the first that is known."""
        return self.labels.get(language) or next(iter(self.labels.values()), self.name)

    @property
    def measured(self) -> bool:
        """Whether its values lie in an order, so that people ask for a part of them."""
        return self.type in ("number", "date")


@dataclass(frozen=True, kw_only=True)
class House:
    """An agency's own rules. Without its file nothing is told but what its data ask for."""

    grade: float = 8
    """The highest reading grade of an English text."""
    ease: float = 60
    """The lowest reading ease of a Spanish text."""
    sentence_words: int = 25
    link_words: int = 40
    """So many words at least describe a link to another site."""
    title_characters: int = 160
    summary_characters: int = 500
    body_characters: int = 1_000_000
    rules: Mapping[str, str] = field(default_factory=dict)
    """Code, or `all`, to `warning` or `off`."""
    publisher: tuple[str, ...] = ()
    """The toolkits whose links must name their publisher, or `all`."""
    unopened: str = "hide"
    """Whether a page says that nobody here has opened its address: `say` or `hide`."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    faulty: bool = False
    """Whether something in its file is wrong: then nobody can know what facts there are."""
    head: Marks = field(default=NO_MARKS, compare=False, repr=False)

    def runs(self, code: str) -> bool:
        """Return whether a style rule speaks; what is no style rule always does."""
        known = code in STYLE_RULES.values()
        said = self.rules.get(code) or (self.rules.get(ALL) if known else None)
        return said != "off" if said or not known else code in ASKED_BY_DATA

    def asked_for(self, code: str) -> bool:
        """Return whether the agency itself has switched a style rule on."""
        return (self.rules.get(code) or self.rules.get(ALL)) == "warning"

    @property
    def sorts(self) -> tuple[str, ...]:
        """How lists may be sorted by facts: `stars`, and `-stars` the other way round."""
        names = [name for name, fact in self.facts.items() if fact.sort]
        return tuple(f"{sign}{name}" for name in names for sign in ("", "-"))

    def card_line(self, values: Mapping[str, FactValue], words: Mapping[str, str]) -> str:
        """Return the facts that cards show, in words: `Updated: monthly · Stars: 1,200`."""
        language = words["language"]
        return " · ".join(
            filled(
                words["find_facts_in"],
                {"title": fact.label(language), "term": fact_text(values[name], language)},
            )
            for name, fact in self.facts.items()
            if "card" in fact.shown and name in values
        )

    def needs_publisher(self, collection: str) -> bool:
        """Return whether a link in a toolkit must say who published it."""
        return ALL in self.publisher or collection in self.publisher


@dataclass(frozen=True, kw_only=True)
class Range:
    """A part of an order, both ends included; an end that is None is open."""

    low: float | date | None = None
    high: float | date | None = None

    def __str__(self) -> str:
        low, high = (
            "" if end is None else f"{end:g}" if isinstance(end, float) else str(end)
            for end in (self.low, self.high)
        )
        return f"{low}..{high}"

    def holds(self, value: FactValue | None) -> bool:
        """Return whether a value of the same type lies within; what has none does not."""
        if value is None:
            return False
        at = order_of(value)
        above = self.low is None or at >= order_of(self.low)
        return above and (self.high is None or at <= order_of(self.high))


def range_of(fact: Fact, text: str) -> Range | None:
    """Return the part of a fact's values that `10..500`, `10..` or `..500` asks for, or None."""
    low, dots, high = text.partition("..")
    if not fact.measured or not dots or not (low or high):
        return None
    read = _day if fact.type == "date" else _number
    try:
        return Range(low=read(low) if low else None, high=read(high) if high else None)
    except ValueError:
        return None


def _day(text: str) -> date:
    if not _DAY.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return float(text)


def order_of(value: FactValue) -> tuple[float, str]:
    """Return what a value is sorted by: days since the year 1, a number, or a folded text."""
    if isinstance(value, date):
        return value.toordinal(), ""
    if isinstance(value, (int, float)):
        return value, ""
    return 0, folded(value if isinstance(value, str) else ", ".join(value))


def fact_text(value: FactValue, language: str) -> str:
    """Return the value of a fact as people of a language write it."""
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, date):
        return format_date(value, "medium", locale=locale_of(language))
    if isinstance(value, str):
        return value
    return format_decimal(value, locale=locale_of(language), decimal_quantization=False)


def folded(text: str) -> str:
    """Return the form in which two values of a fact are one and the same choice."""
    return " ".join(text.casefold().split())
