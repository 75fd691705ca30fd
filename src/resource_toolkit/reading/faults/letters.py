"""Letters that were saved in another code, or lost: a program took accents for other signs."""

import re
from collections.abc import Iterator

from resource_toolkit.problems import Repair, many, shown

_PART = "[\u0080-\u00bf\u0152-\u0192\u2013-\u203aˆ˜€™‰]"
_BROKEN = re.compile(f"(?:[ÃÂ]{_PART}|â{_PART}{{1,2}}|ð{_PART}{{3}})+")
"""Letters of UTF-8 that a program took for those of an older form."""
_FEW = 3
"""So many places are told one by one."""


def broken_letters(text: str) -> Iterator[tuple[int, str, Repair | None]]:
    """Yield where letters are lost or broken, what to say of it, and what to write.

    Many are told at the first of them.
    """
    yield from _lost(text) if "\ufffd" in text else ()
    broken = [
        (match, mended)
        for match in (_BROKEN.finditer(text) if any(map(text.__contains__, "ÃÂâð")) else ())
        if (mended := _mended(match[0]))
    ]
    for match, mended in broken if len(broken) <= _FEW else broken[:1]:
        was, now = _in_word(text, match, match[0]), _in_word(text, match, mended)
        message = f"these letters were saved in another way; write '{now}' for {shown(was)}"
        repair = Repair(match[0], mended)
        if len(broken) > _FEW:
            message += f", and so at {many(len(broken) - 1, 'other place')}"
            repair = _whole(text, broken)
        yield match.start(), message, repair


def _whole(text: str, broken: list[tuple[re.Match[str], str]]) -> Repair:
    """Return the repair of all broken letters of a text, from the first to the last."""
    start, end = broken[0][0].start(), broken[-1][0].end()
    told, at = "", start
    for match, mended in broken:
        told += text[at : match.start()] + mended
        at = match.end()
    return Repair(text[start:end], told)


def _lost(text: str) -> Iterator[tuple[int, str, None]]:
    words = list(re.finditer(r"\w*\ufffd[\w\ufffd]*", text))
    for lost in words if len(words) <= _FEW else words[:1]:
        message = f"a letter was lost in {shown(lost[0])} when the file was saved; write it anew"
        if len(words) > _FEW:
            message = f"letters were lost in {len(words)} words, such as {shown(lost[0])}, when it "
            message += "was saved; take back the change that saved it so, or write them anew"
        yield lost.start(), message, None


def _in_word(text: str, match: re.Match[str], letters: str) -> str:
    """Return letters with the rest of the word in which a match stands."""
    before = re.search(r"\w*\Z", text[max(match.start() - 40, 0) : match.start()])
    after = re.match(r"\w*", text[match.end() : match.end() + 40])
    return f"{before[0] if before else ''}{letters}{after[0] if after else ''}"


def _mended(broken: str) -> str:
    """Return letters that were read in a wrong code page as they were, or nothing."""
    try:
        raw = b"".join(
            sign.encode("latin-1") if ord(sign) < 256 else sign.encode("cp1252") for sign in broken
        )
        return raw.decode("utf-8")
    except UnicodeError:
        return ""
