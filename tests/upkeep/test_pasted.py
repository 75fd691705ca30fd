"""A part that a change pasted twice is told once, and words of safety rules beside their source."""

import shutil
from pathlib import Path

import pytest

from resource_toolkit.checking.checked import check
from resource_toolkit.upkeep.changes.pasted import with_pasted
from resource_toolkit.upkeep.changes.safety_words import with_safety_words
from resource_toolkit.upkeep.changes.slips import with_slips
from tests.toolkits.garden import put
from tests.toolkits.mistakes import ORCHARD, TODAY

PAGE, GUIDE, SAFETY = (
    "resources/care/prune-a-tree.md",
    "docs/guide/tools.md",
    "resources/safety.yml",
)
WAS = (ORCHARD / PAGE).read_text(encoding="utf-8")
LAST = WAS[WAS.index("## After the cut") :]
TWO = "## Wait\n\nLook again after two days, and write down what you see in the cut.\n\n"
PAGED = (ORCHARD / GUIDE).read_text(encoding="utf-8")
LADDERS = "Stand it on even ground, and ask somebody to hold it while you climb up to the branch."
RULES = (
    (ORCHARD / SAFETY)
    .read_text(encoding="utf-8")
    .replace(
        "    checked: 2026-11-01\n",
        "    more: [Climb down after 20 minutes.]\n    checked: 2026-11-01\n    translations:\n"
        "      es: {title: Los pies, gist: Baje a los 20 minutos y descanse.}\n",
    )
    .replace("title: Feet of the ladder", "title: Feet of the ladder, 20 minutes")
)


def _told(root: Path, path: str, was: str, now: str) -> list[str]:
    shutil.copytree(ORCHARD, root)
    put(root, path, now)
    checked = check(root, TODAY)
    for step in (with_slips, with_safety_words, with_pasted):
        checked.problems = step(checked, {path: was})
    return [str(one) for one in checked.problems if one.path == path]


@pytest.mark.parametrize(
    ("path", "was", "now", "said"),
    [
        (PAGE, WAS, f"{WAS}\n{LAST}", "40:1: warning RC512 lines 40 to 47 are lines 31 to 38 once"),
        (
            PAGE,
            WAS + TWO,
            f"{WAS}{TWO}{TWO}",
            "43:1: warning RC512 lines 43 to 45 are lines 39 to 41 once more, word for word",
        ),
        (GUIDE, PAGED + LADDERS, PAGED.replace("## Ladders", f"{LADDERS}\n\n## Ladders") + LADDERS,
         "12:1: warning RC512 this is line 17 once more"),
    ],
    ids=["end", "below", "page"],
)  # fmt: skip
def test_a_part_that_stands_twice_is_told_once(
    tmp_path: Path, path: str, was: str, now: str, said: str
) -> None:
    [told] = _told(tmp_path / "orchard", path, was, now)
    assert f"{path}:{said}" in told


def test_a_new_part_is_not_told(tmp_path: Path) -> None:
    assert _told(tmp_path / "orchard", PAGE, WAS, WAS + TWO) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "both feet",
            "one foot",
            "RC541 these words of the publisher were others until now: 'Keep",
        ),
        (
            "after 20",
            "after 30",
            "write them again, or, if you compared the new ones with https://",
        ),
        (
            "a los 20",
            "a los 30",
            "RC546 '30 minutos' is not in the words that are quoted; compare both",
        ),
        (
            "er, 20 min",
            "er, 30 min",
            "still says '20 minutes'; write it again, or correct it there",
        ),
        ("y descanse", "y tome agua", ""),
        ("both feet of the ladder on the ground.\n", "one foot down.\n", "RC541"),
    ],
)
def test_words_of_a_safety_rule_agree(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in RULES
    told = _told(tmp_path / "orchard", SAFETY, RULES, RULES.replace(old, new, 1))
    assert len(told) == bool(said)
    assert all(said in one for one in told)


def test_words_that_were_compared_anew_are_not_told(tmp_path: Path) -> None:
    now = RULES.replace("both feet", "one foot").replace("2026-11-01", "2026-11-20")
    assert _told(tmp_path / "orchard", SAFETY, RULES, now) == []
