"""Signs that no contributed text may hold: nobody sees them, and they change what is seen."""

import re
from typing import NamedTuple

from .repair import Repair

SLOT = re.compile("\ue000([a-z_]+)\ue001")
"""A slot of the program's own pages, with its name. No text can hold one: its signs are private."""
_UNSEEN = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff"
"""Control characters, those that turn the direction of text, and those of private use.

Tabs and line ends are none of them.
"""
_HIDDEN = re.compile(f"[{_UNSEEN}]")
_OFFICE = {
    **dict.fromkeys("\uf06f\uf070\uf071\uf072\uf0a3\uf0a8", "[ ]"),
    **dict.fromkeys("\uf052\uf053\uf054\uf0fd\uf0fe", "[x]"),
    **dict.fromkeys("\uf076\uf077\uf09f\uf0a7\uf0b7\uf0d8", "-"),
    "\uf0e0": "→",
    "\uf0e8": "→",
    "\uf0fc": "✓",
    "\uf04a": "🙂",
}
"""Signs of the fonts of word processors for boxes, bullets and arrows, and what to write."""
_INSIDE = {"[ ]": "☐", "[x]": "☑", "-": "•"}
"""What stands for them inside a line."""
_SIGN_LINE = re.compile(f"([ \t]*)([-*+][ \t]+)?([{''.join(_OFFICE)}])[ \t\u00a0]*")
_MARKS = "\u061c\u200e\u200f"
"""Marks of direction, which text written from right to left needs beside numbers and names."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class Sign(NamedTuple):
    """A sign that may not stand in a text: its position, counted from 0, and what is wrong."""

    start: int
    code: str
    message: str
    repair: Repair | None = None
    """What to write, where the sign has a meaning."""


def slot(name: str) -> str:
    """Return the slot of a name."""
    return f"\ue000{name}\ue001"


def forbidden_sign(text: str) -> Sign | None:
    """Return the first sign of a text that it may not hold, or None."""
    for hidden in _HIDDEN.finditer(text):
        sign = hidden[0]
        if sign in _MARKS and _RIGHT_TO_LEFT.search(text):
            continue
        if sign in _OFFICE:
            return _of_an_office_program(text, hidden.start())
        return Sign(hidden.start(), "RC001", _named(ord(sign)))
    return None


def _of_an_office_program(text: str, start: int) -> Sign:
    """Return a sign of the font of a word processor, with the lines as they should be."""
    begin, last = text.rfind("\n", 0, start) + 1, max(map(text.rfind, _OFFICE))
    rest = text.find("\n", last)
    old = text[begin : rest if rest >= 0 else len(text)]
    told = "\n".join(map(_without_office_signs, old.split("\n")))
    what = "a box to tick" if _OFFICE[text[start]] in ("[ ]", "[x]") else "a sign"
    first = told.partition("\n")[0].strip()
    message = f"{what} of a word processor shows on few devices; write '{first[:120]}'"
    return Sign(start, "RC001", message, Repair(old, told, (text.count("\n", 0, start) + 1, 1)))


def _without_office_signs(line: str) -> str:
    row = _SIGN_LINE.match(line)
    meant = _OFFICE[row[3]] if row else ""
    if row and meant in _INSIDE:
        line = f"{row[1]}- {'' if meant == '-' else f'{meant} '}{line[row.end() :]}"
    for sign, meant in _OFFICE.items():
        line = line.replace(sign, _INSIDE.get(meant, meant))
    return line


def _named(number: int) -> str:
    if number <= 0x9F:
        return "there is a control character; delete it"
    if number >= 0xE000:
        return f"a sign of private use shows on few devices (U+{number:04X}); delete it"
    return f"a sign that nobody sees turns the text around (U+{number:04X}); delete it"


def printable(text: str) -> str:
    """Return a text as it may reach a page or a terminal: hidden signs become �."""
    return text if text.isprintable() else _HIDDEN.sub("�", text)
