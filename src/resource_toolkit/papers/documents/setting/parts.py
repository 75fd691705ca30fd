"""Papers whose parts have a page each: every part in a layout of its own that fills its page."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

from resource_toolkit.papers.documents.layouts import LAYOUTS, SHEETS, Layout
from resource_toolkit.papers.documents.paper import Paper
from resource_toolkit.papers.documents.typst_pages import SetPaper
from resource_toolkit.papers.documents.typst_words import cut_at, parts_of
from resource_toolkit.papers.pages import is_cut_up, strip_for_each
from resource_toolkit.papers.tree import Blocks, Heading, NewPage, Rule

from .ends import NARROWEST, end_of, fits_all, heights, layouts_of, pages_filled, roomiest
from .spread import illustrated, spread

_ALIKE = 1.5
"""How much larger the type of a part may be than that of another, in points."""
_EVEN = 0.6
"""What part of the longer of two pages the shorter one has at least, where a text is cut."""
_TWO = 2


def set_parts(
    paper: Paper,
    root: Path,
    size: str,
    cuts: tuple[int, ...] = (),
    set_text: Callable[[Paper], SetPaper] | None = None,
) -> SetPaper | None:
    """Return a paper each of whose parts fills a page; None where it has no such parts.

    `cuts` are headings before which a page begins, where nothing in the text begins one. Where
    there are more pages than parts, the first part has them; `set_text` sets it.
    """
    parts = parts_of(cut_at(paper.blocks, cuts))
    spare = (paper.pages or 1) - len(parts)
    if len(parts) < _TWO or spare < 0 or (spare and not set_text):
        return None
    text = (set_text,) if spare and set_text else ()
    alone = _papers_of(paper, parts)
    # A4 nearly always holds what Letter does, so that is asked once, of all parts together.
    made: list[SetPaper] = []
    for sizes in ((NARROWEST,), tuple(SHEETS)):
        made = _all_roomy(alone, root, sizes, *text)
        if not made:
            return None
        whole = _joined(paper, [part.layout for part in made], cuts)
        others = set(SHEETS) - set(sizes)
        if all(end_of(whole, root, other).page == paper.pages for other in others):
            break
    return _joined(paper, [_filled(part, root, size) for part in made], cuts)


def _papers_of(paper: Paper, parts: list[Blocks]) -> list[Paper]:
    """Return parts as papers of a page each, but for the first: it has what is left of them."""
    return [
        replace(
            paper,
            tree=(NewPage(), *part) if at else part,
            on_side=paper.flipped,
            pages=1 if at else 1 + (paper.pages or 1) - len(parts),
        )
        for at, part in enumerate(parts)
    ]


def _filled(part: SetPaper, root: Path, size: str) -> Layout:
    """Return the layout in which a part fills its page; a text, and a page of strips, does so."""
    if part.paper.pages != 1 or not part.layout.copies:
        return part.layout
    return spread(part if part.later else illustrated(part, root), root, size).layout


def _joined(paper: Paper, looks: list[Layout], cuts: tuple[int, ...]) -> SetPaper:
    """Return a paper whose parts have these layouts."""
    first = min(looks, key=lambda look: look.size)
    # A text on the first pages may have parts of its own.
    parts = (*(looks[0].parts or looks[:1]), *looks[1:])
    margin = looks[0].margin
    parts = tuple(replace(look, margin=margin, cuts=(), parts=()) for look in parts)
    cuts = (*looks[0].cuts, *cuts)
    layout = replace(
        first, margin=margin, drawn=looks[0].drawn, grow=0.0, copies=1, cuts=cuts, parts=parts
    )
    return SetPaper(paper=paper, layout=layout)


def _all_roomy(
    parts: list[Paper],
    root: Path,
    sizes: tuple[str, ...],
    set_text: Callable[[Paper], SetPaper] | None = None,
) -> list[SetPaper]:
    """Return parts in the roomiest layouts that are much alike; none where one needs two pages.

    What hangs on a wall, and what is all cut out, is as large as its page holds.
    """
    made = [
        set_text(part) if set_text and not at else _roomy(part, root, sizes, later=bool(at))
        for at, part in enumerate(parts)
    ]
    kept = [part for part in made if part]
    if len(kept) < len(made):
        return []
    margin = min(part.layout.margin for part in kept)
    bound = [
        part.layout.size
        for part in kept
        if not part.paper.hangs and not is_cut_up(part.paper.blocks, part.paper.cuts)
    ]
    largest = min(bound, default=99.0) + _ALIKE
    alike = [
        (
            part.layout.size > largest
            and part.layout.size in bound
            and part.paper.pages == 1
            and _roomy(part.paper, root, sizes, later=part.later, largest=largest)
        )
        or part
        for part in kept
    ]
    return [replace(part, layout=replace(part.layout, margin=margin)) for part in alike]


def _roomy(
    paper: Paper, root: Path, sizes: tuple[str, ...], *, later: bool, largest: float = 99.0
) -> SetPaper | None:
    """Return a part in the roomiest layout that takes one page; None where none does.

    A strip that each of many people gets fills a page that it has to itself.
    """
    if later and strip_for_each(paper.blocks, paper.cuts, alone=True):
        return SetPaper(paper=paper, layout=replace(LAYOUTS[0], copies=0), later=later)
    made = [
        SetPaper(paper=paper, layout=layout, later=later)
        for layout in layouts_of(paper)
        if layout.size <= largest
    ]

    def fills(layout: Layout) -> float:
        return pages_filled(SetPaper(paper=paper, layout=layout, later=later), root)

    at = roomiest([tried.layout for tried in made], fills)
    return next((one for one in made[at:] if fits_all(one, root, sizes)), None)


def even_cuts(made: SetPaper, root: Path) -> tuple[int, ...]:
    """Return before which headings pages should begin, so that all are filled alike.

    There are none where the text has no such headings, takes one page, or says itself where pages
    begin.
    """
    paper = made.paper
    end = end_of(made, root, NARROWEST)
    if end.page < _TWO or end.page != paper.pages or len(parts_of(paper.blocks)) > 1:
        return ()
    ends = heights(made, end)
    above = {
        head: max((high for count, high in ends if count < head), default=0.0)
        for head in _heads_to_cut_at(paper)
    }
    best: tuple[int, ...] = ()
    least = _EVEN
    for heads in combinations(above, end.page - 1):
        cuts = [0.0, *(above[head] for head in heads), ends[-1][1]]
        parts = [below - top for top, below in pairwise(cuts)]
        if (share := min(parts) / max(parts)) >= least:
            best, least = heads, share
    return best


def _heads_to_cut_at(paper: Paper) -> list[int]:
    """Return which headings of a text, counted from 1, stand neither first nor below another."""
    heads, count = [], 0
    for at, block in enumerate(paper.blocks):
        if not isinstance(block, Heading):
            continue
        count += 1
        if at and not isinstance(paper.blocks[at - 1], Heading | Rule):
            heads.append(count)
    return heads
