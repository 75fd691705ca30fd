"""Signs that no contributed text may hold: nobody sees them, and they change what is seen."""

import re
from typing import NamedTuple

SLOT = re.compile("\ue000([a-z_]+)\ue001")
"""A slot of the program's own pages, with its name. No text can hold one: its signs are private."""
_UNSEEN = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff"
"""Control characters, those that turn the direction of text, and those of private use.

Tabs and line ends are none of them.
"""
_HIDDEN = re.compile(f"[{_UNSEEN}]")
_MARKS = "\u061c\u200e\u200f"
"""Marks of direction, which text written from right to left needs beside numbers and names."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class Sign(NamedTuple):
    """A sign that may not stand in a text: its position, counted from 0, and what is wrong."""

    start: int
    code: str
    message: str


def slot(name: str) -> str:
    """Return the slot of a name."""
    return f"\ue000{name}\ue001"


def forbidden_sign(text: str) -> Sign | None:
    """Return the first sign of a text that it may not hold, or None."""
    for hidden in _HIDDEN.finditer(text):
        sign = hidden[0]
        if sign in _MARKS and _RIGHT_TO_LEFT.search(text):
            continue
        return Sign(hidden.start(), "RC001", _named(ord(sign)))
    return None


def _named(number: int) -> str:
    if number <= 0x9F:
        return "there is a control character; delete it"
    if number >= 0xE000:
        return f"a sign of private use shows on few devices (U+{number:04X}); delete it"
    return f"a sign that nobody sees turns the text around (U+{number:04X}); delete it"


def printable(text: str) -> str:
    """Return a text as it may reach a page or a terminal: hidden signs become �."""
    return text if text.isprintable() else _HIDDEN.sub("�", text)
