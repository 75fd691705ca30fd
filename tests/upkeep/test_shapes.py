"""Signs in pairs, rows, slips and pictures that a change broke are told with what stood there."""

import shutil
from pathlib import Path

import pytest

from resource_toolkit.checking.checked import check
from resource_toolkit.upkeep.changes.as_before import as_before
from resource_toolkit.upkeep.changes.shapes import with_pairs, with_shapes
from resource_toolkit.upkeep.changes.slips import with_slips
from resource_toolkit.upkeep.changes.texts import with_texts
from tests.toolkits.garden import put
from tests.toolkits.mistakes import ORCHARD, TODAY

PAGE, GUIDE = "resources/care/prune-a-tree.md", "docs/guide/tools.md"
SLIP = """### My slip

| What I saw | My words |
|---|---|
| A leaf in the sun | <br> |
| A bud on the branch | <br> |
| A cut that has healed | <br> |

"""
SHAPED = f"""## The sheet: what we see

**Tree:** ______________________ **Day:** ____________

> The *old* cuts "have healed" (so I see).

| Where | How | Done |
|---|---|---|
| Branch | **First:** look<br>**Then:** cut it<br>**Last:** rest | ☐ |
| Trunk | **First:** look<br>**Then:** wait | ☐ |
| Root | **First:** look<br>**Then:** dig | ☐ |

| Trees | Cuts | In all |
|---|---|---|
| 7 | 3 | 21 |

{SLIP}{SLIP}---

**Cut here.** Keep the rest at home.

Read [the law](https://www.example.org/law) first.

## After"""
WAS = (ORCHARD / PAGE).read_text(encoding="utf-8").replace("## After", SHAPED, 1)


def _told(root: Path, now: str) -> list[tuple[int, str]]:
    shutil.copytree(ORCHARD, root)
    put(root, PAGE, now)
    put(root, "docs/law.md", "# Law\n\nThis is [the law](https://www.example.org/law).\n")
    checked = check(root, TODAY)
    known = {
        (one.line, one.message) for one in checked.problems if one.line < WAS.count("\n", 0, 60)
    }
    for step in (with_pairs, with_slips, as_before, with_texts, with_shapes):
        checked.problems = step(checked, {PAGE: WAS})
    told = [(one.line, one.message) for one in checked.problems if one.path == PAGE]
    return [one for one in told if one not in known]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("**Then:** cut", "**Then: cut", "write '**Then:**', as it was until now"),
        ("**Tree:**", "**Tree:", "write '**Tree:**', as it was until now"),
        ("*old*", "*old", "write '*old*', as it was until now"),
        ('"have healed"', '"have healed', "write '\"have healed\"', as it was until now"),
        ("(so I see)", "(so I see", "write '(so I see)', as it was until now"),
        ("> The *old*", "The *old*", "the sign > before this line is lost, and with it the frame"),
        ("**Tree:** ______________________", "**Tree:** Oak", "'Oak' stands on everybody's sheet"),
        ("dig | ☐ |", "dig | |", "in this column all other rows have '☐', and this one nothing"),
        ("| Trunk | **First:** look<br>**Then:** wait | ☐ |",
         "| **First:** look<br>**Then:** wait | Trunk | ☐ |", "the cells of this row changed plac"),
        ("| 21 |", "| 12 |", "7 × 3 made 21 in this row; write '21' again"),
        (f"{SLIP}---", f"{SLIP}---".replace("| A bud on the branch | <br> |\n", ""), "stood her"),
        ("---\n\n**Cut", "**Cut", "a line to cut along stood above this until now; write '---'"),
        ("org/law)", "org/laws)", "until now, and docs/law.md says so still; write (https://www."),
    ],
    ids=lambda value: value[:18],
)  # fmt: skip
def test_a_broken_shape(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert WAS.count(old) == 1
    now = WAS.replace(old, new)
    found = _told(tmp_path / "orchard", now)
    pairs = enumerate(zip(WAS.split("\n"), now.split("\n"), strict=False))
    changed = next(n for n, (a, b) in pairs if a != b)
    assert [(abs(at - changed - 1) <= 1, said in message) for at, message in found] == [
        (True, True)
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("**Then:** cut it<br>", "**Then:** saw it off<br>"),
        ('The *old* cuts "have healed"', "The cuts have healed"),
        (SLIP, SLIP.replace("A leaf", "One leaf")),
        ("| 7 | 3 | 21 |", "| 7 | 4 | 28 |"),
        ("| Root |", "| Root ball |"),
        ("---\n\n**Cut here.** Keep the rest at home.\n\n", ""),
        ("**Day:** ____________", "**Day and hour:** ________________"),
        ("☐", "☐ yes"),
    ],
    ids=lambda value: value[:18],
)
def test_a_good_change_of_a_shape(tmp_path: Path, old: str, new: str) -> None:
    assert old in WAS
    assert _told(tmp_path / "orchard", WAS.replace(old, new)) == []


def test_a_title_and_a_picture_are_told_where_they_changed(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    was = "---\ntitle: The 4 tools\n---\n\n# The 4 tools\n\n![A saw on a table.](saw.png)\n"
    put(root, GUIDE, was.replace("The 4", "The 5", 1).replace("A saw on a table.", "saw.png"))
    checked = check(root, TODAY)
    told = [str(one) for one in as_before(checked, {GUIDE: was}) if one.path == GUIDE]
    assert any(":2:1" in one and "'title: The 4 tools' stood here until now" in one for one in told)
