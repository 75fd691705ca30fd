"""The fields of a session: one date, or a series of dates."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from resource_toolkit.catalog import Vocabulary, language_vocabulary
from resource_toolkit.problems import Report
from resource_toolkit.reading.frontmatter import MappingNode, Node, ScalarNode, SequenceNode

from .addresses import Address
from .choices import Choice
from .days import Day, Moment, span_meant
from .resource_fields import new_field
from .shapes import Field, Grouped, Listed, Values
from .slugs import ResourceSlug, Slug
from .terms import Terms
from .time_zones import TimeZone
from .values import JsonSchema, Number, Text

_START = new_field("start", Moment(), "Local start.", "start: 2027-03-09 18:30", required=True)
_END = new_field("end", Moment(), "Local end.", "end: 2027-03-09 20:30", required=True)
_WHERE = (
    new_field("place", Text(120), "Where.", "place: Public library"),
    new_field("address", Text(160), "Street and town.", "address: 107 NE Monroe Street, Peoria"),
    new_field("online", Address(), "The address to join.", "online: https://example.org/"),
)
_MEETING = Grouped(
    (
        _START,
        _END,
        new_field("topic", Text(160), "What it is about.", "topic: What children decide"),
        *_WHERE,
        new_field("resources", Listed(ResourceSlug()), "What it uses.", "resources: [sector-map]"),
    )
)
_TRAINER = Grouped(
    (
        new_field("role", Text(120), "What they are.", "role: Infant specialist", required=True),
        new_field("credential", Text(160), "What they hold.", "credential: Trainer, level 2"),
    )
)
_APPROVAL = Grouped(
    (
        new_field("registry", Text(120), "Who approved.", "registry: My registry", required=True),
        new_field("number", Text(60), "Its number.", 'number: "12345"', required=True),
        new_field("until", Day(), "The last day on which it holds.", "until: 2027-12-31"),
    )
)


@dataclass(frozen=True)
class OneOrSeries(Grouped):
    """A session: either with its own start and end, or with a list of meetings."""

    def read(self, node: Node, report: Report) -> Values | None:
        if isinstance(node, MappingNode) and (told := _apart(node)):
            report.add(node.mark, "RC106", told)
            return None
        values = super().read(node, report)
        if not isinstance(node, MappingNode):
            return values
        keys = {key.value: key for key, _ in node.entries}
        for field in (_START, _END):
            if "meetings" in keys and field.name in keys:
                message = f"a session with meetings takes no {field.name}; delete this line"
                report.add(keys[field.name].mark, "RC195", message, field.name)
            elif "meetings" not in keys and field.name not in keys:
                message = f"'{field.name}' is missing; add a line such as '{field.example}'"
                report.add(node.mark, "RC102", message, field.name)
        return values

    def schema(self) -> JsonSchema:
        one = {"required": ["start", "end"], "properties": {"meetings": False}}
        series = {"required": ["meetings"], "properties": {"start": False, "end": False}}
        return {**super().schema(), "oneOf": [one, series]}


_CLOCK = re.compile(r"(?i)\d{1,2}(?:[:.]\d\d)? ?[ap]?\.? ?m?\.?")
"""A time without its day."""


def _apart(node: MappingNode) -> str:
    """Return what to write for a day and hours that stand in lines of their own, or nothing."""
    said = {key.value.casefold(): _texts(value) for key, value in node.entries}
    days = [day for name in _DAYS for day in said.get(name, ())]
    hours = [hour for name in _HOURS for hour in said.get(name, ())]
    ends = [said[name][0] for name in ("start", "end") if said.get(name)]
    if len(ends) == 2 and all(map(_CLOCK.fullmatch, ends)):
        hours = [" to ".join(ends)]
    elif ends or "meetings" in said:
        return ""
    if begins := [said[name][0] for name in _BEGINS if said.get(name)]:
        until = [said[name][0] for name in _UNTIL if said.get(name)]
        hours = [" to ".join((*begins[:1], *until[:1]))]
    if not days:
        return ""
    spans = [span_meant(day, hours[0] if hours else "") for day in days]
    told = [f"start: {span[0]}, end: {span[1]}" for span in spans if span]
    if len(days) > 1:
        listed = (
            "}, {".join(told) if len(told) == len(days) else f"{_START.example}, {_END.example}"
        )
        return f"day and hours stand together; write 'meetings: [{{{listed}}}]', in place of them"
    one = f"'{told[0].replace(', ', _QUOTED_AND)}'" if told else f"'{_START.example}', and an end"
    return f"day and hours stand together; write {one}, in place of the day and the time"


def _texts(node: Node) -> list[str]:
    """Return the text of a value, or those of a list."""
    items = node.items if isinstance(node, SequenceNode) else (node,)
    return [item.value for item in items if isinstance(item, ScalarNode)]


_DAYS = ("date", "dates", "day", "days", "when", "fecha", "fechas")
_HOURS = ("time", "times", "hours", "hour", "hora", "horas")
_BEGINS = ("from", "begin", "begins", "starts", "start_time", "start time", "desde")
_UNTIL = ("until", "till", "to", "ends", "end_time", "end time", "hasta")
"""What people call a day, its hours, and where these begin and end."""
_QUOTED_AND = "' and '"


_NAMES = (
    new_field("id", Slug(), "Its name in the address of the page.", "id: march-peoria"),
    new_field("added", Day(), "When it was first told.", "added: 2027-01-10"),
    new_field("revised", Day(), "When it was last changed.", "revised: 2027-02-20"),
)
_TIMES = (
    new_field("start", Moment(), _START.meaning, _START.example),
    new_field("end", Moment(), _END.meaning, _END.example),
    new_field(
        "meetings",
        Listed(_MEETING, most=40),
        "Its dates, where it has several, in place of start and end.",
        "meetings: [{start: 2027-03-09 18:30, end: 2027-03-09 20:30, topic: Meals}]",
    ),
    new_field("timezone", TimeZone(), "Time zone.", "timezone: America/Chicago", required=True),
)
_PEOPLE = (
    new_field(
        "interpreter",
        Listed(Text(60), single=True),
        "Languages into which somebody interprets.",
        "interpreter: American Sign Language",
    ),
    new_field("trainer", _TRAINER, "Who trains.", "trainer: {role: Infant specialist}"),
    new_field(
        "approval",
        _APPROVAL,
        "What a registry approved.",
        'approval: {registry: My registry, number: "12345", until: 2027-12-31}',
    ),
)
_SIGN_UP = (
    new_field("seats", Number(1, 9999), "How many people fit in.", "seats: 24"),
    new_field("deadline", Day(), "The last day to sign up.", "deadline: 2027-03-01"),
    new_field("cost", Text(80), "What it costs.", "cost: Free"),
    new_field("contact", Text(120), "Whom to ask, best by mail.", "contact: office@example.org"),
    new_field("registration", Address(), "Where to sign up.", "registration: https://x.org/"),
    new_field("status", Choice(("planned", "full", "canceled")), "Its state.", "status: full"),
)


def session_fields(vocabularies: Iterable[Vocabulary]) -> tuple[Field, ...]:
    """Return the fields of a session, in the order in which files have them."""
    spoken = language_vocabulary(vocabularies)
    languages: tuple[Field, ...] = ()
    if spoken:
        example = f"languages: [{spoken.terms[0].slug}]"
        languages = (new_field("languages", Terms(spoken), "What people speak there.", example),)
    town = new_field("town", Text(60), "The town, as lists name it.", "town: Peoria")
    return (*_NAMES, *_TIMES, *_WHERE, town, *languages, *_PEOPLE, *_SIGN_UP)


def sessions_fields(vocabularies: Iterable[Vocabulary]) -> tuple[Field, Field]:
    """Return the fields of a training that hold its sessions, and the ids of former ones."""
    return (
        new_field(
            "sessions",
            Listed(OneOrSeries(session_fields(vocabularies))),
            "Dated occurrences.",
            "sessions: [{start: 2027-03-09 18:30, end: 2027-03-09 20:30, timezone: Europe/Rome}]",
        ),
        new_field(
            "former_sessions",
            Listed(Slug()),
            "Ids of sessions that are no longer here; their addresses go on working.",
            "former_sessions: [march-peoria]",
        ),
    )
