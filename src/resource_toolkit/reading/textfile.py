"""Text files as people save them: UTF-8, with any kind of newline, and with a limit."""

import os
from pathlib import Path

from resource_toolkit.problems import Mark, Report, forbidden_sign

from .faults import conflict, odd_letters

_UTF_16 = "the file is saved as UTF-16; save it as UTF-8"
_PAPER = (
    "this is a paper of an office program, whatever its name ends with; open it there, and copy "
    "its words into a plain text"
)
_OTHER = {
    **dict.fromkeys((b"\xff\xfe", b"\xfe\xff"), _UTF_16),
    **dict.fromkeys((b"PK\3\4", b"%PDF-", b"\xd0\xcf\x11\xe0"), _PAPER),
}
"""How files begin that are no plain text, and what to say of them."""
MAX_FILE = 1024 * 1024


def read_text(path: Path | str, report: Report, limit: int = MAX_FILE) -> str | None:
    """Return the text of a UTF-8 file with plain newlines, or None and a problem."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 thousands of paths are plain text
            size = os.fstat(file.fileno()).st_size
            data = file.read(min(size, limit) + 1)
    except OSError as error:
        report.add((1, 1), "RC001", f"the file cannot be read ({error.strerror})")
        return None
    if len(data) > limit:
        report.add((1, 1), "RC002", f"the file has {size:,} bytes; the limit is {limit:,}")
        return None
    if other := next((said for begin, said in _OTHER.items() if data.startswith(begin)), ""):
        report.add((1, 1), "RC001", other)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        report.add((line, column), "RC001", "this is not valid UTF-8; save the file as UTF-8")
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        report.add((line, 1), "RC001", "there is a NUL character; save the file again as text")
        return None
    if _holds_odd_signs(text, report):
        return None
    if merge := conflict(text):
        report.add(merge[0], "RC120", merge[1], repair=merge[2])
        return None
    return text


def _holds_odd_signs(text: str, report: Report) -> bool:
    """Add broken letters and the first sign that no text may hold; return whether there is one."""
    broken = list(odd_letters(text))
    for start, message, repair in broken:
        report.add(_mark(text, start), "RC126", message, repair=repair)
    sign = forbidden_sign(text)
    if sign and not broken:  # Else it may be a part of such letters.
        report.add(_mark(text, sign.start), sign.code, sign.message, repair=sign.repair)
    return sign is not None


def _mark(text: str, start: int) -> Mark:
    """Return line and column of a position in a text."""
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
