"""Where the rules of others stand on a paper."""

from collections.abc import Callable

from .cards import Cuts, is_card
from .pages import head_of
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
    Text,
    Tick,
    plain,
)

_LEADS = 0.6
"""What part of a paragraph links and where they lead take, from which on it only says where
something comes from."""
_NAMED = 32
"""Within how many signs of such a paragraph a colon stands that makes it one by its first word."""


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
    below = False
    for block in blocks:
        if _ends(block, cuts):
            # On a page of cards they stand below the last one.
            below = isinstance(block, Heading) and bool(later) and (below or _opens_page(made))
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
