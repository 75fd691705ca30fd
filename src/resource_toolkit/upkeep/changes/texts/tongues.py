"""The language of a few words, told by the texts of the toolkit in which they stand."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from resource_toolkit.catalog import Catalog
from resource_toolkit.checking import small_words
from resource_toolkit.problems import shown
from resource_toolkit.upkeep.changes.lines import Line, Told, text_of

_SPOKEN = "RC548"
_NAMES = {"en": "English", "es": "Spanish"}
_QUOTED = 4
"""So many times more texts of its own language have a word that others only quote."""
_WORD = re.compile(r"[^\W\d_]{4,}")


def turned(line: Line, words: str, language: str, before: str) -> Told:
    """Return what is told of words of a line that are of another language than those before."""
    message = f"{shown(words.strip())} is {_NAMES[language]}, and until now {_NAMES[before]} words "
    message += "stood here; translate it, or write again: "
    return Told(line, _SPOKEN, message + shown(line.was.strip(), 200))


class Tongues:
    """The words that only texts of one language have; they are read when they are asked for.

    Of a changed text it is the former one, `before`.
    """

    def __init__(self, catalog: Catalog, before: Mapping[str, str]) -> None:
        self.catalog = catalog
        self.before = before

    @cached_property
    def words(self) -> dict[str, set[str]]:
        """Language to the words that no text of the other has, or few that quote them."""
        both: dict[str, Counter[str]] = {name: Counter() for name in _NAMES}
        for one in self.catalog.active:
            text = text_of(self.before.get(one.path, "")) or one.body
            if (language := self.catalog.language_of(one)) in both:
                both[language].update({*_WORD.findall(text.casefold())})
        pairs = (("en", "es"), ("es", "en"))
        return {
            one: {word for word, n in both[one].items() if n > _QUOTED * both[other][word]}
            for one, other in pairs
        }

    def of(self, text: str) -> str:
        """Return the language whose words a text has alone; nothing where it has none, or both."""
        said = {*_WORD.findall(text.casefold())}
        has = [name for name, words in self.words.items() if said & words]
        return has[0] if len(has) == 1 else ""

    def exchanged(self, lines: Sequence[Line]) -> Iterator[Told]:
        """Yield each line of few words that is of another language than what stood there."""
        for line in lines:
            was, now = ({*_WORD.findall(text.casefold())} for text in (line.was, line.now))
            if not was or not now or was & now:
                continue
            old, new = self.of(line.was), self.of(line.now)
            if old and new and old != new and not small_words(old, line.now):
                yield turned(line, line.now, new, old)
