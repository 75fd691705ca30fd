"""Resources as a workbook and back, and what spreadsheet programs do to a table on the way."""

import csv
import io
import re
import shutil
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from resource_toolkit.catalog import Catalog
from resource_toolkit.checking import Checked
from resource_toolkit.cli.main import main
from resource_toolkit.upkeep import csv_sheet, export_csv, read_csv, read_sheets, read_table
from resource_toolkit.upkeep.tables.losses import MOST_OF_CELL, TOO_LONG
from resource_toolkit.upkeep.tables.workbook import read_workbook, workbook_bytes
from tests.toolkits.garden import SEED, TODAY, check, make_toolkit, put
from tests.toolkits.sites import call_toolkit

SEED_FILE = "resources/garden/seed-list.md"
OFFICE = shutil.which("soffice")
CALC = Path("/usr/lib/libreoffice/program/libsclo.so")


@pytest.fixture
def garden(tmp_path: Path) -> Path:
    return make_toolkit(tmp_path / "garden")


def book_of(catalog: Catalog, folder: Path) -> tuple[Path, openpyxl.Workbook]:
    path = folder / "out.xlsx"
    path.write_bytes(workbook_bytes(catalog))
    return path, openpyxl.load_workbook(path)


def column(sheet: Worksheet, title: str) -> int:
    return [cell.value for cell in sheet[1]].index(title) + 1


def test_a_workbook_has_a_sheet_for_each_toolkit_with_lists_and_help(
    garden: Path, tmp_path: Path
) -> None:
    _, book = book_of(check(garden).catalog, tmp_path)
    assert book.sheetnames == ["Garden", "Kitchen", "Lists"]
    assert book["Lists"].sheet_state == "hidden"
    sheet = book["Garden"]
    assert sheet.freeze_panes == "C2"
    titles = [cell.value for cell in sheet[1]]
    assert titles[:6] == [
        "Slug",
        "Title",
        "Summary",
        "Kind of resource",
        "Web address",
        "Web addresses",
    ]
    kind, steps, added = (column(sheet, t) for t in ("Kind of resource", "Step", "Added"))
    notes = [comment.text for n in (kind, steps) if (comment := sheet.cell(1, n).comment)]
    assert "Such as: kind: sheet" in notes[0]
    assert "with ; between" in notes[1]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "seed-list")
    assert row[kind - 1].value == "Sheet"
    assert row[steps - 1].value == "Begin here: You start with seeds.\n"
    assert row[added - 1].value == datetime(2026, 1, 5)  # noqa: DTZ001 a cell has no zone
    assert row[added - 1].number_format == "yyyy-mm-dd"
    assert row[1].alignment.wrap_text
    offers = {str(v.sqref).split(":")[0]: v for v in sheet.data_validations.dataValidation}
    only = offers[f"{get_column_letter(kind)}2"]
    reference = re.fullmatch(r"'Lists'!\$(\w+)\$1:\$\w+\$(\d+)", only.formula1)
    assert reference
    listed = [book["Lists"][f"{reference[1]}{n + 1}"].value for n in range(int(reference[2]))]
    assert listed == ["Sheet", "Website"]
    assert only.showErrorMessage
    assert not offers[f"{get_column_letter(steps)}2"].showErrorMessage


def test_a_workbook_comes_back_without_a_change(garden: Path, tmp_path: Path) -> None:
    odd = SEED.replace("Seed list", '"=1+1"').replace("in rows", "in _x0041_ ☐ “rows”")
    put(garden, SEED_FILE, odd)
    now = check(garden)
    path, book = book_of(now.catalog, tmp_path)
    assert [c.data_type for c in book["Garden"]["B"] if c.value == "=1+1"] == ["s"]
    taken = read_sheets(now, read_workbook(path))
    assert (taken.problems, taken.files, taken.unchanged) == ([], {}, 3)


