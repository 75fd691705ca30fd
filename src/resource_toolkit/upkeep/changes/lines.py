"""The lines of a text that a change wrote anew, each beside the one that stood there."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from resource_toolkit.catalog import House
from resource_toolkit.problems import Problem

AGREES = "RC547"
"""The code of numbers and days that should agree."""
HEADING = re.compile(r"#{2,6} +(.*\S)")
TIMED = re.compile(r"\((?:about |unos )?(\d{1,3})[ -]?min(?:ut[eo]s?)?\.?\)")
"""How long a step takes, behind it: `(5 minutes)`."""
_PARTED = re.compile(
    r"\((\d{1,2}) min(?:ut[eo]s?)?\b[^\n()\d]+, (\d{1,2}) (?:to|for|para)\b[^\n()\d]*\)"
)
"""How long the two parts of a step take: `(1 minute to think, 6 to talk)`."""
_HEAD = re.compile(r"\A---\n.*?\n---\n", re.S)


def minutes_in(text: str) -> list[int]:
    """Return the minutes that stand behind the steps of a text, of each part those."""
    parted = [number for pair in _PARTED.findall(text) for number in pair]
    return [int(number) for number in (*TIMED.findall(text), *parted)]


class Line(NamedTuple):
    """A line of a text as it is now, counted from 0, and what stood there; nothing if it is new."""

    at: int
    now: str
    was: str


class Told(NamedTuple):
    """What is told of a changed line."""

    line: Line
    code: str
    message: str


def problems_of(
    told: Iterable[Told],
    path: str,
    known: Iterable[Problem],
    house: House,
    allow: Container[str] = (),
    first: int = 1,
    *,
    by_code: bool = False,
) -> Iterator[Problem]:
    """Yield what is told of the lines of a file as problems, one of each line.

    There are none of a line of which a problem is `known`, nor of a code that the house has
    switched off or the file may `allow`; `by_code` those of another code do not count. `first` is
    the line in which the text begins.
    """
    lines = {(one.line, one.code * by_code) for one in known if one.path == path}
    for line, code, message in told:
        at = first + line.at
        if (at, code * by_code) not in lines and code not in allow and house.runs(code):
            lines.add((at, code * by_code))
            yield Problem(path=path, line=at, column=1, code=code, message=message)


def text_of(file: str) -> str:
    """Return the text of a file without its front matter."""
    return _HEAD.sub("", file)


def changed_lines(was: str, now: str) -> Iterator[Line]:
    """Yield each line of a text that is new, or other than before."""
    skipped = len(now) - len(now.lstrip("\n"))
    for line in changed(was.strip("\n").split("\n"), now.strip("\n").split("\n")):
        yield line._replace(at=line.at + skipped)


def changed(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    """Yield each of the lines of a file or a text that is new, or other than before."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for what, begin, end, first, last in blocks:
        if what in ("insert", "replace"):
            paired = end - begin == last - first
            for n in range(first, last):
                yield Line(n, new[n], old[begin + n - first] if paired else "")


def replaced(was: str, now: str) -> tuple[str, str]:
    """Return the words of a line that others stand for now, and those; nothing if it is new."""
    old, new = was.split(), now.split()
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    unlike = [code for code in codes if code[0] != "equal"] if was else []
    if not unlike:
        return "", ""
    return (
        " ".join(old[unlike[0][1] : unlike[-1][2]]).strip(".,;:()"),
        " ".join(new[unlike[0][3] : unlike[-1][4]]).strip(".,;:()"),
    )


def body_lines(root: Path, path: str, was: str) -> tuple[list[str], list[Line]]:
    """Return the lines of a text file, and those below its front matter that a change wrote.

    There are none of another file, or of one that is gone.
    """
    file = root / path
    if not path.endswith(".md") or not file.is_file():
        return [], []
    rows = file.read_text("utf-8", "replace").split("\n")
    first = head_of(rows)
    return rows, [line for line in changed(was.split("\n"), rows) if line.at >= first]


def head_of(rows: Sequence[str]) -> int:
    """Return in which line, counted from 0, the text of a file begins."""
    begins = rows[:1] == ["---"] and "---" in rows[1:]
    return rows.index("---", 1) + 1 if begins else 0


def former_lines(old: Sequence[str], new: Sequence[str]) -> dict[int, str]:
    """Return the number of each line that is other than before, to what it was."""
    return {line.at + 1: line.was for line in changed(old, new) if line.was}


def line_below(lost: int, old: Sequence[str], new: Sequence[str]) -> int:
    """Return the number of the line that follows where a line, counted from 0, is lost."""
    above = next((new.index(old[n]) for n in range(lost - 1, -1, -1) if old[n] in new), 0)
    return min(above + 2, len(new))


def headings_of(text: str) -> list[tuple[int, str]]:
    """Return the headings of a text below its title, each behind its line, counted from 0."""
    rows = enumerate(text.split("\n"))
    return [(n, heading[1]) for n, row in rows if (heading := HEADING.fullmatch(row))]


def apart(rows: Sequence[str], one: int, other: int) -> bool:
    """Return whether two lines, counted from 0, are others, with words between them.

    What stands right below the same words is told without a change.
    """
    return any(row.strip() for row in rows[min(one, other) + 1 : max(one, other)])
