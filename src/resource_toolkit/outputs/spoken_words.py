"""The words of one language in all resources, counted: what the index of the search weighs.

Words are counted as they stand, and each is stemmed once: texts say most of theirs again and again.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from .postings import phrase_code
from .stems import fold, meaning

WEIGHTS = {
    "title": 9.0,
    "also": 9.0,
    "asked": 7.0,
    "summary": 4.1,
    "signs": 4.0,
    "headings": 2.0,
    "terms": 1.0,
    "body": 0.7,
}
"""How much a word says in each field."""
TOLD = frozenset({"headings", "terms", "body"})
"""Fields that tell of many things beside what a resource is about; they come after the others."""
ASIDE = 0.6
"""How much a word says that stands in those alone."""
LONG = {"body": 0.6}
"""How far the length of a field counts against its words; 0.3 where nothing else is said."""


class SpokenWords:
    """Takes the fields of each resource, then tells what each stem says of it."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.shown: set[str] = set()
        """Words of all fields but the body."""
        self.phrases: dict[str, dict[int, tuple[int, ...]]] = defaultdict(dict)
        """Stem to row to the phrases of the resource in which it stands."""
        self._codes: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._stems: list[str] = []
        self._places: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._silent: set[str] = set()
        self._bare: dict[str, str] = {}
        self._rows: list[tuple[int, str, array[int], array[int], int]] = []

    def take(self, position: int, name: str, words: Sequence[str]) -> None:
        """Count the words of a field of a resource."""
        tally = Counter(words)
        for word in {*tally}.difference(self._numbers):
            self._learn(word)
        for word in self._silent.intersection(tally):
            tally.pop(word)
        for word in self._bare.keys() & tally.keys():
            tally[self._bare[word]] += tally[word]
        if name != "body":
            self.shown.update(tally)
        numbers = array("I", map(self._numbers.__getitem__, tally))
        self._rows.append((position, name, numbers, array("H", tally.values()), tally.total()))

    def take_phrases(self, position: int, first: int, phrases: Iterable[Sequence[str]]) -> None:
        """Note in which of a resource's phrases a stem stands, after their words were counted."""
        known, bare = self._numbers, self._bare
        for phrase, words in enumerate(phrases, first):
            telling = [number for word in words if (number := known[word]) >= 0]
            code = phrase_code(phrase, len(telling))
            if bare:
                telling += [known[bare[word]] for word in words if word in bare]
            for number in {*telling}:
                rows = self.phrases[self._stems[number]]
                codes = (*rows[position], code) if position in rows else (code,)
                # Most are equal to those of another resource.
                rows[position] = self._codes.setdefault(codes, codes)

    def _learn(self, word: str) -> None:
        """Find what a word means, and how people write it who leave the accents out."""
        own = self._numbers[word] = self._number(word)
        if own < 0:
            self._silent.add(word)
        elif not word.isascii():
            bare = fold(word)
            self._numbers.setdefault(bare, self._number(bare))
            if self._numbers[bare] not in (own, -1):
                self._bare[word] = bare

    def _number(self, word: str) -> int:
        """Return the number of a word's stem, or -1 for a word without meaning."""
        stemmed = meaning(word, self.language)
        if not stemmed:
            return -1
        if stemmed not in self._places:
            self._places[stemmed] = len(self._stems)
            self._stems.append(stemmed)
        return self._places[stemmed]

    def said(self) -> dict[str, dict[int, float]]:
        """Return each stem with its rows, in order, and its weighted count there."""
        shares = self._shares()
        summed: list[dict[int, float]] = [{} for _ in self._stems]
        at, about = -1, set[int]()
        for position, name, numbers, times, length in self._rows:
            if position != at:
                at, about = position, set()
            fixed, by_length = shares[name]
            share = WEIGHTS[name] / (fixed + by_length * length)
            if name not in TOLD:
                about.update(numbers)
            aside = ASIDE * share
            for number, said in zip(numbers, times, strict=True):
                counts = summed[number]
                worth = said * (share if number in about else aside)
                counts[position] = counts.get(position, 0.0) + worth
        return {self._stems[number]: counts for number, counts in enumerate(summed) if counts}

    def _shares(self) -> Mapping[str, tuple[float, float]]:
        """Return what divides the weight of a field: a fixed part, and one for each word."""
        lengths: dict[str, list[int]] = defaultdict(list)
        for _, name, _, _, length in self._rows:
            lengths[name].append(length)
        shares = {}
        for name, all_lengths in lengths.items():
            long = LONG.get(name, 0.3)
            average = sum(all_lengths) / len(all_lengths) or 1
            shares[name] = 1 - long, long / average
        return shares

    def known(self, others: Iterable[str]) -> Iterator[str]:
        """Yield the words that a typing error may have meant, in order and without accents.

        They are those of titles, summaries and the like, those of a family that several resources
        have, and `others`.
        """
        times = Counter(chain.from_iterable({*numbers} for _, _, numbers, _, _ in self._rows))
        words = {
            fold(word)
            for word, number in self._numbers.items()
            if len(word) > 2 and number >= 0
            if word in self.shown or times[number] > 1
        }
        yield from sorted(words | {*others})