def test_cells_that_a_person_changes_change_their_lines(garden: Path, tmp_path: Path) -> None:
    now = check(garden)
    path, book = book_of(now.catalog, tmp_path)
    sheet = book["Garden"]
    row = next(row[0].row for row in sheet.iter_rows(min_row=2) if row[0].value == "seed-list")
    sheet.cell(row, column(sheet, "Area"), "Air; Five")
    sheet.cell(row, column(sheet, "Step"), "Go on: Later: it is.\nBegin here: First.")
    sheet.cell(row, column(sheet, "Minutes"), 45.0)
    sheet.cell(row, column(sheet, "Written"), date(2026, 2, 3))
    kitchen = book["Kitchen"]
    for title, value in {
        "Title": "Bean soup",
        "Summary": "To cook.",
        "Kind of resource": "Website",
        "Web address": "https://soup.example/",
        "Publisher": "A cook",
    }.items():
        kitchen.cell(2, column(kitchen, title), value)
    book.save(path)
    taken = read_sheets(now, read_workbook(path))
    assert [str(p) for p in taken.problems if not p.warning] == []
    assert taken.files[SEED_FILE] == (
        SEED.replace("[A]", "[A, 5]")
        .replace("  begin: You start with seeds.", '  go-on: "Later: it is."\n  begin: First.')
        .replace("steps:   # why it is here", "steps:")
        .replace("minutes: 30", "minutes: 45")
        .replace("written: 2026-01-05", "written: 2026-02-03")
    )
    soup = taken.files["resources/kitchen/bean-soup.md"]
    assert "kind: website\nurl: https://soup.example/\n" in soup
    assert str(taken.rows["resources/kitchen/bean-soup.md"]) == "row 2 of 'Kitchen'"


def test_a_wrong_cell_is_told_with_its_sheet(garden: Path, tmp_path: Path) -> None:
    now = check(garden)
    path, book = book_of(now.catalog, tmp_path)
    sheet = book["Garden"]
    sheet.cell(2, column(sheet, "Minutes"), "half an hour")
    book.save(path)
    taken = read_sheets(now, read_workbook(path))
    told = [str(problem) for problem in taken.problems if not problem.warning]
    assert len(told) == 1
    assert told[0].startswith("row 2 of 'Garden', column minutes: error RC103 'half an hour' is")


def test_headers_and_toolkits_are_known_by_their_titles(garden: Path) -> None:
    text = "Title,Toolkit,KIND OF RESOURCE,Summary,link,Publisher\nSoup,kitchen,website,S,x,P\n"
    good = text.replace(",x,", ",https://soup.example/,").replace(",kitchen,", ",KITCHEN,")
    taken = read_csv(check(garden), good)
    assert [str(p) for p in taken.problems if not p.warning] == []
    assert list(taken.files) == ["resources/kitchen/soup.md"]
    taken = read_csv(check(garden), "slug,Minuts,Publishr\n")
    assert [str(problem) for problem in taken.problems] == [
        "row 1, column Minuts: error RC101 unknown column 'Minuts'; did you mean 'minutes'?",
        "row 1, column Publishr: error RC101 unknown column 'Publishr'; did you mean 'publisher'?",
    ]


@pytest.mark.parametrize(
    ("written", "added"),
    [
        (("11/21/2026", "3/4/2026"), ("2026-11-21", "2026-03-04")),
        (("21/11/2026", "3/4/2026"), ("2026-11-21", "2026-04-03")),
        (("21.11.26", "3.4.26"), ("2026-11-21", "2026-04-03")),
        (("1/5/2026", "6/1/2026"), None),
        (("46043", "46043.0"), ("2026-01-21", "2026-01-21")),
        (("2/2/2026", "2026-03-04"), ("2026-02-02", "2026-03-04")),
    ],
)
def test_dates_of_spreadsheets_are_read(
    garden: Path, written: tuple[str, str], added: tuple[str, str] | None
) -> None:
    rows = f"slug,added\nseed-list,{written[0]}\nwater-plan,{written[1]}\n"
    taken = read_csv(check(garden), rows)
    assert [p.code for p in taken.problems if p.code != "RC107" and not p.warning] == []
    if added is None:  # As the files have them: 5 January and 1 June.
        assert taken.unchanged == 2
        return
    for slug, day in zip(("seed-list", "water-plan"), added, strict=True):
        assert f"added: {day}\n" in taken.files[f"resources/garden/{slug}.md"]


