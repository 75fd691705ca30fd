"""Blocks as the source of Typst. All words are strings of its code, so none can be markup."""

import math
from collections.abc import Iterable
from itertools import takewhile

from resource_toolkit.papers.cards import Kind, Part, parts_to_cut
from resource_toolkit.papers.tree import (
    Blank,
    Block,
    Blocks,
    Heading,
    ListBlock,
    NewPage,
    Notice,
    Paragraph,
    Picture,
    Quote,
    Room,
    Rule,
    Table,
    Verbatim,
    is_form,
    plain,
    signs_of,
)
from resource_toolkit.pictures import size_of

from .layouts import SHEETS, Layout
from .paper import Paper
from .typst_tables import PART, TableWriter
from .typst_words import first_of, ticked, told_from, typst_string

_SHORT = 75.0
"""Up to which height in mm a list or a box is never cut by the end of a page."""
_CARD = 8.0
"""What the frame of a card takes of the width, in mm."""
_CARD_MOST = 60.0
"""How high a card of a deck is at most, in mm."""
_BESIDE_EACH_OTHER = 2
"""Cards in a row of a deck."""
_DECK_HEAD = 30.0
"""What the heading above a deck takes of a page, in mm."""
_STRIP = 150.0
"""Up to which height in mm a part to cut off is never cut by the end of a page."""
_WHOLE = "block(breakable: false"
"""How a block begins that no page cuts."""
_LED_TO = (Table, ListBlock, Room, Quote)
_BESIDE = 62.0
"""How wide a picture is beside a list where it does not say so itself, in mm."""
_SHORT_BESIDE = 0.55
"""What part of the height of a picture a list beside it takes where the next section joins it."""
_TICKED = 6.5
"""How high a line to write on is in a sentence or a list of boxes to tick, in mm."""
_ALONE = 7.0
"""How high a line to write on is at least that has no words before it, in mm."""
_PROSE = 60
"""Signs from which on a paragraph with places to write in is a text, and no line of a form."""
_GUTTER = 5.0
"""Between a list and the picture beside it, in mm."""


