"""The file of a resource that gets another name, or goes out of use."""

import re
from collections.abc import Iterable

from resource_toolkit.reading import ScalarNode

from .edits import Block, Parts

_DASH = re.compile(r"^(\s*- +)")
_COMMENT = re.compile(r"\s+#.*$")


def with_former_name(parts: Parts, old: str, new: str, order: tuple[str, ...]) -> Parts:
    """Return the parts of a resource's file with its former slug among its aliases.

    Where the new slug is one of the aliases it is so no more.
    """
    block = parts.get("aliases")
    if block is None:
        return parts.put("aliases", [f"aliases: [{old}]"], order)
    lines = [line for line in block.lines[1:] if _listed(line) != new]
    dash = next((match[1] for line in lines if (match := _DASH.match(line))), "")
    if dash:
        return parts.put("aliases", [block.lines[0], *lines, f"{dash}{old}"], order)
    # Behind a single value, `put` keeps the comment.
    comment = None if isinstance(block.node, ScalarNode) else _COMMENT.search(block.lines[-1])
    names = [name for name in _names(block) if name != new]
    line = f"aliases: [{', '.join([*names, old])}]{comment[0] if comment else ''}"
    return parts.put("aliases", [line], order)


def _names(block: Block) -> Iterable[str]:
    """Return the slugs of a list, whatever its form; a comment is none of them."""
    text = " ".join(_COMMENT.sub("", line) for line in block.lines).partition(":")[2]
    return re.findall(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*", text)


def _listed(line: str) -> str:
    return _COMMENT.sub("", line).strip().removeprefix("-").strip().strip("'\"")


def as_retired(parts: Parts, successor: str, order: tuple[str, ...]) -> Parts:
    """Return the parts of a resource's file out of use, with the slug of what takes its place."""
    parts = parts.put("status", ["status: retired"], order)
    return parts.put("replaced_by", [f"replaced_by: {successor}"], order)