def test_a_date_that_may_be_two_days_is_refused(garden: Path) -> None:
    taken = read_csv(check(garden), "slug,added\nseed-list,3/4/2026\n")
    assert next(str(problem) for problem in taken.problems if problem.code == "RC106") == (
        "row 2, column added: error RC106 nobody can tell the month in '3/4/2026'; "
        "write 2026-03-04 or 2026-04-03"
    )
    taken = read_csv(check(garden), "slug,added,steps\nseed-list,11/31/2026,beginn\n")
    [day, step] = [str(problem) for problem in taken.problems if not problem.warning]
    assert "'11/31/2026' is no date: November 2026 has 30 days; write the day that is" in day
    assert "column steps: error RC203 unknown step 'beginn'; did you mean 'begin'?" in step
    taken = read_csv(check(garden), "slug,added\nseed-list,13/4/2026\nwater-plan,4/13/2026\n")
    assert [problem.at.row for problem in taken.problems if problem.code == "RC106"][:1] == [2]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Sow ☐ seeds", "Sow ? seeds", "'☐' became '?'"),
        ("Sow ☐ seeds", "Sow ? six seeds", "'☐' became '?'"),
        ("the child’s cup", "the child\ufffds cup", "some characters could not be read"),
        ("Is it so", "Is it so?", ""),
        ("Sow ☐ seeds", "Sow seeds", ""),
        ("the child’s cup", "the child's cup", ""),
    ],
)
def test_lost_characters_are_refused(garden: Path, before: str, after: str, told: str) -> None:
    put(garden, SEED_FILE, SEED.replace("Sow the seeds", before))
    now = check(garden)
    body = now.catalog.resources["seed-list"].body.replace(before, after)
    text = io.StringIO()
    csv.writer(text).writerows([["slug", "body"], ["seed-list", body]])
    taken = read_csv(now, text.getvalue())
    wrong = [str(problem) for problem in taken.problems if problem.code == "RC001"]
    advice = "save the table as .xlsx or as 'CSV UTF-8', and import that"
    wanted = [f"row 2, column body: error RC001 {told}; {advice}"] if told else []
    assert wrong == wanted
    assert bool(taken.files) is not bool(told)


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_letters_that_were_broken_before_are_told_as_they_were(
    garden: Path, tmp_path: Path, ending: str
) -> None:
    put(garden, SEED_FILE, SEED.replace("title: Seed list", "title: Lista de niños, año uno"))
    now = check(garden)
    rows = [["slug", "title"], ["seed-list", "Lista de niÃ±os, aÃ±o uno"]]
    rows += [["new-list", "Otra lista de niÃƒÂ±os"]]
    if ending == ".csv":
        text = io.StringIO()
        csv.writer(text).writerows(rows)
        taken = read_csv(now, text.getvalue())
    else:
        book = openpyxl.Workbook()
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row, 1):
                book.worksheets[0].cell(number, column, cell)
        book.save(tmp_path / "table.xlsx")
        taken = read_sheets(now, read_workbook(tmp_path / "table.xlsx"))
    told = [str(problem) for problem in taken.problems if "title" in problem.column]
    assert (
        "'ñ' became 'Ã±', and no saving brings it back; write 'Lista de niños, año uno'" in told[0]
    )
    assert "in this cell, as its file has it" in told[0]


