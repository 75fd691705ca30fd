"""What must hold for the sessions of a training: times that exist, and each session once."""

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from resource_toolkit.catalog import Catalog, Session, Training, suggested_id
from resource_toolkit.checking.named import Steps, problem_at
from resource_toolkit.checking.reviews import day_done
from resource_toolkit.problems import Problem, Repair, shown

MUCH_SHORTER = 0.75
"""A session may leave out so little of the hours that its training promises."""
MUCH_LONGER = 1.5
"""A session may take so many times as long as its training."""

PARTS_OF_THE_PAGE = frozenset(
    {
        *("sessions", "questions", "objectives", "outline", "hours", "tools"),
        *(
            "dates",
            "content",
            "search",
            "search-title",
            "search-words",
            "search-count",
            "toc-title",
        ),
        *("toolkit", "dates"),
    }
)
"""Ids that the page of a training has already, and the name of its calendar."""


def sessions(catalog: Catalog) -> Iterator[Problem]:
    """A session must have times that exist, follow each other, and be there once, by its id."""
    for training in catalog.trainings.values():
        for session in training.sessions:
            faults = list(_times(training, session))
            yield from faults or _length(training, session)
            yield from _days(catalog, training, session)
            yield from _told(catalog, training, session)
        yield from _twice(training)
        yield from _ids(training)


def _times(training: Training, session: Session) -> Iterator[Problem]:
    before = None
    for n, meeting in enumerate(session.meetings):
        yield from _clock(training, session, n)
        what = "meeting" if session.series else "session"
        if meeting.end <= meeting.start:
            message = f"the {what} ends before it begins"
            if meeting.end == meeting.start:
                message = f"the {what} ends when it begins"
            message += f"; give an end after {meeting.start:%Y-%m-%d %H:%M}"
            yield problem_at(training, session.steps(n, "end"), "RC114", message)
        elif before and meeting.start < before.end:
            message = (
                f"this meeting begins before the one above it ends ({before.end:%Y-%m-%d %H:%M})"
            )
            message += "; put the meetings in order, or correct the time"
            yield problem_at(training, session.steps(n, "start"), "RC194", message)
        before = meeting


def _clock(training: Training, session: Session, nth: int) -> Iterator[Problem]:
    """Yield a problem for each time of a meeting that no clock shows."""
    zone, meeting = ZoneInfo(session.timezone), session.meetings[nth]
    for name, local in (("start", meeting.start), ("end", meeting.end)):
        there = local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None)
        if there != local:
            day = local.date()
            message = (
                f"{local:%H:%M} does not exist on {day} in {session.timezone}: the clocks change;"
                f" write {there:%Y-%m-%d %H:%M}, or correct the zone"
            )
            yield problem_at(training, session.steps(nth, name), "RC191", message)


def _length(training: Training, session: Session) -> Iterator[Problem]:
    zone = ZoneInfo(session.timezone)
    seconds = sum(
        (_in_utc(meeting.end, zone) - _in_utc(meeting.start, zone)).total_seconds()
        for meeting in session.meetings
    )
    lasts = seconds / 3600
    promised = max((sum(hours.values()) for hours in training.hours.values()), default=0)
    planned = training.minutes / 60
    least, most = promised or planned, max(promised, planned)
    if not most or least * MUCH_SHORTER <= lasts <= most * MUCH_LONGER:
        return
    message = (
        f"the session lasts {_hours(lasts)}, and its training takes {_hours(most)};"
        " correct start or end, or the hours of the training"
    )
    steps = session.steps(len(session.meetings) - 1, "end")
    yield problem_at(training, steps, "RC590", message)


def _in_utc(local: datetime, zone: ZoneInfo) -> datetime:
    return local.replace(tzinfo=zone).astimezone(UTC)


