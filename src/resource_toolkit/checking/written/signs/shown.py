"""Signs of other programs that people would see as they are written."""

import re
from collections.abc import Iterator

from resource_toolkit.checking.written.slip import Slip
from resource_toolkit.problems import Repair, shown

_EMOJI = re.compile(r":(?<![\w:/]:)([a-z][a-z_+-]{2,30}):(?![\w:])")
_PAGE_BREAK = re.compile(
    r"^\\(?:newpage|pagebreak|clearpage)\b[^\n]*$|^\f[ \t]*$"
    r"|^[-–—=.*\[( ]*(?:Page|Section|Salto de) ?(?:Break|página|sección)"
    r"(?: \([^()\n]*\))?[-–—=.*\]) ]*$",
    re.M | re.I,
)
_BREAKS = ("\\", "\f", "break", "salto de")
_SIZED = re.compile(r"(!\[[^\[\]\n]*\]\([^()\s]+)[ \t]+=[ \t]*(?:\d*x\d*|\d+%?)\)")
_RAISED = re.compile(r"\^(?<![\^\[]\^)[^\s^]{1,30}\^(?!\w)|~(?<=\b[A-Z]~)\d~|\$\$[^$\n]+\$\$")
_FIELD = re.compile(r"_*(?:\\_[ _]?){3,}(?<! )")
"""A line to fill in as word processors export it."""
_EMPTY_BOLD = re.compile(r"^(?:\\[*_]){4,}[ \t]*$", re.M)


_STAR = re.compile(r"\*(?<![*\w\\]\*)(?=[^\W\d_])")
_UNDERSCORE = re.compile(r"_(?<![\w\\/.(#-]_)(?=[^\W\d_])")
_TICK = re.compile(r"`(?<!\\`)")
_DOUBLED = re.compile(
    r"(?<=[^\W\d_]),(?:[ ]?,)+(?=\s)|(?<=[^\W\d_]);;(?=\s)|(?<=[^\W\d_])\.\.(?=\s)(?![^\n]*\. \.)"
)
"""A sign that was typed twice behind a word."""
_TYPED_TWICE = (",,", ", ,", ";;", "..")
_PART_ENDS = ("\n\n", "\n- ", "\n|")


def open_signs(text: str) -> Iterator[Slip]:
    """Yield signs of a text, code left out, that open and do not close in their paragraph."""
    single = text.replace("**", "  ") if "*" in text else text
    for sign, opening in (("*", _STAR), ("_", _UNDERSCORE), ("`", _TICK)):
        closed = -1
        for opens in opening.finditer(single) if sign in single else ():
            if opens.start() <= closed:
                continue
            ends = [end for part in _PART_ENDS if (end := single.find(part, opens.end())) >= 0]
            closed = single.find(sign, opens.end(), min(ends, default=len(single)))
            if closed < 0:
                message = f"nothing closes this {sign}; delete it, or write {sign} behind the words"
                yield Slip(opens.start(), "RC530", message)


def _has_breaks(text: str) -> bool:
    low = text.lower()
    return any(sign in low for sign in _BREAKS)


def shown_signs(text: str) -> Iterator[Slip]:
    """Yield signs that people would see."""
    for emoji in _EMOJI.finditer(text) if ":" in text else ():
        message = f"people would see {shown(emoji[0])}; put the little picture itself, or delete it"
        yield Slip(emoji.start(), "RC530", message)
    for twice in _DOUBLED.finditer(text) if any(map(text.__contains__, _TYPED_TWICE)) else ():
        message = f"{shown(twice[0])} was typed twice; write {twice[0][0]} for it"
        yield Slip(twice.start(), "RC530", message, Repair(twice[0], twice[0][0]))
    for field in _FIELD.finditer(text) if "\\_" in text else ():
        line = "_" * max(field[0].count("_"), 6)
        message = f"the signs \\ make no line to fill in; write {line[:20]}"
        yield Slip(field.start(), "RC530", message, Repair(field[0], line))
    for empty in _EMPTY_BOLD.finditer(text) if "\\*\\*\\*\\*" in text else ():
        message = f"people would see these signs, which hold no words; delete {empty[0]}"
        yield Slip(empty.start(), "RC530", message, Repair(empty[0], ""))
    for broken in _PAGE_BREAK.finditer(text) if _has_breaks(text) else ():
        message = f"people would see {shown(broken[0].strip())}; delete it: paper fills by itself"
        yield Slip(broken.start(), "RC530", message, Repair(broken[0], ""))
    for sign in _RAISED.finditer(text) if any(map(text.__contains__, "^~$")) else ():
        message = f"people would see {shown(sign[0])}; write it without these signs"
        yield Slip(sign.start(), "RC530", message)
    for sized in _SIZED.finditer(text) if "](" in text and "=" in text else ():
        message = f"a picture takes the room that it needs; write {sized[1]})"
        yield Slip(sized.start(), "RC530", message, Repair(sized[0], f"{sized[1]})"))
