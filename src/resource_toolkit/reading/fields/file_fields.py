"""The one description of every field of the files that are no resources."""

from dataclasses import replace

from resource_toolkit.catalog import Vocabulary

from .addresses import Address
from .brief import Brief
from .choices import Choice, Flag
from .paper_fields import HAND_OUT, LED, PRINTS_ON, Headings
from .resource_fields import SUMMARY, TITLE, new_field, vocabulary_field
from .session_fields import sessions_fields
from .shapes import Field, Grouped, Listed, Mapped
from .slugs import Language, ResourceSlug, Slug
from .values import Hours, Minutes, Number, Text

_ICON = new_field("icon", Slug(), "The sign beside its title.", "icon: sheet")
COLLECTION_FIELDS = (
    replace(TITLE, example="title: Games"),
    replace(SUMMARY, example="summary: Games for groups that have just met."),
    new_field("order", Number(0, 9999), "A small number puts it first.", "order: 1"),
    new_field("steward", Text(80), "Who looks after it.", 'steward: "@example-team"'),
    _ICON,
    new_field(
        "titles",
        Mapped(Language(), Text(80), such="{es: Its title in Spanish}"),
        "Its title in other languages of the site.",
        "titles: {es: Juegos}",
    ),
)

_SOURCE = Grouped(
    (
        new_field("title", Text(200), "The name of the source.", "title: Example", required=True),
        new_field("url", Address(), "Its address.", "url: https://example.org/", required=True),
    )
)
_SIGN = Grouped(
    (
        new_field("sign", Text(300), "What one may see.", "sign: Nobody comes.", required=True),
        new_field(
            "ask", Text(200), "The question behind it.", "ask: Who is missing?", required=True
        ),
        new_field(
            "resources", Listed(ResourceSlug()), "Tools that answer it.", "resources: [sector-map]"
        ),
        new_field(
            "shared_with", Listed(Slug()), "Other terms with this sign.", "shared_with: [model]"
        ),
    )
)
TERM_FIELDS = (
    new_field("slug", Slug(), "The address name or code.", "slug: model", required=True),
    TITLE,
    SUMMARY,
    new_field("also_called", Listed(Text(80)), "Other words for it.", "also_called: [mature]"),
    new_field("aliases", Listed(Text(80)), "Other names that files may use.", 'aliases: ["4"]'),
    new_field(
        "signs",
        Listed(_SIGN),
        "Signs that speak for this term.",
        "signs: [{sign: Nobody comes., ask: Who is missing?, resources: [sector-map]}]",
    ),
    new_field(
        "source",
        _SOURCE,
        "Where it comes from.",
        "source: {title: Example, url: https://www.example.org/}",
    ),
    new_field("review_every", Number(1, 120), "Months between reviews.", "review_every: 24"),
    new_field("sections", Listed(Text(80)), "Headings to expect.", "sections: [Steps]"),
    new_field("needs", Listed(Slug()), "Fields that it must have.", "needs: [consent]"),
    replace(HAND_OUT, shape=Headings(Text(80), single=True, parted=True)),
    PRINTS_ON,
    LED,
    _ICON,
    new_field("parent", Slug(), "The term above it, in the same list.", "parent: storage"),
    new_field(
        "links",
        Mapped(Text(60), Address()),
        "What to read about it elsewhere.",
        "links: {In short: https://www.example.org/short}",
    ),
)
_RULE = Grouped(
    (
        new_field("name", Slug(), "The key in front matter.", "name: stages", required=True),
        new_field("many", Flag(), "Whether a list is allowed.", "many: true"),
        new_field("notes", Flag(), "Whether terms may have reasons.", "notes: true"),
        new_field("required", Flag(), "Whether every resource has it.", "required: true"),
        new_field("required_in", Listed(Slug()), "Collections that need it.", "required_in: [a]"),
    )
)
_TRANSLATION = Grouped(
    (
        new_field("title", Text(80), "Its title.", "title: Etapas"),
        new_field("singular", Text(60), "One term of it.", "singular: etapa"),
        new_field("note", Text(400), "Its note.", "note: Lo sugerimos nosotros."),
        new_field("terms", Mapped(Slug(), Text(80)), "Titles of terms.", "terms: {a: Primera}"),
    )
)
VOCABULARY_FIELDS = (
    TITLE,
    new_field("singular", Text(60), "One term of it.", "singular: stage", required=True),
    new_field("order", Number(0, 9999), "Place among the vocabularies.", "order: 1"),
    new_field("facet", Flag(), "Whether people filter by it.", "facet: true"),
    new_field("pages", Flag(), "Whether each term has an index page.", "pages: true"),
    new_field("coded", Flag(), "Whether slugs are codes to show.", "coded: true"),
    new_field("code_prefix", Text(30), "What stands before a code.", "code_prefix: CDA"),
    new_field("field", _RULE, "How resources name its terms.", "field: {name: x}", required=True),
    new_field("group_by", Slug(), "The vocabulary that groups its pages.", "group_by: phases"),
    new_field("as_loop", Flag(), "Whether its terms form a loop.", "as_loop: true"),
    new_field(
        "glance", Flag(), "Whether cards show its terms in their line of facts.", "glance: true"
    ),
    new_field(
        "subject", Flag(), "Whether its terms say what a resource is about.", "subject: true"
    ),
    new_field(
        "nested",
        Flag(),
        "Whether a term also holds what stands at the terms below it: on its page, in filters and "
        "in counts.",
        "nested: true",
    ),
    new_field("role", Choice(("language",)), "What the site uses it for.", "role: language"),
    new_field("json_ld", Slug(), "Its property of schema.org.", "json_ld: audience"),
    _ICON,
    new_field("note", Text(400), "A note wherever it is shown.", "note: Our suggestion."),
    new_field(
        "source",
        _SOURCE,
        "Where it comes from.",
        "source: {title: Example, url: https://www.example.org/}",
    ),
    new_field(
        "translations",
        Mapped(Language(), _TRANSLATION),
        "What it and its terms are called in other languages of the site.",
        "translations: {es: {title: Edad, singular: edad, terms: {infant: Bebés}}}",
    ),
    new_field(
        "terms",
        Listed(Grouped(TERM_FIELDS)),
        "Its terms.",
        "terms: [{slug: model, title: Model, summary: Others learn from you.}]",
        required=True,
    ),
)
ACRONYM_FIELDS = (
    new_field(
        "explained",
        Mapped(Text(20), Text(120)),
        "Acronyms in full.",
        "explained: {CoP: community of practice}",
    ),
    new_field("known", Listed(Text(20)), "Acronyms that everybody knows.", "known: [US, TV]"),
)
_WORDS = Mapped(Language(), Listed(Text(60)), such="en: [boss, chief]")
_MEANING = Grouped(
    (
        new_field("words", _WORDS, "The words, by language.", "words: {en: [boss]}", required=True),
        new_field("query", Text(120), "The term.", "query: audiences=director", required=True),
    )
)
WORDBOOK_FIELDS = (
    new_field(
        "same",
        Listed(_WORDS),
        "Words that stand for each other in a search, by language.",
        "same: [{en: [vegetable, veggie], es: [verdura]}]",
    ),
    new_field(
        "means",
        Listed(_MEANING),
        "Words that mean a term of a vocabulary.",
        "means: [{words: {en: [boss]}, query: audiences=director}]",
    ),
    new_field("light", _WORDS, "Words that count less beside others.", "light: {en: [folks]}"),
    new_field("urgent", _WORDS, "Words of danger: they count more.", "urgent: {en: [fire]}"),
)
QUESTION_FIELDS = (
    new_field("ask", Text(160), "The question.", "ask: Who is missing?", required=True),
    new_field("query", Text(300), "Where it leads.", "query: topics=funding", required=True),
    new_field(
        "months",
        Listed(Number(1, 12)),
        "The months in which the line of the season asks it; it is then in no other list.",
        "months: [12, 1, 2]",
    ),
    new_field(
        "ask_in",
        Mapped(Language(), Text(160)),
        "The question in other languages, for the line of the season.",
        "ask_in: {es: ¿Llueve mucho?}",
    ),
)
_PART = Brief(
    (
        new_field("slug", ResourceSlug(), "A resource.", "slug: sector-map", required=True),
        new_field("note", Text(300), "Why it comes here.", "note: Start here."),
    )
)
_OUTLINE = Grouped(
    (
        new_field("minutes", Minutes(1, 1440), "How long.", "minutes: 15", required=True),
        new_field("what", Text(600), "What happens.", "what: Welcome", required=True),
        new_field("resources", Listed(ResourceSlug()), "What it uses.", "resources: [sector-map]"),
    )
)


