from datetime import date
from pathlib import Path

import pytest

from resource_toolkit.checking.reviews import (
    due_list,
    freshness,
    review_due,
    rules_due,
    sites_to_open,
)
from resource_toolkit.problems import ToolkitError
from resource_toolkit.upkeep.review_stamp import stamp
from tests.toolkits.garden import BEAN, SEED, WATER, check, make_toolkit, put


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


def test_sites_that_nobody_opened_wait_and_so_do_those_that_are_due(tmp_path: Path) -> None:
    root = make_toolkit(tmp_path)
    opened = BEAN.replace("added:", "review_every: 12\nchecked: 2026-04-15\nadded:")
    put(root, "resources/garden/opened.md", opened.replace("Bean", "Pea"))
    catalog = check(root).catalog
    assert [each.resource.slug for each in sites_to_open(catalog, 30)] == ["bean-guide"]
    assert [each.resource.slug for each in sites_to_open(catalog, 60)] == ["bean-guide", "opened"]


def test_rules_are_due_after_the_months_of_their_file(tmp_path: Path) -> None:
    root = make_toolkit(tmp_path)
    rule = "title: T, quote: Q, source: S, publisher: P, url: 'https://example.org/r'"
    put(
        root,
        "resources/safety.yml",
        "review_every: 6\nrules:\n"
        f"  - {{id: late, {rule}, checked: 2026-08-31}}\n"
        f"  - {{id: soon, {rule}, checked: 2026-11-01}}\n"
        f"  - {{id: own, {rule}, checked: 2026-08-31, review_every: 12}}\n",
    )
    catalog = check(root).catalog
    assert [rule.id for rule in rules_due(catalog, 0)] == ["late"]
    assert [rule.id for rule in rules_due(catalog, 90)] == ["late", "soon"]
