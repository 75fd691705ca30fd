"""Postings as texts in scripts of a few kilobytes; `theme/js/search/postings.js` reads them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from operator import sub
from typing import NamedTuple

STRENGTHS = 60
"""The greatest strength."""
PHRASES = 12
"""How many phrases of a resource and a language are told apart. Two languages have bits of their
own."""
FIRST = 48
"""The character that stands for 0."""
LEAST = 5
"""Strengths below are left out where a stem also has greater ones."""
MOST = 2_000
"""How many rows a posting keeps, the strongest: what more have says little of each."""
SHARD = 2_000
"""How many characters of postings one script holds, as far as one of them does not need more."""


class Posting(NamedTuple):
    """What a stem, or a group of words that stand for each other, says of resources."""

    strengths: Mapping[int, int]
    """Row to strength, from 1 to `STRENGTHS`; the rows in order."""
    phrases: Mapping[int, int]
    """Row to the phrases of the resource in which it stands, one bit for each."""


def strongest(strengths: Mapping[int, int]) -> Mapping[int, int]:
    """Return at most so many strengths as a posting keeps, the rows in order."""
    if len(strengths) <= MOST:
        return strengths
    rows = sorted(strengths, key=lambda row: (-strengths[row], row))[:MOST]
    return {row: strengths[row] for row in sorted(rows)}


def joined(ways: Iterable[list[Posting]]) -> Posting:
    """Return one posting for several ways to say a thing; each needs all of its stems."""
    strengths: dict[int, int] = {}
    phrases: dict[int, int] = defaultdict(int)
    for first, *others in ways:
        for row, said in first.strengths.items():
            strength, bits = said, first.phrases.get(row, 0)
            for other in others:
                strength = min(strength, other.strengths.get(row, 0))
                bits &= other.phrases.get(row, 0)
            if strength > strengths.get(row, 0):
                strengths[row] = strength
            if strength and bits:
                phrases[row] |= bits
    return Posting(strongest(dict(sorted(strengths.items()))), phrases)


def packed(posting: Posting) -> str:
    """Return a posting as a text: how far to the next row, how much, and in which phrases.

    A strength above `STRENGTHS` says that two characters for phrases follow.
    """
    rows, phrases = posting.strengths, posting.phrases
    steps = map(sub, rows, chain((-FIRST,), (row - FIRST for row in rows)))
    if phrases.keys().isdisjoint(rows):
        said = map(FIRST.__add__, rows.values())
        return "".join(map(chr, chain.from_iterable(zip(steps, said, strict=True))))
    made: list[int] = []
    for step, (row, strength) in zip(steps, rows.items(), strict=True):
        if bits := phrases.get(row):
            made += step, FIRST + STRENGTHS + strength, FIRST + bits % 2**PHRASES
            made.append(FIRST + (bits >> PHRASES))
        else:
            made += step, FIRST + strength
    return "".join(map(chr, made))


def shards(postings: Iterable[tuple[str, Posting]]) -> Iterator[dict[str, str]]:
    """Yield scripts' worth of packed postings, in their order."""
    part: dict[str, str] = {}
    size = 0
    for key, posting in postings:
        text = packed(posting)
        if part and size + len(text) > SHARD:
            yield part
            part, size = {}, 0
        part[key] = text
        size += len(text) + len(key) + 6
    if part:
        yield part
