"""Words and their stems, as the index of the search knows them; `theme/js/search/` has the twin."""

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import snowballstemmer  # type: ignore[import-untyped]

LANGUAGES: Mapping[str, Mapping[str, object]] = json.loads(
    Path(__file__).with_name("languages.json").read_text(encoding="utf-8")
)
"""What the search knows of each language: words without meaning, and words of time."""
_ALGORITHMS = {"en": "english", "es": "spanish"}
_KEPT = (
    "bebe camara cara casa gato jugo libro mesa meta pared pure sala sol taller tarde tele verde"
)
_APART: Mapping[str, frozenset[str]] = {"es": frozenset(_KEPT.split())}
"""Words that keep themselves, without accents: their stem is by accident that of other words."""
_WORD = re.compile(r"[^\W_]+")
_OWNER = re.compile(r"'s?\b")
_PLAIN = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
"""Small letters, and blanks between the words, for a text without other letters."""


def fold(text: str) -> str:
    """Return a text in small letters without accents."""
    if text.isascii():
        return text.lower()
    return re.sub(r"[\u0300-\u036f]", "", unicodedata.normalize("NFKD", text.lower()))


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters, accents kept."""
    if text.isascii():
        return (_OWNER.sub("", text.lower()) if "'" in text else text).translate(_PLAIN).split()
    plain = unicodedata.normalize("NFC", text.lower()).replace("’", "'").replace("‘", "'")
    return _WORD.findall(_OWNER.sub("", plain))


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    name = _ALGORITHMS.get(language)
    if name is None:
        return str
    made: Callable[[str], str] = snowballstemmer.stemmer(name).stemWord
    return made


@cache
def stem(word: str, language: str) -> str:
    """Return what the words of one family share in a language, without accents."""
    if language in _APART and (one := fold(word).removesuffix("s")) in _APART[language]:
        return one
    return fold(_stemmer(language)(word))


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return the words of a language that carry no meaning in a search, without accents."""
    return frozenset(str(LANGUAGES.get(language, {}).get("stop", "")).split())


@cache
def meaning(word: str, language: str) -> str:
    """Return the stem of a word, or nothing for one that carries no meaning."""
    return "" if fold(word) in stop_words(language) else stem(word, language)


def stems_of(text: str, language: str) -> list[str]:
    """Return the stems of the words of a text that carry meaning, in order."""
    return [stemmed for word in words_of(text) if (stemmed := meaning(word, language))]


def phrase_stems(phrase: str, language: str) -> list[str]:
    """Return the stems of a phrase: of all its words where only one of them carries meaning.

    It is not what that word alone says ("left out"). All words that say no are one.
    """
    stems = stems_of(phrase, language)
    words = words_of(phrase)
    if len(stems) > 1 or len(words) < 2:
        return stems
    return ["not" if fold(word) in _no(language) else stem(word, language) for word in words]


@cache
def small_stems(language: str) -> frozenset[str]:
    """Return the stems with which a phrase begins that begins with a word without meaning."""
    return frozenset(("not", *(stem(word, language) for word in stop_words(language))))


@cache
def _no(language: str) -> frozenset[str]:
    return frozenset(str(LANGUAGES.get(language, {}).get("not", "")).split())
