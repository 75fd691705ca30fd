"""Write a repair into the text of a file: the lines meant change, and every other byte stays."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple
from urllib.parse import quote

from resource_toolkit.checking import without_code
from resource_toolkit.problems import Problem, Repair, Scope
from resource_toolkit.reading import quoted
from resource_toolkit.writing import changed_lines

_ROW = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_LINK = r"(?:\]\(\s*<?|^ {{0,3}}\[[^\]\n]+\]:[ \t]*<?){old}(?=[\s)>]|\Z)"


class Fix(NamedTuple):
    """Lines of a file that were repaired, and the message that asked for it."""

    path: str
    line: int
    code: str
    message: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    def __str__(self) -> str:
        lines = [*(f"  - {row}" for row in self.before), *(f"  + {row}" for row in self.after)]
        return "\n".join([f"{self.path}:{self.line}: {self.code} {self.message}", *lines])


def in_place(text: str, problems: Iterable[Problem]) -> tuple[str, list[Fix]]:
    """Return a text in which what stands at the marks of problems is repaired, and what changed.

    A repair whose `old` is not at its mark, as another one has changed it, is left for the next
    round.
    """
    rows = _ROW.findall(text)
    fixes: list[Fix] = []
    marked = [(p.repair.mark or (p.line, p.column), p.repair, p) for p in problems if p.repair]
    for (line, column), repair, problem in sorted(marked, key=lambda item: item[0], reverse=True):
        last = line + repair.old.count("\n")
        held = "".join(rows[line - 1 : last]) if line else ""
        plain = held.replace("\r\n", "\n")
        fresh = _edited(plain, column + plain.startswith("\ufeff"), repair)
        if fresh is None or fresh == plain:
            continue
        made = fresh.replace("\n", "\r\n") if "\r\n" in held else fresh
        rows[line - 1 : last] = _ROW.findall(made)
        before, after = (tuple(part.removesuffix("\n").split("\n")) for part in (plain, fresh))
        fixes.append(Fix(problem.path, line, problem.code, problem.message, before, after))
    return "".join(rows), fixes[::-1]


def _edited(row: str, column: int, repair: Repair) -> str | None:
    """Return lines with a repair at a column from 1, or None where it does not fit."""
    old = repair.old
    start = row.rfind(old) if column == 0 else column - 1
    end = start + len(old)
    if column and not row.startswith(old, start):
        start, end = start + 1, end + 1  # Quotes may stand before it.
        if row[start - 1 : start] not in ("'", '"'):
            return None
    if start < 0 or not row.startswith(old, start):
        return None
    if repair.scope is not Scope.REST:
        return f"{row[:start]}{repair.new}{row[end:]}"
    whole = row[start:].rstrip()
    return f"{row[:start]}{quoted(whole)}{row[start + len(whole) :]}"


def with_links(body: str, repair: Repair) -> str:
    """Return a body in which the links that lead to `old` lead to `new`."""
    link = re.compile(_LINK.format(old=re.escape(repair.old)), re.M)
    spans = [(m.end() - len(repair.old), m.end()) for m in link.finditer(without_code(body))]
    for start, end in reversed(spans):
        body = f"{body[:start]}{repair.new}{body[end:]}"
    return body


def whole_lines(problem: Problem, before: str, after: str) -> Iterator[Fix]:
    """Yield what a repair changed in a file."""
    for line, lost, written in changed_lines(before, after):
        rows = [tuple(row.rstrip("\r") for row in rows) for rows in (lost, written)]
        yield Fix(problem.path, line, problem.code, problem.message, rows[0], rows[1])


def with_moved_file(text: str, page: str, old: str, new: str) -> str:
    """Return the text of a page whose links lead to the new path of a file.

    Paths are relative to the root. A name with blanks may stand as it is, or as addresses say it.
    """
    home = posixpath.dirname(page)
    before, after = (posixpath.relpath(path, home) for path in (old, new))
    ways = "|".join(re.escape(way) for way in dict.fromkeys((before, quote(before))))
    link = re.compile(rf"""(\]\(\s*)<?(?:\./)?(?:{ways})>?(?=\s*\)|\s+["'])""")
    return link.sub(lambda match: f"{match[1]}{after}", text)


def as_plain(text: str) -> str:
    """Return a text without the mark of its encoding, its newlines plain."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def with_lines(text: str, fresh: str) -> str:
    """Return a text with the lines of a fresh plain one; equal lines keep every byte."""
    rows, wanted = _ROW.findall(text), _ROW.findall(fresh)
    newline = "\r\n" if "\r\n" in text else "\n"
    matcher = SequenceMatcher(a=[*map(as_plain, rows)], b=wanted, autojunk=False)
    made: list[str] = []
    for kind, start, end, first, last in matcher.get_opcodes():
        changed = (row.replace("\n", newline) for row in wanted[first:last])
        made += rows[start:end] if kind == "equal" else changed
    mark = "\ufeff" if text.startswith("\ufeff") and not made[0].startswith("\ufeff") else ""
    return mark + "".join(made)
