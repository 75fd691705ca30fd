"""Stars of bold words that do not touch their words, or have no others that close them."""

import re
from collections.abc import Iterator

from resource_toolkit.checking.written.slip import Slip
from resource_toolkit.problems import Repair

_PAIR = re.compile(r"\*\*(?=[^\s*])(?:[^*]|\*(?!\*))*?(?<=[^\s*])\*\*")
_TIGHT = re.compile(r"(\*\*[^*\n]+[^\w\s*]\*\*)(?=\w)")
_PART = re.compile(r"(?:(?!\n\n).)+", re.S)


def loose_stars(text: str) -> Iterator[Slip]:
    """Yield the places of a text where its page would show the signs of bold words."""
    for part in _PART.finditer(text):
        words, start = part[0], part.start()
        if "**" not in words:
            continue
        for tight in _TIGHT.finditer(words):
            if words.startswith("_", tight.end()):
                continue
            message = f"a blank must stand behind bold words; write '{tight[1]} '"
            repair = Repair(tight[1], f"{tight[1]} ")
            yield Slip(start + tight.start(), "RC530", message, repair)
        rest = _PAIR.sub(lambda pair: " " * len(pair[0]), words)
        places = [stars.start() for stars in re.finditer(r"\*\*", rest)]
        if places:
            yield from _loose(words, rest, start, places)


def _loose(words: str, rest: str, start: int, places: list[int]) -> Iterator[Slip]:
    """Yield each two stars that were meant as a pair, or the first that has no other."""
    told = False
    for first, last in zip(places[::2], places[1::2], strict=False):
        inner = words[first + 2 : last]
        if not inner.strip() or inner == inner.strip() or "\n" in inner:
            break
        told = True
        bold = f"**{inner.strip()}**"
        before, after = words[first - 1 : first] if first else "", words[last + 2 : last + 3]
        lead = " " if inner[0].isspace() and before.strip() else ""
        trail = " " if inner[-1].isspace() and after.strip() else ""
        message = f"no blank may stand inside the signs of bold words; write {bold}"
        message += " and a blank behind it" if trail else ""
        repair = Repair(words[first : last + 2], f"{lead}{bold}{trail}")
        yield Slip(start + first, "RC530", message, repair)
    if not told:
        message = "these two stars have no others that close them; add ** behind the bold words, "
        yield Slip(start + rest.index("**"), "RC530", f"{message}or delete them")
