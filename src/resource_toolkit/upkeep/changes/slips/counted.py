"""Lists and tables that a change made shorter or longer, where the text still counts as before."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from resource_toolkit.catalog import Resource
from resource_toolkit.checking import COUNTS, count_of
from resource_toolkit.problems import many, shown
from resource_toolkit.upkeep.changes.lines import AGREES, Line, Told

_LEAST = 3
_ROW = re.compile(r"\|(?![ |:-]*-[ |:-]*$)|(?P<step>\d{1,2}[.)] )|[-*+] ")
_RULER = re.compile(r"\|[ |:-]*-[ |:-]*$")
_SAID = re.compile(
    rf"(?i)\b(?P<number>{'|'.join(COUNTS)}|\d{{1,2}})(?: [^\W\d_]+)? (?P<what>[^\W\d_]{{3,}}s)\b"
)
_STEM = 4
_TIME = re.compile(r"(?i)(?:minut|hours|horas|days|días|weeks|semanas|months|meses|years|años)")
_WORDS = {number: word for word, number in reversed(COUNTS.items())}

_PART = re.compile(r"^#{2,6} (?:[^\n:]{1,40}: )?([A-Z]\w+) \d{1,2}\b", re.M)


class _Block(NamedTuple):
    """A list or table: its first line, counted from 0, its rows, and the words above it."""

    at: int
    rows: tuple[str, ...]
    above: str


def recounted(resource: Resource, was: str) -> Iterator[Told]:
    """Yield the only list or table that lost or won rows, where a text counts as it did before."""
    old, new = list(_blocks(was)), list(_blocks(resource.body))
    if len(old) != len(new):
        return
    unlike = [(a, b) for a, b in zip(old, new, strict=True) if len(a.rows) != len(b.rows)]
    if len(unlike) != 1 or len({*unlike[0][1].rows}) < len({*unlike[0][0].rows}) - 2:
        return
    (before, now) = unlike[0]
    said = _count_of(resource, now, len(before.rows))
    if len(before.rows) < _LEAST or said is None or len({*now.rows}) < len(now.rows):
        return
    nth = next((n for n, (a, b) in enumerate(zip(before.rows, now.rows, strict=False)) if a != b),
               min(len(before.rows), len(now.rows)))  # fmt: skip
    line, words = said
    at = now.at + min(nth, len(now.rows) - 1)
    here = len(now.rows)
    where = "the summary" if line < 0 else f"line {resource.body_line + line}"
    number = words.split()[0]
    told = str(here) if number.isdigit() else _WORDS.get(here, str(here))
    if here < len(before.rows):
        how = f"bring back {shown(before.rows[nth].strip('| '))}"
    else:
        how = "take one out"
    right = told + words[len(number) :]
    message = f"{many(len(before.rows), 'row')} stood here until now, and {where} still says "
    message += f"{shown(words)}; {how}, or write {shown(right)} there"
    yield Told(Line(at, "", ""), AGREES, message)


def _count_of(resource: Resource, block: _Block, count: int) -> tuple[int, str] | None:
    """Return where a text counts the rows of a block, and its words; the summary is line -1."""
    lines = [(-1, resource.summary), *enumerate(resource.body.split("\n"))]
    heads = {word[:_STEM] for word in re.findall(r"[^\W\d_]{4,}", block.above.casefold())}
    for at, line in sorted(lines, key=lambda one: one[1] not in block.above):
        for said in _SAID.finditer(line) if not line.startswith("|") else ():
            near = said["what"].casefold()[:_STEM] in heads and not _TIME.match(said["what"])
            if near and count_of(said["number"]) == count:
                return at, said[0]
    return None


def _blocks(text: str) -> Iterator[_Block]:
    rows: list[str] = []
    start, heads, table = 0, ["", ""], ""
    lines = [*text.strip("\n").split("\n"), "#"]
    skipped = len(text) - len(text.lstrip("\n"))
    for n, line in enumerate(lines):
        row = _ROW.match(line)
        if row:
            start = start if rows else n
            rows.append(line)
        elif _RULER.match(line) and rows:
            table = rows.pop()
        elif line.strip() and not line.startswith(" "):
            if len(rows) > 1:
                yield _Block(
                    start + skipped + bool(table) * 2, tuple(rows), " ".join((*heads, table))
                )
            rows, table = [], ""
            if line.startswith("##"):
                heads = [line, ""] if line.startswith("## ") else [heads[0], line]


def parts_counted(resource: Resource, was: str, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield a line that counts parts with numbers, where it was right until now."""
    before, now = (Counter(map(str.lower, _PART.findall(one))) for one in (was, resource.body))
    changed = {line.at: line for line in lines}
    for label in before.keys() & now.keys():
        said = re.compile(rf"\b({'|'.join(COUNTS)})(?: \w+)? {label}s\b", re.I)
        for n, words in enumerate(resource.body.split("\n")):
            line = changed.get(n, Line(n, words, words))
            old, new = said.search(line.was), said.search(words)
            if not old or not new or COUNTS[old[1].lower()] != before[label]:
                continue  # It counts some of them, or other ones.
            if COUNTS[new[1].lower()] != now[label] >= _LEAST:
                message = f"this says {shown(new[0])}, and there are {now[label]}; correct it, "
                yield Told(line, AGREES, f"{message}or the {label}s")
