"""The one description of every field of a resource; `file_fields` has those of other files.

The reader, the JSON Schema, the templates for new files and the contributor pages derive from it.
"""

from dataclasses import replace

from resource_toolkit.catalog import House, Vocabulary

from .addresses import Address, NameOfOne
from .anchor_field import ANCHORS
from .choices import Choice
from .days import Day
from .fact_fields import facts_field
from .paper_fields import DRAFTS, HAND_OUT, POSTER, PRINTS_ON, PRINTS_ON_BECAUSE
from .shapes import Field, Grouped, Listed, Mapped
from .slugs import Language, ResourceSlug, Slug
from .terms import Terms
from .values import Minutes, Number, People, Shape, Text

_STYLE = ("501", "502", "503", "504", "505", "507", "509", "512", "513", "520", "523", "525", "526")
ALLOWED = tuple(f"RC{number}" for number in (*_STYLE, "527", "528", "530", "540"))
"""The warnings that a resource may keep, with a reason."""
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


def new_field(
    name: str, shape: Shape[object], meaning: str, example: str, *, required: bool = False
) -> Field:
    """Return a field."""
    return Field(name=name, shape=shape, meaning=meaning, example=example, required=required)


_LINK_FIELDS = (
    new_field(
        "url",
        Address(),
        "The address, when the resource lives on another site.",
        "url: https://www.example.org/page",
    ),
    new_field(
        "urls",
        Mapped(Language(), Address()),
        "One address per language, when the other site has twins. Use url or urls, not both.",
        "urls: {en: https://www.example.org/page, es: https://www.example.org/es/pagina}",
    ),
    new_field(
        "links",
        Mapped(Text(60), Address()),
        "What else it offers, each with its address.",
        "links: {Source code: https://www.example.org/code}",
    ),
    new_field("publisher", NameOfOne(120), "Who published it.", "publisher: Example Agency"),
    new_field(
        "author", NameOfOne(120), "Who wrote it, where that is known.", "author: Example Author"
    ),
    new_field("year", Number(1900, 2200), "The year of the edition.", "year: 2024"),
    new_field("cost", Text(80), "What it costs, in words.", "cost: Free"),
    new_field(
        "rights",
        Text(300),
        "What people may do with it, in words. Without it, the licence of this site holds for our "
        "own text, and a link says that its publisher decides.",
        "rights: Free to copy for teaching.",
    ),
    new_field(
        "archived_url",
        Address(),
        "A kept copy of the page, for the day when the address is gone.",
        "archived_url: https://web.archive.org/web/2026/https://www.example.org/page",
    ),
    new_field(
        "copy_read",
        Day(),
        "The day on which a person read a stored copy of the page, but did not open the address.",
        "copy_read: 2026-11-21",
    ),
    new_field(
        "checked",
        Day(),
        "The day on which a person opened the address and found the right page.",
        "checked: 2026-11-21",
    ),
)

_USE_FIELDS = (
    new_field(
        "minutes",
        Minutes(1, 10080),
        "How many minutes it takes to use it with the group.",
        "minutes: 45",
    ),
    new_field(
        "prep_minutes", Minutes(1, 10080), "How many minutes to get ready.", "prep_minutes: 20"
    ),
    new_field("group_size", People(80), "How many people it is for.", "group_size: 4 to 12 people"),
    new_field(
        "also_called",
        Listed(Text(80), single=True, parted=True),
        "Other words that people would type to find it.",
        "also_called: [power map, who's who]",
    ),
    new_field(
        "asked_as",
        Mapped(Language(), Listed(Text(80), most=12), such="en: [nobody comes, we are alone]"),
        "What people say when they need it, per language, in their words and not in those of the "
        "text. At most 12 phrases for each language; only the search reads them.",
        "asked_as: {en: [nobody comes to our meetings], es: [nadie viene a las reuniones]}",
    ),
    new_field(
        "related",
        Listed(ResourceSlug(), single=True),
        "Slugs of resources that go with it, the nearest first.",
        "related: [sector-map]",
    ),
    new_field(
        "order",
        Number(0, 9999),
        "A small number brings it to the front of its lists.",
        "order: 10",
    ),
    new_field(
        "safety",
        Listed(Slug(), single=True),
        "Ids of the safety rules that its page and its sheet show, in this order.",
        "safety: [bite-size]",
    ),
    new_field(
        "safety_in_text",
        Listed(Slug(), single=True),
        "Ids of those that the sheet itself says, with the source; only the page has their boxes.",
        "safety_in_text: [no-honey]",
    ),
    new_field(
        "check_up",
        Slug(),
        "The check-up whose questions, key and tools its page and its sheet show as a form.",
        "check_up: where-do-we-fit",
    ),
    ANCHORS,
    HAND_OUT,
    PRINTS_ON,
    PRINTS_ON_BECAUSE,
    POSTER,
)

