"""Postings as texts in scripts of a few kilobytes; `theme/js/search/postings.js` reads them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import sub
from typing import NamedTuple

STRENGTHS = 60
"""The greatest strength."""
LONGEST = 12
"""A phrase of more words counts as one of so many."""
FIRST = 48
"""The character that stands for 0."""
LEAST = 5
"""Strengths below are left out where a stem also has greater ones."""
MOST = 2_000
"""How many rows a posting keeps, the strongest: what more have says little of each."""
SHARD = 1_200
"""How many characters of postings one script holds, as far as one of them does not need more."""


class Posting(NamedTuple):
    """What a stem, or a group of words that stand for each other, says of resources."""

    strengths: Mapping[int, int]
    """Row to strength, from 1 to `STRENGTHS`; the rows in order."""
    phrases: Mapping[int, Sequence[int]]
    """Row to the phrases of the resource in which it stands, each as `phrase_code` writes it."""


def phrase_code(number: int, length: int) -> int:
    """Return the number of a phrase within its resource, and how many words it has, as one."""
    return number * LONGEST + min(max(length, 1), LONGEST) - 1


def strongest(strengths: Mapping[int, int]) -> Mapping[int, int]:
    """Return at most so many strengths as a posting keeps, the rows in order."""
    if len(strengths) <= MOST:
        return strengths
    rows = sorted(strengths, key=lambda row: (-strengths[row], row))[:MOST]
    return {row: strengths[row] for row in sorted(rows)}


def joined(ways: Iterable[list[Posting]]) -> Posting:
    """Return one posting for several ways to say a thing; each needs all of its stems."""
    strengths: dict[int, int] = {}
    phrases: dict[int, Sequence[int]] = {}
    for first, *others in ways:
        for row, said in first.strengths.items():
            strength = min((said, *(other.strengths.get(row, 0) for other in others)))
            if not strength:
                continue
            strengths[row] = max(strength, strengths.get(row, 0))
            codes = first.phrases.get(row, ())
            if codes and others:
                codes = _shared(codes, [other.phrases.get(row, ()) for other in others])
            if codes:
                phrases[row] = _nearest((*phrases[row], *codes)) if row in phrases else codes
    return Posting(strongest(dict(sorted(strengths.items()))), phrases)


def _shared(codes: Iterable[int], others: Sequence[Iterable[int]]) -> list[int]:
    """Return the phrases in which several stems stand, which are so much more of each."""
    within = [{code // LONGEST for code in other} for other in others]
    return [
        phrase_code(number, round((code % LONGEST + 1) / (len(others) + 1)))
        for code in codes
        if all((number := code // LONGEST) in known for known in within)
    ]


def _nearest(codes: Iterable[int]) -> Sequence[int]:
    """Return each phrase once: as that of which the fewest other words are left."""
    least: dict[int, int] = {}
    for code in sorted(codes, reverse=True):
        least[code // LONGEST] = code
    return sorted(least.values())


def packed(posting: Posting) -> str:
    """Return a posting as a text: how far to the next row, how much, and in which phrases.

    For each phrase that follows, `STRENGTHS` is added to the strength.
    """
    rows, phrases = posting.strengths, posting.phrases
    steps = map(sub, rows, chain((-FIRST,), (row - FIRST for row in rows)))
    if phrases.keys().isdisjoint(rows):
        said = map(FIRST.__add__, rows.values())
        return "".join(map(chr, chain.from_iterable(zip(steps, said, strict=True))))
    made: list[int] = []
    for step, (row, strength) in zip(steps, rows.items(), strict=True):
        codes = phrases.get(row, ())
        made += step, FIRST + strength + STRENGTHS * len(codes)
        made += map(FIRST.__add__, codes)
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
