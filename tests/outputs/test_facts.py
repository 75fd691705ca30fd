"""Facts that an agency declares: the scripts of the finder answer as the core does."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

import pytest

from resource_toolkit.catalog import SORTS, Catalog, count_terms, parse_query, query_string, select
from resource_toolkit.catalog.house import Range
from resource_toolkit.outputs.finder import Columns
from resource_toolkit.outputs.open_data import resource_record
from resource_toolkit.reading import read_catalog
from tests import node
from tests.toolkits.foreign import SHAPES, TODAY, write_foreign

if TYPE_CHECKING:
    from pathlib import Path

COMBINATIONS = 200
PARTS = ("shared/address", "shared/catalog")


def catalog_of(root: Path, shape: str, size: int = 90) -> Catalog:
    catalog, problems = read_catalog(write_foreign(root / shape, shape, size), today=TODAY)
    assert problems == []
    return catalog


def _random_query(chance: random.Random, catalog: Catalog) -> str:
    asked: dict[str, list[str]] = {}
    for facet in chance.sample(catalog.facets, chance.randint(0, len(catalog.facets))):
        asked[facet.name] = [term.slug for term in chance.sample(facet.terms, chance.randint(1, 3))]
    for name, values in catalog.fact_terms.items():
        if chance.random() < 0.3:
            asked[name] = [chance.choice(list(values))]
    for name, fact in catalog.house.facts.items():
        if fact.filter and fact.measured and chance.random() < 0.5:
            told = [row.facts[name] for row in catalog.active if name in row.facts]
            ends = sorted(chance.sample(told, 2))
            low, high = (str(end) if chance.random() < 0.7 else "" for end in ends)
            asked[name] = [f"{low}..{high}"] if low or high else []
    asked["sort"] = [chance.choice((*SORTS, *catalog.house.sorts))]
    return query_string(asked)


def answers(catalog: Catalog, queries: list[str]) -> list[dict[str, Any]]:
    """Return what the scripts of the finder answer to query strings."""
    data = f"const facets = {json.dumps({**Columns(catalog).facets, 'version': 'x'})};"
    answer = """
const { Catalog } = sources["shared/catalog"];
const address = sources["shared/address"];
const catalog = new Catalog(facets, "Toolkits");
return given.map((text) => {
  const selection = address.read(text, catalog);
  const { rows, counts } = catalog.answer(selection, [15]);
  const names = [...selection.terms.keys()];
  const sorted = catalog.sorted(rows, selection.sort, null, names);
  return {
    slugs: sorted.map((row) => catalog.slugs[row]),
    counts: Object.fromEntries(counts),
    unknown: selection.unknown,
    again: address.write(selection, catalog),
  };
});"""
    found: list[dict[str, Any]] = node.run(*PARTS, given=queries, answer=answer, data=data)
    return found


@pytest.mark.parametrize("shape", SHAPES)
def test_answers_and_counts_are_those_of_the_core(shape: str, tmp_path: Path) -> None:
    catalog = catalog_of(tmp_path, shape)
    chance = random.Random(20261121)  # noqa: S311
    queries = [_random_query(chance, catalog) for _ in range(COMBINATIONS)]
    answered = 0
    for text, got in zip(queries, answers(catalog, queries), strict=True):
        selection, unknown = parse_query(catalog, text)
        assert (unknown, got["unknown"]) == ([], []), text
        assert got["slugs"] == [row.slug for row in select(catalog, selection)], text
        for name in (*(facet.name for facet in catalog.facets), *catalog.fact_terms):
            wanted = list(count_terms(catalog, selection, name).values())
            assert got["counts"][name] == wanted, (text, name)
        assert parse_query(catalog, got["again"])[0] == selection, text
        answered += bool(got["slugs"])
    assert COMBINATIONS / 10 < answered < COMBINATIONS


@pytest.mark.parametrize(
    "part",
    [
        *("stars=5", "stars=..", "stars=a..b", "updated=2024-02-30..", "updated=20240101.."),
        *("release=1..2", "sort=release", "archived=perhaps"),
    ],
)
def test_what_means_nothing_is_named_by_both(part: str, tmp_path: Path) -> None:
    catalog = catalog_of(tmp_path, "software", 20)
    assert parse_query(catalog, part)[1] == [part]
    assert answers(catalog, [part])[0]["unknown"] == [part]


def test_a_term_of_a_nested_list_holds_what_stands_below(tmp_path: Path) -> None:
    catalog = catalog_of(tmp_path, "software")
    vocabulary = catalog.vocabularies["topics"]
    child = next(t for t in vocabulary.terms if t.parent and ("topics", t.slug) in catalog.by_term)
    below = {row.slug for row in catalog.by_term["topics", child.slug]}
    above = {row.slug for row in catalog.by_term["topics", str(child.parent)]}
    selection, _ = parse_query(catalog, f"topics={child.parent}")
    assert below < above == {row.slug for row in select(catalog, selection)}
    platforms = catalog.vocabularies["platforms"]
    assert not platforms.nested
    assert platforms.with_above((platforms.terms[1].slug,)) == (platforms.terms[1].slug,)


def test_a_range_includes_its_ends_and_leaves_out_what_has_no_value() -> None:
    assert Range(low=1, high=2).holds(1)
    assert Range(low=1, high=2).holds(2)
    assert Range(low=TODAY).holds(TODAY)
    assert not Range(high=2).holds(2.5)
    assert not Range(high=2).holds(None)


def test_links_and_facts_stand_in_open_data(tmp_path: Path) -> None:
    catalog = catalog_of(tmp_path, "software", 10)
    row = catalog.resources["software-0"]
    record = resource_record(catalog, row)
    assert record["links"] == {
        "Source code": "https://code.example/0",
        "Demo": "https://demo.example/0",
    }
    assert record["facts"] == {**row.facts, "updated": row.facts["updated"].isoformat()}  # type: ignore[union-attr]
