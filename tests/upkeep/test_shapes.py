"""Signs in pairs, rows, slips and pictures that a change broke are told with what stood there."""

import shutil
from pathlib import Path

import pytest

from resource_toolkit.checking.checked import check
from resource_toolkit.upkeep.changes.as_before import as_before
from resource_toolkit.upkeep.changes.shapes import with_order, with_pairs, with_shapes
from resource_toolkit.upkeep.changes.slips import with_slips
from resource_toolkit.upkeep.changes.texts import with_texts
from tests.toolkits.garden import put
from tests.toolkits.mistakes import ORCHARD, TODAY

PAGE, GUIDE = "resources/care/prune-a-tree.md", "docs/guide/tools.md"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>\n'
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

| When | Mins | Who |
|---|---|---|
| 0:00 | Read for 7 minutes | **1. Ana** |
| 0:10 | Talk for 7 minutes | **2. Luis** |
| 0:20 | Walk for 7 minutes | **3. Kim** |

| Day | Tree | Bush |
|---|---|---|
| Monday | ______ | ______ |
| Tuesday | ______ | ______ |
| Wednesday | ______ | ______ |
| Thursday | ______ | ______ |

**We saw:** ☐ leaves ☐ buds ☐ fruit

**Branch:** ______________________

**Bring it to** ______________________ **by** ____________

**Watch out for** rain. Stop.

**Watch out for** wind. Stop.

**Watch out for** heat. Stop.

![A saw on a table.](pictures/saw.svg)

Read [the law](https://www.example.org/law) first.

## After"""
WAS = (ORCHARD / PAGE).read_text(encoding="utf-8").replace("## After", SHAPED, 1)


def _told(root: Path, now: str) -> list[tuple[int, str]]:
    shutil.copytree(ORCHARD, root)
    put(root, PAGE, now)
    for name in ("saw", "axe"):
        put(root, f"resources/care/pictures/{name}.svg", SVG)
    put(root, "docs/law.md", "# Law\n\nThis is [the law](https://www.example.org/law).\n")
    checked = check(root, TODAY)
    known = {
        (one.line, one.message) for one in checked.problems if one.line < WAS.count("\n", 0, 60)
    }
    for step in (with_pairs, with_order, with_slips, as_before, with_texts, with_shapes):
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
        ("dig | ☐ |", "dig | Ana |", "in this column all other rows have '☐', and this one 'Ana'"),
        ("dig | ☐ |", "dig | |", "a place to tick is lost here; write '| Root | **First:**"),
        ("| Trunk | **First:** look<br>**Then:** wait | ☐ |",
         "| **First:** look<br>**Then:** wait | Trunk | ☐ |", "the cells of this row changed plac"),
        ("| 21 |", "| 12 |", "7 × 3 made 21 in this row; write '21' again"),
        (f"{SLIP}---", f"{SLIP}---".replace("| A bud on the branch | <br> |\n", ""), "stood her"),
        ("---\n\n**Cut", "**Cut", "a line to cut along stood above this until now; write '---'"),
        ("| 0:10 |", "| 0:30 |", "and '0:30' is out of its order; write '0:10', as it was"),
        ("| 0:00 | Read for 7 minutes | **1. Ana** |\n| 0:10 | Talk for 7 minutes | **2. Luis** |",
         "| 0:10 | Talk for 7 minutes | **2. Luis** |\n| 0:00 | Read for 7 minutes | **1. Ana** |",
         "this row changed places with another one; put '| 0:00 | Read for 7 minutes | **1. Ana**"),
        ("Walk for 7", "Walk for 17", "all other rows here say '7 minutes', and until now this"),
        ("| Tuesday | ______ | ______ |\n", "", "stood here until now; write it again, or, if"),
        ("| Tree | Bush |", "| Tree | Tree |", "two columns are called 'Tree'; write 'Bush' again"),
        ("☐ buds", "buds", "a place to tick is lost here; write '**We saw:** ☐ leaves"),
        ("**Branch:**", "**We saw:**", "has the place '**We saw:**' too; write '**Branch:**'"),
        (" **by** ____________", "", "until now this line went on: write '**Bring it to** ______"),
        ("**Watch out for** wind", "Watch out for wind", "is bold in 2 other lines; write '**"),
        ("pictures/saw.svg", "pictures/axe.svg", "these words describe pictures/saw.svg, which"),
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
        ("| ☐", "| ☐ yes"),
        ("| Thursday | ______ | ______ |\n", ""),
        ("7 minutes", "9 minutes"),
        ("| 0:20 |", "| 0:25 |"),
        ("**Watch out for**", "Watch for"),
        ("**Branch:**", "**Trunk:**"),
        ("A saw on a table.](pictures/saw.svg)", "An axe on a table.](pictures/axe.svg)"),
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


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('resource_link("check-the-soil")', 'resource_link("prune-a-tree")', "write 'check-the-so"),
        ("</div>\n", "", "</div> stood here until now; write it again, in a line of its own"),
        ("Look | First", "Look |\nFirst", "write '| Soil | Look | First | at it |' for lines"),
    ],
    ids=["call", "part", "row"],
)
def test_a_page_is_told_what_stood_there(tmp_path: Path, old: str, new: str, said: str) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    was = """---
title: Tools
render_macros: true
---

# Tools

- Trees: {{ resource_link("prune-a-tree") }}
- Soil: {{ resource_link("check-the-soil") }}

<div markdown>

Some words.

</div>

| What | How | When | Where |
|---|---|---|---|
| Tree | Look | Then | at it |
| Soil | Look | First | at it |
"""
    put(root, GUIDE, was.replace(old, new, 1))
    checked = check(root, TODAY)
    for step in (as_before, with_texts):
        checked.problems = step(checked, {GUIDE: was})
    line = was[: was.index(old)].count("\n") + 1
    told = [one for one in checked.problems if one.path == GUIDE and said in str(one)]
    assert [abs(one.line - line) <= 1 for one in told] == [True]


def test_a_line_to_cut_along_goes_with_what_stood_around_it(tmp_path: Path) -> None:
    now = WAS.replace("---\n\n**Cut", "Fold the page once.\n\n**Cut")
    assert WAS.count("---\n\n**Cut") == 1
    found = _told(tmp_path / "orchard", now)
    assert [message for _, message in found if "cut along" in message] == []
    shutil.rmtree(tmp_path / "orchard")
    now = WAS.replace("---\n\n**Cut", "**Cut")
    at = now.index("**Cut")
    now = f"{now[:at]}{now[at:].replace('.', ', and say so.', 1)}"
    found = _told(tmp_path / "orchard", now)
    assert [message for _, message in found if "cut along" in message] == []
