"""Answers as people type them: which are asked for, what they mean, and what is wrong with them."""

from resource_toolkit.catalog import Catalog, no_collection
from resource_toolkit.problems import Report, did_you_mean
from resource_toolkit.reading import (
    MAX_HEAD,
    Field,
    Listed,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    Terms,
    parse_data,
    slug_fault,
)
from resource_toolkit.writing import field_lines, is_needed, ordered_fields, taken_slugs

ASKED = ("title", "summary", "url", "publisher", "minutes", "also_called")
"""The fixed fields that are asked for; vocabularies come on top, all others can be added later."""
LINK = ("url", "publisher")
"""A link needs its publisher, so they are asked for together."""

Answers = dict[str, str | list[str]]


MOST_ASKED = 6
"""So many questions stand before a file is written, the one for its collection among them."""


def asked_fields(catalog: Catalog, collection: str, *, everything: bool) -> tuple[Field, ...]:
    """Return the fields that `toolkit new` asks for, in order.

    Without `everything` they are as few as can be: what the collection needs, and the link.
    """
    fields = ordered_fields(catalog)
    needed = [f for f in fields if is_needed(f, collection) and f.name != "added"]
    if everything:
        facets = {vocabulary.name for vocabulary in catalog.facets}
        return tuple(
            field
            for field in fields
            if field in needed
            or field.name in ASKED
            or (isinstance(field.shape, Terms) and field.shape.vocabulary.name in facets)
        )
    few = needed[: MOST_ASKED - 1]
    has_room = len(few) + len(LINK) < MOST_ASKED
    return (*few, *(field for field in fields if has_room and field.name in LINK))


def chosen(text: str, listed: list[str]) -> str:
    """Return what a number of a list stands for, or the text itself."""
    return listed[int(text) - 1] if text.isdecimal() and 0 < int(text) <= len(listed) else text


def holds_many(field: Field) -> bool:
    """Return whether a field takes several values."""
    many = isinstance(field.shape, Terms) and field.shape.vocabulary.field.many
    return many or isinstance(field.shape, Listed)


def read_faults(field: Field, value: str | list[str]) -> list[str]:
    """Return in words what is wrong with an answer."""
    report = Report(path="")
    text = "\n".join(field_lines(field, value))
    node = parse_data(text, report, first_line=1, limit=MAX_HEAD)
    if isinstance(node, MappingNode):
        field.shape.read(node.entries[0][1], report)
    return [problem.message for problem in report.problems]


def file_faults(catalog: Catalog, given: dict[str, Node], collection: str, slug: str) -> list[str]:
    """Return in words why a file cannot become a resource of this collection and slug."""
    known = [field.name for field in ordered_fields(catalog)]
    offered = [*known, "collection", "slug", "body"]
    faults = [
        f"unknown key '{key}'{did_you_mean(key, offered)}" for key in given if key not in known
    ]
    if not collection:
        faults.append("say where it belongs: add a line such as 'collection: "
                      f"{next(iter(catalog.collections), 'name')}'")  # fmt: skip
    elif collection not in catalog.collections:
        faults.append(no_collection(catalog, collection))
    if fault := slug_fault(slug):
        faults.append(fault)
    elif slug.casefold() in {name.casefold() for name in taken_slugs(catalog)}:
        faults.append(f"there is a resource '{slug}' already")
    return faults


def plain_text(node: Node | None) -> str:
    """Return the text of a single value, or nothing."""
    return node.value if isinstance(node, ScalarNode) else ""


def as_typed(node: Node) -> str | list[str]:
    """Return a node as the texts that a person would type: one, or several, or `name: value`."""
    if isinstance(node, SequenceNode):
        return [plain_text(item) for item in node.items]
    if isinstance(node, MappingNode):
        return [f"{key.value}: {plain_text(value)}" for key, value in node.entries]
    return plain_text(node)
