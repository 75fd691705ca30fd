import csv
import io
import time
from pathlib import Path

import pytest

from resource_toolkit.upkeep.tables import Import, Line, read_csv, read_table, without_rows
from resource_toolkit.upkeep.tables.losses import loss
from resource_toolkit.writing.cells import cells_of, split_cell, to_csv
from resource_toolkit.writing.drafts import ordered_fields
from resource_toolkit.writing.edits import write_data
from tests.toolkits.garden import SEED, check, errors, make_toolkit, put

TITLES = ["slug", "collection", "title", "summary", "kind", "steps", "areas", "minutes", "body"]


def table(rows: list[list[str]], titles: list[str] | None = None) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([titles or TITLES, *rows])
    return text.getvalue()


def row(number: int, **cells: str) -> list[str]:
    plain = {
        "slug": f"made-{number}",
        "collection": "garden",
        "title": f"Made number {number}",
        "summary": "It is made.",
        "kind": "sheet",
        "steps": "begin; go-on",
        "areas": "A; 5",
        "minutes": "20",
        "body": "## Steps\n\nDo it.\n\n## Next\n\nGo on.",
    }
    return [cells.get(title, plain[title]) for title in TITLES]


def rows_of(lines: set[Line]) -> set[int]:
    return {line.row for line in lines}


def write(root: Path, found: Import) -> None:
    for path, text in found.files.items():
        write_data(root / path, text.encode())


def test_what_is_exported_comes_back_without_a_change(tmp_path: Path) -> None:
    now = check(make_toolkit(tmp_path))
    found = read_csv(now, to_csv(now.catalog, now.catalog.resources.values()))
    assert found.problems == []
    assert (found.files, found.unchanged) == ({}, 3)


def test_an_export_builds_the_same_toolkit_in_an_empty_one(tmp_path: Path) -> None:
    first = make_toolkit(tmp_path / "one")
    names = SEED.replace('[sowing, "seeds: a list"]', '["a; b"]').replace(
        "related:",
        'asked_as: {en: [when do I sow, "beans, or peas"], es: [cuándo siembro]}\nrelated:',
    )
    put(first, "resources/garden/seed-list.md", names)
    now = check(first)
    root = make_toolkit(tmp_path / "two")
    for path in (root / "resources").rglob("*.md"):
        path.unlink()
    put(root, "resources/kitchen/other.md", SEED.replace("seed-list", "x").replace("bean-", "x"))
    found = read_csv(check(root), to_csv(now.catalog, now.catalog.resources.values()))
    assert [p for p in found.problems if not p.warning] == []
    write(root, found)
    again = check(root)
    fields = ordered_fields(now.catalog)
    for slug, resource in now.catalog.resources.items():
        copy = again.catalog.resources[slug]
        assert cells_of(copy, fields) == cells_of(resource, fields)
        assert copy.body.strip() == resource.body.strip()


def test_a_changed_cell_changes_its_line_only(tmp_path: Path) -> None:
    root = make_toolkit(tmp_path)
    found = read_csv(check(root), "slug,minutes,areas\r\nseed-list,40,\r\n")
    assert list(found.files) == ["resources/garden/seed-list.md"]
    wanted = SEED.replace("minutes: 30", "minutes: 40").replace("areas: [A]\n", "")
    assert found.files["resources/garden/seed-list.md"] == wanted


def test_three_hundred_rows_with_twelve_faults_are_told_by_row_and_column(tmp_path: Path) -> None:
    root = make_toolkit(tmp_path)
    rows = [row(n) for n in range(2, 302)]
    planted = {
        10: row(10, kind="shet"),
        30: row(30, title=""),
        50: row(50, minutes="half an hour"),
        70: row(70, slug="Not a slug!"),
        90: row(90, slug="made-89"),
        110: row(110, collection="gardn"),
        130: row(130, summary="long " * 60),
        150: row(150, steps="begin: Why.\ngo-on"),
        170: row(170, body="See [this](nowhere.md)."),
        190: row(190, areas="A; A"),
        210: [*row(210), "one cell too many"],
        230: row(230, steps=""),
    }
    for number, cells in planted.items():
        rows[number - 2] = cells
    began = time.perf_counter()
    found = read_csv(check(root), table(rows))
    assert time.perf_counter() - began < 5
    told = {(p.at.row, p.column, p.code) for p in found.problems if not p.warning}
    assert told == {
        (10, "kind", "RC203"),
        (30, "title", "RC102"),
        (50, "minutes", "RC103"),
        (70, "slug", "RC109"),
        (90, "slug", "RC302"),
        (110, "collection", "RC205"),
        (130, "summary", "RC111"),
        (150, "steps", "RC110"),
        (170, "body", "RC304"),
        (190, "areas", "RC204"),
        (210, "", "RC103"),
        (230, "steps", "RC201"),
    }
    assert rows_of(found.broken) == set(planted)
    first = next(p for p in found.problems if p.at.row == 10)
    assert str(first).startswith(
        "row 10, column kind: error RC203 unknown kind 'shet'; did you mean 'sheet'?"
    )
    kept = without_rows(check(root), found)
    assert len(kept.files) == 288
    assert kept.broken == set()
    write(root, kept)
    assert errors(check(root)) == []


