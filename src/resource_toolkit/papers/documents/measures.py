"""Sizes of paper, and how close a paper is set."""

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
    line: float
    """What a further empty line adds to the height of a cell, in mm."""
    air: float = 1.0
    """A factor for the space between blocks."""
    grow: float = 0.0
    """What each place to write in takes of a page that would stay white, in mm."""

    @property
    def inset(self) -> float:
        """The empty edge above and below the text of a cell, in mm."""
        return max(0.8, 1.2 * self.air)

    @property
    def pitch(self) -> float:
        """How high a line of text is that has a place to write in it, in mm."""
        return min(3.0 + 3.5 * self.air + self.grow / 4, 10.0)


LARGE = Layout(size=18, margin=15, line=6)
"""For people who read large print, on as many pages as it takes."""
LAYOUTS = (
    Layout(size=12, margin=18, line=6, air=1.2),
    Layout(size=11, margin=18, line=5),
    Layout(size=10.5, margin=16, line=5),
    Layout(size=10.5, margin=14, line=4, air=0.8),
    Layout(size=10, margin=13, line=3, air=0.7),
    Layout(size=10, margin=12, line=2, air=0.5),
    Layout(size=10, margin=10, line=1, air=0.4),
    Layout(size=9.5, margin=10, line=0, air=0.4),
)
"""From roomy to close: the first that keeps what a paper promises is taken.

Text becomes smaller before places to write in do. The letters are large for their points: at 9.5 as
large as those of most books at 11. What does not fit so promises too much.
"""
LARGE_LAYOUTS = (
    Layout(size=15, margin=20, line=5, air=1.5),
    Layout(size=13.5, margin=18, line=5, air=1.3),
    *LAYOUTS,
)
"""The same for papers that are read from afar."""
