"""Lists and tables that the engine of hand-written pages shows as plain lines of text.

It asks for more than the texts of resources do: an empty line above, and four blanks before what
belongs to an item.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from resource_toolkit.checking.links import without_code
from resource_toolkit.problems import Repair, as_line

from .signs import is_prose
from .slip import Slip

_BLOCK = re.compile(r"(?:^[^\n]*\S[^\n]*(?:\n|\Z))+", re.M)
"""Lines without an empty one between them."""
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])[ \t]+\S")
_FIRST_NUMBER = re.compile(r"1[.)]\s")
_ROW = re.compile(r"\|?[^|\n]+\|.*\n[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*(?:\n|\Z)")
"""The head of a table, with its line of hyphens."""
_NO_TEXT = re.compile(r"\s|[#>|<:]|!!!|\?\?\?|(?:[-*_] ?){3,}$|\{[{%]")
"""How a line begins that is no plain text."""
_PAREN = re.compile(r"(\d{1,3})\)(?=[ \t]+\S)")
_SHY = re.compile(r"( {1,3})(?=\S)")
_DEEP = re.compile(r" {4}|\t")
"""What makes program code of a line, where it belongs to no item and to no box."""
_BOX = re.compile(r"!!!|\?\?\?|===|\[\^[^\]\n]+\]:")
"""How something begins whose inner lines have four blanks before them."""
_ENDS = (":", ".", "!", "?", "…", "**", "*", ")")
_INDENT = 4


def page_list_slips(body: str) -> Iterator[Slip]:
    """Yield each list and table of a page that would be shown as text, code left out."""
    listed = boxed = False
    for block in _BLOCK.finditer(without_code(body)):
        lines = block[0].rstrip("\n").split("\n")
        written = body[block.start() :].split("\n", len(lines))[: len(lines)]
        boxed = bool(_BOX.match(lines[0])) or (boxed and bool(_DEEP.match(lines[0])))
        if not (listed or boxed) and all(map(_DEEP.match, lines)):
            yield from _set_in(written, block.start())
        elif _ITEM.match(lines[0]):
            yield from _counted(lines, written, block.start())
            yield from _shy(lines, written, block.start())
            listed = True
        elif listed and _SHY.match(lines[0]):
            yield from _shy(lines, written, block.start())
        else:
            listed = listed and lines[0].startswith(" " * _INDENT)
            yield from _crowded(lines, written, block.start())


def _set_in(written: list[str], start: int) -> Iterator[Slip]:
    """Yield a paragraph that is shown as program code, because four blanks stand before it."""
    if is_prose(written[0].lstrip()):
        told = "\n".join(line.lstrip() for line in written)
        message = f"four blanks make program code of a text; write {as_line(written[0].lstrip())}"
        yield Slip(start, "RC530", message, Repair("\n".join(written), told))


def _crowded(lines: list[str], written: list[str], start: int) -> Iterator[Slip]:
    """Yield the first list or table right below a line of text."""
    for n, (above, line) in enumerate(pairwise(lines), 1):
        start += len(above) + 1
        below = lines[n + 1] if n + 1 < len(lines) else ""
        if _NO_TEXT.match(above):
            if not above.startswith("#"):
                return
            continue
        meant: object = above.rstrip().endswith(_ENDS) or _ITEM.match(below)
        if _ITEM.match(line) and line[0].isdigit() and not _FIRST_NUMBER.match(line):
            meant = False  # A year, say, with which a line begins.
        for what, code, is_one in (
            ("table", "RC123", _ROW.match(f"{line}\n{below}")),
            ("list", "RC121", _ITEM.match(line) and meant),
        ):
            if is_one:
                message = (
                    f"right below a text this {what} is shown as text; put an empty line above "
                )
                yield Slip(start, code, message + as_line(written[n]), Repair("", "\n"))
                return


def _counted(lines: list[str], written: list[str], start: int) -> Iterator[Slip]:
    """Yield a list whose numbers have a bracket behind them."""
    if _PAREN.match(lines[0]):
        told = [
            _PAREN.sub(r"\1.", words, count=1) if _PAREN.match(line) else words
            for line, words in zip(lines, written, strict=True)
        ]
        message = f"a numbered list has a point behind each number; write {as_line(told[0])}"
        yield Slip(start, "RC121", message, Repair("\n".join(written), "\n".join(told)))


def _shy(lines: list[str], written: list[str], start: int) -> Iterator[Slip]:
    """Yield the first line that belongs to an item of a list, and is not far enough in."""
    inner = [n for n, line in enumerate(lines) if _is_inner(line, first=n == 0)]
    shy = [n for n in inner if _SHY.match(lines[n])]
    if not shy:
        return
    depths = sorted({_depth(lines[n]) for n in inner})
    told = [
        " " * (_INDENT * (depths.index(_depth(line)) + 1)) + line.lstrip() if n in inner else line
        for n, line in enumerate(written)
    ]
    start += sum(len(line) + 1 for line in lines[: shy[0]])
    message = "what belongs to an item begins with four blanks; write " + as_line(told[shy[0]])
    repair = Repair("\n".join(written[shy[0] :]), "\n".join(told[shy[0] :]))
    yield Slip(start, "RC121", message, repair)


def _is_inner(line: str, *, first: bool) -> bool:
    return line.startswith(" ") and (first or bool(_ITEM.match(line.lstrip())))


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
