"""What a page would leave white goes to the places to write in, and then between the blocks."""

from dataclasses import replace
from pathlib import Path

from resource_toolkit.papers.cards import parts_to_cut
from resource_toolkit.papers.documents.layouts import SHEETS
from resource_toolkit.papers.documents.typst_pages import SetPaper, paper_source

from .ends import NARROWEST, end_of

_DRAWN = 42.0
"""How high a drawing of the guide is on a sheet, in mm."""
_ROOMY = 10.5
"""The size of type, in points, from which on a paper has room to spare."""
_MOST = 30.0
"""What a row takes at most of a page that would stay white, in mm."""
_WHITE = 7.0
"""What may stay white below the text of a last page, in mm."""
_SAFE = 3.0
"""What is left free when rows take the rest of a page, in mm: their growth is only estimated."""
_TRIES = 4
_TWO = 2
_COPIES = 8
"""How often a strip stands on a page at most."""
_LEAST_STEP = 0.8
"""By how much rows grow at least in one step, in mm."""
_FAR = 4.0
"""By how much rows grow before small type does first, in mm."""
_LARGER = (1.0, 0.5)
"""By how much such type grows, in points."""
_SMALL = 11.0
"""The size of type, in points, up to which it is small."""
_LOOSE = 14.0
"""What may stay white before the blocks of a text stand further apart, in mm."""
_AIRY = 3.0
"""How far apart blocks stand at most."""
_AIR_TRIES = 2


def illustrated(made: SetPaper, root: Path) -> SetPaper:
    """Return a paper with its drawing, where it has one and room for it on every size."""
    if made.paper.drawing is None or made.layout.size < _ROOMY:
        return made
    tried = replace(made, layout=replace(made.layout, drawn=_DRAWN))
    pages = [[end_of(paper, root, size).page for size in SHEETS] for paper in (made, tried)]
    return tried if pages[0] == pages[1] else made


def spread(made: SetPaper, root: Path, size: str) -> SetPaper:
    """Return a paper that fills its last page: with copies of a strip, room to write, and air."""
    copied = _copied(made, root, size)
    grown = _grown(copied, root, size)
    small = made.layout.size <= _SMALL
    if small and grown.layout.grow >= _FAR and (larger := _larger(copied, root)):
        grown = _grown(larger, root, size)
    return _aired(grown, root, size)


def _larger(made: SetPaper, root: Path) -> SetPaper | None:
    """Return a paper with larger type on no more pages; None where it takes more."""
    tries = (
        replace(made, layout=replace(made.layout, size=made.layout.size + more)) for more in _LARGER
    )
    pages = end_of(made, root, NARROWEST).page
    return next(
        (one for one in tries if all(end_of(one, root, at).page == pages for at in SHEETS)), None
    )


def _white(made: SetPaper, root: Path, size: str) -> float:
    """Return what stays white at the foot of the last page, in mm."""
    return paper_source(made, size).foot - end_of(made, root, size).down - _SAFE


def _copied(made: SetPaper, root: Path, size: str) -> SetPaper:
    """Return a paper whose last strip, which each of many people gets, stands as often as fits."""
    *_, last = parts_to_cut(made.paper.blocks, made.paper.cuts)
    end = end_of(made, root, size)
    if not last.for_each or len(end.reached) < _TWO:
        return made
    before, strip = end.reached[-2:]
    high = strip.down - before.down
    room = _white(made, root, size) / (high + _SAFE)
    copies = min(1 + int(room), _COPIES) if high > 0 else 1
    tried = replace(made, layout=replace(made.layout, copies=copies))
    return tried if copies > 1 and end_of(tried, root, size).page == end.page else made


def _aired(made: SetPaper, root: Path, size: str) -> SetPaper:
    """Return a paper on one page whose blocks stand as far apart as it has room."""
    least, most = made.layout.air, _AIRY
    if end_of(made, root, size).page > 1:
        return made
    white = _white(made, root, size)
    for _ in range(_AIR_TRIES):
        if white < _LOOSE or most - least < 0.1:
            break
        air = round((least + most) / 2, 2)
        tried = replace(made, layout=replace(made.layout, air=air))
        if end_of(tried, root, size).page > 1:
            most = air
        else:
            made, least, white = tried, air, _white(tried, root, size)
    return made


def _grown(made: SetPaper, root: Path, size: str) -> SetPaper:
    """Return a paper whose places to write in take what would stay white."""
    source, end = paper_source(made, size), end_of(made, root, size)
    if not source.places or end.page > (made.paper.pages or end.page):
        return made
    down, grown = end.down, made
    room, step = 0.0, (source.foot - down - _SAFE) / source.places
    for _ in range(_TRIES):
        grow = min(room + step, _MOST)
        white = max((grow - room) * source.places, source.foot - down - _SAFE)
        if white < _WHITE or grow - room < _LEAST_STEP:
            break
        tried = replace(made, layout=replace(made.layout, grow=grow))
        now = end_of(tried, root, size)
        if now.page > end.page or now.torn:
            step /= 2
        else:
            # Not every row grows as far: what the last step brought tells more than the number.
            brought = max((now.down - down) / (grow - room), source.places / 4)
            room, down, grown = grow, now.down, tried
            step = (source.foot - down - _SAFE) / brought
    return grown