_TRUST_FIELDS = (
    new_field(
        "added", Day(), "The day it came into the toolkit.", "added: 2026-11-21", required=True
    ),
    new_field("written", Day(), "The day its text was last written anew.", "written: 2026-11-21"),
    new_field("reviewed", Day(), "The day of the last whole review.", "reviewed: 2027-03-09"),
    new_field(
        "reviewed_by",
        Text(120),
        "The role of the person who reviewed it, not a name.",
        "reviewed_by: a family child care specialist",
    ),
    new_field(
        "review_every",
        Number(1, 120),
        "Months until the next review. Without it, its kind decides.",
        "review_every: 12",
    ),
    new_field(
        "consent",
        Grouped(
            (
                new_field("date", Day(), "The day.", "date: 2026-11-21", required=True),
                new_field("form", ResourceSlug(), "The form.", "form: consent-form", required=True),
            )
        ),
        "When the people who speak in it agreed in writing, and on which form of the toolkit.",
        "consent: {date: 2026-11-21, form: consent-form}",
    ),
    new_field(
        "steward",
        Text(80),
        "Who looks after it: a role, a team or an account name.",
        'steward: "@example-team"',
    ),
    new_field(
        "aliases",
        Listed(Slug(), single=True),
        "Former slugs. Their addresses lead here for ever.",
        "aliases: [power-map]",
    ),
    new_field(
        "status",
        Choice(("active", "retired"), instead=DRAFTS),
        "retired keeps the page for old links and takes it out of every list.",
        "status: retired",
    ),
    new_field(
        "replaced_by",
        ResourceSlug(),
        "The slug of the resource to use instead of a retired one.",
        "replaced_by: sector-map",
    ),
    new_field(
        "allow",
        Mapped(Choice(ALLOWED), Text(200), usual="why it is right here"),
        "Warnings that are right to ignore here, each with the reason.",
        "allow: {RC501: The official name of the form is long.}",
    ),
)


def vocabulary_field(vocabulary: Vocabulary) -> Field:
    """Return the field by which resources name the terms of a vocabulary."""
    rule = vocabulary.field
    value = f"[{vocabulary.terms[0].slug}]" if rule.many else vocabulary.terms[0].slug
    how = "A list of terms" if rule.many or rule.notes else "One term"
    how += ", or lines 'term: reason'" if rule.notes else ""
    return Field(
        name=rule.name,
        shape=Terms(vocabulary),
        meaning=f"{vocabulary.title}. {how} of {vocabulary.path}.",
        example=f"{rule.name}: {value}",
        required=rule.required,
    )


def resource_fields(
    vocabularies: tuple[Vocabulary, ...], house: House | None = None
) -> tuple[Field, ...]:
    """Return the fields of a resource: the fixed ones, one for each vocabulary, and its facts.

    `house` sets how long a title and a summary may be.
    """
    placed = tuple(vocabulary_field(vocabulary) for vocabulary in vocabularies)
    facts = (facts_field(house),) if house and (house.facts or house.faulty) else ()
    first = _named(house) if house else (TITLE, SUMMARY)
    return (*first, *_LINK_FIELDS, *placed, *facts, *_USE_FIELDS, *_TRUST_FIELDS)


def _named(house: House) -> tuple[Field, Field]:
    title, summary = house.title_characters, house.summary_characters
    meanings = [
        field.meaning.replace(str(usual), str(most))
        for field, usual, most in ((TITLE, 80, title), (SUMMARY, 240, summary))
    ]
    return (
        replace(TITLE, shape=Text(title), meaning=meanings[0]),
        replace(SUMMARY, shape=Text(summary), meaning=meanings[1]),
    )
