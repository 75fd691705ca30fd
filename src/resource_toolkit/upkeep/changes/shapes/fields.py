"""Places of a form that a change filled, took out or named as another, and bold words lost."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from resource_toolkit.problems import as_line, shown
from resource_toolkit.upkeep.changes.lines import Line, Told

_FORM, _SIGNED = "RC549", "RC530"
_BLANK = re.compile(r"(\*\*[^*\n]+:\*\*) *_{3,}")
_FILLED = r" *([^\W_][^_*|<☐:]{0,40}?)[ .]*(?=$|\*\*|\|)"
_FIELD = re.compile(r"(\*\*[^*\n]+\*\*)(?: \([^()\n]*\))? *_{3,}")
_CUT_OFF = re.compile(r" (?:\*\*[^*\n:]+\*\*|[\w ]+) *_{3,}\.?\s*")
"""A place in mid-sentence: one with a name and a colon may go."""
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
_LEAST = 2


def blanks_filled(lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each line with words where there was room to write until now."""
    for line in lines:
        for blank in _BLANK.finditer(line.was):
            filled = re.search(re.escape(blank[1]) + _FILLED, line.now)
            if blank[0] not in line.now and filled and blank[1] not in line.was[blank.end() :]:
                message = f"{shown(filled[1].strip(), 60)} stands on everybody's sheet, where "
                message += (
                    f"there was room to write; write {as_line(blank[0])}, as it was until now"
                )
                yield Told(line, _FORM, message)
                break


def fields_taken(rows: Sequence[str], lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each place of a form that a change gave the name of another one of its part."""
    for line in lines:
        was, now = _FIELD.findall(line.was), _FIELD.findall(line.now)
        for old, new in zip(was, now, strict=False) if len(was) == len(now) else ():
            first, last = line.at, line.at
            while first > 0 and not rows[first].startswith("#"):
                first -= 1
            while last + 1 < len(rows) and not rows[last + 1].startswith("#"):
                last += 1
            same = [n for n in range(first, last + 1) if n != line.at and new in rows[n]]
            if old != new and same and not any(old in row for row in rows[first : last + 1]):
                message = (
                    f"line {same[0] + 1} has the place {shown(new)} too; write {as_line(old)} "
                )
                yield Told(line, _FORM, f"{message}here again, or a name of its own")
                break


def fields_lost(old: Sequence[str], rows: Sequence[str], lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each line that lost its last place to write, and the slip that lost one of its own."""
    for line in lines:
        gone = line.was[len(line.now) :] if line.was.startswith(line.now.rstrip()) else ""
        if "___" in line.now and _CUT_OFF.fullmatch(gone):
            message = (
                f"until now this line went on: write {as_line(line.now.rstrip() + gone)} again, "
            )
            yield Told(line, _FORM, f"{message}or, if nobody asks for it now, keep it so")
    before, after = (Counter(_FIELD.findall("\n".join(texts))) for texts in (old, rows))
    lost = [
        label for label, count in before.items() if count > _LEAST and after[label] == count - 1
    ]
    others = [label for label, count in before.items() if count == after[label] > _LEAST]
    kept = [label for label in others if before[label] in {before[one] for one in lost}]
    if len(lost) == 1 and kept and not before.keys() ^ after.keys():
        at = _gone_at(old, rows, lost[0])
        message = (
            f"{shown(lost[0])} stood here until now, and the other parts of the sheet have it "
        )
        message += "still; write it again, or take it out there too"
        if at is not None:
            yield Told(Line(at, rows[at], ""), _FORM, message)


def _gone_at(old: Sequence[str], rows: Sequence[str], label: str) -> int | None:
    """Return the line above which a place is gone."""
    first = next((n for n, (a, b) in enumerate(zip(old, rows, strict=False)) if a != b), None)
    return first if first is not None and label in "".join(old[first : first + 2]) else None


def bold_lost(rows: Sequence[str], lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each line whose first words are no longer bold, and are in other lines."""
    for line in lines:
        for words in _BOLD.findall(line.was)[:1]:
            told = f"**{words}**"
            others = sum(told in row for n, row in enumerate(rows) if n != line.at)
            if (
                others >= _LEAST
                and told not in line.now
                and line.was.replace(told, words) == line.now
            ):
                message = (
                    f"{shown(words)} is bold in {others} other lines; write {as_line(told)}, as "
                )
                yield Told(line, _SIGNED, f"{message}it was until now")
