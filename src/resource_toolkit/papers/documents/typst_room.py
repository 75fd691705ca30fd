"""How much room blocks take on paper, before they are set."""

import math
from collections.abc import Iterable
from itertools import takewhile

from resource_toolkit.papers.tree import Block, Blocks, ListBlock, Paragraph, Picture, signs_of
from resource_toolkit.pictures import size_of

from .typst_tables import TableWriter

GUTTER = 5.0
"""Between a list and the picture beside it, in mm."""
SHORT_BESIDE = 0.55
"""What part of the height of a picture a list beside it takes where the next section joins it."""
WHOLE = "block(breakable: false"
"""How a block begins that no page cuts."""
_SHORT = 75.0
"""Up to which height in mm a list or a box is never cut by the end of a page."""
_BESIDE = 62.0
"""How wide a picture is beside a list where it does not say so itself, in mm."""


class RoomWriter(TableWriter):
    """Knows about how high blocks become, and which pictures leave room beside them."""

    def _stands_beside(self, block: Block, after: Blocks, shown: float, width: float) -> bool:
        """Return whether a list or enough text follows to stand beside a picture."""
        if isinstance((*after, None)[0], ListBlock):
            return True
        texts = tuple(takewhile(lambda block: isinstance(block, Paragraph | ListBlock), after))
        high = self._lines_of(texts, width - shown - GUTTER) * self._line
        return high > self._high_of(block, shown) * SHORT_BESIDE

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
        return f"{WHOLE}, {made})" if short else made


def is_picture(block: Block) -> bool:
    """Return whether a block is nothing but a picture."""
    return isinstance(block, Paragraph) and all(isinstance(run, Picture) for run in block.runs)
