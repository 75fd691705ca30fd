"""Problems of pictures, rows and parts of pages, with what stood there before a change."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from resource_toolkit.problems import Problem, Repair, as_line
from resource_toolkit.upkeep.changes.lines import former_lines

_PICTURE = re.compile(r"the picture has no description; |'[^']*' is the name of a file; ")
_ALT = re.compile(r"!\[([^\]\n]+)\]\(([^()\s]+)")
_TITLE = re.compile(r"the title of this page is '.*'; correct one of the two")
_LEADS = re.compile(r"line \d+ leads there too; name another one")
_OPEN = re.compile(r"this part is never closed; write </(\w+)>")
_JOINED = re.compile(r"a row of a table is one line; |this text becomes a row of the table above; ")


def _picture(problem: Problem, _: re.Match[str], old: Sequence[str], new: Sequence[str]) -> Problem:
    """Return the problem of a picture that lost its description, with what it was."""
    said = {file: alt for alt, file in _ALT.findall("\n".join(old))}
    line = new[problem.line - 1]
    was = next((alt for file, alt in said.items() if f"]({file}" in line), "")
    if not was or was in line:
        return problem
    message = f"this picture lost its description; write {as_line(was, 300)} again in [ ], "
    return replace(problem, message=f"{message}or what it shows now", repair=None)


def _title(problem: Problem, _: re.Match[str], old: Sequence[str], new: Sequence[str]) -> Problem:
    """Return the problem of a title and a heading that are unlike, told where one changed."""
    was = former_lines(old, new)
    heads = [n for n in was if was[n].startswith("title:")]
    if len(heads) == 1 and problem.line not in was:
        message = f"{as_line(was[heads[0]], 200)} stood here until now, and the heading in line "
        message += f"{problem.line} says so still; write it again, or the same there"
        return replace(problem, line=heads[0], column=1, message=message, repair=None)
    if problem.line in was and not heads:
        message = f"{problem.message}; until now it was {as_line(was[problem.line], 200)}"
        return replace(problem, message=message)
    return problem


def _again(problem: Problem, _: re.Match[str], old: Sequence[str], new: Sequence[str]) -> Problem:
    """Return the problem of a line that leads elsewhere than before, with what it was."""
    was = former_lines(old, new).get(problem.line, "")
    if not was.strip():
        return problem
    message = f"{problem.message}; until now it was {as_line(was.strip(), 300)}: write that again"
    return replace(problem, message=message)


def _open(problem: Problem, at: re.Match[str], old: Sequence[str], new: Sequence[str]) -> Problem:
    """Return the problem of a part that is never closed, told where its end stood."""
    end = f"</{at[1]}>"
    for what, begin, last, now, _ in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what in ("delete", "replace") and end in map(str.strip, old[begin:last]):
            message = f"{end} stood here until now; write it again, in a line of its own"
            return replace(problem, line=max(now, 1), column=1, message=message, repair=None)
    return problem


def joined_row(
    problem: Problem, _: re.Match[str], old: Sequence[str], new: Sequence[str]
) -> Problem:
    """Return the problem of a row in pieces, or without strokes, with the row that it was."""
    for what, begin, last, now, end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        was = [row for row in old[begin:last] if row.startswith("|")]
        broken = what == "replace" and now < problem.line <= end and len(was) == last - begin == 1
        if broken and (end - now > 1 or "|" not in new[now]):
            whole = as_line(was[0], 300)
            here = "this line" if end - now == 1 else f"lines {now + 1} to {end}"
            message = (
                f"a row of a table is one line, with strokes between its cells; write {whole} "
            )
            message += f"for {here}, as it was until now"
            repair = Repair("\n".join(new[now:end]), was[0])
            return replace(problem, line=now + 1, column=1, message=message, repair=repair)
    return problem


FORMER: dict[
    re.Pattern[str],
    Callable[[Problem, re.Match[str], Sequence[str], Sequence[str]], Problem],
] = {
    _PICTURE: _picture,
    _TITLE: _title,
    _LEADS: _again,
    _OPEN: _open,
    _JOINED: joined_row,
}
"""How a message begins, and what tells it with the former text."""