def packet_fields(vocabularies: tuple[Vocabulary, ...]) -> tuple[Field, ...]:
    """Return the fields of a packet; it may name terms of any facet that allows many."""
    placed = tuple([vocabulary_field(held) for held in vocabularies if held.field.many])
    parts = new_field(
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
        new_field(
            vocabulary.name,
            Mapped(Text(20), Hours(), usual="1.5"),
            f"Hours by {vocabulary.singular}.",
            f"{vocabulary.name}: {{{vocabulary.terms[0].slug}: 2}}",
        )
        for vocabulary in vocabularies
        if vocabulary.coded
    )
    return (
        TITLE,
        SUMMARY,
        new_field("questions", Listed(Text(240)), "What it asks.", "questions: [What is it?]"),
        new_field("objectives", Listed(Text(240)), "What people learn.", "objectives: [Name it.]"),
        new_field(
            "outline",
            Listed(Grouped(_OUTLINE.fields)),
            "Its parts.",
            "outline: [{minutes: 15, what: Welcome}]",
        ),
        new_field(
            "resources", Listed(ResourceSlug()), "The tools it uses.", "resources: [sector-map]"
        ),
        new_field("hours", Grouped(hours), "Clock hours.", "hours: {gateways: {F: 2}}"),
        new_field(
            "certificate",
            Text(400),
            "Who decides on credit.",
            "certificate: Ask your training office.",
        ),
        *sessions_fields(vocabularies),
    )
