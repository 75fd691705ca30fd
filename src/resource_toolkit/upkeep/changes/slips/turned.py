"""Small words whose loss or change makes a line say the opposite, and numbers of lines it names."""

import re
from collections.abc import Iterator, Sequence

from resource_toolkit.catalog import Resource
from resource_toolkit.checking import COUNTS, count_of
from resource_toolkit.problems import shown
from resource_toolkit.upkeep.changes.lines import AGREES, Line, Told

_BROKEN = "RC520"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NOT = frozenset(("not", "never", "no", "nunca", "don't", "don’t", "without", "sin", "cannot"))
_OPPOSITE = frozenset(
    map(
        frozenset,
        (
            *(("always", "never"), ("more", "less"), ("more", "fewer"), ("before", "after")),
            *(("most", "least"), ("under", "over"), ("with", "without"), ("can", "cannot")),
            *(("back", "stomach"), ("back", "belly"), ("back", "side"), ("siempre", "nunca")),
            *(("más", "menos"), ("antes", "después"), ("con", "sin"), ("arriba", "abajo")),
            *(("inside", "outside"), ("smaller", "larger"), ("smaller", "bigger")),
            *(("back", "front"), ("back", "tummy"), ("espalda", "barriga")),
            *(("hot", "cold"), ("above", "below"), ("right", "left"), ("first", "last")),
        ),
    )
)
_NAMED = re.compile(
    r"(?i)\b(lines?|rows?|questions?|statements?|líneas?|preguntas?) (\d{1,2})"
    r"(?:(?: (?:to|and|or|through|a|y)|,|-|–) ?(\d{1,2}))?\b"
)
_COUNT = rf"({'|'.join(COUNTS)}|\d{{1,2}})"
_SPAN = re.compile(rf"(?i)(?<![\w:.,-]){_COUNT} to {_COUNT}\b(?![:.]\d)")
_NTH = re.compile(r"^(?:\| *)?\**(\d{1,2})[.)] ", re.M)


def words_turned(lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each line that is as it was but for a "not", or for a word that says the opposite."""
    for line in lines:
        was, now = (_WORD.findall(text.casefold()) for text in (line.was, line.now))
        lost = _lost(was, now) or _other(was, now)
        if lost:
            message = f"{shown(lost)} stood here until now, and without it this says the opposite; "
            yield Told(line, _BROKEN, f"{message}write it again, or leave it so, if it is meant")


def _lost(was: Sequence[str], now: Sequence[str]) -> str:
    """Return the word that says no, where a line lost it and nothing else."""
    if len(was) != len(now) + 1:
        return ""
    n = next((n for n, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), len(now))
    return was[n] if [*was[:n], *was[n + 1 :]] == [*now] and was[n] in _NOT else ""


def _other(was: Sequence[str], now: Sequence[str]) -> str:
    """Return the only word for which its opposite stands now, or the whole of a contraction."""
    unlike = [(a, b) for a, b in zip(was, now, strict=False) if a != b]
    if len(was) != len(now) or len(unlike) != 1:
        return ""
    old, new = unlike[0]
    plain = re.sub(r"n['’]t$", "", old)
    return old if frozenset((old, new)) in _OPPOSITE or (plain != old and plain == new) else ""


def spans_turned(lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each line with a span from the larger number to the smaller, which was not so."""
    for line in lines:
        was, now = (_SPAN.findall(text) for text in (line.was, line.now))
        for old, new in zip(was, now, strict=False):
            if _falls(new) and not _falls(old):
                message = f"{shown(' to '.join(new))} runs from the larger number to the smaller; "
                yield Told(line, AGREES, f"{message}write {shown(' to '.join(old))} again")
                break


def _falls(span: tuple[str, str]) -> bool:
    return count_of(span[0]) > count_of(span[1])


def numbers_named(resource: Resource, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each line that names a line, a row or a question which no list or table has."""
    last = max(map(int, _NTH.findall(resource.body)), default=0)
    for line in lines if last else ():
        was, now = (_NAMED.findall(text) for text in (line.was, line.now))
        for old, new in zip(was, now, strict=False):
            if old != new and _last(old) <= last < _last(new):
                message = f"this names {old[0].rstrip('s')} {_last(new)}, and the last one is "
                message += f"{last}; write {_last(old)} again, or the right number"
                yield Told(line, AGREES, message)
                break


def _last(named: tuple[str, str, str]) -> int:
    return max(int(number or 0) for number in named[1:])