def _days(catalog: Catalog, training: Training, session: Session) -> Iterator[Problem]:
    first, last = session.start.date(), session.end.date()
    for name, day in (("added", session.added), ("revised", session.revised)):
        if day and day > catalog.today:
            message = f"{name} lies in the future ({day}); {day_done(day, catalog.today)}"
            yield problem_at(training, ("sessions", session.nth, name), "RC107", message)
    if session.added and session.added > first:
        message = f"the session was over ({first}) before it was added ({session.added});"
        message += " correct the year of the session, or the day on which you added it"
        yield problem_at(training, session.steps(0, "start"), "RC180", message)
    if session.added and session.revised and session.revised < session.added:
        message = f"revised ({session.revised}) comes before added ({session.added});"
        message += f" write the day of the last change, such as {catalog.today}"
        yield problem_at(training, ("sessions", session.nth, "revised"), "RC180", message)
    if session.deadline and session.deadline > first:
        message = f"one can sign up until {session.deadline}, and the session is on "
        message += f"{first}; give a day that is not after it"
        yield problem_at(training, ("sessions", session.nth, "deadline"), "RC192", message)
    until = session.approval.until if session.approval else None
    if until and until < last and session.status != "canceled":
        message = f"the approval holds until {until}, and the session ends on {last};"
        message += " write the day of the new approval, or take approval out until it is there"
        yield problem_at(training, ("sessions", session.nth, "approval", "until"), "RC193", message)


def _told(catalog: Catalog, training: Training, session: Session) -> Iterator[Problem]:
    """Yield advice on what a coming session leaves open: where it is, its name, its first day."""
    if session.end.date() < catalog.today:
        return
    steps, meetings = ("sessions", session.nth), session.meetings
    if not (session.place or session.online or all(m.place or m.online for m in meetings)):
        message = "nothing says where it is; add place with address, or online"
        yield problem_at(training, steps, "RC581", message)
    where = session.town or session.place or ("online" if session.online else "")
    lines = [] if session.id else [f"id: {suggested_id(session.start.date(), where)}"]
    lines += [] if session.added else [f"added: {catalog.today}"]
    if lines:
        message = f"the session lacks {' and '.join(line.partition(':')[0] for line in lines)};"
        message += f" add {' and '.join(map(shown, lines))}"
        repair = _written_first(training, steps, lines)
        yield problem_at(training, steps, "RC580", message, repair=repair)


def _written_first(training: Training, steps: Steps, lines: list[str]) -> Repair | None:
    """Return the repair that puts lines at the head of a session that begins with `start`."""
    line, column = training.mark(*steps)
    start_line, start = training.mark(*steps, "start")
    if start_line != line:
        return None
    key = "start: "
    if start == column + len(key):
        rest = "".join(f"{text}\n{' ' * (column - 1)}" for text in lines)
        return Repair(key, f"{rest}{key}")
    opening = "{" + key
    fits = start == column + len(opening)
    return Repair(opening, f"{{{', '.join(lines)}, {key}") if fits else None


def _ids(training: Training) -> Iterator[Problem]:
    first: dict[str, Session] = {}
    for session in sorted(training.sessions, key=lambda session: session.nth):
        if session.id is None:
            continue
        steps, name = ("sessions", session.nth, "id"), session.id.casefold()
        other = first.setdefault(name, session)
        taken = ""
        if name in PARTS_OF_THE_PAGE:
            taken = f"{shown(session.id)} is the name of a part of the page"
        elif other is not session:
            line = training.mark("sessions", other.nth, "id")[0]
            taken = f"line {line} has the id {shown(other.id or name)} already"
        if taken:
            yield problem_at(training, steps, "RC391", f"{taken}; choose another")


def _hours(hours: float) -> str:
    return f"{round(hours, 2):g} hour{'' if hours == 1 else 's'}"


def _twice(training: Training) -> Iterator[Problem]:
    first: dict[tuple[object, ...], Session] = {}
    for session in sorted(training.sessions, key=lambda session: session.nth):
        same = (session.start, session.timezone, session.place, session.town, session.online)
        other = first.setdefault(same, session)
        if other is not session:
            line = training.mark(*other.steps(0, "start"))[0]
            message = f"line {line} has a session at this time and place; delete one of the two"
            yield problem_at(training, session.steps(0, "start"), "RC390", message)
