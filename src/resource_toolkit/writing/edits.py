"""Change keys of a file's front matter line by line; every other line stays as it was."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from resource_toolkit.problems import Report, ToolkitError
from resource_toolkit.reading import MAX_HEAD, MappingNode, Node, ScalarNode, parse_data

from .journal import staged

_COMMENT = re.compile(r"\s+#.*$")


@dataclass(frozen=True, kw_only=True)
class Block:
    """One key with its lines, and the comments and blank lines that stand above it."""

    key: str
    above: tuple[str, ...]
    lines: tuple[str, ...]
    node: Node


@dataclass(frozen=True, kw_only=True)
class Parts:
    """A resource file taken apart: the blocks of its front matter, and all that follows."""

    blocks: tuple[Block, ...]
    below: tuple[str, ...]
    """Comments and blank lines between the last key and the closing fence."""
    rest: str
    """The closing fence and the body."""

    def text(self) -> str:
        """Return the file put together again."""
        lines = [line for block in self.blocks for line in (*block.above, *block.lines)]
        return "\n".join(["---", *lines, *self.below, self.rest])

    def get(self, key: str) -> Block | None:
        """Return the block of a key."""
        return next((block for block in self.blocks if block.key == key), None)

    def put(self, key: str, lines: Iterable[str], order: tuple[str, ...]) -> "Parts":
        """Return the parts with a key's lines replaced, or put in at its place in `order`."""
        fresh = tuple(lines)
        old = self.get(key)
        if old is not None:
            kept = _with_comment(old, fresh)
            changed = [replace(b, lines=kept) if b.key == key else b for b in self.blocks]
            return replace(self, blocks=tuple(changed))
        rank = {name: position for position, name in enumerate(order)}
        own = rank.get(key, len(rank))
        below = 0
        for position, block in enumerate(self.blocks, 1):
            if rank.get(block.key, len(rank)) <= own:
                below = position
        block = Block(key=key, above=(), lines=fresh, node=ScalarNode("", (1, 1), True))
        return replace(self, blocks=(*self.blocks[:below], block, *self.blocks[below:]))

    def without(self, key: str) -> "Parts":
        """Return the parts without a key; comments above it stay."""
        kept: list[Block] = []
        above: tuple[str, ...] = ()
        for block in self.blocks:
            if block.key == key:
                above += block.above
            else:
                kept.append(replace(block, above=above + block.above))
                above = ()
        return replace(self, blocks=tuple(kept), below=above + self.below)


def _with_comment(old: Block, fresh: tuple[str, ...]) -> tuple[str, ...]:
    """Return the new lines with the comment that stood behind the old value, where one did."""
    if (
        len(old.lines) == 1
        and len(fresh) == 1
        and isinstance(old.node, ScalarNode)
        and old.node.cut
    ):
        comment = _COMMENT.search(old.lines[0])
        if comment:
            return (fresh[0] + comment[0],)
    return fresh


def take_apart(text: str) -> Parts | None:
    """Return the parts of a resource file, or None when its front matter cannot be read."""
    first, _, rest = text.partition("\n")
    end = re.search(r"^---[ \t]*$", rest, re.M)
    if first.rstrip() != "---" or end is None:
        return None
    head = rest[: end.start()]
    report = Report(path="")
    node = parse_data(head, report, first_line=0, limit=MAX_HEAD)
    if not isinstance(node, MappingNode):
        return None
    lines = head.removesuffix("\n").split("\n")
    starts = [key.mark for key, _ in node.entries]
    if any(column != 1 for _, column in starts) or len({row for row, _ in starts}) != len(starts):
        return None
    blocks: list[Block] = []
    above = tuple(lines[: starts[0][0]])
    for (key, value), (row, _), after in zip(
        node.entries, starts, [*starts[1:], (len(lines), 1)], strict=True
    ):
        last = after[0]
        while last > row + 1 and _is_between(lines[last - 1]):
            last -= 1
        blocks.append(Block(key=key.value, above=above, lines=tuple(lines[row:last]), node=value))
        above = tuple(lines[last : after[0]])
    return Parts(blocks=tuple(blocks), below=above, rest=rest[end.start() :])


def _is_between(line: str) -> bool:
    return not line.strip() or line.startswith("#")


def read_lines(path: Path) -> tuple[str, str]:
    """Return the text of a file with plain newlines, and the newline that it uses.

    Raises ToolkitError when the file is no UTF-8.
    """
    try:
        data = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ToolkitError(f"{path} is not valid UTF-8; save it as UTF-8") from error
    newline = "\r\n" if "\r\n" in data else "\n"
    return data.replace("\r\n", "\n").replace("\r", "\n"), newline


def encoded(text: str, newline: str) -> bytes:
    """Return what a file holds that has this text and uses this newline."""
    return text.replace("\n", newline).encode()


def write_data(path: Path, data: bytes) -> None:
    """Write a file in one step, as bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = staged(path)
    try:
        fresh.write_bytes(data)
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
