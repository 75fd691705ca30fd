"""What people cut out of a paper: cards from heading to heading, and what stands below a line."""

import re
from collections.abc import Iterator, Mapping
from enum import Enum, auto
from itertools import groupby
from typing import NamedTuple

from resource_toolkit.pictures import without_tags

from .tree import (
    Block,
    Blocks,
    Heading,
    NewPage,
    Notice,
    Paragraph,
    Rule,
    Table,
    Text,
    plain,
    signs_of,
)

FIRST = 2
"""The level of the headings of sections."""
_TO_THE_END = 1
"""No heading of a paper is of this level: only the next line or page ends such a part."""
_FEW = 4
"""Words in the heading of a card."""
_DECK = 4
"""Cards in a row from which on they are a deck: all of one size, on pages of their own."""
_SMALL = 300
"""Signs up to which a card is small enough for a deck."""
_NEAR = 3
"""How many blocks below a line the words may stand that ask to cut along it."""
_SAID = 60
"""Signs that stand at a line to cut along."""
_HEADING = re.compile(r"(?=<h[2-6] )")
_TITLE = re.compile(r"<h([2-6]) [^>]*>(.*?)</h\1>", re.S)
_DECK_HTML = re.compile(rf'(?:<div class="cut">(?:(?!<div).)*?</div>\s*){{{_DECK},}}', re.S)
_FIRST_WORDS = re.compile(r"<p>(.*?)</p>", re.S)
_LINE = re.compile(r"<hr ?/?>(?=(.{,600}))", re.S)


class Cuts(NamedTuple):
    """Words that tell what is cut out, in one language."""

    names: tuple[str, ...] = ()
    """In the heading of a card: `card`, `slip`."""
    here: tuple[str, ...] = ()
    """Below a line that people cut along: `cut here`."""
    copied: tuple[str, ...] = ()
    """Below a line where each of many people gets the same: `for each family`."""
    alone: tuple[str, ...] = ()
    """Where one page goes another way than the rest: `keep this page`."""
    hangs: tuple[str, ...] = ()
    """The same where it goes to a wall: `hang this page`."""


def cuts_of(words: Mapping[str, str]) -> Cuts:
    """Return what the words of an interface say of what is cut out."""
    names = ("card_names", "cut_here", "cut_each", "page_alone", "page_hangs")
    return Cuts(*(tuple(words[name].casefold().split(", ")) for name in names))


class Kind(Enum):
    """What a part of a paper is."""

    TEXT = auto()
    CARD = auto()
    """It stands in a frame to cut along."""
    DECK = auto()
    """Cards of one size."""
    PAIR = auto()
    """A few cards beside each other."""
    STRIP = auto()
    """It is cut off along a line above it."""
    LINE = auto()
    """A line to cut along, where something else follows what is cut off."""


class Part(NamedTuple):
    """Blocks that are cut out together, or that stand between such."""

    kind: Kind
    blocks: Blocks
    cards: tuple[Blocks, ...] = ()
    """The cards of a deck or a pair."""
    for_each: bool = False
    """Whether each of many people gets the same strip."""


def is_card(level: int, title: str, names: tuple[str, ...]) -> bool:
    """Return whether a short heading below the first level is that of a card: `The loan slip`."""
    words = re.findall(r"\w+", re.sub(r"\(.*?\)", "", title).casefold())
    ends = {words[0], words[-1]} if words else set()
    return level > FIRST and len(words) <= _FEW and not ends.isdisjoint(names)


def parts_to_cut(blocks: Blocks, cuts: Cuts) -> Iterator[Part]:
    """Yield blocks in parts, by what people cut out of them."""
    cut_off = False
    for strip, inner in _strips(blocks, cuts.here):
        parts = list(_cards(inner[1:] if strip else inner, cuts.names))
        if strip and not any(part.kind is Kind.CARD for part in parts):
            yield Part(Kind.STRIP, inner[1:], for_each=_asked(inner[1:], cuts.copied))
            cut_off = True
            continue
        if cut_off and parts and not isinstance(inner[0], NewPage):
            yield Part(Kind.LINE, ())
        cut_off = False
        # A card has its own frame to cut along: it needs no line above.
        for is_small, group in groupby(parts, _is_small):
            cards = tuple(group)
            if is_small and len(cards) > 1:
                kind = Kind.DECK if len(cards) >= _DECK else Kind.PAIR
                yield Part(kind, (), tuple(card.blocks for card in cards))
            else:
                yield from cards


