"""The letters of a table that was saved in an old code page, as spreadsheet programs offer it."""

import re

_PAGES = ("cp1252", "cp850", "cp437", "mac_roman")
"""Of Windows, of DOS in Europe and America, and of the Macintosh."""
_KNOWN = frozenset("áéíóúüñÁÉÍÓÚÜÑ¿¡«»‘’“”–—…•·°º½¼×\u00a0€$")
"""The signs that English and Spanish texts hold."""
_INSIDE = re.compile(r"(?<=[^\W\d_])[^\w\s’'‑/@.-](?=[^\W\d_])|(?<=[a-záéíóúñü])[ÁÉÍÓÚÑÜ](?=[a-z])")
"""A sign within a word that stands in none."""


def decoded(data: bytes) -> str:
    """Return the text of bytes in the code page that gives the fewest odd signs."""
    texts = [data.decode(page, "replace") for page in _PAGES]
    return min(texts, key=_oddness)


def _oddness(text: str) -> int:
    odd = sum(sign not in _KNOWN for sign in text if not sign.isascii())
    return odd + len(_INSIDE.findall(text))
