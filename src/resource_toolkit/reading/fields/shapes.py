"""The forms of composed values: lists, and groups of keys."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from resource_toolkit.problems import Mark, Repair, Report, nearest
from resource_toolkit.reading.frontmatter import MappingNode, Node, ScalarNode, SequenceNode

from .keys import lone_lack, refuse_capitals, refuse_key
from .other_groups import in_their_group
from .short_forms import (
    as_list,
    as_pair,
    by_language,
    cut_values,
    misplaced_keys,
    names_alone,
    needed,
    one_item,
    phrases_without_brackets,
    refuse_form,
    refuse_parting,
)
from .slugs import Language, Slug
from .strays import stray_keys
from .values import JsonSchema, Shape


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
    parted: bool = False
    """Whether a comma in a single value parts it."""

    def read(self, node: Node, report: Report) -> tuple[T, ...] | None:
        text = node.value if isinstance(node, ScalarNode) and node.plain else ""
        several = self.parted and re.search(r"[,;•]|\s[/|]\s", text)
        if self.single and isinstance(node, ScalarNode) and not several:
            value = self.inner.read(node, report)
            return None if value is None else (value,)
        if not isinstance(node, SequenceNode):
            told = as_list(node, self.inner) if isinstance(node, ScalarNode) else ""
            names = {field.name for field in getattr(self.inner, "fields", ())}
            told = told or one_item(node, names)
            how = f"give a list; write {told}" if told else "give a list, such as [one, two]"
            repair = Repair(text, told) if text and told else None
            refuse_form(node, report, how, repair)
            return None
        if not node.items:
            report.add(node.mark, "RC104", "the list is empty; fill it, or delete the line")
            return None
        if 0 < self.most < len(node.items):
            message = f"the list has {len(node.items)} entries; the limit is {self.most}"
            report.add(node.mark, "RC111", message)
            return None
        if refuse_parting(node, self.inner, report):
            return None
        read = [self.inner.read(item, report) for item in node.items]
        return tuple([value for value in read if value is not None])

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
    such: str = "name: value"
    """How a line of it looks."""
    usual: str = ""
    """What a value may look like; said where only names stand."""

    def read(self, node: Node, report: Report) -> dict[K, V] | None:
        if not isinstance(node, MappingNode):
            pairs = getattr(node, "items", ())
            if pairs and all(isinstance(pair, MappingNode) for pair in pairs):
                key, value = pairs[0].entries[0]
                told = f"{key.value}: {value.value if isinstance(value, ScalarNode) else '…'}"
                report.add(node.mark, "RC103", f"these lines have no hyphens; write '{told}'")
                return None
            self._refuse(node, report)
            return None
        if not node.entries:
            report.add(node.mark, "RC104", "the value is empty; fill it, or delete the line")
            return None
        values = {}
        cut = {*(key.mark for key in self._cut(node, report)), *self._several(node, report)}
        left = [pair for pair in node.entries if cut.isdisjoint(one.mark for one in pair)]
        for key_node, value_node in left:
            key = self.key.read(ScalarNode(key_node.value, key_node.mark, False), report)
            value = self.value.read(value_node, report)
            if key is not None and value is not None:
                values[key] = value
        return values

    def _refuse(self, node: Node, report: Report) -> None:
        """Add the problem of a node that is no group, with the group that it was meant to be."""
        written = node if isinstance(node, ScalarNode) else None
        full = as_pair(written.value, self.takes, self.usual) if written else None
        told = full.told if full else names_alone(node, self.takes, self.usual)
        key: object = self.key
        if isinstance(key, Language) and hasattr(self.value, "inner"):
            told, full = by_language(node, self.such), None
        elif written and isinstance(key, Language) and self.such[:1] == "{":
            told, full = f"{self.such[1:].partition(':')[0]}: {written.value.strip()}", None
        form = f"; write '{{{told}}}'" if told else ""
        sure = written and full and full.sure and written.plain
        repair = Repair(written.value, f"{{{told}}}") if written and sure else None
        refuse_form(node, report, f"give lines of the form '{self.such}'{form}", repair)

    def _several(self, node: MappingNode, report: Report) -> Iterator[Mark]:
        """Yield what is no key: phrases of a list without brackets, which its first one begins."""
        value: object = self.value
        brief = isinstance(value, Listed)
        for key, first, more in phrases_without_brackets(node, self.takes) if brief else ():
            said = ", ".join(one.value for one in (first, *more))
            message = f"several phrases are a list; write {key.value}: [{said}]"
            repair = Repair(said, f"[{said}]", first.mark)
            one_line = first.mark[0] == more[-1].mark[0]
            report.add(first.mark, "RC103", message, repair=repair if one_line else None)
            yield from (one.mark for one in (first, *more))

    def _cut(self, node: MappingNode, report: Report) -> Iterator[ScalarNode]:
        yield from misplaced_keys(self.key, self.value, node, report)
        for key, message, repair in cut_values(node):
            report.add(key.mark, "RC004", message, repair=repair)
            yield key

    def takes(self, key: str) -> bool:
        """Return whether a key may stand in it."""
        quiet = Report(path="")
        return self.key.read(ScalarNode(key, (1, 1), plain=False), quiet) is not None

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
            needed = [field.example for field in self.fields if field.required]
            examples = needed or [field.example for field in self.fields[:1]]
            such = f"such as '{{{', '.join(examples)}}}'" if examples else ""
            refuse_form(node, report, f"give the keys {names}, {such}")
            return None
        if alone := _key_for_value(self.fields, node) or _bare_first(self.fields, node):
            report.add(node.mark, "RC101", alone)
            return None
        return read_fields(self.fields, node, report)

    def takes(self, key: str) -> bool:
        """Return whether a key may stand in it."""
        return any(field.name == key for field in self.fields)

    def schema(self) -> JsonSchema:
        return fields_schema(self.fields)


def _key_for_value(fields: tuple[Field, ...], node: MappingNode) -> str:
    """Return what to say of a group whose only key was meant as the value of its first field."""
    known = {field.name for field in fields}
    (key, value), *more = node.entries or ((None, None),)
    if more or key is None or key.value in known or len(fields) < 2 or nearest(key.value, known):
        return ""
    if not isinstance(value, ScalarNode) or not isinstance(fields[0].shape, Slug):
        return ""
    first, second = fields[0].name, next((f.name for f in fields[1:] if f.required), fields[1].name)
    told = f"write '{first}: {key.value}'"
    return f"{told}, and below it '{second}: {value.value}'" if value.value.strip() else told


def _bare_first(fields: tuple[Field, ...], node: MappingNode) -> str:
    """Return what to say where the value of the first field stands without its key."""
    if not fields:
        return ""
    first, known = fields[0], {field.name for field in fields}
    empty = ((key.value, value) for key, value in node.entries if key.value not in known)
    bare = [key for key, value in empty if isinstance(value, ScalarNode) and not value.value]
    lacks = first.required and first.name not in node.keys and isinstance(first.shape, Slug)
    fits = lacks and len(bare) == 1 and not nearest(bare[0], known)
    return f"write '{first.name}: {bare[0].removeprefix(f'{first.name} ')}'" if fits else ""


def read_fields(fields: tuple[Field, ...], node: MappingNode, report: Report) -> Values:
    """Return the values of a group of keys by field name; what is wrong or absent is left out."""
    by_name = {field.name: field for field in fields}
    shapes = {field.name: field.shape for field in fields}
    known = len(report.problems)
    strays = [*stray_keys(shapes, node)]
    said = refuse_capitals(strays, shapes, report)
    lacks = lone_lack((field.name for field in fields if field.required), strays, node)
    rest = [stray for stray in strays if stray.key.value.lower() not in said]
    said |= {refuse_key(stray, (shapes, node), report, lacks) for stray in rest}
    values: Values = {}
    for key, value_node in node.entries:
        field = by_name.get(key.value)
        if field is None or key.value in said:
            continue
        value = field.shape.read(value_node, report)
        if value is not None:
            values[key.value] = value
        elif field.required and report.problems:
            report.problems[-1] = needed(report.problems[-1], field.example)
    present = {key.value for key, _ in node.entries} | said
    for field in fields:
        if field.required and field.name not in present:
            message = f"'{field.name}' is missing; add a line such as '{field.example}'"
            report.add(node.mark, "RC102", message, field.name)
    report.problems[known:] = in_their_group(report.problems[known:], shapes)
    return values


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
