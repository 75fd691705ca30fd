"""Words as code of Typst, and what a tree is asked before it is set."""

import json
import re
from collections.abc import Iterator

from resource_toolkit.papers.tree import (
    Block,
    Blocks,
    Heading,
    ListBlock,
    NewPage,
    Notice,
    Paragraph,
    Quote,
    Table,
    Text,
    Tick,
    plain,
)

_FIRST = 2
"""The level of the headings of sections."""
_FEW = 4
"""Words in the heading of a card."""


def text_of(run: Text, address: str = "") -> str:
    """Return a text in its style; `address` is where its link leads, as people type it."""
    words = f"raw({typst_string(run.text)})" if run.code else typst_string(run.text)
    for wanted, name in (
        (run.strong, "strong"),
        (run.emphasis, "emph"),
        (run.struck, "strike"),
        (run.raised, "super"),
    ):
        if wanted:
            words = f"{name}({words})"
    if run.href.startswith("http"):
        words = f"link({typst_string(run.href)}, {words})"
    named = address and address not in run.text
    return f"{words}; address({typst_string(address)})" if named else words


def typst_string(text: str) -> str:
    """Return a text as a string of Typst's code."""
    return json.dumps(text, ensure_ascii=False)


def first_of(item: Blocks) -> Paragraph:
    """Return the paragraph that begins an item of a list; an empty one without it."""
    return item[0] if item and isinstance(item[0], Paragraph) else Paragraph(())


def ticked(item: Blocks) -> bool | None:
    """Return whether the box that begins an item is ticked; None without one."""
    start = first_of(item).runs[:1]
    return start[0].ticked if start and isinstance(start[0], Tick) else None


def tables_of(blocks: Blocks) -> Iterator[Table]:
    """Yield the tables of a tree, wherever they stand."""
    for block in blocks:
        match block:
            case Table():
                yield block
            case Quote(inner) | Notice(_, inner):
                yield from tables_of(inner)
            case ListBlock(items):
                for item in items:
                    yield from tables_of(item)


def parts_of(blocks: Blocks) -> list[Blocks]:
    """Return the parts of a paper that begin a page."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, NewPage):
            parts.append([])
        else:
            parts[-1].append(block)
    return [tuple(part) for part in parts if part]


def with_cards(blocks: Blocks, names: tuple[str, ...]) -> Iterator[tuple[Blocks, bool]]:
    """Yield blocks in parts, each with whether it is a card: from its heading to the next."""
    part: list[Block] = []
    level = 0
    for block in blocks:
        if level and isinstance(block, NewPage):
            yield tuple(part), True
            part, level = [], 0
        if isinstance(block, Heading) and (not level or block.level <= level):
            is_card = _is_card(block, names)
            if is_card or level:
                yield tuple(part), bool(level)
                part = []
            level = block.level if is_card else 0
        part.append(block)
    yield tuple(part), bool(level)


def _is_card(heading: Heading, names: tuple[str, ...]) -> bool:
    """Return whether a short heading below the first level is that of a card: `The loan slip`."""
    words = re.findall(r"\w+", re.sub(r"\(.*?\)", "", plain(heading.runs)).casefold())
    ends = {words[0], words[-1]} if words else set()
    return heading.level > _FIRST and len(words) <= _FEW and not ends.isdisjoint(names)
