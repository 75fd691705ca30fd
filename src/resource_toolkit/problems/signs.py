"""Signs that no contributed text may hold: nobody sees them, and they change what is seen."""

import re
from typing import NamedTuple

SLOT = re.compile(r"SLOT0([a-z_]+)0")
"""A slot of the program's own pages, with its name."""
_UNSEEN = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Control characters, and those that turn the direction of text; tabs and line ends are neither."""
_HIDDEN = re.compile(f"[{_UNSEEN}]")
_MARKS = "\u061c\u200e\u200f"
"""Marks of direction, which text written from right to left needs beside numbers and names."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class Sign(NamedTuple):
    """A sign that may not stand in a text: its position, counted from 0, and what is wrong."""

    start: int
    code: str
    message: str


def forbidden_sign(text: str, *, slots: bool = False) -> Sign | None:
    """Return the first sign of a text that it may not hold, or None; slots only where it may."""
    for hidden in _HIDDEN.finditer(text):
        sign = hidden[0]
        if sign in _MARKS and _RIGHT_TO_LEFT.search(text):
            continue
        named = "there is a control character; delete it"
        if ord(sign) > 0x9F:
            named = f"a sign that nobody sees turns the text around (U+{ord(sign):04X}); delete it"
        return Sign(hidden.start(), "RC001", named)
    slot = SLOT.search(text) if not slots and "SLOT0" in text else None
    if slot:
        message = f"'{slot[0]}' is a mark that the program uses for itself; write it in another way"
        return Sign(slot.start(), "RC115", message)
    return None


def printable(text: str) -> str:
    """Return a text as it may reach a page or a terminal: hidden signs become �."""
    return text if text.isprintable() else _HIDDEN.sub("�", text)
