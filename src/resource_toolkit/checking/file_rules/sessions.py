"""What must hold for the sessions of a training: times that exist, and each session once."""

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from resource_toolkit.catalog import Catalog, Session, Training
from resource_toolkit.checking.named import problem_at
from resource_toolkit.problems import Problem

MUCH_SHORTER = 0.75
"""A session may leave out so little of the hours that its training promises."""
MUCH_LONGER = 1.5
"""A session may take so many times as long as its training."""


def sessions(catalog: Catalog) -> Iterator[Problem]:
    """A session must be at a time that exists, end after it begins, and be there once."""
    for training in catalog.trainings.values():
        for session in training.sessions:
            faults = list(_times(training, session))
            yield from faults or _length(training, session)
        yield from _twice(training)


def _times(training: Training, session: Session) -> Iterator[Problem]:
    zone = ZoneInfo(session.timezone)
    for name, local in (("start", session.start), ("end", session.end)):
        there = local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None)
        if there != local:
            day = local.date()
            message = (
                f"{local:%H:%M} does not exist on {day} in {session.timezone}: the clocks change;"
                f" write {there:%Y-%m-%d %H:%M}, or correct the zone"
            )
            yield problem_at(training, ("sessions", session.nth, name), "RC191", message)
    if session.end <= session.start:
        message = "the session ends before it begins"
        if session.end == session.start:
            message = "the session ends when it begins"
        message += f"; give an end after {session.start:%Y-%m-%d %H:%M}"
        yield problem_at(training, ("sessions", session.nth, "end"), "RC114", message)


def _length(training: Training, session: Session) -> Iterator[Problem]:
    zone = ZoneInfo(session.timezone)
    start, end = (_in_utc(local, zone) for local in (session.start, session.end))
    lasts = (end - start).total_seconds() / 3600
    promised = max((sum(hours.values()) for hours in training.hours.values()), default=0)
    planned = training.minutes / 60
    least, most = promised or planned, max(promised, planned)
    if not most or least * MUCH_SHORTER <= lasts <= most * MUCH_LONGER:
        return
    message = (
        f"the session lasts {_hours(lasts)}, and its training takes {_hours(most)};"
        " correct start or end, or the hours of the training"
    )
    yield problem_at(training, ("sessions", session.nth, "end"), "RC590", message)


def _in_utc(local: datetime, zone: ZoneInfo) -> datetime:
    return local.replace(tzinfo=zone).astimezone(UTC)


def _hours(hours: float) -> str:
    return f"{round(hours, 2):g} hour{'' if hours == 1 else 's'}"


def _twice(training: Training) -> Iterator[Problem]:
    first: dict[tuple[object, ...], Session] = {}
    for session in sorted(training.sessions, key=lambda session: session.nth):
        same = (session.start, session.timezone, session.place, session.online)
        other = first.setdefault(same, session)
        if other is not session:
            line = training.mark("sessions", other.nth, "start")[0]
            message = f"line {line} has a session at this time and place; delete one of the two"
            yield problem_at(training, ("sessions", session.nth, "start"), "RC390", message)
