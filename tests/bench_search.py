"""Measure how often a right resource is among the first three: `python -m tests.bench_search`.

Asks the scripts of the site in Node, without a browser, so that a change of the ranking is judged
in a minute. It prints shares alone. `held back` asks phrases of `asked_as` of indexes that were
built without them: a large set of questions that nothing was tuned to answer one by one. There
only the resource of the phrase counts as right, so the shares are lower than those of people.
"""

from __future__ import annotations

import argparse
import dataclasses
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml

from resource_toolkit.checking import Step, check
from resource_toolkit.outputs import finder_files
from tests.node import run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from resource_toolkit.catalog import Catalog
    from resource_toolkit.reading import Body

PROJECT = Path(__file__).parents[1]
DATA = Path(__file__).with_name("data")
FIRST = 3
FOLDS = 6
ASK = """
const { Catalog } = sources["shared/catalog"];
const { Search } = sources["search/search"];
const { answerOf } = sources["search/answer"];
const { nothing } = sources["shared/address"];
const catalog = new Catalog(self.toolkitData.facets, "");
const search = new Search(catalog);
const answers = [];
for (const q of given) {
  const { rows } = answerOf(catalog, { ...nothing(), q }, await search.find(q));
  answers.push(rows.slice(0, 10).map((row) => catalog.slugs[row]));
}
return answers;
"""


class Question(NamedTuple):
    """What is asked, and the slugs of which any is right; none where nothing may be found."""

    ask: str
    right: frozenset[str]


def answers(
    catalog: Catalog, bodies: Mapping[str, Body], asked: Sequence[Question]
) -> list[list[str]]:
    """Return the slugs of the first ten answers to each question."""
    data = b"".join(data for _, data in finder_files(catalog, bodies, ())).decode()
    names = ("search/search", "search/answer", "shared/catalog", "shared/address")
    made = run(*names, given=[question.ask for question in asked], answer=ASK, data=data)
    found: list[list[str]] = made
    return found


def read_questions(name: str) -> dict[str, list[Question]]:
    """Return the questions of a file by the name of their set."""
    read = yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    return {
        key: [Question(one["ask"], frozenset(one["answers"])) for one in questions]
        for key, questions in (read if isinstance(read, dict) else {"own": read}).items()
    }


def held_back(catalog: Catalog, language: str, fold: int) -> tuple[Catalog, list[Question]]:
    """Return the catalog without every sixth phrase of a language, and those as questions."""
    resources, questions, at = {}, [], 0
    for slug, row in catalog.resources.items():
        kept = []
        for phrase in row.asked_as.get(language, ()):
            if at % FOLDS == fold:
                questions.append(Question(phrase, frozenset({slug})))
            else:
                kept.append(phrase)
            at += 1
        asked_as = {**row.asked_as, language: tuple(kept)}
        resources[slug] = dataclasses.replace(row, asked_as=asked_as)
    return dataclasses.replace(catalog, resources=resources), questions


def share(asked: Iterable[Question], found: Iterable[list[str]]) -> str:
    """Return how often a right answer is among the first three or first, and how often none is."""
    pairs = list(zip(asked, found, strict=True))
    good = sum(bool(one.right & {*rows[:FIRST]}) if one.right else not rows for one, rows in pairs)
    first = sum(bool(one.right & {*rows[:1]}) if one.right else not rows for one, rows in pairs)
    empty = sum(bool(one.right) and not rows for one, rows in pairs)
    number = len(pairs)
    shares = f"{good / number:6.1%} first three {first / number:6.1%} first"
    return f"{shares} {empty:4} empty {number:5} asked"


def measured(
    catalog: Catalog, bodies: Mapping[str, Body], folds: int, *, missed: bool
) -> Iterator[tuple[str, str]]:
    """Yield the name of each set and its shares; of our own set also what was missed."""
    for name in ("queries.yml", "questions-unseen.yml"):
        for key, asked in read_questions(name).items():
            found = answers(catalog, bodies, asked)
            yield key, share(asked, found)
            if missed and name == "queries.yml":
                for one, rows in zip(asked, found, strict=True):
                    if not (one.right & {*rows[:FIRST]} if one.right else not rows):
                        yield f"  {one.ask}", f"{rows[:FIRST]}"
    for language in ("en", "es"):
        asked, found = [], []
        for fold in range(folds):
            without, questions = held_back(catalog, language, fold)
            asked += questions
            found += answers(without, bodies, questions)
        if asked:
            yield f"held back, {language}", share(asked, found)


def main() -> None:
    """Print one line for each set."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench_search", description=__doc__)
    parser.add_argument("--folds", type=int, default=2, help="how many of six parts to hold back")
    parser.add_argument("--missed", action="store_true", help="name what our own set misses")
    options = parser.parse_args()
    checked = check(PROJECT, datetime.now(tz=UTC).date(), until=Step.RULES)
    shares = measured(checked.catalog, checked.bodies, options.folds, missed=options.missed)
    for name, told in shares:
        print(f"{name:14} {told}", flush=True)


if __name__ == "__main__":
    main()
