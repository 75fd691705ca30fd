"""The one description of every field of every kind of file.

The reader, the JSON Schema, the templates for new files and the contributor pages derive from it.
"""

from .shapes import Field, Grouped, Listed, Mapped, Terms
from .values import Address, Choice, Day, Flag, Hours, Moment, Number, Shape, Slug, Text
from .vocabularies import Vocabulary

TITLE = Field(
    name="title",
    shape=Text(80),
    meaning="The name, as people would say it. At most 80 characters.",
    example="title: Stakeholder map",
    required=True,
)
SUMMARY = Field(
    name="summary",
    shape=Text(240),
    meaning="What it is and what it is for, in one sentence of at most 240 characters.",
    example="summary: A one-page grid that shows who is at the table and who is missing.",
    required=True,
)


def _field(name: str, shape: Shape, meaning: str, example: str, *, required: bool = False) -> Field:
    return Field(name=name, shape=shape, meaning=meaning, example=example, required=required)


_LINK_FIELDS = (
    _field(
        "url",
        Address(),
        "The address, when the resource lives on another site.",
        "url: https://www.example.org/page",
    ),
    _field(
        "urls",
        Mapped(Slug(), Address()),
        "One address per language, when the other site has twins. Use url or urls, not both.",
        "urls: {en: https://www.example.org/page, es: https://www.example.org/es/pagina}",
    ),
    _field("publisher", Text(120), "Who published it.", "publisher: Example Agency"),
    _field("author", Text(120), "Who wrote it, where that is known.", "author: Example Author"),
    _field("year", Number(1900, 2200), "The year of the edition.", "year: 2024"),
    _field("cost", Text(80), "What it costs, in words.", "cost: Free"),
    _field(
        "rights",
        Text(300),
        "What people may do with it, in words. Without it, the licence of this site holds for our "
        "own text, and a link says that its publisher decides.",
        "rights: Free to copy for teaching.",
    ),
    _field(
        "archived_url",
        Address(),
        "A kept copy of the page, for the day when the address is gone.",
        "archived_url: https://web.archive.org/web/2026/https://www.example.org/page",
    ),
    _field(
        "checked",
        Day(),
        "The day on which a person opened the address and found the right page.",
        "checked: 2026-11-21",
    ),
)

_USE_FIELDS = (
    _field(
        "minutes",
        Number(1, 10080),
        "How many minutes it takes to use it with the group.",
        "minutes: 45",
    ),
    _field("prep_minutes", Number(1, 10080), "How many minutes to get ready.", "prep_minutes: 20"),
    _field("group_size", Text(80), "How many people it is for.", "group_size: 4 to 12 people"),
    _field(
        "also_called",
        Listed(Text(80), single=True),
        "Other words that people would type to find it.",
        "also_called: [power map, who's who]",
    ),
    _field(
        "related",
        Listed(Slug(), single=True),
        "Slugs of resources that go with it, the nearest first.",
        "related: [sector-map]",
    ),
    _field(
        "order",
        Number(0, 9999),
        "A small number brings it to the front of its lists.",
        "order: 10",
    ),
)

_TRUST_FIELDS = (
    _field("added", Day(), "The day it came into the toolkit.", "added: 2026-11-21", required=True),
    _field("written", Day(), "The day its text was last written anew.", "written: 2026-11-21"),
    _field("reviewed", Day(), "The day of the last whole review.", "reviewed: 2027-03-09"),
    _field(
        "reviewed_by",
        Text(120),
        "The role of the person who reviewed it, not a name.",
        "reviewed_by: a family child care specialist",
    ),
    _field(
        "review_every",
        Number(1, 120),
        "Months until the next review. Without it, its kind decides.",
        "review_every: 12",
    ),
    _field(
        "steward",
        Text(80),
        "Who looks after it: a role, a team or an account name.",
        'steward: "@example-team"',
    ),
    _field(
        "aliases",
        Listed(Slug(), single=True),
        "Former slugs. Their addresses lead here for ever.",
        "aliases: [power-map]",
    ),
    _field(
        "status",
        Choice(("active", "retired")),
        "retired keeps the page for old links and takes it out of every list.",
        "status: retired",
    ),
    _field(
        "replaced_by",
        Slug(),
        "The slug of the resource to use instead of a retired one.",
        "replaced_by: sector-map",
    ),
    _field(
        "allow",
        Mapped(Choice(("RC501", "RC502", "RC503", "RC504", "RC505", "RC507", "RC509")), Text(200)),
        "Warnings that are right to ignore here, each with the reason.",
        "allow: {RC501: The official name of the form is long.}",
    ),
)


