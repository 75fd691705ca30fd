"""Lines to write on in other signs, and signs that swallow all that stands below them."""

import re
from collections.abc import Iterator

from resource_toolkit.checking.written.slip import Slip, gap_above, line_at
from resource_toolkit.problems import Repair, as_line

_STROKES = re.compile(
    r"(?<=[\w:)*] )(?:-{5,}|—{3,}|–{4,}|\.{6,}|…{3,}|~{5,}|[‗＿ˍ¬]{3,})(?![^\n]*\|)|\.{6,}|…{3,}"
)
_STROKES_LIKELY = ("-----", "———", "––––", "......", "………", "~~~~~", *(s * 3 for s in "‗＿ˍ¬"))
_OTHER_STROKES = {"-": "hyphens", ".": "dots", "…": "dots", "—": "dashes", "–": "dashes"}
_SPACED = re.compile(r"(?<![_\w])_(?: _){3,}(?![_\w])")
_SHORT = re.compile(r"(?<=: |\* )_{1,2}(?=[ \t]*$|[ \t]+\*\*[^\s*])", re.M)
"""A line to write on that is too short to be one."""
_RULED = re.compile(r"(?<=_{3})[ \t]*\n\n?(-{4,})[ \t]*$", re.M)
"""More hyphens than people write for a line to cut along, below a line to write on."""
_QUOTED = re.compile(r"^[ \t]*(['’´]{3})(?=\w*[ \t]*$)", re.M)
"""Signs that other keyboards have where program code begins."""
_FENCE = re.compile(r"^[ \t]*(```+(?![^\n]*`)|~~~+)[ \t]*(\S?)", re.M)
_HEADING = re.compile(r"\n#{2,4} \S")
_LINE = "______"
_DASHES = re.compile(
    r"^[ \t]{0,3}(?=[✂✁✃✄–—―─━\\-])(?:(?=[^\n]*[–—―─━])(?:[✂✁✃✄–—―─━-]\ufe0f?[ \t]?){1,100}"
    r"|\\-(?:\\?-){2,}[ \t]?|(?:\\\*){3}[ \t]?)$",
    re.M,
)
"""Dashes alone in a line, or hyphens that mean nothing: word processors make them of ---."""
_DASH = frozenset("–—―─━\\")


def blank_slips(text: str) -> Iterator[Slip]:
    """Yield each line to write on that nobody can fill in."""
    if any(map(text.__contains__, _STROKES_LIKELY)):
        for strokes in _STROKES.finditer(text):
            what = _OTHER_STROKES.get(strokes[0][0], "these signs")
            message = f"nobody can fill in {what}; write {_LINE} for them"
            yield Slip(strokes.start(), "RC530", message, Repair(strokes[0], _LINE))
    for dashes in _DASHES.finditer(text) if not _DASH.isdisjoint(text) else ():
        gap = gap_above(text, dashes.start())
        message = "a line to cut along, or between parts, is three hyphens; write '---'"
        message += ", with an empty line above it" if gap else ""
        yield Slip(dashes.start(), "RC530", message, Repair(dashes[0], f"{gap}---"))
    for ruled in _RULED.finditer(text) if "\n----" in text else ():
        message = "hyphens are a line to cut along; to write on, write ______, and to cut, '---'"
        yield Slip(ruled.start(1), "RC530", message)
    for spaced in _SPACED.finditer(text) if "_ _ _ _" in text else ():
        message = f"a line to write on has no blanks in it; write {_LINE}"
        yield Slip(spaced.start(), "RC530", message, Repair(spaced[0], _LINE))
    for short in _SHORT.finditer(text) if " _" in text else ():
        message = f"a line to write on has three signs or more; write {_LINE}"
        yield Slip(short.start(), "RC530", message, Repair(short[0], _LINE))


def open_fence(body: str) -> tuple[int, str] | None:
    """Return place and message of signs that turn the rest of a body into program code."""
    begun: re.Match[str] | None = None
    for fence in _FENCE.finditer(body) if "```" in body or "~~~" in body else ():
        closes = begun and fence[1].startswith(begun[1])
        if begun and closes and fence[2] and len(fence[1]) == len(begun[1]):
            return _two_opened(body, begun)
        begun = fence if begun is None else None if closes else begun
    if begun is None:
        return None
    told = line_at(body, begun.start(1))
    message = f"all that follows is shown as program code; delete {told.strip()}, or close it"
    return begun.start(1), f"{message} by {begun[1]} in a line of its own"


def _two_opened(body: str, begun: re.Match[str]) -> tuple[int, str]:
    """Return place and message of signs that open program code, as the next ones do too."""
    code = body[begun.start(1) :].partition("\n\n")[0].rstrip().split("\n")[-1]
    message = f"this program code is never closed; write {begun[1]} below {as_line(code.strip())}, "
    return begun.start(1), f"{message}in a line of its own, set in as the code is"


def swallowed(body: str, text: str) -> Iterator[Slip]:
    """Yield each sign that opens, never closes, and takes the headings or texts below with it.

    `text` is the body with its code left out.
    """
    quoted = _QUOTED.search(text) if any(sign in text for sign in ("'''", "´´´", "’’’")) else None
    if quoted:
        message = "program code begins with three signs ` and not with quotes; write ``` for them"
        yield Slip(quoted.start(1), "RC127", message, Repair(quoted[1], "```"))
    fence = None if quoted else open_fence(body)
    if fence and ("never closed" in fence[1] or _HEADING.search(body, fence[0])):
        yield Slip(fence[0], "RC127", fence[1])
    at = text.rfind("<!--") if "<!--" in text else -1
    if at >= 0 and "-->" not in text[at:] and "\n\n" in text[at:].rstrip():
        message = "this comment is never closed, so all below it is shown as raw text; "
        told = line_at(text, at)
        repair = Repair(told, "") if told.startswith("<!--") else None
        yield Slip(at, "RC127", f"{message}delete {as_line(told)}", repair)
