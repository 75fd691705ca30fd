"""What a change took out of one of two files that say the same in two languages."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import SequenceMatcher

from resource_toolkit.checking import Checked
from resource_toolkit.problems import Problem, Repair, as_line, shown

from .lines import changed

_PAIRS = frozenset(("RC145", "RC546"))
"""Codes of two files that do not agree."""
_FILE = re.compile(r"[\w./-]+\.(?:md|yml)\b")
_ITEM = re.compile(r"\s*(?:[-*+] |\d+[.)] |\| *(?!-))(.*?)[ |]*")
_LISTED = re.compile(r"\s*(?:- )?[\w-]+: *\[(.*)\]\s*")
_PART = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|[^,]+")
_FEW = 3
_FORM = frozenset(("RC002", "RC103", "RC104", "RC109"))
"""Codes of a value that is no list, of an empty one, and of what nobody can read."""
_SIGN = re.compile(r"[\[\]{},\"'\s]")


def with_lost_values(now: Checked, before: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit; what one of two files lost is told there, with its words.

    `before` has the former texts of the files of a change.
    """
    told = (_told(one, now, before) if one.code in _PAIRS else one for one in now.problems)
    return list(dict.fromkeys(told))


def with_signs(now: Checked, before: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit; a line that lost only brackets or commas is told once."""
    told: list[Problem] = []
    for problem in now.problems:
        one = _of_signs(problem, now, before)
        if one is problem or one not in told:
            told.append(one)
    return told


def _of_signs(problem: Problem, now: Checked, before: Mapping[str, str]) -> Problem:
    """Return the problem of a line of data in which only brackets, commas or quotes are others."""
    path = problem.path
    if problem.code not in _FORM or not path.endswith(".yml") or path not in before:
        return problem
    rows = (now.catalog.root / path).read_text("utf-8", "replace").split("\n")
    lines = changed(before[path].split("\n"), rows)
    line = next((one for one in lines if one.at + 1 == problem.line), None)
    if line is None or not line.was.strip() or _SIGN.sub("", line.was) != _SIGN.sub("", line.now):
        return problem
    message = f"a sign of the list is lost here; write {as_line(line.was.strip(), 300)}, as it was "
    repair = Repair(line.now.strip(), line.was.strip())
    return replace(problem, column=1, code="RC103", message=f"{message}until now", repair=repair)


def _told(problem: Problem, now: Checked, before: Mapping[str, str]) -> Problem:
    """Return a problem, told where something was lost: in the only one of two that has changed."""
    named = next((file for file in _FILE.findall(problem.message) if file != problem.path), "")
    changed = [path for path in (problem.path, named) if path in before]
    if not named or len(changed) != 1:
        return problem
    text = (now.catalog.root / changed[0]).read_text("utf-8", "replace")
    lost = list(_lost(before[changed[0]].split("\n"), text.splitlines()))
    if not 0 < len(lost) <= _FEW:
        return problem
    line, words = lost[0][0], ", ".join(shown(what) for _, what in lost)
    other = named if changed[0] == problem.path else f"{problem.path}, line {problem.line},"
    message = f"{words} stood here until now, and {other} still has it; put it back, or take it "
    message += "out there too"
    return replace(problem, path=changed[0], line=line, column=1, message=message, repair=None)


def _lost(old: list[str], new: list[str]) -> Iterator[tuple[int, str]]:
    """Yield each item of a list, or row of a table, that is gone, with the line where it stood."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for what, begin, end, first, last in blocks:
        if what == "replace" and end - begin == last - first:
            for nth, (was, is_now) in enumerate(zip(old[begin:end], new[first:last], strict=True)):
                parts = set(_listed(is_now))
                yield from ((first + nth + 1, one) for one in _listed(was) if one not in parts)
        elif what in ("delete", "replace"):
            kept = {item[1] for line in new[first:last] if (item := _ITEM.fullmatch(line))}
            items = filter(None, map(_ITEM.fullmatch, old[begin:end]))
            yield from ((max(first, 1), one[1]) for one in items if one[1] not in kept)


def _listed(line: str) -> list[str]:
    """Return the texts of a list in one line."""
    listed = _LISTED.fullmatch(line)
    return [part.strip(" \"'") for part in _PART.findall(listed[1])] if listed else []