def test_a_row_that_needs_a_row_left_out_is_left_out_too(tmp_path: Path) -> None:
    now = check(make_toolkit(tmp_path))
    text = table(
        [row(2, kind="shet"), row(3, body="See [it](made-2.md)."), row(4)],
    )
    found = read_csv(now, text)
    assert rows_of(found.broken) == {2}
    kept = without_rows(now, found)
    assert sorted(kept.files) == ["resources/garden/made-4.md"]
    assert rows_of(kept.dropped) == {2, 3}


def test_unknown_and_double_columns_are_named(tmp_path: Path) -> None:
    now = check(make_toolkit(tmp_path))
    found = read_csv(now, "slug,titel,,kind,kind,\n")
    no_field = "; take it out of the table, or name the field that it is for"
    assert [str(problem) for problem in found.problems] == [
        "row 1, column titel: error RC101 unknown column 'titel'; did you mean 'title'?",
        f"row 1, column (no title): error RC101 unknown column ''{no_field}",
        "row 1, column kind: error RC007 the column stands twice; keep one",
    ]
    assert read_csv(now, "").problems[0].code == "RC102"


def test_a_column_is_known_by_a_word_of_its_title(tmp_path: Path) -> None:
    found = read_csv(check(make_toolkit(tmp_path)), "slug,Date added,title\n")
    assert [problem.message for problem in found.problems] == [
        "unknown column 'Date added'; did you mean 'Added'?"
    ]


def test_what_is_wrong_in_a_row_is_told_of_rows_and_cells(tmp_path: Path) -> None:
    link = ["collection", "title", "summary", "kind", "url", "publisher", "areas", "steps"]
    plain = [
        "garden",
        "Made",
        "It is made.",
        "website",
        "https://a.example/x",
        "Example",
        "A",
        "begin",
    ]
    rows = [plain, plain, ["", "Total", *[""] * 6], [*plain[:6], "#REF!", "begin"]]
    rows.append([*plain[:3], "", *plain[4:]])
    found = read_csv(check(make_toolkit(tmp_path)), table(rows, link))
    told = [str(problem) for problem in found.problems if not problem.warning]
    assert told[0].startswith("row 3, column title: error RC310 row 2 has this title")
    assert "row 4, column collection: error RC205 the row names no toolkit; use one of" in told[1]
    assert told[2].startswith("row 5, column areas: error RC103 '#REF!' is an error of the spread")
    assert told[3].startswith("row 5, column title: error RC310 row 2 has this title")
    assert "row 6, column kind: error RC102 'kind' is missing; fill the cell, such as" in told[4]


def test_a_new_slug_for_all_else_of_a_resource_is_told_as_a_new_name(tmp_path: Path) -> None:
    now = check(make_toolkit(tmp_path))
    held = now.catalog.resources["seed-list"]
    heads = "slug,collection,title,summary\n"
    cells = f'{held.collection},"{held.title}","{held.summary}"\n'
    [told] = [str(one) for one in read_csv(now, f"{heads}seeds,{cells}").problems]
    assert told.startswith("row 2, column slug: error RC310 'seeds' is new, and all else here is ")
    assert "to give it the new name, run 'toolkit rename seed-list seeds' first" in told
    both = f"{heads}seeds,{cells}seed-list,{cells}"
    assert not any("is new" in str(one) for one in read_csv(now, both).problems)


def test_an_error_of_the_spreadsheet_is_told_with_what_the_file_has(tmp_path: Path) -> None:
    now = check(make_toolkit(tmp_path))
    told = str(read_csv(now, "slug,summary\nseed-list,#NAME?\n").problems[0])
    held = now.catalog.resources["seed-list"].summary
    assert f"'#NAME?' is an error of the spreadsheet; write '{held}', as its file has it" in told
    assert "empty the cell" not in told
    told = str(read_csv(now, "slug,group_size\nseed-list,#VALUE!\n").problems[0])
    assert told.endswith("write what was meant, or empty the cell")
    new = "collection,title,summary\ngarden,Made,#N/A\n"
    lines = [str(problem) for problem in read_csv(now, new).problems]
    assert any(line.endswith("spreadsheet; write what was meant") for line in lines)