def test_a_row_that_was_pasted_twice_is_told_as_that(garden: Path) -> None:
    now = check(garden)
    first, second = "seed-list,Seed list,a", "seed-list,Sow in rows,a"
    for rows, told in (
        ((first, first), ", and all else in it; delete one of the two rows"),
        ((first, second), "but the title; delete one of the two rows, or, if this is another"),
        ((first, second), "write 'sow-in-rows' here and a text of its own"),
        ((first, "seed-list,Sow in rows,b"), "too; delete one of the two rows, or, if this is"),
    ):
        taken = read_csv(now, "\n".join(("slug,title,also_called", *rows)))
        [fault] = [str(problem) for problem in taken.problems if problem.code == "RC302"]
        assert "row 3, column slug: error RC302 the slug 'seed-list' stands in row 2 too" in fault
        assert told in fault


def test_a_range_that_became_a_date_is_refused(garden: Path) -> None:
    put(garden, SEED_FILE, SEED.replace("minutes: 30", "minutes: 30\ngroup_size: 4-12"))
    taken = read_csv(check(garden), "slug,group_size\nseed-list,12-Apr\n")
    assert "'4-12' was taken for a date" in str(taken.problems[0])


def test_a_text_that_no_cell_can_hold_stays(garden: Path, tmp_path: Path) -> None:
    put(garden, SEED_FILE, SEED + "\nIt is long.\n" * (MOST_OF_CELL // 12))
    now = check(garden)
    path, book = book_of(now.catalog, tmp_path)
    bodies = [row[-1] for row in book["Garden"].iter_rows(min_row=2, values_only=True)]
    assert TOO_LONG in bodies
    assert read_sheets(now, read_workbook(path)).unchanged == 3


@pytest.mark.slow
def test_the_command_goes_by_the_ending(garden: Path, tmp_path: Path) -> None:
    def toolkit(*words: str) -> str:
        ran = call_toolkit(*words, "--root", str(garden), "--today", str(TODAY))
        return ran.stdout + ran.stderr

    book, table = tmp_path / "a.xlsx", tmp_path / "a.csv"
    assert toolkit("export", str(book)) == f"wrote {book}: 3 resources\n"
    assert toolkit("import", str(book)) == "0 files written, 3 unchanged\n"
    assert toolkit("export", str(table)) == f"wrote {table}: 3 resources\n"
    assert toolkit("import", str(table)) == "0 files written, 3 unchanged\n"
    other = tmp_path / "a.ods"
    book.rename(other)
    assert "a.ods is of another type; save it as .xlsx" in toolkit("import", str(other))
    assert "write .xlsx or .csv" in toolkit("export", str(tmp_path / "a.txt"))
    broken = tmp_path / "b.xlsx"
    broken.write_bytes(b"PK broken")
    assert "b.xlsx cannot be read as a workbook" in toolkit("import", str(broken))


def test_without_the_program_for_workbooks_one_line_says_so(
    garden: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if "tables.workbook" in name]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(SystemExit) as ended:
        main(["export", str(garden / "a.xlsx"), "--root", str(garden)])
    assert ended.value.code == 1
    assert capsys.readouterr().err == (
        "toolkit: files of the type .xlsx need one more program: install "
        "'resource-toolkit[spreadsheets]'; CSV needs none\n"
    )


def american(cell: str) -> str:
    day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", cell)
    return f"{int(day[2])}/{int(day[3])}/{day[1]}" if day else cell


@pytest.mark.slow
def test_the_real_toolkit_goes_through_spreadsheets_without_a_byte_lost(
    checked: Checked, tmp_path: Path
) -> None:
    resources = checked.catalog.resources
    assert resources
    path, _ = book_of(checked.catalog, tmp_path)
    taken = read_sheets(checked, read_workbook(path))
    assert (taken.problems, taken.files, taken.unchanged) == ([], {}, len(resources))
    rows = list(csv.reader(io.StringIO(export_csv(checked.catalog), newline="")))
    text = io.StringIO(newline="")
    csv.writer(text, delimiter="\t").writerows([[american(cell) for cell in row] for row in rows])
    file = tmp_path / "excel.txt"
    file.write_bytes(text.getvalue().encode("utf-16"))
    taken = read_sheets(checked, [csv_sheet(read_table(file))])
    assert (taken.problems, taken.files, taken.unchanged) == ([], {}, len(resources))
    written = export_csv(checked.catalog)
    file.write_bytes(written.encode("cp1252", "replace"))
    taken = read_sheets(checked, [csv_sheet(read_table(file))])
    is_lost = file.read_bytes().decode("cp1252") != written
    assert {problem.code for problem in taken.problems} == ({"RC001"} if is_lost else set())
    assert taken.files == {}
    assert len(taken.broken) + taken.unchanged == len(resources)


@pytest.mark.slow
@pytest.mark.skipif(not (OFFICE and CALC.is_file()), reason="LibreOffice Calc is not here")
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_real_toolkit_goes_through_libreoffice(
    checked: Checked, tmp_path: Path, kind: str
) -> None:
    path, _ = book_of(checked.catalog, tmp_path)
    form = {
        "xlsx": "xlsx",
        "csv": "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
    }
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [str(OFFICE), home, "--headless", "--convert-to", form[kind], "--outdir"]
    subprocess.run([*command, str(tmp_path / "to"), str(path)], check=True, timeout=300)
    sheets = [
        sheet
        for file in sorted((tmp_path / "to").glob(f"*.{kind}"))
        if "Lists" not in file.name
        for sheet in (read_workbook(file) if kind == "xlsx" else [csv_sheet(read_table(file))])
    ]
    taken = read_sheets(checked, sheets)
    assert (taken.problems, taken.files) == ([], {})
    assert taken.unchanged == len(checked.catalog.resources)


def test_a_formula_without_its_result_is_told_with_its_cell(
    garden: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    now = check(garden)
    path, book = book_of(now.catalog, tmp_path)
    sheet = book["Garden"]
    place = column(sheet, "Minutes")
    row = next(row[0].row for row in sheet.iter_rows(min_row=2) if row[0].value == "seed-list")
    sheet.cell(row, place, "=15+15")
    book.save(path)
    taken = read_sheets(now, read_workbook(path))
    told = [str(problem) for problem in taken.problems if not problem.warning]
    assert len(told) == 1
    assert told[0].startswith(f"row {row} of 'Garden', column Minutes: error RC103 this cell holds")
    assert "'=15+15'" in told[0]
    assert "write the value itself" in told[0]
    sheet.cell(row, place, '=HYPERLINK("https://bean.example/","Beans")')
    book.save(path)
    with pytest.raises(SystemExit, match="1"):
        main(["import", str(path), "--dry-run", "--root", str(garden)])
    assert "write https://bean.example/, or save" in capsys.readouterr().out


def test_a_field_that_goes_away_is_said(
    garden: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, book = book_of(check(garden).catalog, tmp_path)
    sheet = book["Garden"]
    row = next(row[0].row for row in sheet.iter_rows(min_row=2) if row[0].value == "seed-list")
    sheet.cell(row, column(sheet, "Minutes")).value = None
    book.save(path)
    with pytest.raises(SystemExit, match="0"):
        main(["import", str(path), "--dry-run", "--root", str(garden)])
    said = capsys.readouterr().out
    assert f"(row {row} of 'Garden'); its cell is empty, so this takes out minutes" in said


def test_a_row_above_the_titles_is_told_alone(garden: Path) -> None:
    now = check(garden)
    text = export_csv(now.catalog)
    for above, told in (
        ("Our resources,,\r\n", "row 2; delete row 1, which"),
        ("Our resources\r\n\r\n", "row 3; delete rows 1 to 2, which"),
    ):
        problems = read_csv(now, above + text).problems
        assert [str(problem) for problem in problems] == [
            f"row 1: error RC101 the titles of the columns stand in {told} stands above them"
        ]
