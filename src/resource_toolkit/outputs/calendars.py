"""Calendars of sessions (RFC 5545): one of all, one for each training, one for each session.

Calendar programs know an event by its UID and take a change when SEQUENCE rises, so both come from
what files say: the UID from the id, SEQUENCE from the days between `added` and `revised`.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vDuration, vText

from resource_toolkit.catalog import (
    ALL_DATES,
    Catalog,
    Session,
    Settings,
    Training,
    calendar_of,
    filled,
    session_address,
)

_PRODUCT = "-//Resource Toolkit//Dates of trainings//EN"
_LOOK_AGAIN = timedelta(hours=12)
"""How soon programs are asked to look for changes; many take longer."""


def calendar_files(catalog: Catalog, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield address and content of every calendar; those of trainings are there without dates."""
    writer = _Writer(catalog, settings)
    trainings = catalog.trainings.values()
    if trainings:
        pairs = [(training, held) for training in trainings for held in training.sessions]
        yield f"{ALL_DATES}.ics", writer.calendar(settings.name, pairs)
    for training in trainings:
        pairs = [(training, held) for held in training.sessions]
        yield calendar_of(training), writer.calendar(training.title, pairs)
        for session in training.sessions:
            if session.id:
                file = calendar_of(training, session.id)
                yield file, writer.calendar(training.title, [(training, session)])


class _Writer:
    """Writes calendars of one catalog."""

    def __init__(self, catalog: Catalog, settings: Settings) -> None:
        self.catalog = catalog
        self.settings = settings
        self.host = urlsplit(settings.url).hostname or "toolkit.invalid"

    def calendar(self, name: str, pairs: Iterable[tuple[Training, Session]]) -> bytes:
        """Return a calendar of those sessions that have an id and are still to be told."""
        told = [pair for pair in pairs if pair[1].id and self._is_told(pair[1])]
        told.sort(key=lambda pair: (_in_utc(pair[1]), pair[0].slug, pair[1].nth))
        calendar = Calendar()
        calendar.add("prodid", _PRODUCT)
        calendar.add("version", "2.0")
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", vDuration(_LOOK_AGAIN), {"value": "DURATION"})
        calendar.add("x-published-ttl", vDuration(_LOOK_AGAIN))
        for zone in _zones([session for _, session in told]):
            calendar.add_component(zone)
        for training, session in told:
            for event in self._events(training, session):
                calendar.add_component(event)
        return bytes(calendar.to_ical())

    def _is_told(self, session: Session) -> bool:
        """Return whether calendars hold a session: a canceled one until its day has passed."""
        # The day may still last there when it is over in UTC.
        day_after = session.end.date() + timedelta(days=1)
        return session.status != "canceled" or self.catalog.today <= day_after

    def _events(self, training: Training, session: Session) -> Iterator[Event]:
        zone = ZoneInfo(session.timezone)
        first_id = ""
        for nth, meeting in enumerate(session.meetings, 1):
            event = Event()
            uid = f"{training.slug}.{session.id}.{nth}@{self.host}"
            event.add("uid", uid)
            self._add_version(event, session)
            event.add("dtstart", meeting.start.replace(tzinfo=zone))
            event.add("dtend", meeting.end.replace(tzinfo=zone))
            event.add("summary", self._title(training, session, meeting.topic))
            event.add("description", "\n".join(filter(None, self._about(training, session))))
            if where := self._where(session, meeting.place, meeting.address, meeting.online):
                event.add("location", where)
            if self.settings.url:
                event.add(
                    "url", f"{self.settings.url}{session_address(training, session.id or '')}"
                )
            event.add("status", "CANCELLED" if session.status == "canceled" else "CONFIRMED")
            if first_id:
                event.add("related-to", vText(first_id), {"reltype": "SIBLING"})
            first_id = first_id or uid
            yield event

    def _add_version(self, event: Event, session: Session) -> None:
        """Say when the event was made and changed, by the days that the file holds."""
        added = session.added or session.revised or session.start.date()
        revised = session.revised or added
        event.add("dtstamp", _midnight(revised))
        event.add("created", _midnight(added))
        event.add("last-modified", _midnight(revised))
        event.add("sequence", max(0, (revised - added).days))

    def _title(self, training: Training, session: Session, topic: str | None) -> str:
        """Return the title of an event; what is full or canceled says so first."""
        state = f"{self._word(f'status_{session.status}')}: " if session.status != "planned" else ""
        return f"{state}{training.title}{f' – {topic}' if topic else ''}"

    def _about(self, training: Training, session: Session) -> Iterator[str]:
        yield training.summary
        if session.online:
            yield f"{self._word('session_online')}: {session.online}"
        if session.registration and session.status == "planned":
            yield f"{self._word('registration')}: {session.registration}"
        if session.contact:
            yield f"{self._word('session_contact')} {session.contact}"
        yield self._address(training, session)

    def _address(self, training: Training, session: Session) -> str:
        """Return the whole address of a session; nothing where the site has none."""
        address = session_address(training, session.id or "")
        return f"{self.settings.url}{address}" if self.settings.url else ""

    def _where(self, session: Session, *own: str | None) -> str:
        """Return where a meeting is: at its own place, or at that of its session."""
        *known, online = own
        if any(known):
            return ", ".join(filter(None, known))
        there = ", ".join(filter(None, (session.place, session.address, session.town)))
        return online or there or session.online or ""

    def _word(self, name: str) -> str:
        return filled(self.catalog.words[name], {})


def _zones(sessions: list[Session]) -> Iterator[Timezone]:
    """Yield the zones of sessions, each only for the days that they need; one without sessions.

    A calendar must hold something: UTC stands in one that has no event.
    """
    days: dict[str, list[date]] = {} if sessions else {"UTC": [date(2000, 1, 1)]}
    for session in sessions:
        days.setdefault(session.timezone, []).extend((session.start.date(), session.end.date()))
    for name, known in sorted(days.items()):
        # A year before, so that the rule of the first day is in it too.
        first, last = min(known) - timedelta(days=366), max(known) + timedelta(days=1)
        zone = Timezone.from_tzinfo(ZoneInfo(name), name, first, last)
        zone.pop("comment", None)
        yield zone


def _in_utc(session: Session) -> datetime:
    return session.start.replace(tzinfo=ZoneInfo(session.timezone)).astimezone(UTC)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)
