"""Values of front matter that a change made other than the rest, and files copied in part."""

import re
import shutil
from pathlib import Path

import pytest

from resource_toolkit.checking.checked import check
from resource_toolkit.upkeep.changes.as_before import as_before
from resource_toolkit.upkeep.changes.heads import with_copies, with_fields, with_retired
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
    .replace("Do this with one helper.", "Do this with one helper. Print the two pages.")
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
        ("prints_on: 2\nprints_on_because: Signs need room.", "prints_on: 1", "still says 'two p"),
        ("cost: Free", "cost: Fre", "other files say 'Free'; write 'cost: Free' again"),
        ("cost: Free", "cost: 20 dollars", ""),
        ("[en, es]", "[en]", "still speaks of 'Spanish'; write 'languages: [en, es]' again"),
        ("added: 2026-10-01", "added: 2026-11-01", "write 'added: 2026-10-01' again, or"),
        ("Six looks", "Five looks", "the text has 6 with numbers; write 'Six' again"),
        ("org/apples", "org/app", "breaks off; write 'url: https://www.example.org/apples'"),
        ("org/apples", "org/pears", ""),
        ("topics: [pruning]", "topics: [soil]", ""),
        ("org/apples", "org/", "this is the front page of the site; write 'url: https"),
        ("Signs need room.", "One to sign, one to keep.", "check-the-soil.md has this reason too"),
        ("Signs need room.", "Names need room.", ""),
        ("hand_out: [Steps, After the cut]", "hand_out: [Steps]", "'After the cut' was handed"),
        ("related: [check-the-soil, regar]", "related: [check-the-soil]", "'regar' stood here"),
        ("  es: https://www.example.org/es\n", "", "'es' is still among the languages"),
    ],
    ids=range(18),
)
def test_a_value_that_no_longer_fits(root: Path, old: str, new: str, says: str) -> None:
    was = WAS.replace("topics:", "hand_out: [Steps, After the cut]\ntopics:")
    was = was.replace("[check-the-soil]", "[check-the-soil, regar]")
    if old.startswith("  es"):
        urls = "urls:\n  en: https://www.example.org/en\n  es: https://www.example.org/es"
        was = was.replace("url: https://www.example.org/apples", urls)
    if "url" in new or "org/" in old:
        was = was.replace("related:", "also_related:")
    if "regar" in old:
        was = was.replace("url: https://www.example.org/apples\n", "")
        spanish = was.replace("languages: [en, es]", "languages: [es]").replace(
            "regar", "prune-a-tree"
        )
        put(root, "resources/care/regar.md", spanish.replace("title: Prune", "title: Podar"))
    soil = (root / SOIL).read_text("utf-8")
    why = "prints_on: 2\nprints_on_because: One to sign, one to keep.\nkind: "
    put(root, SOIL, soil.replace("kind: ", why, 1))
    put(root, PAGE, was.replace(old, new, 1))
    checked = check(root, TODAY)
    checked.problems = []
    found = with_fields(checked, {PAGE: was})
    line = was[: was.index(old)].count("\n") + 1 - old.startswith("  es")
    assert [(one.line, says in one.message) for one in found] == [(line, True)] * bool(says)


def test_two_values_that_changed_places_are_told_once_as_the_error_that_they_are(
    root: Path,
) -> None:
    new = WAS.replace("minutes: 30", "minutes: 2026-10-01")
    new = new.replace("added: 2026-10-01", "added: 30")
    put(root, PAGE, new)
    checked = check(root, TODAY)
    found = [one for one in with_fields(checked, {PAGE: WAS}) if one.path == PAGE]
    [told] = [one for one in found if one.line > 12]
    assert (told.line, told.severity) == (WAS[: WAS.index("minutes:")].count("\n") + 1, "error")
    assert "write 'minutes: 30' and 'added: 2026-10-01' again" in told.message


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  late-fall: Dead", "  Dead", "write '  late-fall: Dead wood is easy to see.' again"),
        ("# A note\n", "A note\n", "write '# A note' again"),
        ("pruning,\n  soil]", "pruning,", "write '  soil]' again below 'topics: [pruning,'"),
        ("minutes: 30", "minutes: 2026-10-01", "write 'minutes: 30' again, as it was"),
        ("en: [a b]\n  es: [", "en: [a b, ", "write '  en: [a b]' again, and below it '  es: ["),
    ],
)
def test_what_cannot_be_read_is_told_with_what_stood_there(
    root: Path, old: str, new: str, says: str
) -> None:
    was = WAS.replace("topics: [pruning]", "# A note\ntopics: [pruning,\n  soil]")
    many = ", ".join(f"c {n}" for n in range(12))
    was = was.replace("related:", f"asked_as:\n  en: [a b]\n  es: [{many}]\nrelated:")
    put(root, PAGE, was.replace(old, new, 1))
    checked = check(root, TODAY)
    told = [
        one for one in as_before(checked, {PAGE: was}) if one.path == PAGE and says in one.message
    ]
    line = was[: was.index(old)].count("\n") + 1
    assert [abs(one.line - line) <= 1 for one in told] == [True]


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


def test_what_people_ask_that_came_from_another_file(root: Path) -> None:
    was = WAS.replace("added:", "asked_as: {en: [how do I prune]}\nadded:")
    other = WAS.replace("added:", "asked_as: {en: [cut a tree, shape a tree, saw a tree]}\nadded:")
    now = was.replace("how do I prune", "how do I prune, cut a tree, shape a tree, saw a tree")
    put(root, "resources/care/tree-0.md", other.replace("title: Prune", "title: Tree"))
    put(root, PAGE, now)
    checked = check(root, TODAY)
    checked.problems = []
    [told] = with_copies(checked, {PAGE}, {PAGE: was})
    assert "3 of these phrases are new and stand in resources/care/tree-0.md" in told.message
    assert with_copies(checked, {PAGE}, {PAGE: now}) == []
    twin = re.sub(r"languages: .*", "languages: [es]", other.replace("title: Prune", "title: Tree"))
    put(root, "resources/care/tree-0.md", twin)
    checked = check(root, TODAY)
    checked.problems = []
    assert with_copies(checked, {PAGE}, {PAGE: was}) == []


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
