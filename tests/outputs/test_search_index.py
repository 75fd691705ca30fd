"""The index of the search: stems, weights, and what a question is read with."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from resource_toolkit.catalog import Meaning, Wordbook
from resource_toolkit.catalog.vocabularies import Acronyms, Translation
from resource_toolkit.outputs.postings import LEAST, LONGEST, MOST, strongest
from resource_toolkit.outputs.question_words import question_words, word_groups
from resource_toolkit.outputs.search_index import SearchIndex, strengths
from resource_toolkit.outputs.spoken_words import SpokenWords
from resource_toolkit.outputs.stems import stem, words_of
from tests.node import run
from tests.toolkits.small_copy import copy_small, load

if TYPE_CHECKING:
    from resource_toolkit.catalog import Catalog

PROJECT = Path(__file__).parents[2]
ENDINGS = (
    "hopping falling agreed generously dying succeed inning skies news ties kiwis nationally "
    "logically homologous adjustment feed bed bedding hissing luxuriated communities practices "
    "construyendo huyeron averigües dándoselo comiéndola rápidamente imposibilidades lógicas "
    "sociología soluciones frecuencias caminábamos niñas cigüeña ataque ataques oigáis "
    "cámara camas bebés mesas jugos"
)
STEMS = (("en", "show"), ("en", "zebra"), ("es", "lleg"))


@pytest.fixture
def small(tmp_path: Path) -> Catalog:
    return load(copy_small(tmp_path))


@pytest.mark.parametrize("language", ["en", "es"])
def test_stems_of_the_scripts_are_those_of_the_index(language: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(PROJECT.glob("resources/**/*.md"))]
    words = sorted({*words_of(" ".join(texts)), *ENDINGS.split()})
    answer = f"""const {{ stem }} = sources["search/text"];
    return given.map((word) => stem(word, "{language}"));"""
    assert run("search/text", given=words, answer=answer) == [
        stem(word, language) for word in words
    ]


def test_words_that_share_a_stem_by_accident_stay_apart() -> None:
    pairs = [("cámaras", "cama"), ("mesas", "mes"), ("jugo", "jugar"), ("bebé", "bebidas")]
    assert [(one, other) for one, other in pairs if stem(one, "es") == stem(other, "es")] == []
    assert stem("camaras", "es") == stem("cámara", "es")


def test_names_of_terms_are_words_in_each_language_that_has_them(small: Catalog) -> None:
    row = small.ordered[0]
    name = next(
        name for name, found in small.vocabularies.items() if found.facet and row.terms(name)
    )
    said = {"es": Translation(terms={row.terms(name)[0]: "Juegos con cebras"})}
    vocabulary = dataclasses.replace(small.vocabularies[name], translations=said)
    vocabularies = {**small.vocabularies, name: vocabulary}
    catalog = dataclasses.replace(small, vocabularies=vocabularies)
    assert 0 in SearchIndex(catalog, {}, {}).postings("es")["cebr"].strengths


def test_spanish_words_are_found_without_their_accents(small: Catalog) -> None:
    own = dataclasses.replace(small.ordered[0], asked_as={"es": ("la guardería cerró",)})
    catalog = dataclasses.replace(small, resources={**small.resources, own.slug: own})
    postings = SearchIndex(catalog, {}, {}).postings("es")
    for typed in ("guardería", "guarderia"):
        said = postings[stem(typed, "es")]
        assert list(said.strengths) == list(said.phrases) == [0], typed


def test_a_word_says_more_in_a_title_than_in_a_summary(small: Catalog) -> None:
    first = small.ordered[0]
    one = dataclasses.replace(first, title="Zebra walk", summary="A walk.")
    two = dataclasses.replace(first, slug="another", title="A walk", summary="With a zebra.")
    catalog = dataclasses.replace(
        small, resources={**small.resources, one.slug: one, two.slug: two}
    )
    said = SearchIndex(catalog, {}, {}).postings("en")["zebra"].strengths
    places = {row.slug: place for place, row in enumerate(catalog.ordered)}
    assert said[places[one.slug]] > said[places[two.slug]] > 0


def test_a_text_says_more_of_what_its_resource_is_about() -> None:
    words = SpokenWords("en")
    texts = [("zebra", "zebra"), ("zebra", "gate"), ("", "zebra")]
    for position, (title, body) in enumerate(texts):
        words.take(position, "title", title.split())
        words.take(position, "body", body.split())
    said = words.said()["zebra"]
    assert said[0] - said[1] > said[2]


def test_phrases_of_people_lead_to_a_resource_in_their_language(small: Catalog) -> None:
    asked = {"en": ("nobody ever shows up",), "es": ("nadie llega",)}
    own = dataclasses.replace(small.ordered[0], asked_as=asked)
    catalog = dataclasses.replace(small, resources={**small.resources, own.slug: own})
    place = [row.slug for row in catalog.ordered].index(own.slug)
    index = SearchIndex(catalog, {}, {})
    assert list(index.postings("en")["show"].strengths) == [place]
    assert list(index.postings("es")["lleg"].strengths) == [place]


def test_scripts_hold_the_stems_in_order(small: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resource_toolkit.outputs.postings.SHARD", 60)
    index = SearchIndex(small, {}, {})
    scripts = dict(index.scripts([]))
    parts = [scripts[name]["words"] for name in scripts if name.startswith("words-en-")]
    stems = [found for part in parts if isinstance(part, dict) for found in part]
    assert stems == sorted(index.postings("en"))
    assert len(parts) > 1
    assert scripts["words"]["languages"] == {
        "en": [next(iter(part)) for part in parts if isinstance(part, dict)]
    }


def test_scripts_read_the_postings_that_the_index_packs(small: Catalog) -> None:
    asked = {"en": ("nobody shows", "who shows zebras"), "es": ("llega tarde",)}
    own = dataclasses.replace(small.ordered[-1], asked_as=asked)
    catalog = dataclasses.replace(small, resources={**small.resources, own.slug: own})
    index = SearchIndex(catalog, {}, {})
    both = [("en", "show zebra"), ("es", "lleg")]
    values = {
        name: {**script, "version": "1"}
        for name, script in index.scripts([[("en", "nothing")], both])
    }
    answer = """const { Postings } = sources["search/postings"];
    const postings = new Postings(self.toolkitData.words);
    const rows = await Promise.all(given.map(([language, stem]) => postings.rows(language, stem)));
    rows.push(await postings.group(1));
    return rows.map(({ strengths, phrases }) => [[...strengths], [...phrases]]);"""
    stems = [
        (language, stemmed) for language in index.languages for stemmed in index.postings(language)
    ]
    read = run(
        "search/postings",
        given=stems,
        answer=answer,
        data=f"self.toolkitData={json.dumps(values)};",
    )
    for (language, stemmed), (rows, phrases) in zip(stems, read, strict=False):
        packed = index.postings(language)[stemmed]
        assert {row: round(60 * said) for row, said in rows} == packed.strengths, stemmed
        assert _places(phrases) == {
            row: [(code // LONGEST, code % LONGEST + 1) for code in codes]
            for row, codes in packed.phrases.items()
        }, stemmed
    last = len(catalog.ordered) - 1
    named = 1 + len(own.also_called)
    said = {stemmed: _places(read[stems.index(stemmed)][1]) for stemmed in STEMS}
    assert said["en", "show"][last] == [(named, 1), (named + 1, 2)]
    assert said["en", "zebra"][last] == [(named + 1, 2)]
    assert said["es", "lleg"][last] == [(named + 2, 2)]
    # Both words of a phrase of two are all of it.
    assert _places(read[-1][1]) == {last: [(named + 1, 1), (named + 2, 2)]}
    assert [row for row, _ in read[-1][0]] == [last]


def _places(phrases: list[tuple[int, float]]) -> dict[int, list[tuple[int, int]]]:
    """Return row to its phrases, each its number and of how many words one stands there."""
    places: dict[int, list[tuple[int, int]]] = {}
    for place, share in phrases:
        places.setdefault(place // 1024, []).append((place % 1024, round(1 / share)))
    return places


def test_weak_postings_give_way_where_a_stem_has_strong_ones() -> None:
    assert strengths({1: 0.4, 2: 20.0, 9: 1.0}) == {2: 40, 9: LEAST}
    assert strengths({2: 0.4, 1: 0.2}) == {1: 1, 2: 2}


def test_a_posting_keeps_the_strongest_rows() -> None:
    many = {row: 5 + row % 7 for row in range(3 * MOST)}
    kept = strongest(many)
    assert len(kept) == MOST
    assert list(kept) == sorted(kept)
    assert min(kept.values()) >= max(said for row, said in many.items() if row not in kept)


def test_words_that_stand_for_each_other_are_exported_as_stems(small: Catalog) -> None:
    vocabulary = next(iter(small.vocabularies.values()))
    query = f"{vocabulary.name}={vocabulary.terms[1].slug}"
    book = Wordbook(
        same=({"en": ("vegetables", "green stuff"), "es": ("verduras", "guardería")},),
        means=(Meaning(words={"en": ("bosses",)}, query=query),),
    )
    glossary = Acronyms(explained={"MOU": "memorandum of understanding"})
    catalog = dataclasses.replace(small, wordbook=book, acronyms=glossary)
    groups = word_groups(catalog)
    assert groups == [
        [("en", "mou"), ("en", "memorandum understand")],
        [
            ("en", "veget"),
            ("en", "green stuff"),
            ("es", "verdur"),
            ("es", "guard"),
            ("es", "guarderi"),
        ],
    ]
    scripts: dict[str, Any] = dict(SearchIndex(catalog, {}, {}).scripts(groups))
    assert scripts["words-es-0"]["same"] == {"guard": ["1"], "guarderi": ["1"], "verdur": ["1"]}
    english = [scripts[name]["same"] for name in scripts if name.startswith("words-en")]
    assert {stem: places for part in english for stem, places in part.items()} == {
        "green": ["1 stuff"],
        "memorandum": ["0 understand"],
        "mou": ["0"],
        "veget": ["1"],
    }
    assert scripts["same-0"]["ways"][0] == "en mou,en memorandum understand"
    assert question_words(catalog, [])["means"] == [[vocabulary.name, 1, ["bosses"]]]
