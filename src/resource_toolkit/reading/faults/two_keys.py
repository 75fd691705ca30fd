"""A key and one of the keys below it that stand in one line."""

import re

from resource_toolkit.problems import as_line

from .line_repairs import stops_at

_TWO_KEYS = re.compile(r"( *)([a-z_]+): +([a-z][\w-]*:(?: *\[.*| +[^\s\[].*| *))")


def two_keys(lines: list[str], *rows: int) -> tuple[int, tuple[int, str, str]] | None:
    """Return index and column of a line that should be two, these, and what to say, or nothing.

    It is one where YAML then reads further. The lines below it are set in, as what belongs to the
    first of the two is.
    """
    stop = stops_at(lines)
    for row in dict.fromkeys(rows):
        both = _TWO_KEYS.fullmatch(lines[row])
        below = lines[row + 1] if row + 1 < len(lines) else ""
        if both and below.startswith(f"{both[1]}  "):
            first, second = f"{both[1]}{both[2]}:", f"{both[1]}  {both[3]}".rstrip()
            now = stops_at([*lines[:row], first, second, *lines[row + 1 :]])
            if now is None or (stop and now[0] - 1 > max(stop[0], row)):
                message = f"each key stands in a line of its own; write {as_line(first)}, and "
                message += f"below it {as_line(second)}"
                return row, (both.start(3) + 1, f"{first}\n{second}", message)
    return None
