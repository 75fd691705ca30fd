"""Signs of other programs that a hand-written page shows as they are written."""

import re
from collections.abc import Iterator

from resource_toolkit.problems import Repair, as_line

from .signs import KINDS
from .slip import Slip

_ALERT = re.compile(r"^>[ ]?\[!(?P<what>\w+)\]", re.M)
_TAB = re.compile(
    r'^===!?\+? "(?P<title>[^"\n]+)"[ \t]*\n(?P<inner>(?:\n|(?: {4}|\t)[^\n]*(?:\n|\Z))*)', re.M
)
_PART = re.compile(r"^<(?P<tag>div|section|details)\b(?P<says>[^<>]*)>[ \t]*$", re.M)
_MARKS = re.compile(r"^(?:[-*+] |\d{1,2}\. |#{2,6} )|\]\(|\*\*", re.M)


def page_signs(text: str, *, tabs: bool) -> Iterator[Slip]:
    """Yield boxes, tabs and parts of a page that stay signs; `tabs` says if tabs are read here."""
    for box in _ALERT.finditer(text) if "[!" in text else ():
        kind = KINDS.get(box["what"].casefold(), "NOTE").lower()
        message = f"a page has a box in another form; write '!!! {kind}', below it four blanks "
        yield Slip(box.start(), "RC530", f"{message}before each line")
    for tab in _TAB.finditer(text) if '=== "' in text and not tabs else ():
        inner = re.sub(r"(?m)^(?: {4}|\t)", "", tab["inner"]).strip("\n")
        head = f"### {tab['title']}"
        message = f"there are no tabs here; write {as_line(head)}, and no blanks before its lines"
        end = "\n\n" if tab[0].endswith("\n\n") else "\n"
        yield Slip(tab.start(), "RC530", message, Repair(tab[0], f"{head}\n\n{inner}{end}"))
    for part in _PART.finditer(text) if "\n<" in text or text[:1] == "<" else ():
        inner = text[part.end() :].partition(f"</{part['tag']}>")[0]
        if not re.search(r"\bmarkdown\b", part["says"]) and _MARKS.search(inner):
            told = f"<{part['tag']}{part['says'].rstrip()} markdown>"
            message = f"people would see the signs in this part as they are; write {as_line(told)}"
            yield Slip(part.start(), "RC530", message, Repair(part[0].rstrip(), told))
