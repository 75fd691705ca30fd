"""Quotes and stars of bold words that do not touch their words, or have no others beside them."""

import re
from collections.abc import Iterator

from resource_toolkit.checking.written.slip import Slip
from resource_toolkit.problems import Repair

_PAIR = re.compile(r"\*\*(?=[^\s*])(?:[^*]|\*(?!\*))*?(?<=[^\s*])\*\*")
_TIGHT = re.compile(r"(\*\*[^*\n]+[^\w\s*]\*\*)(?=\w)")
_UNLIKE = re.compile(
    r"\*(?<![*\\\w]\*)(?:\*(?=[^\s*])([^*\n]{0,80}[^\s*\\])\*|(?=[^\s*])([^*\n]{0,80}[^\s*\\])\*\*)"
    r"(?![*\w])|_(?<![_\\\w]_)_(?=[^\s_])([^_\n]{0,80}[^\s_\\])_(?![_\w])"
)
"""Words with two signs on one side and one on the other."""
_MIXED = re.compile(
    r"_(?<![\w*_\\]_)(?=[^\s_*])([^_*\n]{0,80}[^\s_*\\])\*(?![\w*])"
    r"|\*(?<![\w*_\\]\*)(?=[^\s_*])([^_*\n]{0,80}[^\s_*\\])_(?![\w_])"
)
"""Words with a star on one side and a line on the other."""
_PAIRS = re.compile(r"\*\*[^*\n]+\*\*|\*[^*\n]+\*|\\\*|^[ >]*\*[ \t]|^[ \t]*\*[* \t]*$", re.M)
_CLOSES = re.compile(r"\*(?<=[\w.,!?:;)]\*)(?![\w*])")
_ITEM_LINE = re.compile(
    r"^ {0,3}(?:[-*+]|\d{1,2}[.)])[ \t]+\S[^\n]*(?=\n(?:\n|[-*+] |\d{1,2}[.)] )|\n*\Z)", re.M
)
"""An item of a list that is one line."""
_QUOTE = re.compile(r"[\"“”]")
_INCHES = re.compile(r"\d[\"”]|\\\"")
_END = re.compile(r"\n[ \t]*\n|\n(?=[ >]*(?:[-*+]|\d{1,2}[.)])[ \t])|(?<!\\)\||\Z")
"""Where a paragraph, an item of a list or a cell ends: no pair of signs goes on behind it."""
_BREAK = re.compile(r"<br ?/?>|\Z")
_LABEL = re.compile(r"\*\*[^\s*][^*\n:]{0,60}:")


def unlike_stars(text: str) -> Iterator[Slip]:
    """Yield words that have more signs before them than behind, or fewer."""
    for mixed in _MIXED.finditer(text) if "_" in text and "*" in text else ():
        told = f"*{mixed[1] or mixed[2]}*"
        message = f"both signs around words are the same; write {told}"
        yield Slip(mixed.start(), "RC530", message, Repair(mixed[0], told))
    for unlike in _UNLIKE.finditer(text) if "**" in text or "__" in text else ():
        sign = unlike[0][0] * 2
        told = f"{sign}{unlike[1] or unlike[2] or unlike[3]}{sign}"
        message = f"bold words have two signs before them and two behind; write {told}"
        yield Slip(unlike.start(), "RC530", message, Repair(unlike[0], told))


def lone_star(text: str) -> Iterator[Slip]:
    """Yield the star that stands behind words, where no other one belongs to it."""
    rest = _PAIRS.sub(lambda pair: " " * len(pair[0]), text)
    for star in _CLOSES.finditer(rest):
        message = "people would see this star; delete it, or write * before the words too"
        yield Slip(star.start(), "RC530", message)


def lone_quote(text: str) -> Iterator[Slip]:
    """Yield the last quote of an item of a list where another one is missing."""
    for item in _ITEM_LINE.finditer(text) if any(sign in text for sign in '"“”') else ():
        quotes = list(_QUOTE.finditer(item[0]))
        if len(quotes) % 2 and not _INCHES.search(item[0]):
            last = quotes[-1]
            opens = re.match(r"[^\s.,;:!?)*]", item[0][last.end() :])
            where = "behind" if opens else "before"
            message = f"this quote has no other; write one {where} the words that are said"
            yield Slip(item.start() + last.start(), "RC530", message)


def loose_stars(text: str) -> Iterator[Slip]:
    """Yield the places of a text where its page would show the signs of bold words."""
    for start, words in _parts(_END, text):
        if "**" not in words:
            continue
        if words.count("**") % 2 and "<br" in words:
            broken = [part for part in _parts(_BREAK, words) if part[1].count("**") % 2]
            if len(broken) == 1:
                yield _open(broken[0][1], start + broken[0][0])
                continue
        for tight in _TIGHT.finditer(words):
            if words.startswith("_", tight.end()) or words.count("**", 0, tight.start()) % 2:
                continue
            message = f"a blank must stand behind bold words; write '{tight[1]} '"
            repair = Repair(tight[1], f"{tight[1]} ")
            yield Slip(start + tight.start(), "RC530", message, repair)
        rest = _PAIR.sub(lambda pair: " " * len(pair[0]), words)
        places = [stars.start() for stars in re.finditer(r"\*\*", rest)]
        if places:
            yield from _loose(words, rest, start, places)


def _parts(end: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    """Yield each part of a text up to an end of it, behind its place."""
    start = 0
    for gap in end.finditer(text):
        if start < gap.start():
            yield start, text[start : gap.start()]
        start = gap.end()


def _open(words: str, start: int) -> Slip:
    """Return the slip of the line of a cell in which two stars have no others."""
    rest = _PAIR.sub(lambda pair: " " * len(pair[0]), words)
    at = rest.index("**")
    label = _LABEL.match(words, at)
    if label:
        message = f"these two stars have no others that close them; write {label[0]}**"
        return Slip(start + at, "RC530", message, Repair(label[0], f"{label[0]}**"))
    message = "these two stars have no others; add ** on the other side of the bold words, or "
    return Slip(start + at, "RC530", f"{message}delete them")


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
