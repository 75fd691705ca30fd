"""What a change left behind: lines that lost a part, words to a colleague, a copy of a file."""

import shutil
from pathlib import Path

import pytest

from resource_toolkit.checking.checked import check
from resource_toolkit.upkeep.changes.deleted import with_last_terms
from resource_toolkit.upkeep.changes.lines import Line
from resource_toolkit.upkeep.changes.slips import with_slips
from resource_toolkit.upkeep.changes.slips.broken_off import ends_lost
from resource_toolkit.upkeep.changes.two_files import in_changed_file
from tests.toolkits.garden import put
from tests.toolkits.mistakes import ORCHARD, TODAY

PAGE = "resources/care/prune-a-tree.md"
GUIDE, COPY = "resources/harvest/apple-guide.md", "resources/harvest/aaa-guide.md"
LEFT = """## After the cut

> Dear neighbor,
>
> the tree is cut.
>
> Come and see it.

- Look at each cut the next day.
- Ask a neighbor to look too, since two see more.
- Rest.
"""


def _told(root: Path, old: str, new: str) -> list[tuple[str, str]]:
    """Return code and message of what is told right at a change."""
    text = (ORCHARD / PAGE).read_text(encoding="utf-8")
    was = text[: text.index("## After")] + LEFT
    why = "prints_on: 2\nprints_on_because: The first page is signed. The second goes home.\nadded:"
    was = was.replace("added:", why)
    shutil.copytree(ORCHARD, root)
    put(root, PAGE, was.replace(old, new, 1))
    line = was[: was.index(old)].count("\n") + 1
    told = [one for one in with_slips(check(root, TODAY), {PAGE: was}) if one.path == PAGE]
    assert all(abs(one.line - line) <= 1 for one in told)
    return [(one.code, one.message) for one in told]


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("> the tree is", "the tree is", "RC530", "write '> the tree is cut.' again"),
        ("> the tree is cut.\n>\n", "> the tree is cut.\n\n", "RC530", "write '>' again"),
        ("- Rest.", "Rest.", "RC530", "write '- Rest.' again"),
        ("two see more.", "two se", "RC520", "until now it ended '…eighbor to look too, since "),
        ("each cut the next day.", "each cut", "RC520", "put the end back, or end the sentence"),
        ("goes home.", "goes", "RC520", "until now it ended '…"),
        ("- Ask a neighbor to look", "- look", "RC520", "until now it began '"),
        ("- Rest.", "- Dana, any news on this?", "RC520", "'Dana, any news on this?' speaks to a"),
        ("- Rest.", "- Rest. Ask Dana about the saw.", "RC520", "'Ask Dana about the saw.' speaks"),
        ("- Rest.", "- Rest. Not sure if we say this.", "RC520", "do what it asks, and delete it"),
    ],
)
def test_what_a_change_left_behind(
    tmp_path: Path, old: str, new: str, code: str, said: str
) -> None:
    if new == "- look":  # The begin of a sentence in a line.
        old, new = "Ask a neighbor to look", "neighbor to look"
    [(told, message)] = _told(tmp_path / "orchard", old, new)
    assert told == code
    assert said in message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("> the tree is cut.\n>\n> Come and see it.", "the tree is cut.\n\nCome and see it."),
        ("two see more.", "two see more, and rest."),
        (", since two see more.", "."),
        ("- Rest.", "- Rest. If you are not sure if it is dead, ask the growers about it."),
        ("- Rest.", "- Families, can you see the buds?"),
        ("- Rest.", '- Say: "Dana, can you see the buds?"'),
        ("- Rest.", "- Rest"),
    ],
)
def test_what_is_meant_so(tmp_path: Path, old: str, new: str) -> None:
    assert _told(tmp_path / "orchard", old, new) == []


