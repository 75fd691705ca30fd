"""A number that a change made another is told where another place still counts on the old one."""

import shutil
from pathlib import Path

import pytest

from resource_toolkit.checking.checked import check
from resource_toolkit.upkeep.changes.as_before import as_before
from resource_toolkit.upkeep.changes.slips import with_slips
from tests.toolkits.garden import put
from tests.toolkits.mistakes import ORCHARD, TODAY

PAGE = "resources/care/prune-a-tree.md"
WAS = (
    (ORCHARD / PAGE)
    .read_text(encoding="utf-8")
    .replace("Do this with one helper.", "Plan on 30 minutes. Never work without one helper.")
    .partition("## Steps")[0]
    + """## Steps

1. Look at the tree from all sides, slowly. (10 minutes)
2. Cut dead wood. Breathe in three times. (8 minutes)
3. Cut one of two branches that cross. (7 minutes)
4. Clean the saw, as lines 1 to 6 say. (5 minutes)

## The form: six short cards

### Dead wood, 8 minutes

Breathe three times, and leave the saw 4.5 cm from the trunk.

### Cross, 7 minutes

Leave the saw 4.5 cm from the trunk here, too.

### Card for the saw

It is for seven trees in all. Two are pears, four are plums, and one is a fig.

### Card for the cloth

Soft.

### Card for the rope

**Name:** ____________

### Card for the end

| Done | What |
|---|---|
| ☐ | 1. Look at it |
| ☐ | 2. Cut it |
"""
)


def told(root: Path, old: str, new: str) -> list[tuple[int, str]]:
    assert old in WAS
    shutil.copytree(ORCHARD, root)
    put(root, PAGE, WAS)
    before = {str(one) for one in check(root, TODAY).problems}
    put(root, PAGE, WAS.replace(old, new, 1))
    checked = check(root, TODAY)
    for step in (with_slips, as_before):
        checked.problems = step(checked, {PAGE: WAS})
    return [(one.line, one.message) for one in checked.problems
            if one.path == PAGE and str(one) not in before]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("cross. (7", "cross. (9", "write 7 again, or 'minutes: 32'"),
        ("Cross, 7", "Cross, 9", "7 minutes stood here until now, and line 24 still says so"),
        ("Breathe three times, and", "Breathe five times, and", "'three times' stood here until"),
        ("4.5 cm from the trunk here", "5.4 cm from the trunk here", "write '4.5' again"),
        ("Two are", "Three are", "no longer make the 'seven' of this line; write 'Two' again"),
        ("lines 1 to 6", "lines 1 to 9", ""),
        ("Never work", "Work", "'never' stood here until now"),
        ("work without", "work with", "'without' stood here until now"),
        ("Plan on 30", "Plan on XX", "'XX' stands where '30' stood until now; write that again"),
        ("____________", "", "a place to write is lost here; write '**Name:** ____________' again"),
        ("____________", "____", ""),
        ("| ☐ | 2.", "| | 2.", "a place to tick is lost here"),
        (" (8 minutes)\n3.", " (8 minutes) 3.", "begins a step of its own; write it on a line"),
        ("Soft.", "Soft. (confirm w/ Lee)", "'(confirm w/ Lee)' is a note to a colleague"),
        ("Soft.", "Soft and clean. - ask Kim", "'- ask Kim' is a note to a colleague"),
        ("Soft.", "Soft. >> JL 3/4", "'>> JL 3/4' is a note to a colleague"),
        ("1. Look at it", "1. Look at it [move this up]", "'[move this up]' is a note to"),
        (
            "Soft.",
            "[10:42 AM] Rosa Diaz: add the rag?",
            "'[10:42 AM] Rosa Diaz: add the rag?' is a",
        ),
        (
            "Soft.",
            "Soft. per Tom’s email **Now:** it",
            "'per Tom’s email' is a note to a colleague",
        ),
        ("lines 1 to 6", "lines 6 to 1", "'6 to 1' runs from the larger number to the smaller"),
        ("Soft.", "Soft (or firm), and dry - as you like.", ""),
        ("one of two branches", "one of four branches", ""),
        ("four are plums", "four are apples", ""),
        ("Look at the tree", "Walk around the tree", ""),
    ],
    ids=range(24),
)
def test_a_number_that_others_count_on(tmp_path: Path, old: str, new: str, said: str) -> None:
    line = WAS[: WAS.index(old)].count("\n") + 1
    found = told(tmp_path / "orchard", old, new)
    assert [(at, said in message) for at, message in found] == [(line, True)] * bool(said), found


