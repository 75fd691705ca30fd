"""Letters that a program took for those of another code, and what they were."""

import re
from collections.abc import Iterator

_BROKEN = re.compile(
    "(?:[ÃÂ][\u0080-\u00bf\u0152-\u0178\u0192\u2018-\u203aˆ˜€™‰]|â€[\u0080-\u02ff\u2018-\u203a™]?)+"
)
"""Letters of UTF-8 that a program took for those of an older form."""
_FIRST = "ÃÂâ"
_MOST_TIMES = 3
"""So often may a table have gone the wrong way."""


def broken_letters(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Yield each place of a text with broken letters: its position, they, the word, what it was."""
    for broken in _BROKEN.finditer(text) if any(map(text.__contains__, _FIRST)) else ():
        if _mended(broken[0]):
            begin = re.search(r"\w*$", text[: broken.start()])
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


def _mended(broken: str) -> str:
    """Return letters that were read in a wrong code page as they were, or nothing."""
    try:
        raw = b"".join(
            sign.encode("latin-1") if ord(sign) < 256 else sign.encode("cp1252") for sign in broken
        )
        return raw.decode("utf-8")
    except UnicodeError:
        return ""
