"""Drawings of the scales of a check-up: parts that belong to regions, as numbers for a template."""

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from resource_toolkit.catalog import CheckUp, Scale

Titles: TypeAlias = Mapping[str, Mapping[str, str]]
"""Term to what the page says of it; `title` is its title."""
SIDE = 400
"""The side of the drawing, in its own units: four to a hundredth of a scale."""
TRACK = 64
"""The height of a drawing of one scale."""
_UNIT = SIDE // 100
_LABEL = 18
"""Characters in a line of a label."""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A part of a drawing that belongs to one region."""

    x: int
    y: int
    width: int
    height: int
    region: int
    """The place of its region, or 0 in a drawing that shows none."""
    label: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Plot:
    """A drawing of one scale, or of two: the first goes up, the second across."""

    across: Scale
    up: Scale | None
    cells: tuple[Cell, ...]

    @property
    def height(self) -> int:
        """The height of the drawing, in its own units."""
        return SIDE if self.up else TRACK


def plots(check_up: CheckUp, terms: Titles) -> tuple[Plot, ...]:
    """Return one drawing for up to two scales, else one for each scale."""
    scales = check_up.scales
    if len(scales) == 2:
        up, across = scales
        return (Plot(across=across, up=up, cells=_cells(check_up, terms, across, up)),)
    if len(scales) == 1:
        return (Plot(across=scales[0], up=None, cells=_cells(check_up, terms, scales[0])),)
    track = (Cell(x=0, y=0, width=SIDE, height=TRACK, region=0),)
    return tuple(Plot(across=scale, up=None, cells=track) for scale in scales)


def _cells(
    check_up: CheckUp, terms: Titles, across: Scale, up: Scale | None = None
) -> tuple[Cell, ...]:
    order = list(dict.fromkeys(region.term for region in check_up.regions))
    rows = _steps(check_up, up) if up else [(0, 0)]
    labeled: set[str] = set()
    cells = []
    for bottom, top in rows:
        for left, right in _steps(check_up, across):
            at = {across.id: left} | ({up.id: bottom} if up else {})
            term = check_up.region_at(at) or order[-1]
            title = "" if term in labeled else terms[term]["title"]
            labeled.add(term)
            cells.append(
                Cell(
                    x=left * _UNIT,
                    y=SIDE - top * _UNIT if up else 0,
                    width=(right - left) * _UNIT,
                    height=(top - bottom) * _UNIT if up else TRACK,
                    region=order.index(term) + 1,
                    label=tuple(textwrap.wrap(title, _LABEL)),
                )
            )
    return tuple(cells)


def _steps(check_up: CheckUp, scale: Scale) -> list[tuple[int, int]]:
    """Return begin and end of each stretch between the borders of a scale, in hundredths."""
    return list(pairwise([*(at for at in check_up.borders(scale.id) if at < 100), 100]))
