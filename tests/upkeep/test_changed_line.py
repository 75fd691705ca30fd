"""What one changed line brings about is told at that line."""

from pathlib import Path

from resource_toolkit.checking.checked import check
from resource_toolkit.upkeep.changes.base import committed_texts
from resource_toolkit.upkeep.changes.changed_line import with_changed_line
from tests.toolkits.garden import put
from tests.toolkits.mistakes import TODAY
from tests.upkeep.test_changes import committed_orchard, git

TRAINING = "resources/trainings/first-day.yml"
PACKET = "resources/packets/first-year.yml"
SHEET = "resources/care/prune-a-tree.md"
_TIMED = (("all sides.", 3), ("wood first.", 20), ("that cross.", 4), ("next tree.", 3))


def commit(root: Path) -> None:
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "two")


def _told(root: Path, file: str, old: str, new: str, *, body: bool = False) -> list[str]:
    """Return what is told of a file in which a text is another than before."""
    text = (root / file).read_text("utf-8")
    assert old in text
    put(root, file, text.replace(old, new))
    before = committed_texts(root, [file])
    if body:  # As a base has it, where front matter was read already.
        before = {file: before[file].split("---\n", 2)[2]}
    told = [str(one) for one in with_changed_line(check(root, TODAY), before)]
    put(root, file, text)
    return told


def test_minutes_that_no_longer_agree_are_told_where_they_changed(tmp_path: Path) -> None:
    root = committed_orchard(tmp_path)
    text = (root / TRAINING).read_text("utf-8")
    text = text.replace("Learn to see what a tree needs.", "A two-hour day with trees.")
    text = text.replace("minutes: 30", "minutes: 60").replace("20:00", "20:30")
    put(root, TRAINING, text)
    commit(root)
    [told] = _told(root, TRAINING, "minutes: 60, what: Cut", "minutes: 95, what: Cut")
    assert told.startswith(f"{TRAINING}:6:15: warning RC547 '60' stood here until now, and with ")
    assert "'95' line 2 no longer agrees: the summary says 'two-hour'" in told
    assert told.endswith("; or write '60' here again")


def test_a_step_that_no_longer_agrees_is_told_in_the_text(tmp_path: Path) -> None:
    root = committed_orchard(tmp_path)
    text = (root / SHEET).read_text("utf-8")
    for step, minutes in _TIMED:
        text = text.replace(step, f"{step} ({minutes} minutes)")
    put(root, SHEET, text)
    commit(root)
    lines = text.split("\n")
    line = lines.index("2. Cut dead wood first. (20 minutes)") + 1
    for body in (False, True):
        [told] = _told(root, SHEET, "(20 minutes)", "(2 minutes)", body=body)
        assert told.startswith(f"{SHEET}:{line}:26: warning RC547 '20' stood here until now")
    [told] = _told(root, SHEET, "minutes: 30", "minutes: 3")
    assert told.startswith(f"{SHEET}:11:"), "the line that changed is the one that is told"


def test_words_copied_from_below_are_told_at_the_copy(tmp_path: Path) -> None:
    root = committed_orchard(tmp_path)
    [told] = _told(root, PACKET, "Begin with this one.", "For the summer.")
    assert "first-year.yml:6:" in told
    assert "line 8 has these" in told