def _is_small(part: Part) -> bool:
    if part.kind is not Kind.CARD or signs_of(part.blocks) > _SMALL:
        return False
    return not any(isinstance(block, Table) for block in part.blocks)


def _strips(blocks: Blocks, here: tuple[str, ...]) -> Iterator[tuple[bool, Blocks]]:
    """Yield blocks in parts, each with whether it is cut off along the line that begins it."""
    part: list[Block] = []
    level = 0
    for at, block in enumerate(blocks):
        starts = isinstance(block, Rule) and _asked(blocks[at + 1 : at + 1 + _NEAR], here)
        ends = isinstance(block, Rule | NewPage) or (
            isinstance(block, Heading) and block.level <= level and len(part) > 1
        )
        if starts or (level and ends):
            yield level > 0, tuple(part)
            part, level = [], 0
        if starts:
            head = blocks[at + 1]
            level = head.level if isinstance(head, Heading) else _TO_THE_END
        part.append(block)
    yield level > 0, tuple(part)


def said_at_line(blocks: Blocks, here: tuple[str, ...]) -> tuple[str, Blocks]:
    """Return what stands at the line along which blocks are cut off, and the blocks without it.

    It is a short paragraph of words alone that asks to cut: it is not for who holds the part.
    """
    for at, block in enumerate(blocks[:_NEAR]):
        if not isinstance(block, Paragraph) or not all(isinstance(run, Text) for run in block.runs):
            continue
        said = plain(block.runs)
        if len(said) <= _SAID and says(said, here):
            return said, blocks[:at] + blocks[at + 1 :]
    return "", blocks


def says(text: str, asked: tuple[str, ...]) -> bool:
    """Return whether some words stand in a text."""
    return any(words in text.casefold() for words in asked)


def _asked(blocks: Blocks, here: tuple[str, ...]) -> bool:
    """Return whether the first words of some blocks ask to cut along the line above them."""
    for block in blocks:
        if isinstance(block, Paragraph):
            return says(plain(block.runs), here)
        if not isinstance(block, Heading | Notice):
            return False
    return False


def _cards(blocks: Blocks, names: tuple[str, ...]) -> Iterator[Part]:
    """Yield blocks in parts, among them cards: each from its heading to the next."""
    part: list[Block] = []
    level = 0
    for block in blocks:
        if level and isinstance(block, NewPage | Rule):
            yield Part(Kind.CARD, tuple(part))
            part, level = [], 0
        if isinstance(block, Heading) and (not level or block.level <= level):
            card = is_card(block.level, plain(block.runs), names)
            if (card or level) and part:
                yield Part(Kind.CARD if level else Kind.TEXT, tuple(part))
                part = []
            level = block.level if card else 0
        part.append(block)
    if part:
        yield Part(Kind.CARD if level else Kind.TEXT, tuple(part))


def cut_out(html: str, cuts: Cuts) -> str:
    """Return HTML in which each card stands in a frame, and lines to cut along look so."""
    made, level = [], 0
    for part in _HEADING.split(_LINE.sub(lambda line: _to_cut(line, cuts.here), html)):
        title = _TITLE.match(part)
        if title and (not level or int(title[1]) <= level):
            card = is_card(int(title[1]), without_tags(title[2]), cuts.names)
            made.append(("</div>" if level else "") + ('<div class="cut">' if card else ""))
            level = int(title[1]) if card else 0
        made.append(part)
    return _DECK_HTML.sub(_in_deck, "".join(made) + ("</div>" if level else ""))


def _in_deck(cards: re.Match[str]) -> str:
    """Return cards in a row as a deck, where all of them are small."""
    inner = cards[0].split('<div class="cut">')[1:]
    small = all(len(without_tags(card)) <= _SMALL and "<table" not in card for card in inner)
    return f'<div class="deck">{cards[0]}</div>' if small else cards[0]


def _to_cut(line: re.Match[str], here: tuple[str, ...]) -> str:
    first = _FIRST_WORDS.search(line[1])
    asked = first is not None and says(without_tags(first[1]), here)
    return '<hr class="cut__line">' if asked else line[0]
