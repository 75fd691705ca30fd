"""What people cut out as the source of Typst: cards, decks and strips."""

from abc import abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager

from resource_toolkit.papers.cards import Kind, Part, said_at_line
from resource_toolkit.papers.tree import Blocks, signs_of

from .layouts import Layout
from .paper import Paper
from .typst_room import RoomWriter
from .typst_words import IN_LINE, typst_string

_CARD = 8.0
"""What the frame of a card takes of the width, in mm."""
_CARD_MOST = 72.0
"""How high a card of a deck is at most, in mm."""
_BESIDE_EACH_OTHER = 2
"""Cards in a row of a deck."""
_DECK_HEAD = 30.0
"""What the heading above a deck takes of a page, in mm."""
_STRIP = 150.0
"""Up to which height in mm a part to cut off is never cut by the end of a page."""
_NARROW = 340
"""Signs up to which a strip stands beside itself, on a page that is full of it."""
_CUT_LINE = 12.0
"""What the line to cut along above such strips takes of a page, in mm."""


class CutWriter(RoomWriter):
    """Writes parts that are cut out, each with the blocks in it."""

    def __init__(self, paper: Paper, layout: Layout) -> None:
        super().__init__(paper, layout)
        self.width = self.foot = 0.0
        """How wide a line is, and how far down a page the text may go, in mm."""
        self._heads = 0
        """How many headings were written."""

    @abstractmethod
    def _blocks(self, blocks: Blocks, width: float = 0.0) -> str:
        """Return blocks on lines of a width."""

    @contextmanager
    def _in_line(self) -> Iterator[None]:
        """Keep addresses with their words: where they are small, or are cut off with them."""
        before, self._stands = self._stands, IN_LINE
        yield
        self._stands = before

    def _part_to_cut(self, part: Part) -> str:
        if part.kind is not Kind.TEXT:
            with self._in_line():
                return self._cut_out(part)
        return self._blocks(part.blocks)

    def _cut_out(self, part: Part) -> str:
        match part.kind:
            case Kind.CARD:
                inner = self._blocks(part.blocks, self.width - _CARD)
                return f"card({{ {inner} }})\n{self._reached()}"
            case Kind.DECK | Kind.PAIR:
                return self._deck(part.cards, alone=part.kind is Kind.DECK)
            case Kind.STRIP:
                says, blocks = said_at_line(part.blocks, self.paper.cuts.here)
                if part.for_each and not self._look.copies:
                    return self._strips(blocks, says)
                inner = self._blocks(blocks, self.width)
                whole = self._lines_of(part.blocks, self.width) * self._line < _STRIP
                cut = f"strip({str(whole).lower()}, {typst_string(says)}, {{ {inner} }})"
                made = f"{cut}\n{self._reached(torn=not whole)}"
                return "\n".join([made] * (self._look.copies if part.for_each else 1))
            case _:
                return 'cut-line("")'

    def _reached(self, *, torn: bool = False) -> str:
        return f"reached({str(torn).lower()}, {self._heads})"

    def _deck(self, cards: tuple[Blocks, ...], *, alone: bool) -> str:
        """Return cards of one size, beside and below each other; `alone` they take their page."""
        rows = -(-len(cards) // _BESIDE_EACH_OTHER)
        room = self.foot - self.layout.margin - _DECK_HEAD
        width = self.width / _BESIDE_EACH_OTHER - _CARD
        inner = ", ".join(f"{{ {self._blocks(card, width)} }}" for card in cards)
        high = min(room / rows, _CARD_MOST) * alone
        return f"deck({high:.1f}mm, {inner})\n{self._reached()}"

    def _strips(self, blocks: Blocks, says: str) -> str:
        """Return a page that is full of one strip, with what it says where people cut."""
        columns = _BESIDE_EACH_OTHER if signs_of(blocks) <= _NARROW else 1
        inner = self._blocks(blocks, self.width / columns - _CARD)
        room = self.foot - self.layout.margin - _CUT_LINE
        return f"strips({columns}, {room:.1f}mm, {typst_string(says)}, {{ {inner} }})"
