"""Notes of a packet that count on, such as `Month 3.`: each number once, in order, to the last."""

import re
from collections.abc import Iterator

from resource_toolkit.catalog import Catalog, Packet
from resource_toolkit.checking.named import problem_at
from resource_toolkit.problems import Problem, shown

from .number_words import COUNTS, count_of

_NTH = re.compile(r"([^\W\d_]+) (\d{1,2})(?=[.,:;)]|$)")
_LEAST = 4
"""So many notes that begin so are a series."""


def series(catalog: Catalog) -> Iterator[Problem]:
    """Notes that count on should leave no number out, and end where the summary says."""
    for packet in catalog.packets.values() if catalog.house.runs("RC547") else ():
        begun = [(n, _NTH.match(part.note or "")) for n, part in enumerate(packet.parts)]
        counted = [(n, said[1], int(said[2])) for n, said in begun if said]
        if len(counted) >= _LEAST and len({word for _, word, _ in counted}) == 1:
            yield from _in_order(packet, counted)
            yield from _said(packet, counted[0][1], max(number for _, _, number in counted))


def _in_order(packet: Packet, counted: list[tuple[int, str, int]]) -> Iterator[Problem]:
    """Yield the first note that comes before one above it, or that has its number for the next."""
    numbers = [number for _, _, number in counted]
    for nth in range(1, len(counted)):
        n, word, number = counted[nth]
        last = numbers[nth - 1]
        after = numbers[nth + 1] if nth + 1 < len(counted) else 0
        message = ""
        if number < last:
            message = f"{shown(f'{word} {number}')} stands below {shown(f'{word} {last}')}; put "
            message += "the lines in order, or correct the number"
        elif number == last and after == number + 2:
            message = f"{shown(f'{word} {number}')} stands right above, and {word} {number + 1} "
            message += f"is missing; write '{word} {number + 1}'"
        if message:
            yield problem_at(packet, ("resources", n, "note"), "RC547", message)
            return


def _said(packet: Packet, word: str, last: int) -> Iterator[Problem]:
    """Yield that the summary counts other months, weeks or days than the notes."""
    told = re.compile(rf"(?i)\b({'|'.join(COUNTS)}|\d{{1,2}}) {re.escape(word)}e?s\b")
    said = told.search(packet.summary)
    if said and count_of(said[1]) != last:
        message = (
            f"the summary says {shown(said[0])}, and the notes go to {shown(f'{word} {last}')}"
        )
        yield problem_at(packet, ("summary",), "RC547", f"{message}; correct one of them")
