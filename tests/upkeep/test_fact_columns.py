"""Facts in spreadsheets: a column for each, and back without a change."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING

import pytest

from resource_toolkit.checking import Step
from resource_toolkit.checking import check as check_toolkit
from resource_toolkit.upkeep.tables import read_csv
from resource_toolkit.upkeep.tables.headers import titles
from resource_toolkit.writing import to_csv
from tests.toolkits.foreign import SHAPES, TODAY, write_foreign

if TYPE_CHECKING:
    from pathlib import Path

    from resource_toolkit.checking import Checked


def check(root: Path) -> Checked:
    return check_toolkit(root, TODAY, until=Step.RULES)


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_exported_comes_back_without_a_change(shape: str, tmp_path: Path) -> None:
    now = check(write_foreign(tmp_path / shape, shape, 30))
    found = read_csv(now, to_csv(now.catalog, now.catalog.resources.values()))
    assert (found.problems, found.files, found.unchanged) == ([], {}, 30)


@pytest.mark.parametrize("shape", SHAPES)
def test_an_export_makes_the_same_records_in_an_empty_toolkit(shape: str, tmp_path: Path) -> None:
    full = check(write_foreign(tmp_path / "full", shape, 12)).catalog
    root = write_foreign(tmp_path / "empty", shape, 1)
    next((root / "resources" / shape).glob("*.md")).unlink()
    found = read_csv(check(root), to_csv(full, full.resources.values()))
    assert found.problems == []
    for name, text in found.files.items():
        (root / name).write_text(text, encoding="utf-8")
    made = check(root).catalog.resources
    for slug, resource in full.resources.items():
        assert (made[slug].facts, made[slug].links) == (resource.facts, resource.links)
        assert made[slug].body.strip() == resource.body.strip()


def test_each_fact_has_a_column_with_its_label(tmp_path: Path) -> None:
    now = check(write_foreign(tmp_path / "kit", "software", 3))
    heads = next(csv.reader(io.StringIO(to_csv(now.catalog, []))))
    facts = [f"facts.{name}" for name in now.catalog.house.facts]
    assert [head for head in heads if head.startswith("facts")] == facts
    assert titles(now.catalog)["facts.stars"] == "Stars"


def test_one_changed_cell_changes_one_line(tmp_path: Path) -> None:
    root = write_foreign(tmp_path / "kit", "software", 3)
    path = root / "resources/software/software-1.md"
    before = path.read_text(encoding="utf-8")
    found = read_csv(check(root), "slug,facts.stars,Updated\nsoftware-1,7,2026-01-02\n")
    assert found.problems == []
    after = found.files["resources/software/software-1.md"]
    changed = set(after.splitlines()) - set(before.splitlines())
    assert changed == {"  stars: 7", "  updated: 2026-01-02"}


def test_the_last_fact_takes_its_group_away(tmp_path: Path) -> None:
    root = write_foreign(tmp_path / "kit", "software", 3)
    heads = ",".join(f"facts.{name}" for name in check(root).catalog.house.facts)
    found = read_csv(check(root), f"slug,{heads}\nsoftware-1,,,,\n")
    assert "facts:" not in found.files["resources/software/software-1.md"]


def test_a_fault_is_told_at_its_column(tmp_path: Path) -> None:
    root = write_foreign(tmp_path / "kit", "software", 3)
    found = read_csv(check(root), "slug,facts.stars\nsoftware-1,many\n")
    assert [(problem.column, problem.code) for problem in found.problems] == [
        ("facts.stars", "RC103")
    ]
    assert date(2026, 1, 2) < TODAY
