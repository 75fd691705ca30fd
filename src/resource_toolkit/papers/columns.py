"""How wide the columns of a table are, so that people can read it and write into it."""

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import permutations

from .lines import choices_of, in_two, longest_line
from .needs import SCORE, Column, Heads, Need, answers_of, needs_of
from .shares import BOX, INSET, LABEL, Share, by_hand, level, longest, narrow_labels, widen
from .tree import Blank, Cell, Row, Table, Tick, plain

WORDS = 25.0
"""The least width of a cell for words, in mm."""
MARKS = 12.0
"""The least width of a cell for a score, a date or a tick, in mm."""
_UNBROKEN = 8
"""Signs up to which a text stays on one line: `Week 1`."""
_READABLE = 90.0
"""The width in mm from which on more room makes text no easier to read."""
_COMFORT = 45.0
"""The width in mm that a cell for words takes where there is room."""
_SCORE = 16.0
"""The width in mm that a score or a tick takes where there is room."""
_DATE = 22.0
"""The width in mm that a date or a time takes where there is room."""
_HEAD = 30.0
"""Up to this width in mm, the head of a column for marks keeps one line."""
_NAME = 38.0
"""The width in mm that a name, with a phone number below it, takes where there is room."""
_USUAL_HEAD = 20
"""Signs of a head of usual length: one that says more asks for more words."""
_FIRST_NAME = 30.0
"""The width in mm of a name that an example writes as a short one."""
_GIVEN_NAME = 32.0
"""The width in mm that a name takes before columns for words have what they want."""
_ONE_MORE = 0.25
"""How much more room each further answer takes that a head asks for."""
_LEAST_SHARE, _MOST_SHARE = 0.9, 1.6
"""How much less and more room than usual a head may ask for."""
_USUAL_ANSWER = 30
"""Signs of an answer of usual length."""
_LEAST_KNOWN, _MOST_KNOWN = 0.5, 2.5
"""How much less and more room than usual an answer takes that is known from an example."""
_BY_CHANCE = 0.75
"""The power that brings answers of an example, each of them one of many, nearer to each other."""
_FEW_WORDS = 16
"""Signs up to which an answer is short enough to leave the labels beside it room for one line."""
_STEPS = (4.0, 8.0, 16.0, 32.0)
"""By how many mm columns of texts are made narrower or wider, to see if the table gets shorter."""


@lru_cache(maxsize=512)
def widths(table: Table, whole: float, sign: float, heads: Heads) -> tuple[float, ...]:
    """Return the widths of the columns in mm; together they take `whole`.

    `sign` is the mean width of a letter in mm. Texts, ticks, dates and names get what they need;
    the columns that words are written into share what is left. Labels beside them are set in a few
    lines, for whoever prints a label knows how long it is, and nobody knows what will be written.
    """
    needs = needs_of(table, heads)
    open_ = any(need in (Need.MARKS, Need.NAMES, Need.WORDS) for need in needs)
    columns = [
        _column(cells, need, sign, _asked(cells, heads), beside=open_)
        for cells, need in zip(zip(table.head, *table.rows, strict=True), needs, strict=True)
    ]
    if any(need in (Need.NAMES, Need.WORDS) for need in needs):
        narrow_labels(columns, list(zip(table.head, *table.rows, strict=True)), whole, sign)
    _squeeze(columns, table.head, whole, sign)
    widen(columns, whole, lambda column: min(column.wanted, column.first))
    widen(columns, whole, lambda column: min(column.wanted, column.enough))
    widen(columns, whole, lambda column: column.wanted)
    if not any(need is Need.WORDS for need in needs):
        # What is read beside names takes its lines before they take more than they need.
        widen(columns, whole, lambda column: column.most * (column.need is Need.TEXT))
        widen(columns, whole, lambda column: column.most)
    elif _is_short(table, needs):
        _widen_labels(columns, whole)
    _share_rest(columns, whole - sum(column.wide for column in columns))
    if not open_:
        _shorten(columns, (table.head, *table.rows), sign)
    return tuple(column.wide for column in columns)


def _share_rest(columns: list[Share], over: float) -> None:
    """Give what is over to words to write, else to what is read and to marks beside it."""
    takers = next(
        kind
        for need in (Need.WORDS, Need.TEXT, Need.NAMES, Need.MARKS, Need.TICKS)
        if (kind := [column for column in columns if column.need is need])
    )
    if takers[0].need is Need.WORDS:
        level(takers, over)
        return
    marks = [column for column in columns if column.need is Need.MARKS and column not in takers]
    # A single mark stays narrow; several are a table of their own.
    takers += marks if len(marks) > 1 else []
    share = over / sum(taker.wide for taker in takers)
    for taker in takers:
        taker.wide += share * taker.wide


def _widen_labels(columns: list[Share], whole: float) -> None:
    """Set labels in one line where the columns for words keep room enough."""
    widen(columns, whole, lambda column: _COMFORT * (column.need is Need.WORDS))
    widen(columns, whole, lambda column: min(column.most, _READABLE) * (column.need is Need.TEXT))


def _is_short(table: Table, needs: Sequence[Need]) -> bool:
    """Return whether an example writes no more than a few words into any empty column for words."""
    written = [
        cells
        for cells, need in zip(zip(*table.rows, strict=True), needs, strict=True)
        if need is Need.WORDS
    ]
    told = [max(cell.expected for cell in cells) for cells in written]
    empty = all(cell.to_fill for cells in written for cell in cells)
    return empty and all(0 < signs <= _FEW_WORDS for signs in told)


