"""Words as code of Typst, and what blocks are asked before they are set."""

import json
from dataclasses import replace
from itertools import pairwise

from resource_toolkit.papers.tree import (
    Blank,
    Block,
    Blocks,
    Break,
    Heading,
    NewPage,
    Notice,
    Paragraph,
    Rule,
    Runs,
    Text,
    Tick,
    plain,
)

from .layouts import Layout

_BRIEF = 20
"""Signs up to which an address is short enough to stand behind its words: `airnow.gov`."""
PROSE = 60
"""Signs from which on a paragraph with places to write in is a text, and no line of a form."""
AT_FOOT, IN_LINE = "footnote-address", "address"
"""Where the address of a link stands: at the foot of its page, or behind its words."""


def leads_to_blank(runs: Runs) -> bool:
    """Return whether a few words lead to one place to write, which ends their line."""
    *words, last = runs or (Text(""),)
    few = len(plain(runs)) <= PROSE and all(isinstance(run, Text) for run in words)
    return few and isinstance(last, Blank)


def text_of(run: Text, address: str = "", stands: str = IN_LINE) -> str:
    """Return a text in its style; `address` is where its link leads, as people type it."""
    words = f"raw({typst_string(run.text)})" if run.code else typst_string(run.text)
    for wanted, name in (
        (run.strong, "strong"),
        (run.emphasis, "emph"),
        (run.struck, "strike"),
        (run.raised, "super"),
    ):
        if wanted:
            words = f"{name}({words})"
    if run.language:
        words = f"text(lang: {typst_string(run.language)}, {words})"
    if run.href.startswith("http"):
        words = f"link({typst_string(run.href)}, {words})"
    named = address and address not in run.text
    stands = IN_LINE if len(address) <= _BRIEF else stands
    return f"{words}; {stands}({typst_string(address)})" if named else words


def told_from(blocks: Blocks) -> list[Notice]:
    """Return the boxes with words of others that begin some blocks."""
    boxes: list[Notice] = []
    for block in blocks:
        if not (isinstance(block, Notice) and block.told):
            break
        boxes.append(block)
    return boxes


def typst_string(text: str) -> str:
    """Return a text as a string of Typst's code."""
    return json.dumps(text, ensure_ascii=False)


def first_of(item: Blocks) -> Paragraph:
    """Return the paragraph that begins an item of a list; an empty one without it."""
    return item[0] if item and isinstance(item[0], Paragraph) else Paragraph(())


def is_ticked(runs: Runs) -> bool:
    """Return whether a line has one box to tick, which begins it, and words behind it."""
    boxes = [isinstance(run, Tick) for run in runs]
    return len(runs) > 1 and boxes[0] and sum(boxes) == 1


def lines_in(runs: Runs) -> list[Runs]:
    """Return the lines that breaks part."""
    ends = [-1, *(at for at, run in enumerate(runs) if isinstance(run, Break)), len(runs)]
    return [runs[before + 1 : end] for before, end in pairwise(ends)]


def behind_box(item: Blocks) -> Paragraph:
    """Return the words behind the box that begins an item, with no space before them."""
    words = first_of(item).runs[1:]
    if words and isinstance(words[0], Text):
        words = (replace(words[0], text=words[0].text.lstrip()), *words[1:])
    return Paragraph(words)


def ticked(item: Blocks) -> bool | None:
    """Return whether the box that begins an item is ticked; None without one."""
    start = first_of(item).runs[:1]
    return start[0].ticked if start and isinstance(start[0], Tick) else None


def dressing(look: Layout, language: str) -> str:
    """Return what `dressed` takes: how close the text is set, and its language."""
    return f"{look.size}pt, {look.air}, {typst_string(language)}"


def cut_at(blocks: Blocks, headings: tuple[int, ...]) -> Blocks:
    """Return blocks in which some headings, counted from 1, each begin a page."""
    made: list[Block] = []
    count = 0
    for block in blocks:
        count += isinstance(block, Heading)
        if isinstance(block, Heading) and count in headings:
            # A line to cut along goes with what is cut off.
            at = len(made) - bool(made and isinstance(made[-1], Rule))
            made.insert(at, NewPage())
        made.append(block)
    return tuple(made)


def parts_of(blocks: Blocks) -> list[Blocks]:
    """Return the parts of a paper that begin a page."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, NewPage):
            parts.append([])
        else:
            parts[-1].append(block)
    return [tuple(part) for part in parts if part]
