"""The folder in which a command works before its result takes its place."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from resource_toolkit.problems import ToolkitError

WORK = ".toolkit"
"""The folder of the root that holds what commands are working on."""
_NAME = re.compile(r"[a-z]+-(\d+)-\w{8}")
_MARK = ".toolkit-work"


def workplace(root: Path, use: str) -> Path:
    """Make a folder for this process to work in; `use` is one word.

    Raises ToolkitError when something else has its place.
    """
    work = root / WORK
    if work.is_symlink() or (work.exists() and not work.is_dir()):
        raise ToolkitError(f"{work} is no folder, but commands work there; move it away")
    work.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{use}-{os.getpid()}-", dir=work))
    (folder / _MARK).touch()
    return folder


def refuse_links(root: Path, name: str) -> None:
    """Raise ToolkitError when a folder that commands keep in the workplace is a link or holds one.

    What is written there would be written elsewhere.
    """
    work = root / WORK
    for path in (work, work / name, *(work / name).rglob("*")):
        if path.is_symlink():
            raise ToolkitError(f"{path} is a link, so nothing was written there or elsewhere")


def remove_marked(folder: Path, mark: str = _MARK) -> None:
    """Remove a folder as far as the system lets us, the file that says whose it is last.

    So a folder that was removed only in part is still known for what it is.
    """
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name != mark:
            with suppress(OSError):
                path.unlink()
    shutil.rmtree(folder, ignore_errors=True)


def left_behind(root: Path) -> Iterator[Path]:
    """Yield the workplaces of processes that are gone; folders of others are not among them."""
    work = root / WORK
    if work.is_symlink() or not work.is_dir():
        return
    for folder in sorted(work.iterdir()):
        match = _NAME.fullmatch(folder.name)
        if match and not folder.is_symlink() and not _runs(int(match[1])):
            if (folder / _MARK).is_file():
                yield folder
            elif not any(folder.iterdir()):
                folder.rmdir()


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True
