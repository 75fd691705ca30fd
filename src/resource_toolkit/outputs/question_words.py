"""What the search reads a question with: words that stand for each other, times, codes, pages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from resource_toolkit.catalog import Catalog, Vocabulary, parse_query, select, twin_of

from .stems import LANGUAGES, fold, phrase_stems, stem, stems_of, words_of

SHORT_LIST = 12
"""A question says something about its resources only if they are so few."""


ANSWERED = (
    "find_count_many",
    "find_count_none",
    "find_count_one",
    "find_preferred",
    "search_close_ones",
    "search_hint",
    "search_in_finder",
    "search_instead",
    "search_label",
    "search_many",
    "search_more",
    "search_nothing",
    "search_one",
    "search_pages",
    "search_try",
    "search_understood",
    "search_without",
)
"""What an answer says of itself, and the dialog in which it stands."""
TRIED = 3
"""So many questions are offered where nothing is found."""


@dataclass(frozen=True, kw_only=True)
class WrittenPage:
    """A page that a person wrote: what the search says of it."""

    address: str
    title: str
    summary: str


def question_words(catalog: Catalog, written: Iterable[WrittenPage]) -> dict[str, object]:
    """Return what a question is read with."""
    return {
        "spoken": LANGUAGES,
        "means": list(_meanings(catalog)),
        "light": _stems(catalog.wordbook.light),
        "urgent": _stems(catalog.wordbook.urgent),
        "answered": dict(_answered(catalog)),
        "aged": [
            vocabulary.name
            for vocabulary in catalog.vocabularies.values()
            if vocabulary.json_ld == "typicalAgeRange"
        ],
        "twins": list(_twins(catalog)),
        "codes": {
            vocabulary.name: sorted(_code_words(vocabulary))
            for vocabulary in catalog.vocabularies.values()
            if vocabulary.coded
        },
        "names": {
            vocabulary.name: [
                [fold(name) for name in (term.title, *term.also_called)]
                for term in vocabulary.terms
            ]
            for vocabulary in catalog.vocabularies.values()
            if vocabulary.role == "language"
        },
        "pages": list(_pages(catalog, written)),
    }


def _twins(catalog: Catalog) -> Iterator[list[int]]:
    """Yield the rows of two sheets that say the same in two languages."""
    rows = {row.slug: number for number, row in enumerate(catalog.ordered)}
    for slug, number in rows.items():
        twin = twin_of(catalog, catalog.resources[slug])
        if twin and number < rows.get(twin.slug, 0):
            yield [number, rows[twin.slug]]


def word_groups(catalog: Catalog) -> list[list[tuple[str, str]]]:
    """Return groups of words that stand for each other, each word a language and its stems."""
    return [*_acronyms(catalog), *([*_stemmed(group)] for group in catalog.wordbook.same)]


def signs(catalog: Catalog) -> dict[int, list[str]]:
    """Return row to sentences in visitors' words that lead to it."""
    places = {row.slug: position for position, row in enumerate(catalog.ordered)}
    sentences: dict[int, list[str]] = {}
    for vocabulary in catalog.vocabularies.values():
        for term in vocabulary.terms:
            for sign in term.signs:
                for slug in sign.resources:
                    if slug in places:
                        sentences.setdefault(places[slug], []).append(f"{sign.sign} {sign.ask}")
    for question in catalog.questions:
        selection, _ = parse_query(catalog, question.query)
        rows = select(catalog, selection)
        for row in rows if len(rows) <= SHORT_LIST else ():
            sentences.setdefault(places[row.slug], []).append(question.ask)
    return sentences


def _acronyms(catalog: Catalog) -> Iterator[list[tuple[str, str]]]:
    """Yield each acronym with its long form."""
    for short, full in catalog.acronyms.explained.items():
        forms = [" ".join(stem(word, "en") for word in words_of(short))]
        forms.append(" ".join(stems_of(full, "en")))
        yield [("en", form) for form in forms if form]


def _stemmed(words: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Yield language and stems of each word or phrase.

    People leave accents out, and some words then have another stem.
    """
    for language, phrases in words.items():
        ways = (phrase_stems(way, language) for phrase in phrases for way in (phrase, fold(phrase)))
        for stems in dict.fromkeys(" ".join(way) for way in ways if way):
            yield language, stems


def _stems(said: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return language to the stems of words that count less or more beside others."""
    return {
        language: " ".join(dict.fromkeys(stem(fold(word), language) for word in words))
        for language, words in said.items()
    }


def _answered(catalog: Catalog) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield each other language that the search reads: its words, and questions to try in it."""
    home = catalog.words["language"]
    for language, words in catalog.translated_words.items():
        asked = [one for one in catalog.questions if language in one.ask_in]
        asked.sort(key=lambda one: bool(one.months))
        tries = [[one.ask_in[language], one.query] for one in asked[:TRIED]]
        if language != home and language in LANGUAGES:
            yield language, {"words": {name: words[name] for name in ANSWERED}, "tries": tries}


def _meanings(catalog: Catalog) -> Iterator[list[object]]:
    """Yield vocabulary, place of the term, and the words that mean it."""
    for meaning in catalog.wordbook.means:
        selection, _ = parse_query(catalog, meaning.query)
        words = dict.fromkeys(
            fold(" ".join(words_of(word))) for said in meaning.words.values() for word in said
        )
        for name, slugs in selection.terms.items():
            if name not in catalog.vocabularies:
                continue
            for slug in sorted(slugs):
                yield [name, catalog.vocabularies[name].positions[slug], [*words]]
        for slug in sorted(selection.collections):
            yield ["collections", list(catalog.collections).index(slug), [*words]]


def _code_words(vocabulary: Vocabulary) -> set[str]:
    """Return the words that people say before a code."""
    said = (vocabulary.name, vocabulary.title, vocabulary.singular, vocabulary.code_prefix or "")
    return {fold(word) for text in said for word in words_of(text)}


def _pages(catalog: Catalog, written: Iterable[WrittenPage]) -> Iterator[list[str]]:
    """Yield title, address and stems of the summary of the pages that are no resources."""
    pages = [
        *((one.title, one.address, one.summary) for one in catalog.trainings.values()),
        *((one.title, one.address, one.summary) for one in catalog.packets.values()),
        *(
            (one.title, f"collections/{one.slug}/", one.summary)
            for one in catalog.collections.values()
        ),
        *((page.title, page.address, page.summary) for page in written),
    ]
    for title, address, summary in pages:
        about = dict.fromkeys(stems_of(summary, "en")).keys() - {*stems_of(title, "en")}
        yield [title, address, " ".join(sorted(about))]
