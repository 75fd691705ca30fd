"""What the scripts of the site read: the same at every build, small, and nothing missing."""

from __future__ import annotations

import dataclasses
import gzip
import json
import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from resource_toolkit.catalog import Placement, Settings, sort_resources
from resource_toolkit.outputs import finder as finder_module
from resource_toolkit.outputs.finder import (
    FIRST,
    FOLDER,
    PART,
    WHOLE,
    Columns,
    slug_of,
)
from resource_toolkit.outputs.open_data import resource_record
from resource_toolkit.publishing.output_files import write_outputs
from tests.toolkits.small_copy import copy_small, load

if TYPE_CHECKING:
    from pathlib import Path

    from resource_toolkit.catalog.catalog import Catalog

LARGE = 10_000


@pytest.fixture
def small(tmp_path: Path) -> Catalog:
    return load(copy_small(tmp_path))


def _grown(catalog: Catalog, size: int) -> Catalog:
    """Return a catalog of made-up resources whose titles and terms are hard to pack."""
    chance = random.Random(size)  # noqa: S311
    letters = "abcdefghiklmnoprstuvwy"
    words = ["".join(chance.choices(letters, k=chance.randint(3, 9))) for _ in range(700)]
    model = catalog.active[0]
    found = {}
    for number in range(size):
        title = " ".join(chance.choices(words, k=chance.randint(2, 5))).capitalize()
        slug = f"{slug_of(title)}-{number}"
        placements = {
            vocabulary.name: tuple(
                Placement(term=term.slug)
                for term in vocabulary.terms
                if chance.random() < 1.5 / len(vocabulary.terms)
            )
            for vocabulary in catalog.vocabularies.values()
        }
        found[slug] = dataclasses.replace(
            model,
            slug=slug,
            title=title,
            summary=" ".join(chance.choices(words, k=14)),
            placements={name: terms for name, terms in placements.items() if terms},
            also_called=tuple(chance.choices(words, k=3)),
            minutes=chance.choice((None, 5, 10, 15, 30, 45, 60, 90)),
            added=date(2024, 1, 1) + timedelta(days=chance.randint(0, 900)),
            aliases=(),
            related=(),
        )
    return dataclasses.replace(catalog, resources=dict(sorted(found.items())), questions=())


def _read(site: Path, name: str) -> Any:
    """Return the values of a script as a browser takes them: all between '=' and ';'."""
    text = (site / FOLDER / f"{name}.js").read_text(encoding="utf-8")
    start = f'(self.toolkitData??={{}})["{name}"]='
    assert text.startswith(start)
    assert text.endswith(";\n")
    return json.loads(text[len(start) : -2])


def _numbers(text: str) -> list[int]:
    """Return the numbers that a text of the export stands for."""
    return [ord(one) - FIRST for one in text]


def _places(facet: dict[str, Any]) -> list[list[int]]:
    """Return the places of each row's terms in a facet."""
    if "own" in facet:
        return [_numbers(text) for text in facet["own"].split(" ")]
    return [facet["sets"][which] for which in _numbers(facet["column"])]


def _packed(site: Path, name: str) -> int:
    return len(gzip.compress((site / FOLDER / f"{name}.js").read_bytes(), 6))


def test_record_has_the_fixed_keys(small: Catalog) -> None:
    record = resource_record(small, small.active[0])
    fixed = ["slug", "title", "summary", "collection", "url", "minutes", "safety", "reviewed"]
    assert list(record) == [*fixed, *small.vocabularies]


def test_two_exports_are_equal_byte_by_byte(small: Catalog, tmp_path: Path) -> None:
    grown = _grown(small, 300)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_outputs(grown, Settings(), {}, tmp_path / name)
    first = sorted((tmp_path / "one").rglob("*.js*"))
    assert {path.name for path in first} >= {"facets.js", "search.js", "words.js", "catalog.json"}
    for path in first:
        other = tmp_path / "two" / path.relative_to(tmp_path / "one")
        assert path.read_bytes() == other.read_bytes()


