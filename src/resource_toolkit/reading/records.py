"""Turn the values of a file into its record."""

from collections.abc import Mapping
from dataclasses import fields

from resource_toolkit.catalog import (
    Approval,
    CheckUp,
    CheckUpWords,
    FieldRule,
    Gate,
    GoalSheet,
    Line,
    Meeting,
    OutlinePart,
    Packet,
    PacketPart,
    Placement,
    Region,
    Scale,
    Session,
    Sign,
    Source,
    Term,
    TermWords,
    Trainer,
    Training,
    Translation,
    Vocabulary,
)
from resource_toolkit.problems import Marks

from .fields.shapes import Values


def take_placements(values: Values, placed: Mapping[str, str]) -> dict[str, tuple[Placement, ...]]:
    """Move the values of vocabulary fields out of a file's values; keys become facet names."""
    return {facet: values.pop(name) for name, facet in placed.items() if name in values}


def vocabulary(name: str, path: str, values: Values, head: Marks) -> Vocabulary:
    """Return the vocabulary of a file; its name is the file's stem."""
    rule, terms = values.pop("field"), values.pop("terms")
    said: Mapping[str, Values] = values.pop("translations", {})
    return Vocabulary(
        name=name,
        path=path,
        title=values.pop("title", name),
        singular=values.pop("singular", name),
        field=FieldRule(**rule),
        terms=tuple(term(values_of_term) for values_of_term in terms if "slug" in values_of_term),
        source=_source(values),
        translations={code: Translation(**names) for code, names in said.items()},
        head=head,
        **{key: value for key, value in values.items() if key != "summary"},
    )


def term(values: Values) -> Term:
    """Return one term of a vocabulary."""
    signs = tuple(Sign(**{"sign": "", "ask": "", **sign}) for sign in values.pop("signs", ()))
    source = _source(values)
    filled = {"title": values["slug"], "summary": "", **values}
    return Term(signs=signs, source=source, **filled)


def _source(values: Values) -> Source | None:
    source = values.pop("source", None)
    return Source(**{"title": "", "url": "", **source}) if source else None


def packet(slug: str, path: str, values: Values, head: Marks, placed: Mapping[str, str]) -> Packet:
    """Return the packet of a file."""
    parts = values.get("resources", ())
    return Packet(
        slug=slug,
        path=path,
        title=values.get("title", slug),
        summary=values.get("summary", ""),
        placements=take_placements(values, placed),
        parts=tuple(PacketPart(**part) for part in parts if "slug" in part),
        head=head,
    )


def training(slug: str, path: str, values: Values, head: Marks) -> Training:
    """Return the training of a file, its sessions in order of time."""
    outline = tuple(
        OutlinePart(**{"minutes": 0, "what": "", **part}) for part in values.pop("outline", ())
    )
    read = (session(given, nth) for nth, given in enumerate(values.pop("sessions", ())))
    complete = filter(None, read)
    sessions = sorted(complete, key=lambda known: known.start)
    filled = {"title": slug, "summary": "", **values}
    return Training(
        slug=slug, path=path, outline=outline, sessions=tuple(sessions), head=head, **filled
    )


def session(values: Values, nth: int) -> Session | None:
    """Return the session at a position of its file, or None where it lacks a time."""
    times: Values = {name: values.pop(name) for name in ("start", "end") if name in values}
    given: tuple[Values, ...] | None = values.pop("meetings", None)
    meetings = (times,) if given is None else given
    has_times = all({"start", "end"} <= meeting.keys() for meeting in meetings)
    if not meetings or not has_times or "timezone" not in values:
        return None
    trainer, approval = values.pop("trainer", {}), values.pop("approval", {})
    return Session(
        meetings=tuple(Meeting(**meeting) for meeting in meetings),
        series=given is not None,
        languages=tuple(placement.term for placement in values.pop("languages", ())),
        trainer=Trainer(**trainer) if "role" in trainer else None,
        approval=Approval(**approval) if {"registry", "number"} <= approval.keys() else None,
        nth=nth,
        **values,
    )


def check_up(slug: str, path: str, values: Values, head: Marks) -> CheckUp:
    """Return the check-up of a file; parts that lack what they need are left out."""
    scales = _complete(values, "scales", {"id", "title", "low", "high"})
    lines = _complete(values, "lines", {"id", "scale", "ask", "low"})
    regions = tuple(
        Region(term=group["term"], start=group.get("from", {}), end=group.get("to", {}))
        for group in _complete(values, "regions", {"term"})
    )
    gate, sheet = values.pop("first", {}), values.pop("goal_sheet", {})
    filled = {"title": slug, "summary": "", "vocabulary": "", **values}
    return CheckUp(
        slug=slug,
        path=path,
        scales=tuple(Scale(**group) for group in scales),
        first=Gate(**gate) if {"ask", "yes", "no", "term"} <= gate.keys() else None,
        lines=tuple(Line(**group) for group in lines),
        goal_sheet=GoalSheet(**sheet) if len(sheet) == len(fields(GoalSheet)) else None,
        regions=regions,
        head=head,
        **filled,
    )


def check_up_words(
    slug: str, language: str, path: str, values: Values, head: Marks
) -> CheckUpWords:
    """Return the translation of a check-up; parts that lack what they need are left out."""
    scales = _complete(values, "scales", {"id", "title", "low", "high"})
    lines = _complete(values, "lines", {"id", "ask"})
    terms = _complete(values, "terms", {"slug", "title", "summary"})
    gate = values.pop("first", {})
    filled = {"title": slug, "summary": "", **values}
    return CheckUpWords(
        slug=slug,
        language=language,
        path=path,
        scales=tuple(Scale(**scale) for scale in scales),
        first=Gate(term="", **gate) if {"ask", "yes", "no"} <= gate.keys() else None,
        lines=tuple(Line(scale="", **line) for line in lines),
        terms=tuple(TermWords(**spoken) for spoken in terms),
        head=head,
        **filled,
    )


def _complete(values: Values, name: str, needed: set[str]) -> tuple[Values, ...]:
    """Take a list of groups out of a file's values; return it if all have what they need."""
    groups: tuple[Values, ...] = values.pop(name, ())
    return groups if all(needed <= group.keys() for group in groups) else ()
