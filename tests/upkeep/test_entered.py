"""Values of data that a change made wrong, and changes that are right."""

import shutil
from pathlib import Path

import pytest

from resource_toolkit.checking.checked import check
from resource_toolkit.upkeep.changes.changed_line import with_changed_line
from resource_toolkit.upkeep.changes.heads.copies import with_copies
from resource_toolkit.upkeep.changes.ledger import with_ledger
from resource_toolkit.upkeep.changes.lost_values import with_signs
from resource_toolkit.upkeep.changes.outlines import with_outlines
from resource_toolkit.upkeep.changes.texts import with_texts
from tests.toolkits.garden import put
from tests.toolkits.mistakes import ORCHARD, TODAY

SEASONS = "resources/vocabularies/seasons.yml"
TOPICS = "resources/vocabularies/topics.yml"
CARE = "resources/care/_collection.yml"
LOCALE = "resources/locales/es.yml"
PACKET = "resources/packets/first-year.yml"
TRAINING = "resources/trainings/first-day.yml"
LEDGER = "resources/permalinks.txt"
SPANISH = """\
translations:
  es:
    terms:
      spring: Primavera temprana
      summer: Verano
      late-fall: Otoño
terms:
"""
PARTS = """\
title: First year
summary: What to do in the first year.
topics: [water]
resources:
  - {slug: water-young-trees, note: "Month 1. Pour slowly."}
  - {slug: check-the-soil, note: "Month 2. Look at the soil."}
  - {slug: prune-a-tree, note: "Month 3. Cut with care."}
"""
STEPS = (with_changed_line, with_signs, with_outlines, with_ledger, with_texts)


def orchard(tmp_path: Path) -> Path:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    seasons = (root / SEASONS).read_text("utf-8").replace("terms:\n", SPANISH)
    put(root, SEASONS, seasons)
    topics = (root / TOPICS).read_text("utf-8")
    names = "    summary: To give water.\n    also_called: [pouring, rain]\n"
    topics = topics.replace("    summary: To give water.\n", names)
    put(root, TOPICS, topics.replace("[dirt]", "[dirt, ground]"))
    put(root, LOCALE, 'fill_row_added: "Se agregó la fila {number}"\n')
    put(root, PACKET, PARTS)
    return root


def told(root: Path, file: str, was: str, now: str) -> list[tuple[int, str]]:
    put(root, file, now)
    checked = check(root, TODAY)
    for step in STEPS:
        checked.problems = step(checked, {file: was})
    return [(one.line, one.message) for one in checked.problems if one.path == file]


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (
            SEASONS,
            "summer: Verano\n      late-fall: Otoño",
            "summer: Otoño\n      late-fall: Verano",
            "of line 11 changed places; write 'summer: Verano' again, and 'late-fall: Otoño' there",
        ),
        (SEASONS, "      summer: Verano\n", "", "'summer: Verano' stood here until now, and the"),
        (SEASONS, "      summer: Verano\n", "      summer: Pleno verano\n", ""),
        (TOPICS, "[pouring, rain]", "[dirt, ground]", "until now it was '[pouring, rain]' here"),
        (TOPICS, "[pouring, rain]", "[pouring, rain, hose]", ""),
        (TOPICS, "of 3 to 5 years", "of 3 to 6 years", ""),
        (LOCALE, " {number}", "", "{number} stood here until now, and the page puts"),
        (LOCALE, "Se agregó la fila", "Hay otra fila:", ""),
        (PACKET, "Month 2", "Month 3", "line 7 says 'Month 3' too; until now it was 'Month 2'"),
        (PACKET, "Month 3", "Month 4", ""),
        (CARE, "order: 1", "order: 2", "has this place too; write 'order: 1' again, or give"),
        (CARE, "order: 1", "order: 7", ""),
        (
            SEASONS,
            "slug: spring",
            "slug: summer",
            "too; until now it was 'spring' here: write that",
        ),
        (LEDGER, "/resources/check-the-soil/\n", "", "stood here until now, and people have"),
    ],
    ids=range(14),
)
def test_values_that_a_change_made_wrong(
    tmp_path: Path, file: str, old: str, new: str, says: str
) -> None:
    root = orchard(tmp_path)
    was = (root / file).read_text("utf-8")
    assert old in was
    before = set(told(root, file, was, was))
    found = [one for one in told(root, file, was, was.replace(old, new, 1)) if one not in before]
    if not says:
        assert not [one for one in found if "until now" in one[1]]
        return
    line = was[: was.index(old)].count("\n") + 1
    assert [abs(at - line) <= 1 for at, said in found if says in said] == [True], found


def test_digits_in_another_order(tmp_path: Path) -> None:
    root = orchard(tmp_path)
    was = (root / PACKET).read_text("utf-8").replace("Pour slowly.", "Pour 12 cups.")
    [(line, said)] = told(root, PACKET, was, was.replace("12 cups", "21 cups"))
    assert (line, "write 12 again, or, if 21 is right, keep it" in said) == (5, True)
    assert told(root, PACKET, was, was.replace("12 cups", "14 cups")) == []


def test_a_copied_packet_says_what_it_is(tmp_path: Path) -> None:
    root = orchard(tmp_path)
    new = "resources/packets/second-year.yml"
    put(root, new, PARTS.replace("title: First", "title: Second"))
    checked = check(root, TODAY)
    found = with_copies(checked, frozenset({new}), {})
    [mine] = [one.message for one in found if one.path == new and one.code == "RC512"]
    assert mine.startswith(
        f"{PACKET} has this summary too, word for word; say what this one is, or"
    )
    put(root, new, PARTS.replace("First year", "Second year").replace("first year", "second year"))
    assert not [one for one in with_copies(check(root, TODAY), {new}, {}) if one.path == new]


def test_a_sign_is_shared_with_another_term(tmp_path: Path) -> None:
    root = orchard(tmp_path)
    sign = (
        "    signs:\n      - {sign: Buds., ask: Where?, resources: [prune-a-tree, check-the-soil], "
    )
    for other, count in (("spring", 1), ("summer", 0)):
        text = (ORCHARD / SEASONS).read_text("utf-8")
        line = f"{sign}shared_with: [{other}]}}\n"
        now = text.replace('    aliases: ["1"]\n', f'    aliases: ["1"]\n{line}')
        put(root, SEASONS, now)
        messages = [one.message for one in check(root, TODAY).problems]
        assert sum("stands at 'spring' itself" in said for said in messages) == count