def test_columns_say_what_the_resources_say(small: Catalog, tmp_path: Path) -> None:
    grown = _grown(small, 50)
    write_outputs(grown, Settings(), {}, tmp_path)
    values = _read(tmp_path, "facets")
    rows = sort_resources(grown, grown.active)
    assert values["titles"] == [row.title for row in rows]
    slugs = [
        f"{slug_of(title)}{slug or ''}" if not slug or slug.startswith("-") else slug
        for slug, title in zip(values["slugs"], values["titles"], strict=True)
    ]
    assert slugs == [row.slug for row in rows]
    for facet in values["facets"]:
        names = [term[0] for term in facet["terms"]]
        told = [tuple(names[at] for at in places) for places in _places(facet)]
        assert told == [row.terms(facet["name"]) for row in rows]
    assert [facet["name"] for facet in values["facets"]] == list(grown.vocabularies)
    assert _read(tmp_path, "text-0")["summaries"] == [row.summary for row in rows]


def test_a_facet_with_many_sets_of_terms_names_them_row_by_row(
    small: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finder_module, "SETS", 5)
    grown = _grown(small, 50)
    rows = sort_resources(grown, grown.active)
    ways = set()
    facets: Any = Columns(grown).facets["facets"]
    for facet in facets:
        names = [term[0] for term in facet["terms"]]
        told = [tuple(names[at] for at in places) for places in _places(facet)]
        assert told == [row.terms(facet["name"]) for row in rows]
        ways.add("own" in facet)
    assert ways == {True, False}


def test_reasons_stand_beside_the_terms_they_are_for(small: Catalog) -> None:
    columns = Columns(small)
    explained = [found.name for found in small.vocabularies.values() if found.field.notes]
    assert explained
    (part,) = columns.reasons
    for name in explained:
        for row, reasons in zip(columns.rows, part[name], strict=True):
            told = reasons if isinstance(reasons, list) else [""] * len(row.terms(name))
            assert told == [row.reason(name, term) or "" for term in row.terms(name)]
    facets: Any = columns.facets["facets"]
    marked = [facet["name"] for facet in facets if facet.get("reasons")]
    assert marked == explained


def test_retired_resources_are_left_out(small: Catalog, tmp_path: Path) -> None:
    gone = dataclasses.replace(small.active[0], status="retired")
    catalog = dataclasses.replace(small, resources={**small.resources, gone.slug: gone})
    write_outputs(catalog, Settings(), {}, tmp_path)
    assert len(_read(tmp_path, "facets")["titles"]) == len(small.active) - 1


def test_parts_of_one_export_name_the_same_version(small: Catalog, tmp_path: Path) -> None:
    write_outputs(small, Settings(), {}, tmp_path)
    names = ("facets", "search", "text-0", "reasons-0", "words", "words-en-0", "known-en")
    assert len({_read(tmp_path, name)["version"] for name in names}) == 1


def test_a_changed_summary_changes_the_version(small: Catalog, tmp_path: Path) -> None:
    other = dataclasses.replace(small.active[0], summary="Another one.")
    catalog = dataclasses.replace(small, resources={**small.resources, other.slug: other})
    write_outputs(small, Settings(), {}, tmp_path / "one")
    write_outputs(catalog, Settings(), {}, tmp_path / "two")
    versions = {_read(tmp_path / name, "facets")["version"] for name in ("one", "two")}
    assert len(versions) == 2


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Stakeholder map", "stakeholder-map"),
        ("What's new?", "whats-new"),
        ("  Niños: ¡a jugar! ", "ninos-a-jugar"),
        ("5-2-1-0 – go", "5-2-1-0-go"),
    ],
)
def test_slug_of_a_title(title: str, slug: str) -> None:
    assert slug_of(title) == slug


@pytest.mark.slow
def test_large_catalogs_stay_small(small: Catalog, tmp_path: Path) -> None:
    write_outputs(_grown(small, LARGE), Settings(), {}, tmp_path)
    assert _packed(tmp_path, "facets") <= 150_000
    assert _packed(tmp_path, "text-0") <= 4_000
    assert len(_read(tmp_path, "text-0")["summaries"]) == PART
    assert len(list((tmp_path / FOLDER).glob("text-*.js"))) == -(-LARGE // PART)


def test_a_small_catalog_comes_in_one_piece(small: Catalog) -> None:
    assert len(Columns(_grown(small, WHOLE)).texts) == 1
    assert len(Columns(_grown(small, WHOLE + 1)).texts) > 1
