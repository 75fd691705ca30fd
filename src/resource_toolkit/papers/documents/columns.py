"""How wide the columns of a table are, so that people can read it and write into it."""

import re

from resource_toolkit.papers.tree import Cell, Table, plain

WORDS = 25.0
"""The least width of a cell for words, in mm."""
MARKS = 12.0
"""The least width of a cell for a score, a date or a tick, in mm."""
WORDS_HIGH = 10.0
"""The least height of a cell for words, in mm."""
MARKS_HIGH = 8.0
"""The least height of a cell for a score, a date or a tick, in mm."""
INSET = 1.2
"""The empty edge inside a cell, in mm."""

_MARK_HEAD = re.compile(r"\S{1,2}|\S( ?[/,–-] ?\S)+")
"""The head of a column that holds marks in any case: Y, N, ?, U / S / N, 0–3."""
_SHORT_HEAD = 10
"""Signs in the head of a column that may hold marks."""
_UNBROKEN = 8
"""Signs up to which a text stays on one line: `Week 1`."""
_READABLE = 80
"""Signs of a line from which on more room makes text no easier to read."""
_AMPLE = 80.0
"""The width in mm that a cell for words takes before texts beside it are on one line."""
_MODEST = 32.0
"""The same for a cell below a short head, such as a name or a day, in mm."""
_COMFORT = 45.0
"""The width in mm that a cell for words takes where there is room."""


def widths(table: Table, whole: float, sign: float) -> list[float]:
    """Return the widths of the columns in mm; together they take `whole`.

    `sign` is the mean width of a letter in mm. Where room is short, columns with the shortest heads
    become narrow first: they hold marks, not words.
    """
    columns = list(zip(table.head, *table.rows, strict=True))
    filled = [any(_is_written(cell) for cell in column[1:]) for column in columns]
    # Rows to write in are two lines high: beside them, texts take two lines as well.
    lines = 2 if any(filled) else 1
    least = [
        _least(column, sign, to_fill=blank) for column, blank in zip(columns, filled, strict=True)
    ]
    single = [min(_READABLE, _longest(column) * 1.2) * sign for column in columns]
    short = [
        position
        for position, blank in enumerate(filled)
        if blank and len(plain(columns[position][0].runs)) <= _SHORT_HEAD
    ]
    wanted = [
        max(low, (_MODEST if at in short else _COMFORT) if blank else one_line / lines)
        for at, (low, blank, one_line) in enumerate(zip(least, filled, single, strict=True))
    ]
    texts = sum(want for want, blank in zip(wanted, filled, strict=True) if not blank)
    for position in sorted(short, key=lambda at: len(plain(columns[at][0].runs))):
        blanks = sum(low for low, blank in zip(least, filled, strict=True) if blank)
        marks = _MARK_HEAD.fullmatch(plain(columns[position][0].runs))
        if texts + blanks <= whole and not marks:
            break
        least[position] = max(MARKS, _word(columns[position], sign))
        wanted[position] = least[position] + 3
    wide = [blank and at not in short for at, blank in enumerate(filled)]
    ample = [
        want if at in short else max(want, _AMPLE if wider else one_line)
        for at, (want, wider, one_line) in enumerate(zip(wanted, wide, single, strict=True))
    ]
    takes = next((found for found in (wide, filled) if any(found)), [True] * len(filled))
    takers = [want if taken else 0.0 for want, taken in zip(wanted, takes, strict=True)]
    return _shared([least, wanted, ample], whole, takers)


def _is_written(cell: Cell) -> bool:
    """Return whether people write words into a cell: it is empty, or holds a number and room."""
    return cell.to_fill or (bool(cell.lines) and plain(cell.runs).rstrip(".").isdigit())


def _shared(stages: list[list[float]], whole: float, takers: list[float]) -> list[float]:
    """Return the last of the stages that `whole` allows; takers share what it leaves over."""
    made, *later = stages
    if sum(made) >= whole:
        return [low * whole / sum(made) for low in made]
    for wanted in later:
        more = [max(want - low, 0.0) for low, want in zip(made, wanted, strict=True)]
        rest, total = whole - sum(made), sum(more)
        if total >= rest:
            return [low + rest * part / total for low, part in zip(made, more, strict=True)]
        made = [low + part for low, part in zip(made, more, strict=True)]
    over = (whole - sum(made)) / sum(takers)
    return [low + over * part for low, part in zip(made, takers, strict=True)]


def _least(column: tuple[Cell, ...], sign: float, *, to_fill: bool) -> float:
    marks = MARKS if any(cell.to_tick for cell in column) else 0.0
    return max(WORDS if to_fill else marks, _word(column, sign))


def _word(column: tuple[Cell, ...], sign: float) -> float:
    """Return the width of what no line may break in a column, with its edges, in mm."""
    texts = [plain(cell.runs) for cell in column]
    whole = [[text] if len(text) <= _UNBROKEN else text.split() for text in texts]
    longest = max((len(word) for words in whole for word in words), default=1)
    return longest * sign * 1.25 + 2 * INSET


def _longest(column: tuple[Cell, ...]) -> int:
    return max(len(plain(cell.runs)) for cell in column)
