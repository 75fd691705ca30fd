"""Keys that are no field where they stand, each with the field that it may belong to."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from resource_toolkit.reading.frontmatter import MappingNode, Node, ScalarNode, SequenceNode

from .quotes import quoted
from .values import Shape


class Stray(NamedTuple):
    """A key that is no field where it stands."""

    key: ScalarNode
    value: Node
    parent: str = ""
    """The field above it that has no value, and could hold the key; or the list that it is of."""
    cut: str = ""
    """The key of the text before it on its line, and the whole text, as they should be written."""
    inside: ScalarNode | None = None
    """The last key of the group in that field."""


def stray_keys(shapes: Mapping[str, Shape[object]], node: MappingNode) -> Iterator[Stray]:
    """Yield the keys of a group that are none of its fields, each with what it may belong to."""
    open_field = last = ""
    cut_line = 0
    for nth, (key, value) in enumerate(node.entries):
        if key.value in shapes:
            empty = isinstance(value, ScalarNode) and not value.value.strip() and not value.cut
            open_field, last = (key.value if empty else ""), key.value
            continue
        takes = getattr(shapes.get(open_field), "takes", None)
        if takes is not None and takes(key.value):
            yield Stray(key, value, parent=open_field)
        elif group := _group_with(key, shapes, node):
            yield Stray(key, value, parent=group[0], inside=group[1])
        elif last and not _is_field(key, shapes) and _is_cut(shapes, node, nth):
            if cut_line != key.mark[0]:
                yield Stray(
                    key, value, parent=_list(shapes, last), cut=_whole(shapes, node, last, nth)
                )
            cut_line = key.mark[0]
        else:
            yield Stray(key, value)


def _group_with(
    key: ScalarNode, shapes: Mapping[str, Shape[object]], node: MappingNode
) -> tuple[str, ScalarNode] | None:
    """Return the field with lines of its own that lacks such a key, and its last key; or None."""
    for name, held in node.entries:
        shape = shapes.get(name.value)
        group = held.items[-1] if isinstance(held, SequenceNode) and held.items else held
        if not isinstance(group, MappingNode) or not group.entries or key.value in group.keys:
            continue
        last = group.entries[-1][0]
        inner = getattr(shape, "inner", shape)
        takes = getattr(inner, "takes", None)
        own_lines = last.mark[0] > name.mark[0] and last.mark[1] > name.mark[1]
        chosen = hasattr(inner, "vocabulary") or hasattr(inner, "fields")
        if own_lines and chosen and takes and takes(key.value):
            return name.value, last
    return None


def _is_field(key: ScalarNode, shapes: Mapping[str, Shape[object]]) -> bool:
    """Return whether a key of several words is the name of a field."""
    return re.sub(r"[ -]+", "_", key.value.strip().lower()) in shapes


def _is_cut(shapes: Mapping[str, Shape[object]], node: MappingNode, nth: int) -> bool:
    """Return whether a stray key, and those behind it on its line, are the rest of a text."""
    line = node.entries[nth][0].mark[0]
    on_line = [(key, value) for key, value in node.entries if key.mark[0] == line]
    strays = [(key, value) for key, value in on_line if key.value not in shapes]
    words = any(
        not re.fullmatch(r"[\w-]+", key.value)
        or (isinstance(value, ScalarNode) and not value.value)
        for key, value in strays
    )
    return words and len(strays) < len(on_line)


def _list(shapes: Mapping[str, Shape[object]], name: str) -> str:
    """Return the name of a field that takes a list of texts, or nothing."""
    return name if hasattr(getattr(shapes.get(name), "inner", None), "limit") else ""


def _whole(shapes: Mapping[str, Shape[object]], node: MappingNode, last: str, nth: int) -> str:
    """Return a key with the whole of its text, which a comma without quotes has cut.

    The next field ends it.
    """
    begun = next(value for key, value in node.entries if key.value == last)
    told = [begun.value if isinstance(begun, ScalarNode) else ""]
    for key, value in node.entries[nth:]:
        if key.value in shapes:
            break
        text = value.value if isinstance(value, ScalarNode) else "…"
        told.append(f"{key.value}: {text}" if text else key.value)
    whole = ", ".join(told)
    whole = whole.strip('"') if whole.count('"') == 1 else whole  # Its other quote is lost.
    return f"{last}: [{whole}]" if _list(shapes, last) else f"{last}: {quoted(whole)}"
