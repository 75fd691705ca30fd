"""A problem in a line that was right until now is told with what stood there."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from resource_toolkit.checking import Checked
from resource_toolkit.problems import Problem, Repair, as_line, shown

from .heads import STOOD
from .instead import instead
from .lines import former_lines, line_below
from .shapes import FORMER, joined_row

_SAYS_HOW = re.compile(
    r"\b(?:write|did you mean|delete|put|correct|add|take|use|translate|make|move|rename|say|name"
    r"|bring|look|give|set|close|swap|join|keep|choose|until now|indent|compare the two)\b"
)
_ROW = re.compile(r"this row has ")
_STEP = re.compile(r"\d+ follows (\d+); bring back (what is missing)")
_PART = re.compile(r"no heading begins with '(.+?)', so everything is handed out")
_REASON = re.compile(r"this is what the reason of (\S+) says; write why it stands at (\S+)$")
_LINKED = re.compile(r"(\S+ leads to this address too); keep one")
_HEADING = re.compile(r"## +(.+\S)")
_INDEX = re.compile(r"this leads to the other pages of its folder, but not to ([^;\s]+);")
_VAGUE = "compare it with the lines around it"
_LEFT_OPEN = re.compile(
    r"(?:correct (?:one(?: of them)?|the number|it)|write what is true of this one(?: alone)?"
    r"|choose another(?: name)?|say in one of them what is different)(?:, or [^;]*)?$"
)
"""How a message ends that does not say which words were right until now."""


def as_before(now: Checked, before: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit; of a line that a change wrote, with what it was.

    `before` has the former texts of the files of a change.
    """
    files: dict[str, tuple[Sequence[str], Sequence[str]]] = {}
    told = []
    for problem in now.problems:
        if problem.path in before and problem.path not in files:
            path = now.catalog.root / problem.path
            text = path.read_text("utf-8", "replace") if path.is_file() else ""
            files[problem.path] = before[problem.path].split("\n"), text.split("\n")
        told.append(_told(problem, *files[problem.path]) if problem.path in files else problem)
    return list(dict.fromkeys(told))


def _told(problem: Problem, old: Sequence[str], new: Sequence[str]) -> Problem:
    for begins, tell in _TELL.items():
        if said := begins.match(problem.message):
            return tell(problem, said, old, new)
    if again := instead(problem, former_lines(old, new).get(problem.line, ""), new):
        return again
    vague = _VAGUE in problem.message or bool(_LEFT_OPEN.search(problem.message))
    if vague or not _SAYS_HOW.search(problem.message):
        was = former_lines(old, new).get(problem.line, "")
        if was.strip():
            message = problem.message.replace(_VAGUE, "compare it with what it was")
            return replace(problem, message=f"{message}; until now it was {as_line(was.strip())}")
    return problem


def _row(problem: Problem, said: re.Match[str], old: Sequence[str], new: Sequence[str]) -> Problem:
    """Return the problem of a row in which only a stroke is lost, or one too many."""
    joined = joined_row(problem, said, old, new)
    if joined is not problem:
        return joined
    line = new[problem.line - 1]
    was = former_lines(old, new).get(problem.line, "")
    if re.sub(r"[|\s]", "", was) != re.sub(r"[|\s]", "", line):
        return problem
    message = (
        f"a stroke between two cells is lost, or one too many; write {as_line(was, 200)}, as it "
    )
    repair = Repair(line.strip(), was.strip())
    return replace(problem, message=f"{message}was until now", repair=repair)


def _step(problem: Problem, at: re.Match[str], old: Sequence[str], new: Sequence[str]) -> Problem:
    """Return the problem of a step that is missing, with its words."""
    number = re.compile(rf"(?:\| *(?:\*\*)?)?{int(at[1]) + 1}[.)] ")
    lost = [line for line in old if number.match(line) and line not in new]
    if len(lost) != 1:
        return problem
    line = line_below(old.index(lost[0]), old, new)
    line = line if abs(line - problem.line) > 1 else problem.line
    message = problem.message.replace(at[2], shown(lost[0], 200))
    return replace(problem, line=line, column=1, message=message)


def _part(problem: Problem, at: re.Match[str], old: Sequence[str], new: Sequence[str]) -> Problem:
    """Return the problem of a part to hand out that a change gave another name."""
    heads, now = _headings(old), _headings(new)
    blocks = SequenceMatcher(None, heads, now, autojunk=False).get_opcodes()
    for what, begin, end, first, last in blocks:
        for was, head in zip(heads[begin:end], now[first:last], strict=False):
            if what == "replace" and was.startswith(at[1]):
                name = head.partition(":")[0]
                name = f'"{name}"' if "," in name else name
                message = f"the part {shown(at[1])} is called {shown(head)} now; write "
                message += f"{shown(name)} for {shown(at[1])}, and leave the other names here"
                return replace(problem, message=message, repair=None)
    return problem


def _headings(lines: Sequence[str]) -> list[str]:
    return [head[1] for line in lines if (head := _HEADING.fullmatch(line))]


def _reason(problem: Problem, at: re.Match[str], old: Sequence[str], new: Sequence[str]) -> Problem:
    """Return the problem of two reasons that are alike, told at the one that a change wrote."""
    was = former_lines(old, new)
    line, (one, other) = problem.line, (at[1], at[2])
    if problem.line not in was:
        line = next((n for n in was if new[n - 1].strip().startswith(f"{at[1]}:")), 0)
        one, other = other, one
    if not line:
        return problem
    message = f"this is what the reason of {one} says; write {as_line(was[line], 300)} again, as "
    message += f"it was until now, or why it stands at {other}"
    return replace(problem, line=line, column=1, message=message)


def _index(problem: Problem, at: re.Match[str], old: Sequence[str], new: Sequence[str]) -> Problem:
    """Return the problem of a page that lost a link, told where it stood."""
    lost = [n for n, line in enumerate(old) if f"]({at[1]}" in line and line not in new]
    if not lost:
        return problem
    message = f"{as_line(old[lost[0]], 200)} stood here until now, and this page leads to all "
    message += f"others of its folder, but no longer to {at[1]}; write it again"
    line = line_below(lost[0], old, new)
    return replace(problem, line=line, column=1, message=message, repair=None)


def _linked(problem: Problem, at: re.Match[str], old: Sequence[str], new: Sequence[str]) -> Problem:
    """Return the problem of an address that is that of another file, with what it was."""
    was = former_lines(old, new).get(problem.line, "")
    if not was.strip():
        return problem
    message = f"{at[1]}; until now it was {as_line(was.strip(), 300)}: write that again, or, if "
    return replace(problem, message=f"{message}this one is meant, link to the part you mean")


_TELL: dict[
    re.Pattern[str],
    Callable[[Problem, re.Match[str], Sequence[str], Sequence[str]], Problem],
] = {
    _ROW: _row,
    _STEP: _step,
    _PART: _part,
    _REASON: _reason,
    _LINKED: _linked,
    _INDEX: _index,
    **STOOD,
    **FORMER,
}
