"""Where a file names resources: every value whose shape is the slug of one."""

from collections.abc import Iterator
from typing import NamedTuple

from resource_toolkit.reading.frontmatter import MappingNode, Node, ScalarNode, SequenceNode

from .brief import Brief
from .shapes import Field, Grouped, Listed, Mapped
from .slugs import ResourceSlug
from .values import Shape


class ResourceName(NamedTuple):
    """A slug as a file names it, and the list in which it stands."""

    node: ScalarNode
    field: str
    """The key under which it stands."""
    item: Node | None = None
    """The item of the innermost list that holds it."""
    others: tuple[str, ...] = ()
    """The slugs that the other items of that list name."""


def resource_names(fields: tuple[Field, ...], node: Node) -> Iterator[ResourceName]:
    """Yield every slug of a resource in the data of a file with these fields, in order."""
    return _names(Grouped(fields), node, "")


def _names(shape: Shape[object], node: Node, field: str) -> Iterator[ResourceName]:
    if isinstance(shape, ResourceSlug) and isinstance(node, ScalarNode):
        yield ResourceName(node, field)
    elif isinstance(shape, Listed) and isinstance(node, SequenceNode):
        yield from _listed(shape, node, field)
    elif isinstance(shape, Listed):
        yield from _names(shape.inner, node, field)
    elif isinstance(shape, Mapped) and isinstance(node, MappingNode):
        for _, value in node.entries:
            yield from _names(shape.value, value, field)
    elif isinstance(shape, Brief) and isinstance(node, ScalarNode):
        yield from _names(shape.fields[0].shape, node, shape.fields[0].name)
    elif isinstance(shape, Grouped) and isinstance(node, MappingNode):
        known = {part.name: part.shape for part in shape.fields}
        for key, value in node.entries:
            if key.value in known:
                yield from _names(known[key.value], value, key.value)


def _listed(shape: Listed[object], node: SequenceNode, field: str) -> Iterator[ResourceName]:
    """Yield the names of a list; those that stand in a list further in keep that one."""
    rows = [(item, [*_names(shape.inner, item, field)]) for item in node.items]
    own = [name for _, names in rows for name in names if name.item is None]
    for item, names in rows:
        for name in names:
            others = tuple(other.node.value for other in own if other is not name)
            yield name if name.item else name._replace(item=item, others=others)
