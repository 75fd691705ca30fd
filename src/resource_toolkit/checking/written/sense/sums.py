"""Minutes that must add up: the spans of an agenda, and the steps of a text."""

import re
from collections.abc import Iterator

from resource_toolkit.checking.readability import Prose
from resource_toolkit.problems import Problem

_SPAN = re.compile(
    r"\n\| *\*{0,2}(\d{1,3}(?::\d\d)?) ?(?:to|a|–|—|-) ?(\d{1,3}(?::\d\d)?)\*{0,2} *\|"
)
_TIMED = re.compile(r"\((?:about |unos )?(\d{1,3})[ -]?min(?:ut[eo]s?)?\.?\)")
_ITEM = re.compile(r"\d{1,2}[.)] ")
_TIMES = re.compile(
    r"^(\|(?i:[^\n]*\| *\**| *\**)(?i:min(?:ute|uto)s?\.?)\** *\|[^\n]*)\n\|[ |:-]+\n", re.M
)
_TOTAL = re.compile(r"\n*\**Total:?\**:? (\d{1,3}) min")
_TABLE = re.compile(r"^\|[^\n]*\n\|[ |:-]+\n((?:\|[^\n]*(?:\n|\Z)){3,})", re.M)
_WHOLE = re.compile(
    r"(?i)\W*(?:in all|in total|(?:grand )?total|sum|altogether|en total|en todo|suma)\b"
)
_NUMBER = re.compile(r"\W*?(\$?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?( ?[^\W\d_]*|%)\W*")
"""An amount alone in its cell, with its unit."""
_LONG_DAY = 600
_ROUNDED = 0.01
"""So much may be lost of an amount by rounding."""
_LEAST = 3
"""So many spans, or steps, show what was meant."""


def sums(prose: Prose) -> Iterator[Problem]:
    """The minutes of an agenda or of steps should add up."""
    text = prose.text
    if "|" in text:
        yield from _agendas(prose, text)
        yield from _totals(prose, text)
        yield from _untimed(prose, text)
    before = prose.resource.prep_minutes or 0
    if before > _LONG_DAY:
        message = f"{before} minutes to prepare are {before / 60:.0f} hours; is a digit too many?"
        yield prose.at(prose.resource.mark("prep_minutes"), "RC547", message)
    minutes = prose.resource.minutes
    if minutes and "min" in text:
        told = [int(timed) for timed in _TIMED.findall(text)]
        if len(told) >= _LEAST and sum(told) != minutes:
            yield from _steps(prose, minutes)


def _untimed(prose: Prose, text: str) -> Iterator[Problem]:
    """Yield the only row of an agenda without minutes, and that those of all rows make another sum.

    A text may hold several agendas: one of them, or all, are as long as it says.
    """
    wholes, minutes = [], prose.resource.minutes
    for head in _TIMES.finditer(text) if "| Min" in text or "| **Min" in text else ():
        names = [cell.strip(" *").casefold() for cell in head[1].split("|")]
        nth = next(n for n, name in enumerate(names) if name.startswith("min"))
        at, empty, timed, rows = head.end(), [], 0, 0
        whole, begins = 0, text[head.end() : head.end() + 9].strip("| *").startswith("0:00")
        for line in text[head.end() :].split("\n"):
            cells = line.split("|")
            if not line.startswith("|") or len(cells) <= nth:
                break
            told = cells[nth].strip(" *")
            timed, rows = timed + told.isdecimal(), rows + 1
            whole += int(told) if told.isdecimal() else 0
            empty += [] if cells[nth].strip() else [at]
            at += len(line) + 1
        if len(empty) == 1 and timed >= _LEAST:
            message = "this row has no minutes, and all others have some; write them"
            yield prose.at_body(empty[0], "RC547", message)
        elif timed == rows >= _LEAST and (begins or nth == 1):
            wholes.append(whole)
            total = _TOTAL.match(text, at)
            if total and int(total[1]) != whole:
                message = f"the rows above add up to {whole}; write '{whole}', or change them"
                yield prose.at_body(total.start(1), "RC547", message)
    if minutes and wholes and minutes not in (*wholes, sum(wholes)):
        yield _unlike(prose, "rows of the agenda", wholes[0])


