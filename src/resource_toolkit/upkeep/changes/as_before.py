"""A problem in a line that was right until now is told with what stood there."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from resource_toolkit.checking import Checked
from resource_toolkit.problems import Problem, Repair, as_line, shown

from .lines import changed

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
_MISSING = re.compile(r"('([\w.-]+)' is missing); add a line such as ")
_UNKNOWN = re.compile(r"(unknown [\w -]+ '([^']+)')(?:; write '([^']+)';)?(.*)")
_LISTS = re.compile(r"the list has \d+ entries; the limit is ")
_CORRECT = re.compile(r".*correct (?:the one that is wrong|one|one of them)$")
_NAMED = re.compile(r"( +[\w-]+: *\[)")
_SAME = 4
"""So many letters at the begin show that a name is meant."""
_PICTURE = re.compile(r"the picture has no description; |'[^']*' is the name of a file; ")
_ALT = re.compile(r"!\[([^\]\n]+)\]\(([^()\s]+)")
_TITLE = re.compile(r"the title of this page is '.*'; correct one of the two")
_LEADS = re.compile(r"line \d+ leads there too; name another one")
_OPEN = re.compile(r"this part is never closed; write </(\w+)>")
_JOINED = re.compile(r"a row of a table is one line; |this text becomes a row of the table above; ")
_VAGUE = "compare it with the lines around it"


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
    vague = _VAGUE in problem.message
    if vague or not _SAYS_HOW.search(problem.message):
        was = _changed(old, new).get(problem.line, "")
        if was.strip():
            message = problem.message.replace(_VAGUE, "compare it with what it was")
            return replace(problem, message=f"{message}; until now it was {as_line(was)}")
    return problem


def _changed(old: Sequence[str], new: Sequence[str]) -> dict[int, str]:
    """Return the number of each line that is other than before, to what it was."""
    return {line.at + 1: line.was for line in changed(old, new) if line.was}


def _row(problem: Problem, said: re.Match[str], old: Sequence[str], new: Sequence[str]) -> Problem:
    """Return the problem of a row in which only a stroke is lost, or one too many."""
    joined = _joined(problem, said, old, new)
    if joined is not problem:
        return joined
    line = new[problem.line - 1]
    was = _changed(old, new).get(problem.line, "")
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
    line = _place(old.index(lost[0]), old, new)
    line = line if abs(line - problem.line) > 1 else problem.line
    message = problem.message.replace(at[2], shown(lost[0], 200))
    return replace(problem, line=line, column=1, message=message)


def _place(lost: int, old: Sequence[str], new: Sequence[str]) -> int:
    """Return the number of the line that follows where a line, counted from 0, is lost."""
    above = next((new.index(old[n]) for n in range(lost - 1, -1, -1) if old[n] in new), 0)
    return min(above + 2, len(new))


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
    was = _changed(old, new)
    line, (one, other) = problem.line, (at[1], at[2])
    if problem.line not in was:
        line = next((n for n in was if new[n - 1].strip().startswith(f"{at[1]}:")), 0)
        one, other = other, one
    if not line:
        return problem
    message = f"this is what the reason of {one} says; write {as_line(was[line], 300)} again, as "
    message += f"it was until now, or why it stands at {other}"
    return replace(problem, line=line, column=1, message=message)


def _missing(
    problem: Problem, at: re.Match[str], old: Sequence[str], new: Sequence[str]
) -> Problem:
    """Return the problem of a line that a change took out, with the line."""
    lost = [line for line in old if re.match(rf" *(?:- )?{at[2]}: *\S", line) and line not in new]
    if len(lost) != 1:
        return problem
    line = _place(old.index(lost[0]), old, new)
    message = f"{at[1]}; write {as_line(lost[0], 400)} again, as it was until now"
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
    return replace(problem, line=_place(n, old, new), column=1, message=message)


def _correct(problem: Problem, _: re.Match[str], old: Sequence[str], new: Sequence[str]) -> Problem:
    """Return the problem of two that do not agree, with what the changed one was."""
    was = _changed(old, new).get(problem.line, "").strip()
    message = f"{problem.message}; until now this was {as_line(was, 300)}"
    return replace(problem, message=message) if was else problem


def _unknown(
    problem: Problem, at: re.Match[str], old: Sequence[str], new: Sequence[str]
) -> Problem:
    """Return the problem of a term that none is near to, with the line as it was."""
    was = _changed(old, new).get(problem.line, "").strip()
    near = at[3] and at[3][:_SAME].casefold() == at[2][:_SAME].casefold()
    offered = near or "did you mean" in at[4] or (at[3] and at[3] in was)
    if not was or at[2] in was or offered or was.count(",") != new[problem.line - 1].count(","):
        return problem
    other = f", or, if it is another one, {shown(at[3])}" if at[3] else ", as it was until now"
    message = f"{at[1]}; write {as_line(was, 300)} again{other};{at[4].removeprefix(';')}"
    return replace(problem, message=message, repair=None)


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
    was = _changed(old, new)
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
    was = _changed(old, new).get(problem.line, "")
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


def _joined(problem: Problem, _: re.Match[str], old: Sequence[str], new: Sequence[str]) -> Problem:
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


def _index(problem: Problem, at: re.Match[str], old: Sequence[str], new: Sequence[str]) -> Problem:
    """Return the problem of a page that lost a link, told where it stood."""
    lost = [n for n, line in enumerate(old) if f"]({at[1]}" in line and line not in new]
    if not lost:
        return problem
    message = f"{as_line(old[lost[0]], 200)} stood here until now, and this page leads to all "
    message += f"others of its folder, but no longer to {at[1]}; write it again"
    line = _place(lost[0], old, new)
    return replace(problem, line=line, column=1, message=message, repair=None)


def _linked(problem: Problem, at: re.Match[str], old: Sequence[str], new: Sequence[str]) -> Problem:
    """Return the problem of an address that is that of another file, with what it was."""
    was = _changed(old, new).get(problem.line, "")
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
    _MISSING: _missing,
    _LISTS: _lists,
    _CORRECT: _correct,
    _UNKNOWN: _unknown,
    _PICTURE: _picture,
    _TITLE: _title,
    _LEADS: _again,
    _OPEN: _open,
    _JOINED: _joined,
}
