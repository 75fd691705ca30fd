"""A line of YAML that cannot be read, and how it could be meant: each way is tried.

What makes the file readable is what the person meant; only that is shown.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from .lists import closed_below, reopened
from .lost_blanks import lost_blanks
from .one_line import (
    as_item,
    closed,
    in_quotes,
    lone_hyphen,
    other_signs,
    value_in_quotes,
    with_colon,
    with_comma,
    with_quoted_word,
)

_HELD = "\u00a0\u2007\u202f\u3000"
"""Blanks at which no line breaks; office programs write them, and YAML takes them for letters."""
_HOLDS = re.compile(rf"[ {_HELD}]*[{_HELD}]|(?: *- )? *[\w-]+:[{_HELD}]|(?: *)-[{_HELD}]")
_BULLET = re.compile(r"( *)[•·–*](?=\s)\s*(.*)")
_DASH = re.compile(r" *- *")
_DECKED = re.compile(
    r" *(?:> ?|[-*•] )? *(\*\*|__|`|\")?([a-z][\w-]*)(?::?\1:?|:|\" *:) +(\".*\"(?=,$)|.*)(?:,$)?"
)
"""A line with the signs of a mail, of a list or of bold words around its key."""
_TEXT_ABOVE = re.compile(r"( *)(?:- +)?[\w-]+: +[^\s\[{\"'|>].{22,}[^.!?:\]}\"']|( +)(?![-#])[^:]*")
"""A long line whose text may go on below."""
_KEY_AND_VALUE = re.compile(
    r"(?!(?:and|or|with|for|the|an?|in|to|of|that|who|but|y|o|de|con|para|que|en|el|la) )"
    r"(?:[a-z][\w-]* +[^\sa-z(]|[a-z][\w-]* \S+$)"
)
"""A line that begins as a key does, without its colon: no word with which a text goes on."""
_FLOW = re.compile(r"\s*(?:- +)?(?:[\w-]+: +)?[\[{]")
"""A line with brackets, which quotes would turn into a text."""
_NO_BLANK = re.compile(r"( *[a-z][\w-]*):(?=[^\s/])")
_BEGINS = re.compile(r" *(?:- |-$|[\w-]+:(?: |$))")
"""A line that begins an entry, and so can be moved."""
_ORDER = (
    *("reopen", "blank", "dash", "space", "text", "note", "label", "pair", "braces", "value"),
    *("lone", "lost"),
    *(
        "indent",
        "item",
        "colon",
        "hash",
        "inside",
        "word",
        "comma",
        "close",
        "below",
        "bold",
        "quotes",
    ),
    "signs",
)
"""What may be wrong with a line, the likeliest first."""
_GROUP = re.compile(
    r"( *(?:hours|field|facts|consent|urls|links|titles|translations|asked_as|allow|explained)): +"
    r"[^\s{\[#]\S*"
)
"""A key that takes lines of its own, with a value."""
_MOST_ABOVE = 40
"""So many lines above a fault are looked at for how far in they begin."""
HELD_BLANKS = frozenset(_HELD)
_ROUND = str.maketrans("“”„«»", '"""""')


class Way(NamedTuple):
    """A way to write some lines of a file: the first of them, those lines, and what was wrong."""

    first: int
    """Counted from 0."""
    lines: tuple[str, ...]
    what: str
    """One of `_ORDER`."""


def blank_that_holds(line: str) -> bool:
    """Return whether a blank that does not break stands where YAML needs a real one."""
    return bool(_HOLDS.match(line))


def real_blanks(line: str) -> str:
    """Return a line with real blanks for those that do not break; none at its begin."""
    told = re.sub(f"[{_HELD}]", " ", line)
    return told.lstrip() if line[:1] in _HELD else told


def way_of(lines: list[str], fault: int, begun: int) -> Way | None:
    """Return what makes lines readable that YAML stops at, or that it can read further with.

    `fault` is the line where it stopped, `begun` where that began, both from 0.
    """
    near = [row for row in dict.fromkeys((fault, begun, fault - 1)) if 0 <= row < len(lines)]
    tried = [way for row in near for way in _ways(lines, row)]
    tried += [Way(*lost, "lost")] if (lost := lost_blanks(lines, fault)) else []
    tried += [Way(row, (told,), "below") for row, told in closed_below(lines, begun)]
    tried += [*_without_blanks(lines, fault), *_going_on(lines, begun), *_bare_keys(lines, near)]
    tried.sort(key=lambda repair: _ORDER.index(repair.what))
    was, further = stops_at(lines) or (fault, 0), None
    for way in tried:
        now = [*lines]
        last = way.first + len(way.lines) - 1
        now[way.first : last + 1] = way.lines
        stop = stops_at(now)
        if stop is None:
            return way
        below = stop[0] > max(fault, last) or (last < fault and stop > was)
        further = way if further is None and below else further
    return further


def _without_blanks(lines: list[str], fault: int) -> Iterator[Way]:
    """Yield the lines right above a fault in which no blank stands behind the colon, with one."""
    first = fault
    while first > 0 and _NO_BLANK.match(lines[first - 1]):
        first -= 1
    if first < fault - 1:
        fixed = [_NO_BLANK.sub(r"\1: ", line) for line in lines[first:fault]]
        yield Way(first, tuple(fixed), "space")


