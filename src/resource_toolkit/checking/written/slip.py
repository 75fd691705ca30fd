"""A slip: something in a text that its page would show as it is written."""

from typing import NamedTuple

from resource_toolkit.problems import Repair


class Slip(NamedTuple):
    """Where it stands, its code, and what to say and to write."""

    start: int
    code: str
    message: str
    repair: Repair | None = None
    """What its message asks to write there, where it says all of it."""


def line_at(text: str, start: int) -> str:
    """Return the line of a text in which a position is."""
    return text[text.rfind("\n", 0, start) + 1 :].partition("\n")[0]


def gap_above(text: str, start: int) -> str:
    """Return the empty line that a list or table needs above it, where none is there."""
    above = text[:start].removesuffix("\n").rpartition("\n")[2]
    return "\n" if above.strip() else ""
