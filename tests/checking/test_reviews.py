from datetime import date
from pathlib import Path

import pytest

from resource_toolkit.checking.reviews import due_list, freshness, review_due
from resource_toolkit.problems import ToolkitError
from resource_toolkit.upkeep.review_stamp import stamp
from tests.toolkits.garden import SEED, WATER, check, make_toolkit, put


def test_a_review_is_due_by_the_interval_of_the_kind(tmp_path: Path) -> None:
    catalog = check(make_toolkit(tmp_path)).catalog
    due = {slug: review_due(catalog, found) for slug, found in catalog.resources.items()}
    assert due == {
        "bean-guide": None,
        "seed-list": date(2027, 1, 5),
        "water-plan": date(2027, 12, 1),
    }


def test_the_list_holds_what_is_late_and_what_comes_soon(tmp_path: Path) -> None:
    catalog = check(make_toolkit(tmp_path)).catalog
    assert [(d.resource.slug, d.overdue) for d in due_list(catalog, 90)] == [("seed-list", True)]
    assert [(d.resource.slug, d.overdue) for d in due_list(catalog, 275)] == [
        ("seed-list", True),
        ("water-plan", False),
    ]


def test_what_is_due_today_is_not_late(tmp_path: Path) -> None:
    root = make_toolkit(tmp_path)
    due_today = SEED.replace("written: 2026-01-05", "written: 2026-03-01")
    put(root, "resources/garden/seed-list.md", due_today)
    catalog = check(root).catalog
    assert [(d.resource.slug, d.overdue) for d in due_list(catalog, 0)] == [("seed-list", False)]
    assert freshness(catalog)["due"] == 0


def test_a_stamp_changes_two_lines_only(tmp_path: Path) -> None:
    catalog = check(make_toolkit(tmp_path)).catalog
    stamped = stamp(catalog, catalog.resources["seed-list"], SEED, "a farmer: retired")
    last = "written: 2026-01-05   # by the team\n"
    added = 'reviewed: 2027-03-01\nreviewed_by: "a farmer: retired"\n'
    assert stamped == SEED.replace(f"{last}---\n", f"{last}{added}---\n")


def test_a_second_review_keeps_the_role(tmp_path: Path) -> None:
    catalog = check(make_toolkit(tmp_path)).catalog
    stamped = stamp(catalog, catalog.resources["water-plan"], WATER, None)
    assert stamped == WATER.replace("reviewed: 2026-12-01", "reviewed: 2027-03-01")


def test_a_first_review_must_say_by_whom(tmp_path: Path) -> None:
    catalog = check(make_toolkit(tmp_path)).catalog
    with pytest.raises(ToolkitError, match="does not say who reviews it; add --by"):
        stamp(catalog, catalog.resources["seed-list"], SEED, None)


def test_freshness_counts_each_resource_once(tmp_path: Path) -> None:
    catalog = check(make_toolkit(tmp_path)).catalog
    assert freshness(catalog) == {
        "reviewed": 1,
        "written": 1,
        "checked": 0,
        "unopened": 1,
        "due": 1,
    }
