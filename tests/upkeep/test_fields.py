"""Values of front matter that a change made other than the rest, and files copied in part."""

import shutil
from pathlib import Path

import pytest

from resource_toolkit.checking.checked import check
from resource_toolkit.upkeep.changes.copies import with_copies
from resource_toolkit.upkeep.changes.fields import with_fields
from resource_toolkit.upkeep.changes.retired import with_retired
from resource_toolkit.upkeep.changes.words import with_words
from tests.toolkits.garden import put
from tests.toolkits.mistakes import ORCHARD, TODAY

PAGE = "resources/care/prune-a-tree.md"
SOIL = "resources/care/check-the-soil.md"
NEW = "resources/care/graft-a-tree.md"
WAS = (
    (ORCHARD / PAGE)
    .read_text("utf-8")
    .replace(
        "summary: Four cuts that give a young tree a good shape.",
        "summary: Six looks, in half an hour, in English and Spanish, at a young tree.",
    )
    .replace(
        "languages: [en]", "languages: [en, es]\ncost: Free\nurl: https://www.example.org/apples"
    )
    .replace("minutes: 30", "minutes: 30\nprints_on: 2\nprints_on_because: Signs need room.")
    .replace("2. Cut dead", "2. Cut dead\n3. Cut\n4. Cut\n5. Cut\n6. Cut dead")
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    for n in range(5):
        page = WAS.replace("title: Prune a young tree", f"title: Tree {n}")
        put(root, f"resources/care/tree-{n}.md", page)
    return root


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("minutes: 30", "minutes: 90", "'half an hour'; write 'minutes: 30' again"),
        ("prints_on: 2", "prints_on: 1", "write 'prints_on: 2' again"),
        ("prints_on: 2", "prints_on: 3", ""),
        ("cost: Free", "cost: Fre", "other files say 'Free'; write 'cost: Free' again"),
        ("cost: Free", "cost: 20 dollars", ""),
        ("[en, es]", "[en]", "still speaks of 'Spanish'; write 'languages: [en, es]' again"),
        ("added: 2026-10-01", "added: 2026-11-01", "write 'added: 2026-10-01' again, or"),
        ("Six looks", "Five looks", "the text has 6 with numbers; write 'Six' again"),
        ("org/apples", "org/app", "breaks off; write 'url: https://www.example.org/apples'"),
        ("org/apples", "org/pears", ""),
        ("topics: [pruning]", "topics: [soil]", ""),
    ],
    ids=range(11),
)
def test_a_value_that_no_longer_fits(root: Path, old: str, new: str, says: str) -> None:
    put(root, PAGE, WAS.replace(old, new, 1))
    checked = check(root, TODAY)
    checked.problems = []
    found = with_fields(checked, {PAGE: WAS})
    line = WAS[: WAS.index(old)].count("\n") + 1
    assert [(one.line, says in one.message) for one in found] == [(line, True)] * bool(says)


@pytest.mark.parametrize(
    ("new", "says"),
    [
        ("Cut daed", "write 'dead' again, or, if it is meant so"),
        ("Cut deed", "write 'dead' again, or, if it is meant so"),
        ("Cut deads", ""),
        ("Cut dry", ""),
    ],
)
def test_a_word_with_a_slip(root: Path, new: str, says: str) -> None:
    put(root, PAGE, WAS.replace("Cut dead", new, 1))
    checked = check(root, TODAY)
    checked.problems = []
    assert [says in one.message for one in with_words(checked, {PAGE: WAS})] == [True] * bool(says)


def test_a_new_file_says_what_the_one_says_from_which_it_was_copied(root: Path) -> None:
    asked = "asked_as: {en: [cut a tree, shape a tree, saw a tree]}\nadded:"
    page = WAS.replace("added:", asked).replace("title: Prune", "title: Graft")
    put(root, PAGE, WAS.replace("added:", asked))
    put(root, NEW, page)
    for n in range(5):
        (root / f"resources/care/tree-{n}.md").unlink()
    checked = check(root, TODAY)
    checked.problems = []
    told = with_copies(checked, {NEW}, {})
    rows = page.split("\n")
    assert {one.path for one in told} == {NEW}
    assert sorted(rows[one.line - 1].split(":")[0].strip() for one in told) == [
        "also_called",
        "asked_as",
        "late-fall",
        "spring",
        "summary",
    ]
    assert with_copies(checked, {NEW}, {NEW: page}) == []
    own = page.replace("Six looks", "Six twigs").replace("cutting, shaping", "joining, shaping")
    own = own.replace("cut a tree, shape a tree", "join a tree, two trees in one")
    own = own.replace("Dead wood", "The bark").replace("sleeps still", "wakes up")
    put(root, NEW, own)
    checked = check(root, TODAY)
    checked.problems = []
    assert with_copies(checked, {NEW}, {}) == []


@pytest.mark.parametrize("more", [0, 3])
def test_what_takes_the_place_is_asked_at_the_status(root: Path, more: int) -> None:
    was = (root / SOIL).read_text("utf-8")
    for n in range(5):
        page = WAS if n < more else WAS.replace("related: [check-the-soil]\n", "")
        page = page if n < more else page.replace("(check-the-soil.md)", "(prune-a-tree.md)")
        put(root, f"resources/care/tree-{n}.md", page.replace("Prune a young", f"Prune {n}"))
    put(root, SOIL, was.replace("kind: ", "status: retired\nkind: ", 1))
    checked = check(root, TODAY)
    places = [one for one in checked.problems if one.message.startswith("'check-the-soil' is ret")]
    first, *rest = with_retired(checked, {SOIL: was}, [])
    line = (root / SOIL).read_text("utf-8").split("\n").index("status: retired") + 1
    assert (first.path, first.line) == (SOIL, line)
    assert f"{len(places)} places name it (" in first.message
    assert "add 'replaced_by: NAME-OF-ANOTHER'" in first.message
    assert [one for one in rest if one in places] == (places if len(places) <= 3 else [])
    assert with_retired(checked, {SOIL: "---\nstatus: retired\n"}, []) == checked.problems


def test_a_deleted_file_is_told_once(root: Path) -> None:
    (root / SOIL).unlink()
    checked = check(root, TODAY)
    first, *rest = with_retired(checked, {}, [SOIL])
    assert (first.path, first.line) == (SOIL, 1)
    assert "'toolkit retire check-the-soil --for NAME-OF-ANOTHER'" in first.message
    assert not any("check-the-soil" in one.message for one in rest)
