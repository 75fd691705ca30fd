"""Words that stand where others stood: a problem of them is told with those, to write again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from resource_toolkit.problems import Problem, shown

from .lines import replaced

_NOTE = re.compile(r"'(.+)' (?:looks like a note to yourself|stands for what is missing); ")
_TWIN = re.compile(r"'.+' is (?:not in |'.+' in )([\w./-]+\.md)\b.*; compare the two$")
_DIGIT = re.compile(r"(\S+) differs by a slip from (\S+), which stands on ")


def instead(problem: Problem, line: str, rows: Sequence[str]) -> Problem | None:
    """Return a problem of a line with what stood there, where only a few words are others.

    `line` is the line as it was, nothing for a new one; `rows` are the lines of the file.
    """
    was, now = replaced(line, rows[problem.line - 1] if line else "")
    if not re.search(r"\w", was):
        return None
    if note := _NOTE.match(problem.message):
        message = f"{shown(note[1])} stands where {shown(was)} stood until now; write that again, "
        message += "or what is right"
        return _told(problem, message) if note[1].rstrip("…") in now else None
    if twin := _TWIN.match(problem.message):
        message = f"{shown(was)} stood here until now, and {twin[1]} still says so; write it again "
        return _told(problem, f"{message}for {shown(now)}, or correct it there too")
    digit = _DIGIT.match(problem.message)
    if digit and digit[2].strip("*,;") in line:
        message = f"{digit[2]} stood here until now, and stands on other pages; write it again for "
        return _told(problem, f"{message}{digit[1]}, or look up which is right")
    return None


def _told(problem: Problem, message: str) -> Problem:
    return replace(problem, message=message, repair=None)
