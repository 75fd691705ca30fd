"""A contradiction of two lines of a file is told at the one that a change made other."""

import re
from collections.abc import Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from resource_toolkit.checking import Checked
from resource_toolkit.problems import Problem

_CODES = frozenset(("RC202", "RC341", "RC512", "RC547"))
"""Codes of two places of one file that do not agree, or say the same."""
_OTHER_LINE = re.compile(r"\bline (\d+)\b")
_TOKEN = re.compile(r"[^\W_]+")


_NEEDED = {"RC202": " is already the name of another term", "RC341": "source names "}
"""What is said of two places, among the problems of a code."""


class _Changed(NamedTuple):
    """A line that is other than before, and its only word that is, where there is one."""

    line: int
    column: int
    was: str = ""
    now: str = ""


def with_changed_line(now: Checked, before: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit; what one changed line brings about is told there.

    `before` has the former texts of the files of a change, or the former bodies of resources.
    """
    return [_told(one, now, before) if one.code in _CODES else one for one in now.problems]


def _told(problem: Problem, now: Checked, before: Mapping[str, str]) -> Problem:
    if problem.path not in before:
        return problem
    changed = _changed(now, problem.path, before[problem.path])
    near = 0 if problem.code == "RC512" else 1
    if changed is None or abs(changed.line - problem.line) <= near:
        return problem
    if _NEEDED.get(problem.code, "") not in problem.message:
        return problem
    if problem.code == "RC202":
        message = f"line {problem.line} has the name '{changed.now}' too; until now it was "
        message += f"'{changed.was}' here: write that again"
        return replace(problem, line=changed.line, column=changed.column, message=message)
    if problem.code == "RC512":
        other = _OTHER_LINE.search(problem.message)
        if other is None or int(other[1]) != changed.line:
            return problem
        message = _OTHER_LINE.sub(f"line {problem.line}", problem.message, count=1)
        message = re.sub(r" \('[^']*'\) has ", " has ", message)
        return replace(problem, line=changed.line, message=message, repair=None)
    if not changed.was:
        return problem
    message = f"'{changed.was}' stood here until now, and with '{changed.now}' line {problem.line} "
    message += f"no longer agrees: {problem.message}; or write '{changed.was}' here again"
    return replace(problem, line=changed.line, column=changed.column, message=message, repair=None)


def _changed(now: Checked, path: str, was: str) -> _Changed | None:
    """Return the only line of a file that a change made other."""
    text = (now.catalog.root / path).read_text("utf-8", "replace")
    old, new, above = was.split("\n"), text.splitlines(), 0
    body = next((one for one in now.catalog.active if one.path == path), None)
    if body is not None and not was.startswith("---"):
        above = body.body_line - 1
        new = new[above:]
    old = [line.rstrip("\r") for line in old]
    if old[-1:] == [""]:
        old = old[:-1]
    lines = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    others = [code for code in lines if code[0] != "equal"]
    if len(others) != 1 or others[0][0] != "replace":
        return None
    _, begin, end, first, last = others[0]
    if end - begin != 1 or last - first != 1:
        return None
    word = _one_word(old[begin], new[first])
    return _Changed(above + first + 1, *(word or (1,)))


def _one_word(old: str, new: str) -> tuple[int, str, str] | None:
    """Return column, and the word or number before and after, where two lines differ in one."""
    words, others = [*_TOKEN.finditer(old)], [*_TOKEN.finditer(new)]
    unlike = [(one, other) for one, other in zip(words, others, strict=False) if one[0] != other[0]]
    if len(words) != len(others) or len(unlike) != 1:
        return None
    one, other = unlike[0]
    return other.start() + 1, one[0], other[0]
