"""What two files have in common is told in the one that a change wrote."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import replace

from resource_toolkit.catalog import Resource
from resource_toolkit.checking import Checked
from resource_toolkit.problems import Mark, Problem

_CODES = frozenset(("RC302", "RC310", "RC512", "RC513"))
"""Codes of two files that say the same, of which either could be told."""
_FILE = re.compile(r"[\w./-]+\.md\b")


def in_changed_file(now: Checked, changed: AbstractSet[str]) -> list[Problem]:
    """Return the problems of a toolkit; of two files that are alike, the changed one is told."""
    files = {one.path: one for one in now.catalog.resources.values() if one.path in changed}
    return [_told(one, files, changed) if one.code in _CODES else one for one in now.problems]


def _told(problem: Problem, files: dict[str, Resource], changed: AbstractSet[str]) -> Problem:
    named = _FILE.search(problem.message)
    resource = files.get(named[0]) if named else None
    if named is None or resource is None or problem.path in changed:
        return problem
    message = problem.message.replace(named[0], problem.path)
    line, column = _place(problem, resource)
    return replace(
        problem, path=resource.path, line=line, column=column, message=message, repair=None
    )


def _place(problem: Problem, resource: Resource) -> Mark:
    """Return where a file says what another says too."""
    if problem.code == "RC513":
        return resource.mark("url" if resource.url else "urls")
    if problem.message.startswith("this is the text of "):
        above = resource.body[: len(resource.body) - len(resource.body.lstrip())]
        return resource.body_line + above.count("\n"), 1
    for name in ("summary", "title"):
        if f" this {name} " in problem.message:
            return resource.mark(name)
    return problem.line, problem.column
