"""The forms of composed values: lists, groups of keys, and terms of a vocabulary."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from resource_toolkit.catalog import Placement, Vocabulary, placement
from resource_toolkit.problems import Repair, Report, did_you_mean, shown
from resource_toolkit.reading.frontmatter import MappingNode, Node, ScalarNode, SequenceNode

from .values import JsonSchema, Shape, Text, scalar

ENGINE_KEYS = frozenset(
    {
        *("template", "render_macros", "subtitle", "hide", "icon", "search", "tags", "nav"),
        *("description", "revision_date", "slug", "date", "draft", "exclude_from_search"),
        *("social", "extra", "status_icon", "toc", "comments"),
    }
)
"""Keys that MkDocs, Material or its plugins act on; none of them is a field."""
_DECLARED = {"facts": "; a toolkit has facts when its house.yml declares some"}
MOST_LISTED = 12
"""How many terms or keys a message still lists when none of them is near."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One key: its form, whether it must be there, and what it means."""

    name: str
    shape: Shape[object]
    meaning: str
    example: str
    required: bool = False


T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")
Values: TypeAlias = dict[str, Any]
"""Field name to the value that its shape has read."""


@dataclass(frozen=True)
class Listed(Generic[T]):
    """A list of values of one shape, `most` at most; a single value stands for a list of one."""

    inner: Shape[T]
    single: bool = False
    most: int = 0

    def read(self, node: Node, report: Report) -> tuple[T, ...] | None:
        if self.single and isinstance(node, ScalarNode):
            value = self.inner.read(node, report)
            return None if value is None else (value,)
        if not isinstance(node, SequenceNode):
            _refuse_form(node, report, "give a list, such as [one, two]")
            return None
        if not node.items:
            report.add(node.mark, "RC104", "the list is empty; fill it, or delete the line")
            return None
        if 0 < self.most < len(node.items):
            message = f"the list has {len(node.items)} entries; the limit is {self.most}"
            report.add(node.mark, "RC111", message)
            return None
        values = (self.inner.read(item, report) for item in node.items)
        return tuple([value for value in values if value is not None])

    def schema(self) -> JsonSchema:
        listed = {"type": "array", "items": self.inner.schema(), "minItems": 1}
        if self.most:
            listed["maxItems"] = self.most
        return {"anyOf": [self.inner.schema(), listed]} if self.single else listed


@dataclass(frozen=True)
class Mapped(Generic[K, V]):
    """Keys of one shape, each with a value of another."""

    key: Shape[K]
    value: Shape[V]

    def read(self, node: Node, report: Report) -> dict[K, V] | None:
        if not isinstance(node, MappingNode):
            _refuse_form(node, report, "give lines of the form 'name: value'")
            return None
        if not node.entries:
            report.add(node.mark, "RC104", "the value is empty; fill it, or delete the line")
            return None
        values = {}
        for key_node, value_node in node.entries:
            key = self.key.read(ScalarNode(key_node.value, key_node.mark, False), report)
            value = self.value.read(value_node, report)
            if key is not None and value is not None:
                values[key] = value
        return values

    def schema(self) -> JsonSchema:
        keys, values = self.key.schema(), self.value.schema()
        return {"type": "object", "propertyNames": keys, "additionalProperties": values}


@dataclass(frozen=True)
class Grouped:
    """A group of known keys."""

    fields: tuple[Field, ...]

    def read(self, node: Node, report: Report) -> Values | None:
        if not isinstance(node, MappingNode):
            names = ", ".join(field.name for field in self.fields)
            _refuse_form(node, report, f"give the keys {names}")
            return None
        return read_fields(self.fields, node, report)

    def schema(self) -> JsonSchema:
        return fields_schema(self.fields)


