"""Papers whose parts have a page each: every part in a layout of its own that fills its page."""

from bisect import bisect_left
from dataclasses import replace
from pathlib import Path

from resource_toolkit.papers.cards import cut_at
from resource_toolkit.papers.documents.paper import Paper
from resource_toolkit.papers.documents.typst_pages import SetPaper
from resource_toolkit.papers.documents.typst_source import BlockWriter
from resource_toolkit.papers.documents.typst_words import parts_of
from resource_toolkit.papers.tree import Heading, NewPage, Rule

from .ends import NARROWEST, end_of, fits, fits_all, layouts_of
from .spread import illustrated, spread

_ALIKE = 1.5
"""How much larger the type of a part may be than that of another, in points."""
_EVEN = 0.6
"""What part of the longer of two pages the shorter one has at least, where a text is cut."""
_TWO = 2


def set_parts(paper: Paper, root: Path, size: str, cut: int = 0) -> SetPaper | None:
    """Return a paper each of whose parts fills a page; None where it has no such parts.

    `cut` is the heading before which a page begins, where nothing in the text begins one.
    """
    parts = parts_of(cut_at(paper.blocks, cut))
    alone = [
        replace(paper, tree=(NewPage(), *part) if at else part, pages=1)
        for at, part in enumerate(parts)
    ]
    if len(parts) < _TWO or len(parts) != paper.pages:
        return None
    if any(part.flipped != paper.flipped for part in alone):
        return None
    roomy = [_roomy(part, root, bool(at)) for at, part in enumerate(alone)]
    made = [part for part in roomy if part]
    if len(made) < len(roomy):
        return None
    margin = min(part.layout.margin for part in made)
    largest = min(part.layout.size for part in made) + _ALIKE
    looks = []
    for part in made:
        if part.layout.size > largest:
            part = _roomy(part.paper, root, part.later, largest) or part  # noqa: PLW2901
        part = replace(part, layout=replace(part.layout, margin=margin))  # noqa: PLW2901
        part = part if part.later else illustrated(part, root)  # noqa: PLW2901
        looks.append(spread(part, root, size).layout)
    first = min(looks, key=lambda look: look.size)
    layout = replace(first, drawn=looks[0].drawn, grow=0.0, cut=cut, parts=tuple(looks))
    whole = SetPaper(paper=paper, layout=layout)
    return whole if end_of(whole, root, size).page == paper.pages else None


def _roomy(paper: Paper, root: Path, later: bool, largest: float = 99.0) -> SetPaper | None:
    """Return a part in the roomiest layout that takes one page; None where none does."""
    made = [
        SetPaper(paper=paper, layout=layout, later=later)
        for layout in layouts_of(paper)
        if layout.size <= largest
    ]
    at = bisect_left(made, True, key=lambda tried: fits(tried, root, NARROWEST))
    return next((tried for tried in made[at:] if fits_all(tried, root)), None)


def even_cut(made: SetPaper, root: Path) -> int:
    """Return before which heading a second page should begin, so that both are filled alike.

    It is 0 where the text has no such heading, or not two pages, or says itself where one begins.
    """
    paper = made.paper
    end = end_of(made, root, NARROWEST)
    if paper.pages != _TWO or end.page != _TWO or len(parts_of(paper.blocks)) > 1:
        return 0
    heads = _heads_to_cut_at(paper)
    writer = BlockWriter(paper, made.layout, NARROWEST)
    top = made.layout.margin
    tall, high, before = [], 0.0, (1, top)
    for page, down, torn, count in end.reached:
        if page > before[0]:
            high, before = high + (writer.foot if torn else before[1]) - before[1], (page, top)
        high, before = high + down - before[1], (page, down)
        tall.append((count, high))
    shares = {}
    for head in heads:
        above = max((high for count, high in tall if count < head), default=0.0)
        below = tall[-1][1] - above
        shares[head] = min(above, below) / max(above, below, 1.0)
    best = max(shares, key=lambda head: shares[head], default=0)
    return best if best and shares[best] >= _EVEN else 0


def _heads_to_cut_at(paper: Paper) -> list[int]:
    """Return which headings of a text, counted from 1, stand neither first nor below another."""
    heads, count = [], 0
    for at, block in enumerate(paper.blocks):
        if not isinstance(block, Heading):
            continue
        count += 1
        if at and not isinstance(paper.blocks[at - 1], Heading | Rule):
            heads.append(count)
    return heads
