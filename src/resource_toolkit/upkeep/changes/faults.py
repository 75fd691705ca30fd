"""What is wrong after a change, as Markdown: by file, those of the change first."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import quote

from resource_toolkit.checking import own_first
from resource_toolkit.problems import Problem, many

from .told import plain

MOST = 50
"""So many lines are told; the check itself tells all."""


def fault_lines(problems: Sequence[Problem], own: frozenset[str], lines: str = "") -> Iterator[str]:
    """Yield the lines of a list of problems.

    `own` are the files of the change. Lines are linked below the address `lines`, if there is one.
    """
    # Advice on what a change does not touch is nobody's business here.
    here = [one for one in problems if one.severity == "error" or one.path in own]
    if not here:
        return
    ordered = own_first(here, own)
    # What stops a change comes before advice; inside, the order stays.
    told = sorted(ordered, key=lambda problem: problem.severity)[:MOST]
    yield "## What is to be mended"
    yield ""
    for path, of_file in groupby(told, key=lambda problem: problem.path):
        yield f"**`{path}`**" + (" (in this change)" if path in own else "")
        yield ""
        for problem in of_file:
            at = f"line {problem.line}"
            if lines:
                at = f"[{at}]({lines}{quote(path)}?plain=1#L{problem.line})"
            what = "" if problem.severity == "error" else "advice, "
            yield f"- {at}: {plain(problem.message)} ({what}{problem.code})"
        yield ""
    if len(here) > MOST:
        yield f"And {many(len(here) - MOST, 'line')} more; `toolkit check` tells them all."
        yield ""
