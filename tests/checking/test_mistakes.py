"""Each mistake of `tests/data/mistakes` is told at its line, first, with a way out that works."""

import shutil
from pathlib import Path

import pytest

from resource_toolkit.problems import did_you_mean
from tests.toolkits.mistakes import ORCHARD, Mistake, faults, read_mistakes, tell

KINDS = (
    *("lists", "front-matter", "text", "files", "pages", "habits", "first-steps"),
    *("short-forms", "odd-corners", "second-look", "hard-ones", "tired-hands"),
)
MISTAKES = [(kind, made) for kind in KINDS for made in read_mistakes(f"mistakes/{kind}.yml")]


@pytest.mark.parametrize(
    "made", [made for _, made in MISTAKES], ids=[f"{kind}: {m.says['did']}" for kind, m in MISTAKES]
)
def test_mistake_is_told(made: Mistake, tmp_path: Path) -> None:
    assert list(faults(made, tmp_path / "orchard")) == []


def test_a_safety_rule_with_a_new_name_is_told_where_it_stands(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    file = root / "resources/safety.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("- id: ladder-feet", "- id: ladderfeet"), encoding="utf-8")
    told = str(tell(root)[0])
    assert "safety.yml:3:9: error RC341 2 places name 'ladder-feet', which is gone" in told
    assert "write 'id: ladder-feet' again" in told


def test_a_file_beside_the_toolkits_is_told_their_names(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    text = "---\ntitle: A shed\nsummary: It is dry.\n---\n\nClean it.\n"
    (root / "resources/shed.md").write_text(text, encoding="utf-8")
    told = "\n".join(map(str, tell(root)))
    assert "move it into one of these in resources: care, harvest" in told


def test_a_name_that_goes_on_behind_what_was_written_is_offered_first() -> None:
    known = ["safe-to-sleep", "safe-sleep-sheet"]
    assert did_you_mean("safe-sleep", known) == (
        "; did you mean 'safe-sleep-sheet' or 'safe-to-sleep'?"
    )
    assert did_you_mean("safe-slep", known[:1]) == "; did you mean 'safe-to-sleep'?"


def test_a_photo_of_a_phone_is_told_where_a_text_shows_it(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    (root / "resources/care/pictures/tree.heic").write_bytes(b"\0\0\0\x18ftypheic".ljust(400))
    file = root / "resources/care/prune-a-tree.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("pictures/branch.png", "pictures/tree.heic"), encoding="utf-8")
    told = "\n".join(map(str, tell(root)))
    assert "prune-a-tree.md:27:" in told
    assert "once it is saved as JPEG, write pictures/tree.jpg" in told


def test_a_renamed_file_is_known_by_its_relatives(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    shutil.copytree(ORCHARD, root)
    old, new = (root / f"resources/care/{name}.md" for name in ("check-the-soil", "feel-the-roots"))
    text = old.read_text(encoding="utf-8").replace("title: Check the soil", "title: Feel the roots")
    new.write_text(text.replace("minutes:", "related: [prune-a-tree]\nminutes:"), encoding="utf-8")
    old.unlink()
    first, *rest = map(str, tell(root))
    assert "feel-the-roots.md:2:8: error RC306 this was 'check-the-soil' until now" in first
    assert not any("check-the-soil" in line for line in rest)
