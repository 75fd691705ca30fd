"""The index of the search: for each language, what the stems of its words say of each resource.

A posting is a row and how much a stem says of it, worked out here (BM25 over weighted fields), so
that a browser has only to add up. The stems stand in scripts of a few kilobytes, in their order: a
question loads those that hold its words.
"""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from html import unescape
from itertools import chain

from resource_toolkit.catalog import Catalog, Resource, language_vocabulary
from resource_toolkit.reading import Body, plain_text

from .postings import LEAST, STRENGTHS, Posting, joined, shards, strongest
from .spoken_words import SpokenWords
from .stems import LANGUAGES, fold, meaning, small_stems, words_of

SATURATED = 10.0
"""The weighted count at which a word says half of what it can."""

_WORD = re.compile(r"[^\W_]+")
_CAPITAL = re.compile(r"[A-Z]")

Fields = dict[tuple[str, str], list[str]]
"""Language and field to words."""
Group = Sequence[tuple[str, str]]
"""Words that stand for each other, each a language and its stems."""


class SearchIndex:
    """The stems of all texts of the offered resources, by language."""

    def __init__(
        self, catalog: Catalog, bodies: Mapping[str, Body], signs: Mapping[int, list[str]]
    ) -> None:
        self.catalog = catalog
        spoken = language_vocabulary(catalog.vocabularies.values())
        self.spoken = spoken.name if spoken else ""
        self.home = spoken.terms[0].slug if spoken else "en"
        self.languages: dict[str, SpokenWords] = {}
        said = {name for one in catalog.vocabularies.values() for name in one.translations}
        self.translated = sorted(said & {*LANGUAGES} - {self.home})
        self._term_words = cache(self._words_of_term)
        self._capitals = sorted(_capitals(catalog.ordered))
        for position, row in enumerate(catalog.ordered):
            self._take(position, row, bodies.get(row.slug), signs.get(position, ()))

    def _take(self, position: int, row: Resource, body: Body | None, signs: Iterable[str]) -> None:
        """Count the words of a resource, by language and field."""
        own = self._language(row)
        phrases = {
            language: [words_of(phrase) for phrase in asked]
            for language, asked in row.asked_as.items()
        }
        fields: Fields = {
            (own, "title"): words_of(row.title),
            (own, "also"): words_of(" ".join(row.also_called)),
            **{(spoken, "asked"): [*chain.from_iterable(said)] for spoken, said in phrases.items()},
            (own, "summary"): words_of(row.summary),
            (self.home, "signs"): words_of(" ".join(signs)),
            (own, "headings"): words_of(_headings(body)),
            (self.home, "terms"): self._terms(row, self.home),
            **{(spoken, "terms"): self._terms(row, spoken) for spoken in self.translated},
            (own, "body"): words_of(plain_text(body.html, " ")) if body else [],
        }
        rules = [self.catalog.safety.by_id[name].said_in(own).title for name in row.safety]
        fields.setdefault((own, "terms"), []).extend(words_of(" ".join(rules)))
        for (language, name), words in fields.items():
            self._spoken(language).take(position, name, words)
        names = (row.title, *row.also_called)
        self._spoken(own).take_phrases(position, 0, map(words_of, names))
        first = len(names)
        for language, said in phrases.items():
            self._spoken(language).take_phrases(position, first, said)
            first += len(said)

    def _spoken(self, language: str) -> SpokenWords:
        if language not in self.languages:
            self.languages[language] = SpokenWords(language)
        return self.languages[language]

    def _terms(self, row: Resource, language: str) -> list[str]:
        """Return the words of a resource's terms that visitors see, as a language calls them."""
        return [
            word
            for vocabulary in self.catalog.vocabularies.values()
            if vocabulary.facet or vocabulary.pages
            if language == self.home or language in vocabulary.translations
            for slug in row.terms(vocabulary.name)
            for word in self._term_words(vocabulary.name, slug, language)
        ]

    def _words_of_term(self, name: str, slug: str, language: str) -> list[str]:
        vocabulary = self.catalog.vocabularies[name]
        if language != self.home:
            return words_of(vocabulary.translations[language].terms.get(slug, ""))
        term = vocabulary.find(slug)
        return words_of(" ".join((term.title, *term.also_called))) if term else []

    def _words_of_people(self, language: str) -> Iterator[str]:
        """Yield the words that stand for others, without accents."""
        for said in self.catalog.wordbook.same:
            for word in words_of(" ".join(said.get(language, ()))):
                if len(word) > 2 and meaning(word, language):
                    yield fold(word)

    def _language(self, row: Resource) -> str:
        spoken = row.terms(self.spoken) if self.spoken else ()
        return self.home if not spoken or self.home in spoken else spoken[0]

    def postings(self, language: str) -> dict[str, Posting]:
        """Return each stem of a language with what it says, in the order of the stems."""
        words = self._spoken(language)
        return {
            stemmed: Posting(strengths(rows), words.phrases.get(stemmed, {}))
            for stemmed, rows in sorted(words.said().items())
        }

    def scripts(self, groups: Iterable[Group]) -> Iterator[tuple[str, dict[str, object]]]:
        """Yield name and values of each script; `words` says where stems and groups stand.

        `groups` are words that stand for each other: one posting for all of them, so that a
        question need not load each. The numbers of a word's groups stand beside its posting.
        """
        groups = [*groups]
        same = _places_in(groups)
        starts: dict[str, list[str]] = {}
        known: dict[str, dict[str, Posting]] = {}
        for language in sorted({*self.languages, *same} & {*LANGUAGES} | {self.home}):
            postings = known[language] = self.postings(language)
            parts = [*shards(postings.items())] or [{}]
            starts[language] = [next(iter(part), "") for part in parts]
            said: list[dict[str, list[str]]] = [{} for _ in parts]
            for stemmed, places in sorted(same[language].items()):
                said[max(bisect(starts[language], stemmed) - 1, 0)][stemmed] = places
            for number, part in enumerate(parts):
                yield f"words-{language}-{number}", {"words": part, "same": said[number]}
            words = self._spoken(language).known(self._words_of_people(language))
            capitals = " ".join(self._capitals)
            yield f"known-{language}", {"words": " ".join(words), "capitals": capitals}
        first = []
        joint = ((str(number), _joined(group, known)) for number, group in enumerate(groups))
        for number, part in enumerate(shards(joint)):
            first.append(int(next(iter(part))))
            ways = [_written(groups[int(key)]) for key in part]
            yield f"same-{number}", {"groups": [*part.values()], "ways": ways}
        begins = {
            language: " ".join(sorted(places.keys() & small_stems(language)))
            for language, places in same.items()
        }
        yield (
            "words",
            {"languages": starts, "groups": first, "begins": begins, "strengths": STRENGTHS},
        )