def test_a_row_that_would_break_another_file_is_told(tmp_path: Path) -> None:
    found = read_csv(check(make_toolkit(tmp_path)), "slug,status\nbean-guide,retired\n")
    assert rows_of(found.broken) == {0}
    assert "'bean-guide' is retired" in str(found.problems[0])
    assert "resources/garden/seed-list.md" in str(found.problems[0])


def test_semicolons_tabs_and_windows_letters_are_read(tmp_path: Path) -> None:
    now = check(make_toolkit(tmp_path))
    path = tmp_path / "in.csv"
    path.write_bytes("slug;title\r\nseed-list;Jardín\r\n".encode("cp1252"))
    found = read_csv(now, read_table(path))
    assert "title: Jardín\n" in found.files["resources/garden/seed-list.md"]
    for page in ("cp437", "cp850", "mac_roman"):
        path.write_bytes("slug;title\r\nseed-list;Los niños del jardín\r\n".encode(page))
        found = read_csv(now, read_table(path))
        assert "title: Los niños del jardín\n" in found.files["resources/garden/seed-list.md"]
    path.write_bytes("slug\ttitle\r\nseed-list\tJardín dos\r\n".encode("utf-16"))
    found = read_csv(now, read_table(path))
    assert "title: Jardín dos\n" in found.files["resources/garden/seed-list.md"]
    found = read_csv(now, "slug\ttitle\nseed-list\tTab\n")
    assert "title: Tab\n" in found.files["resources/garden/seed-list.md"]


def test_a_cell_never_begins_as_a_formula_and_comes_back(tmp_path: Path) -> None:
    root = make_toolkit(tmp_path)
    put(root, "resources/garden/seed-list.md", SEED.replace("Seed list", '"=1+1"'))
    now = check(root)
    text = to_csv(now.catalog, now.catalog.resources.values())
    assert "'=1+1" in text
    assert ",=1+1" not in text
    assert read_csv(now, text).unchanged == 3


@pytest.mark.parametrize(
    ("cell", "several"),
    [
        ("A; 5", ["A", "5"]),
        ("A\n5\n", ["A", "5"]),
        ("begin: It is; so.", ["begin: It is; so."]),
        ("", []),
    ],
)
def test_a_cell_may_hold_several(tmp_path: Path, cell: str, several: list[str]) -> None:
    fields = {f.name: f for f in ordered_fields(check(make_toolkit(tmp_path)).catalog)}
    assert split_cell(fields["steps"], cell) == several
    assert split_cell(fields["title"], "a; b") == "a; b"


def test_a_name_with_a_semicolon_survives_the_round_trip(tmp_path: Path) -> None:
    root = make_toolkit(tmp_path)
    put(
        root, "resources/garden/seed-list.md", SEED.replace('[sowing, "seeds: a list"]', '["a; b"]')
    )
    now = check(root)
    found = read_csv(now, to_csv(now.catalog, now.catalog.resources.values()))
    assert (found.files, found.unchanged) == ({}, 3)


def test_consent_and_safety_rules_survive_the_round_trip(tmp_path: Path) -> None:
    root = make_toolkit(tmp_path)
    text = SEED.replace(
        "minutes: 30", "minutes: 30\nsafety: [a, b]\nconsent: {date: 2026-01-05, form: water-plan}"
    )
    put(root, "resources/garden/seed-list.md", text)
    now = check(root)
    cells = cells_of(now.catalog.resources["seed-list"], ordered_fields(now.catalog))
    assert (cells["safety"], cells["consent"]) == ("a; b", "date: 2026-01-05\nform: water-plan")
    again = to_csv(now.catalog, now.catalog.resources.values())
    assert read_csv(now, again).files == {}
    later = again.replace("date: 2026-01-05", "date: 2026-02-05")
    changed = read_csv(now, later)
    text = changed.files["resources/garden/seed-list.md"]
    assert 'consent:\n  date: "2026-02-05"\n  form: water-plan\n' in text
    assert {problem.code for problem in changed.problems} == {"RC340"}


def test_a_question_mark_within_a_word_is_a_lost_letter() -> None:
    assert loss("", "Cinco ideas r?pidas") == "a letter of 'r?pidas' became '?'"
    assert loss("", "?Qu? comemos?") == "a letter of '?Qu?' became '?'"
    ours = ("Why? Because.", "See page.aspx?id=3", "https://x.org/a?b=c", "Ready?Go", "Sí o no?")
    for kept in ours:
        assert loss("", kept) is None
    assert loss("a r?pido b", "a r?pido c") is None, "it was so before"