def _going_on(lines: list[str], row: int) -> Iterator[Way]:
    """Yield the lines from one on as the rest of the text above it, set in."""
    above = _TEXT_ABOVE.fullmatch(lines[row - 1]) if row else None
    end = row
    while end < len(lines) and re.match(r"\S", lines[end]) and not _BEGINS.match(lines[end]):
        end += 1
    is_key = _KEY_AND_VALUE.match(lines[row])
    if above and above[1] is not None and end > row and not is_key:
        inner = " " * (len(above[1]) + 2)
        yield Way(row, tuple(inner + line for line in lines[row:end]), "text")


def _bare_keys(lines: list[str], near: list[int]) -> Iterator[Way]:
    """Yield the lines that have signs around their keys without them."""
    for row in near:
        end = row
        while end < len(lines) and _DECKED.fullmatch(lines[end]) and not _plain(lines[end]):
            end += 1
        if end > row:
            yield Way(row, tuple(_DECKED.sub(r"\2: \3", line) for line in lines[row:end]), "signs")


def _plain(line: str) -> bool:
    return bool(re.match(r" *[\w-]+: ", line))


def stops_at(lines: list[str]) -> tuple[int, int] | None:
    """Return line and column from 0 at which YAML stops, or None when it reads all."""
    try:
        for _ in yaml.parse("\n".join(lines), Loader=yaml.CLoader):
            pass
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return (mark.line, mark.column) if mark else (0, 0)
    except (yaml.YAMLError, RecursionError, ValueError):
        return 0, 0
    return None


def _ways(lines: list[str], row: int) -> Iterator[Way]:
    """Yield each way in which a line could be meant."""
    line = lines[row]
    if not line.strip() or line.lstrip().startswith("#"):
        return
    if any(sign in line for sign in _HELD):
        yield Way(row, (real_blanks(line),), "blank")
    yield from (Way(row, (told,), what) for what, told in other_signs(line))
    group = _GROUP.fullmatch(line.rstrip())
    if group and _indent("".join(lines[row + 1 : row + 2])) > _indent(line):
        yield Way(row, (f"{group[1]}:",), "value")
    yield from (Way(at, (told,), "reopen") for at, told in reopened(lines, row))
    yield from (Way(row, (told,), "lone") for told in lone_hyphen(lines, row))
    for indent in indents(lines, row) if _BEGINS.match(line) else ():
        moved = " " * indent + line.lstrip()
        yield Way(row, (moved,), "indent")
        block = _block(lines, row)
        by = indent - _indent(line)
        if len(block) > 1 and by and all(_indent(below) + by >= 0 for below in block):
            yield Way(row, tuple(_moved(below, by) for below in block), "indent")
    yield from (Way(row, told, "dash") for told in _with_hyphen(lines, row))
    for told in with_colon(line):
        yield Way(
            row, (told,), "space" if told.replace(" ", "") == line.replace(" ", "") else "colon"
        )
    yield from (Way(row, (told,), "inside") for told in value_in_quotes(line))
    yield from (Way(row, (told,), "word") for told in with_quoted_word(line))
    yield from (Way(row, (told,), "comma") for told in with_comma(line))
    yield from (Way(row, (told,), "close") for told in closed(line))
    for written in dict.fromkeys((line.translate(_ROUND), line)):
        if (quoted := in_quotes(written)) != line and not _FLOW.match(line):
            yield Way(row, (quoted,), "quotes")


def _with_hyphen(lines: list[str], row: int) -> Iterator[tuple[str, ...]]:
    """Yield a line, or all below it, with a hyphen and a blank for an item of a list."""
    line = lines[row]
    if _BULLET.match(line):
        yield tuple(_BULLET.sub(r"\1- \2", below) for below in lines[row:])
    yield from ((told,) for told in as_item(lines, row) if not _BEGINS.match(line))
    key = re.match(r"( *)([\w-]+:)", line)
    if key and any(f"{key[1]}- {key[2]}" in at for at in lines[max(0, row - _MOST_ABOVE) : row]):
        yield (f"{key[1]}- {line.lstrip()}",)
    braced = re.match(r"( *)\{", line)
    if braced and any(at.startswith(f"{braced[1]}- {{") for at in lines[max(0, row - 1) : row + 2]):
        yield (f"{braced[1]}- {line.lstrip()}",)
    if re.match(r" *-[\w\"']", line):
        yield (line.replace("-", "- ", 1),)


def indents(lines: list[str], row: int) -> list[int]:
    """Return how far in a line may begin: as its neighbors do, the likeliest first."""
    line, own = lines[row], _indent(lines[row])
    is_item = bool(_DASH.match(line))
    above = [at for at in lines[max(0, row - _MOST_ABOVE) : row][::-1] if at.strip()]
    near = [*above, *(at for at in lines[row + 1 : row + 4] if at.strip())]
    items = [_indent(at) for at in near if _DASH.match(at)]
    keys = [_inner(at) for at in near]
    if above and re.sub(r"\s#.*", "", above[0]).rstrip().endswith(":"):
        keys.insert(0, _inner(above[0]) + 2)
    first, second = (items, keys) if is_item else (keys, items)
    return [indent for indent in dict.fromkeys((*first, *second, 0)) if indent != own][:6]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _inner(line: str) -> int:
    """Return the column, from 0, at which the first key of a line begins."""
    dash = _DASH.match(line)
    return len(dash[0]) if dash else _indent(line)


def _block(lines: list[str], row: int) -> list[str]:
    """Return a line with those below it that begin further in, or as far as its first key."""
    own = _indent(lines[row])
    end = row + 1
    while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > own):
        end += 1
    return lines[row:end]


def _moved(line: str, by: int) -> str:
    return (line[-by:] if by < 0 else " " * by + line) if line.strip() else line
