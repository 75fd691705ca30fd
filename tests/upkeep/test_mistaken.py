"""Numbers, references and languages that a change mistook are told once; good changes are not."""

import shutil
from pathlib import Path

import pytest

from resource_toolkit.checking.checked import check
from resource_toolkit.upkeep.changes.heads import with_fields
from resource_toolkit.upkeep.changes.slips import with_slips
from resource_toolkit.upkeep.changes.texts import with_texts
from tests.toolkits.garden import put
from tests.toolkits.mistakes import ORCHARD, TODAY

PAGE = "resources/care/prune-a-tree.md"
WAS = (
    (ORCHARD / PAGE).read_text(encoding="utf-8").partition("## Steps")[0]
    + """## Steps

1. Look at the tree from all sides. Write what you see in box 1. (10 minutes)
2. Choose the branches to cut, and draw them in box 2. (1 minute to think, 9 to talk)
3. Cut them in fifteen strokes, each 1¾ inches apart. (6 minutes)
4. Clean the saw with a cloth. (4 minutes)

## The form

The helper counts the strokes of step 3 aloud.

Leave 1¾ inches of the branch.

### Box 1: what you see

| Tree | Leaves |
|---|---|
| <br> | <br> |
| <br> | <br> |

### Box 2: branches to cut

**Tool:** ____________ **Name:** ____________

### Two examples

- A pear with a split branch.
- A plum that grew into the fence.

## After

Put the saw away.
"""
)


def told(root: Path, old: str, new: str) -> list[tuple[int, str]]:
    """Return what is told of a change, each behind how far it is from the line of the change."""
    assert old in WAS
    shutil.copytree(ORCHARD, root)
    put(root, PAGE, WAS)
    known = {one.message for one in check(root, TODAY).problems}
    put(root, PAGE, WAS.replace(old, new, 1))
    now = check(root, TODAY)
    for step in (with_slips, with_fields, with_texts):
        now.problems = step(now, {PAGE: WAS})
    line = WAS[: WAS.index(old)].count("\n") + 1
    fresh = [one for one in now.problems if one.message not in known and one.path == PAGE]
    return [(one.line - line, one.message) for one in fresh if one.code[2:] in ("547", "548", "520",
            "503", "523", "512")]  # fmt: skip


STEPS = WAS[WAS.index("3. Cut them") : WAS.index("\n\n## The form")].split("\n")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("summary: Four cuts", "summary: Five cuts", "write it again, or, if the text shows"),
        ("fifteen strokes", "fifty strokes", "write 'fifteen' again, or, if it is meant so"),
        ("each 1¾", "each 1¼", "still says so; write '1¾' again"),
        ("9 to talk", "6 to talk", "write 9 again, or 'minutes: 27' at the top"),
        ("draw them in box 2", "draw them in box 1", "write 'box 2' again, or"),
        ("of step 3 aloud", "of step 4 aloud", "write 'step 3' again, or"),
        ("- A plum that grew into the fence.\n", "", "bring back '- A plum that grew into the"),
        ("\n".join(STEPS), "\n".join(STEPS[::-1]), "4 stands before 3; let the two lines change"),
        ("saw away.", "saw away. Guarda manzanas en la paja.", "' is Spanish, and until now"),
        ("saw away.\n", "saw away.\n\nLávese las manos con el jabón y el agua.\n", "translate it"),
        ("**Tool:** _", "**Manzanas:** _", "' is Spanish, and until now"),
        ("| Tree | Leaves |", "| Las manzanas | Leaves |", "' is Spanish, and until now"),
        ("Put the saw away.", "Put the saw away. CHECK WITH AMY", "looks like a note to yourself"),
        ("Put the saw away.\n", "Put the saw away.\n\nNEED NEW PICTURE\n", "looks like a note to"),
    ],
)
def test_what_a_change_mistook(tmp_path: Path, old: str, new: str, said: str) -> None:
    found = told(tmp_path / "orchard", old, new)
    assert [(abs(at) <= 2, said in message) for at, message in found] == [(True, True)], found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("fifteen strokes", "sixteen strokes"),
        ("Put the saw away.", "Put the saw away. Say “lávense las manos con agua”."),
        ("draw them in box 2", "draw all of them in box 2"),
        ("### Two examples", "### Three examples\n\n- A fig."),
        ("with a cloth", "with a soft cloth. CALL 911 if you are cut"),
        ("saw away.", "saw away. Greet Mr. de la Cruz."),
        ("saw away.", "saw away. Read the COMMUNITY NEEDS ASSESSMENT."),
    ],
)
def test_a_good_change_is_not_told(tmp_path: Path, old: str, new: str) -> None:
    found = told(tmp_path / "orchard", old, new)
    assert not [one for one in found if "not explained" not in one[1]], found
