"""Words that a change wrote twice or in another's place, and files that it gave another name."""

import shutil
from pathlib import Path

import pytest

from resource_toolkit.checking.checked import check
from resource_toolkit.upkeep.changes.as_before import as_before
from resource_toolkit.upkeep.changes.lines import text_of
from resource_toolkit.upkeep.changes.renamed import with_renamed, with_renamed_terms
from resource_toolkit.upkeep.changes.words import with_words
from tests.toolkits.garden import put
from tests.toolkits.mistakes import ORCHARD, TODAY

PAGE = "resources/care/prune-a-tree.md"
OTHER = "resources/care/water-young-trees.md"
NEW = "resources/care/pour-for-roots.md"
TOPICS = "resources/vocabularies/topics.yml"
OWN = (
    "Cut your own tree. Ask about your own saw. Use your own cloth. Lift the saw.\n\n"
    "Ask who has the saw."
)


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (PAGE, "Cut dead wood", "Cut dead dead wood", "write 'dead', or, if it is meant so"),
        (PAGE, "from all sides", "from all sides from all sides", "write 'from all sides'"),
        (PAGE, "title: Prune a young", "title: Prune a young young", "write 'young'"),
        (PAGE, "is easy to see", "is easy easy to see", "write 'easy'"),
        (TOPICS, "To give water", "To give give water", "write 'give'"),
        (
            PAGE,
            "Cut dead wood",
            "Cut dead wood at 9, now Cut dead wood at 9, now",
            "'Cut dead wood at",
        ),
        (PAGE, "Cut dead wood", "Ask Baden Baden", ""),
        (PAGE, "Cut dead wood", "Cut again and again and again", ""),
        (PAGE, "Cut dead wood", "Cut dead, dead wood", ""),
        (PAGE, "about your own saw", "about you own saw", "write 'your' again"),
        (PAGE, "who has the saw", "who has they saw", "write 'the' again"),
        (PAGE, "who has the saw", "who has a saw", ""),
        (PAGE, "Use your own cloth", "Use your old cloth", ""),
    ],
    ids=range(13),
)
def test_words_that_a_change_wrote(
    tmp_path: Path, file: str, old: str, new: str, told: str
) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    put(root, PAGE, f"{(root / PAGE).read_text('utf-8')}\n{OWN}\n")
    was = (root / file).read_text("utf-8")
    put(root, file, was.replace(old, new, 1))
    checked = check(root, TODAY)
    known = len(checked.problems)
    found = with_words(checked, {file: was})[known:]
    line = was[: was.index(old)].count("\n") + 1
    assert [(one.line, told in one.message) for one in found] == [(line, True)] * bool(told)


def test_a_resource_in_a_file_of_another_name_is_told_once(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    text = (root / OTHER).read_text("utf-8").replace("title: Water young trees", "title: Pour")
    put(root, OTHER, text)
    files = {path: text_of((root / path).read_text("utf-8")) for path in (PAGE, OTHER)}
    (root / OTHER).rename(root / NEW)
    [told] = map(str, with_renamed(check(root, TODAY), files))
    assert told.startswith(f"{NEW}:2:8: error RC306 this was 'water-young-trees' until now")
    assert "write 'aliases: [water-young-trees]' here" in told
    put(root, NEW, text.replace("[give-water]", "[give-water, water-young-trees]"))
    left = with_renamed(check(root, TODAY), files)
    assert left, "the old name still stands elsewhere"
    assert all("has a new name; write" in one.message and one.repair for one in left)


def test_a_link_that_an_index_lost_is_told_where_it_stood(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    for name in ("rope", "cloth", "saw", "ladder"):
        put(root, f"docs/guide/{name}.md", f"# About the {name}\n\nHold it.\n")
    rows = [f"- [{name}]({name}.md)\n" for name in ("tools", "rope", "cloth", "saw", "ladder")]
    was = f"# Guides\n\nRead them.\n\n{''.join(rows)}"
    put(root, "docs/guide/index.md", was.replace(rows[2], ""))
    checked = check(root, TODAY)
    [told] = [
        one for one in as_before(checked, {"docs/guide/index.md": was}) if "cloth" in str(one)
    ]
    assert (told.line, told.code) == (7, "RC552")
    assert "'- [cloth](cloth.md)' stood here until now" in told.message


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            {"slug: summer": "slug: warm-days"},
            [
                (
                    "resources/vocabularies/seasons.yml:11 this term was 'summer' until now; write "
                    "'aliases: [summer, \"2\"]' here, and 'warm-days' for 'summer' in "
                    "resources/check-ups/tree-health.yml:10, and the line '/seasons/summer/: "
                    "/seasons/warm-days/' into resources/redirects.yml; or write 'slug: summer' "
                    "again, and 'toolkit rename seasons/summer warm-days' writes the new name "
                    "wherever it "
                ),
            ],
        ),
        (
            {"slug: summer": "slug: warm-days", "slug: spring": "slug: buds"},
            [
                "resources/vocabularies/seasons.yml:7 this term was 'spring' until now",
                "resources/vocabularies/seasons.yml:11 this term was 'summer' until now",
            ],
        ),
        (
            {"slug: summer": "slug: warm-days", "title: Summer": "title: Heat", "The fruit": "It"},
            [],
        ),
        ({"slug: summer": "slug: warm-days", '["2"]': '[summer, "2"]'}, []),
    ],
    ids=["one", "two", "another term", "with alias"],
)
def test_a_term_with_a_new_slug_is_told_once(
    tmp_path: Path, change: dict[str, str], told: list[str]
) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    file = "resources/vocabularies/seasons.yml"
    was = now = (root / file).read_text("utf-8")
    for old, new in change.items():
        now = now.replace(old, new, 1)
    put(root, file, now)
    checked = check(root, TODAY)
    found = with_renamed_terms(checked, {file: was})
    lines = [f"{one.path}:{one.line} {one.message}" for one in found]
    mine = [line for line in lines if " this term was " in line]
    assert len(mine) == len(told)
    assert all(line.startswith(begin) for line, begin in zip(mine, told, strict=True)), mine
    assert not told or len(lines) == len(told)
