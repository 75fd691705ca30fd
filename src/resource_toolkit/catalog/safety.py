"""Safety rules: what publishers say word for word, and the words that show where one is needed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from resource_toolkit.problems import NO_MARKS, Mark, Marks

from .dates import add_months

SAFETY_FILE = "safety.yml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Quoted:
    """A rule as its publisher says it in one language."""

    title: str
    quote: tuple[str, ...]
    source: str
    """The name of what is quoted, with the number of the standard."""
    publisher: str
    url: str
    language: str
    """The language of the quoted words as a tag; empty for that of the site."""
    gist: str = ""
    """What it says in words of the toolkit, where its publisher has none in this language."""
    more: tuple[str, ...] = ()
    """Further words of the publisher, which the page has and a sheet has no room for."""


@dataclass(frozen=True, kw_only=True)
class SafetyRule:
    """A rule that resources name by its id."""

    id: str
    quoted: Quoted
    checked: date
    """The day on which a person compared the words with their source."""
    review_every: int
    """Months until they are to be compared again."""
    translated: Mapping[str, Quoted] = field(default_factory=dict)
    """Language to the rule as readers of that language get it."""

    @property
    def due(self) -> date:
        """The day on which the words are to be compared with their source again."""
        return add_months(self.checked, self.review_every)

    def said_in(self, language: str) -> Quoted:
        """Return the rule for readers of a language."""
        return self.translated.get(language, self.quoted)


@dataclass(frozen=True, kw_only=True, slots=True)
class Hazard:
    """Something that a text may speak of, and the rules of which it then needs one."""

    name: str
    words: Mapping[str, tuple[str, ...]]
    """Language to the words that speak of it."""
    rules: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Safety:
    """The safety rules of a toolkit."""

    rules: tuple[SafetyRule, ...] = ()
    hazards: tuple[Hazard, ...] = ()
    looks_at: str = ""
    """The resources in which hazards are looked for, as a query string."""
    head: Marks = field(default=NO_MARKS, compare=False, repr=False)

    def mark(self, *steps: str | int) -> Mark:
        """Return line and column of the value at a path of keys and positions."""
        return self.head.mark_of(*steps)

    @cached_property
    def by_id(self) -> Mapping[str, SafetyRule]:
        """Id to rule, in the order of the file."""
        return {rule.id: rule for rule in self.rules}

    def open_hazards(
        self, text: str, language: str, named: tuple[str, ...]
    ) -> Iterator[tuple[Hazard, int]]:
        """Yield each hazard that a text speaks of and none of its named rules is for.

        With it comes the position of the first word that says so.
        """
        for hazard in self.hazards:
            words = hazard.words.get(language, ())
            if words and not {*named} & {*hazard.rules}:
                pattern = rf"\b(?:{'|'.join(map(re.escape, words))})\b"
                spoken = re.search(pattern, text, re.I)
                if spoken:
                    yield hazard, spoken.start()
