"""Each mistake of `tests/data/mistakes` is told at its line, first, with a way out that works."""

import shutil
from pathlib import Path

import pytest

from resource_toolkit.problems import did_you_mean
from tests.toolkits.mistakes import ORCHARD, Mistake, faults, read_mistakes, tell

KINDS = (
    *("lists", "front-matter", "text", "files", "pages", "habits", "first-steps"),
    *("short-forms", "odd-corners", "second-look", "hard-ones"),
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