def test_a_copy_is_told_in_the_new_file(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    text = (root / GUIDE).read_text(encoding="utf-8")
    long = (
        text + "\nLook at each tree from all sides before you pick, and leave the small ones." * 5
    )
    put(root, GUIDE, long)
    title = text.split("title: ")[1].split("\n")[0]
    put(root, COPY, long.replace(title, "Another guide", 1))
    checked = check(root, TODAY)
    assert {one.path for one in checked.problems if one.code in ("RC512", "RC513")} == {GUIDE}
    told = [one for one in in_changed_file(checked, {COPY}) if one.code in ("RC512", "RC513")]
    assert {one.path for one in told} == {COPY}
    lines = long.split("\n")
    for one in told:
        assert GUIDE in one.message
        assert lines[one.line - 1].startswith(
            "url:" if one.code == "RC513" else lines[one.line - 1]
        )
    assert in_changed_file(checked, {COPY, GUIDE}) == checked.problems


def test_a_term_that_is_gone_is_told_with_its_lines(tmp_path: Path) -> None:
    root, file = tmp_path / "orchard", "resources/vocabularies/topics.yml"
    shutil.copytree(ORCHARD, root)
    was = (root / file).read_text(encoding="utf-8")
    entry = was[was.index("  - slug: water") : was.index("  - slug: soil")]
    put(root, file, was.replace(entry, ""))
    checked = check(root, TODAY)
    [told] = [one for one in with_last_terms(checked, {file: was}) if one.code == "RC306"]
    assert told.line == was[: was.index(entry)].count("\n") + 1
    words = ", ".join(f"'{line}'" for line in entry.rstrip().split("\n"))
    assert f"put back {words} here, or take it out" in told.message


def test_a_misspelled_part_is_told(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    text = (root / PAGE).read_text(encoding="utf-8")
    put(root, PAGE, f"{text}\n## A filled exmaple\n\nThe tree is a pear.\n")
    [told] = map(str, check(root, TODAY).problems)
    assert "warning RC551 'A filled exmaple' is 'A filled example' with a slip" in told
    assert told.endswith("write '## A filled example'")
    put(root, PAGE, f"{text}\n## A filled example\n\nThe tree is a pear.\n")
    assert check(root, TODAY).problems == []


def test_a_reason_that_breaks_off_is_told(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    was = (root / PAGE).read_text(encoding="utf-8")
    put(root, PAGE, was.replace("Dead wood is easy to see.", "Dead wood is ea"))
    [told] = map(str, with_slips(check(root, TODAY), {PAGE: was}))
    assert told.startswith(f"{PAGE}:7:1: warning RC520 this breaks off; until now it ended '")
    put(root, PAGE, was.replace("Dead wood is easy to see.", "Dead wood is easy to see then."))
    assert with_slips(check(root, TODAY), {PAGE: was}) == []


def test_a_line_that_becomes_a_point_is_not_cut() -> None:
    assert [*ends_lost("", [Line(1, "- Rest after the work.", "Rest after the work.")])] == []


def test_a_picture_on_ones_own_disk_is_the_one_that_lies_beside_the_text(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    was = (root / PAGE).read_text(encoding="utf-8")
    put(root, PAGE, was.replace("(pictures/branch.png)", r"(C:\Users\Ana\branch.png)"))
    [told] = check(root, TODAY).problems
    assert told.message.endswith("open it; write pictures/branch.png")
    assert told.repair is not None
    assert told.repair.new.endswith("](pictures/branch.png)")
    put(root, PAGE, was.replace("(pictures/branch.png)", r"(C:\Users\Ana\My Twig.png)"))
    [told] = check(root, TODAY).problems
    assert told.message.endswith("as my-twig.png, and write pictures/my-twig.png")


def test_a_picture_in_other_letters_is_told_where_it_is_shown(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    pictures = root / "resources/care/pictures"
    (pictures / "branch.png").rename(pictures / "Branch.PNG")
    [told] = map(str, check(root, TODAY).problems)
    assert told.startswith(f"{PAGE}:27:")
    assert "rename resources/care/pictures/Branch.PNG to branch.png" in told
