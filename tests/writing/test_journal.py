"""Several files are written all or none, wherever the process is killed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from resource_toolkit.problems import ToolkitError
from resource_toolkit.writing import finish_writes, remove_marked, workplace, write_files
from tests.toolkits.killed import run_until

NAMES = [f"resources/deep/file-{number}.md" for number in range(4)]
OLD, NEW = b"old\n", b"new\n"
MOMENTS = 14
"""More calls of the system than these names take: the last runs end by themselves."""
GONE = "resources/deep/gone.md"


def old_files(root: Path) -> None:
    (root / "resources/deep").mkdir(parents=True)
    for name in (*NAMES[:-1], GONE):
        (root / name).write_bytes(OLD)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.parametrize("moment", range(MOMENTS))
def test_killed_at_any_call_all_files_are_new_or_none(moment: int, tmp_path: Path) -> None:
    old_files(tmp_path)
    run_until(moment, write_files, tmp_path, {GONE: None, **dict.fromkeys(NAMES, NEW)})
    finish_writes(tmp_path)
    there = {path.name: path.read_bytes() for path in (tmp_path / "resources/deep").iterdir()}
    names = [Path(name).name for name in NAMES]
    assert there in (dict.fromkeys(names, NEW), dict.fromkeys([*names[:-1], "gone.md"], OLD))
    assert (there[names[0]] == NEW) == (moment > len(NAMES) + 1)
    assert list((tmp_path / ".toolkit").iterdir()) == []


def test_folder_that_was_removed_in_part_still_has_its_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = workplace(tmp_path, "write")
    for name in ("0-first.json", "z-last.json"):
        (work / name).touch()
    left = []
    real = os.unlink

    def noted(path: Any, **where: Any) -> None:
        left.append(Path(os.fsdecode(path)).name)
        real(path, **where)

    monkeypatch.setattr(os, "unlink", noted)
    remove_marked(work)
    assert left == ["0-first.json", "z-last.json", ".toolkit-work"]
    assert not work.exists()


def test_full_disk_leaves_all_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old_files(tmp_path)
    real = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if "file-2" in path.name:
            real(path, data[:1])
            raise OSError(28, "No space left on device", str(path))
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        write_files(tmp_path, {GONE: None, **dict.fromkeys(NAMES, NEW)})
    there = {path.name: path.read_bytes() for path in (tmp_path / "resources/deep").iterdir()}
    assert there == {Path(name).name: OLD for name in (*NAMES[:-1], GONE)}
    assert list((tmp_path / ".toolkit").iterdir()) == []


def test_link_on_the_way_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    old_files(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "resources/link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ToolkitError, match="is a link"):
        write_files(tmp_path, {NAMES[0]: NEW, "resources/link/a.md": NEW})
    assert (tmp_path / NAMES[0]).read_bytes() == OLD
    assert list((tmp_path / "elsewhere").iterdir()) == []
