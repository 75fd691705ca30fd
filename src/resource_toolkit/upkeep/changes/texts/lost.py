"""What a change took out of a line: the end of a word, minutes, a name that others go by."""

import re
from collections.abc import Iterator, Sequence

from resource_toolkit.catalog import Catalog
from resource_toolkit.problems import shown
from resource_toolkit.upkeep.changes.lines import AGREES, HEADING, TIMED, Line, Told

_BROKEN, _TWICE = "RC520", "RC512"
_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]{2,}(?![\w'’-])")
_ENDS = re.compile(r"(?:s|es|ed|ing|ers?|ly|al|y|n|a|o|as|os|ndo|mente|r|d|t)")
"""What a word may lose and still be one."""
_LEAST, _PHRASE = 3, 10
_CELL = re.compile(r"\| *([^|]*[^|\s])\s*\|")


def words_cut(catalog: Catalog, rows: Sequence[str], lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each line with a word that stands nowhere else, the begin of one that is gone."""
    for line in lines:
        was, now = ({*_WORD.findall(text)} for text in (line.was, line.now))
        for word in sorted(now - was) if len(was - now) <= _LEAST else ():
            whole = next((one for one in sorted(was - now) if _is_cut(one, word)), "")
            if whole and word.islower() and not _is_known(catalog, rows, line.at, word):
                message = f"{shown(word)} stands nowhere else, and {shown(whole)} stood here until "
                yield Told(line, _BROKEN, f"{message}now; write it again")
                break


def _is_cut(whole: str, word: str) -> bool:
    lost = whole[len(word) :]
    long = len(word) >= _LEAST and bool(lost)
    return long and whole.startswith(word) and (len(lost) > 1 or not _ENDS.fullmatch(lost))


def _is_known(catalog: Catalog, rows: Sequence[str], at: int, word: str) -> bool:
    own = re.compile(rf"(?i)(?<![\w'’-]){word}(?![\w'’-])")
    texts = (text for one in catalog.active for text in (one.body, one.summary, one.title))
    here = any(own.search(row) for n, row in enumerate(rows) if n != at)
    return here or sum(word in text and bool(own.search(text)) for text in texts) > 1


def minutes_lost(minutes: int, old: Sequence[str], lines: Sequence[Line]) -> Iterator[Told]:
    """Yield the line that lost its minutes, where all added up to those of its page until now."""
    if sum(int(n) for row in old for n in TIMED.findall(row)) != minutes or not minutes:
        return
    for line in lines:
        was = TIMED.search(line.was)
        if was and not TIMED.search(line.now) and line.now.strip():
            message = f"{shown(was[0])} stood here until now, and with it the minutes add up to "
            yield Told(line, AGREES, f"{message}{minutes}; write it again, or correct 'minutes'")


def names_lost(rows: Sequence[str], lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each line in which one word of a name changed that a heading has still."""
    heads = [one[1] for row in rows if (one := HEADING.fullmatch(row))]
    named = [head for head in heads if len(head) >= _PHRASE and head.count(" ") in (1, 2)]
    for line in lines:
        a, b = line.was.split(), line.now.split()
        unlike = [n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
        if len(a) != len(b) or len(unlike) != 1 or HEADING.fullmatch(line.now):
            continue
        for head in named:
            called = re.compile(rf"(?i)\b(?:the|your|our|these|las?|los|el) {re.escape(head)}\b")
            said = called.search(line.was)
            if said and not called.search(line.now):
                message = f"{shown(said[0])} stood here until now, as the heading {shown(head)} "
                yield Told(line, AGREES, f"{message}says; write it again, or the same there")
                break


def rows_taken(old: Sequence[str], rows: Sequence[str], lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each row whose first cell is that of another row of its table now, and was its own."""
    for line in lines:
        was, now = _CELL.match(line.was), _CELL.match(line.now)
        if not was or not now or was[1] == now[1] or "___" in now[1] or now[1] == "<br>":
            continue
        first, last = line.at, line.at
        while first > 0 and rows[first - 1].startswith("|"):
            first -= 1
        while last + 1 < len(rows) and rows[last + 1].startswith("|"):
            last += 1
        cells = {n: cell[1] for n in range(first, last + 1) if (cell := _CELL.match(rows[n]))}
        same = [n for n, cell in cells.items() if cell == now[1] and n != line.at]
        others = [cell for n, cell in cells.items() if n != line.at]
        if len(same) == 1 and rows[same[0]] in old and len({*others}) == len(others) >= _LEAST:
            message = f"line {same[0] + 1} begins with {shown(now[1])} too; until now it was "
            yield Told(line, _TWICE, f"{message}{shown(was[1])} here: write that again")
