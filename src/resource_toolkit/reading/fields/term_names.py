"""Terms in the words of people who do not know the list: several at once, by age, with reasons."""

import re

from resource_toolkit.catalog import Term, Vocabulary

from .numbers_said import NUMBERS
from .quotes import in_round_quotes, quoted
from .slugs import likely_slug

_SEVERAL = re.compile(r"\s*(?:[,;/|+&•\n]|\.|\band\b|\by\b|(?<=\s)[-–—](?=\s))\s*")
"""What people write between two terms."""
_SPAN = re.compile(
    r"(?i)\b(\d{1,3}|birth) ?(?:-|–|to|through|a) ?(?:about )?(\d{1,3})\b"
    r" ?(years|yrs?|months|mos?|m)?"
)
_AGE = re.compile(r"(?i)\b(\d{1,2})(?:['’]?s\b|[- ]?(?:years?|yrs?|yo)\b| años?\b)")
_AS_WORD = re.compile(r"(?i)\b(?:one|two|three|four|five)(?=s\b|[- ]years?\b)")
_MONTHS_OLD = re.compile(r"(?i)\b(\d{1,2})[- ]?(?:months?|mos?|meses)\b")
_UNDER = re.compile(r"(?i)(?:under|below|up to|menos de|hasta) (\d{1,2})\b.*")
_REASON = re.compile(r"(.+?)(?: +[-–—=>]+ +|\. +|, +| *\()(?=\w)(.+)")
"""A term and why it is named, with a sign between them that is no colon."""
_NEEDS_QUOTES = re.compile(r": | #|^[^\w¿¡]|[,\[\]{}]")


def one_term(vocabulary: Vocabulary, text: str) -> Term | None:
    """Return the term that a text names by slug, alias, title, or by its slug with blanks."""
    text = in_round_quotes(text) or text
    plain = likely_slug(text) if re.fullmatch(r"[\w'’ -]+", text.strip()) else ""
    return vocabulary.meant(text) or vocabulary.find(plain)


def all_terms(vocabulary: Vocabulary, text: str) -> list[str]:
    """Return the terms of which a text is made, or nothing where a part of it is none."""
    return _named(vocabulary, _SEVERAL.split(text)) or _named(vocabulary, text.split())


def _named(vocabulary: Vocabulary, written: list[str]) -> list[str]:
    parts = [part for part in written if part.strip()]
    terms = [(part, vocabulary.find(part), one_term(vocabulary, part)) for part in parts]
    names = [part if known else meant.slug for part, known, meant in terms if meant]
    return names if len(names) == len(parts) else []


def parted(vocabulary: Vocabulary, text: str) -> str:
    """Return the items between which another sign than a comma stands, one a term; or nothing."""
    parts = [part.strip() for part in re.split(r"[;|\n]|\s/\s", text) if part.strip()]
    terms = [one_term(vocabulary, part) for part in parts]
    fits = len(parts) > 1 and any(terms) and not re.search(r"[\[\]{}:#]", text)
    named = [term.slug if term else part for term, part in zip(terms, parts, strict=True)]
    return ", ".join(named) if fits else ""


def with_reason(vocabulary: Vocabulary, text: str) -> str:
    """Return `term: reason` of a text that begins with a term and goes on, or nothing."""
    said = _REASON.match(text.strip()) if vocabulary.field.notes else None
    term = one_term(vocabulary, said[1]) if said else None
    if not said or not term or any(map(vocabulary.meant, _SEVERAL.split(said[2]))):
        return ""
    reason = without_closing(said[2])
    return f"{term.slug}: {quoted(reason) if _NEEDS_QUOTES.search(reason) else reason}"


def without_closing(text: str) -> str:
    """Return a text without the bracket at its end that it does not open."""
    return text if "(" in text else text.removesuffix(")")


def by_numbers(vocabulary: Vocabulary, text: str) -> list[str]:
    """Return the terms whose summaries name a span of years or months that a text lies in."""
    text = _AS_WORD.sub(lambda said: str(NUMBERS[said[0].lower()]), text)
    asked = _span(text) or _ages(text)
    if not asked or not re.search(r"\d", text):
        return []
    spans = [(term.slug, _span(term.summary)) for term in vocabulary.terms]
    fits = [
        slug for slug, span in spans if span and max(span[0], asked[0]) < min(span[1], asked[1])
    ]
    return fits if vocabulary.field.many else fits[:1]


def _span(text: str) -> tuple[int, int] | None:
    """Return the months from and to which a text says that something is, years where it is mute."""
    said = _SPAN.search(text)
    if not said:
        return None
    unit = 1 if re.match(r"(?i)m", said[3] or "") else 12
    first = int(said[1]) if said[1].isdigit() else 0
    return first * unit, int(said[2]) * unit


def _ages(text: str) -> tuple[int, int] | None:
    """Return the months from and to which the ages last that a text names, as in `3s and 4s`."""
    if under := _UNDER.fullmatch(text.strip()):
        return 0, int(under[1]) * 12
    said = [(int(age[1]) * 12, 12) for age in _AGE.finditer(text)]
    said += [(int(age[1]), 1) for age in _MONTHS_OLD.finditer(text)]
    if not said:
        return None
    return min(begun for begun, _ in said), max(begun + lasts for begun, lasts in said)
