"""Which blocks of a paper begin a page, and whether its pages go different ways."""

from .cards import FIRST, Cuts, Kind, Part, parts_to_cut, says
from .tree import (
    Block,
    Blocks,
    Heading,
    NewPage,
    Paragraph,
    Rule,
    Table,
    Text,
    plain,
    signs_of,
)

_STRIP = 600
"""Signs up to which a strip that each of many people gets stands on a page several times."""


def with_pages(blocks: Blocks, cuts: Cuts, *, sent: bool) -> Blocks:
    """Return blocks in which each deck of cards begins a page, with the heading above it.

    So does a section whose first words say where its page goes, where some are `sent`.
    """
    made: list[Block] = []
    for part in parts_to_cut(blocks, cuts):
        if part.kind is not Kind.DECK:
            continue
        first, last = part.cards[0][0], part.cards[-1][-1]
        start = next(at for at, block in enumerate(blocks) if block is first)
        end = next(at for at, block in enumerate(blocks) if block is last) + 1
        start = head_of(blocks, start)
        above = [NewPage()] if start and not isinstance(blocks[start - 1], NewPage) else []
        below = [NewPage()] if blocks[end:] and not isinstance(blocks[end], NewPage) else []
        before = _sent_apart(blocks[:start], cuts) if sent else blocks[:start]
        made += [*before, *above, *blocks[start:end], *below]
        return (*made, *with_pages(blocks[end:], cuts, sent=sent))
    return _sent_apart(blocks, cuts) if sent else blocks


def _sent_apart(blocks: Blocks, cuts: Cuts) -> Blocks:
    """Return blocks in which a section begins a page whose first words say where that goes."""
    made: list[Block] = []
    for block, following in zip(blocks, (*blocks, None)[1:], strict=True):
        head = isinstance(block, Heading) and block.level == FIRST
        apart = isinstance(following, Paragraph) and goes_apart((following,), cuts)
        if head and apart and made and not isinstance(made[-1], NewPage):
            made.append(NewPage())
        made.append(block)
    return tuple(made)


def goes_apart(blocks: Blocks, cuts: Cuts) -> bool:
    """Return whether one of some blocks says where its page goes by itself."""
    return any(
        isinstance(block, Paragraph) and says(plain(block.runs), (*cuts.alone, *cuts.hangs))
        for block in blocks
    )


def hangs(blocks: Blocks, cuts: Cuts) -> bool:
    """Return whether one of some blocks says that its page hangs on a wall."""
    return goes_apart(blocks, Cuts(hangs=cuts.hangs))


def comes_apart(blocks: Blocks, cuts: Cuts) -> bool:
    """Return whether parts are cut out of a paper, or a page of it says where it goes by itself."""
    cut = any(part.kind is not Kind.TEXT for part in parts_to_cut(blocks, cuts))
    return cut or goes_apart(blocks, cuts)


def is_cut_up(blocks: Blocks, cuts: Cuts) -> bool:
    """Return whether all of a page is cut out, but for a heading and what stands below it."""
    *texts, last = parts_to_cut(blocks, cuts)
    above = [block for part in texts if part.kind is Kind.TEXT for block in part.blocks]
    words = [block for block in above if not isinstance(block, NewPage | Rule)]
    few = all(map(_is_words, words[1:])) and all(isinstance(head, Heading) for head in words[:1])
    return last.kind is not Kind.TEXT and few


def _is_words(block: Block) -> bool:
    return isinstance(block, Paragraph) and all(isinstance(run, Text) for run in block.runs)


def strip_for_each(blocks: Blocks, cuts: Cuts, *, alone: bool = False) -> Part | None:
    """Return the last part of a paper where each of many people gets it, and it has a heading.

    It is `alone` where nothing but a new page and the line to cut along stands above it.
    """
    *above, last = parts_to_cut(blocks, cuts)
    if not last.for_each or signs_of(last.blocks) > _STRIP:
        return None
    if alone and not all(isinstance(block, NewPage) for part in above for block in part.blocks):
        return None
    whole = any(isinstance(block, Table) for block in last.blocks)
    return last if isinstance(last.blocks[0], Heading) and not whole else None


def head_of(blocks: Blocks, start: int) -> int:
    """Return where the heading above a block stands, with nothing but paragraphs between."""
    at = start - 1
    while at >= 0 and isinstance(blocks[at], Paragraph):
        at -= 1
    return at if at >= 0 and isinstance(blocks[at], Heading) else start
