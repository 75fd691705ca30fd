"""What a change of any text made wrong is told at its line, and a good change of it is not."""

import shutil
from pathlib import Path

import pytest

from resource_toolkit.checking.checked import check
from resource_toolkit.upkeep.changes.ledger import with_ledger
from resource_toolkit.upkeep.changes.texts import with_texts
from tests.toolkits.garden import put
from tests.toolkits.mistakes import ORCHARD, TODAY

PAGE, GUIDE, HOME = "resources/care/prune-a-tree.md", "docs/guide/tools.md", "docs/index.md"
SEASONS, TRAINING = "resources/vocabularies/seasons.yml", "resources/trainings/first-day.yml"
WORDS, LINES = "resources/acronyms.yml", "resources/permalinks.txt"
TOOLED = """What you need for the twelve tools before you begin. Call 911 if the ladder falls.

Of the twelve tools, {{ resource_link("prune-a-tree", "a saw") }} is the first.
"""
PARTED = """Hand out the saw and cloth.

### Saw and cloth

Clean the [saw](https://www.example.org/saws) and the [cloth](https://www.example.org/cloths).

- Rest.

Drink some water with the helper.

After that, [look"""
EXPLAINED = """explained:
  IPM: integrated pest management
  BBB: bright brown bark
  CCC: cut and clean the cloth
"""
MORE = {
    PAGE: ("After that, [look", PARTED),
    GUIDE: ("What you need before you begin.", TOOLED),
    WORDS: ("explained: {IPM: integrated pest management}\n", EXPLAINED),
}


def _told(root: Path, path: str, old: str, new: str) -> list[tuple[bool, str]]:
    """Return what is told of a change, and whether it is told at its line."""
    shutil.copytree(ORCHARD, root)
    was = (root / path).read_text(encoding="utf-8").replace(*MORE.get(path, ("", "")), 1)
    was = was.replace("# Tools", "---\ntitle: Tools\nrender_macros: true\n---\n\n# Tools", 1)
    assert old in was
    put(root, path, was.replace(old, new, 1))
    checked = check(root, TODAY)
    for step in (with_ledger, with_texts):
        checked.problems = step(checked, {path: was})
    line = was[: was.index(old)].count("\n") + 1
    return [(abs(one.line - line) <= 1, str(one)) for one in checked.problems if one.path == path]


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (GUIDE, "the ladder falls.", "the", "RC520 this breaks off; until now it"),
        (GUIDE, "Call 911", "Call 411", "RC550 911 stood here until now, and people call it"),
        (GUIDE, "for the twelve tools", "for the ten tools", "still says 'twelve tools'; write"),
        (GUIDE, "falls.", "falls. Si se cae, llame al 911 con el teléfono.", "' is Spanish, and u"),
        (GUIDE, '"prune-a-tree", "a', '"check-the-soil", "a', "'a saw' led to 'prune-a-tree'"),
        (
            GUIDE,
            "before you begin",
            "bef you begin",
            "RC520 'bef' stands nowhere else, and 'before'",
        ),
        (PAGE, "title: Prune a young tree", "title: Guarda manzanas", "is Spanish, and until"),
        (
            PAGE,
            "the saw and cloth.",
            "the lamp and cloth.",
            "stood here until now, as the heading '",
        ),
        (PAGE, "| 4 | Are", "| 1 | Are", "too; until now it was '4' here: write that again"),
        (PAGE, "Drink some", "  Drink some", "RC530 the blanks before this line make it a part of"),
        (PAGE, "org/cloths)", "org/saws)", "and leads where 'saw' leads; write (https://www.exam"),
        (PAGE, "### Saw and cloth", "### Two things", "line 29 still speaks of 'Saw and cloth'"),
        (SEASONS, "The leaves are gone.", "The leaves are", "until now it ended '…The leaves are"),
        (SEASONS, "The fruit grows.", "La fruta crece en los días con sol.", "RC548 'La fruta cre"),
        (TRAINING, "Cut with a partner.", "Cut with a part", "RC520 this breaks off"),
        (WORDS, "BBB: bright brown bark", "BBB: cut and clean the cloth", "line 4 says 'cut and"),
        (LINES, "/seasons/spring/", "/seasons/sprng/", "'/seasons/sprng/' is no page, and until"),
    ],
    ids=lambda value: value[:18] if isinstance(value, str) else "",
)
def test_a_line_that_a_change_made_wrong(
    tmp_path: Path, path: str, old: str, new: str, said: str
) -> None:
    told = _told(tmp_path / "orchard", path, old, new)
    assert [(at, said in one) for at, one in told] == [(True, True)], told


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (GUIDE, "What you need for", "All that you need for"),
        (GUIDE, "if the ladder falls.", "if the ladder falls. Then say “está bien, no se mueva.”"),
        (PAGE, "Drink some water with", "Eat with"),
        (PAGE, "### Saw and cloth", "### Saw and cloth: what to clean"),
        (PAGE, "- Rest.", "- Rest. Rest again when you are home."),
        (SEASONS, "The leaves are gone.", "The leaves are on the ground."),
        (TRAINING, "Cut with a partner.", "Cut with two partners."),
        (WORDS, "bright brown bark", "big brown bark"),
    ],
)
def test_a_good_change_is_not_told(tmp_path: Path, path: str, old: str, new: str) -> None:
    told = [one for _, one in _told(tmp_path / "orchard", path, old, new)]
    assert [one for one in told if "until now" in one or " still " in one or "twice" in one] == []


def test_the_description_of_another_page_is_told(tmp_path: Path) -> None:
    root, said = tmp_path / "orchard", "description: All that a person needs here.\n"
    shutil.copytree(ORCHARD, root)
    was = (root / HOME).read_text(encoding="utf-8").replace("---\n\n#", f"{said}---\n\n#", 1)
    put(root, HOME, was)
    put(root, "docs/more.md", f"---\ntitle: More\n{said}---\n\n# More\n")
    former = was.replace(said, "description: What we have.\n")
    told = [str(one) for one in with_texts(check(root, TODAY), {HOME: former})]
    assert any(
        f"{HOME}:3:1: warning RC512 docs/more.md has this description too" in x for x in told
    )
