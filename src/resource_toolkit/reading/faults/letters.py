"""Letters that were lost, or that a program took for those of another code, and what they were."""

import re
from collections.abc import Iterator

from resource_toolkit.problems import Repair, many, shown

_PART = "[\u0080-\u00bf\u0152-\u0192\u2013-\u203aˆ˜€™‰]"
_BROKEN = re.compile(f"(?:[ÃÂ]{_PART}|â{_PART}{{1,2}}|ð{_PART}{{3}})+")
"""Letters of UTF-8 that a program took for those of an older form."""
_FIRST = "ÃÂâð"
_MOST_TIMES = 3
"""So often may a table have gone the wrong way."""
_FEW = 3
"""So many places are told one by one."""


def broken_letters(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Yield each place of a text with broken letters: its position, they, the word, what it was."""
    for broken in _BROKEN.finditer(text) if any(map(text.__contains__, _FIRST)) else ():
        if _mended(broken[0]):
            begin = re.search(r"\w*\Z", text[max(broken.start() - 40, 0) : broken.start()])
            rest = re.match(r"[\w\u0080-\u00bf\u2018-\u203a€ƒ]*", text[broken.end() :])
            word = f"{begin[0] if begin else ''}{broken[0]}{rest[0] if rest else ''}"
            yield broken.start(), broken[0], word, with_letters(word)


def with_letters(text: str) -> str:
    """Return a text with the letters that it had before they were broken, once or several times."""
    for _ in range(_MOST_TIMES):
        whole = _BROKEN.sub(lambda broken: _mended(broken[0]) or broken[0], text)
        if whole == text:
            break
        text = whole
    return text


def odd_letters(text: str) -> Iterator[tuple[int, str, Repair | None]]:
    """Yield where letters of a file are lost or broken, what to say of it, and what to write.

    Many are told at the first of them.
    """
    yield from _lost(text) if "\ufffd" in text else ()
    broken = list(broken_letters(text))
    for start, letters, was, now in broken if len(broken) <= _FEW else broken[:1]:
        end = start + len(letters)
        message = f"these letters were saved in another way; write '{now}' for {shown(was)}"
        if len(broken) > _FEW:
            message += f", and so at {many(len(broken) - 1, 'other place')}"
            end = broken[-1][0] + len(broken[-1][1])
        signs = text[start:end]
        yield start, message, Repair(signs, with_letters(signs))


def _lost(text: str) -> Iterator[tuple[int, str, None]]:
    words = list(re.finditer(r"\w*\ufffd[\w\ufffd]*", text))
    for lost in words if len(words) <= _FEW else words[:1]:
        message = f"a letter was lost in {shown(lost[0])} when the file was saved; write it anew"
        if len(words) > _FEW:
            message = f"letters were lost in {len(words)} words, such as {shown(lost[0])}, when it "
            message += "was saved; take back the change that saved it so, or write them anew"
        yield lost.start(), message, None


def _mended(broken: str) -> str:
    """Return letters that were read in a wrong code page as they were, or nothing."""
    try:
        raw = b"".join(
            sign.encode("latin-1") if ord(sign) < 256 else sign.encode("cp1252") for sign in broken
        )
        return raw.decode("utf-8")
    except UnicodeError:
        return ""
