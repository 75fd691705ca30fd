"""What a merge leaves in a file when nobody chose between two versions."""

import re

from resource_toolkit.problems import Mark, shown

_SIGN = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.M)
_BEGIN = "<<<<<<<"


def conflict(text: str) -> tuple[Mark, str] | None:
    """Return where the first sign of an unfinished merge stands, and what to do; or None."""
    match = _SIGN.search(text) if _BEGIN in text or ">>>>>>>" in text else None
    if match is None:
        return None
    line = text.count("\n", 0, match.start()) + 1
    if match[0].startswith(_BEGIN) and ">>>>>>>" in text[match.end() :]:
        message = (
            "two versions of these lines stand here since a merge; keep the one that is right, and "
            "delete the lines that begin with <<<<<<<, ======= and >>>>>>>"
        )
    else:
        message = f"a merge left the line {shown(match[0])} here; delete it"
    return (line, 1), message
