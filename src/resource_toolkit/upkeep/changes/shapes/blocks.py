"""Parts of a text that are alike, of which a change made one other, and lines to cut along."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from resource_toolkit.problems import as_line
from resource_toolkit.upkeep.changes.lines import AGREES, Line, Told

_CUT, _RULE, _NEAR = "RC530", "---", 8
_LEAST, _LETTERS = 3, 30


def parts_unlike(old: Sequence[str], rows: Sequence[str], first: int) -> Iterator[Told]:
    """Yield the line by which one of several parts that were the same word for word is other.

    Such parts are slips and cards, one for each person.
    """
    before, after = ([*_blocks(texts)] for texts in (old, rows))
    unlike = [(a, b) for a, b in zip(before, after, strict=False) if a[1] != b[1]]
    if len(before) != len(after) or len(unlike) != 1:
        return
    (_, was), (start, now) = unlike[0]
    letters = sum(sign.isalpha() for row in was for sign in row)
    others = [at for at, block in after if block == was]
    if not others or len(was) < _LEAST or letters < _LETTERS or start < first:
        return
    for what, begin, end, begun, _ in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        lost = was[begin] if begin < end else now[begun]
        at = min(start + begun, start + len(now) - 1)
        where = f"line {others[0] + begin + 1}"
        if begin < end:
            message = f"{as_line(lost, 200)} stood here until now, and {where} of the same part "
            message += "has it still; write it again, or change that part too"
        else:
            message = f"the part from line {others[0] + 1} on was the same until now and has no "
            message += f"{as_line(lost, 200)}; write it there too, or take it out here"
        yield Told(Line(at, rows[at], ""), AGREES, message)
        return


def _blocks(rows: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines between two empty ones, behind the place of the first, counted from 0."""
    start = 0
    for n, row in enumerate([*rows, ""]):
        if not row.strip():
            if start < n:
                yield start, [*rows[start:n]]
            start = n + 1


def cuts_lost(old: Sequence[str], rows: Sequence[str], first: int) -> Iterator[Told]:
    """Yield what follows a line to cut along, or between parts, that a change took out.

    Where it wrote the lines around anew as well, it is meant so.
    """
    before, after = (Counter(row for row in texts if row.strip()) for texts in (old, rows))
    codes = SequenceMatcher(None, old, rows, autojunk=False).get_opcodes()
    changes = [code for code in codes if code[0] != "equal"]
    for what, begin, end, now, last in changes:
        near = [code for code in changes if code[3] < last + _NEAR and code[4] > now - _NEAR]
        gone = [row for row in old[begin:end] if row.strip()]
        if what not in ("delete", "replace") or gone != [_RULE] or now < first:
            continue
        if any(row.strip() for row in rows[now:last]) or len(near) > 1:
            continue
        if before[_RULE] <= after[_RULE]:
            continue
        at = next((n for n in range(last, len(rows)) if rows[n].strip()), len(rows) - 1)
        message = "a line to cut along stood above this until now; write '---' there, with an "
        message += "empty line above and below it, or, if the two belong together now, keep it so"
        yield Told(Line(at, rows[at], ""), _CUT, message)
