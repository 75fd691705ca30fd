"""The words of the interface, and the names in braces that stand in them for values."""

import re
from collections.abc import Mapping
from datetime import date

from babel.dates import format_date

from .dates import locale_of

_NAME = re.compile(r"\{(\w+)\}")
DATE_FORM = "month_format"
"""The word that is a form for dates, not a text."""


def filled(text: str, values: Mapping[str, object]) -> str:
    """Return a word with the values of its names; nothing else in braces means anything."""
    return _NAME.sub(lambda name: str(values.get(name[1], name[0])), text)


def word_fault(name: str, text: str, default: str) -> str | None:
    """Return what is wrong with a toolkit's own form of a word, or None."""
    if name == DATE_FORM:
        try:
            format_date(date(2026, 11, 21), text, locale=locale_of("en"))
        except Exception:  # noqa: BLE001 each fault of a form raises another kind
            return f"'{text}' is no form for a month and year; write it like '{default}'"
    known = dict.fromkeys(_NAME.findall(default))
    strange = [f"{{{brace}}}" for brace in _NAME.findall(text) if brace not in known]
    if not strange and re.search(r"[{}]", _NAME.sub("", text)):
        strange = re.findall(r"\{[^{}\s]*\}?|\}", _NAME.sub("", text))
    if not strange:
        return None
    names = " and ".join(f"{{{brace}}}" for brace in known)
    hint = f"it knows {names}" if known else "it knows none; take the braces out"
    return f"'{strange[0]}' stands for nothing in the word '{name}'; {hint}"
