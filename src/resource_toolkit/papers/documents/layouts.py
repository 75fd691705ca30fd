"""How close papers are set, from roomy to close.

The letters are large for their points: at 9 points as large as those of most books at 10.
"""

from dataclasses import dataclass

SHEETS = {"us-letter": (215.9, 279.4), "a4": (210.0, 297.0)}
"""Name of a size of paper to its width and height in mm."""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How close a paper is set."""

    size: float
    """Of the type, in points."""
    margin: float
    """In mm."""
    line: float = 0
    """What an empty line adds to the height of a cell, in mm."""
    blank: float = 1.5
    """How high the room above a line to write on is; 1 is the size of the type."""
    air: float = 1.0
    """A factor for the space between blocks."""

    @property
    def foot(self) -> float:
        """How much of the end of a page stays empty, in mm."""
        return self.margin + 2


LARGE = Layout(size=18, margin=15, line=6)
"""For people who read large print, on as many pages as it takes."""
USUAL = Layout(size=10.5, margin=18)
ROOMY = (
    Layout(size=12.5, margin=18, air=1.1),
    Layout(size=11.5, margin=18),
)
"""For sheets that leave room on the pages that they promise."""
CLOSE = (
    Layout(size=10.5, margin=15),
    Layout(size=10.5, margin=14, blank=1.1, air=0.85),
    Layout(size=10, margin=13, blank=1, air=0.8),
    Layout(size=9.5, margin=12, blank=0.9, air=0.75),
    Layout(size=9, margin=11, blank=0.8, air=0.7),
    Layout(size=9, margin=10, blank=0.7, air=0.6),
)
"""For what takes too many pages, or a last page with too little on it."""
LARGE_LAYOUTS = (
    Layout(size=15, margin=20, line=5, air=1.5),
    Layout(size=13.5, margin=18, line=5, air=1.3),
    Layout(size=12, margin=16, air=1.1),
)
"""For papers that are read from afar."""
