"""Entries that a change made other than what counts on them."""

import shutil
from pathlib import Path

import pytest

from resource_toolkit.checking.checked import check
from resource_toolkit.upkeep.changes.entries import with_entries
from resource_toolkit.upkeep.changes.outlines import with_outlines
from tests.toolkits.garden import put
from tests.toolkits.mistakes import ORCHARD, TODAY

PAGE = "resources/care/prune-a-tree.md"
GUIDE = "resources/harvest/apple-guide.md"
WATER = "resources/care/water-young-trees.md"
PACKET = "resources/packets/first-year.yml"
WORDS = "resources/words.yml"
LOCALE = "resources/locales/es.yml"
GLOSSARY = "resources/acronyms.yml"


def told(root: Path, file: str, was: str, now: str) -> list[tuple[int, str]]:
    put(root, file, now)
    checked = check(root, TODAY)
    for step in (with_outlines, with_entries):
        checked.problems = step(checked, {file: was})
    return [(one.line, one.message) for one in checked.problems if one.path == file]


def orchard(tmp_path: Path) -> Path:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    put(root, WORDS, "same:\n- {en: [tree, trees], es: [árbol, árboles]}\n")
    put(root, GLOSSARY, "explained:\n  USGA: United Small Growers of Apples\n")
    put(root, LOCALE, "fill_copied: Texto copiado\nfill_undo: Deshacer\n")
    text = (root / PAGE).read_text("utf-8")
    put(
        root,
        PAGE,
        f"{text}\nThe United Small Growers of Apples (USGA) know more.\n\nAsk the USGA.\n",
    )
    for n in range(3):
        page = text.replace("title: Prune a young tree", f"title: Tree {n}")
        put(root, f"resources/care/tree-{n}.md", f"{page}\nUnited Small Growers of Apples (USGA)\n")
    guide = (root / GUIDE).read_text("utf-8")
    put(root, GUIDE, f"{guide}\nThe Example Growers wrote it.\n")
    return root


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (WATER, "reviewed: 2026-11-01", "reviewed: 2026-10-11", "write 2026-11-01 again, or, if"),
        (WATER, "reviewed: 2026-11-01", "reviewed: 2026-11-11", ""),
        (WORDS, "es: [árbol, árboles]", "es: [tree, árboles]", "'tree' stood under en until now"),
        (WORDS, "es: [árbol, árboles]", "es: [árbol, arbolito]", ""),
        (GLOSSARY, "United Small", "Small United", "4 pages still say 'United Small"),
        (GLOSSARY, "USGA:", "UGSA:", "4 pages say USGA, which stood here until now"),
        (PAGE, "Apples (USGA)", "Apples (UGSA)", "write USGA for UGSA, or, if UGSA is right"),
        (LOCALE, "Texto copiado", "Text copied", "'fill_copied: Texto copiado' again, or"),
        (LOCALE, "Texto copiado", "El texto está copiado", ""),
        (GUIDE, "publisher: Example Growers", "publisher: Example Grower", "this file says it"),
        (WATER, "group_size: 2 to 4 people", "group_size: 2 to", "write 'group_size: 2 to 4"),
    ],
    ids=range(11),
)
def test_what_no_longer_fits(tmp_path: Path, file: str, old: str, new: str, says: str) -> None:
    root = orchard(tmp_path)
    was = (root / file).read_text("utf-8")
    before = set(told(root, file, was, was))
    found = [one for one in told(root, file, was, was.replace(old, new, 1)) if one not in before]
    line = was[: was.index(old)].count("\n") + 1
    assert [at for at, _ in found] == [line] * bool(says)
    assert all(says in message for _, message in found), found


def test_a_number_in_the_title_and_people_in_the_summary(tmp_path: Path) -> None:
    root = orchard(tmp_path)
    was = (root / WATER).read_text("utf-8").replace("summary: How", "summary: For 4 people. How")
    [(line, said)] = told(root, WATER, was, was.replace("2 to 4 people", "2 to 14 people"))
    assert (line, "and 'summary' still says so" in said) == (8, True)
    packet = (root / PACKET).read_text("utf-8").replace("title: ", "title: Year 2, ", 1)
    other = PACKET.replace("first-year", "year-2")
    found = told(root, other, packet, packet.replace("Year 2", "Year 3"))
    assert any("the file is called year-2.yml; write 'title: Year 2," in said for _, said in found)


def test_the_tools_of_a_part_that_a_change_deleted(tmp_path: Path) -> None:
    root = orchard(tmp_path)
    file = "resources/trainings/first-day.yml"
    was = (root / file).read_text("utf-8")
    part = (
        "  - minutes: 30\n    what: Look at trees.\n    resources: [prune-a-tree, check-the-soil]\n"
    )
    was = was.replace("  - {minutes: 30, what: Look at trees., resources: [prune-a-tree]}\n", part)
    rows = was.split("\n")
    nth = next(n for n, row in enumerate(rows) if row.startswith("    resources: ["))
    found = told(root, file, was, "\n".join([*rows[:nth], *rows[nth + 1 :]]))
    assert [(line, "still lists these tools" in said) for line, said in found] == [(nth, True)]
