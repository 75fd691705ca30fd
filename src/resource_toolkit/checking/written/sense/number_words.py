"""Numbers as words, in English and Spanish."""

_ENGLISH = (
    *("two", "three", "four", "five", "six", "seven"),
    *("eight", "nine", "ten", "eleven", "twelve"),
)
_SPANISH = (
    *("dos", "tres", "cuatro", "cinco", "seis", "siete"),
    *("ocho", "nueve", "diez", "once", "doce"),
)
COUNTS = {word: n for words in (_ENGLISH, _SPANISH) for n, word in enumerate(words, 2)}
"""The words from two to twelve, to their numbers."""
ONE = dict.fromkeys(("a", "an", "one", "un", "una", "uno"), 1)
PARTS = {
    **dict.fromkeys(("half", "media", "medio", "½"), 0.5),
    **dict.fromkeys(("quarter", "cuarto", "¼"), 0.25),
    "¾": 0.75,
}


def count_of(said: str) -> int:
    """Return the number of a word of `COUNTS`, of `one`, or of digits, as a text writes it."""
    word = said.casefold()
    return 1 if word == "one" else COUNTS.get(word) or int(word)
