"""A line that was right until now is told with what it was, and where its words stand too."""

import shutil
from pathlib import Path

import pytest

from resource_toolkit.checking.checked import check
from resource_toolkit.upkeep.changes.as_before import as_before
from resource_toolkit.upkeep.changes.joined import with_joined
from resource_toolkit.upkeep.changes.slips import with_slips
from tests.toolkits.garden import put
from tests.toolkits.mistakes import ORCHARD, TODAY

PAGE = "resources/care/prune-a-tree.md"
OTHER = "resources/care/check-the-soil.md"
LONG = "Wait two days, and look at the cut in the light of the morning."
WAS = (
    (ORCHARD / PAGE)
    .read_text(encoding="utf-8")
    .replace(
        "## After the cut",
        '## The four cuts\n\n- One.\n- Two.\n- Three.\n- Four.\n\nSee "The four cuts."\n\n'
        f"### Saw\n\n{LONG}\n\n### Cloth\n\nCall 911 for help. It is soft.\n\n## After the cut",
    )
)


def told(root: Path, now: str) -> list[tuple[int, str]]:
    shutil.copytree(ORCHARD, root)
    put(root, PAGE, now)
    checked = check(root, TODAY)
    for step in (with_slips, as_before, with_joined):
        checked.problems = step(checked, {PAGE: WAS})
    return [(one.line, one.message) for one in checked.problems if one.path == PAGE]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("| 4 | Are", "| 4  Are", "write '| 4 | Are there buds? |', as it was until now"),
        ("2. Cut dead wood first.\n", "", "bring back '2. Cut dead wood first.', or number"),
        ("[cutting, shaping]", "[cutting shaping]", "write 'cutting, shaping', as it was until"),
        ("- Two.\n", "", "still says 'four cuts'; bring back '- Two.', or write 'three cuts'"),
        ("### Cloth", "### Saw", "has this heading too; write 'Cloth' again"),
        ('"The four cuts."', '"The six cuts."', "'The four cuts' stood here until now, as the"),
        (
            "It is soft.",
            LONG,
            "of the morn…' stands in line 42 too; delete one of the two, or write what is",
        ),
        ("Call 911", "Call 411", "911 stood here until now, and people call it for help"),
        (
            "(check-the-soil.md)",
            "(../harvest/keep-apples.md)",
            "led to check-the-soil.md until now",
        ),
        (
            "late-fall: Dead wood is easy to see.",
            "late-fall: The tree sleeps still, and you see each branch.",
            "write '  late-fall: Dead wood is easy to see.' again, as it was until now, or why it",
        ),
        (
            "spring: The tree sleeps still, and you see each branch.",
            "spring: Dead wood is easy to see.",
            "you see each branch.' again, as it was until now, or why it stands at spring",
        ),
        ("title: Prune a young tree\n", "", "write 'title: Prune a young tree' again, as it was"),
        ("kind: sheet", "kind: wreath", "write 'kind: sheet' again, as it was until now"),
        ("kind: sheet", "kind: shete", "did you mean 'sheet'"),
    ],
)
def test_what_stood_there(tmp_path: Path, old: str, new: str, said: str) -> None:
    found = told(tmp_path / "orchard", WAS.replace(old, new, 1))
    line = WAS[: WAS.index(old)].count("\n") + 1
    assert [(abs(at - line) <= 1, said in message) for at, message in found] == [(True, True)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- Two.\n", "- Two more.\n"),
        ("### Cloth", "### Rag"),
        ("Call 911 for help.", "Ask for help."),
        ("[cutting, shaping]", "[cutting, shaping, sawing]"),
        ("[look at the soil](check", "[check the soil](check"),
    ],
)
def test_a_change_that_says_nothing_untrue(tmp_path: Path, old: str, new: str) -> None:
    assert told(tmp_path / "orchard", WAS.replace(old, new, 1)) == []


def test_a_summary_that_is_the_one_of_another_page(tmp_path: Path) -> None:
    other = (ORCHARD / OTHER).read_text(encoding="utf-8").split("summary: ")[1].split("\n")[0]
    old = "Four cuts that give a young tree a good shape."
    [(line, message)] = told(tmp_path / "orchard", WAS.replace(old, other, 1))
    assert line == 3
    assert f"{OTHER} has this summary too" in message
    assert old in message


def test_an_address_taken_from_another_file_is_told_with_the_one_that_stood_there(
    tmp_path: Path,
) -> None:
    root, guide, more = tmp_path / "orchard", "resources/harvest/apple-guide.md", "pears"
    shutil.copytree(ORCHARD, root)
    was = (root / guide).read_text(encoding="utf-8").replace("/apples", f"/{more}")
    put(root, f"resources/harvest/{more}.md", was.replace("Guide to apples", "Guide to pears"))
    put(root, guide, was)
    checked = check(root, TODAY)
    [one] = [one for one in checked.problems if one.code == "RC513"]
    former = was.replace(f"url: https://www.example.org/{more}", "url: https://www.example.org/x")
    checked.problems = as_before(checked, {one.path: former.replace("Guide to apples", "Pears")})
    [told] = [two.message for two in checked.problems if two.code == "RC513"]
    assert "until now it was 'url: https://www.example.org/x': write that again, or, if " in told
