"""The fields of `safety.yml`: quoted rules, and the words that show where one is needed."""

from .addresses import Address
from .days import Day
from .resource_fields import new_field
from .shapes import Grouped, Listed, Mapped
from .slugs import Language, Slug
from .values import Number, Text

_TITLE = new_field("title", Text(80), "What it is about.", "title: Bite size", required=True)
_QUOTE = Listed(Text(400), single=True)
_SAID = (
    ("quote", _QUOTE, "Its words, unchanged; … stands for words left out.", "quote: Cut food."),
    ("source", Text(160), "What is quoted, with its number.", "source: Food rules, rule 4"),
    ("publisher", Text(120), "Who published it.", "publisher: Example Agency"),
    ("url", Address(), "The page of the rule itself.", "url: https://www.example.org/rules/4"),
)
_GIST = new_field(
    "gist",
    Text(300),
    "What the rule says in your own words, where its publisher has none in the language.",
    "gist: Cortar la comida en pedacitos.",
)
_MORE = new_field(
    "more",
    _QUOTE,
    "Further words of the publisher, shown on the page and left out on sheets.",
    "more: Cut it small.",
)
_TRANSLATION = Grouped((_TITLE, *(new_field(*said) for said in _SAID), _MORE, _GIST))
_RULE = Grouped(
    (
        new_field("id", Slug(), "What resources name it by.", "id: bite-size", required=True),
        _TITLE,
        *(new_field(*said, required=True) for said in _SAID),
        _MORE,
        new_field(
            "checked",
            Day(),
            "The day on which a person compared the words with the source.",
            "checked: 2026-11-21",
            required=True,
        ),
        new_field(
            "review_every",
            Number(1, 120),
            "Months until the words are compared again, where it is not the number of the file.",
            "review_every: 12",
        ),
        new_field(
            "translations",
            Mapped(Language(), _TRANSLATION),
            "By language: the title, and the words if their publisher has them in it.",
            "translations: {es: {title: Tamaño de los pedacitos}}",
        ),
    )
)
_HAZARD = Grouped(
    (
        new_field("name", Text(60), "What it is.", "name: food", required=True),
        new_field(
            "words",
            Mapped(Language(), Listed(Text(60))),
            "The words that speak of it, by language.",
            "words: {en: [snack, taste]}",
            required=True,
        ),
        new_field(
            "rules",
            Listed(Slug()),
            "The rules of which a text about it names one.",
            "rules: [bite-size]",
            required=True,
        ),
    )
)
SAFETY_FIELDS = (
    new_field(
        "review_every",
        Number(1, 120),
        "Months until quoted words are compared with their source again.",
        "review_every: 6",
        required=True,
    ),
    new_field(
        "rules",
        Listed(_RULE),
        "The rules.",
        "rules: [{id: bite-size, title: Bite size, quote: Cut food., source: Rule 4, "
        "publisher: Example Agency, url: https://www.example.org/4, checked: 2026-11-21}]",
        required=True,
    ),
    new_field(
        "looks_at",
        Text(200),
        "The resources in which the words are looked for, as in the address of the finder.",
        "looks_at: kinds=activity",
    ),
    new_field(
        "hazards",
        Listed(_HAZARD),
        "What a text may speak of, with the rules it then needs.",
        "hazards: [{name: food, words: {en: [snack]}, rules: [bite-size]}]",
    ),
)
