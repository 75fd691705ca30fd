"""Sessions in the file of a training: added line by line, every other line stays as it was."""

import re
from collections.abc import Iterable

from resource_toolkit.problems import ToolkitError

_KEY = "sessions:"
_ITEM = re.compile(r"( *)- ")


def with_sessions(text: str, sessions: Iterable[list[str]]) -> tuple[str, list[int]]:
    """Return the text of a training's file with sessions more, and the first line of each.

    A session is its lines without indent. Raises ToolkitError where `sessions` stands on one line,
    so that none can be put below it.
    """
    lines = text.rstrip("\n").split("\n")
    at = next((n for n, line in enumerate(lines) if line.startswith(_KEY)), None)
    if at is None:
        lines.append(_KEY)
        at = len(lines) - 1
    elif re.sub(r"\s#.*", "", lines[at]).strip() != _KEY:
        raise ToolkitError("'sessions' stands on one line; give each session lines of its own")
    end = at + 1
    for number in range(at + 1, len(lines)):
        if re.match(r"[^\s#-]", lines[number]):
            break
        if lines[number].strip() and not lines[number].startswith("#"):
            end = number + 1
    items = [match for line in lines[at + 1 : end] if (match := _ITEM.match(line))]
    indent = items[0][1] if items else "  "
    fresh: list[str] = []
    starts: list[int] = []
    for session in sessions:
        starts.append(end + len(fresh) + 1)
        first, *rest = session
        fresh += [f"{indent}- {first}", *(f"{indent}  {line}" for line in rest)]
    return "\n".join([*lines[:end], *fresh, *lines[end:]]) + "\n", starts
