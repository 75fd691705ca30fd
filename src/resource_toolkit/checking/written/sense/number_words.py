"""Numbers as words, in English and Spanish."""

_ENGLISH = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_SPANISH = (
    *("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"),
    *("trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte"),
)
_LANGUAGES = (_ENGLISH, _SPANISH)
COUNTS = {word: n for words in _LANGUAGES for n, word in enumerate(words, 2)}
"""The words from two to twenty, to their numbers."""
TENS = {
    word: 10 * n
    for words in (
        "thirty forty fifty sixty seventy eighty ninety",
        "treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    )
    for n, word in enumerate(words.split(), 3)
}
"""The words from thirty to ninety, to their numbers."""
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


def as_said(count: int, said: str) -> str:
    """Return a number in the form of another one: a word of its language, or digits."""
    words = next((words for words in _LANGUAGES if said.casefold() in words), ())
    if not 0 <= count - 2 < len(words):
        return str(count)
    return words[count - 2].capitalize() if said[:1].isupper() else words[count - 2]