def strengths(said: Mapping[int, float]) -> Mapping[int, int]:
    """Return row to strength for weighted counts in the order of the rows."""
    least = SATURATED * (LEAST - 0.5) / (STRENGTHS - LEAST + 0.5)
    worth = {row: count for row, count in said.items() if count >= least} or said
    return strongest(
        {row: round(STRENGTHS * count / (count + SATURATED)) or 1 for row, count in worth.items()}
    )


def _capitals(rows: Iterable[Resource]) -> set[str]:
    """Return the names that are written in capitals alone, mostly, in small letters."""
    texts = chain.from_iterable((row.title, row.summary, *row.also_called) for row in rows)
    words = {word for text in texts for word in _WORD.findall(text)}
    names = {word for word in words if len(_CAPITAL.findall(word)) > max(1, len(word) // 2 - 1)}
    return {word.lower() for word in names} - {word.lower() for word in words - names}


def _headings(body: Body | None) -> str:
    return " ".join(unescape(heading.text) for heading in body.headings) if body else ""


def _places_in(groups: Iterable[Group]) -> dict[str, dict[str, list[str]]]:
    """Return language to first stem to the groups of what begins so: number and further stems."""
    places: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for number, group in enumerate(groups):
        for language, stems in group:
            first, *others = stems.split()
            places[language][first].append(" ".join((str(number), *others)))
    return places


def _written(group: Group) -> str:
    return ",".join(f"{language} {stems}" for language, stems in group)


def _joined(group: Group, known: Mapping[str, Mapping[str, Posting]]) -> Posting:
    """Return one posting for words that stand for each other."""
    nothing = Posting({}, {})
    return joined(
        [known.get(language, {}).get(stemmed, nothing) for stemmed in stems.split()]
        for language, stems in group
    )
