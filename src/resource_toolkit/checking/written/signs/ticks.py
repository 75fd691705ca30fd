"""Boxes to tick within a line or a cell of a table, in signs that are none there."""

import re
from collections.abc import Iterator

from resource_toolkit.checking.written.rows import RULER, cells_of
from resource_toolkit.checking.written.slip import Slip
from resource_toolkit.problems import Repair

_SQUARES = "□▢◻❏❑⬜"
_EMPTY = rf"\\?\[[ \u00a0_]{{0,3}}\\?\]|\( ?\)|[{_SQUARES}]"
_TICKED = r"\\?\[ ?[xX✓✔] ?\\?\]|\( ?[xX✓✔] ?\)"
_CELL = re.compile(rf"(?<=\|)([ \t]*)(?:({_EMPTY}|[oO])|({_TICKED}))(?=[ \t]*\|)")
"""A cell that is a box and nothing else."""
_ROUND = re.compile(r"[oO]")
_WITHIN = re.compile(
    rf"(\[(?<![\w\]\\!]\[)[ \u00a0]?\]|\((?<![\w\]\\]\()[ \u00a0]\)|[{_SQUARES}])"
    r"(?![(\[:])(?=[ \t]*[^\s|])"
)
_TICKED_TOO = re.compile(r"\[(?<![\w\]\\!]\[)[xX]\](?![(\[:])(?=[ \t]*[^\s|])")
_ROUND_TOO = re.compile(r"(?:(?<=[:|] )|(?<= {2})|^)o(?= [A-ZÁÉÍÓÚÑ])")
"""The letter that typewriters had for a box: two in a line."""
_SIGN = re.compile(rf"{_EMPTY}|{_TICKED}|[oO]")
_ITEM_SIGN = re.compile(r"[ >]*(?:[-*+]|\d+[.)])?[ \t]*")
_NEXT_ITEM = re.compile(r"[-*+] \[[ xX]\] .+ [-*+] \[[ xX]\] ")
_HINT = re.compile(
    rf"[\[(] ?[\]xX)_✓✔]|\\\]|[\[(]\u00a0|[{_SQUARES}]|\|[ \t]*[oO][ \t]*\||\bo [A-ZÁÉÍÓÚÑ]"
)
"""What every line with such a box holds."""


def tick_slips(text: str) -> Iterator[Slip]:
    """Yield each line of a text, code left out, with boxes to tick in other signs."""
    starts = (text.rfind("\n", 0, hint.start()) + 1 for hint in _HINT.finditer(text))
    for start in dict.fromkeys(starts):
        line = text[start:].partition("\n")[0]
        told = _with_boxes(line, _rounds(text, start) if "|" in line else frozenset())
        if told != line:
            first = _alike(line, told)
            end = len(line) - _alike(line[first:][::-1], told[first:][::-1])
            old, new = line[first:end], told[first : end + len(told) - len(line)]
            sign = _SIGN.match(old.strip())
            message = f"within a line a box to tick is another sign; write {new.strip()[:1]} "
            message += f"for {sign[0]}" if sign else "for it"
            yield Slip(start + first, "RC530", message, Repair(old, new))


def _alike(one: str, other: str) -> int:
    """Return how many signs are the same before two texts differ."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _with_boxes(line: str, rounds: frozenset[int]) -> str:
    """Return a line with the signs of boxes; the letter o is one in some columns alone."""

    def cell(box: re.Match[str]) -> str:
        column = line.count("|", 0, box.start()) - 1
        if box[2] and _ROUND.fullmatch(box[2]) and column not in rounds:
            return box[0]
        return f"{box[1] or ' '}{'☐' if box[2] else '☑'}{'' if line[box.end()] == ' ' else ' '}"

    def within(box: re.Match[str]) -> str:
        first = _ITEM_SIGN.fullmatch(line, 0, box.start())
        told = others or (box[1] in _SQUARES and line.lstrip(" >")[:1] in "-*+")
        return box[0] if first and not told else "☐"

    if _NEXT_ITEM.search(line):
        return line  # It holds two items.
    told = _CELL.sub(cell, line) if line.lstrip(" >").startswith("|") else line
    others = len(_WITHIN.findall(told)) > 1
    if _WITHIN.search(told):
        told = _TICKED_TOO.sub("☑", told)
    told = _WITHIN.sub(within, told)
    return _ROUND_TOO.sub("☐", told) if len(_ROUND_TOO.findall(told)) > 1 else told


def _rounds(text: str, at: int) -> frozenset[int]:
    """Return the columns of the table around a position that hold boxes and the letter o alone."""
    begin = text.rfind("\n\n", 0, at) + 2
    end = text.find("\n\n", at)
    lines = text[max(begin, 0) if begin > 1 else 0 : end if end >= 0 else len(text)].split("\n")
    rows = [cells_of(line) for line in lines if "|" in line and not RULER.fullmatch(line)][1:]
    width = max(map(len, rows), default=0)
    columns = [[row[n] for row in rows if n < len(row) and row[n]] for n in range(width)]
    return frozenset(
        n
        for n, column in enumerate(columns)
        if len(column) > 1 and all(sign in "☐☑oOxX✓" for sign in column)
    )
