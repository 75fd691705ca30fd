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
    rf"(?i)\b(?P<number>{'|'.join(COUNTS)}|\d{{1,2}})(?: [^\W\d_]+)? "
    r"(?P<what>[^\W\d_]{3,}s|people|children)\b"
)
_NTH = re.compile(r"\| *\**(\d{1,2})[.)]")
_STEM, _DOZEN, _WHOLE = 4, 12, 300
_TIME = re.compile(r"(?i)(?:minut|hours|horas|days|días|weeks|semanas|months|meses|years|años)")
_WORDS = {number: word for word, number in reversed(COUNTS.items())}

_PART = re.compile(r"^#{2,6} (?:[^\n:]{1,40}: )?([A-Z]\w+) \d{1,2}\b", re.M)


class _Block(NamedTuple):
    """A list or table: its lines, counted from 0, with their texts, and the words above it."""

    at: tuple[int, ...]
    rows: tuple[str, ...]
    above: str
    all_count: bool = False
    """Whether whatever has this number counts these rows."""


def recounted(resource: Resource, was: str) -> Iterator[Told]:
    """Yield the only list or table that lost or won rows, where a text counts as it did before."""
    for parted in (_blocks, _parts, _numbered):
        told = _recounted(resource, [*parted(was)], [*parted(resource.body)])
        if told:
            yield told
            return


def _recounted(resource: Resource, old: list[_Block], new: list[_Block]) -> Told | None:
    if len(old) != len(new):
        return None
    unlike = [(a, b) for a, b in zip(old, new, strict=True) if len(a.rows) != len(b.rows)]
    if len(unlike) != 1 or len({*unlike[0][1].rows}) < len({*unlike[0][0].rows}) - 2:
        return None
    (before, now) = unlike[0]
    said = _count_of(resource, now, len(before.rows))
    headed = said is not None and said[0] >= 0 and _is_head_of(resource, said[0], now)
    alike = len({*now.rows}) < len(now.rows)
    if said is None or (not headed and (alike or len(before.rows) < _LEAST)):
        return None
    unlike_rows = enumerate(zip(map(_plain, before.rows), map(_plain, now.rows), strict=False))
    shorter = min(len(before.rows), len(now.rows))
    nth = next((n for n, (a, b) in unlike_rows if a != b), shorter)
    line, words = said
    at = now.at[min(nth, len(now.rows) - 1)]
    at = now.at[nth - 1] + 1 if now.all_count and nth else at
    here = len(now.rows)
    where = "the summary" if line < 0 else f"line {resource.body_line + line}"
    number = words.split()[0]
    told = str(here) if number.isdigit() else _WORDS.get(here, str(here))
    if here < len(before.rows):
        how = f"bring back {shown(before.rows[nth].strip('| '), _WHOLE)}"
        how = "add one more such row" if alike else how
    else:
        how = "take one out"
    told = told.capitalize() if number[:1].isupper() else told
    right = told + words[len(number) :]
    what = "part" if now.rows[0].startswith("#") else "row"
    message = f"{many(len(before.rows), what)} stood here until now, and {where} still says "
    message += f"{shown(words)}; {how}, or write {shown(right) if here > 1 else 'it anew'} there"
    return Told(Line(at, "", ""), AGREES, message)


def _is_head_of(resource: Resource, at: int, block: _Block) -> bool:
    """Return whether a line is the heading right above a block."""
    rows = resource.body.split("\n")
    above = [n for n in range(block.at[0]) if rows[n].startswith("#")]
    return rows[at].startswith("#") and above[-1:] == [at]


def _plain(row: str) -> str:
    """Return a row without its number, which others have once it is gone."""
    return re.sub(r"^(?:\| *)?\**\d{1,2}[.)]", "", row)


def _count_of(resource: Resource, block: _Block, count: int) -> tuple[int, str] | None:
    """Return where a text counts the rows of a block, and its words; the summary is line -1."""
    lines = [(-1, resource.summary), *enumerate(resource.body.split("\n"))]
    heads = {word[:_STEM] for word in re.findall(r"[^\W\d_]{4,}", block.above.casefold())}
    for at, line in sorted(lines, key=lambda one: one[1] not in block.above):
        for said in _SAID.finditer(line) if line not in block.rows else ():
            near = block.all_count or said["what"].casefold()[:_STEM] in heads
            near = near and not _TIME.match(said["what"])
            if near and count_of(said["number"]) == count:
                return at, said[0]
    return None


def _blocks(text: str) -> Iterator[_Block]:
    """Yield each list and each table."""
    rows: dict[int, str] = {}
    heads, table = ["", ""], ""
    for n, line in enumerate([*text.split("\n"), "#"]):
        if row := _ROW.match(line):
            above = next(reversed(rows.values()), line)
            if above[:1] != line[:1] and "|" in (above[:1], line[:1]):
                if rows:
                    yield _Block(tuple(rows), tuple(rows.values()), " ".join((*heads, table)))
                rows, table = {}, ""
            rows[n] = row.string
        elif _RULER.match(line) and rows:
            table = rows.popitem()[1]
        elif line.strip() and not line.startswith(" "):
            if rows:
                yield _Block(tuple(rows), tuple(rows.values()), " ".join((*heads, table)))
            rows, table = {}, ""
            if line.startswith("##"):
                heads = [line, ""] if line.startswith("## ") else [heads[0], line]


def _parts(text: str) -> Iterator[_Block]:
    """Yield the headings of each part as if they were a list."""
    rows: dict[int, str] = {}
    above = ""
    for n, line in enumerate([*text.split("\n"), "## "]):
        if line.startswith("### "):
            rows[n] = line
        elif line.startswith("## "):
            if len(rows) > 1:
                yield _Block(tuple(rows), tuple(rows.values()), above)
            rows, above = {}, line


def _numbered(text: str) -> Iterator[_Block]:
    """Yield the rows of several tables that are numbered through from 1 as one list."""
    run: dict[int, str] = {}
    for n, line in enumerate([*text.split("\n"), "| 1. "]):
        number = _NTH.match(line)
        if number and int(number[1]) == 1:
            if len(run) > _DOZEN // 2:
                yield _Block(tuple(run), tuple(run.values()), "", all_count=True)
            run = {n: line}
        elif number and int(number[1]) == len(run) + 1:
            run[n] = line


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
