"""Problems of front matter that a change brought, told with what stood there until now."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from resource_toolkit.problems import Problem, as_line, shown
from resource_toolkit.upkeep.changes.lines import former_lines, line_below

_MISSING = re.compile(
    r"('([\w.-]+)' is missing); add a line such as |(a link needs its (publisher)); add "
)
_UNKNOWN = re.compile(r"(unknown [\w -]+ '([^']+)')(?:; write '([^']+)';)?(.*)")
_LISTS = re.compile(r"the list has \d+ entries; the limit is ")
_CORRECT = re.compile(r".*correct (?:the one that is wrong|one|one of them)$")
_KEY = re.compile(r"line '.*' needs a colon and a blank after its key; ")
_OPEN = re.compile(r"(the bracket that opens here is never closed); write ")
_TWICE = re.compile(r"('[^']+' stands twice in hand_out);")
_SUCH = re.compile(r"(.*?); (?:write|give|add|use)\b.*? such as ")
_NAMED = re.compile(r"( +[\w-]+: *\[)")
_FIELD = re.compile(r" *(?:- )?[\w-]+:")
_SAME = 4
"""So many letters at the begin show that a name is meant."""
_Lines = Sequence[str]


def _missing(
    problem: Problem, at: re.Match[str], old: Sequence[str], new: Sequence[str]
) -> Problem:
    """Return the problem of a line that a change took out, with the line."""
    what, name = at[1] or at[3], at[2] or at[4]
    lost = [line for line in old if re.match(rf" *(?:- )?{name}: *\S", line) and line not in new]
    if len(lost) != 1:
        return problem
    line = line_below(old.index(lost[0]), old, new)
    message = f"{what}; write {as_line(lost[0], 400)} again, as it was until now"
    return replace(problem, line=line, column=1, message=message)


def _lists(problem: Problem, _: re.Match[str], old: Sequence[str], new: Sequence[str]) -> Problem:
    """Return the problem of two lists that became one, told where the second one began."""
    was, still = (
        {name[1].strip(): n for n, line in enumerate(lines) if (name := _NAMED.match(line))}
        for lines in (old, new)
    )
    lost = [(n, begin) for begin, n in was.items() if begin not in still]
    if len(lost) != 1:
        return problem
    n, begin = lost[0]
    message = f"{shown(begin)} stood here until now and began a list of its own; write "
    message += f"{as_line(old[n - 1], 300)} again, and below it {as_line(old[n], 300)}"
    return replace(problem, line=line_below(n, old, new), column=1, message=message)


def _correct(problem: Problem, _: re.Match[str], old: Sequence[str], new: Sequence[str]) -> Problem:
    """Return the problem of two that do not agree, with what the changed one was."""
    was = former_lines(old, new).get(problem.line, "").strip()
    message = f"{problem.message}; until now this was {as_line(was, 300)}"
    return replace(problem, message=message) if was else problem


def _unknown(
    problem: Problem, at: re.Match[str], old: Sequence[str], new: Sequence[str]
) -> Problem:
    """Return the problem of a term that none is near to, with the line as it was."""
    was = former_lines(old, new).get(problem.line, "").strip()
    near = at[3] and at[3][:_SAME].casefold() == at[2][:_SAME].casefold()
    offered = near or "did you mean" in at[4] or (at[3] and at[3] in was)
    if not was or at[2] in was or offered or was.count(",") != new[problem.line - 1].count(","):
        return problem
    other = f", or, if it is another one, {shown(at[3])}" if at[3] else ", as it was until now"
    message = f"{at[1]}; write {as_line(was, 300)} again{other};{at[4].removeprefix(';')}"
    return replace(problem, message=message, repair=None)


def _key(problem: Problem, _: re.Match[str], old: _Lines, new: _Lines) -> Problem:
    """Return the problem of a line that lost its key, or the sign of a note, with what it was."""
    words = new[problem.line - 1].strip()
    lost = [one for one in old if words and one not in new]
    was = next((one for one in lost if one.endswith(words) and one.strip() != words), "")
    message = f"{shown(words)} lost what stood before it; write {as_line(was, 400)} again, as it "
    return replace(problem, message=f"{message}was until now", repair=None) if was else problem


def _open(problem: Problem, at: re.Match[str], old: _Lines, new: _Lines) -> Problem:
    """Return the problem of a list that lost its last lines, with them."""
    first = new[problem.line - 1]
    if first not in old:
        return problem
    begin = old.index(first)
    rows = [*old[begin:]]
    end = next((n for n, row in enumerate(rows) if row.rstrip().endswith("]")), 0)
    lost = [row for row in rows[: end + 1] if row not in new]
    if not lost:
        return problem
    told = " and below it ".join(as_line(row, 200) for row in lost)
    above = rows[rows.index(lost[0]) - 1]
    message = f"{at[1]}; write {told} again below {as_line(above, 200)}"
    return replace(problem, message=message, repair=None)


def _twice(problem: Problem, at: re.Match[str], old: _Lines, new: _Lines) -> Problem:
    """Return the problem of a name that stands twice in a list, with what it was."""
    was = former_lines(old, new).get(problem.line, "").strip()
    message = f"{at[1]}; write {as_line(was, 400)} again, as it was until now, or name each part "
    return replace(problem, message=f"{message}once") if was else problem


def _such(problem: Problem, at: re.Match[str], old: _Lines, new: _Lines) -> Problem:
    """Return the problem of a value of another form, with what it was in place of any."""
    was = former_lines(old, new).get(problem.line, "").strip()
    name = _FIELD.match(was)
    if not name or not new[problem.line - 1].strip().startswith(name[0]):
        return problem
    return replace(
        problem, message=f"{at[1]}; write {as_line(was, 400)} again, as it was until now"
    )


STOOD: dict[re.Pattern[str], Callable[[Problem, re.Match[str], _Lines, _Lines], Problem]] = {
    _MISSING: _missing,
    _LISTS: _lists,
    _CORRECT: _correct,
    _KEY: _key,
    _OPEN: _open,
    _TWICE: _twice,
    _UNKNOWN: _unknown,
    _SUCH: _such,
}
"""What a message says, to what tells it with the former lines."""