@dataclass(frozen=True)
class Terms:
    """A term of a vocabulary, a list of them, or a mapping of terms to reasons."""

    vocabulary: Vocabulary

    def read(self, node: Node, report: Report) -> tuple[Placement, ...] | None:
        rule = self.vocabulary.field
        pairs: list[tuple[Node, Node | None]]
        if isinstance(node, SequenceNode) and rule.many:
            pairs = [(item, None) for item in node.items]
        elif isinstance(node, MappingNode) and rule.notes:
            pairs = [(key, value) for key, value in node.entries]
        elif isinstance(node, ScalarNode):
            pairs = [(node, None)]
        else:
            wanted = "a list of terms" if rule.many else "one term"
            extra = "; this vocabulary takes no reasons" if isinstance(node, MappingNode) else ""
            report.add(node.mark, "RC103", f"give {wanted} of {self.vocabulary.path}{extra}")
            return None
        if not pairs:
            report.add(node.mark, "RC104", "the list is empty; fill it, or delete the line")
        placements: dict[str, Placement] = {}
        for item, reason_node in pairs:
            self._place(item, reason_node, placements, report)
        order = self.vocabulary.positions
        return tuple(sorted(placements.values(), key=lambda placement: order[placement.term]))

    def _place(
        self, item: Node, reason_node: Node | None, placements: dict[str, Placement], report: Report
    ) -> None:
        if isinstance(item, MappingNode) and self.vocabulary.field.notes:
            message = "this list mixes terms with and without a reason; write 'term: reason' lines"
            report.add(item.mark, "RC110", message)
            return
        if isinstance(item, MappingNode):
            report.add(item.mark, "RC103", f"{self.vocabulary.path} takes no reasons; name terms")
            return
        named = scalar(item, report, f"a term of {self.vocabulary.path}")
        if named is None:
            return
        term = self.vocabulary.find(named.value)
        if term is None:
            message, repair = self._unknown(named.value)
            report.add(named.mark, "RC203", message, repair=repair)
            return
        if term.slug in placements:
            report.add(named.mark, "RC204", f"{shown(term.slug)} stands twice; keep one")
            return
        reason = None if reason_node is None else Text(300).read(reason_node, report)
        placements[term.slug] = (
            Placement(term=term.slug, reason=reason) if reason else placement(term.slug)
        )

    def _unknown(self, text: str) -> tuple[str, Repair | None]:
        """Return what to say, and to write, of a text that names no term."""
        vocabulary, parts = self.vocabulary, [part.strip() for part in text.split(",")]
        if len(parts) > 1 and vocabulary.field.many and all(map(vocabulary.find, parts)):
            listed = f"[{', '.join(parts)}]"
            return f"several terms are a list; write {listed}", Repair(text, listed)
        what = f"unknown {vocabulary.singular} {shown(text)}"
        if meant := vocabulary.meant(text):
            return f"{what}; write '{meant.slug}'", Repair(text, meant.slug)
        names = [name for term in vocabulary.terms for name in (term.slug, *term.aliases)]
        hint = did_you_mean(text, names) or _offer(vocabulary)
        return f"{what}{hint} see {vocabulary.path}", None

    def schema(self) -> JsonSchema:
        rule = self.vocabulary.field
        names = [name for term in self.vocabulary.terms for name in (term.slug, *term.aliases)]
        # Codes such as 5 are typed without quotes as often as with them.
        one: JsonSchema = {"enum": names + [int(name) for name in names if name.isdigit()]}
        forms: list[JsonSchema] = [one]
        if rule.many:
            forms.append({"type": "array", "items": one, "minItems": 1, "uniqueItems": True})
        if rule.notes:
            forms.append(
                {
                    "type": "object",
                    "properties": {name: Text(300).schema() for name in names},
                    "additionalProperties": False,
                }
            )
        return {"anyOf": forms} if len(forms) > 1 else one


def _offer(vocabulary: Vocabulary) -> str:
    """Return what to write when no term is near: the terms, where they are few."""
    few = len(vocabulary.terms) <= MOST_LISTED
    return f"; use one of {', '.join(vocabulary.by_slug)};" if few else ";"


def _refuse_form(node: Node, report: Report, message: str) -> None:
    if isinstance(node, ScalarNode) and not node.value.strip():
        report.add(node.mark, "RC104", f"the value is empty; {message}, or delete the line")
    else:
        report.add(node.mark, "RC103", message)


def read_fields(fields: tuple[Field, ...], node: MappingNode, report: Report) -> Values:
    """Return the values of a group of keys by field name; what is wrong or absent is left out."""
    by_name = {field.name: field for field in fields}
    values: Values = {}
    for key, value_node in node.entries:
        field = by_name.get(key.value)
        if field is None:
            _refuse_key(key, by_name, report)
            continue
        value = field.shape.read(value_node, report)
        if value is not None:
            values[key.value] = value
    present = {key.value for key, _ in node.entries}
    for field in fields:
        if field.required and field.name not in present:
            message = f"'{field.name}' is missing; add a line such as '{field.example}'"
            report.add(node.mark, "RC102", message, field.name)
    return values


def _refuse_key(key: ScalarNode, known: Mapping[str, Field], report: Report) -> None:
    if key.value in ENGINE_KEYS:
        message = f"{shown(key.value)} would change how the site is built; delete the line"
        report.add(key.mark, "RC113", message)
    else:
        few = f"; use one of {', '.join(known)}" if len(known) <= MOST_LISTED else ""
        hint = _DECLARED.get(key.value) or did_you_mean(key.value, known) or few
        message = f"unknown key {shown(key.value)}{hint}"
        report.add(key.mark, "RC101", message)


def fields_schema(fields: tuple[Field, ...]) -> JsonSchema:
    """Return a group of keys as JSON Schema."""
    properties = {}
    for field in fields:
        properties[field.name] = {**field.shape.schema(), "description": field.meaning}
    return {
        "type": "object",
        "properties": properties,
        "required": [field.name for field in fields if field.required],
        "additionalProperties": False,
    }
