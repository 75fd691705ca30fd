"""A run of the check leads to the page that says what the codes mean, where a site has one."""

from pathlib import Path

import pytest

from resource_toolkit.cli.main import main
from resource_toolkit.cli.output import meaning_line, to_github
from resource_toolkit.problems.codes import sample_files
from resource_toolkit.problems.problem import Problem

SHEET = "resources/tools/seating-plan.md"
PAGE = "https://tools.county.gov/kit/contribute/codes/"
LINE = (
    f"{SHEET}:6:3: error RC203 unknown step 'begn'; did you mean 'begin'? "
    "see resources/vocabularies/steps.yml"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the sample toolkit with one wrong term."""
    for name, text in sample_files().items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    sheet = tmp_path / SHEET
    sheet.write_text(sheet.read_text("utf-8").replace("begin:", "begn:"), encoding="utf-8")
    settings = "site_name: Kit\nsite_url: https://tools.county.gov/kit/\n"
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    page = tmp_path / "docs/contribute/codes.md"
    page.parent.mkdir(parents=True)
    page.write_text("# Codes\n", encoding="utf-8")
    return tmp_path


def said(root: Path, capsys: pytest.CaptureFixture[str], *flags: str) -> list[str]:
    with pytest.raises(SystemExit) as stopped:
        main(["check", "--root", str(root), "--today", "2026-11-21", *flags])
    assert stopped.value.code == 1
    return capsys.readouterr().out.splitlines()


def test_text_ends_with_where_the_code_is_explained(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(root, capsys) == [
        LINE,
        "4 resources checked: 1 error, 0 warnings",
        f"What the codes mean: {PAGE}#rc203",
    ]


def test_text_ends_with_the_count_where_a_site_has_no_such_page(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "docs/contribute/codes.md").unlink()
    assert said(root, capsys) == [LINE, "4 resources checked: 1 error, 0 warnings"]


def test_pull_request_links_the_code_below_the_message(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(root, capsys, "--format", "github")[0] == (
        f"::error file={SHEET},line=6,col=3,title=RC203::unknown step 'begn'; did you mean "
        "'begin'? see resources/vocabularies/steps.yml"
        f"%0AWhat this means: {PAGE}#rc203"
    )


def test_several_codes_stand_once_each_in_order() -> None:
    problems = [
        Problem(path="a.md", line=1, column=1, code=code, message="x")
        for code in ("RC203", "RC101", "RC203")
    ]
    assert meaning_line(problems, PAGE) == f"What the codes mean: {PAGE}#rc101, #rc203"
    assert meaning_line([], PAGE) == ""
    assert to_github(problems[0]) == "::error file=a.md,line=1,col=1,title=RC203::x"
