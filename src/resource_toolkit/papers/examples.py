"""What the filled example of a sheet tells of it: how much people write into each of its cells."""

from collections.abc import Iterator
from dataclasses import replace

from .needs import is_written
from .tree import Blocks, Cell, ListBlock, Notice, Quote, Row, Table, plain

_FEW = 2
"""Labels of rows by which a table is known whose heads say something else."""


def with_expected(blocks: Blocks, example: Blocks) -> Blocks:
    """Return blocks whose tables know what the tables of a filled example write into them."""
    filled = tuple(tables_of(example))
    return _with_expected(blocks, filled) if filled else blocks


def tables_of(blocks: Blocks) -> Iterator[Table]:
    """Yield the tables of a tree, wherever they stand."""
    for block in blocks:
        match block:
            case Table():
                yield block
            case Quote(inner) | Notice(_, inner):
                yield from tables_of(inner)
            case ListBlock(items):
                for item in items:
                    yield from tables_of(item)


def _with_expected(blocks: Blocks, filled: tuple[Table, ...]) -> Blocks:
    made = []
    for block in blocks:
        match block:
            case Table():
                block = _expecting(block, filled)  # noqa: PLW2901
            case Quote(inner) | Notice(_, inner):
                block = replace(block, blocks=_with_expected(inner, filled))  # noqa: PLW2901
            case ListBlock(items):
                items = tuple(_with_expected(item, filled) for item in items)
                block = replace(block, items=items)  # noqa: PLW2901
        made.append(block)
    return tuple(made)


def _expecting(table: Table, filled: tuple[Table, ...]) -> Table:
    """Return a table whose cells know what the example writes into them, where it has the table.

    A row is known by its label. Into one without a label goes as much as into the fullest.
    """
    heads = [_said(head) for head in table.head]
    alike = _most_alike(table, heads, filled)
    if not alike:
        return table
    places = [_said(head) for head in alike[0].head]
    same = [places.index(head) if head in places else -1 for head in heads]
    if same.count(-1) * 2 >= len(heads):
        same = [*range(len(heads))]
    rows = [row for other in alike for row in other.rows]
    labeled = {_said(row[0]): row for row in rows if _said(row[0])}
    made = [_row(row, labeled.get(_said(row[0])), rows, same) for row in table.rows]
    series = [[at for at, other in enumerate(heads) if _is_series(head, other)] for head in heads]
    evened = [_evened(row, series) for row in made]
    return replace(table, rows=tuple(_as_others(row, evened) for row in evened))


def _row(row: Row, known: Row | None, rows: list[Row], same: list[int]) -> Row:
    """Return a row whose cells know what is written into them; nothing is into a label."""
    return tuple(
        replace(cell, expected=max((_more(cell, one[at]) for one in taken), default=0))
        if at >= 0 and is_written(cell, row)
        else cell
        for cell, at in zip(row, same, strict=True)
        for taken in ([known] if known else rows,)
    )


def _evened(row: Row, series: list[list[int]]) -> Row:
    """Return a row with as much room in each cell of a series of columns: `Root A`, `Root B`."""
    return tuple(
        replace(cell, expected=max([cell.expected, *(row[at].expected for at in places)]))
        for cell, places in zip(row, series, strict=True)
    )


def _as_others(row: Row, rows: list[Row]) -> Row:
    """Return a row with as much room as each other of its series: `Session 1`, `Session 2`."""
    label = _said(row[0])
    series = [row, *(other for other in rows if _is_series(label, _said(other[0])))]
    return tuple(
        replace(cell, expected=max(other[at].expected for other in series))
        for at, cell in enumerate(row)
    )


def _is_series(head: str, other: str) -> bool:
    """Return whether two heads are numbers, `4a` and `4b`, or differ in one word of several."""
    if (head.isdecimal() and other.isdecimal()) or _is_counted(head, other):
        return True
    words, others = head.split(), other.split()
    differ = sum(one != two for one, two in zip(words, others, strict=False))
    return len(words) == len(others) > 1 and differ <= 1


def _is_counted(head: str, other: str) -> bool:
    """Return whether two heads are the same number with a letter behind it."""
    return bool(head[:-1] == other[:-1] and head[:-1].isdecimal() and (head + other).isalnum())


def _more(cell: Cell, filled: Cell) -> int:
    """Return how many signs a filled cell has more than an open one."""
    return len(_said(filled).removeprefix(_said(cell)).strip())


def _most_alike(table: Table, heads: list[str], filled: tuple[Table, ...]) -> list[Table]:
    """Return the tables of an example that are this one: by most of its heads, or by its rows."""
    shared = [len({*heads} & {_said(head) for head in other.head}) for other in filled]
    if max(shared) * 2 > len(heads):
        best = [other for other, count in zip(filled, shared, strict=True) if count == max(shared)]
        return [other for other in best if len(other.head) == len(best[0].head)]
    labels = {_said(row[0]) for row in table.rows} - {""}
    for other in filled:
        rows = {_said(row[0]) for row in other.rows}
        if len(other.head) == len(heads) and len(labels & rows) >= _FEW:
            return [other]
    return []


def _said(cell: Cell) -> str:
    return plain(cell.runs).casefold()
