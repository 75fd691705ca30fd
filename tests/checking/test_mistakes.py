"""Each mistake of `tests/data/mistakes` is told at its line, first, with a way out that works."""

from pathlib import Path

import pytest

from tests.toolkits.mistakes import Mistake, faults, read_mistakes

KINDS = ("lists", "front-matter", "text", "files", "pages", "habits", "first-steps", "short-forms")
MISTAKES = [(kind, made) for kind in KINDS for made in read_mistakes(f"mistakes/{kind}.yml")]


@pytest.mark.parametrize(
    "made", [made for _, made in MISTAKES], ids=[f"{kind}: {m.says['did']}" for kind, m in MISTAKES]
)
def test_mistake_is_told(made: Mistake, tmp_path: Path) -> None:
    assert list(faults(made, tmp_path / "orchard")) == []