def _asked(column: Column, heads: Heads) -> float:
    """Return how much room to write a column asks for, against a usual one.

    A filled example tells it best; without one, the words of the head do.
    """
    if expected := max(cell.expected for cell in column):
        # The longest answer is by chance longer than the next one will be.
        known = math.pow(expected / _USUAL_ANSWER, _BY_CHANCE)
        return min(max(known, _LEAST_KNOWN), _MOST_KNOWN)
    answers = answers_of(column[0], heads)
    least = 1 + _ONE_MORE * (answers - 1) if answers > 1 else _LEAST_SHARE
    return min(max(len(plain(column[0].runs)) / _USUAL_HEAD, least), _MOST_SHARE)


def _column(column: Column, need: Need, sign: float, asked: float, *, beside: bool) -> Share:
    """Return a column as narrow as it may be; `beside` room to write, texts take two lines.

    `asked` is how much room to write it asks for, against a usual one.
    """
    word, line = _word(column, sign), longest(column) * sign * 1.2 + 2 * INSET
    head, told = len(plain(column[0].runs)) * sign * 1.2, max(cell.expected for cell in column)
    match need:
        case Need.TEXT if beside and _are_choices(column[1:]):
            # A head may break; what is there to be ticked keeps its lines.
            line = max(longest_line(cell.runs, BOX) for cell in column[1:]) * sign * 1.2 + 2 * INSET
            least = max(word, line if line <= LABEL else line / 2)
            wanted = max(least, min(WORDS, head / 2))
            return Share(need, least, wanted, wanted)
        case Need.TEXT:
            lines = 2 if beside and line > LABEL else 1
            wanted = max(word, min(_READABLE, max(line / lines, min(line, LABEL))))
            return Share(need, word, wanted, max(wanted, min(_READABLE * 1.5, line)))
        case Need.TICKS:
            least = max(MARKS, word)
            wanted = max(least, min(WORDS, in_two(plain(column[0].runs)) * sign * 1.2 + 2 * INSET))
            return Share(need, least, wanted, wanted)
        case Need.MARKS:
            least = max(MARKS, word)
            # A head takes three lines where there is room.
            thirds = min(_COMFORT, head / 3 + 2 * INSET)
            if 0 < told <= SCORE:
                written = max(head / 2, by_hand(told))
                wanted = max(least, _SCORE, min(max(_DATE, thirds), written))
                return Share(need, least, wanted, wanted)
            wanted = max(least, _DATE, min(_HEAD, head), thirds)
            return Share(need, least, wanted, max(wanted, _HEAD))
        case Need.NAMES:
            least = max(WORDS, word)
            name = min(_NAME, max(_FIRST_NAME, by_hand(told))) if told else _NAME
            return Share(need, least, max(least, name), max(least, 65), enough=_GIVEN_NAME)
        case Need.WORDS:
            least = max(WORDS, word)
            return _words(least, asked, told)


def _words(least: float, asked: float, told: int) -> Share:
    """Return a column for words, which is no wider at first than `least`."""
    short = max(least, min(_GIVEN_NAME, by_hand(told))) if told else least
    share = Share(Need.WORDS, least, max(short, _COMFORT * asked), math.inf)
    share.least, share.short, share.asked, share.told = least, short, asked, told > 0
    return share


def _shorten(columns: list[Share], rows: Sequence[Row], sign: float) -> None:
    """Where all is read, move room from one text to another as long as the table gets shorter."""
    texts = [column for column in columns if column.need is Need.TEXT]
    signs = [[len(plain(cell.runs)) for cell in row] for row in rows]
    least = [_word(cells, sign) for cells in zip(*rows, strict=True)]

    def high() -> int:
        rooms = [(column.wide - 2 * INSET) / (sign * 1.08) for column in columns]
        return sum(
            max(math.ceil(count / room) for count, room in zip(row, rooms, strict=True))
            for row in signs
        )

    moves = [(one, other, step) for one, other in permutations(texts, 2) for step in _STEPS]
    now, better = high(), True
    while better:
        better = False
        for one, other, step in moves:
            if one.wide - step < least[columns.index(one)]:
                continue
            one.wide, other.wide = one.wide - step, other.wide + step
            if (then := high()) < now:
                now, better = then, True
            else:
                one.wide, other.wide = one.wide + step, other.wide - step


def _squeeze(columns: list[Share], heads: Row, whole: float, sign: float) -> None:
    """Where columns are too wide together, make those with the shortest heads narrow first."""
    words = [
        (len(plain(head.runs)), at)
        for at, (column, head) in enumerate(zip(columns, heads, strict=True))
        if column.need in (Need.WORDS, Need.NAMES)
    ]
    for _, at in sorted(words):
        if sum(column.wide for column in columns) <= whole:
            return
        columns[at].wide = columns[at].least = max(MARKS, _word((heads[at],), sign))
    over = whole / sum(column.wide for column in columns)
    for column in columns:
        column.wide *= min(over, 1.0)
        column.least = min(column.least, column.wide)


def _word(column: Column, sign: float) -> float:
    """Return the width of what no line may break in a column, with its edges, in mm."""
    longest = max((len(word) for cell in column for word in _unbroken(cell)), default=1)
    return longest * sign * 1.25 + 2 * INSET


def _unbroken(cell: Cell) -> list[str]:
    """Return what no line breaks in a cell: its words, a short text, a choice with its box."""
    text = plain(cell.runs)
    words = [text] if len(text) <= _UNBROKEN else text.split()
    return words + [" " * BOX + choice for choice in choices_of(cell.runs)]


def _are_choices(cells: Column) -> bool:
    """Return whether every cell offers something to tick, and none a place to write."""
    return all(any(isinstance(run, Tick) for run in cell.runs) for cell in cells) and not any(
        isinstance(run, Blank) for cell in cells for run in cell.runs
    )
