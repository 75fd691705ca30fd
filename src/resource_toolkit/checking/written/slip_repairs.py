"""What to write in place of lines that a word processor made: lists and tables."""

import re
from collections.abc import Callable, Iterator

from resource_toolkit.problems import Repair

_BULLET = re.compile(r"[ ]{0,8}(?:\*(?:\t|\u00a0)\s*|[•·●▪■◦‣∙]\s*|o\t+|[–—][ \t\u00a0]+)(?=\S)")
_NUMBER = re.compile(r"( {0,3}\d{1,2}[.)])(?=[^\W\d_])")
_TABBED = re.compile(r"[^\t|]+(?:\t+[^\t|]+)+")


def bulleted(body: str, start: int) -> Repair:
    """Return the repair of the lines from a position on that begin with a bullet or dash."""
    gap, repair = _gap(body, start), _lines(body, start, _BULLET, _bullet)
    return repair._replace(new=gap + repair.new)


def numbered(body: str, start: int) -> Repair:
    """Return the repair of the lines from a position on whose number has no blank behind it."""
    return _lines(body, start, _NUMBER, lambda row: _NUMBER.sub(r"\1 ", row))


def tabled(body: str, start: int) -> Repair:
    """Return the repair of the lines from a position on whose cells are parted by tabs."""
    rows = list(_while(body[start:], _TABBED.fullmatch))
    cells = [[cell.strip() for cell in re.split(r"\t+", row.strip())] for row in rows]
    most = max(map(len, cells), default=1)
    lines = [f"| {' | '.join([*row, *[''] * (most - len(row))])} |" for row in cells]
    lines.insert(1, "|---" * most + "|")
    return Repair("\n".join(rows), _gap(body, start) + "\n".join(lines))


def _bullet(row: str) -> str:
    return f"- {_BULLET.sub('', row).strip()}"


def _lines(body: str, start: int, pattern: re.Pattern[str], write: Callable[[str], str]) -> Repair:
    rows = list(_while(body[start:], pattern.match))
    return Repair("\n".join(rows), "\n".join(map(write, rows)))


def _gap(body: str, start: int) -> str:
    """Return the empty line that a list or table needs above it, where none is there."""
    above = body[:start].removesuffix("\n").rpartition("\n")[2]
    return "\n" if above.strip() else ""


def _while(text: str, holds: Callable[[str], object]) -> Iterator[str]:
    """Yield the lines of a text as long as they are of one kind."""
    for row in text.split("\n"):
        if not holds(row):
            return
        yield row
