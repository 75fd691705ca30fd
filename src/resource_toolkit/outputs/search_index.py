"""The index of the search: for each language, what the stems of its words say of each resource.

A posting is a row and how much a stem says of it, worked out here (BM25 over weighted fields), so
that a browser has only to add up. The stems stand in scripts of a few kilobytes, in their order: a
question loads those that hold its words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from html import unescape

from resource_toolkit.catalog import Catalog, Resource, language_vocabulary
from resource_toolkit.reading import Body, plain_text

from .postings import LEAST, PHRASES, STRENGTHS, Posting, joined, shards, strongest
from .stems import LANGUAGES, fold, meaning, stems_of, words_of

WEIGHTS = {
    "title": 9.0,
    "also": 9.0,
    "asked": 7.0,
    "summary": 5.5,
    "signs": 4.0,
    "headings": 2.0,
    "terms": 1.0,
    "body": 0.7,
}
"""How much a word says in each field."""
LONG = {"body": 0.6}
"""How far the length of a field counts against its words; 0.3 where nothing else is said."""
SATURATED = 10.0
"""The weighted count at which a word says half of what it can."""

Texts = dict[str, list[tuple[str, str]]]
"""Field to its texts, each with its language."""


class SearchIndex:
    """The stems of all texts of the offered resources, by language."""

    def __init__(
        self, catalog: Catalog, bodies: Mapping[str, Body], signs: Mapping[int, list[str]]
    ) -> None:
        self.catalog = catalog
        self.rows = catalog.ordered
        spoken = language_vocabulary(catalog.vocabularies.values())
        self.spoken = spoken.name if spoken else ""
        self.home = spoken.terms[0].slug if spoken else "en"
        self.counts: dict[str, dict[str, dict[int, dict[str, int]]]] = {}
        self.words: dict[str, Counter[str]] = defaultdict(Counter)
        self.shown: dict[str, set[str]] = defaultdict(set)
        self.phrases: dict[str, dict[str, Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
        for position, row in enumerate(self.rows):
            texts = self._texts(row, bodies.get(row.slug))
            texts["signs"] = [(text, self.home) for text in signs.get(position, ())]
            self._take(position, texts)
            self._take_phrases(position, row)

    def _texts(self, row: Resource, body: Body | None) -> Texts:
        """Return what a resource says, by field."""
        own = self._language(row)
        html = body.html if body else ""
        terms = [
            name
            for vocabulary in self.catalog.vocabularies.values()
            for term in (vocabulary.find(slug) for slug in row.terms(vocabulary.name))
            if term and (vocabulary.facet or vocabulary.pages)
            for name in (term.title, *term.also_called)
        ]
        rules = [self.catalog.safety.by_id[name] for name in row.safety]
        return {
            "title": [(row.title, own)],
            "also": [(" ".join(row.also_called), own)],
            "asked": [(" ".join(asked), spoken) for spoken, asked in row.asked_as.items()],
            "summary": [(row.summary, own)],
            "headings": [(unescape(head.text), own) for head in body.headings] if body else [],
            "terms": [
                (" ".join(terms), self.home),
                (" ".join(rule.said_in(own).title for rule in rules), own),
            ],
            "body": [(plain_text(html, " "), own)],
        }

    def _language(self, row: Resource) -> str:
        spoken = row.terms(self.spoken) if self.spoken else ()
        return self.home if not spoken or self.home in spoken else spoken[0]

    def _take(self, position: int, texts: Texts) -> None:
        """Count the stems of a resource's texts."""
        for name, parts in texts.items():
            for text, language in parts:
                counted = self.counts.setdefault(language, {}).setdefault(name, {})
                tally = counted.setdefault(position, {})
                words = words_of(text)
                self.words[language].update(words)
                if name != "body":
                    self.shown[language].update(words)
                # Each word once: texts say most of theirs again and again.
                for word, number in Counter(words).items():
                    if stemmed := meaning(word, language):
                        tally[stemmed] = tally.get(stemmed, 0) + number

    def _take_phrases(self, position: int, row: Resource) -> None:
        """Note in which of a resource's phrases a stem stands: one bit for each."""
        for language, asked in row.asked_as.items():
            rows = self.phrases[language]
            shift = PHRASES * ([*LANGUAGES].index(language) % 2) if language in LANGUAGES else 0
            for number, phrase in enumerate(asked[:PHRASES], shift):
                for stemmed in set(stems_of(phrase, language)):
                    rows[stemmed][position] += 1 << number

    def said(self, language: str) -> dict[str, dict[int, float]]:
        """Return each stem of a language with its rows and its weighted count there."""
        summed: dict[str, dict[int, float]] = defaultdict(dict)
        for name, rows in self.counts.get(language, {}).items():
            lengths = {position: sum(tally.values()) for position, tally in rows.items()}
            average = sum(lengths.values()) / max(len(lengths), 1) or 1
            long = LONG.get(name, 0.3)
            for position, tally in rows.items():
                share = WEIGHTS[name] / (1 - long + long * lengths[position] / average)
                for stemmed, number in tally.items():
                    counts = summed[stemmed]
                    counts[position] = counts.get(position, 0.0) + share * number
        return summed

    def postings(self, language: str) -> dict[str, Posting]:
        """Return each stem of a language with what it says, in the order of the stems."""
        phrases = self.phrases[language]
        return {
            stemmed: Posting(strengths(rows), phrases.get(stemmed, {}))
            for stemmed, rows in sorted(self.said(language).items())
        }

    def scripts(
        self, groups: Iterable[Iterable[tuple[str, str]]]
    ) -> Iterator[tuple[str, dict[str, object]]]:
        """Yield name and values of each script; `words` says where stems and groups stand.

        `groups` are words that stand for each other, each a language and its stems: one posting for
        all of them, so that a question need not load each.
        """
        starts: dict[str, list[str]] = {}
        known: dict[str, dict[str, Posting]] = {}
        for language in sorted({*self.counts} & {*LANGUAGES} | {self.home}):
            known[language] = self.postings(language)
            starts[language] = []
            for number, part in enumerate(shards(known[language].items())):
                starts[language].append(next(iter(part)))
                yield f"words-{language}-{number}", {"words": part}
            yield f"known-{language}", {"words": " ".join(self._known(language, known[language]))}
        same = ((str(number), _group(group, known)) for number, group in enumerate(groups))
        first = []
        for number, part in enumerate(shards(same)):
            first.append(int(next(iter(part))))
            yield f"same-{number}", {"groups": [*part.values()]}
        yield "words", {"languages": starts, "groups": first, "strengths": STRENGTHS}

    def _known(self, language: str, postings: Mapping[str, Posting]) -> list[str]:
        """Return the words that a typing error may have meant: one for each stem worth it."""
        forms: dict[str, Counter[str]] = defaultdict(Counter)
        for word, number in self.words[language].items():
            if stemmed := meaning(word, language):
                forms[stemmed][fold(word)] += number
        shown = {meaning(word, language) for word in self.shown[language]}
        return sorted(
            {
                max(sorted(forms[stemmed]), key=forms[stemmed].__getitem__)
                for stemmed in forms
                if len(stemmed) > 2 and (stemmed in shown or len(postings[stemmed].strengths) > 1)
            }
        )


def strengths(said: Mapping[int, float]) -> Mapping[int, int]:
    """Return row to strength for weighted counts, the rows in order."""
    least = SATURATED * (LEAST - 0.5) / (STRENGTHS - LEAST + 0.5)
    worth = {row: count for row, count in said.items() if count >= least} or said
    return strongest(
        {
            row: max(1, round(STRENGTHS * count / (count + SATURATED)))
            for row, count in sorted(worth.items())
        }
    )


def _group(group: Iterable[tuple[str, str]], known: Mapping[str, Mapping[str, Posting]]) -> Posting:
    """Return one posting for words that stand for each other."""
    nothing = Posting({}, {})
    return joined(
        [known.get(language, {}).get(stemmed, nothing) for stemmed in stems.split()]
        for language, stems in group
    )
