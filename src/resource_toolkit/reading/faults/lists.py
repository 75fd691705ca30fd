"""A list in brackets that is closed too early, or in which another sign stands for a comma."""

import re
from collections.abc import Iterator

_EARLY = re.compile(
    r"( *(?:- +)?[\w-]+: +\[[^\[\]]*[^\s\[\]])\] *[,;.]? *(?! )([^\[\]{}#:]+?) *\]? *"
)
_INNER = re.compile(r"\](?= *[,;]? *[^\s,;\]][^\[\]]*$)")
"""A bracket behind which the list goes on, into the next line."""
_PARTED = re.compile(r"\] *[,;.]? *\[")
_GOES_ON = re.compile(r"( *.*\[?[^\[\]]*[^\s\[\],])\] *,? *")
_FOR_COMMA = re.compile(r"(?<=[\"'])(?: *[.;/|] *| +)(?=[\"'])(?!\"\"|'')")


def reopened(lines: list[str], row: int) -> Iterator[tuple[int, str]]:
    """Yield a line of a list that goes on behind its bracket, with the index of the line."""
    if _INNER.search(lines[row]) and _is_closed_below(lines, row):
        yield row, _INNER.sub("", lines[row], count=1)
    if early := _EARLY.fullmatch(lines[row]):
        yield row, f"{early[1]}, {early[2].rstrip(', ')}]"
    if lines[row].count("[") > 1 and _PARTED.search(lines[row]):
        yield row, _PARTED.sub(", ", lines[row])
    for at in (row, row - 1):
        ends = _GOES_ON.fullmatch(lines[at]) if at >= 0 and _is_closed_below(lines, at) else None
        if ends:
            yield at, f"{ends[1]},"


def _is_closed_below(lines: list[str], row: int) -> bool:
    """Return whether the lines below one go on with a list, to a bracket that closes it."""
    for below in lines[row + 1 :]:
        if not below.startswith(" ") or "[" in below or re.match(r" *(?:- |[\w-]+: )", below):
            return False
        if "]" in below:
            return True
    return False


def parted(line: str) -> str:
    """Return a list of texts in quotes with a comma for each other sign between two of them."""
    return _FOR_COMMA.sub(", ", line) if "[" in line else line


def closed_below(lines: list[str], begun: int) -> Iterator[tuple[int, str]]:
    """Yield the last line of a list of several lines, with the bracket that closes it."""
    opened = re.match(r"( *)[^\s#].*?([\[{])[^\]}]*$", lines[begun])
    inner = " " * (len(opened[1]) + 1) if opened else ""
    row = begun + 1
    while opened and row < len(lines) and lines[row].startswith(inner) and lines[row].strip():
        row += 1
    if opened and row - 1 > begun:
        bracket = "]" if opened[2] == "[" else "}"
        yield row - 1, f"{lines[row - 1].rstrip().rstrip(',')}{bracket}"
