"""What people cut out of a paper: cards and slips, each from its heading to the next."""

import re
from collections.abc import Iterator

from resource_toolkit.pictures import without_tags

from .tree import Block, Blocks, Heading, NewPage, plain

_FIRST = 2
"""The level of the headings of sections."""
_FEW = 4
"""Words in the heading of a card."""
_HEADING = re.compile(r"(?=<h[2-6] )")
_TITLE = re.compile(r"<h([2-6]) [^>]*>(.*?)</h\1>", re.S)


def is_card(level: int, title: str, names: tuple[str, ...]) -> bool:
    """Return whether a short heading below the first level is that of a card: `The loan slip`."""
    words = re.findall(r"\w+", re.sub(r"\(.*?\)", "", title).casefold())
    ends = {words[0], words[-1]} if words else set()
    return level > _FIRST and len(words) <= _FEW and not ends.isdisjoint(names)


def with_cards(blocks: Blocks, names: tuple[str, ...]) -> Iterator[tuple[Blocks, bool]]:
    """Yield blocks in parts, each with whether it is a card: from its heading to the next."""
    part: list[Block] = []
    level = 0
    for block in blocks:
        if level and isinstance(block, NewPage):
            yield tuple(part), True
            part, level = [], 0
        if isinstance(block, Heading) and (not level or block.level <= level):
            card = is_card(block.level, plain(block.runs), names)
            if card or level:
                yield tuple(part), bool(level)
                part = []
            level = block.level if card else 0
        part.append(block)
    yield tuple(part), bool(level)


def cut_out(html: str, names: tuple[str, ...]) -> str:
    """Return HTML in which each card stands in a frame to cut along."""
    made, level = [], 0
    for part in _HEADING.split(html):
        title = _TITLE.match(part)
        if title and (not level or int(title[1]) <= level):
            card = is_card(int(title[1]), without_tags(title[2]), names)
            made.append(("</div>" if level else "") + ('<div class="cut">' if card else ""))
            level = int(title[1]) if card else 0
        made.append(part)
    return "".join(made) + ("</div>" if level else "")