class BlockWriter(TableWriter):
    """Writes the blocks of a paper as calls of Typst; see `typst_pages` for what they call."""

    def __init__(self, paper: Paper, layout: Layout, size: str) -> None:
        super().__init__(paper, layout)
        self.flipped = paper.flipped
        sides = SHEETS[size]
        self.width = (max(sides) if self.flipped else min(sides)) - 2 * layout.margin
        self.foot = (min(sides) if self.flipped else max(sides)) - layout.margin - 3
        """How far down a page the text may go, in mm."""
        self._open: list[int] = []
        """The levels of the headings under which the next block stands."""
        self._pitch_most = math.inf
        """How high a line to write on is at most: what is ticked stands close together."""

    def blocks(self) -> str:
        """Return all blocks of the paper; what people cut out stands in a frame or below a line."""
        parts = parts_to_cut(self.paper.blocks, self.paper.cuts)
        return "\n".join(map(self._part_to_cut, parts))

    def _part_to_cut(self, part: Part) -> str:
        match part.kind:
            case Kind.CARD:
                inner = self._blocks(part.blocks, self.width - _CARD)
                return f"card({{ {inner} }})\nreached(false)"
            case Kind.DECK:
                return self._deck(part.cards)
            case Kind.STRIP:
                inner = self._blocks(part.blocks)
                whole = str(self._lines_of(part.blocks, self.width) * self._line < _STRIP).lower()
                return f"strip({whole}, {{ {inner} }})"
            case Kind.LINE:
                return "cut-line"
            case Kind.TEXT:
                return self._blocks(part.blocks)

    def _deck(self, cards: tuple[Blocks, ...]) -> str:
        """Return cards of one size, beside and below each other."""
        rows = -(-len(cards) // _BESIDE_EACH_OTHER)
        room = self.foot - self.layout.margin - _DECK_HEAD
        width = self.width / _BESIDE_EACH_OTHER - _CARD
        inner = ", ".join(f"{{ {self._blocks(card, width)} }}" for card in cards)
        return f"deck({min(room / rows, _CARD_MOST):.1f}mm, {inner})\nreached(false)"

    def _blocks(self, blocks: Blocks, width: float = 0.0) -> str:
        whole, width = not width, width or self.width
        made, at = [], 0
        while at < len(blocks):
            block, following = blocks[at], (*blocks, None)[at + 1]
            shown = self._alone(block, width)
            if shown and self._stands_beside(block, blocks[at + 1 :], shown, width):
                words, at = self._beside(blocks, at + 1, width - shown - _GUTTER, shown)
                made.append(f"beside({{ {words} }}, {self._block(block, shown)}, {_GUTTER}mm)")
                continue
            if isinstance(block, Notice) and block.told:
                boxes = told_from(blocks[at:])
                made.append(self._lines(width).told(boxes, self._size))
                at += len(boxes)
                continue
            inner = self._block(block, width)
            if at and isinstance(block, Heading) and isinstance(blocks[at - 1], NewPage):
                inner = f"opener({inner})"
            # What leads to a table, a list or room to write stands on its page.
            leads = isinstance(block, Paragraph) and isinstance(following, _LED_TO)
            made.append(f"block(sticky: true, {inner})" if leads else inner)
            if shown:
                made[-1] = f"align(center, {inner})"
            if whole:
                torn = isinstance(block, ListBlock | Table) and not inner.startswith(_WHOLE)
                made.append(f"reached({str(torn).lower()})")
            at += 1
        return "\n".join(made)

    def _beside(self, blocks: Blocks, at: int, width: float, shown: float) -> tuple[str, int]:
        """Return what stands beside a picture that is `shown` wide, and where the rest begins.

        It is the list, a paragraph that follows it, and the next section where the list is short.
        """
        picture = blocks[at - 1]
        high = self._high_of(picture, shown)
        end = at + 1
        while isinstance((*blocks, None)[end], Paragraph | ListBlock) and (
            end == at + 1 or self._lines_of(blocks[at:end], width) * self._line < high
        ):
            end += 1
        while isinstance((*blocks, None)[end], Heading) and isinstance(
            (*blocks, None, None)[end + 1], ListBlock
        ):
            least = self._lines_of(blocks[at:end], width) * self._line
            if least > high * _SHORT_BESIDE:
                break
            end += 2
        return self._blocks(blocks[at:end], width), end

    def _stands_beside(self, block: Block, after: Blocks, shown: float, width: float) -> bool:
        """Return whether a list or enough text follows to stand beside a picture."""
        if isinstance((*after, None)[0], ListBlock):
            return True
        texts = tuple(takewhile(lambda block: isinstance(block, Paragraph | ListBlock), after))
        high = self._lines_of(texts, width - shown - _GUTTER) * self._line
        return high > self._high_of(block, shown) * _SHORT_BESIDE

    def _high_of(self, block: Block, shown: float) -> float:
        """Return how high a picture is that stands alone, in mm."""
        picture = block.runs[0] if isinstance(block, Paragraph) else None
        file = self.paper.root / self.paper.image(picture) if isinstance(picture, Picture) else None
        size = size_of(file) if file and file.is_file() else None
        return shown * size.height / size.width if size else 0.0

    def _alone(self, block: Block, width: float) -> float:
        """Return how wide a picture is that stands alone and leaves half a line; 0 if none does."""
        if not (isinstance(block, Paragraph) and isinstance(block.runs[0], Picture)):
            return 0
        wide = self.paper.picture_width(block.runs[0], width, _BESIDE)
        return wide if len(block.runs) == 1 and wide < width / 2 else 0

    def _block(self, block: Block, width: float) -> str:
        match block:
            case Heading(level, runs):
                # A level that is left out would confuse those who listen to a paper.
                self._open = [*(above for above in self._open if above < level), level]
                return f"heading(level: {len(self._open) + 1}, {self._runs(runs, width)})"
            case Paragraph(runs):
                self.places += PART * any(isinstance(run, Blank) for run in runs)
                form = is_form(runs)
                most = self._pitch_most if form or len(plain(runs)) <= _PROSE else _TICKED
                pitch = min(self.layout.pitch(self._part), most)
                if all(isinstance(run, Blank) for run in runs):
                    pitch = max(pitch, _ALONE)
                elif not form and any(isinstance(run, Blank) for run in runs):
                    # All lines of a text stand as far apart as those with a place to write.
                    return f"open-text({pitch:.1f}mm, k => {self._runs(runs, width, 0)})"
                return f"par({self._runs(runs, width, pitch, filled=form)})"
            case Room(lines):
                self.places += lines * PART
                return "\n".join(
                    [f"line-to-write({self.layout.pitch(self._part) + 1:.1f}mm)"] * lines
                )
            case ListBlock():
                return self._list(block, width)
            case Table():
                return self._table(block, width)
            case _:
                return self._framed(block, width)

    def _framed(self, block: Quote | Notice | Verbatim | Rule | NewPage, width: float) -> str:
        match block:
            case Quote(blocks):
                inner = f"quote(block: true, {{ {self._blocks(blocks, width - 12)} }})"
                return self._whole(inner, blocks, width - 12)
            case Notice(title, blocks):
                inner = f"strong({typst_string(title)})\n{self._blocks(blocks, width - 6)}"
                return f"notice({{ {inner} }})"
            case Verbatim(text):
                return f"raw(block: true, {typst_string(text)})"
            case NewPage():
                self._part += 1
                return f"pagebreak(weak: true)\nset text(size: {self._size}pt)"
            case Rule():
                return "line(length: 100%, stroke: 0.5pt + luma(90))"

    def _list(self, block: ListBlock, width: float) -> str:
        kind = f"enum(start: {block.start}" if block.start else "list(marker: [•]"
        items = block.items
        if items and all(ticked(item) is False for item in items):
            # The box stands where other lists have a dot, so that the text aligns.
            kind = "list(marker: tick(false)"
            self._pitch_most = _TICKED
            items = tuple((Paragraph(first_of(item).runs[1:]), *item[1:]) for item in items)
        inner = ", ".join(f"{{ {self._blocks(item, width - 8)} }}" for item in items)
        self._pitch_most = math.inf
        return self._whole(f"{kind}, {inner})", block.items, width - 8)

    @property
    def _line(self) -> float:
        """About how high a line of text is, in mm."""
        return self._size * 0.3528 * 1.5

    def _lines_of(self, parts: Iterable[Blocks | Block], width: float) -> float:
        """Return about how many lines some parts take."""
        return sum(
            self._lines_of(part.items, width)
            if isinstance(part, ListBlock)
            else max(1, math.ceil(signs_of(part) * self.sign / width))
            for part in parts
        )

    def _whole(self, made: str, parts: Iterable[Blocks | Block], width: float) -> str:
        """Return what was made of parts, in one piece where that takes no great part of a page."""
        short = self._lines_of(parts, width) * self._line < _SHORT
        return f"{_WHOLE}, {made})" if short else made
