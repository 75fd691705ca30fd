"""A column sorted alone, a number that became a date, and who may take whose place."""

import csv
import io
from pathlib import Path

import pytest

from resource_toolkit.problems import ToolkitError
from resource_toolkit.upkeep import plan_retire
from resource_toolkit.upkeep.tables import export_csv, read_csv
from tests.toolkits.garden import check, make_toolkit, put


@pytest.mark.parametrize("side", ["right", "left"])
def test_a_row_whose_cells_were_moved_is_told_once(tmp_path: Path, side: str) -> None:
    now = check(make_toolkit(tmp_path))
    head, row, *rest = csv.reader(io.StringIO(export_csv(now.catalog)))
    moved = [*row[:2], "", *row[2:-1]] if side == "right" else [*row[:2], *row[3:], ""]
    table = io.StringIO()
    csv.writer(table).writerows([head, moved, *rest])
    [told] = [str(problem) for problem in read_csv(now, table.getvalue()).problems]
    assert told.startswith("row 2, column ")
    assert f"from here on, the cells of this row stand one column too far to the {side}" in told


def test_a_column_that_was_sorted_alone_stops_the_import(tmp_path: Path) -> None:
    now = check(make_toolkit(tmp_path))
    slugs = sorted(now.catalog.resources)
    titles = [now.catalog.resources[slug].title for slug in slugs]
    moved = zip(slugs, [*titles[1:], titles[0]], strict=True)
    lines = "\n".join(f'{slug},"{title}"' for slug, title in moved)
    told = [str(problem) for problem in read_csv(now, f"slug,title\n{lines}\n").problems]
    assert any("in the column title, 3 cells stand at other rows than before" in t for t in told)


def test_a_number_that_became_a_date_is_told(tmp_path: Path) -> None:
    now = check(make_toolkit(tmp_path))
    table = read_csv(now, "slug,group_size\nseed-list,10-Aug\n")
    told = str(table.problems[0])
    assert "'10-Aug' is what a spreadsheet makes of two numbers; write '8 to 10'" in told
    assert told.endswith("; set the column to text before you type it, so that it stays as it is")


def test_a_page_in_another_language_takes_no_place(tmp_path: Path) -> None:
    root = make_toolkit(tmp_path)
    path = "resources/garden/bean-guide.md"
    text = (root / path).read_text(encoding="utf-8").replace("languages: [en]\n", "")
    put(root, path, text.replace("---\n", "---\nlanguages: [es]\n", 1))
    with pytest.raises(ToolkitError, match=r"is in another language \(es\)"):
        plan_retire(check(root), "seed-list", "bean-guide")
