"""What a hand-written page says against itself, and against the records that it names."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from resource_toolkit.catalog import Catalog
from resource_toolkit.checking.links import without_code
from resource_toolkit.checking.written.slip import Slip
from resource_toolkit.problems import nearest, shown
from resource_toolkit.reading import WrittenPage

from .number_words import COUNTS, as_said, count_of

_NAMED = re.compile(r"\{\{ *(packet_link|check_up_link)\(\s*[\"']([\w-]+)[\"']")
_COUNTED = re.compile(
    rf"(?i)\b({'|'.join(COUNTS)}|\d{{1,2}}) (?P<what>sheets|tools|papers|hand-?outs|resources|hojas"
    r"|herramientas|questions|lines|preguntas|líneas)\b"
)
_OF_CHECK_UP = ("questions", "lines", "preguntas", "líneas")
_BEGINS = re.compile(
    rf"(?:(?:The|These|Our|Las|Los|Estas|Estos) )?((?i:{'|'.join(COUNTS)})) (?:[^\W\d_]+ )?"
    r"(?!(?:week|minute|hour|day|month|year|time|semana|minuto|hora|día|mes|año|people|person|child"
    r"|adult|group|provider|parent|famil|niñ|teacher|member)\w*\b)[^\W\d_]+s\b"
)
"""A count of things at the begin of a line."""
_LIST = re.compile(r"(?:^(?:[-*+]|\d{1,2}[.)]) [^\n]+(?:\n+[ \t]+[^\n]+)*\n?)+", re.M)
_ITEM = re.compile(r"^(?:[-*+]|\d{1,2}[.)]) ", re.M)
_TABLE = re.compile(r"(?:^\|[^\n]*\n)+", re.M)
_LISTING = re.compile(r"\{\{ *listing\(([^{}]*)\) *\}\}")
_MINUTES = re.compile(r"(?i)\b(\d{1,3}) minut(?:es?|os?)\b")
_MINUTES_ASKED = re.compile(r"\bminutes=(\d{1,3})\b")
_ENDS = re.compile(r"[.!?](?=\s)|\n\s*\n|\n(?=[-*+|#])")
_LEADS = re.compile(r"^[-*] +(?:(\{\{[^{}\n]*\}\})|\[[^\]\n]*\]\(([^)\s]+)\))", re.M)
"""An item that begins with a link, or with a macro that makes one."""
_HEADING = re.compile(r"^(#{1,6}) +(\S[^\n]*?)(?: +\{#[^}\n]*\})?[ #]*$", re.M)


def page_counts(catalog: Catalog, page: WrittenPage) -> Iterator[Slip]:
    """A sentence that names a packet or a check-up should count what is in it."""
    text = without_code(page.body) if "_link(" in page.body else ""
    for named in _NAMED.finditer(text):
        before, behind = text[: named.start()], _ENDS.search(text, named.end())
        begin = max((end.end() for end in _ENDS.finditer(before)), default=0)
        sentence = text[begin : behind.start() if behind else len(text)]
        counted = [*_COUNTED.finditer(sentence)]
        if len(counted) != 1 or len(_NAMED.findall(sentence)) != 1:
            continue
        packet, check_up = catalog.packets.get(named[2]), catalog.check_ups.get(named[2])
        of_check_up = counted[0]["what"].casefold() in _OF_CHECK_UP
        if named[1] == "check_up_link" and check_up and of_check_up:
            there = len(check_up.lines)
        elif named[1] == "packet_link" and packet and not of_check_up:
            there = len(packet.parts)
        else:
            continue
        if there and there != count_of(counted[0][1]):
            message = f"this says {shown(counted[0][0])}, and {named[2]} has {there}; write "
            message += shown(counted[0][0].replace(counted[0][1], as_said(there, counted[0][1]), 1))
            yield Slip(begin + counted[0].start(), "RC547", message)


def page_lists_counted(page: WrittenPage) -> Iterator[Slip]:
    """Yield each heading, or paragraph right above a list, that counts one too many or too few.

    A heading counts the only list or table of its part. What is far from it counts something else.
    """
    text = without_code(page.body)
    headings = [*_HEADING.finditer(text)]
    for n, heading in enumerate(headings):
        said = _BEGINS.match(heading[2]) if len(heading[1]) > 1 else None
        part = text[heading.end() : headings[n + 1].start() if n + 1 < len(headings) else None]
        told = [len(_ITEM.findall(items[0])) for items in _LIST.finditer(part)] if said else []
        told += [items[0].count("\n") - 2 for items in _TABLE.finditer(part)] if said else []
        if said and len(told) == 1 and abs(told[0] - COUNTS[said[1].casefold()]) == 1:
            message = f"the heading says {shown(said[0])}, and {told[0]} stand below it; "
            yield Slip(heading.start(), "RC547", f"{message}correct one of the two")
    for items in _LIST.finditer(text):
        above = text[: items.start()].rstrip("\n").rpartition("\n")
        said = _BEGINS.match(above[2])
        count = len(_ITEM.findall(items[0]))
        if said and abs(count - COUNTS[said[1].casefold()]) == 1:
            message = f"this says {shown(said[0])}, and {count} stand below it; correct one of the "
            yield Slip(len(above[0]) + len(above[1]), "RC547", f"{message}two")


def page_listings(page: WrittenPage) -> Iterator[Slip]:
    """Yield each listing that stands on the page already, or that asks for other minutes.

    The minutes are those of the heading above it, and where it says none, nothing is held to it.
    """
    text = without_code(page.body) if "listing(" in page.body else ""
    above: dict[str, int] = {}
    for listing in _LISTING.finditer(text):
        line = page.mark(listing.start())[0]
        first = above.setdefault(re.sub(r"\s+|'|\"", "", listing[1]), line)
        if first != line:
            message = f"this list stands in line {first} too; ask for something else in one, "
            yield Slip(listing.start(), "RC512", f"{message}or delete it")
        heading = next(iter([*_HEADING.finditer(text, 0, listing.start())][-1:]), None)
        said = _MINUTES.search(heading[2]) if heading else None
        asked = _MINUTES_ASKED.search(listing[1])
        if said and asked and said[1] != asked[1]:
            message = f"the heading says {shown(said[0])}, and this list {asked[0]}; write "
            yield Slip(listing.start(), "RC547", f"{message}minutes={said[1]}, or correct both")


def page_items(page: WrittenPage) -> Iterator[Slip]:
    """Yield each item of a list that leads to what another item of it leads to."""
    text = without_code(page.body)
    for items in _LIST.finditer(text):
        above: dict[str, int] = {}
        for item in _LEADS.finditer(items[0]):
            at = items.start() + item.start()
            line = page.mark(at)[0]
            first = above.setdefault(item[1] or item[2], line)
            if first != line:
                message = f"line {first} leads there too; name another one, or delete this line"
                yield Slip(at, "RC512", message)


def page_headings(page: WrittenPage) -> Iterator[Slip]:
    """A heading should stand once in its part of a page, and the first be the title, if it is near.

    A heading that is quite another than the title is meant so.
    """
    above: dict[tuple[str, ...], int] = {}
    way: list[str] = []
    for heading in _HEADING.finditer(without_code(page.body)):
        level, said = len(heading[1]), page.body[heading.end(1) : heading.end()]
        words = " ".join(said.strip(" #").split())
        title = str(page.head.get("title") or "")
        if level == 1 and not way and _one_slip(title, words):
            message = f"the title of this page is {shown(title)}; correct one of the two"
            yield Slip(heading.start(), "RC512", message)
        if len(way) + 1 < level and way:
            message = f"the heading skips a level; write {'#' * (len(way) + 1)} instead of "
            yield Slip(heading.start(), "RC507", message + heading[1])
        way = [*way[: level - 1], *[""] * (level - 1 - len(way)), words.casefold()]
        line = page.mark(heading.start())[0]
        first = above.setdefault(tuple(way), line)
        if first != line and level > 1:
            message = f"the heading {shown(words)} stands in line {first} too; say in one of them "
            message += "what is different"
            yield Slip(heading.start(), "RC512", message)


def _one_slip(one: str, other: str) -> bool:
    """Return whether two texts differ in one word, and that by a slip of the hand."""
    pairs = [
        (left, right)
        for left, right in zip_longest(one.casefold().split(), other.casefold().split())
        if left != right
    ]
    if other.casefold() == f"copy of {one.casefold()}":
        return True
    if len(pairs) != 1 or not all(pairs[0]):
        return False
    left, right = pairs[0]
    if all(re.fullmatch(r"\d+|[a-z]", word) for word in pairs[0]):
        return True  # The number or the letter of another page.
    inflected = left.rstrip("s") == right.rstrip("s")
    return not inflected and bool(nearest(left, [right])) and left[:1] == right[:1]