def vocabulary_field(vocabulary: Vocabulary) -> Field:
    """Return the field by which resources name the terms of a vocabulary."""
    rule = vocabulary.field
    first = vocabulary.terms[0].slug
    value = f"[{first}]" if rule.many else first
    how = "One term" if not rule.many else "A list of terms"
    if rule.notes:
        how = "A list of terms, or lines 'term: reason'"
    return Field(
        name=rule.name,
        shape=Terms(vocabulary),
        meaning=f"{vocabulary.title}. {how} of {vocabulary.path}.",
        example=f"{rule.name}: {value}",
        required=rule.required,
    )


def resource_fields(vocabularies: tuple[Vocabulary, ...]) -> tuple[Field, ...]:
    """Return the fields of a resource: the fixed ones and one for each vocabulary."""
    placed = tuple(vocabulary_field(vocabulary) for vocabulary in vocabularies)
    return (TITLE, SUMMARY, *_LINK_FIELDS, *placed, *_USE_FIELDS, *_TRUST_FIELDS)


COLLECTION_FIELDS = (
    TITLE,
    SUMMARY,
    _field("order", Number(0, 9999), "A small number puts it first.", "order: 1"),
    _field("steward", Text(80), "Who looks after it.", 'steward: "@example-team"'),
)

_SOURCE = Grouped(
    (
        _field("title", Text(200), "The name of the source.", "title: Example", required=True),
        _field("url", Address(), "Its address.", "url: https://example.org/", required=True),
    )
)
_SIGN = Grouped(
    (
        _field("sign", Text(300), "What one may see.", "sign: Nobody comes.", required=True),
        _field("ask", Text(200), "The question behind it.", "ask: Who is missing?", required=True),
        _field("resources", Listed(Slug()), "Tools that answer it.", "resources: [sector-map]"),
        _field(
            "shared_with", Listed(Slug()), "Other terms with this sign.", "shared_with: [model]"
        ),
    )
)
TERM_FIELDS = (
    _field("slug", Slug(), "The address name or code.", "slug: model", required=True),
    TITLE,
    SUMMARY,
    _field("also_called", Listed(Text(80)), "Other words for it.", "also_called: [mature]"),
    _field("aliases", Listed(Text(80)), "Other names that files may use.", 'aliases: ["4"]'),
    _field(
        "signs",
        Listed(_SIGN),
        "Signs that speak for this term.",
        "signs: [{sign: Nobody comes., ask: Who is missing?, resources: [sector-map]}]",
    ),
    _field(
        "source",
        _SOURCE,
        "Where it comes from.",
        "source: {title: Example, url: https://www.example.org/}",
    ),
    _field("review_every", Number(1, 120), "Months between reviews.", "review_every: 24"),
    _field("sections", Listed(Text(80)), "Headings to expect.", "sections: [Steps]"),
)
_RULE = Grouped(
    (
        _field("name", Slug(), "The key in front matter.", "name: stages", required=True),
        _field("many", Flag(), "Whether a list is allowed.", "many: true"),
        _field("notes", Flag(), "Whether terms may have reasons.", "notes: true"),
        _field("required", Flag(), "Whether every resource has it.", "required: true"),
        _field("required_in", Listed(Slug()), "Collections that need it.", "required_in: [a]"),
    )
)
VOCABULARY_FIELDS = (
    TITLE,
    _field("singular", Text(60), "One term of it.", "singular: stage", required=True),
    _field("order", Number(0, 9999), "Place among the vocabularies.", "order: 1"),
    _field("facet", Flag(), "Whether people filter by it.", "facet: true"),
    _field("pages", Flag(), "Whether each term has an index page.", "pages: true"),
    _field("coded", Flag(), "Whether slugs are codes to show.", "coded: true"),
    _field("code_prefix", Text(30), "What stands before a code.", "code_prefix: CDA"),
    _field("field", _RULE, "How resources name its terms.", "field: {name: x}", required=True),
    _field("group_by", Slug(), "The vocabulary that groups its pages.", "group_by: phases"),
    _field("as_loop", Flag(), "Whether its terms form a loop.", "as_loop: true"),
    _field(
        "glance", Flag(), "Whether cards show its terms in their line of facts.", "glance: true"
    ),
    _field("subject", Flag(), "Whether its terms say what a resource is about.", "subject: true"),
    _field("role", Choice(("language",)), "What the site uses it for.", "role: language"),
    _field("note", Text(400), "A note wherever it is shown.", "note: Our suggestion."),
    _field(
        "source",
        _SOURCE,
        "Where it comes from.",
        "source: {title: Example, url: https://www.example.org/}",
    ),
    _field(
        "terms",
        Listed(Grouped(TERM_FIELDS)),
        "Its terms.",
        "terms: [{slug: model, title: Model, summary: Others learn from you.}]",
        required=True,
    ),
)
ACRONYM_FIELDS = (
    _field(
        "explained",
        Mapped(Text(20), Text(120)),
        "Acronyms in full.",
        "explained: {CoP: community of practice}",
    ),
    _field("known", Listed(Text(20)), "Acronyms that everybody knows.", "known: [US, TV]"),
)
QUESTION_FIELDS = (
    _field("ask", Text(160), "The question.", "ask: Who is missing?", required=True),
    _field("query", Text(300), "Where it leads.", "query: topics=funding", required=True),
)
_PART = Grouped(
    (
        _field("slug", Slug(), "A resource.", "slug: sector-map", required=True),
        _field("note", Text(300), "Why it comes here.", "note: Start here."),
    )
)
_OUTLINE = Grouped(
    (
        _field("minutes", Number(1, 1440), "How long.", "minutes: 15", required=True),
        _field("what", Text(600), "What happens.", "what: Welcome", required=True),
        _field("resources", Listed(Slug()), "What it uses.", "resources: [sector-map]"),
    )
)
_SESSION = Grouped(
    (
        _field("start", Moment(), "Local start.", "start: 2027-03-09 18:30", required=True),
        _field("end", Moment(), "Local end.", "end: 2027-03-09 20:30", required=True),
        _field("timezone", Text(60), "Time zone.", "timezone: America/Chicago", required=True),
        _field("place", Text(200), "Where.", "place: Public library"),
        _field("online", Address(), "The address to join.", "online: https://example.org/"),
        _field("contact", Text(120), "Whom to ask.", "contact: training office"),
        _field("cost", Text(80), "What it costs.", "cost: Free"),
        _field("language", Text(60), "The language spoken.", "language: English"),
        _field("registration", Address(), "Where to sign up.", "registration: https://x.org/"),
        _field("status", Choice(("planned", "full", "canceled")), "Its state.", "status: full"),
    )
)


