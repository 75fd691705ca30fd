"""What records derive from their files."""

from datetime import date
from pathlib import Path

import pytest

from resource_toolkit.catalog import Placement
from resource_toolkit.catalog.dates import add_months
from resource_toolkit.catalog.records import Resource
from resource_toolkit.cli.output import count_line, to_github
from resource_toolkit.problems.problem import Problem, Report, did_you_mean, shown
from resource_toolkit.reading.document import read_document
from resource_toolkit.reading.frontmatter import Head
from tests.toolkits.small_copy import SMALL, copy_small, load


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 15), 1, date(2026, 2, 15)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 5, 31), 120, date(2036, 5, 31)),
        (date(2026, 5, 31), 0, date(2026, 5, 31)),
    ],
)
def test_add_months(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


def resource(**values: object) -> Resource:
    """Return a resource with these values."""
    fixed = {"slug": "a", "path": "a.md", "title": "A", "summary": "A.", "collection": "c"}
    return Resource(**{**fixed, **values})  # type: ignore[arg-type]


ADDED, WRITTEN, REVIEWED, CHECKED = (date(2026, month, 1) for month in (1, 2, 3, 4))


@pytest.mark.parametrize(
    ("values", "default", "due"),
    [
        ({"added": ADDED}, 12, date(2027, 1, 1)),
        ({"added": ADDED, "written": WRITTEN}, 12, date(2027, 2, 1)),
        ({"added": ADDED, "written": WRITTEN, "reviewed": REVIEWED}, 12, date(2027, 3, 1)),
        ({"added": ADDED, "written": WRITTEN, "checked": CHECKED}, 12, date(2027, 4, 1)),
        ({"added": ADDED, "review_every": 6}, 12, date(2026, 7, 1)),
        ({"added": ADDED}, None, None),
        ({}, 12, None),
    ],
)
def test_review_due(values: dict[str, object], default: int | None, due: date | None) -> None:
    assert resource(**values).review_due(default) == due


def test_links_of_a_resource() -> None:
    assert resource().opens == {}
    assert resource(url="https://example.org/").opens == {"": "https://example.org/"}
    twins = {"en": "https://example.org/", "es": "https://example.org/es/"}
    assert resource(urls=twins).opens == twins


def test_placements_of_a_resource() -> None:
    placed = (Placement(term="x", reason="Why."), Placement(term="y"))
    found = resource(placements={"f": placed})
    assert found.terms("f") == ("x", "y")
    assert found.terms("g") == ()
    assert found.reason("f", "x") == "Why."
    assert found.reason("f", "y") is None
    assert found.reason("f", "z") is None


def test_addresses_of_the_small_toolkit() -> None:
    assert sorted(load(SMALL).addresses()) == [
        "collections/garden/",
        "resources/seed-list/",
        "seasons/late-fall/",
        "seasons/spring/",
        "seasons/summer/",
    ]


def test_terms_are_found_by_slug_code_and_alias() -> None:
    seasons = load(SMALL).vocabularies["seasons"]
    for name in ("late-fall", "LATE-FALL", " 3 "):
        term = seasons.find(name)
        assert term is not None
        assert term.slug == "late-fall"
    assert seasons.find("fall") is None


def test_labels_of_terms() -> None:
    catalog = load(SMALL)
    codes, seasons = catalog.vocabularies["codes"], catalog.vocabularies["seasons"]
    assert codes.label(codes.by_slug["K-1"]) == "Skill K-1 – Digging"
    assert codes.short_label(codes.by_slug["K-1"]) == "Skill K-1"
    assert seasons.label(seasons.by_slug["spring"]) == "Spring"


def test_placements_stand_in_the_order_of_the_vocabulary(tmp_path: Path) -> None:
    root = copy_small(tmp_path)
    path = root / "resources/garden/seed-list.md"
    text = path.read_text(encoding="utf-8")
    given = 'seasons: ["3", summer, SPRING]'
    path.write_text(text.replace("seasons: {spring: Seeds go into the ground now.}", given))
    assert load(root).resources["seed-list"].terms("seasons") == ("spring", "summer", "late-fall")


def test_marks_lead_to_values(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text('---\na: 1\nlist: [x, "y"]\nmap:\n  k: {deep: v}\n---\n\nBody\n')
    report = Report(path="a.md")
    document = read_document(path, report)
    assert report.problems == []
    assert document is not None
    assert document.body == "\nBody\n"
    assert document.body_line == 7
    marks = {
        (): (2, 1),
        ("a",): (2, 4),
        ("list", 1): (3, 11),
        ("list", "y"): (3, 11),
        ("list", "z"): (3, 7),
        ("list", 9): (3, 7),
        ("map", "k", "deep"): (5, 13),
        ("map", "nothing", "deep"): (5, 3),
    }
    head = Head(document.head, ("a", "list", "map"))
    assert {steps: head.mark_of(*steps) for steps in marks} == marks


def test_forms_of_a_problem() -> None:
    problem = Problem(path="a,b.md", line=7, column=3, code="RC203", message="100%\nwrong")
    assert problem.severity == "error"
    assert str(problem) == "a,b.md:7:3: error RC203 100%\nwrong"
    assert to_github(problem) == ("::error file=a%2Cb.md,line=7,col=3,title=RC203::100%25%0Awrong")
    warning = Problem(path="a.md", line=1, column=1, code="RC501", message="hard")
    assert warning.severity == "warning"
    assert count_line([problem, warning, warning], 1) == "1 resource checked: 1 error, 2 warnings"


def test_nearest_name() -> None:
    assert did_you_mean("Sprng", ["spring", "summer"]) == "; did you mean 'spring'?"
    assert did_you_mean("zzz", ["spring", "summer"]) == ""
    assert did_you_mean("seats", ["status", "start"]) == ""
    assert did_you_mean("rain", ["sun", "rain-song-book", "rain-song"]) == (
        "; did you mean 'rain-song'?"
    )


def test_shown_value_is_one_short_line() -> None:
    assert shown("a\n  b") == "'a b'"
    assert shown("x" * 70) == f"'{'x' * 59}…'"
    assert shown("a\udce4b") == "'a?b'"
