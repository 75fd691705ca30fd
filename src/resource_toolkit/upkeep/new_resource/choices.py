"""The terms of a vocabulary to choose from: listed where they are few, else searched by words."""

from collections.abc import Iterable, Iterator

from resource_toolkit.catalog import Term, Vocabulary

MOST_LISTED = 12
"""So many terms are listed whole."""


class Choices:
    """What an answer may name; numbers are those of the list that was told last."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Begin with the whole vocabulary where it is short, else with no list."""
        self.vocabulary = vocabulary
        self.is_long = len(vocabulary.terms) > MOST_LISTED
        self.listed: tuple[Term, ...] = () if self.is_long else vocabulary.terms

    def lines(self) -> Iterator[str]:
        """Yield what to tell before the question."""
        if self.is_long:
            count = len(self.vocabulary.terms)
            yield f"  {count} terms: type a word to find yours, or ? to see them all"
        yield from self._listing()

    def read(self, parts: Iterable[str]) -> tuple[list[str], list[str]]:
        """Return the slugs that an answer names, and the parts that name nothing yet.

        A single term that holds the words of a part is what it means.
        """
        read = [(part, self._named(part)) for part in parts]
        named = [slug for _, slug in read if slug]
        return named, [part for part, slug in read if not slug]

    def offer(self, text: str) -> list[str]:
        """Return what to tell of a part that names nothing: terms that hold its words."""
        if not self.is_long:
            return []
        matches = self.vocabulary.terms if text == "?" else self._holding(text)
        if not matches:
            return [f"  no {self.vocabulary.singular} has the words '{text}'; try another, or ?"]
        self.listed = matches
        return ["  which of these?", *self._listing()]

    def _listing(self) -> Iterator[str]:
        for number, term in enumerate(self.listed, 1):
            yield f"  {number}. {term.title} ({term.slug})"

    def _named(self, text: str) -> str | None:
        """Return the slug that a name, title or number stands for; codes come before numbers."""
        if term := self.vocabulary.meant(text):
            return term.slug
        if text.isdecimal() and 0 < int(text) <= len(self.listed):
            return self.listed[int(text) - 1].slug
        matches = self._holding(text) if self.is_long else ()
        return matches[0].slug if len(matches) == 1 else None

    def _holding(self, text: str) -> tuple[Term, ...]:
        """Return the terms that hold all words of a text, those with them in the title first."""
        words = text.casefold().split()
        if not words or text == "?":
            return ()
        held = [
            (not all(word in term.title.casefold() for word in words), number, term)
            for number, term in enumerate(self.vocabulary.terms)
            if all(word in _texts(term) for word in words)
        ]
        in_title = [row for row in held if not row[0]]
        return tuple(term for *_, term in sorted(in_title or held, key=lambda row: row[:2]))


def _texts(term: Term) -> str:
    texts = (term.slug, term.title, term.summary, *term.also_called, *term.aliases)
    return " ".join(text for text in texts if text).casefold()
