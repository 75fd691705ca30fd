"""Keys that stand in one group and belong to another one beside, above or below it."""

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping

from resource_toolkit.problems import Problem, shown

from .values import Shape

_UNKNOWN = re.compile(r"unknown key '([^']+)'(?:; (?:use one of|no vocabulary|delete)|$)")


def in_their_group(
    problems: Iterable[Problem], shapes: Mapping[str, Shape[object]]
) -> list[Problem]:
    """Return problems; a key that one group of a file has is told where it belongs."""
    takes = {name: getattr(shape, "takes", None) for name, shape in shapes.items()}
    groups = {name: one for name, one in takes.items() if one and hasattr(shapes[name], "fields")}
    return [_told(problem, shapes, groups) for problem in problems]


def _told(
    problem: Problem,
    shapes: Mapping[str, Shape[object]],
    groups: Mapping[str, Callable[[str], bool]],
) -> Problem:
    unknown = _UNKNOWN.match(problem.message) if problem.code == "RC101" else None
    name = unknown[1] if unknown else ""
    homes = [home for home, takes in groups.items() if unknown and takes(name)]
    other = next((group for group in groups if group != name), "")
    if len(homes) == 1:
        message = f"{shown(name)} belongs to {shown(homes[0])}; put this line below "
        message += f"'{homes[0]}:', two blanks further in than that"
    elif name in shapes and other:
        message = f"{shown(name)} stands too far in; take blanks away until it begins where "
        message += f"'{other}:' does"
    else:
        return problem
    return dataclasses.replace(problem, message=message)
