"""The words of the interface, the names in braces in them, and words that people use for terms."""

import re
from collections.abc import Mapping
from datetime import date

from babel.dates import format_date

from .dates import locale_of
from .vocabularies import Term, Vocabulary, loose

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


def called(vocabulary: Vocabulary, text: str) -> Term | None:
    """Return the only term with such another name, or such a title in another language.

    A note in front of a code counts for nothing, as in Goal 1.
    """
    words = loose(text)
    said = [(loose(name), term) for term in vocabulary.terms for name in term.also_called]
    for named in vocabulary.translations.values():
        told = [(vocabulary.by_slug.get(slug), title) for slug, title in named.terms.items()]
        said += [(loose(title), term) for term, title in told if term]
    near = {term.slug: term for name, term in said if words in (name, f"{name}s")}
    near = near or {term.slug: term for name, term in said if name.startswith(f"{words} ")}
    behind = re.search(r"\d+$", words) if vocabulary.coded and not near else None
    if behind and (term := vocabulary.find(behind[0])):
        return term
    return next(iter(near.values())) if len(near) == 1 else None


def terms_meant(vocabulary: Vocabulary, text: str) -> str:
    """Return what to write for a text that names several terms, or one by another name."""
    parts = [vocabulary.find(part) for part in re.split(r"\s*[,;]\s*|\s+and\s+", text)]
    if len(parts) > 1 and None not in parts:
        told = ", ".join(f'"{term.slug}"' for term in parts if term)
        return f"; several terms are a list: write [{told}]"
    term = called(vocabulary, text)
    return f"; write '{term.slug}'" if term else ""
