"""What a change of a training made other than it was: its minutes, and the tools of its parts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from resource_toolkit.catalog import Training
from resource_toolkit.checking import Checked, hours_said
from resource_toolkit.problems import Problem, as_line, shown

from .lines import AGREES, Line, changed_lines

_MINUTES = re.compile(r"\bminutes: *(\d+)")
_OUTLINE = re.compile(r"^outline:.*\n(?:[ #-].*\n|\n)+", re.M)
_TOOLS = re.compile(r"\bresources: *\[([^\]]*)\]")
_LONGER = "the parts take"
_TOO_MANY = re.compile(r"hours are more than \d+ minutes;")


def with_outlines(now: Checked, before: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit, with what a change of an outline left behind elsewhere.

    `before` has the former texts of the files of a change.
    """
    problems = list(now.problems)
    for training in now.catalog.trainings.values():
        was = before.get(training.path, "")
        if not was or not now.catalog.house.runs(AGREES):
            continue
        text = (now.catalog.root / training.path).read_text("utf-8", "replace")
        lines = [line for line in changed_lines(was, text) if line.was or _MINUTES.search(line.now)]
        told = [*_minutes(problems, training, was, lines), *_tools(training, lines)]
        told += _parts(training, was.split("\n"), text.split("\n"))
        if any(one.code != AGREES for one in told):
            problems = [one for one in problems if not _is_sum(one, training)]
        if any(_LONGER in one.message for one in told):
            problems = [one for one in problems if not _is_said(one, training)]
        known = {(one.path, one.line) for one in problems}
        problems += [one for one in told if (one.path, one.line) not in known]
    return problems


def _is_sum(problem: Problem, training: Training) -> bool:
    return problem.path == training.path and bool(_TOO_MANY.search(problem.message))


def _is_said(problem: Problem, training: Training) -> bool:
    return problem.path == training.path and "and the parts of the outline take" in problem.message


def _minutes(
    problems: Sequence[Problem], training: Training, was: str, lines: Sequence[Line]
) -> Iterator[Problem]:
    """Yield the part whose minutes make a training longer or shorter than what it says."""
    outline = _OUTLINE.search(was)
    former = sum(map(int, _MINUTES.findall(outline[0]))) if outline else 0
    sums = [one for one in problems if _is_sum(one, training)]
    said = hours_said(training.summary)
    changed = [line for line in lines if _numbers(line)[0] != _numbers(line)[1]]
    if not former or former == training.minutes or not changed or not (said or sums):
        return
    line = changed[0]
    old, new = _numbers(line)
    what = f"with {new} in place of {old}" if old else f"with these {new}"
    message = f"{what} {_LONGER} {training.minutes} minutes, and until now {former}; "
    message += f"the summary says {shown(said)}; " if said else ""
    message += f"write {old} again" if old else "take them from another part"
    message += ", or correct what else says how long the training is"
    problem = Problem(path=training.path, line=line.at + 1, column=1, code=AGREES, message=message)
    yield replace(problem, code=sums[0].code) if sums else problem


def _numbers(line: Line) -> tuple[str, str]:
    """Return the minutes of a line as they were and as they are, nothing for none."""
    was, now = (_MINUTES.search(text) for text in (line.was, line.now))
    return was[1] if was else "", now[1] if now else ""


def _parts(training: Training, was: Sequence[str], now: Sequence[str]) -> Iterator[Problem]:
    """Yield each line with the tools of a part that a change deleted, where it is listed still."""
    used = {slug for part in training.outline for slug in part.resources}
    blocks = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    for what, begin, end, first, _ in blocks:
        for row in was[begin:end] if what == "delete" else ():
            tools = _TOOLS.search(row) if row[:1] == " " else None
            lost = (
                [slug for slug in re.findall(r"[\w-]+", tools[1]) if slug not in used]
                if tools
                else []
            )
            if any(slug in training.resources for slug in lost) and end - begin == 1:
                message = f"{as_line(row)} stood here until now, and 'resources' of the training "
                message += "still lists these tools; write it again, or take them out there too"
                yield Problem(
                    path=training.path, line=first, column=1, code=AGREES, message=message
                )


def _tools(training: Training, lines: Sequence[Line]) -> Iterator[Problem]:
    """Yield each part that a change took a tool from which the training still lists."""
    used = {slug for part in training.outline for slug in part.resources}
    for line in lines:
        was, now = (_TOOLS.search(text) for text in (line.was, line.now))
        listed = was and now and line.now[:1] != " "
        for slug in re.findall(r"[\w-]+", was[1]) if was and listed else ():
            if slug in used and slug not in training.resources:
                message = f"{shown(slug)} stood here until now, and a part of the outline uses it; "
                message += "write it again, or take it out there too"
                yield Problem(
                    path=training.path, line=line.at + 1, column=1, code=AGREES, message=message
                )
        for slug in re.findall(r"[\w-]+", was[1]) if was and now and line.now[:1] == " " else ():
            if slug in training.resources and slug not in used:
                message = f"{shown(slug)} stood here until now, and 'resources' of the training "
                message += "still lists it; write it again, or take it out there too"
                yield Problem(
                    path=training.path, line=line.at + 1, column=1, code=AGREES, message=message
                )
