"""The names of months, in English and Spanish."""

ENGLISH_MONTHS = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
MONTHS = {
    **{name: number for number, name in enumerate(ENGLISH_MONTHS, 1)},
    "ene": 1,
    "abr": 4,
    "ago": 8,
    "set": 9,
    "dic": 12,
}
"""How the names of months begin, to their numbers."""


def month_named(text: str) -> int:
    """Return the number of the month that a word names, or 0."""
    word = text.strip(" .").casefold()
    return MONTHS.get(word[:3], 0) if word.isalpha() else 0
