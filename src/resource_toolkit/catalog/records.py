"""The records of a catalog: frozen, as their files say. What can be derived is a property."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from resource_toolkit.problems import NO_MARKS, Mark, Marks

from .dates import add_months
from .house import FactValue, folded
from .vocabularies import Placement


@dataclass(frozen=True, kw_only=True)
class Record:
    """What every record of a file has: its slug, its file, and the marks of its values."""

    slug: str
    path: str
    """The file, relative to the root, with forward slashes."""
    title: str
    summary: str
    head: Marks = field(default=NO_MARKS, compare=False, repr=False)

    @property
    def address(self) -> str:
        """The page of this record, relative to the site; empty for one without a page."""
        return ""

    def mark(self, *steps: str | int) -> Mark:
        """Return line and column of the value at a path of keys and positions."""
        return self.head.mark_of(*steps)


@dataclass(frozen=True, kw_only=True)
class Collection(Record):
    """A folder of resources: one toolkit on the site."""

    order: int = 1000
    steward: str | None = None
    icon: str | None = None
    """The name of the sign that stands beside its title."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Language to its title there."""

    @property
    def address(self) -> str:
        """The page of this collection, relative to the site."""
        return f"collections/{self.slug}/"


@dataclass(frozen=True, kw_only=True)
class Resource(Record):
    """One resource of the catalog; see `fields` for the meaning of each field."""

    collection: str
    placements: Mapping[str, tuple[Placement, ...]] = field(default_factory=dict)
    """Facet name to placements, in the order of the vocabulary."""
    url: str | None = None
    urls: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    """What else it offers, such as its source code, to the address."""
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    """Name to value of the facts that the agency declares."""
    publisher: str | None = None
    author: str | None = None
    year: int | None = None
    cost: str | None = None
    rights: str | None = None
    archived_url: str | None = None
    copy_read: date | None = None
    checked: date | None = None
    minutes: int | None = None
    prep_minutes: int | None = None
    group_size: str | None = None
    also_called: tuple[str, ...] = ()
    asked_as: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Language to what people say when they need it."""
    related: tuple[str, ...] = ()
    order: int = 1000
    safety: tuple[str, ...] = ()
    """Ids of the safety rules that its page and its sheet show in boxes."""
    safety_in_text: tuple[str, ...] = ()
    """Ids of those that the sheet says itself: the boxes stand on the page alone."""
    check_up: str | None = None
    """The check-up whose paper form its page holds."""
    anchors: Mapping[str, str] = field(default_factory=dict)
    """Text of a heading to its steady name in addresses."""
    hand_out: tuple[str, ...] = ()
    prints_on: int | None = None
    prints_on_because: str | None = None
    """Why it takes more pages than its kind promises."""
    poster: int | None = None
    """How many times as large its sheet is printed on several pages too."""
    added: date | None = None
    written: date | None = None
    reviewed: date | None = None
    reviewed_by: str | None = None
    review_every: int | None = None
    consent: Mapping[str, object] = field(default_factory=dict)
    """`date` and `form` of the written consent of those who speak in it."""
    steward: str | None = None
    aliases: tuple[str, ...] = ()
    status: str = "active"
    replaced_by: str | None = None
    allow: Mapping[str, str] = field(default_factory=dict)
    body: str = field(default="", compare=False, repr=False)
    body_line: int = 1

    @property
    def address(self) -> str:
        """The page of this resource, relative to the site."""
        return f"resources/{self.slug}/"

    @property
    def sheet_address(self) -> str:
        """The page of the part that is handed out, relative to the site."""
        return f"{self.address}sheet/"

    @property
    def safety_rules(self) -> tuple[str, ...]:
        """Return the ids of all safety rules that it names."""
        return (*self.safety, *self.safety_in_text)

    @property
    def retired(self) -> bool:
        """Whether the resource is kept for old links only."""
        return self.status == "retired"

    @property
    def opens(self) -> dict[str, str]:
        """Language (or nothing) to address, for a link-only resource; else empty."""
        return dict(self.urls) if self.urls else {"": self.url} if self.url else {}

    @property
    def link_keys(self) -> tuple[str, ...]:
        """Its links in the form that addresses of one page have in common."""
        return tuple(
            re.sub(r"^https?://(?:www\.)?", "", link).rstrip("/") for link in self.opens.values()
        )

    @property
    def file_name(self) -> str:
        """The path below the root of the catalog, as links between resources write it."""
        return f"{self.collection}/{self.slug}.md"

    def terms(self, facet: str) -> tuple[str, ...]:
        """Return the slugs of this resource's terms in a facet, or of its values in a fact."""
        if facet in self.facts:
            value = self.facts[facet]
            texts = value if isinstance(value, tuple) else (str(value),)
            return tuple(dict.fromkeys(map(folded, texts)))
        return tuple([placement.term for placement in self.placements.get(facet, ())])

    def reason(self, facet: str, term: str) -> str | None:
        """Return why the resource stands at a term, where the file says it."""
        for placement in self.placements.get(facet, ()):
            if placement.term == term:
                return placement.reason
        return None

    def review_due(self, default_months: int | None) -> date | None:
        """Return the day of the next review: the last one (or writing) plus the interval."""
        months = self.review_every or default_months
        done = [day for day in (self.reviewed, self.written, self.checked) if day is not None]
        last = max(done) if done else self.added
        return add_months(last, months) if months and last else None


@dataclass(frozen=True, kw_only=True, slots=True)
class PacketPart:
    """One resource of a packet, with a note on why it comes here."""

    slug: str
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Packet(Record):
    """An ordered set of resources that a trainer hands out."""

    placements: Mapping[str, tuple[Placement, ...]] = field(default_factory=dict)
    parts: tuple[PacketPart, ...] = ()

    @property
    def address(self) -> str:
        """The page of this packet, relative to the site."""
        return f"packets/{self.slug}/"


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A question in the visitor's words, and the query that answers it."""

    ask: str
    query: str
    months: tuple[int, ...] = ()
    """The months in which the line of the season asks it; none for a question of every day."""
    ask_in: Mapping[str, str] = field(default_factory=dict)
    """Language to the question in it."""
    line: int = 1
    lines: Mapping[str, int] = field(default_factory=dict)
    """Language to the line in which the question stands in it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Redirect:
    """A withdrawn address and the one that takes its place, both relative to the site."""

    source: str
    target: str
    line: int = 1
