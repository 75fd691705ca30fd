"""Trainings and their sessions: what was written, and what it means on a day."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

from .records import Record


@dataclass(frozen=True, kw_only=True, slots=True)
class OutlinePart:
    """One part of a training's outline."""

    minutes: int
    what: str
    resources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Meeting:
    """One date of a session, in the local time of its zone."""

    start: datetime
    end: datetime
    topic: str | None = None
    place: str | None = None
    """Where, if not where the session is."""
    address: str | None = None
    online: str | None = None
    resources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Trainer:
    """Who trains, by role and credential."""

    role: str
    credential: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Approval:
    """What a registry has approved, as it was entered."""

    registry: str
    number: str
    until: date | None = None
    """The last day on which it holds."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Session:
    """One occurrence of a training: a date, or a series of dates. Times are local to `timezone`."""

    meetings: tuple[Meeting, ...]
    """At least one, in order of time."""
    timezone: str
    series: bool = False
    """Whether the file writes `meetings`; else it writes `start` and `end`."""
    id: str | None = None
    added: date | None = None
    revised: date | None = None
    seats: int | None = None
    deadline: date | None = None
    """The last day to sign up."""
    place: str | None = None
    address: str | None = None
    """The address by post of the place."""
    town: str | None = None
    online: str | None = None
    contact: str | None = None
    cost: str | None = None
    languages: tuple[str, ...] = ()
    """Terms of the vocabulary of languages."""
    interpreter: tuple[str, ...] = ()
    """Languages into which somebody interprets: terms of that vocabulary, or other names."""
    trainer: Trainer | None = None
    approval: Approval | None = None
    registration: str | None = None
    status: str = "planned"
    nth: int = field(default=0, compare=False)
    """Its position in the file, from 0: the file may name sessions in any order."""

    @property
    def start(self) -> datetime:
        """When it begins: its first date, if it has several."""
        return self.meetings[0].start

    @property
    def end(self) -> datetime:
        """When it is over."""
        return self.meetings[-1].end

    def steps(self, meeting: int, name: str) -> tuple[str | int, ...]:
        """Return where the file writes a value of a meeting, as keys and positions."""
        inner = ("meetings", meeting) if self.series else ()
        return "sessions", self.nth, *inner, name


@dataclass(frozen=True, kw_only=True)
class Training(Record):
    """A training experience: what it asks, what people learn, and how the time is used."""

    questions: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    outline: tuple[OutlinePart, ...] = ()
    resources: tuple[str, ...] = ()
    hours: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """Facet to term to clock hours, as the maintainer entered them."""
    certificate: str | None = None
    sessions: tuple[Session, ...] = ()
    former_sessions: tuple[str, ...] = ()
    """Ids of sessions that had an address and are no longer in the file."""

    @property
    def address(self) -> str:
        """The page of this training, relative to the site."""
        return f"trainings/{self.slug}/"

    @property
    def run_address(self) -> str:
        """The page with which a trainer runs it, relative to the site."""
        return f"{self.address}run/"

    @property
    def minutes(self) -> int:
        """The length of the training: the sum of its outline."""
        return sum(part.minutes for part in self.outline)

    @property
    def tools(self) -> tuple[str, ...]:
        """The slugs of the resources that it uses, each once: those named, then the outline's."""
        outlined = (slug for part in self.outline for slug in part.resources)
        return tuple(dict.fromkeys((*self.resources, *outlined)))


def suggested_id(day: date, where: str) -> str:
    """Return an id that a session could have: its month, its year, and where it is."""
    signs = unicodedata.normalize("NFKD", where[:40])
    plain = "".join(sign for sign in signs if not unicodedata.combining(sign))
    month = format_date(day, "MMMM-y", locale="en")
    return "-".join(re.findall(r"[a-z0-9]+", f"{month} {plain}".lower()))


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
