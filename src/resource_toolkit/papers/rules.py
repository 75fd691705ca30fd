"""Where the rules of others stand on a paper."""

from .cards import Cuts, is_card
from .tree import Block, Blocks, Heading, NewPage, Notice, Rule, plain


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


def _is_rule(block: Block) -> bool:
    return isinstance(block, Notice) and block.told


def _ends(block: Block, cuts: Cuts) -> bool:
    if isinstance(block, Heading):
        return is_card(block.level, plain(block.runs), cuts.names)
    return isinstance(block, NewPage | Rule)
