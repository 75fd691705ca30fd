"""Scoring a check-up: by hand for what is easy to see, by the common cases for all the rest."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from resource_toolkit.catalog import (
    CheckUp,
    Line,
    Scale,
    group,
    near_totals,
    points,
    score,
    told_in,
    words_fingerprint,
)
from resource_toolkit.pages.check_ups import scoring_data
from resource_toolkit.reading import read_catalog
from tests.toolkits.check_up_cases import CASES, check_up_of, grouped, scored, six_with

pytestmark = pytest.mark.shipped_toolkit

ROOT = Path(__file__).parents[2]
KNOWN: list[dict[str, Any]] = json.loads(CASES.read_text(encoding="utf-8"))
TOTALS = range(19)


@pytest.fixture(scope="module")
def fit() -> CheckUp:
    catalog, _ = read_catalog(ROOT, today=date(2026, 11, 24))
    return catalog.check_ups["where-do-we-fit"]


@pytest.mark.parametrize(
    ("code", "shares", "region", "neighbors"),
    [
        ("333333333333", (100, 100), "model", ()),
        ("000000000000", (0, 0), "getting-started", ()),
        ("333333000000", (100, 0), "strengthening-execution", ()),
        ("000000333333", (0, 100), "building-vision", ()),
        # 9 of 18 points is half: the lower side, with the other side near.
        ("222111000000", (50, 0), "getting-started", ("strengthening-execution",)),
        # 10 of 18 points is 55 hundredths, rounded down.
        ("222211000000", (55, 0), "strengthening-execution", ("getting-started",)),
        # Near on both scales: all four.
        (
            "222111222111",
            (50, 50),
            "getting-started",
            ("model", "strengthening-execution", "building-vision"),
        ),
        # What is not known counts neither for nor against.
        ("3xxxxx33333x", (100, 100), "model", ()),
        ("33333x00000x", (100, 0), "strengthening-execution", ()),
    ],
)
def test_where_a_code_lies(
    fit: CheckUp, code: str, shares: tuple[int, int], region: str, neighbors: tuple[str, ...]
) -> None:
    found = score(fit, code)
    assert tuple(found.shares.values()) == shares
    assert (found.region, found.neighbors) == (region, neighbors)


@pytest.mark.parametrize(
    ("code", "shares", "answered"),
    [
        ("xxxxxxxxxxxx", (None, None), 0),
        ("33xxxx333xxx", (100, 100), 5),
        ("333333xxxxxx", (100, None), 6),
    ],
)
def test_too_little_is_no_leaning(
    fit: CheckUp, code: str, shares: tuple[int | None, ...], answered: int
) -> None:
    found = score(fit, code)
    assert (tuple(found.shares.values()), found.answered) == (shares, answered)
    assert (found.region, found.neighbors) == (None, ())


@pytest.mark.parametrize(
    ("code", "lowest"),
    [
        ("333333333333", ("V1", "V2", "V3")),
        ("321021321021", ("V4", "E4", "V3")),
        ("xx3xx2xxxxxx", ("V6", "V3")),
    ],
)
def test_lowest_lines_and_ties_by_order(fit: CheckUp, code: str, lowest: tuple[str, ...]) -> None:
    assert score(fit, code).lowest == lowest


@pytest.mark.parametrize("code", ["", "33333333333", "3333333333334", "33333333333a", "４" * 12])
def test_what_is_no_code_is_refused(fit: CheckUp, code: str) -> None:
    with pytest.raises(ValueError, match="is no code of where-do-we-fit"):
        score(fit, code)
    with pytest.raises(ValueError, match="is no code of where-do-we-fit"):
        group(fit, [code])


def test_group_by_hand() -> None:
    lines = tuple(Line(id=name, scale="s", ask="") for name in "abcd")
    check_up = CheckUp(
        slug="s",
        path="",
        title="",
        summary="",
        vocabulary="",
        scales=(Scale(id="s", title="", low="", high=""),),
        answers=("no", "some", "yes"),
        lines=lines,
    )
    found = group(check_up, ["01x2", "21x2", "00x2", "20x1"])
    # The most disputed first; the median of an even number is the lower of the two middle answers.
    assert [(line.id, line.median, line.spread, line.counts) for line in found] == [
        ("a", 0, 2, (2, 0, 2, 0)),
        ("b", 0, 1, (2, 2, 0, 0)),
        ("d", 2, 1, (0, 1, 3, 0)),
        ("c", None, 0, (0, 0, 0, 4)),
    ]


@pytest.mark.parametrize("case", KNOWN, ids=["two scales", "one scale", "three scales"])
def test_the_common_cases(case: dict[str, Any]) -> None:
    check_up = check_up_of(case["check_up"])
    assert [scored(check_up, each[0]) for each in case["scores"]] == case["scores"]
    assert [[codes, grouped(check_up, codes)] for codes, _ in case["groups"]] == case["groups"]


def test_the_common_cases_are_of_the_check_up_as_it_is(fit: CheckUp) -> None:
    data: Any = scoring_data(fit)
    for line in data["lines"]:
        del line["low"]
    assert data == KNOWN[0]["check_up"], "run python -m tests.toolkits.check_up_cases"


def test_key_on_paper_says_the_same(fit: CheckUp) -> None:
    for vision in TOTALS:
        for execution in TOTALS:
            totals = {"vision": vision, "execution": execution}
            found = score(fit, six_with(vision) + six_with(execution))
            by_key = [
                region.term
                for region in fit.regions
                if all(
                    least <= totals[scale.id] <= most
                    for scale in fit.scales
                    for least, most in [points(fit, region, scale.id)]
                )
            ]
            assert by_key[0] == found.region
            # Both papers say it: 8 to 11 is close to the line.
            assert bool(found.neighbors) is any(8 <= total <= 11 for total in totals.values())
    assert [near_totals(fit, scale.id) for scale in fit.scales] == [((8, 11),), ((8, 11),)]


def test_fingerprint_changes_with_what_a_code_means(fit: CheckUp) -> None:
    same = replace(fit, title="Other words", answers=("a", "b", "c", "d"))
    assert same.fingerprint == fit.fingerprint
    for other in (
        replace(fit, lines=fit.lines[::-1]),
        replace(fit, lines=fit.lines[1:]),
        replace(fit, answers=fit.answers[1:]),
        replace(fit, lines=(replace(fit.lines[0], scale="execution"), *fit.lines[1:])),
    ):
        assert other.fingerprint != fit.fingerprint


def test_codes_mean_the_same_in_every_language() -> None:
    catalog, _ = read_catalog(ROOT, today=date(2026, 11, 24))
    assert {words.slug for words in catalog.check_up_words} == set(catalog.check_ups)
    for words in catalog.check_up_words:
        check_up = catalog.check_ups[words.slug]
        told = told_in(check_up, words)
        assert told.title == words.title != check_up.title
        assert told.fingerprint == check_up.fingerprint
        ours, theirs = scoring_data(check_up), scoring_data(told)
        assert (ours["scales"], ours["regions"]) == (theirs["scales"], theirs["regions"])
        assert [line.id for line in told.lines] == [line.id for line in check_up.lines]


def test_a_changed_word_makes_another_fingerprint_of_words(fit: CheckUp) -> None:
    line = replace(fit.lines[0], help="Think of another example.")
    changed = replace(fit, lines=(line, *fit.lines[1:]))
    assert words_fingerprint(changed) != words_fingerprint(fit)
    assert changed.fingerprint == fit.fingerprint
    # Tools and regions are no words.
    assert words_fingerprint(replace(fit, near=3)) == words_fingerprint(fit)


def test_spanish_says_every_word_of_the_page() -> None:
    catalog, _ = read_catalog(ROOT, today=date(2026, 11, 24))
    spanish = catalog.translated_words["es"]
    same = [
        name
        for name, text in catalog.words.items()
        if name.startswith("check_") and spanish[name] == text
    ]
    assert same == ["check_then_entry"]