def packet_fields(vocabularies: tuple[Vocabulary, ...]) -> tuple[Field, ...]:
    """Return the fields of a packet; it may name terms of any facet that allows many."""
    placed = tuple(vocabulary_field(found) for found in vocabularies if found.field.many)
    parts = _field(
        "resources",
        Listed(_PART),
        "Its parts in order.",
        "resources: [{slug: sector-map}]",
        required=True,
    )
    return (TITLE, SUMMARY, *placed, parts)


def training_fields(vocabularies: tuple[Vocabulary, ...]) -> tuple[Field, ...]:
    """Return the fields of a training; hours are entered by facet and term."""
    hours = tuple(
        _field(
            found.name,
            Mapped(Text(20), Hours()),
            f"Hours by {found.singular}.",
            f"{found.name}: {{{found.terms[0].slug}: 2}}",
        )
        for found in vocabularies
        if found.coded
    )
    return (
        TITLE,
        SUMMARY,
        _field("questions", Listed(Text(240)), "What it asks.", "questions: [What is it?]"),
        _field("objectives", Listed(Text(240)), "What people learn.", "objectives: [Name it.]"),
        _field(
            "outline",
            Listed(Grouped(_OUTLINE.fields)),
            "Its parts.",
            "outline: [{minutes: 15, what: Welcome}]",
        ),
        _field("resources", Listed(Slug()), "The tools it uses.", "resources: [sector-map]"),
        _field("hours", Grouped(hours), "Clock hours.", "hours: {gateways: {F: 2}}"),
        _field(
            "certificate",
            Text(400),
            "Who decides on credit.",
            "certificate: Ask your training office.",
        ),
        _field(
            "sessions",
            Listed(_SESSION),
            "Dated occurrences.",
            "sessions: [{start: 2027-03-09 18:30, end: 2027-03-09 20:30, timezone: Europe/Rome}]",
        ),
    )
