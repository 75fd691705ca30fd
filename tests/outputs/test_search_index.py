"""The index of the search: stems, weights, and what a question is read with."""

from __future__ import annotations

import dataclasses
import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from resource_toolkit.catalog import Meaning, Wordbook
from resource_toolkit.catalog.vocabularies import Acronyms
from resource_toolkit.outputs.question_words import question_words
from resource_toolkit.outputs.search_index import FIRST, SearchIndex
from resource_toolkit.outputs.stems import stem, words_of
from resource_toolkit.publishing.bundles import join
from tests.toolkits.small_copy import copy_small, load

if TYPE_CHECKING:
    from resource_toolkit.catalog import Catalog

PROJECT = Path(__file__).parents[2]
ENDINGS = (
    "hopping falling agreed generously dying succeed inning skies news ties kiwis nationally "
    "logically homologous adjustment feed bed bedding hissing luxuriated communities practices "
    "construyendo huyeron averigües dándoselo comiéndola rápidamente imposibilidades lógicas "
    "sociología soluciones frecuencias caminábamos niñas cigüeña ataque ataques oigáis"
)


@pytest.fixture
def small(tmp_path: Path) -> Catalog:
    return load(copy_small(tmp_path))


@pytest.mark.parametrize("language", ["en", "es"])
def test_stems_of_the_scripts_are_those_of_the_index(language: str) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    texts = [path.read_text(encoding="utf-8") for path in sorted(PROJECT.glob("resources/**/*.md"))]
    words = sorted({*words_of(" ".join(texts)), *ENDINGS.split()})
    then = f"""const {{ stem }} = sources["search/text"];
    const words = JSON.parse(require("fs").readFileSync(0, "utf-8"));
    console.log(JSON.stringify(words.map((word) => stem(word, "{language}"))));"""
    done = subprocess.run(
        [node, "-e", join("search/text", then=then)],
        input=json.dumps(words),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == [stem(word, language) for word in words]


def test_a_word_says_more_in_a_title_than_in_a_summary(small: Catalog) -> None:
    first = small.ordered[0]
    one = dataclasses.replace(first, title="Zebra walk", summary="A walk.")
    two = dataclasses.replace(first, slug="another", title="A walk", summary="With a zebra.")
    catalog = dataclasses.replace(
        small, resources={**small.resources, one.slug: one, two.slug: two}
    )
    said = SearchIndex(catalog, {}, {}).strengths("en")["zebra"]
    places = {row.slug: place for place, row in enumerate(catalog.ordered)}
    assert said[places[one.slug]] > said[places[two.slug]] > 0


def test_phrases_of_people_lead_to_a_resource_in_their_language(small: Catalog) -> None:
    asked = {"en": ("nobody ever shows up",), "es": ("nadie llega",)}
    own = dataclasses.replace(small.ordered[0], asked_as=asked)
    catalog = dataclasses.replace(small, resources={**small.resources, own.slug: own})
    place = [row.slug for row in catalog.ordered].index(own.slug)
    index = SearchIndex(catalog, {}, {})
    assert list(index.strengths("en")["show"]) == [place]
    assert list(index.strengths("es")["lleg"]) == [place]


def test_scripts_hold_the_stems_in_order(small: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resource_toolkit.outputs.search_index.SHARD", 60)
    index = SearchIndex(small, {}, {})
    scripts = dict(index.scripts())
    parts = [scripts[name]["words"] for name in scripts if name.startswith("words-en-")]
    stems = [found for part in parts if isinstance(part, dict) for found in part]
    assert stems == sorted(index.strengths("en"))
    assert len(parts) > 1
    assert scripts["words"]["languages"] == {
        "en": [next(iter(part)) for part in parts if isinstance(part, dict)]
    }


def test_postings_are_steps_and_strengths(small: Catalog) -> None:
    index = SearchIndex(small, {}, {})
    scripts = dict(index.scripts())
    packed: dict[str, str] = {}
    for name, values in scripts.items():
        if name.startswith("words-en-") and isinstance(values["words"], dict):
            packed |= values["words"]
    for found, rows in index.strengths("en").items():
        numbers = [ord(one) - FIRST for one in packed[found]]
        places = [sum(numbers[0 : at + 1 : 2]) for at in range(0, len(numbers), 2)]
        assert dict(zip(places, numbers[1::2], strict=True)) == rows


def test_words_that_stand_for_each_other_are_exported_as_stems(small: Catalog) -> None:
    vocabulary = next(iter(small.vocabularies.values()))
    query = f"{vocabulary.name}={vocabulary.terms[1].slug}"
    book = Wordbook(
        same=({"en": ("vegetables", "green stuff"), "es": ("verduras",)},),
        means=(Meaning(words={"en": ("bosses",)}, query=query),),
    )
    glossary = Acronyms(explained={"MOU": "memorandum of understanding"})
    catalog = dataclasses.replace(small, wordbook=book, acronyms=glossary)
    words = question_words(catalog, [])
    assert words["groups"] == [
        ["en mou", "en memorandum understand"],
        ["en veget", "en green stuff", "es verdur"],
    ]
    assert words["means"] == [[vocabulary.name, 1, ["en boss"]]]
