"""What begins and ends the pages of a paper, and whether they go different ways."""

from collections.abc import Callable

from .cards import FIRST, Cuts, Kind, Part, is_card, parts_to_cut, says
from .tree import (
    Blank,
    Block,
    Blocks,
    Heading,
    NewPage,
    Notice,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
    Tick,
    plain,
    signs_of,
)

_STRIP = 600
"""Signs up to which a strip that each of many people gets stands on a page several times."""
_LEADS = 0.6
"""What part of a paragraph links and where they lead take, from which on it only says where
something comes from."""
_NAMED = 32
"""Within how many signs of such a paragraph a colon stands that makes it one by its first word."""


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


def rules_last(blocks: Blocks, cuts: Cuts) -> Blocks:
    """Return blocks in which rules that stand below words of ours come at the end of their part.

    There they stand together, and what people read, do and fill in comes first. A part ends where a
    page begins, or what people cut out.
    """
    made: list[Block] = []
    later: list[Block] = []
    for block in blocks:
        if _ends(block, cuts):
            made, later = [*made, *later], []
        above = made[-1] if made else block
        alone = isinstance(above, Heading) or _is_rule(above)
        if _is_rule(block) and (later or not alone):
            later.append(block)
        else:
            made.append(block)
    return (*made, *later)


def sources_last(
    blocks: Blocks, cuts: Cuts, names: tuple[str, ...], link: Callable[[str], str]
) -> Blocks:
    """Return blocks in which what says where something comes from ends its part, each once.

    Below words of somebody else it stays, for it says whose they are.
    """
    made: list[Block] = []
    later: list[Block] = []
    below, decked = False, any(part.kind is Kind.DECK for part in parts_to_cut(blocks, cuts))
    for block in blocks:
        if _ends(block, cuts):
            # On a page of cards they stand below the last one.
            few = isinstance(block, Heading) and bool(later) and not decked
            below = few and (below or _opens_page(made))
            if not below:
                made, later = [*made, *later], []
        if made and not isinstance(made[-1], Quote | Heading) and is_source(block, names, link):
            later += [block] * (block not in later)
        else:
            made.append(block)
    return (*made, *[Rule()] * below, *later)


def is_source(block: Block, names: tuple[str, ...], link: Callable[[str], str]) -> bool:
    """Return whether a paragraph says where something comes from.

    It begins with one of some `names` and a colon, or is little more than links to the web; `link`
    returns where one leads as people type it.
    """
    runs = block.runs if isinstance(block, Paragraph) else ()
    texts = [run for run in runs if isinstance(run, Text)]
    linked = [run for run in texts if run.href.startswith("http")]
    words = plain(runs)
    if any(isinstance(run, Blank | Tick) for run in runs):
        return False
    if words.casefold().startswith(names) and ":" in words[:_NAMED]:
        return True
    typed = sum(
        len(address) for run in linked if (address := link(run.href)) and address not in run.text
    )
    leads = sum(len(run.text) for run in linked) + typed
    much = bool(linked) and leads >= _LEADS * (len(words) + typed)
    return much and not any(run.strong for run in texts)


def _opens_page(blocks: list[Block]) -> bool:
    """Return whether the last heading, with nothing but paragraphs below it, begins a page."""
    at = head_of(tuple(blocks), len(blocks))
    return 0 < at < len(blocks) and isinstance(blocks[at - 1], NewPage)


def _is_rule(block: Block) -> bool:
    return isinstance(block, Notice) and block.told


def _ends(block: Block, cuts: Cuts) -> bool:
    if isinstance(block, Heading):
        return is_card(block.level, plain(block.runs), cuts.names)
    return isinstance(block, NewPage | Rule)