def _totals(prose: Prose, text: str) -> Iterator[Problem]:
    """Yield each last row of a table that says another sum than that of the rows above it."""
    for table in _TABLE.finditer(text):
        lines = table[1].strip("\n").split("\n")
        rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
        if not _WHOLE.match(rows[-1][0]) or any(_WHOLE.match(row[0]) for row in rows[:-1]):
            continue
        for column in list(zip(*rows, strict=False))[1:]:
            told = [number for cell in column if (number := _NUMBER.fullmatch(cell))]
            if len(told) < len(rows) or len({(one[1], one[4].strip()) for one in told[:-1]}) > 1:
                continue
            *parts, whole = [float(f"{one[2].replace(',', '')}{one[3] or ''}") for one in told]
            if abs(sum(parts) - whole) > _ROUNDED * len(parts):
                at = table.start(1) + sum(len(line) + 1 for line in lines[:-1])
                message = f"the rows above add up to {sum(parts):,g}, and the last row says "
                message += (
                    f"{whole:,g}; write '{sum(parts):,g}' there, or correct the row that is wrong"
                )
                yield prose.at_body(at, "RC547", message)
                break


def _agendas(prose: Prose, text: str) -> Iterator[Problem]:
    end = -1
    for row in _SPAN.finditer(text):
        if row.start() > end:
            begin = row.start() + 1
            end = (text + "\n\n").find("\n\n", begin)
            above = text[: row.start()].rpartition("\n")[2]
            if re.fullmatch(r"[ |:-]*-[ |:-]*", above):
                yield from _agenda(prose, begin, text[begin:end].split("\n"))


def _agenda(prose: Prose, start: int, lines: list[str]) -> Iterator[Problem]:
    """Yield the rows of a table of spans of which one does not begin where the last one ends."""
    rows = [_SPAN.match(f"\n{line}") for line in lines if line.strip()]
    spans = [(_minute(row[1]), _minute(row[2])) for row in rows if row]
    if len(spans) < max(_LEAST, len(rows)):
        return
    broken = [n for n in range(1, len(spans)) if spans[n][0] != spans[n - 1][1]]
    if len(broken) * 2 >= len(spans):
        return  # These are no parts of one time.
    for n in broken[:1]:
        ends, begins = (rows[n - 1] or [""] * 3)[2], (rows[n] or [""] * 2)[1]
        if spans[n][0] > spans[n - 1][1]:
            message = f"minutes {ends} to {begins} belong to nothing; begin this row at {ends}"
        else:
            message = f"minutes {begins} to {ends} stand twice; begin this row at {ends}"
        at = start + sum(len(line) + 1 for line in lines[:n])
        yield prose.at_body(at, "RC547", f"{message}, or end the one above at {begins}")
    minutes, whole = prose.resource.minutes, spans[-1][1]
    if not broken and spans[0][0] == 0 and minutes and whole != minutes:
        at = start + sum(len(line) + 1 for line in lines[: len(spans) - 1])
        message = f"the last row ends at {whole}, and 'minutes' says {minutes}; change one"
        yield prose.at_body(at, "RC547", message)


def _minute(said: str) -> int:
    hours, _, minutes = said.rpartition(":")
    return int(hours or 0) * 60 + int(minutes)


def _steps(prose: Prose, minutes: int) -> Iterator[Problem]:
    """Yield that the steps of a text, each with its minutes, take longer or shorter than it says.

    Where only some of them say their minutes, or two lists do, nobody can tell.
    """
    timed = [line for line in prose.text.split("\n") if _TIMED.search(line)]
    steps = [line for line in timed if _ITEM.match(line)]
    whole = sum(int(told) for line in steps for told in _TIMED.findall(line))
    if len(steps) < max(_LEAST, len(timed)) or whole == minutes:
        return
    first, last = prose.text.index(steps[0]), prose.text.index(steps[-1])
    between = [line for line in prose.text[first:last].split("\n") if _ITEM.match(line)]
    numbers = [int(re.split(r"\D", line, maxsplit=1)[0]) for line in (*between, steps[-1])]
    after = prose.text[last:].partition("\n")[2].lstrip("\n")
    plain = numbers == list(range(1, len(steps) + 1)) and not _ITEM.match(after)
    if plain:
        yield _unlike(prose, "steps", whole)


def _unlike(prose: Prose, parts: str, whole: int) -> Problem:
    message = f"the {parts} add up to {whole} minutes; write 'minutes: {whole}', or change them"
    return prose.at(prose.resource.mark("minutes"), "RC547", message)
