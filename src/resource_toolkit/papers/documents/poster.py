"""The first page of a sheet as a poster: enlarged, and cut into as many pages as it then takes."""

from pathlib import Path

from .layouts import SHEETS, Layouts
from .paper import Poster
from .pdf import lay, written
from .typst_pages import SetPaper, leaf_content, opening
from .typst_words import typst_string

_MARGIN = 12.0
"""The edge of each sheet of paper that no printer needs to reach, in mm."""
_OVERLAP = 10.0
"""How much two neighbors have in common, in mm: there one is glued onto the other."""


def write_poster(poster: Poster, root: Path, layouts: Layouts | None = None) -> bytes:
    """Return a poster as PDF; raises ToolkitError when it cannot be set."""
    made = lay(poster.paper.first_page, root, layouts or Layouts(""), poster.size)
    return written(_source(poster, made), root, poster.paper.address)


def _source(poster: Poster, made: SetPaper) -> str:
    paper, times = made.paper, poster.times
    inner, flipped = leaf_content(made, poster.size)
    sides = SHEETS[poster.size]
    wide, high = sorted(sides, reverse=flipped)
    edge = made.layout.margin
    # What one sheet of paper shows, and what all of them show together.
    shown = wide - 2 * _MARGIN, high - 2 * _MARGIN
    step = shown[0] - _OVERLAP, shown[1] - _OVERLAP
    whole = tuple(one * times - _OVERLAP * (times - 1) for one in shown)
    text = wide - 2 * edge, high - 2 * edge
    scale = min(whole[0] / text[0], whole[1] / text[1])
    left, top = (whole[0] - scale * text[0]) / 2, 0.0
    tiles = "".join(
        f'#tile("{poster.size}", {str(flipped).lower()}, {_MARGIN}mm, {_OVERLAP}mm, '
        f"({shown[0]:.2f}mm, {shown[1]:.2f}mm), "
        f"({left - column * step[0]:.2f}mm, {top - row * step[1]:.2f}mm), {scale * 100:.2f}%, "
        f"({column > 0}, {row > 0}), ".replace("True", "true").replace("False", "false")
        + f"{typst_string(poster.label(row, column))}, sheet)\n"
        for row in range(times)
        for column in range(times)
    )
    start = opening(paper.title, paper.language)
    return f"{start}#let sheet = block(width: {text[0]:.2f}mm, {inner})\n{tiles}"
