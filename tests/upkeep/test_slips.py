"""What a change of a text made untrue is told at its line, and what it did not touch is not."""

import shutil
from pathlib import Path

import pytest

from resource_toolkit.checking.checked import check
from resource_toolkit.upkeep.changes.slips import with_slips
from tests.toolkits.garden import put
from tests.toolkits.mistakes import ORCHARD, TODAY

PAGE = "resources/care/prune-a-tree.md"
STEPS = """## Steps

1. Look (10 minutes).
2. Cut (10 minutes).
3. Clean (10 minutes).
4. Rest on the grass.
"""
FORM = """## After the cut

| Tree | Size of the cut |
|---|---|
| <br> | <br> |

"Steps for later" is below.

### Steps for later

Wait.

## A filled example

| Tree | Size of the cut |
|---|---|
| Pear | small |
"""
CARDS = """## After the cut

Cut out the three cards.

### Card 1: saw

Sharp.

### Card 2: cloth

Clean.

### Card 3: rope

Long.
"""
LONG = "Look at the tree from all sides, and walk around it twice before you lift the saw."


def text_with(old: str, new: str) -> str:
    text = (ORCHARD / PAGE).read_text(encoding="utf-8")
    begin, end = text.index(f"## {old}"), text.find("\n## ", text.index(f"## {old}") + 3)
    return text[:begin] + new + (text[end:] if end > 0 else "")


STEPPED = text_with("Steps", STEPS).replace("Do this", "Four cuts. Do this")
FORMED = text_with("After the cut", FORM)
CARDED = text_with("After the cut", CARDS)
RULED = text_with("After", "## After the cut\n\nBoil it: pears 165 °F. Wait two hours.\n").replace(
    "minutes: 30", "minutes: 30\nsafety: [ladder-feet]"
)
DATED = text_with("After", "## After the cut\n\nThey met on Tuesday, October 27.\n")
TIMED = text_with("After", "## After the cut\n\nIt takes 30 minutes.\n\nRest 30 minutes.\n")
LONGER = text_with("After", f"## After the cut\n\n- {LONG}\n- Rest.\n- Clean it.\n")


@pytest.mark.parametrize(
    ("was", "old", "new", "told"),
    [
        (STEPPED, "Cut (10", "Cut (20", "write 10 again, or 'minutes: 40' at the top"),
        (STEPPED, "Cut (10", "Cut well (10", ""),
        (
            RULED,
            "165 °F",
            "156 °F",
            "'165 °F' stood here until now, as the safety rule ladder-feet",
        ),
        (RULED, "two hours", "three hours", "'two hours' stood here until now"),
        (RULED, "pears", "plums", ""),
        (DATED, "Tuesday, October 27", "Monday, October 27", "only one of the two has changed"),
        (DATED, "Tuesday, October 27", "Monday, October 26", ""),
        (FORMED, "Size of the cut", "Width of the cut", "still says 'Size of the cut'"),
        (FORMED, "### Steps for later", "### Steps for May", "line 37 still speaks of 'Steps for "),
        (FORMED, "Pear", "Plum", ""),
        (CARDED, "three cards", "two cards", "this says 'two cards', and there are 3"),
        (CARDED, "three cards", "three little cards", ""),
        (LONGER, "- Clean it.", f"- {LONG}", "too, word for word; delete one of the two"),
        (LONGER, "- Clean it.", "- Clean the saw.", ""),
        (STEPPED, "summary: Four cuts", "summary: Six cuts", "still says 'Four cuts'"),
        (RULED, "165 °F. Wait two", "2 °F. Wait two", "'165 °F' stood here until now"),
        (TIMED, "takes 30 minutes", "takes 50 minutes", "and 'minutes' still says so"),
        (TIMED, "Rest 30 minutes", "Rest 50 minutes", ""),
    ],
    ids=range(18),
)
def test_what_a_change_made_untrue(tmp_path: Path, was: str, old: str, new: str, told: str) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    file = root / "resources/safety.yml"
    rule = file.read_text(encoding="utf-8").replace("the ground.", "the ground. 165°F. 2 hours.")
    file.write_text(rule, encoding="utf-8")
    put(root, PAGE, was.replace(old, new, 1))
    problems = with_slips(check(root, TODAY), {PAGE: was})
    found = [one for one in problems if one.code in ("RC547", "RC512")]
    assert len(found) == bool(told)
    line = was[: was.index(old)].count("\n") + 1
    assert [(one.line, told in one.message) for one in found] == [(line, True)] * bool(told)


def test_a_row_of_the_example_that_no_longer_is_one_of_the_form(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    head, found, tail = FORMED.rpartition("Size of the cut")
    put(root, PAGE, f"{head}Width{tail}")
    told = [str(one) for one in with_slips(check(root, TODAY), {PAGE: FORMED}) if found]
    assert any("in the form, still says 'Size of the cut'" in one for one in told)


def test_an_amount_that_the_twin_has_still(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    other = "resources/care/podar-un-arbol.md"
    spanish = TIMED.replace("Prune a young tree", "Podar un árbol").replace("[en]", "[es]")
    spanish = spanish.replace("related: [check-the-soil]", "related: [prune-a-tree]")
    put(root, other, spanish.replace("Rest 30 minutes", "Descanse 30 minutos"))
    was = TIMED.replace("[check-the-soil]", "[podar-un-arbol]")
    put(root, PAGE, was.replace("Rest 30 minutes", "Rest 40 minutes"))
    told = [str(one) for one in with_slips(check(root, TODAY), {PAGE: was}) if one.path == PAGE]
    wanted = "'30 minutes' stood here until now, and resources/care/podar-un-arbol.md still says so"
    assert any(wanted in one for one in told)
