"""Lines of a group without the blanks before them, so that the next one stands too far in."""

import re

_ENTRY = re.compile(r"( *)([\w-]+):(?: +(.*))?$")
"""A line with a key, and the text behind it."""
_NUMBER = re.compile(r"[\d:. T-]+")


def lost_blanks(lines: list[str], fault: int) -> tuple[int, tuple[str, ...]] | None:
    """Return the lines right above a fault as a part of the group around them, and the first's row.

    They have the form of their neighbors: a sentence among sentences, a list among lists.
    """
    first, below = fault, _ENTRY.match(lines[fault])
    if not below:
        return None
    while first and (entry := _ENTRY.match(lines[first - 1])):
        if not entry[3] or len(entry[1]) >= len(below[1]):
            break
        first -= 1
    group = group_of(lines, first, len(below[1])) if first < fault else ""
    if not group or _indent(lines[first]) > _indent(group):
        return None
    around = lines[first - 1 : fault + 1] if _begins_with_text(lines[first - 1]) else []
    if len({_form(line) for line in around or lines[first : fault + 1]}) > 1:
        return None
    return first, tuple(lines[fault][: len(below[1])] + at.lstrip() for at in lines[first:fault])


def group_of(lines: list[str], row: int, indent: int) -> str:
    """Return the key, and the blanks before it, of the group of a line that begins so far in."""
    for above in reversed(lines[:row]):
        entry = _ENTRY.match(above)
        if not entry or len(entry[1]) > indent:
            return ""
        if len(entry[1]) < indent:
            return "" if entry[3] else f"{entry[1]}{entry[2]}"
    return ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _begins_with_text(line: str) -> bool:
    entry = _ENTRY.match(line)
    return bool(entry and entry[3])


def _form(line: str) -> str:
    """Return the form of what stands behind a key: a list, a number, a word or a sentence."""
    entry = _ENTRY.match(line)
    text = (entry[3] or "").strip("\"'") if entry else ""
    if text[:1] in "[{":
        return text[:1]
    return "number" if _NUMBER.fullmatch(text) else "words" if " " in text else "word"
