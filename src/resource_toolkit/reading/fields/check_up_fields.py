"""The one description of every field of a check-up."""

from dataclasses import replace

from .days import Day
from .resource_fields import SUMMARY, TITLE, new_field
from .shapes import Grouped, Listed, Mapped
from .slugs import ResourceSlug, Slug
from .values import Number, Text


def _without(group: Grouped, name: str, needless: str = "") -> Grouped:
    """Return a group without one of its keys, and with one that may be left out."""
    return Grouped(
        tuple(
            replace(field, required=False) if field.name == needless else field
            for field in group.fields
            if field.name != name
        )
    )


_SHARES = Mapped(Slug(), Number(0, 100), usual="50")
_SCALE = Grouped(
    (
        new_field("id", Slug(), "Its name in lines and regions.", "id: vision", required=True),
        new_field("title", Text(60), "Its name in words.", "title: Our vision", required=True),
        new_field("low", Text(120), "Its low end.", "low: Each has its own.", required=True),
        new_field("high", Text(120), "Its high end.", "high: All share one.", required=True),
    )
)
_GATE = Grouped(
    (
        new_field("ask", Text(200), "The question.", "ask: Do you meet at all?", required=True),
        new_field("yes", Text(80), "The answer that goes on.", "yes: We meet", required=True),
        new_field("no", Text(80), "The answer that ends here.", "no: We do not", required=True),
        new_field("term", Slug(), "Where it then leads.", "term: model", required=True),
    )
)
_LINE = Grouped(
    (
        new_field("id", Slug(), "Its short name.", "id: V1", required=True),
        new_field("scale", Slug(), "The scale it counts for.", "scale: vision", required=True),
        new_field("ask", Text(240), "What people answer.", "ask: We wrote it.", required=True),
        new_field("help", Text(240), "What to think of.", "help: Could you show it?"),
        new_field("goal", Text(200), "What to do next: By …, we will", "goal: write it down"),
        new_field(
            "low",
            Listed(ResourceSlug()),
            "One to three tools to try.",
            "low: [sector-map]",
            required=True,
        ),
    )
)
_REGION = Grouped(
    (
        new_field("term", Slug(), "The term it leans to.", "term: model", required=True),
        new_field("from", _SHARES, "The least share by scale.", "from: {vision: 51}"),
        new_field("to", _SHARES, "The greatest share by scale.", "to: {vision: 50}"),
    )
)
_GOAL_SHEET = Grouped(
    (
        new_field("resource", ResourceSlug(), "The sheet.", "resource: work-plan", required=True),
        *(
            new_field(name, Text(80), f"Its field for {what}.", f"{name}: {field}", required=True)
            for name, what, field in (
                ("area", "the lines", "plan.area.answer"),
                ("goal", "the goals", "plan.goal.answer"),
                ("step", "a first step", '"steps.row-{number}.step"'),
                ("who", "a person", '"steps.row-{number}.who"'),
                ("by", "a day", '"steps.row-{number}.by"'),
            )
        ),
    )
)
CHECK_UP_FIELDS = (
    TITLE,
    SUMMARY,
    new_field("order", Number(0, 9999), "The smallest number comes first.", "order: 1"),
    new_field(
        "vocabulary", Slug(), "Whose terms it leads to.", "vocabulary: stages", required=True
    ),
    new_field("stem", Text(120), "What every line completes.", "stem: In our community …"),
    new_field("leaning", Text(60), "What stands before a result.", "leaning: Look first at"),
    new_field(
        "scales",
        Listed(_SCALE),
        "One to six scales.",
        "scales: [{id: vision, title: Our vision, low: Each has its own., high: All share one.}]",
        required=True,
    ),
    new_field(
        "answers",
        Listed(Text(60)),
        "Two to ten answers, the lowest first.",
        "answers: [Not yet, In part, All of it]",
        required=True,
    ),
    new_field("unsure", Text(60), "Not knowing, in words.", "unsure: Not sure", required=True),
    new_field("note", Text(400), "What all should know first.", "note: It is not tested."),
    new_field(
        "first",
        _GATE,
        "A question before all others.",
        "first: {ask: Do you meet at all?, yes: We meet, no: We do not, term: model}",
    ),
    new_field(
        "lines",
        Listed(_LINE),
        "What people answer.",
        "lines: [{id: V1, scale: vision, ask: We wrote it down., low: [sector-map]}]",
        required=True,
    ),
    new_field(
        "regions",
        Listed(_REGION),
        "Terms by share; the first that fits counts.",
        "regions: [{term: model, from: {vision: 51}}]",
        required=True,
    ),
    new_field("near", Number(0, 50), "How far a neighbor may be.", "near: 10"),
    new_field("notes", Listed(Text(300)), "For the person who leads.", "notes: [Bring pens.]"),
    new_field(
        "goal_sheet",
        _GOAL_SHEET,
        "The sheet that chosen goals are written into.",
        "goal_sheet: {resource: work-plan, area: p.a, goal: p.b, step: s.a, who: s.b, by: s.c}",
    ),
    new_field(
        "disagreement",
        ResourceSlug(),
        "The tool for answers that differ.",
        "disagreement: depth-map",
    ),
)
"""Shares are in hundredths of a scale."""
_TERM_WORDS = Grouped(
    (
        new_field("slug", Slug(), "The term.", "slug: model", required=True),
        new_field("title", Text(80), "Its title.", "title: Modelo", required=True),
        new_field("summary", Text(240), "Its summary.", "summary: Va bien.", required=True),
    )
)
_OWN = {field.name: field for field in CHECK_UP_FIELDS}
CHECK_UP_WORDS_FIELDS = (
    new_field("of", Text(80), "What was translated; toolkit check names it.", 'of: "0a1b2c3d"'),
    new_field("translated", Day(), "The day.", "translated: 2026-11-21", required=True),
    new_field("reviewed", Day(), "When a native speaker read it.", "reviewed: 2027-03-09"),
    new_field("reviewed_by", Text(120), "The role of that person.", "reviewed_by: a translator"),
    TITLE,
    SUMMARY,
    *(_OWN[name] for name in ("stem", "leaning", "scales", "answers", "unsure", "note")),
    new_field(
        "first",
        _without(_GATE, "term"),
        "The question before all others.",
        "first: {ask: ¿Se reúnen?, yes: Nos reunimos, no: Todavía no}",
    ),
    new_field(
        "lines",
        Listed(_without(_LINE, "scale", needless="low")),
        "What people answer; tools only where this language has its own.",
        "lines: [{id: V1, ask: La escribimos.}]",
        required=True,
    ),
    _OWN["notes"],
    new_field(
        "terms",
        Listed(_TERM_WORDS),
        "The terms that it leads to.",
        "terms: [{slug: model, title: Modelo, summary: Va bien.}]",
        required=True,
    ),
)
"""The words of a check-up in another language: `<slug>.<language>.yml`."""
