"""The fields of `house.yml`: what an agency decides for itself."""

from dataclasses import dataclass

from resource_toolkit.catalog import STYLE_RULES, Fact, House
from resource_toolkit.problems import Marks, Report, did_you_mean, explained_codes, shown
from resource_toolkit.reading.frontmatter import MappingNode, Node

from .choices import Choice, Flag
from .fact_fields import FACT_TYPES, Decimal, FactName
from .resource_fields import new_field
from .shapes import Grouped, Listed, Mapped, Values
from .slugs import Language, Slug
from .values import JsonSchema, Number, Text, scalar

_DIGITS = str.maketrans("OIL", "011", " -_")
"""Letters that are taken for digits."""
_PLACES = ("card", "head", "details", "nowhere")


@dataclass(frozen=True)
class RuleName:
    """A style rule by its plain name or its code, or `all`."""

    def read(self, node: Node, report: Report) -> str | None:
        written = scalar(node, report, "the name of a rule")
        if written is None:
            return None
        code = STYLE_RULES.get(written.value, written.value)
        if code == "all" or code in STYLE_RULES.values():
            return code
        hint = did_you_mean(written.value, STYLE_RULES) or f"; use one of {', '.join(STYLE_RULES)}"
        meant = "RC" + written.value[2:].upper().translate(_DIGITS)
        if written.value[:2].upper() == "RC" and meant in STYLE_RULES.values():
            hint = f"; write '{meant}'"
        elif any(meant == explained.code for explained in explained_codes()):
            hint = f" that can be switched; {meant} always holds, so delete the line"
        report.add(written.mark, "RC101", f"there is no rule {shown(written.value)}{hint}")
        return None

    def schema(self) -> JsonSchema:
        return {"enum": ["all", *STYLE_RULES, *STYLE_RULES.values()]}


@dataclass(frozen=True)
class Spoken:
    """One text, or one for each language."""

    limit: int

    def read(self, node: Node, report: Report) -> dict[str, str] | None:
        if isinstance(node, MappingNode):
            return Mapped(Language(), Text(self.limit)).read(node, report)
        said = Text(self.limit).read(node, report)
        return None if said is None else {"": said}

    def schema(self) -> JsonSchema:
        one = Text(self.limit)
        return {"anyOf": [one.schema(), Mapped(Language(), one).schema()]}


FACT_FIELDS = (
    new_field(
        "label",
        Spoken(60),
        "What it is called: one text, or one for each language.",
        "label: {en: Update frequency, es: Frecuencia de actualización}",
        required=True,
    ),
    new_field("type", Choice(FACT_TYPES), "What it holds.", "type: text", required=True),
    new_field(
        "shown",
        Listed(Choice(_PLACES), single=True),
        "Where pages show it: on the card, at the head of its page, or in the details (there "
        "it is without this line).",
        "shown: [card, details]",
    ),
    new_field("sort", Flag(), "Whether the finder sorts by it.", "sort: true"),
    new_field("filter", Flag(), "Whether the finder filters by it.", "filter: true"),
    new_field(
        "exported",
        Flag(),
        "Whether tables and data for other programs hold it. They do without this line.",
        "exported: false",
    ),
    new_field(
        "json_ld",
        Slug(),
        "The property of schema.org that it is; without it, linked data have its label.",
        "json_ld: version",
    ),
)
HOUSE_FIELDS = (
    new_field(
        "limits",
        Grouped(
            (
                new_field("grade", Decimal(1, 16), "The highest grade, English.", "grade: 8"),
                new_field("ease", Decimal(0, 100), "The lowest reading ease, Spanish.", "ease: 60"),
                new_field(
                    "sentence_words",
                    Number(5, 200),
                    "So many words a sentence has at most.",
                    "sentence_words: 25",
                ),
                new_field(
                    "link_words",
                    Number(1, 1000),
                    "So many words at least describe a link.",
                    "link_words: 40",
                ),
                new_field(
                    "title_characters",
                    Number(20, 300),
                    "How long a title may be.",
                    "title_characters: 80",
                ),
                new_field(
                    "summary_characters",
                    Number(40, 1000),
                    "How long a summary may be.",
                    "summary_characters: 240",
                ),
                new_field(
                    "body_characters",
                    Number(1000, 1_000_000),
                    "How long a text may be.",
                    "body_characters: 262144",
                ),
            )
        ),
        "Sizes.",
        "limits: {grade: 8, sentence_words: 25}",
    ),
    new_field(
        "rules",
        Mapped(RuleName(), Choice(("warning", "off"))),
        "The style rules that speak, by plain name or code; all stands for every one.",
        "rules: {all: warning, acronyms: off}",
    ),
    new_field(
        "links",
        Grouped(
            (
                new_field(
                    "publisher",
                    Listed(Slug(), single=True),
                    "The toolkits whose links must name who published them, or all.",
                    "publisher: all",
                ),
                new_field(
                    "unopened",
                    Choice(("say", "hide")),
                    "Whether a page says that nobody here has opened its address yet.",
                    "unopened: say",
                ),
            )
        ),
        "What holds for links to other sites.",
        "links: {publisher: all, unopened: say}",
    ),
    new_field(
        "facts",
        Mapped(FactName(), Grouped(FACT_FIELDS)),
        "What the records say beside the fields that all resources have.",
        "facts: {update_frequency: {label: Update frequency, type: text}}",
    ),
)


def house_of(values: Values, head: Marks, *, faulty: bool) -> House:
    """Return the rules of a file; a fact that lacks its label or type is left out."""
    facts = {
        name: Fact(
            name=name,
            labels=said.pop("label"),
            shown=frozenset(said.pop("shown", ("details",))) - {"nowhere"},
            **said,
        )
        for name, said in values.pop("facts", {}).items()
        if {"label", "type"} <= said.keys()
    }
    more = {**values.pop("limits", {}), **values.pop("links", {}), **values}
    return House(facts=facts, faulty=faulty, head=head, **more)
