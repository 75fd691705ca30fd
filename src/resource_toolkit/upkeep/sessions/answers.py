"""What people say of a new session, as plain texts, and the lines that it becomes."""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from resource_toolkit.catalog import Catalog
from resource_toolkit.problems import shown
from resource_toolkit.reading import session_fields
from resource_toolkit.writing import field_lines, scalar_text


class Asked(NamedTuple):
    """One thing that is asked."""

    name: str
    """The title of its column."""
    label: str
    meaning: str
    needed: bool = False


ASKED = (
    Asked("training", "Training", "Which training it is.", needed=True),
    Asked("dates", "Dates", "One date, or several with ; between them: 2027-03-09", needed=True),
    Asked("from", "From", "When it begins, such as 18:30 or 6:30 pm.", needed=True),
    Asked("until", "Until", "When it ends, such as 20:30 or 8:30 pm.", needed=True),
    Asked("timezone", "Time zone", "Continent and city: America/Chicago", needed=True),
    Asked("place", "Place", "The name of the place; empty when it is only online."),
    Asked("address", "Street and number", "Where people find the place."),
    Asked("town", "Town", "The town, as lists name it."),
    Asked("online", "Link to join", "The web address, when people can join online."),
    Asked("languages", "Languages", "What people speak there; several with ; between them."),
    Asked("interpreter", "Interpreter", "Languages into which somebody interprets."),
    Asked("trainer", "Trainer", "Who trains, by role: Infant specialist"),
    Asked("credential", "Credential", "What the trainer holds."),
    Asked("registry", "Approved by", "The registry, if the session is approved."),
    Asked("number", "Approval number", "The number of that approval."),
    Asked("approved_until", "Approved until", "The last day on which it holds: 2027-12-31"),
    Asked("seats", "Seats", "How many people fit in."),
    Asked("cost", "Cost", "What it costs; Free when it costs nothing."),
    Asked("contact", "Contact", "Whom to ask, best an address for mail."),
    Asked("registration", "Where to sign up", "The web address where people sign up."),
    Asked("deadline", "Sign up until", "The last day to sign up: 2027-03-01"),
    Asked("id", "Name in its address", "Empty: it is made from month and town."),
)
"""What is asked, in order. The form, the table and the questions have all of it."""
NAMES = tuple(asked.name for asked in ASKED)

DAYS = ("dates", "deadline", "approved_until")
"""What is a day, or several."""

_TIME = re.compile(r"(\d{1,2})(?::(\d\d))?(?::00)?\s*([ap])?\.?\s?(?:m\.?)?", re.I)


def day_of(text: str) -> date | None:
    """Return the day that a person wrote as year-month-day, or None."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def first_day(text: str) -> date:
    """Return the first of the days that a person wrote in the right form."""
    return min(filter(None, map(day_of, parts_of(text))))


def time_of(text: str) -> str | None:
    """Return the time that a person wrote as hours and minutes of the day, or None.

    `6:30` alone may be morning or evening, so it is none; `06:30`, `18:30` and `6:30 pm` are.
    """
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if not half and (match[2] is None or (len(match[1]) == 1 and hour > 0)):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def fault_of(asked: Asked, text: str) -> str | None:
    """Return what is wrong with the form of one answer, or None; the checks say the rest."""
    if not text:
        return "this one is needed" if asked.needed else None
    if asked.name in ("from", "until") and time_of(text) is None:
        return f"{shown(text)} is no clear time; write 18:30 or 6:30 pm"
    if asked.name in DAYS:
        wrong = [part for part in parts_of(text) if day_of(part) is None]
        if wrong:
            return f"{shown(wrong[0])} is no date; write year-month-day, such as 2027-03-09"
    return None


def session_lines(catalog: Catalog, answers: Mapping[str, str]) -> list[str]:
    """Return the lines of a session, without indent, for answers in the right form."""
    given = {name: text.strip() for name, text in answers.items() if text.strip()}
    for name in ("deadline", "approved_until"):
        if name in given:
            given[name] = str(day_of(given[name]))
    lines: dict[str, list[str]] = {
        "added": [f"added: {catalog.today}"],
        **_times(given),
        "trainer": _group("trainer", {"role": "trainer", "credential": "credential"}, given),
        "approval": _group(
            "approval",
            {"registry": "registry", "number": "number", "until": "approved_until"},
            given,
        ),
    }
    fields = session_fields(catalog.vocabularies.values())
    for field in fields:
        if field.name in given and field.name not in lines:
            many = field.name in ("languages", "interpreter")
            text = given[field.name]
            value = [_term(catalog, part) for part in parts_of(text)] if many else text
            lines[field.name] = field_lines(field, value)
    return [line for field in fields for line in lines.get(field.name, ())]


def parts_of(text: str) -> list[str]:
    """Return the parts of an answer that names several things."""
    return [part.strip() for part in re.split(r"[;\n]|,(?=\s)", text) if part.strip()]


def _term(catalog: Catalog, text: str) -> str:
    """Return the term of the language that a person named by slug or title, else the text."""
    for term in catalog.spoken.terms if catalog.spoken else ():
        names = (term.slug, term.title, *term.also_called, *term.aliases)
        if text.casefold() in {name.casefold() for name in names}:
            return term.slug
    return text


def _times(given: Mapping[str, str]) -> dict[str, list[str]]:
    begin, end = time_of(given["from"]), time_of(given["until"])
    days = sorted(filter(None, map(day_of, parts_of(given["dates"]))))
    if len(days) == 1:
        return {"start": [f"start: {days[0]} {begin}"], "end": [f"end: {days[0]} {end}"]}
    rows = [f"  - {{start: {day} {begin}, end: {day} {end}}}" for day in days]
    return {"meetings": ["meetings:", *rows]}


def _group(name: str, keys: Mapping[str, str], given: Mapping[str, str]) -> list[str]:
    pairs = [
        f"{key}: {scalar_text(given[answer], in_list=True, words=answer != 'approved_until')}"
        for key, answer in keys.items()
        if answer in given
    ]
    return [f"{name}: {{{', '.join(pairs)}}}"] if pairs else []
