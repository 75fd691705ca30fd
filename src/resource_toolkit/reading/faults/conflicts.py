"""What a merge leaves in a file when nobody chose between two versions."""

import re

from resource_toolkit.problems import Mark, Repair, shown

_SIGN = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.M)
_BEGIN = "<<<<<<<"
_MIDDLE = re.compile(r"^={7}$", re.M)
_NO_HEADING = re.compile(r"|[^\n]*(?:[.!?:;|>…]|---|___)[*_)\"”]*|\s*[-*+#|>][^\n]*|[\w-]+: [^\n]*")
"""A line that is no heading, so a line of signs below it was left by a merge."""


def conflict(text: str) -> tuple[Mark, str, Repair | None] | None:
    """Return where the first sign of an unfinished merge stands, and what to do; or None."""
    match = _SIGN.search(text) if _BEGIN in text or ">>>>>>>" in text else _left_alone(text)
    if match is None:
        return None
    repair = None
    line = text.count("\n", 0, match.start()) + 1
    if match[0].startswith(_BEGIN) and ">>>>>>>" in text[match.end() :]:
        message = (
            "two versions of these lines stand here since a merge; keep the one that is right, and "
            "delete the lines that begin with <<<<<<<, ======= and >>>>>>>"
        )
    else:
        message = f"a merge left the line {shown(match[0])} here; delete it"
        repair = Repair(f"{match[0]}\n", "")
    return (line, 1), message, repair


def _left_alone(text: str) -> re.Match[str] | None:
    """Return the line between two versions, where it stands alone and makes no heading."""
    for middle in _MIDDLE.finditer(text) if "\n=======\n" in text else ():
        above = text[: middle.start()].removesuffix("\n").rpartition("\n")[2]
        if _NO_HEADING.fullmatch(above):
            return middle
    return None
