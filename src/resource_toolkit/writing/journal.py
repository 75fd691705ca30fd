"""Write several files: all or none, also when the process is killed half-way.

New texts are staged beside the files that they replace, and a journal in the workplace names them,
and the files that go. To rename the journal is to decide: before that, the next command takes the
staged texts away; after that, it puts the rest of them in their places and removes what goes.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from resource_toolkit.problems import ToolkitError

from .workplace import left_behind, remove_marked, workplace

_STAGED = "staged.json"
_DECIDED = "decided.json"


def staged(path: Path) -> Path:
    """Return where the new text of a file waits."""
    return path.with_name(f".{path.name}.toolkit-new")


def write_files(root: Path, files: Mapping[str, bytes | None]) -> None:
    """Write all files, named relative to the root, or none; folders are made, None removes a file.

    Raises ToolkitError when one would be written through a link, OSError when the disk is full.
    """
    for name in files:
        _refuse_detour(root, name)
    if not files:
        return
    work = workplace(root, "write")
    try:
        (work / _STAGED).write_text(
            json.dumps({name: data is not None for name, data in files.items()}), encoding="utf-8"
        )
        for name, data in files.items():
            if data is not None:
                fresh = staged(root / name)
                fresh.parent.mkdir(parents=True, exist_ok=True)
                fresh.write_bytes(data)
        (work / _STAGED).replace(work / _DECIDED)
    finally:
        _settle(root, work)


def finish_writes(root: Path) -> None:
    """Finish, or take back, what commands that were killed had begun; remove their workplaces."""
    for work in left_behind(root):
        _settle(root, work)


def _settle(root: Path, work: Path) -> None:
    if (work / _DECIDED).is_file():
        for name, stays in _names(work / _DECIDED).items():
            if not stays:
                (root / name).unlink(missing_ok=True)
                continue
            with suppress(FileNotFoundError):
                staged(root / name).replace(root / name)
    else:
        for name in _names(work / _STAGED):
            staged(root / name).unlink(missing_ok=True)
    remove_marked(work)


def _names(journal: Path) -> dict[str, bool]:
    """Return the files of a journal, each with whether it stays.

    They are none where the journal was cut off, as then nothing was staged.
    """
    try:
        return dict(json.loads(journal.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError):
        return {}


def _refuse_detour(root: Path, name: str) -> None:
    path = root / name
    for part in (path, *path.parents):
        if part == root:
            break
        if part.is_symlink():
            raise ToolkitError(f"{part} is a link, so nothing was written there or elsewhere")
        if part != path and part.exists() and not part.is_dir():
            raise ToolkitError(f"{part} is no folder, so nothing was written; move it away")
    if path.is_dir():
        raise ToolkitError(f"{path} is a folder, so nothing was written; move it away")
