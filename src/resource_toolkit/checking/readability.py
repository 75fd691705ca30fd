"""How hard a text is to read: school grade (English) or ease score (Spanish).

English: Flesch-Kincaid grade, 0.39 words/sentence + 11.8 syllables/word - 15.59
(Kincaid, Fishburne, Rogers and Chissom, 1975).
Spanish: Fernández Huerta ease, 206.84 - 60 syllables/word - 1.02 words/sentence (1959).
Syllables are counted by vowel groups, which is closer for English than hyphenation points are.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from resource_toolkit.catalog import Catalog, Resource
from resource_toolkit.problems import Problem
from resource_toolkit.reading import Body

from .links import blank, mark_at, without_code

_ADDRESS = re.compile(r"\((?<=\]\()[^()\n]*\)|\[![A-Z]+\]|https?://\S+")
_FENCE = re.compile(r"^(```|~~~).*?^\1", re.M | re.S)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\[\]]*\)")
_MARKS = re.compile(r"[*_`#>|\\]|&\w+;|<br>|https?://\S+")
_TO_FILL_IN = re.compile(r"_{3,}")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SPOKEN_E = ("le", "ee", "ye")
_SPOKEN_ENDINGS = (
    *("ted", "ded", "ses", "ces", "zes", "ges"),
    *("shes", "ches", "xes", "ies", "ees"),
)
_VOWELS = re.compile(r"[aeiouyáéíóúüàèìòù]+", re.I)

MIN_WORDS = 4
"""Shorter pieces are labels ("Bring:"), which would make a text look easier than it is."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Counts of one text; `grade` and `ease` are derived."""

    sentences: int
    words: int
    syllables: int

    @property
    def grade(self) -> float:
        """Flesch-Kincaid school grade of English text; 0 for a text without words."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def ease(self) -> float:
        """Fernández Huerta ease of Spanish text, 0 (hard) to 100 (easy)."""
        if not self.words:
            return 100.0
        return 206.84 - 60 * self.syllables / self.words - 1.02 * self.words / self.sentences


def measure(markdown: str) -> Reading:
    """Return the counts of the running text of a Markdown body (no tables, headings or code)."""
    return reading(sentences(markdown))


def reading(texts: Iterable[tuple[int, list[str]]]) -> Reading:
    """Return the counts of sentences that were taken apart already."""
    counts = [
        (len(words), sum(map(_syllables, words))) for _, words in texts if len(words) >= MIN_WORDS
    ]
    return Reading(
        sentences=len(counts),
        words=sum(words for words, _ in counts),
        syllables=sum(syllables for _, syllables in counts),
    )


def sentences(markdown: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (line offset from 0, words) of each sentence; a list item ends one."""
    text = markdown
    if "```" in text or "~~~" in text:
        text = _FENCE.sub(lambda match: "\n" * match.group().count("\n"), text)
    paragraph: list[str] = []
    start = 0
    for offset, line in enumerate([*text.split("\n"), ""]):
        prose = line.lstrip("> \t").rstrip()
        skip = not prose or prose.startswith(("#", "|", "<")) or not prose.strip("-=_* ")
        item = None if skip else _ITEM.match(prose)
        if (skip or item) and paragraph:
            yield from _split(start, " ".join(paragraph))
            paragraph = []
        if not skip:
            start = start if paragraph else offset
            paragraph.append(prose[item.end() :] if item else prose)


def _split(offset: int, text: str) -> Iterator[tuple[int, list[str]]]:
    plain = _TO_FILL_IN.sub(". ", text) if "___" in text else text
    plain = _MARKS.sub(" ", _LINK.sub(r"\1", plain) if "[" in plain else plain)
    for sentence in _SENTENCE_END.split(plain):
        words = _WORD.findall(sentence)
        if words:
            yield offset, words


@lru_cache(maxsize=50_000)
def _syllables(word: str) -> int:
    lower = word.lower()
    count = len(_VOWELS.findall(lower))
    silent_e = lower.endswith("e") and not lower.endswith(_SPOKEN_E) and count > 1
    if silent_e or (lower.endswith(("ed", "es")) and not lower.endswith(_SPOKEN_ENDINGS)):
        count -= 1
    return max(count, 1)


class Prose:
    """A resource as its readers meet it, taken apart once for all rules."""

    def __init__(self, catalog: Catalog, resource: Resource, body: Body) -> None:
        self.catalog = catalog
        self.resource = resource
        self.body = body
        self.sentences = list(sentences(resource.body))
        # Code and addresses become blanks, so that the places of all else stay the same.
        self.text = without_code(resource.body)
        self.plain = _ADDRESS.sub(blank, self.text)

    def at(self, mark: tuple[int, int], code: str, message: str) -> Problem:
        """Return a problem at (line, column) of the file."""
        line, column = mark
        path = self.resource.path
        return Problem(path=path, line=line, column=column, code=code, message=message)

    def at_body(self, start: int, code: str, message: str) -> Problem:
        """Return a problem at a position in the body; 0 is where its text begins."""
        start = start or len(self.text) - len(self.text.lstrip())
        return self.at(mark_at(self.resource, start), code, message)