def test_a_step_that_was_taken_out_with_its_minutes(tmp_path: Path) -> None:
    step = "3. Cut one of two branches that cross. (7 minutes)\n4."
    [(line, message)] = told(tmp_path / "orchard", step, "3.")
    assert line == WAS[: WAS.index(step)].count("\n") + 1
    assert "put it back, and number the steps anew, or write 'minutes: 23'" in message
    assert "correct line 18 with it" in message


def test_minutes_that_the_text_says_still(tmp_path: Path) -> None:
    [(_, message)] = told(tmp_path / "orchard", "minutes: 30", "minutes: 23")
    assert "the steps add up to 30 minutes" in message  # Told once, by the steps.
    shutil.rmtree(tmp_path / "orchard")
    found = told(
        tmp_path / "orchard", "3. Cut one of two branches that cross. (7 minutes)\n4.", "3."
    )
    assert len(found) == 1
    root = tmp_path / "orchard"
    text = (root / PAGE).read_text(encoding="utf-8").replace("minutes: 30", "minutes: 23")
    put(root, PAGE, text)
    problems = with_slips(check(root, TODAY), {PAGE: WAS})
    [(line, message)] = [(one.line, one.message) for one in problems
                         if "'minutes' was" in one.message]  # fmt: skip
    assert (line, "write '23 minutes', or 30 at the top" in message) == (18, True)


def test_minutes_that_nobody_can_read_are_compared_with_nothing(tmp_path: Path) -> None:
    found = told(tmp_path / "orchard", "minutes: 30", "minutes: 30 or so to 40")
    assert [message for _, message in found if "0 minutes'" in message] == []
    assert len(found) == 1


def test_a_part_that_was_taken_out_of_those_that_are_counted(tmp_path: Path) -> None:
    [(line, message)] = told(tmp_path / "orchard", "### Card for the cloth\n\nSoft.\n\n", "")
    assert abs(line - WAS[: WAS.index("### Card for the cloth")].count("\n") - 1) <= 1
    assert "6 parts stood here until now, and line 27 still says 'six short cards'" in message


def test_numbers_of_lines_that_are_others_now(tmp_path: Path) -> None:
    rules = ["Look at the tree first.", "Cut only what is dead.", "Leave the large branches."]
    rest = ["Carry the branches away.", "Say thank you to the tree."]

    def text(rules: list[str], named: str) -> str:
        numbered = "\n".join(f"{n}. {rule}" for n, rule in enumerate(rules, 1))
        table = "| Line | How it was |\n|---|---|\n| 2 | All of the dead wood went. |\n"
        return f"{WAS}\n## The rules\n\n{numbered}\n\n## How it went\n\n{table}\n{named}\n"

    named = "Sign lines 2 and 3. After step 2 rest. Line 1 comes first. In line 9 is nothing."
    was = text([*rules, *rest], named)
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)

    def found(now: str) -> list[tuple[int, str]]:
        put(root, PAGE, now)
        told = with_slips(check(root, TODAY), {PAGE: was})
        return [(one.line, one.message) for one in told if "had the number" in one.message]

    now = text([rules[0], "Climb on no branch.", *rules[1:], *rest], named)
    message = (
        "what had the number 2 until now has 3; write 'lines 3 and 4' for 'lines 2 and 3', or, "
    )
    assert found(now) == [
        (now[: now.index(named)].count("\n") + 1, f"{message}if another is meant, keep it")
    ]
    assert found(now.replace("lines 2 and 3", "lines 3 and 4")) == []
    assert found(text([*rules, *rest, "Climb on no branch."], named)) == []
    assert found(text([rules[0], "Cut dead wood only.", rules[2], *rest], named)) == []
    step = WAS.replace("3. Cut one", "3. Rest for a while, all of you.\n4. Cut one")
    step = step.replace("4. Clean the", "5. Clean the") + was[len(WAS) :].replace(
        "step 2", "step 3"
    )
    assert found(step) == []


def test_places_to_write_that_a_change_means_to_take(tmp_path: Path) -> None:
    row = "| Name<br><br> | <br> | <br> |"
    was = f"{WAS}\n| What | Who | When |\n|---|---|---|\n{row}\n\n**Tree:** ____\n\n**Day:** ____\n"
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    for old, new in (
        (row, "| Name | | |"),
        ("**Tree:** ____\n\n**Day:** ____", "**Tree:**\n\n**Day:**"),
    ):
        put(root, PAGE, was.replace(old, new))
        told = [one.message for one in with_slips(check(root, TODAY), {PAGE: was})]
        assert [message for message in told if "is lost here" in message] == []
