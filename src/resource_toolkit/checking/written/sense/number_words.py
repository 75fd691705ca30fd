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
