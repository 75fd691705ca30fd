"""Changed rows and parts of all texts, with what no longer fits the rest of their shape."""

import re
from collections.abc import Mapping

from resource_toolkit.checking import Checked
from resource_toolkit.problems import Problem
from resource_toolkit.upkeep.changes.lines import body_lines, head_of, problems_of

from .blocks import cuts_lost, parts_unlike
from .fields import blanks_filled, bold_lost, fields_lost, fields_taken
from .rows import cells_exchanged, cells_unlike, results_lost
from .series import amounts_unlike, days_lost, heads_twice, order_lost

_CLOCK = re.compile(r"this row begins at ").match


def with_order(now: Checked, before: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit, with each row that a change put out of its order.

    What the minutes of the rows around it say comes of that.
    """
    problems, house = list(now.problems), now.catalog.house
    allowed = {one.path: one.allow for one in now.catalog.active}
    for path, was in before.items():
        rows, lines = body_lines(now.catalog.root, path, was)
        told = [*order_lost(was.split("\n"), rows)] if lines else []
        if told:
            problems = [one for one in problems if one.path != path or not _CLOCK(one.message)]
            problems += [*problems_of(told, path, problems, house, allowed.get(path, ()))]
    return problems


def with_shapes(now: Checked, before: Mapping[str, str]) -> list[Problem]:
    """Return the problems of a toolkit, with what a change of a row or part made unlike the rest.

    `before` has the former texts of the files of a change.
    """
    problems, house = list(now.problems), now.catalog.house
    allowed = {one.path: one.allow for one in now.catalog.active}
    for path, was in before.items():
        rows, lines = body_lines(now.catalog.root, path, was)
        if not rows:
            continue
        old, first = was.split("\n"), head_of(rows)
        told = [
            *parts_unlike(old, rows, first),
            *cuts_lost(old, rows, first),
            *cells_exchanged(lines),
            *cells_unlike(rows, lines),
            *heads_twice(rows, lines),
            *days_lost(old, rows, first),
            *amounts_unlike(rows, lines),
            *blanks_filled(lines),
            *fields_taken(rows, lines),
            *fields_lost(old, rows, lines),
            *bold_lost(rows, lines),
            *results_lost(lines),
        ]
        problems += [*problems_of(told, path, problems, house, allowed.get(path, ()))]
    return problems
