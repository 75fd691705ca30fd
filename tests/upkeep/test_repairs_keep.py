"""No repair takes a line to write on, a box or words from a page: then it is not written."""

from pathlib import Path

import pytest

from resource_toolkit.catalog import Settings
from resource_toolkit.checking import check
from resource_toolkit.problems import Problem, Repair
from resource_toolkit.upkeep import plan_repairs
from resource_toolkit.upkeep.repairs.kept import keeps_all
from tests.checking.test_golden import CASES, read_case, write_case
from tests.toolkits.small_copy import SITE, TODAY, copy_small

HEAD = "---\ntitle: A\n---\n\n"


def problem(old: str, new: str) -> Problem:
    repair = Repair(old, new)
    return Problem(path="a.md", line=5, column=1, code="RC530", message="write it", repair=repair)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We are at: ______", "We are at:"),
        ("- [ ] yes\n- [ ] no", "- yes\n- no"),
        ("| Name | Day |\n|---|---|\n| | |", "| Name | Day |\n|---|---|"),
    ],
)
def test_places_to_write_on_are_kept(old: str, new: str) -> None:
    assert not keeps_all(HEAD + old, HEAD + new, [problem(old, new)])
    assert keeps_all(HEAD + old, HEAD + old + " now", [problem("", " now")])


def test_two_lines_that_are_one_row_are_joined() -> None:
    table = f"{HEAD}| What | How |\n|---|---|\n| Dig | Wait. "
    old, new = "| Dig | Wait.\nThen pour. |", "| Dig | Wait. Then pour. |"
    before, after = f"{table}\nThen pour. |\n", f"{table}Then pour. |\n"
    assert keeps_all(before, after, [problem(old, new)])
    assert not keeps_all(before, after, [problem(old, f"{new} more")])
    assert not keeps_all(f"{HEAD}A ______\n", f"{HEAD}A\n", [problem("A ______", "A______")])


def test_words_that_no_repair_names_are_kept() -> None:
    before, after = f"{HEAD}Dig {{: .x }} here.\n", f"{HEAD}Dig  here.\n"
    assert keeps_all(before, after, [problem("{: .x }", "")])
    assert not keeps_all(before, f"{HEAD}Dig.\n", [problem("{: .x }", "")])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_repairs_of_every_case_bring_no_other_fault(path: Path, tmp_path: Path) -> None:
    """What is repaired is told no more, and what was no fault before is none after it.

    Where a file or field could not be read, it may show what else is in it.
    """
    write_case(read_case(path), copy_small(tmp_path))
    own = None if (tmp_path / "mkdocs.yml").is_file() else Settings(url=SITE)
    now = check(tmp_path, TODAY, own)
    plan = plan_repairs(now)
    unread = any(fix.code < "RC112" for fix in plan.fixes)
    known = {(problem.path, problem.code) for problem in now.problems}
    fresh = [
        str(problem)
        for problem in plan.checked.problems
        if (problem.path, problem.code) not in known and problem.severity == "error"
    ]
    assert unread or fresh == []
    left = {(problem.path, problem.message) for problem in plan.checked.problems}
    assert [str(fix) for fix in plan.fixes if (fix.path, fix.message) in left] == []
