"""Boxes that set a note apart, as other programs and tired people write them."""

import re
from collections.abc import Iterator

from resource_toolkit.checking.written.slip import Slip
from resource_toolkit.problems import Repair, as_line, nearest, shown

KINDS = {
    **dict.fromkeys(("note", "info", "abstract", "summary", "question", "nota"), "NOTE"),
    **dict.fromkeys(("tip", "hint", "success", "example", "consejo"), "TIP"),
    **dict.fromkeys(("warning", "attention", "alert", "aviso"), "WARNING"),
    **dict.fromkeys(("caution", "danger", "error", "failure", "bug", "cuidado"), "CAUTION"),
    "important": "IMPORTANT",
    "importante": "IMPORTANT",
}
"""What programs and people call a box, and its kind here."""
_NAMES = "|".join(KINDS)
_BOX = re.compile(r"^>[ >]*\\?\[ *! *(\w+) *\\?\][ \t]*([^\n]*)$", re.M)
_NO_MARK = re.compile(rf"^(>[ ]*)?\\?\[(!?)({_NAMES})\\?\](?![(\[:])[ \t]*([^\n]*)$", re.M | re.I)
_ADMONITION = re.compile(
    r'^(?:!!!|\?\?\?\+?|:::) ?(\w+)(?: "([^"\n]*)"| +([^\n]+))?\n'
    r"((?:(?: {2,}|\t)\S[^\n]*\n?|\n(?= {4}))*)",
    re.M,
)
_FENCED = re.compile(
    r"^:{3,} ?(?:\{ ?)?\.?(\w+)(?: ?\})?(?:\[([^\]\n]*)\]| +([^\n]+))?\n"
    r"((?:(?!:::)[^\n]*\n)+?):{3,}[ \t]*$",
    re.M,
)
_RST = re.compile(r"^\.\. (\w+)::[ \t]*([^\n]*)\n((?:\n|(?: {2,}|\t)[^\n]*(?:\n|\Z))*)", re.M)
_NEXT = re.compile(r"\n([^\s>][^\n]*)")
_BELOW = re.compile(r"\n>?[ \t]*\n(?=[^\s>#|<-])([^\n]+)")
_LONGEST = 80
"""A title has fewer signs."""


def box_slips(text: str) -> Iterator[Slip]:
    """Yield each box of a text that is written in another way."""
    if "!" in text and ("\n>" in text or text[:1] == ">"):
        yield from _quoted(text)
    if "> [" in text or "\n[" in text or "\n\\[" in text or text[:1] in "[>":
        yield from _without_mark(text)
    if ":::" in text or "!!!" in text or "???" in text:
        yield from _admonitions(text)
    for box in _RST.finditer(text) if "\n.. " in text and "::" in text else ():
        if box[1].casefold() in KINDS:
            yield _as_quote(box, box[1], "", f"{box[2]}\n{box[3]}")


def _quoted(text: str) -> Iterator[Slip]:
    """Yield each quote whose first line should name a box and nothing else."""
    for box in _BOX.finditer(text):
        name, words = box[1], box[2].strip()
        kind = KINDS.get(name.casefold(), name.upper() if name.upper() in KINDS.values() else "")
        head = f"> [!{kind or nearest(name, KINDS.values()) or 'NOTE'}]"
        if not kind or name.upper() not in KINDS.values():
            told = f"{head}\n> {words}" if words else head
            kinds = "NOTE, TIP, IMPORTANT, WARNING and CAUTION"
            message = f"there is no box {shown(name)}, only {kinds}; write {_lines(told)}"
            yield Slip(box.start(), "RC530", message, Repair(box[0], told))
        elif words and (len(words) > _LONGEST or not _goes_on(text, box.end())):
            told = f"{head}\n> {words}"
            message = f"[!{kind}] stands alone in its line, or the words become a title; write "
            yield Slip(box.start(), "RC530", message + _lines(told), Repair(box[0], told))
        elif not re.match(rf">[ >]*\[!{name}\]", box[0]):
            message = f"this is shown as it is written; write '{head}'"
            yield Slip(box.start(), "RC530", message, Repair(box[0], head))
        elif not words and (below := _BELOW.match(text, box.end())):
            told = f"{head}\n> {below[1]}"
            message = f"this box is empty; put '> ' before its words too: write {_lines(told)}"
            yield Slip(box.start(), "RC530", message, Repair(box[0] + below[0], told))


def _goes_on(text: str, end: int) -> bool:
    return bool(re.compile(r"\n>[ \t]*(?:\n>[ \t]*)?\S").match(text, end))


def _without_mark(text: str) -> Iterator[Slip]:
    """Yield each first line of a box without its exclamation mark, or without its >."""
    for box in _NO_MARK.finditer(text):
        quoted, mark, name, words = box[1], box[2], box[3], box[4].strip()
        begins = not text[: box.start()] or text[: box.start()].endswith("\n\n")
        if bool(quoted) == bool(mark) or not (quoted or begins):
            continue
        told, old = f"> [!{KINDS[name.casefold()]}]" + (f"\n> {words}" if words else ""), box[0]
        more = None if words or quoted else _NEXT.match(text, box.end())
        if more:
            old, told = old + more[0], f"{told}\n> {more[1]}"
        message = f"this is shown as it is written; a box begins with {_lines(told)}"
        yield Slip(box.start(), "RC530", message, Repair(old, told))


def _admonitions(text: str) -> Iterator[Slip]:
    """Yield each box of another dialect, in signs or set in."""
    fenced = [box for box in _FENCED.finditer(text) if box[1].casefold() in KINDS]
    for box in fenced:
        yield _as_quote(box, box[1], box[2] or box[3] or "", box[4])
    for box in _ADMONITION.finditer(text):
        if any(other.start() <= box.start() < other.end() for other in fenced):
            continue
        if box[4].strip():
            yield _as_quote(box, box[1], box[2] or box[3] or "", box[4])
            continue
        message = f"a box is written in another way here; write '> [!{_kind(box[1])}]', below it "
        yield Slip(box.start(), "RC530", f"{message}'> ' before each line")


def _kind(name: str) -> str:
    return KINDS.get(name.casefold(), "NOTE")


def _as_quote(box: re.Match[str], name: str, title: str, inner: str) -> Slip:
    """Return the slip of a box whose lines are known."""
    lines = [line.strip() for line in inner.strip("\n").split("\n")]
    kind = _kind(name)
    rows = [f"[!{kind}]", *([f"**{title}**", ""] if title else []), *lines]
    told = "\n".join(f"> {row}".rstrip() for row in rows)
    old = box[0].rstrip("\n")
    message = f"a box is written in another way here; write '> [!{kind}]', below it '> ' before"
    return Slip(box.start(), "RC530", f"{message} each line", Repair(old, told))


def _lines(told: str) -> str:
    first, _, second = told.partition("\n")
    return as_line(first) + (f", below it {as_line(second)}" if second else "")
