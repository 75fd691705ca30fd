"""A session as a part of a page: when, where, in which language, and what one can do."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date
from markupsafe import Markup

from resource_toolkit.catalog import (
    Meeting,
    Resource,
    Session,
    SessionTimes,
    Training,
    calendar_of,
    dates_address,
    span_in_words,
    times_of,
    zone_in_words,
)
from resource_toolkit.pages.renderer import Renderer

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, kw_only=True)
class Row:
    """What a page says of a session, and what sorts and folds it."""

    session: Session
    training: Training
    times: SessionTimes
    when: str
    """When and where in one line."""
    html: Markup
    languages: tuple[str, ...] = ()
    """The terms of the languages that are spoken or interpreted."""

    @property
    def offered(self) -> bool:
        """Whether people can still come."""
        return not self.times.past and self.session.status != "canceled"


@dataclass(frozen=True, kw_only=True)
class _When:
    """A meeting with its times in its zone, and both in words."""

    meeting: Meeting
    start: datetime
    end: datetime
    told: str


class SessionRows:
    """Renders sessions in the language of a renderer."""

    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer
        self.catalog = renderer.catalog
        self.locale = renderer.locale
        self._using: dict[str, list[Training]] = {}
        """Slug of a resource to the trainings that use it."""
        for training in self.catalog.trainings.values():
            in_meetings = [
                s for held in training.sessions for m in held.meetings for s in m.resources
            ]
            for slug in dict.fromkeys((*training.tools, *in_meetings)):
                self._using.setdefault(slug, []).append(training)

    def row(self, training: Training, session: Session, base: str, *, titled: bool) -> Row:
        """Return a session for a page; a `titled` one says of which training it is."""
        times = times_of(session, self.catalog.today)
        languages, whens = self._understood(session), self._whens(session)
        html = self.renderer.part(
            "session",
            base=base,
            training=training,
            session=session,
            times=times,
            titled=titled,
            whens=whens,
            zone=zone_in_words(times.start, self.locale),
            day=self._day,
            contact=self._contact(session),
            spoken=self._named(session.languages),
            interpreter=self._named(session.interpreter),
            areas=self._areas(training),
            understood=languages,
        )
        return Row(
            session=session,
            training=training,
            times=times,
            when=self._in_a_line(session, whens),
            html=html,
            languages=languages,
        )

    def on_page(self, training: Training, base: str) -> dict[str, list[Markup] | Markup | str]:
        """Return what the page of a training lists: sessions, where they are found, and tools."""
        rows = [self.row(training, session, base, titled=False) for session in training.sessions]
        tools = [self.catalog.resources[slug] for slug in training.tools]
        return {
            "tools": self.renderer.listing(tools, base) if tools else Markup(""),
            "upcoming": [row.html for row in rows if not row.times.past],
            "past": [row.html for row in rows if row.times.past],
            "calendar": calendar_of(training),
            "all_dates": dates_address(),
        }

    def _whens(self, session: Session) -> list[_When]:
        zone = ZoneInfo(session.timezone)
        whens = []
        for meeting in session.meetings:
            start, end = (t.replace(tzinfo=zone) for t in (meeting.start, meeting.end))
            told = span_in_words(start, end, self.locale, zone=not session.series)
            whens.append(_When(meeting=meeting, start=start, end=end, told=told))
        return whens

    def _in_a_line(self, session: Session, whens: list[_When]) -> str:
        word = self.renderer.word
        told = whens[0].told
        if session.series:
            told = word("session_from", count=len(whens), day=self._day(session.start))
        return f"{told} · {session.town or session.place or word('dates_online')}"

    def _understood(self, session: Session) -> tuple[str, ...]:
        """Return the terms of the languages in which people can take part."""
        spoken = self.catalog.spoken
        named = [spoken.find(name) for name in session.interpreter] if spoken else []
        interpreted = [term.slug for term in named if term]
        return tuple(dict.fromkeys([*session.languages, *interpreted]))

    def _areas(self, training: Training) -> list[str]:
        """Return the terms for which a training enters hours, as `facet:term`."""
        return [
            f"{facet}:{term.slug}"
            for facet, hours in training.hours.items()
            for code in hours
            if (term := self.catalog.vocabularies[facet].find(code))
        ]

    def _day(self, day: date) -> str:
        return format_date(day, "long", locale=self.locale)

    def _named(self, languages: Iterable[str]) -> str:
        """Return the names of languages; what is no term of the vocabulary stays as written."""
        spoken = self.catalog.spoken
        terms = [(name, spoken.find(name) if spoken else None) for name in languages]
        return ", ".join(term.title if term else name for name, term in terms)

    def _contact(self, session: Session) -> Markup | str:
        """Return whom to ask, the address for mail as a link."""
        said = session.contact or ""
        mail = _MAIL.search(said)
        if mail is None:
            return said
        link = Markup('<a href="mailto:{0}">{0}</a>').format(mail[0])
        return Markup("{}{}{}").format(said[: mail.start()], link, said[mail.end() :])

    def trainings_with(self, resource: Resource, base: str) -> Markup:
        """Return the trainings that use a resource, each with its next dates."""
        told = [
            Markup("<br>").join([self.renderer.link(training, base), *self.taught(training, base)])
            for training in self._using.get(resource.slug, ())
        ]
        return Markup("<br>" if any("<br>" in line for line in told) else ", ").join(told)

    def taught(self, training: Training, base: str) -> Iterable[Markup]:
        """Yield a link to each of the next two sessions of a training, by day and town."""
        for session in coming(training, self.catalog.today)[:2]:
            day = self._day(session.start)
            where = session.town or session.place
            name = "taught_in" if session.town else "taught_at" if where else "taught_online"
            told = self.renderer.word(name, day=day, where=where or "")
            anchor = f"#{session.id}" if session.id else "#sessions"
            yield Markup('<a data-end="{}" href="{}{}{}">{}</a>').format(
                times_of(session, self.catalog.today).end.isoformat(),
                base,
                training.address,
                anchor,
                told,
            )


def coming(training: Training, today: date) -> list[Session]:
    """Return the sessions that are not over and not canceled, in order of time."""
    return [
        session
        for session in training.sessions
        if session.status != "canceled" and not times_of(session, today).past
    ]
