"""Blocks as the source of Typst. All words are strings of its code, so none can be markup."""

import math
import re

from resource_toolkit.papers.cards import Kind, parts_to_cut
from resource_toolkit.papers.lines import is_form
from resource_toolkit.papers.pages import is_source
from resource_toolkit.papers.tree import (
    Blank,
    Block,
    Blocks,
    Heading,
    ListBlock,
    NewPage,
    Notice,
    Paragraph,
    Quote,
    Room,
    Rule,
    Table,
    Verbatim,
    plain,
)

from .layouts import SHEETS, Layout
from .paper import Paper
from .typst_cuts import CutWriter
from .typst_room import GUTTER, SHORT_BESIDE, WHOLE, is_picture
from .typst_tables import PART
from .typst_words import (
    IN_LINE,
    PROSE,
    behind_box,
    cut_at,
    dressing,
    is_ticked,
    leads_to_blank,
    ticked,
    told_from,
    typst_string,
)

_CALLED = re.compile(r"\d{3}")
"""What the heading of a number to call holds: on a wall it is read first."""
_LED_TO = (Table, ListBlock, Room, Quote)
_TICKED = 6.5
"""How high a line to write on is in a sentence or a list of boxes to tick, in mm."""
_ALONE = 7.0
"""How high a line to write on is at least that has no words before it, in mm."""


class BlockWriter(CutWriter):
    """Writes the blocks of a paper as calls of Typst; see `typst_pages` for what they call."""

    def __init__(self, paper: Paper, layout: Layout, size: str, *, pages: bool = True) -> None:
        super().__init__(paper, layout)
        if not pages:
            self._stands = IN_LINE
        self.flipped = paper.flipped
        sides = SHEETS[size]
        self.width = (max(sides) if self.flipped else min(sides)) - 2 * layout.margin
        self.foot = (min(sides) if self.flipped else max(sides)) - layout.margin - 3
        self._open: list[int] = []
        """The levels of the headings under which the next block stands."""
        self._pitch_most = math.inf
        """How high a line to write on is at most: what is ticked stands close together."""
        self._listed = False
        """Whether an item of a list is written."""

    def blocks(self) -> str:
        """Return all blocks of the paper; what people cut out stands in a frame or below a line."""
        parts = list(parts_to_cut(cut_at(self.paper.blocks, self.layout.cuts), self.paper.cuts))
        if any(part.kind is Kind.STRIP for part in parts):
            # The foot of the page goes with what is cut off.
            self._stands = IN_LINE
        return "\n".join(map(self._part_to_cut, parts))

    def _blocks(self, blocks: Blocks, width: float = 0.0) -> str:
        whole, width = not width, width or self.width
        made, at = [], 0
        while at < len(blocks):
            block, following = blocks[at], (*blocks, None)[at + 1]
            shown = self._alone(block, width)
            if shown and self._stands_beside(block, blocks[at + 1 :], shown, width):
                words, at = self._beside(blocks, at + 1, width - shown - GUTTER, shown)
                made.append(f"beside({{ {words} }}, {self._block(block, shown)}, {GUTTER}mm)")
                made += [self._reached(torn=True)] * whole
                continue
            if isinstance(block, Notice) and block.told:
                boxes = told_from(blocks[at:])
                made.append(self._lines(width).told(boxes, self._size))
                made += [self._reached()] * whole
                at += len(boxes)
                continue
            if at and is_source(block, self.paper.sources, self.paper.link):
                with self._in_line():
                    inner = f"source({self._block(block, width)})"
            else:
                inner = self._block(block, width)
            if at and isinstance(block, Heading) and isinstance(blocks[at - 1], NewPage):
                inner = f"opener({inner})"
            # What leads to a table, a list or room to write stands on its page.
            leads = isinstance(block, Paragraph) and isinstance(following, _LED_TO)
            made.append(f"block(sticky: true, {inner})" if leads else inner)
            if is_picture(block):
                made[-1] = f"align(center, {inner})"
            if whole:
                torn = isinstance(block, ListBlock | Table) and not inner.startswith(WHOLE)
                made.append(self._reached(torn=torn))
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
            if least > high * SHORT_BESIDE:
                break
            end += 2
        return self._blocks(blocks[at:end], width), end

    def _block(self, block: Block, width: float) -> str:
        match block:
            case Heading(level, runs):
                # A level that is left out would confuse those who listen to a paper.
                self._heads += 1
                self._open = [*(above for above in self._open if above < level), level]
                words = self._runs(runs, width)
                if self.paper.posted and _CALLED.search(plain(runs)):
                    words = f"to-call({words})"
                return f"heading(level: {len(self._open) + 1}, {words})"
            case Paragraph(runs):
                self.places += PART * any(isinstance(run, Blank) for run in runs)
                form = is_form(runs) or (not self._listed and leads_to_blank(runs))
                most = self._pitch_most if form or len(plain(runs)) <= PROSE else _TICKED
                pitch = min(self._look.pitch, most)
                if all(isinstance(run, Blank) for run in runs):
                    pitch = max(pitch, _ALONE)
                elif not form and any(isinstance(run, Blank) for run in runs):
                    # All lines of a text stand as far apart as those with a place to write.
                    return f"open-text({pitch:.1f}mm, k => {self._runs(runs, width, 0)})"
                if is_ticked(runs):
                    return f"clear-of-box({self._runs(runs, width, pitch)})"
                return f"par({self._runs(runs, width, pitch, filled=form)})"
            case Room(lines):
                self.places += lines * PART
                return f"lines-to-write({lines}, {self._look.pitch + 1:.1f}mm)"
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
            case NewPage() if block is self.paper.blocks[0]:
                # A part that is set alone begins a page anyway.
                return ""
            case NewPage():
                self._part += 1
                look = (
                    f"\nshow: dressed.with({dressing(self._look, self.paper.language)})"
                    if self.layout.parts
                    else ""
                )
                return f"pagebreak(weak: true){look}"
            case Rule():
                return "line(length: 100%, stroke: 0.5pt + luma(90))"

    def _list(self, block: ListBlock, width: float) -> str:
        kind = f"enum(start: {block.start}" if block.start else "list(marker: [•]"
        items = block.items
        if items and all(ticked(item) is False for item in items):
            # The box stands where other lists have a dot, so that the text aligns.
            kind = "list(marker: tick(false)"
            self._pitch_most = _TICKED
            items = tuple((behind_box(item), *item[1:]) for item in items)
        outer, self._listed = self._listed, True
        inner = ", ".join(f"{{ {self._blocks(item, width - 8)} }}" for item in items)
        self._pitch_most, self._listed = math.inf, outer
        return self._whole(f"{kind}, {inner})", block.items, width - 8)
