"""What a change of a training's outline leaves untrue elsewhere is told where it was made."""

from pathlib import Path

from resource_toolkit.checking.checked import check
from resource_toolkit.upkeep.changes.base import committed_texts
from resource_toolkit.upkeep.changes.outlines import with_outlines
from tests.toolkits.garden import put
from tests.toolkits.mistakes import TODAY
from tests.upkeep.test_changed_line import TRAINING, commit
from tests.upkeep.test_changes import committed_orchard


def _told(root: Path, *changes: tuple[str, str]) -> list[str]:
    """Return what is told of a training in which some texts are others than before."""
    now = (root / TRAINING).read_text("utf-8")
    for old, new in changes:
        assert old in now
        now = now.replace(old, new)
    put(root, TRAINING, now)
    told = with_outlines(check(root, TODAY), committed_texts(root, [TRAINING]))
    return [str(one) for one in told if "until now" in one.message or one.code == "RC114"]


def _timed(tmp_path: Path) -> Path:
    root = committed_orchard(tmp_path)
    text = (root / TRAINING).read_text("utf-8")
    put(root, TRAINING, text.replace("Learn to see", "A 1-hour day. See"))
    commit(root)
    return root


def test_minutes_that_a_break_would_hide_are_told_at_their_part(tmp_path: Path) -> None:
    root = _timed(tmp_path)
    [told] = _told(root, ("minutes: 60,", "minutes: 50,"))
    assert told.startswith(f"{TRAINING}:6:1: warning RC547 with 50 in place of 60 the parts take ")
    assert "take 80 minutes, and until now 90; the summary says '1-hour'; write 60 again" in told


def test_a_new_part_is_told_where_it_stands(tmp_path: Path) -> None:
    root = _timed(tmp_path)
    part = "  - {minutes: 60, what: Cut with a partner.}\n"
    shorter = part.replace("60", "40")
    more = "  - {minutes: 10, what: Sweep.}\n  - {minutes: 5, what: Go.}\n"
    [told] = _told(root, (part, shorter + more))
    assert told.startswith(f"{TRAINING}:6:1:")
    assert "the parts take 85 minutes, and until now 90" in told


def test_the_same_sum_is_none_of_our_business(tmp_path: Path) -> None:
    root = _timed(tmp_path)
    assert _told(root, ("minutes: 60,", "minutes: 50,"), ("minutes: 30,", "minutes: 40,")) == []


def test_too_many_hours_are_told_at_the_part_that_became_shorter(tmp_path: Path) -> None:
    root = committed_orchard(tmp_path)
    [told] = _told(root, ("minutes: 60,", "minutes: 6,"))
    assert told.startswith(f"{TRAINING}:6:1: error RC114 with 6 in place of 60")
    assert told.endswith("write 60 again, or correct what else says how long the training is")


def test_a_tool_that_no_part_uses_any_more_is_told(tmp_path: Path) -> None:
    root = committed_orchard(tmp_path)
    [told] = _told(
        root, ("trees., resources: [prune-a-tree]", "trees., resources: [check-the-soil]")
    )
    assert told.startswith(f"{TRAINING}:5:1: warning RC547 'prune-a-tree' stood here until now")
