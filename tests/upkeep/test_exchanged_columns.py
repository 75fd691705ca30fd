"""Columns under the title of another one, rows that are left out, and many rows with one fault."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from resource_toolkit.checking import Checked
from resource_toolkit.cli.main import main
from resource_toolkit.upkeep.tables import export_csv, read_csv
from tests.toolkits.garden import check, make_toolkit


def _table(now: Checked, change: Callable[[list[list[str]]], object]) -> str:
    """Return all resources as a table that somebody changed."""
    rows = list(csv.reader(io.StringIO(export_csv(now.catalog))))
    change(rows)
    told = io.StringIO()
    csv.writer(told).writerows(rows)
    return told.getvalue()


def _named(rows: list[list[str]], names: dict[str, str]) -> None:
    rows[0] = [names.get(name, name) for name in rows[0]]


def test_two_titles_that_changed_places_are_told_once(tmp_path: Path) -> None:
    now = check(make_toolkit(tmp_path))
    names = {"title": "summary", "summary": "title"}
    text = _table(now, lambda rows: _named(rows, names))
    [told] = map(str, read_csv(now, text).problems)
    assert told.startswith("row 1, column title: error RC310 the cells below 'Title' are those of ")
    assert "let the two titles change places" in told
    assert read_csv(now, _table(now, lambda _: None)).problems == []


def test_a_title_that_nobody_knows_is_told_by_its_cells(tmp_path: Path) -> None:
    now = check(make_toolkit(tmp_path))
    text = _table(now, lambda rows: _named(rows, {"summary": "What it does"}))
    [told] = map(str, read_csv(now, text).problems)
    assert "unknown column 'What it does'; its cells are those of summary; write '" in told


def test_a_row_that_was_taken_out_is_said_to_stay(tmp_path: Path) -> None:
    now = check(make_toolkit(tmp_path))
    table = read_csv(now, _table(now, lambda rows: rows.pop(1)))
    assert table.problems == []
    assert len(table.absent) == 1
    assert read_csv(now, _table(now, lambda _: None)).absent == ()
    assert read_csv(now, _table(now, lambda rows: rows.__delitem__(slice(2, None)))).absent == ()


def test_many_rows_with_one_fault_are_told_in_few_lines(tmp_path: Path) -> None:
    now = check(make_toolkit(tmp_path))
    rows = "".join(f"garden,sheet-{n},Sheet {n},{'long ' * 60}\n" for n in range(20))
    table = read_csv(now, f"collection,slug,title,summary\n{rows}")
    [*_, last] = [line for line in table.told() if "summary" in line]
    assert len([line for line in table.told() if "RC111" in line]) == 3
    assert last == "the same in 17 more rows of column summary: 5, 6, 7, 8, 9, 10, 11, 12 …"


def test_what_happens_to_a_row_that_was_taken_out_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_toolkit(tmp_path)
    (root / "in.csv").write_text(_table(check(root), lambda rows: rows.pop(1)), encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["import", str(root / "in.csv"), "--root", str(root)])
    assert not ended.value.code
    told = capsys.readouterr().out
    assert "left as they are, as this table has no row for them: bean-guide; to take one " in told
    assert "or: toolkit retire bean-guide --for ANOTHER" in told
